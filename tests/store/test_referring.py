"""A promised introduction refers to a person on record, and the reference is deleted with the person."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import Arrival, receive
from auditor.history.referring import moved
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.choosing import Choice
from server.store.schema import activities
from server.store.store import Store, open_store
from tests.store.making import ANA, KEY, NOON, ZONE, message
from tests.store.test_keyed import keyed_store

BEN = Person("in/ben-zanzibaretta", "Ben Zanzibaretta")
BY_NAME = Person("name:Ben Zanzibaretta", "Ben Zanzibaretta")
DAY = 24 * 60
PROMISE = "Of course, I will introduce you to Ben Zanzibaretta this week."


def told(*, of: Person = BEN) -> list[Arrival]:
    return [
        message("Dear Ben, the rain came in again.", 0, to=of),
        message("It did here as well.", 5, by=of),
        message("Could you tell me who runs the night shift?", 10, by=ANA),
    ]


def readings(engine: Engine) -> str:
    with engine.connect() as connection:
        return " ".join(row.reading or "" for row in connection.execute(select(activities.c.reading)))


def test_a_promise_refers_to_a_person_on_record(engine: Engine, store: Store) -> None:
    store.activities.write(told())
    store.activities.write([message(PROMISE, DAY)])
    assert f'"to_meet":"{BEN.id}"' in readings(engine)
    assert "by_one_name" not in readings(engine)
    assert "Zanzibaretta" not in readings(engine)


def test_a_person_known_by_name_alone_is_referred_to_by_the_id_on_record(engine: Engine, store: Store) -> None:
    store.activities.write(told(of=BY_NAME))
    store.activities.write([message(PROMISE, DAY), message(PROMISE.replace("Ben", "Quokka"), DAY + 9)])
    assert readings(engine).count('"to_meet":"name:Ben Zanzibaretta"') == readings(engine).count("Zanz") == 1


def test_a_person_without_a_name_is_not_referred_to(engine: Engine, store: Store) -> None:
    store.activities.write(told(of=Person("hidden:ben", "Ben Zanzibaretta")))
    store.activities.write([message(PROMISE, DAY)])
    assert "to_meet" not in readings(engine)


def test_a_reference_moves_when_its_person_gets_an_address(engine: Engine, store: Store) -> None:
    store.activities.write(told(of=BY_NAME))
    store.activities.write([message(PROMISE, DAY)])
    store.activities.join(store.owner.get().created, "linkedin", {"Ben Zanzibaretta": BEN.id}, KEY)
    assert f'"to_meet":"{BEN.id}"' in readings(engine)
    assert "name:" not in readings(engine)
    store.erase_part(Choice(people=(("linkedin", BEN.id),)))
    assert "to_meet" not in readings(engine)


ASKED = "Could you send me Ben Zanzibaretta's number?"


@pytest.mark.parametrize("of", [BEN, BY_NAME], ids=["by-id", "by-name"])
def test_whose_number_is_asked_for_is_referred_to_moves_and_goes_with_the_person(
    engine: Engine, store: Store, of: Person
) -> None:
    store.activities.write(told(of=of))
    store.activities.write([message(ASKED, DAY, by=ANA)])
    assert f'"contact_of":["linkedin","{of.id}"]' in readings(engine)
    store.activities.join(store.owner.get().created, "linkedin", {"Ben Zanzibaretta": BEN.id}, KEY)
    assert f'"contact_of":["linkedin","{BEN.id}"]' in readings(engine)
    store.erase_part(Choice(people=(("linkedin", BEN.id),)))
    assert "contact_of" not in readings(engine)


def test_a_number_of_somebody_not_on_record_leaves_no_reference(engine: Engine, store: Store) -> None:
    store.activities.write([*told(of=ANA), message(ASKED, DAY, by=Person("in/eva", "Eva"))])
    assert "contact_of" not in readings(engine)
    assert "Zanz" not in readings(engine)


def test_a_question_in_a_group_refers_to_nobody(engine: Engine, store: Store) -> None:
    asks = Activity(
        id=derived_id(NOON, "in a group"),
        type=Type.CREATE,
        published=NOON + timedelta(days=1),
        site="linkedin",
        actor=ANA,
        source=Source("archive", "1"),
        object=Object(ObjectType.MESSAGE, content=ASKED),
        to=[Person("me"), Person("in/eva", "Eva")],
    )
    store.activities.write([*told(), receive(asks, key=KEY, zone=ZONE)])
    assert "contact_of" not in readings(engine)


def test_a_reference_to_another_site_does_not_move_with_who_goes_by_the_same_id_here() -> None:
    reading = '{"contact_of":["whatsapp","name:Ben"]}'
    assert moved(reading, "linkedin", "linkedin", {"name:Ben": "in/ben"}) == reading
    assert moved(reading, "linkedin", "whatsapp", {"name:Ben": "+49"}) == '{"contact_of":["whatsapp","+49"]}'


def test_a_person_in_the_same_batch_is_on_record(engine: Engine, store: Store) -> None:
    store.activities.write([message(PROMISE.replace(" Zanzibaretta", ""), DAY), *told()])
    assert f'"to_meet":"{BEN.id}","by_one_name":true' in readings(engine)


def test_a_name_of_nobody_on_record_leaves_no_reference(engine: Engine, store: Store) -> None:
    store.activities.write([message(PROMISE, DAY), *told(of=ANA)])
    assert "to_meet" not in readings(engine)


ME, AT = "https://www.linkedin.com/in/mara-lind", "https://www.linkedin.com/in/"
HEADS = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"


@pytest.mark.parametrize(("most", "refers"), [(1, True), (0, False)])
def test_who_stands_later_in_an_archive_is_on_record_at_its_end_but_for_too_many(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, refers: bool
) -> None:
    store = keyed_store(engine)
    monkeypatch.setattr("server.imports.importing._MOST_SPEAKING", most)
    monkeypatch.setattr("server.imports.pipeline.FIRST_BATCH", 1)
    monkeypatch.setattr("server.imports.pipeline.BATCH", 1)
    lines = [
        f"one,Mara Lind,{ME},Ana Silva,{AT}ana-silva,2025-02-02 10:00:00 UTC,,{PROMISE},INBOX",
        f"two,Mara Lind,{ME},Ben Zanzibaretta,{AT}ben-z,2025-02-01 10:00:00 UTC,,How is the rain over there?,INBOX",
    ]
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("Profile.csv", "First Name,Last Name,Headline,Public Profile URL\nMara,Lind,Engineer,\n")
        written.writestr("messages.csv", "\n".join([HEADS, *(line.replace(PROMISE, f'"{PROMISE}"') for line in lines)]))
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None)
    assert entry.state == "done"
    assert ('"to_meet":"' in readings(engine)) is refers


@pytest.mark.parametrize("by_sending_back", [True, False])
@pytest.mark.parametrize("of", [BEN, BY_NAME], ids=["by-id", "by-name"])
def test_a_reference_is_deleted_with_its_person(
    engine: Engine, store: Store, by_sending_back: bool, of: Person
) -> None:
    kept = told(of=of)
    store.activities.write(kept)
    promise = message(PROMISE, DAY)
    store.activities.write([promise])
    assert "to_meet" in readings(engine)
    if by_sending_back:
        store.activities.remove([kept[0].row.id, kept[1].row.id])
    else:
        store.erase_part(Choice(people=(("linkedin", of.id),)))
    assert "to_meet" not in readings(engine)
    assert [row.id for row in store.activities.by_ids([promise.row.id])] == [promise.row.id]


def test_references_to_other_people_stay(engine: Engine, store: Store) -> None:
    store.activities.write(told())
    store.activities.write([message(PROMISE, DAY), message("Dear all, again.", 20, to=Person("in/ben", "Ben Okoro"))])
    store.erase_part(Choice(people=(("linkedin", "in/ben"),)))
    assert f'"to_meet":"{BEN.id}"' in readings(engine)


SEARCH = "Could you recommend a decent plumber for the flat?"


def searched(engine: Engine, store: Store) -> Arrival:
    """Ben's trade is known where one connects; Ana, on another site, looks for one."""
    at_work = Activity(
        id=derived_id(NOON, "connected"),
        type=Type.ACCEPT,
        published=NOON,
        site="linkedin",
        actor="me",
        source=Source("archive", "1"),
        object=Object(ObjectType.RELATIONSHIP),
        to=[BEN],
        detail=Detail(position="Plumber", employer="Moor"),
    )
    asks = Activity(
        id=derived_id(NOON, "asks"),
        type=Type.CREATE,
        published=NOON + timedelta(days=1),
        site="telegram",
        actor=Person("user7", "Ana"),
        source=Source("archive", "1"),
        object=Object(ObjectType.MESSAGE, content=SEARCH),
        to=[Person("me")],
    )
    store.activities.write([*told(), receive(at_work, key=KEY, zone=ZONE)])
    asked = receive(asks, key=KEY, zone=ZONE)
    store.activities.write([asked])
    assert f'"fits":[["linkedin","{BEN.id}"]]' in readings(engine)
    return asked


@pytest.mark.parametrize(
    "choice", [Choice(people=(("linkedin", BEN.id),)), Choice(site="linkedin")], ids=["person", "site"]
)
def test_who_does_the_work_that_is_looked_for_goes_with_the_person(
    engine: Engine, store: Store, choice: Choice
) -> None:
    asked = searched(engine, store)
    store.erase_part(choice)
    assert "fits" not in readings(engine)
    assert [row.id for row in store.activities.by_ids([asked.row.id])] == [asked.row.id]


def test_references_to_many_people_are_searched_once(engine: Engine, store: Store) -> None:
    searched(engine, store)
    store.activities.write([message("Hello", n, by=Person(f"in/p{n}", f"P {n}"), salt=str(n)) for n in range(150)])
    statements: list[str] = []

    def counted(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", counted)
    try:
        store.erase_part(Choice(site="linkedin"))
    finally:
        event.remove(engine, "before_cursor_execute", counted)
    assert sum("reading" in each and each.count("LIKE") == 3 for each in statements) == 1
    assert "fits" not in readings(engine)


def test_who_does_the_work_that_is_looked_for_goes_with_what_was_sent_back(engine: Engine, store: Store) -> None:
    searched(engine, store)
    with engine.connect() as connection:
        query = select(activities.c.id, activities.c.via).where(activities.c.site == "linkedin")
        told_of_ben = connection.execute(query).all()
    for id_, via in told_of_ben:
        store.activities.remove([id_], via)
    assert "fits" not in readings(engine)


@pytest.mark.parametrize("of", [BEN, BY_NAME], ids=["by-id", "by-name"])
def test_no_byte_of_whom_a_promise_names_stays_unless_they_are_on_record(tmp_path: Path, of: Person) -> None:
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        store.activities.write(told(of=of))
        store.activities.write(
            [message(PROMISE, DAY), message(PROMISE.replace("Ben Zan", "Quokka Pangolin Zan"), DAY + 9)]
        )
        store.activities.write([message("I will introduce you to @quokka_pangolin this week.", DAY + 20)])
        store.erase_part(Choice(people=(("linkedin", of.id),)))
        content = b"".join(file.read_bytes() for file in settings.data.iterdir()).lower()
        assert store.activities.count() == 4
    assert b"zanzibaretta" not in content
    assert b"quokka" not in content and b"pangolin" not in content
