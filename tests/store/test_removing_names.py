"""Nothing derived from erased data names the erased people, whatever they were called before."""

from datetime import date
from time import perf_counter
from typing import Any
from unicodedata import normalize

import msgspec
import pytest
from sqlalchemy import insert

from auditor.activities.activity import Object, ObjectType, Person, Type
from auditor.answers.expectations import Confidant, Expectations
from auditor.answers.trial import Draw, Trial
from auditor.translatable import lazy_gettext
from server.store.choosing import Choice, Naming
from server.store.engine import writing
from server.store.readings import Reading
from server.store.remarks import Remark
from server.store.schema import metadata
from server.store.store import Store
from server.store.watched import WatchedFile
from tests.store.making import message
from tests.store.test_removing import ANA, BEN, QUOKKA, act, others, with_ana


def put_report(store: Store, named: str, *, day: str = "2026-01-01", **parts: Any) -> None:
    """A report of days after all that was done, which names somebody."""
    row = {"person_id": "owner", "id": named, "created": 1, "first": day, "last": day}
    told = msgspec.json.encode({"sites": [], "sources": [], "tips": [f"Write to {named} today."], **parts}).decode()
    with writing(store._engine) as connection:
        connection.execute(insert(metadata.tables["reports"]), row | {"report": told})


@pytest.mark.parametrize(
    "choice",
    [
        Choice(site="linkedin"),
        Choice(first=date(2025, 3, 3), last=date(2025, 3, 6)),
        Choice(activities=tuple(arrival.row.id for arrival in with_ana())),
    ],
)
def test_no_report_names_people_of_whom_nothing_is_left(store: Store, choice: Choice) -> None:
    store.activities.write([*with_ana(), message("Dear Ben", -24 * 365 * 60, to=BEN)])
    put_report(store, "Ana Zanzibaretta")
    put_report(store, "Somebody Else")
    store.erase_part(choice)
    assert [heading.id for heading in store.reports.latest()] == ["Somebody Else"]


def test_who_was_called_otherwise_when_a_report_was_made_goes_from_it_too(store: Store) -> None:
    store.activities.write([message("I moved", 1, by=ANA), message("I married", 2, by=Person(ANA.id, "Ana Wombat"))])
    called = {"site": "linkedin", "person": ANA.id, "name": "Ana Zanzibaretta"}
    two = {"site": "linkedin", "people": [BEN.id, ANA.id], "names": ["Ben Okoro", "Ana von Zanz"]}
    put_report(store, "Ana Zanzibaretta", waiting=[called])
    put_report(store, "Ana von Zanz", network={"matches": [two]})
    put_report(store, "Ben Okoro", network={"matches": "damaged"})
    for old in ("Ana Zanzibaretta", "Ana von Zanz", "Ben Okoro"):
        store.steps.add("reply-rate", f"Answer {old} today.", "done", 1)
    removed, _ = store.erase_part(QUOKKA)
    assert [heading.id for heading in store.reports.latest()] == ["Ben Okoro"]
    assert [step.action for step in store.steps.all()] == ["Answer Ben Okoro today."]
    assert {"Ana Zanzibaretta", "Ana von Zanz", "Ana Wombat"} <= removed.words


def test_what_a_browser_takes_back_leaves_nothing_that_was_derived_from_it(store: Store) -> None:
    told, other = message("Dear me", 41, by=ANA), message("Dear you", 20, by=BEN)
    store.activities.write([told, other])
    ana, ben = ("linkedin", ANA.id), ("linkedin", BEN.id)
    store.remarks.put(ana, Remark("Met at the fair."))
    store.remarks.put(ben, Remark("Knows a lathe."))
    store.steps.add("reply-rate", "Answer Ana Zanzibaretta today.", "taken", 1)
    store.answers.add(Expectations(needs_no_answer=(told.row.id, other.row.id), not_this_person=(ANA.id, BEN.id)))
    put_report(store, "Ana Zanzibaretta")
    put_report(store, told.row.id)
    put_report(store, other.row.id)
    assert store.activities.remove([told.row.id]) == 1
    assert [heading.id for heading in store.reports.latest()] == [other.row.id]
    assert (store.remarks.all(), store.steps.all()) == ({ben: Remark("Knows a lathe.")}, [])
    left = store.answers.get()
    assert (left.needs_no_answer, left.not_this_person) == ((other.row.id,), (BEN.id,))


def test_a_named_person_is_found_among_many_long_texts() -> None:
    many = Naming({*(f"Person Number{n}" for n in range(30_000)), "Ana Zanzibaretta", "Straße", "🦘🦘", "“O’Na”-x"})
    told = "x person numberish " * 20_000
    ends = ("", "ANA zanzibaretta.", "Ana Zanzibarettas", "STRASSE", "🦘🦘!", "“o’na”-X")
    begun = perf_counter()
    assert [many(told + end) for end in ends] == [False, True, False, True, True, True]
    assert perf_counter() - begun < 10


OEZLEM = Person("in/özlem-ünal", "Özlem Ünal_50%")


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/in/özlem-ünal",
        "https://example.org/in/%C3%B6zlem-%c3%bcnal?x=1",
        "https://example.org/in/ÖZLEM-ÜNAL",
        "a page of ÖZLEM ünal_50%",
        "https://example.org/in/o\u0308zlem-u\u0308nal",
        "https://example.org/in/o%CC%88zlem-u%cc%88nal",
        "a page of O\u0308zlem U\u0308nal_50%",
    ],
)
def test_whoever_is_erased_is_found_however_an_address_is_written(store: Store, written: str) -> None:
    seen = act(Type.VIEW, 1, object=Object(ObjectType.PAGE, id=written))
    other = act(Type.VIEW, 2, object=Object(ObjectType.PAGE, id="https://example.org/in/ozlem-unalx50%"))
    store.activities.write([message("Dear me", 3, by=OEZLEM), seen, other])
    store.erase_part(Choice(people=(("linkedin", OEZLEM.id),)))
    assert [row.id for row in store.activities.latest()] == [other.row.id]


@pytest.mark.parametrize(
    "file",
    [
        "WhatsApp Chat with Ana Zanzibaretta.zip",
        "WhatsApp_Chat_with_Ana_Zanzibaretta.txt",
        "ana-zanzibaretta.html",
        "in-ana-quokka.csv",
    ],
)
def test_no_file_that_came_in_or_was_left_is_called_after_whoever_is_erased(store: Store, file: str) -> None:
    store.activities.write(with_ana())
    enrolled, left = store.owner.get().created, lazy_gettext("%(file)s: no", file=file)
    store.imports.begin(file)
    store.imports.begin("Anna Zanzibar.zip")
    store.watched.keep(WatchedFile("1", file, 1, None, "1"), enrolled)
    store.watched.keep(WatchedFile("2", file, 2, left, "1"), enrolled)
    store.watched.keep(WatchedFile("3", "Anna Zanzibar.zip", 3, lazy_gettext("no"), "1"), enrolled)
    store.erase_part(QUOKKA)
    assert {entry.file for entry in store.imports.latest()} == {"…", "Anna Zanzibar.zip"}
    kept = [store.watched.find(digest) for digest in "123"]
    assert [each and each.file for each in kept] == ["…", "…", "Anna Zanzibar.zip"]
    assert [each and each.left and str(each.left) for each in kept] == [None, "A file was not imported.", "no"]


SPELT = {form: normalize(form, "WhatsApp Chat with Özlem Ünal_50%.zip") for form in ("NFC", "NFD")}


@pytest.mark.parametrize("called", SPELT)
@pytest.mark.parametrize("written", SPELT)
def test_letters_with_their_marks_apart_are_the_same_letters(store: Store, called: Any, written: Any) -> None:
    """Macs set the marks of a file's name apart, and what is in the file need not."""
    oezlem = Person(normalize(called, OEZLEM.id), normalize(called, str(OEZLEM.name)))
    store.activities.write([message("Dear me", 3, by=oezlem), message("Dear me", 4, by=BEN)])
    store.imports.begin(SPELT[written])
    store.remarks.put(("linkedin", BEN.id), Remark(normalize(written, "Knows Özlem Ünal_50%.")))
    put_report(store, normalize(written, str(OEZLEM.name)))
    store.answers.add(Expectations(inner_circle=(Confidant(normalize(written, str(OEZLEM.name))),)))
    store.erase_part(Choice(people=(("linkedin", oezlem.id),)))
    assert [entry.file for entry in store.imports.latest()] == ["…"]
    assert not [remark.note for remark in store.remarks.all().values() if remark.note]
    assert (store.reports.latest(), store.answers.get().inner_circle) == ([], ())


@pytest.mark.parametrize("typed", SPELT)
def test_whoever_is_to_be_erased_is_found_however_marks_are_typed(store: Store, typed: Any) -> None:
    """Whoever came in under both looks like one, and none of the two may be overlooked."""
    both = [Person(f"in/{number}", normalize(form, str(OEZLEM.name))) for number, form in enumerate(SPELT)]  # type: ignore[arg-type]
    store.activities.write([message("Dear me", number, by=one) for number, one in enumerate([*both, BEN])])
    words = normalize(typed, "özlem ünal_50%")
    assert {one.id for one in store.acquaintances.called(words)} == {one.id for one in both}
    assert {one.id for one in store.acquaintances.search(words[:5], 5)} == {one.id for one in both}


def test_what_a_browser_takes_back_leaves_no_mark_of_it_though_whoever_wrote_it_stays(store: Store) -> None:
    told, other = message("Dear me", 41, by=ANA), message("Dear me again", 42, by=ANA)
    store.activities.write([told, other])
    store.answers.add(Expectations(needs_no_answer=(told.row.id, other.row.id), not_this_person=(ANA.id,)))
    for each in (told, other):
        store.steps.add("reply-rate", "Answer today.", "taken", 1, about=each.row.id)
    assert store.activities.remove([told.row.id]) == 1
    assert {step.about for step in store.steps.all()} == {"", other.row.id}
    left = store.answers.get()
    assert (left.needs_no_answer, left.not_this_person) == ((other.row.id,), (ANA.id,))


def test_nobody_who_is_erased_stays_in_a_trial(store: Store) -> None:
    store.activities.write([*others(), *with_ana()])
    drawn = (Draw("Ana Zanzibaretta", is_with=True), Draw("Ben Okoro", is_with=False))
    of_both = Trial("Write a line.", "recipient", "answered", date(2025, 3, 3), 4, people=drawn)
    kept = store.trials.add("reply-rate", of_both, 1)
    store.trials.add("reply-rate", msgspec.structs.replace(of_both, action="Write to Ana Zanzibaretta."), 2)
    store.erase_part(QUOKKA)
    (left,) = store.trials.all()
    assert (left.id, left.trial.people) == (kept, drawn[1:])


@pytest.mark.parametrize(
    ("day", "goes"),
    [("2025-03-02", False), ("2025-03-03", True), ("2025-03-06", True), ("2025-03-07", False)],
)
def test_a_report_of_the_first_or_the_last_day_of_a_period_goes_with_it(store: Store, day: str, goes: bool) -> None:
    put_report(store, "nobody", day=day)
    store.erase_part(Choice(first=date(2025, 3, 3), last=date(2025, 3, 6)))
    assert (store.reports.latest() == []) is goes


def test_how_well_pages_were_read_in_a_period_goes_with_it(store: Store) -> None:
    device, _ = store.devices.add("laptop", "Firefox", 0)
    days = ("2025-03-02", "2025-03-03", "2025-03-06", "2025-03-07")
    store.readings.replace(device, [Reading("linkedin", "feed", day, 1, 0) for day in days])
    store.erase_part(Choice(first=date(2025, 3, 3), last=date(2025, 3, 6)))
    assert {each.day for each in store.readings.all()} == {days[0], days[-1]}
