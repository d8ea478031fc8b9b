"""Steps and what is kept about people, on both databases."""

from datetime import date

import pytest
from sqlalchemy import Engine

from server.store.choosing import Choice
from server.store.remarks import Remark
from server.store.store import Store
from tests.store.making import store_of

ANA, BEN = ("linkedin", "in/ana-quokka"), ("mastodon", "ben@example.social")


@pytest.fixture
def other(engine: Engine) -> Store:
    return store_of(engine, "other")


def test_a_step_is_taken_up_reminded_of_done_and_judged(store: Store, other: Store) -> None:
    step = store.steps.add("reply-rate", "Answer Ana today.", "taken", 5)
    assert other.steps.all() == []
    assert not other.steps.finish(step, 6)
    assert store.steps.remind(step, date(2026, 3, 6))
    assert store.steps.all()[0].until == date(2026, 3, 6)
    assert not other.steps.remind(step, None)
    assert store.steps.remind(step, None)
    assert store.steps.all()[0].until is None
    assert store.steps.remind(step, date(2026, 3, 6))
    assert not store.steps.judge(step, "yes")
    assert store.steps.finish(step, 9)
    assert not store.steps.finish(step, 10)
    assert store.steps.judge(step, "yes")
    (kept,) = store.steps.all()
    assert kept == (step, "reply-rate", "Answer Ana today.", "done", 5, None, 9, "yes", None)


def test_steps_are_listed_latest_first_and_can_be_given_up(store: Store) -> None:
    first = store.steps.add("a", "One.", "taken", 1)
    later = store.steps.add("b", "Two.", "later", 2, date(2026, 5, 1))
    assert store.steps.give_up(first, 3)
    assert not store.steps.give_up(later, 3)
    assert [(each.id, each.state, each.until) for each in store.steps.all()] == [
        (later, "later", date(2026, 5, 1)),
        (first, "declined", None),
    ]


def test_a_remark_replaces_the_earlier_one_and_an_empty_one_is_deleted(store: Store, other: Store) -> None:
    store.remarks.put(ANA, Remark("Met at the fair.", 42))
    store.remarks.put(ANA, Remark("Met at the fair in May.", None, 5, 9))
    store.remarks.put(BEN, Remark(every=7))
    assert store.remarks.all() == {ANA: Remark("Met at the fair in May.", None, 5, 9), BEN: Remark(every=7)}
    assert (other.remarks.all(), other.remarks.get(ANA)) == ({}, Remark())
    store.remarks.put(BEN, Remark())
    assert store.remarks.get(BEN) == Remark()
    assert list(store.remarks.all()) == [ANA]


def test_a_pause_of_reminders_ends_with_its_day_or_a_later_event() -> None:
    remark = Remark(rests_since=100, rests_until=200)
    assert remark.rests(150)
    assert remark.rests(150, since=100)
    assert not remark.rests(150, since=101)
    assert not remark.rests(200)
    assert not Remark().rests(0)


def test_steps_and_remarks_are_erased_with_the_person_they_name(store: Store) -> None:
    store.steps.add("reply-rate", "Answer in/ana-quokka today.", "taken", 1)
    stays = store.steps.add("reply-rate", "Answer Ben today.", "taken", 1)
    store.remarks.put(ANA, Remark("Likes tea."))
    store.remarks.put(BEN, Remark("Knows in/ana-quokka.", 7))
    store.erase_part(Choice(people=(ANA,)))
    assert [each.id for each in store.steps.all()] == [stays]
    assert store.remarks.all() == {BEN: Remark(None, 7)}


def test_remarks_are_erased_with_a_site_and_with_everything(store: Store) -> None:
    store.remarks.put(ANA, Remark("Likes tea."))
    store.remarks.put(BEN, Remark("Likes coffee."))
    store.erase_part(Choice(site="mastodon"))
    assert list(store.remarks.all()) == [ANA]
