"""Two names with the same messages are one person, in every database; with too few equal messages they stay two."""

from datetime import timedelta

import pytest

from auditor.activities.activity import Person
from auditor.history.ingest import Arrival
from server.store.persons import now
from server.store.remarks import Remark
from server.store.renaming import Renamed
from server.store.same_people import ContradictionError
from server.store.store import Store
from tests.store.making import NOON, message

OLD, NEW = Person("name:Aline Rochat", "Aline Rochat"), Person("name:Aline Bovard", "Aline Bovard")
BEFORE, AFTER = ("linkedin", OLD.id), ("linkedin", NEW.id)


def chat(who: Person, days: int, first: int = 0) -> list[Arrival]:
    """A message of theirs a day, and mine a minute later."""
    found = []
    for day in range(first, days):
        at = NOON + timedelta(days=day)
        found.append(message(f"The plan of day {day} is ready.", via="archive", by=who, at=at, keep_text=True))
        found.append(message(f"Thanks for that of day {day}.", via="archive", to=who, at=at + timedelta(minutes=1)))
    return found


def write(store: Store, arrivals: list[Arrival]) -> tuple[int, int, int]:
    """How many were new and known, and how many people go by a new name."""
    outcome, found = store.renaming.write(store.owner.get().created, arrivals, False)
    return len(outcome.stored), len(outcome.known), found.people


def ids(store: Store) -> set[str]:
    return set(store.activities.history(0, now()).activities["partner"].to_list())


def exchanged(store: Store) -> list[tuple[int, int]]:
    return store.activities.history(0, now()).people.select("sent", "received").rows()


def test_a_renamed_person_is_one_and_repeated_messages_are_stored_once(store: Store) -> None:
    store.remarks.put(BEFORE, Remark("careful"))
    assert write(store, chat(OLD, 6)) == (12, 0, 0)
    assert write(store, chat(NEW, 8)) == (4, 12, 1)
    known = store.same.identities()
    assert known.all(AFTER) == (BEFORE, AFTER)
    assert ids(store) == {OLD.id}
    assert store.remarks.by_person(known)[AFTER].note == "careful"
    assert store.activities.count() == 16 == sum(map(sum, exchanged(store)))
    assert write(store, chat(NEW, 9)) == (2, 16, 0)
    (said,) = store.same.answers()
    assert (said.same, said.said, said.later) == (True, False, NEW.id)


@pytest.mark.parametrize(("days", "certain"), [(1, False), (2, False), (4, True)])
def test_few_equal_messages_do_not_make_two_people_one(store: Store, days: int, certain: bool) -> None:
    write(store, chat(OLD, days))
    assert write(store, chat(NEW, days))[2] == certain


def test_an_answer_counts_more_than_equal_messages(store: Store) -> None:
    write(store, chat(OLD, 6))
    store.same.answer(BEFORE, AFTER, False)
    assert write(store, chat(NEW, 6)) == (12, 0, 0)
    assert store.renaming.settle(store.owner.get().created, [AFTER]) == Renamed()
    with pytest.raises(ContradictionError):
        store.same.answer(BEFORE, BEFORE, True)
    store.same.answer(BEFORE, AFTER, True)
    assert store.activities.count() == 12


def test_two_people_are_separate_again_when_the_person_says_so(store: Store) -> None:
    write(store, chat(OLD, 6))
    write(store, chat(NEW, 8))
    store.same.answer(BEFORE, AFTER, False)
    assert ids(store) == {OLD.id, NEW.id}
    assert write(store, chat(NEW, 8)) == (12, 4, 0)
    assert store.activities.count() == 28
