"""Erasing a person, a site or a period also erases everything derived from it, and nothing else."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
import pytest
from sqlalchemy import Engine, insert, select, text

from auditor.activities.activity import Activity, Coverage, Object, ObjectType, Person, Source, Subject, Type
from auditor.activities.identity import derived_id
from auditor.answers.expectations import Confidant, Expectations, Goal, ReferralGroup
from auditor.archives import Me, Unclear, archives
from auditor.history.ingest import Arrival, receive
from auditor.report import Row, Table
from auditor.translatable import Sentence, lazy_gettext
from server.audits.running import audit_now, make_report
from server.installation.settings import Settings
from server.store import runs
from server.store.backups import back_up
from server.store.choosing import Choice, Naming
from server.store.engine import writing
from server.store.errors import ErasedError
from server.store.imports import Summary
from server.store.processes import Process
from server.store.readings import Reading
from server.store.remarks import Remark
from server.store.schema import metadata
from server.store.store import Store, open_store
from tests.store.making import KEY, NOON, ZONE, message

ANA = Person("in/ana-quokka", "Ana Zanzibaretta")
ANNA = Person("in/ana-quokka-2", "Anna Zanzibar")
BEN = Person("in/ben", "Ben Okoro")
QUOKKA = Choice(people=(("linkedin", ANA.id),))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})


@pytest.fixture
def file_store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as store:
        yield store


def act(kind: Type, number: int, **members: Any) -> Arrival:
    fields: dict[str, Any] = {"actor": "me", "source": Source("extension", "1"), "site": "linkedin"} | members
    at = NOON + timedelta(hours=number)
    return receive(Activity(id=derived_id(at, number, "act"), type=kind, published=at, **fields), key=KEY, zone=ZONE)


def others() -> list[Arrival]:
    """What has nothing to do with Ana."""
    return [
        *(message(f"Dear Ben, {n}", n, to=BEN, keep_text=True) for n in range(5)),
        message("Dear Anna", 10, to=ANNA, keep_text=True),
        message("Dear you", 20, by=BEN),
        act(Type.FOLLOW, 30, object=Object(ObjectType.PROFILE, id="https://www.linkedin.com/in/ana-quokka-2")),
        act(Type.LIKE, 31, site="mastodon", object=Object(ObjectType.NOTE, id="https://example.social/7")),
    ]


def with_ana() -> list[Arrival]:
    return [
        message("Dear Ana", 40, to=ANA, keep_text=True),
        message("Dear me", 41, by=ANA),
        act(Type.ACCEPT, 42, actor=ANA, object=Object(ObjectType.RELATIONSHIP), to=[Person("me")]),
        act(Type.VIEW, 43, object=Object(ObjectType.PROFILE, id="https://www.linkedin.com/in/ana-quokka")),
        act(Type.CREATE, 44, object=Object(ObjectType.NOTE, in_reply_to="x/in/ana-quokka/9", content="Yes"), to=[BEN]),
    ]


def together() -> Arrival:
    return act(Type.CREATE, 45, object=Object(ObjectType.MESSAGE, content="You two"), to=[ANA, BEN])


def kept(store: Store) -> dict[str, list[Any]]:
    with store._engine.connect() as connection:
        names = ("activities", "aliases", "acquaintances", "sources", "texts")
        return {name: sorted(map(tuple, connection.execute(select(metadata.tables[name]))), key=str) for name in names}


def test_a_person_is_erased_as_if_they_had_never_come(store: Store) -> None:
    store.change(keep_text_days=30)
    store.activities.write(others())
    before = kept(store)
    store.activities.write(with_ana())
    removed, outcome = store.erase_part(QUOKKA)
    assert (removed.activities, removed.people, removed.texts) == (5, 1, 1)
    assert outcome.left == ()
    assert kept(store) == before


def test_a_person_with_the_same_id_on_another_site_stays(store: Store) -> None:
    elsewhere = [each._replace(row=each.row._replace(site="mastodon")) for each in (*with_ana()[:3], together())]
    of_her = {arrival.row.id for arrival in with_ana()}
    elsewhere = [each._replace(row=each.row._replace(id=f"{each.row.id[:-1]}x")) for each in elsewhere]
    store.activities.write(elsewhere)
    before = kept(store)
    store.activities.write(with_ana())
    assert of_her & {row.id for row in store.activities.latest()} == of_her
    store.erase_part(QUOKKA)
    assert kept(store) == before


@pytest.mark.parametrize(
    "choice",
    [
        lambda _: QUOKKA,
        lambda _: Choice(site="linkedin"),
        lambda _: Choice(first=date(2025, 3, 3), last=date(2025, 3, 6)),
        lambda store: Choice(activities=tuple(row.id for row in store.activities.latest())),
        lambda store: Choice(account=store.accounts.all()[0].id),
    ],
    ids=["person", "site", "period", "activities", "account"],
)
def test_an_act_of_two_sources_is_erased_under_both_ids(store: Store, choice: Callable[[Store], Choice]) -> None:
    """Else an id of it stays, and what a source tells of it again would be taken for known."""
    told = [message("Dear me", n, by=ANA, via=via) for n in range(3) for via in ("extension", "archive")]
    told = [each._replace(row=each.row._replace(account="in/mara-lind")) for each in told]
    for each in told:
        store.activities.write([each])
    assert store.activities.count() == 3
    store.erase_part(choice(store))
    assert store.activities.known([each.row.id for each in told]) == set()
    assert (kept(store)["activities"], kept(store)["aliases"]) == ([], [])


def test_an_act_addressed_to_several_people_stays(store: Store) -> None:
    store.activities.write([together()])
    store.erase_part(QUOKKA)
    (row,) = store.activities.latest()
    assert row.recipients == f'["{BEN.id}"]'
    assert [one.id for one in store.acquaintances.search("", 10)] == [BEN.id]


def test_texts_of_others_that_name_them_are_erased_and_the_acts_stay(store: Store) -> None:
    store.change(keep_text_days=30)
    about = message("Have you heard of ana zanzibaretta?", 50, to=BEN, keep_text=True)
    store.activities.write([*with_ana(), about, message("Zanzibarettas are birds", 51, to=BEN, keep_text=True)])
    removed, _ = store.erase_part(QUOKKA)
    assert removed.texts == 2
    assert store.activities.by_ids([about.row.id])
    assert list(store.texts.get([row.id for row in store.activities.latest()]).values()) == ["Zanzibarettas are birds"]


def test_answers_and_reports_that_name_them_are_changed_or_deleted(store: Store) -> None:
    arrivals = with_ana()
    marked = arrivals[1].row.id
    store.activities.write([*others(), *arrivals])
    store.answers.add(
        Expectations(
            inner_circle=(Confidant("ANA ZANZIBARETTA"), Confidant("Ben Okoro")),
            relevant={marked: True, "another": True},
            not_this_person=(ANA.id, BEN.id),
            definition_words="To meet people like Ana Zanzibaretta",
            own_experience="Ana Zanzibaretta lent me her lathe.",
            liked_place="A forum",
            goal=Goal(audience="Ana Zanzibaretta's team"),
            further_goal=Goal(outcome="advice", audience="whoever works with Ana Zanzibaretta"),
        )
    )
    store.answers.add(Expectations(minutes_a_day=5))
    report = audit_now(store)
    with writing(store._engine) as connection:
        table = metadata.tables["reports"]
        telling = {"person_id": "owner", "id": "telling", "created": 1, "first": "2020-01-01", "last": "2020-02-01"}
        connection.execute(insert(table), telling | {"report": '{"label":"Ana Zanzibaretta"}'})
        silent = telling | {"id": "silent", "report": '{"label":"Anna Zanzibar"}'}
        connection.execute(insert(table), silent)
    removed, _ = store.erase_part(QUOKKA)
    left = {heading.id for heading in store.reports.latest()}
    assert "silent" in left and "telling" not in left
    named = b"Zanzibaretta" in msgspec.json.encode(report) or any(
        a.row.id.encode() in msgspec.json.encode(report) for a in arrivals
    )
    assert (report.id in left) is not named
    assert removed.reports == (2 if named else 1)
    first, second = (store.answers.get(at) for at in reversed(store.answers.versions()))
    assert [one.name for one in first.inner_circle] == ["Ben Okoro"]
    assert (first.relevant, first.not_this_person) == ({"another": True}, (BEN.id,))
    assert (first.definition_words, first.goal) == (None, Goal())
    assert first.further_goal == Goal(outcome="advice")
    assert (first.own_experience, first.liked_place) == (None, "A forum")
    assert second == Expectations(minutes_a_day=5)


def test_no_answer_keeps_an_erased_id(store: Store) -> None:
    arrivals = with_ana()
    gone = (arrivals[1].row.id, ANA.id)
    store.activities.write([*others(), *arrivals])
    lists = [field.name for field in msgspec.structs.fields(Expectations) if field.type == tuple[str, ...]]
    marks = [field.name for field in msgspec.structs.fields(Expectations) if field.type == dict[str, bool]]
    given: dict[str, Any] = {**dict.fromkeys(lists, (*gone, "kept")), **{name: {gone[0]: True} for name in marks}}
    assert len(given) >= 8
    met = ReferralGroup(weekday=0, hour=7, members=(ANA.id, "kept"))
    store.answers.add(Expectations(**given, referral_group=met))
    store.erase_part(QUOKKA)
    left = msgspec.to_builtins(store.answers.get())
    assert left["referral_group"]["members"] == ("kept",)
    assert {name for name in lists if "kept" in left[name]} == set(lists)
    assert {name: [id_ for id_ in gone if id_ in str(left.get(name))] for name in marks} == {name: [] for name in marks}
    of_people = {"not_this_person", "kept_apart", "not_apart"}
    assert {name for name in lists if gone[0] in left[name]} == of_people
    assert {name for name in lists if ANA.id not in left[name]} == of_people


def test_a_site_is_erased_with_its_people_readings_coverage_and_imports(store: Store) -> None:
    mastodon = [arrival for arrival in others() if arrival.row.site == "mastodon"]
    store.activities.write(mastodon)
    before = kept(store)
    store.activities.write([*others(), *with_ana()])
    device, _ = store.devices.add("laptop", "Firefox", 0)
    store.readings.replace(device, [Reading(site, "feed", "2025-03-03", 1, 0) for site in ("linkedin", "mastodon")])
    store.coverage.replace("x", [Coverage(site, Subject.POST, "full") for site in ("linkedin", "mastodon")])
    for archive in archives():
        store.imports.progress(store.imports.begin("export.zip"), recognised=str(archive.title))
    for site in ("linkedin", "mastodon"):
        store.accounts.remember(Me(site, ("Mara Lind",)))
    audit_now(store)
    circle = tuple(Confidant(f"On {site}", site, "in/nobody") for site in ("linkedin", "mastodon"))
    store.answers.add(Expectations(planned_minutes_a_week={"linkedin": 60, "mastodon": 30}, inner_circle=circle))
    for site in ("linkedin", "mastodon"):  # somebody of whom nothing is on record
        store.remarks.put((site, "in/nobody"), Remark("Met at the fair."))
    removed, outcome = store.erase_part(Choice(site="linkedin"))
    assert (removed.people, removed.reports, outcome.left) == (3, 1, ())
    assert kept(store) == before
    assert [reading.site for reading in store.readings.all()] == ["mastodon"]
    assert {entry.site for entry in store.coverage.all()} == {"mastodon"}
    assert [me.site for me in store.accounts.mine()] == ["mastodon"]
    assert store.remarks.all().keys() == {("mastodon", "in/nobody")}
    others_left = {str(archive.title) for archive in archives() if archive.site != "linkedin"}
    assert {entry.format for entry in store.imports.latest()} == others_left
    assert store.answers.get().planned_minutes_a_week == {"mastodon": 30}
    assert store.answers.get().inner_circle == circle[1:]


def test_names_are_removed_from_imports(store: Store) -> None:
    def said(file: str, reason: str) -> Sentence:
        nobody = lazy_gettext("it cannot be read (%(reason)s)", reason=reason)
        return lazy_gettext("%(file)s: %(reason)s", file=file, reason=nobody)

    store.activities.write(with_ana())
    entry = store.imports.begin("Letters of Ana Zanzibaretta.zip")
    left = ("as an earlier version told it", said("messages.csv", "Zanzibarettas are birds"))
    of_her = ("Ana Zanzibaretta.csv: no", said("a.csv", "“Ana Zanzibaretta”"), said("in/ana-quokka", "no"))
    asked = Summary(unclear=(Unclear("linkedin", "messages.csv", 2, ("Mara Lind", "Ana Zanzibaretta")),))
    store.imports.finish(entry, "done", (*left, *of_her), asked)
    store.erase_part(QUOKKA)
    (found,) = store.imports.latest()
    assert (found.file, found.problems, found.summary) == ("…", left, Summary())


def test_a_period_is_erased_including_both_its_ends(store: Store) -> None:
    first = message("Dear Ana", 0, to=ANA)
    early = message("Before", -24 * 60, to=BEN)
    late = message("After", 48 * 60, to=BEN)
    store.activities.write([early, late])
    before = kept(store)
    store.activities.write([first, message("Next day", 24 * 60, by=BEN)])
    report = audit_now(store, first=date(2025, 3, 2), last=date(2025, 3, 3))
    other = audit_now(store, first=date(2024, 1, 1), last=date(2024, 2, 1))
    for each in (report, other):
        begun = runs.new(90, round(each.created.timestamp() * 1000), Process("here", 1))
        store.runs.begin(begun._replace(state="done", report_id=each.id))
    day = date.fromisoformat(first.row.day)
    removed, _ = store.erase_part(Choice(first=day, last=day + timedelta(days=1)))
    assert (removed.activities, removed.people) == (2, 1)
    assert kept(store) == before
    assert store.reports.get(report.id) is None
    assert store.reports.get(other.id) is not None
    assert {run.report_id for run in store.runs.latest()} == {other.id}, "no run leads to a report that is gone"


def test_a_preview_returns_the_same_numbers_and_erases_nothing(store: Store) -> None:
    store.activities.write([*others(), *with_ana()])
    before = kept(store)
    would = store.preview(QUOKKA)
    assert kept(store) == before
    assert would == store.erase_part(QUOKKA)[0]


def test_no_byte_of_erased_people_stays_in_any_file(settings: Settings, file_store: Store) -> None:
    file_store.change(keep_text_days=30)
    people = [Person(f"quokka-{n:04}", f"Zanzibaretta {n:04}") for n in range(2_000)]
    file_store.activities.write([message("pangolin", n, to=each, keep_text=True) for n, each in enumerate(people)])
    one = Choice(people=(("linkedin", "quokka-0777"),))
    file_store.acquaintances.called("zanzibaretta 0777")
    removed, outcome = file_store.erase_part(one)
    assert (removed.activities, outcome.left) == (1, ())
    content = b"".join(file.read_bytes() for file in settings.data.iterdir())
    assert b"quokka-0777" not in content and b"Zanzibaretta 0777" not in content
    assert b"quokka-0778" in content and b"Zanzibaretta 0778" in content


def test_data_that_a_reader_or_another_file_still_holds_are_reported(
    settings: Settings, file_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.store.rewriting._READERS_SECONDS", 0)
    file_store.activities.write([*others(), *with_ana()])
    (settings.data / "notes.txt").write_text("Call Ana Zanzibaretta")
    with closing(sqlite3.connect(settings.data / "rapport.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM activities").fetchone()
        _, outcome = file_store.erase_part(QUOKKA)
    assert {Path(left.place).name for left in outcome.left} == {"rapport.sqlite3-wal", "notes.txt"}


def test_a_running_audit_brings_nobody_back(store: Store) -> None:
    arrivals = [message("Dear me, can you help?", n, by=ANA) for n in range(5)]
    store.activities.write([*others(), *arrivals])
    made = make_report(store)
    named = Table("who", (Row(str(ANA.name), activities=(arrivals[0].row.id,)),))
    report = msgspec.structs.replace(made, verdict=msgspec.structs.replace(made.verdict, details=(named,)))
    store.reports.add(msgspec.structs.replace(report, id="before"))
    store.erase_part(QUOKKA)
    with pytest.raises(ErasedError, match="Audit again"):
        store.reports.add(report)
    assert store.reports.last() is None


def test_an_earlier_backup_is_reported(settings: Settings, file_store: Store) -> None:
    file_store.activities.write([*others(), *with_ana()])
    file = back_up(settings)
    _, outcome = file_store.erase_part(QUOKKA)
    assert [(left.place, "still holds" in left.what) for left in outcome.left] == [(str(file), True)]


@pytest.mark.parametrize("choice", [Choice(site="linkedin"), Choice(first=date(2025, 3, 3), last=date(2025, 3, 6))])
def test_people_of_whom_nothing_is_left_leave_no_note_step_or_answer(store: Store, choice: Choice) -> None:
    store.activities.write(with_ana())
    days = {arrival.row.day for arrival in with_ana()}
    assert days <= {"2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06"}
    store.activities.write([message("Dear Ben", -24 * 365 * 60, to=BEN)])
    ana, ben = ("linkedin", ANA.id), ("linkedin", BEN.id)
    store.remarks.put(ana, Remark("Met at the fair."))
    store.remarks.put(ben, Remark("Knows Ana Zanzibaretta.", 7))
    store.steps.add("reply-rate", "Answer Ana Zanzibaretta today.", "taken", 1)
    store.answers.add(
        Expectations(
            inner_circle=(Confidant(str(ANA.name), "linkedin", ANA.id),),
            not_this_person=(ANA.id,),
            own_experience="Ana Zanzibaretta lent me her lathe.",
        )
    )
    store.erase_part(choice)
    assert store.steps.all() == []
    assert store.remarks.all() == ({} if choice.site else {ben: Remark(None, 7)})
    assert b"ana" not in msgspec.json.encode(store.answers.get()).lower()


def test_a_person_is_found_among_ten_thousand_as_among_one() -> None:
    many = Naming({*(f"Person Number{n}" for n in range(10_000)), "Ana Zanzibaretta", "Straße"})
    begun = perf_counter()
    for told, named in (("Told ANA zanzibaretta.", True), ("Ana Zanzibarettas", False), ("In der STRASSE", True)):
        assert many(told) is named
    assert perf_counter() - begun < 5


def test_whole_words_name_somebody_whatever_surrounds_them() -> None:
    naming = Naming({"ana", 'Ana "the" Quokka'})
    assert naming("/in/ana/") and naming("(Ana)") and naming('{"n":"Ana \\"the\\" Quokka"}')
    assert not naming("banana") and not naming("ana-maria") and not naming(None)
    assert not Naming(())("anything")


@pytest.mark.parametrize("wrong", [{}, {"site": "x", "people": (("a", "b"),)}, {"first": date(2025, 1, 1)}])
def test_a_choice_is_of_one_kind(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="Choice"):
        Choice(**wrong)


def test_foreign_keys_hold_after_each_removal(engine: Engine, store: Store) -> None:
    store.change(keep_text_days=30)
    store.activities.write([*others(), *with_ana(), together()])
    for choice in (QUOKKA, Choice(first=date(2025, 3, 3), last=date(2025, 3, 4)), Choice(site="linkedin")):
        store.erase_part(choice)
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
