"""A migration keys or drops unkeyed values derived from texts, and old imports still merge."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import Engine, text

from auditor.activities.activity import Activity, Object, ObjectType, Person, Source, Type
from auditor.answers.expectations import Expectations
from auditor.archives import read
from auditor.history.ingest import Arrival, receive
from server.audits.running import audit_now
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.engine import open_engine, writing
from server.store.schema import OWNER, metadata
from server.store.store import Store
from tests.store.making import NOON, ZONE, store_of

PROFILE = "First Name,Last Name,Headline,Public Profile URL\nMara,Lind,Engineer,\n"
ME, ANA = "https://www.linkedin.com/in/mara-lind", "https://www.linkedin.com/in/ana-silva"
WORDS = "Could you send me the slides of last week when you are back at your desk?"
MESSAGES = f"""CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
one,Mara Lind,{ME},Ana Silva,{ANA},2025-02-01 10:00:00 UTC,,{WORDS},INBOX
one,Mara Lind,{ME},Ana Silva,{ANA},2025-02-01 10:05:00 UTC,,Or tell me where they are and I look for them.,INBOX
one,Ana Silva,{ANA},Mara Lind,{ME},2025-02-01 12:00:00 UTC,,They are in the folder of the workshop.,INBOX
"""
OLD_SKETCH = bytes(range(100, 228))
KEY = b"K" * 32


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("Profile.csv", PROFILE)
        written.writestr("messages.csv", MESSAGES)
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A store as it was before the migration; see ``aged``."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'rapport.sqlite3'}")
    else:
        engine = request.getfixturevalue("engine_on_postgresql")
    yield engine
    engine.dispose()


@pytest.fixture
def engine_on_postgresql(postgresql: str, migrated: Engine) -> Iterator[Engine]:
    yield migrated
    with writing(migrated) as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)}")


def arrived(archive: Path, *, keep_text: bool) -> list[Arrival]:
    """The archive as it arrived before."""
    activities = (item for item in read(archive) if isinstance(item, Activity))
    return [receive(each, key=KEY, zone=ZONE, keep_text=keep_text) for each in activities]


def aged(engine: Engine, arrivals: list[Arrival]) -> None:
    """Put the store back to what an earlier version left."""
    with writing(engine) as connection:
        connection.execute(text("UPDATE activities SET sketch = :old WHERE sketch IS NOT NULL"), {"old": OLD_SKETCH})
        later = {
            "persons": ("language", "keep_days", "removed_at", "removed", "key_check", "clock_at", "leapt_at"),
            "schedules": ("cron",),
            "sources": ("first_day",),
            "devices": ("key", "counter", "may"),
            "imports": ("summary",),
            "reports": ("aside", "sites"),
            "activities": ("account", "checksum"),
        }
        for table, columns in later.items():
            for column in columns:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        for table in (
            "links",
            "sessions",
            "accounts",
            "steps",
            "remarks",
            "channels",
            "same_people",
            "feeds",
            "trials",
            "connected",
            "watched_folders",
            "watched_files",
            "pages",
            "reminded",
            "members",
            "invitations",
            "events",
        ):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("DROP INDEX ix_activities_person_id_partner_at"))
        connection.execute(text("DROP INDEX ix_activities_person_id_object_id"))
        connection.execute(text("DROP TABLE readings"))
        written = "person_id TEXT NOT NULL, device_id TEXT NOT NULL, site TEXT NOT NULL, part TEXT NOT NULL, "
        written += "day TEXT NOT NULL, found BIGINT NOT NULL, missed BIGINT NOT NULL, "
        written += "CONSTRAINT fk_readings_persons FOREIGN KEY(person_id) REFERENCES persons (person_id), "
        written += "CONSTRAINT pk_readings PRIMARY KEY (person_id, device_id, site, part, day)"
        connection.execute(text(f"CREATE TABLE readings ({written})"))
        row = {"person": OWNER, "device": "a device", "site": "linkedin", "part": "feed", "day": "2026-11-01"}
        connection.execute(text("INSERT INTO readings VALUES (:person, :device, :site, :part, :day, 3, 1)"), row)
        connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    assert arrivals


def migrated_again(engine: Engine, key: bytes = KEY) -> Engine:
    return open_engine(engine.url.render_as_string(hide_password=False), lambda: key)


def imported(store: Store, archive: Path) -> Import:
    entry = Import(store.imports.begin(archive.name), archive.name)
    run_import(store, archive, entry, lambda _: None)
    assert entry.state == "done"
    return entry


def keyed_store(engine: Engine) -> Store:
    store = store_of(engine)
    store._settings = Settings(Path("/nowhere"), "", "Europe/Berlin")
    store._settings.__dict__["key"] = KEY
    return store


def test_an_archive_imported_before_and_after_doubles_nothing(old: Engine, archive: Path) -> None:
    before = store_of(old)
    before.change(keep_text_days=30)
    arrivals = arrived(archive, keep_text=True)
    before.activities.write(arrivals)
    texts = before.texts.get([each.row.id for each in arrivals])
    assert texts
    report = audit_now(before)
    marked = next(each.row.id for each in arrivals)
    before.answers.add(Expectations(relevant={marked: True}))
    aged(old, arrivals)

    engine = migrated_again(old)
    after = keyed_store(engine)
    kept = {row.id: row for row in after.activities.latest(1_000)}
    assert not {each.row.id for each in arrivals} & kept.keys()
    assert all(row.sketch is None for row in kept.values())
    assert sorted(after.texts.get(list(kept)).values()) == sorted(texts.values())
    told = after.reports.get(report.id)
    assert told is not None
    assert not {each.row.id for each in arrivals} & _uuids(told)
    (marked,) = after.answers.get().relevant
    assert marked in kept
    assert after.readings.all() == [("linkedin", "feed", "2026-11-01", 3, 1, "", "a device", "", 0)]

    entry = imported(after, archive)
    assert (entry.new, entry.known) == (0, len(arrivals))
    again = {row.id: row for row in after.activities.latest(1_000)}
    assert again.keys() == kept.keys()
    assert [row.sketch is not None for row in again.values()].count(True) == [
        each.row.sketch is not None for each in arrivals
    ].count(True)
    engine.dispose()


def _uuids(report: object) -> set[str]:
    found = msgspec.json.encode(report).decode()
    return set(re.findall(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", found))


def test_acts_that_an_archive_repeated_stay_merged(old: Engine, archive: Path) -> None:
    arrivals = arrived(archive, keep_text=False)
    sent = next(each for each in arrivals if each.row.subject == "message-sent")
    seen = sent._replace(row=sent.row._replace(id=str(uuid4()), via="extension", slack=120_000))
    before = store_of(old)
    before.activities.write([seen])
    before.activities.write(arrivals)
    aged(old, arrivals)
    engine = migrated_again(old)
    after = keyed_store(engine)
    assert [row.via for row in after.activities.by_ids([seen.row.id])] == ["extension"]
    assert imported(after, archive).new == 0
    assert after.activities.count() == len(arrivals)
    engine.dispose()


def test_names_of_messages_become_keyed_and_arrive_so_from_then_on(old: Engine) -> None:
    named = Activity(
        id=uuid4(),
        type=Type.CREATE,
        published=NOON,
        site="bluesky",
        actor=Person("ana"),
        source=Source("extension", "1"),
        object=Object(ObjectType.MESSAGE, id="theirs:811c9dc501000193#1", content="See you at six?"),
        to=[Person("me")],
    )
    arrival = receive(named, key=KEY, zone=ZONE)
    assert arrival.row.object_id != named.object.id  # type: ignore[union-attr]
    other = receive(named, key=b"another key of 32 bytes, nearly.", zone=ZONE)
    assert arrival.row.object_id != other.row.object_id
    before = store_of(old)
    before.activities.write([arrival._replace(row=arrival.row._replace(object_id="theirs:811c9dc501000193#1"))])
    aged(old, [arrival])
    engine = migrated_again(old)
    assert [row.object_id for row in store_of(engine).activities.latest()] == [arrival.row.object_id]
    engine.dispose()


def test_no_byte_of_old_sketches_stays_in_the_files(tmp_path: Path, archive: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'rapport.sqlite3'}")
    arrivals = arrived(archive, keep_text=False)
    store_of(engine).activities.write(arrivals)
    aged(engine, arrivals)
    engine.dispose()
    files = list((tmp_path / "data").iterdir())
    assert any(OLD_SKETCH in file.read_bytes() for file in files)
    opened = migrated_again(engine)  # open still: closing empties the log
    assert not any(OLD_SKETCH in file.read_bytes() for file in (tmp_path / "data").iterdir())
    opened.dispose()


def test_ids_of_an_archive_reveal_nothing_without_the_key(archive: Path) -> None:
    """Whoever guesses an act in full derives what stands in the file, but not what is kept."""
    activities = [item for item in read(archive) if isinstance(item, Activity)]
    kept = {receive(each, key=KEY, zone=ZONE, derived=True).row.id for each in activities}
    others = {receive(each, key=b"guessed" + KEY[7:], zone=ZONE, derived=True).row.id for each in activities}
    assert len(kept) == len(others) == len(activities)
    assert not kept & others
    assert not kept & {str(each.id) for each in activities}


def test_an_import_stores_no_unkeyed_id(tmp_path: Path, archive: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'rapport.sqlite3'}")
    store = keyed_store(engine)
    imported(store, archive)
    derived = {str(item.id) for item in read(archive) if isinstance(item, Activity)}
    assert not derived & {row.id for row in store.activities.latest(1_000)}
    assert store.owner.get().person_id == OWNER
    engine.dispose()
