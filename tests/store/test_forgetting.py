"""What is forgotten leaves the store as if it had never come."""

from typing import Any

from sqlalchemy import Engine, select

from auditor.activities.activity import Detail, Person
from server.store.schema import acquaintances, activities, aliases, sources, texts
from server.store.store import Store
from tests.store.making import ANA, message

BEN = Person("ben", "Ben Okoro")


def kept(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        tables = (acquaintances, activities, aliases, sources, texts)
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=str) for table in tables}


def test_after_forgetting_the_store_is_as_if_the_activities_had_never_come(engine: Engine, store: Store) -> None:
    store.activities.write([message("Hello"), message("Hello yourself", 5, by=ANA)])
    before = kept(engine)
    later = [
        message("One more", -60),
        message("Another", 90, by=ANA),
        message("Buy this", 95, by=ANA, detail=Detail(promoted=True)),
        message("Who are you?", 91, to=BEN),
    ]
    store.activities.write(later)
    assert store.activities.remove([arrival.row.id for arrival in later]) == 4
    assert kept(engine) == before


def test_forgetting_twice_or_unknown_ids_changes_nothing(engine: Engine, store: Store) -> None:
    (arrival,) = [message("Hello")]
    store.activities.write([arrival])
    assert store.activities.remove(["never"]) == 0
    assert store.activities.remove([arrival.row.id]) == 1
    assert store.activities.remove([arrival.row.id]) == 0
    assert kept(engine) == {name: [] for name in kept(engine)}


def test_an_act_that_an_archive_also_reports_stays(engine: Engine, store: Store) -> None:
    told, seen = message("Hello", via="archive"), message("Hello")
    store.activities.write([told])
    before = kept(engine)
    store.activities.write([seen])
    assert store.activities.remove([seen.row.id, told.row.id]) == 1
    assert kept(engine) == before
