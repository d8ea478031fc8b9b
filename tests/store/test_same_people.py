"""One person under several ids: answers are stored, count in audits, and are deleted with the person."""

import pytest
from sqlalchemy import Engine

from auditor.activities.activity import Person
from auditor.history.ingest import Arrival
from server.store.choosing import Choice
from server.store.persons import now
from server.store.remarks import Remark
from server.store.same_people import ContradictionError
from server.store.store import Store
from tests.store.making import KEY, message, store_of

ANA, NUMBER = Person("in/ana-quist", "Ana Quist"), Person("urn:li:member:77", "Ana Quist")
PLACE, NUMBERED = ("linkedin", ANA.id), ("linkedin", NUMBER.id)
FAR = ("mastodon", "ana@far.example")


def wrote(text: str, minutes: float, who: Person, *, mine: bool = False, via: str = "extension") -> Arrival:
    return message(text, minutes, via=via, to=who) if mine else message(text, minutes, via=via, by=who)


@pytest.fixture
def two(store: Store) -> Store:
    store.activities.write(
        [
            wrote("Good morning to you.", 1, ANA),
            wrote("And to you, how is it going?", 2, NUMBER, mine=True),
            wrote("Very well, and with you?", 3, ANA),
        ]
    )
    return store


@pytest.fixture
def other(engine: Engine) -> Store:
    return store_of(engine, "other")


def ids(store: Store) -> set[str]:
    return set(store.activities.history(0, now()).activities["partner"].to_list())


def test_a_yes_merges_two_people_and_can_be_taken_back(two: Store, other: Store) -> None:
    assert ids(two) == {ANA.id, NUMBER.id}
    two.same.answer(NUMBERED, PLACE, True)
    assert ids(two) == {ANA.id}  # under which most was written
    assert two.same.identities().all(NUMBERED) == (PLACE, NUMBERED)
    assert (other.same.answers(), other.same.identities().groups) == ([], ())
    assert two.same.take_back(PLACE, NUMBERED)
    assert ids(two) == {ANA.id, NUMBER.id}
    assert not two.same.take_back(PLACE, NUMBERED)


def test_a_no_is_stored_and_holds_for_all_ids(two: Store) -> None:
    two.same.answer(PLACE, NUMBERED, False)
    two.same.answer(NUMBERED, FAR, True)
    assert two.same.identities().distinct(PLACE, FAR)
    with pytest.raises(ContradictionError):
        two.same.answer(FAR, PLACE, True)
    two.same.answer(PLACE, NUMBERED, True)  # a change of mind about the same two
    assert [(each.one, each.other, each.same) for each in two.same.answers()] == [
        (PLACE, NUMBERED, True), (NUMBERED, FAR, True),
    ]  # fmt: skip
    with pytest.raises(ContradictionError):
        two.same.answer(PLACE, FAR, False)
    with pytest.raises(ContradictionError):
        two.same.answer(PLACE, PLACE, True)


def test_addresses_that_differ_only_in_capitals_are_one_person_without_asking(store: Store) -> None:
    big, small, third = Person("Bob@Far.example", "Bob Ray"), Person("bob@far.example", "Bob Ray"), Person("bob", "Bo")
    arrivals = [wrote("Good morning.", 1, big), wrote("Good evening.", 2, small), wrote("Good night.", 3, third)]
    store.activities.write([each._replace(row=each.row._replace(site="mastodon")) for each in arrivals])
    assert store.same.identities().groups == ((("mastodon", big.id), ("mastodon", small.id)),)
    store.same.answer(("mastodon", big.id), ("mastodon", small.id), False)
    assert store.same.identities().groups == ()


def test_forgetting_somebody_forgets_every_id(two: Store) -> None:
    two.same.answer(PLACE, NUMBERED, True)
    two.remarks.put(NUMBERED, Remark("Likes tea."))
    assert two.preview(Choice(people=(NUMBERED,))).activities == 3
    removed, outcome = two.erase_part(Choice(people=(NUMBERED,)))
    assert (removed.activities, removed.people) == (3, 2)
    assert (two.acquaintances.names(), two.same.answers(), two.remarks.all()) == ({}, [], {})
    assert outcome.left == ()


def test_answers_are_deleted_with_a_site_and_with_an_activity_that_was_taken_back(two: Store) -> None:
    two.same.answer(PLACE, NUMBERED, True)
    two.activities.remove([row.id for row in two.activities.latest() if row.partner == NUMBER.id], "extension")
    assert two.same.answers() == []
    two.same.answer(PLACE, FAR, False)
    two.erase_part(Choice(site="linkedin"))
    assert two.same.answers() == []


def test_answers_move_along_when_a_name_becomes_an_address(two: Store) -> None:
    named = ("linkedin", "name:Ana Quist")
    two.activities.write([wrote("Noon already.", 9, Person(named[1], "Ana Quist"), via="archive")])
    two.same.answer(named, FAR, True)
    two.same.answer(named, NUMBERED, False)
    two.activities.join(two.owner.get().created, "linkedin", {"Ana Quist": ANA.id}, KEY)
    assert {(each.one, each.other, each.same) for each in two.same.answers()} == {
        (PLACE, FAR, True), (PLACE, NUMBERED, False),
    }  # fmt: skip


def test_finding_certain_matches_takes_time_in_proportion_to_the_people(store: Store) -> None:
    """Counted in steps of SQLite's machine; each with each would make it sixteen times as many."""
    if store.journal is None:
        pytest.skip("a server tells of no steps")

    def steps(count: int) -> int:
        made: list[int] = []
        store.activities.write(
            [wrote("Good morning to you.", at, Person(f"in/person-{count}-{at}", "Any")) for at in range(count)]
        )
        with store._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver
            driver.set_progress_handler(lambda: made.append(1) or 0, 100)  # type: ignore[func-returns-value]
            assert list(store.same._certain(connection)) == []
            driver.set_progress_handler(None, 0)
        return len(made)

    few, many = steps(300), steps(900)
    assert many < 8 * few
