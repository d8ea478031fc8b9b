"""What is forgotten leaves the store as if it had never come."""

from typing import Any

from sqlalchemy import Engine, select

from auditor.activities.activity import Detail, Person
from server.store.forgetting import forget
from server.store.schema import OWNER, acquaintances, activities, aliases, sources, texts
from server.store.writing import write
from tests.store.making import ANA, message

BEN = Person("ben", "Ben Okoro")


def kept(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        tables = (acquaintances, activities, aliases, sources, texts)
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=str) for table in tables}


def test_the_store_is_as_it_was_before_they_came(engine: Engine) -> None:
    write(engine, OWNER, [message("Hello"), message("Hello yourself", 5, by=ANA)])
    before = kept(engine)
    later = [
        message("One more", -60),
        message("Another", 90, by=ANA),
        message("Buy this", 95, by=ANA, detail=Detail(promoted=True)),
        message("Who are you?", 91, to=BEN),
    ]
    write(engine, OWNER, later)
    assert forget(engine, OWNER, [arrival.row.id for arrival in later], "extension") == 4
    assert kept(engine) == before


def test_forgetting_twice_or_what_never_came_changes_nothing(engine: Engine) -> None:
    (arrival,) = [message("Hello")]
    write(engine, OWNER, [arrival])
    assert forget(engine, OWNER, ["never"], "extension") == 0
    assert forget(engine, OWNER, [arrival.row.id], "extension") == 1
    assert forget(engine, OWNER, [arrival.row.id], "extension") == 0
    assert kept(engine) == {name: [] for name in kept(engine)}


def test_what_an_archive_tells_as_well_stays_with_the_archive(engine: Engine) -> None:
    told, seen = message("Hello", via="archive"), message("Hello")
    write(engine, OWNER, [told])
    before = kept(engine)
    write(engine, OWNER, [seen])
    assert forget(engine, OWNER, [seen.row.id, told.row.id], "extension") == 1
    assert kept(engine) == before
