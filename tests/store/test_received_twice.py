"""A message that somebody wrote to me is one, though several browsers read it, or one that was installed anew."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, func, select

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.history.ingest import Arrival, receive
from server.store.compiled import Wording
from server.store.received_twice import _by_moment, _by_name
from server.store.schema import acquaintances, activities
from server.store.store import Store
from tests.store.making import KEY, NOON, ZONE, store_of

ANA, BEA = Person("in/ana", "Ana Kovács"), Person("in/bea", "Bea Ito")
WORDS = "Could you look at my draft of the night rota?"
#: A moment as sites tell it that tell more than minutes.
EXACT = NOON + timedelta(seconds=17, milliseconds=250)


def read(
    name: str | None = "urn:1",
    at: datetime = EXACT,
    text: str = WORDS,
    *,
    by: Person = ANA,
    context: str | None = "c1",
    account: str | None = None,
    via: str = "extension",
    detail: Detail | None = None,
) -> Arrival:
    """A message as a browser reads it off the page, which names what it reads at random."""
    activity = Activity(
        id=uuid4(),
        type=Type.CREATE,
        published=at,
        site="bluesky",
        actor=by,
        source=Source(via, "1"),  # type: ignore[arg-type]
        object=Object(ObjectType.MESSAGE, id=name, content=text),
        to=[Person("me")],
        context=context,
        detail=detail,
        account=account,
    )
    return receive(activity, key=KEY, zone=ZONE)


def kept(engine: Engine, *batches: list[Arrival]) -> int:
    """How many messages are stored of these batches; the numbers of people and sources agree with them."""
    store = store_of(engine)
    for batch in batches:
        store.activities.write(batch)
    with engine.connect() as connection:
        rows = connection.scalar(select(func.count()).select_from(activities)) or 0
        heard = connection.scalar(select(func.sum(acquaintances.c.received))) or 0
    assert rows == store.activities.count()
    assert int(heard) == rows
    return rows


@pytest.mark.parametrize("name", ["urn:1", None])
@pytest.mark.parametrize("at_once", [True, False])
def test_what_three_browsers_read_is_one_message(engine: Engine, name: str | None, at_once: bool) -> None:
    told = [read(name) for _ in range(3)]
    assert kept(engine, *([told] if at_once else [[each] for each in told])) == 1
    assert kept(engine, told) == 1  # each browser may send its own again


def test_what_is_read_again_weeks_later_on_a_page_without_times_is_the_message_of_then(
    engine: Engine, store: Store
) -> None:
    days = [read(at=EXACT + timedelta(days=day), detail=Detail(day_only=True)) for day in (0, 40)]
    assert kept(engine, [days[0]], [days[1]]) == 1
    assert [row.at for row in store.activities.latest()] == [days[0].row.at]


def test_a_message_that_was_edited_in_between_is_the_same(engine: Engine) -> None:
    assert kept(engine, [read()], [read(text=WORDS + " And of the day rota?")]) == 1


def test_one_that_was_written_twice_is_two(engine: Engine) -> None:
    assert kept(engine, [read("urn:1"), read("urn:2")], [read("urn:2"), read("urn:1")]) == 2


@pytest.mark.parametrize("at_once", [True, False])
def test_equal_messages_of_one_minute_without_a_name_are_two(engine: Engine, at_once: bool) -> None:
    told = [read(None, NOON), read(None, NOON)]
    assert kept(engine, *([told] if at_once else [[each] for each in told])) == 2


@pytest.mark.parametrize(
    "other",
    [
        read(by=BEA, context=None),
        read(context="c2"),
        read(None, by=BEA),
        read(None, text="Thanks!"),
        read(None, EXACT + timedelta(seconds=1)),
    ],
)
def test_messages_of_other_people_conversations_words_or_moments_are_two(engine: Engine, other: Arrival) -> None:
    first = read() if other.row.object_id else read(None)
    assert kept(engine, [first], [other]) == 2


def test_each_of_two_accounts_received_it(store: Store) -> None:
    told = [read(account=account) for account in ("me@one", "me@two")]
    store.activities.write([told[0]])
    store.activities.write([told[1]])
    assert store.activities.count() == 2


def test_the_browser_that_knows_the_account_completes_what_the_other_told(engine: Engine, store: Store) -> None:
    assert kept(engine, [read(), read(account="me@one")]) == 1
    assert [row.account is not None for row in store.activities.latest()] == [True]


def test_what_an_archive_told_and_two_browsers_read_is_one(engine: Engine) -> None:
    held = read(None, NOON, via="archive", detail=Detail(day_only=True))
    assert kept(engine, [held], [read()], [read()]) == 1


def test_two_browsers_and_an_archive_in_the_other_order_are_one(engine: Engine) -> None:
    held = read(None, NOON, via="archive", detail=Detail(day_only=True))
    assert kept(engine, [read()], [read()], [held]) == 1


def test_what_one_browser_takes_back_the_other_still_told(engine: Engine, store: Store) -> None:
    """The record of the first holds the message; the name that the second gave it goes with what it takes back."""
    first, second = read(), read()
    kept(engine, [first], [second])
    store.activities.remove([second.row.id])
    assert store.activities.count() == 1
    store.activities.remove([first.row.id])
    assert store.activities.count() == 0
    assert kept(engine, [second]) == 1


@pytest.mark.parametrize(
    ("wording", "index"),
    [(_by_name, "ix_activities_person_id_object_id"), (_by_moment, "ix_activities_person_id_at_fingerprint")],
)
def test_they_are_found_by_an_index(sqlite: Engine, wording: Wording, index: str) -> None:
    asked = wording("sqlite").compile(dialect=sqlite.dialect, compile_kwargs={"literal_binds": False})
    with sqlite.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("me", "[]")).all()
    assert any(f"USING INDEX {index}" in str(row) for row in plan), plan
