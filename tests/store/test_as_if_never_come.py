"""Whatever is deleted, in whatever way, leaves the store as if it had never come."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import Arrival, receive
from server.store.choosing import Choice
from server.store.schema import metadata
from server.store.store import Store
from tests.store.making import KEY, NOON, ZONE

PEOPLE = [Person("ana", "Ana Kovács"), Person("ben", "Ben Okoro"), Person("cleo", "Cleo Marsh")]
MANY = 40
ME = Person("me")


def acted(number: int, chance: Random) -> Arrival:
    """Something that happened with one or two of three people, who go by the same ids on both sites."""
    one, other = chance.sample(PEOPLE, 2)
    ways: list[dict[str, Any]] = [
        {"actor": "me", "to": [one]},
        {"actor": one, "to": [ME]},
        {"actor": "me", "to": [one, other]},
        {"actor": one, "to": [ME, other]},
        {"actor": one, "to": [ME], "detail": Detail(promoted=True)},
    ]
    kind, thing, how = Type.CREATE, Object(ObjectType.MESSAGE, content=f"Letter {number}"), chance.choice(ways)
    if chance.random() < 0.3:  # again and again with the same people
        known = (
            Detail(employer=f"Employer {number}", mutuals=number) if chance.random() < 0.5 else Detail(region="Fens")
        )
        kind, thing, how = Type.ACCEPT, Object(ObjectType.RELATIONSHIP), {"actor": one, "to": [ME], "detail": known}
    at = NOON + timedelta(hours=chance.randrange(24 * 20), minutes=number)
    made = Activity(
        id=derived_id(at, number),
        type=kind,
        published=at,
        site=chance.choice(["linkedin", "mastodon"]),
        source=Source("extension", "1"),
        object=thing,
        **how,
    )
    return receive(made, key=KEY, zone=ZONE, keep_text=True)


def kept(store: Store) -> dict[str, list[Any]]:
    names = ("activities", "aliases", "acquaintances", "sources", "texts")
    with store._engine.connect() as connection:
        return {name: sorted(map(tuple, connection.execute(select(metadata.tables[name]))), key=str) for name in names}


def chosen(store: Store, ids: list[str]) -> None:
    store.erase_part(Choice(activities=tuple(ids)))


def taken_back(store: Store, ids: list[str]) -> None:
    store.activities.remove(ids)


def of_these_days(store: Store, ids: list[str]) -> None:
    days = [date.fromisoformat(row.day) for row in store.activities.by_ids(ids)]
    store.erase_part(Choice(first=min(days), last=max(days)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("way", [chosen, taken_back, of_these_days])
def test_deleting_changes_nothing_else(store: Store, way: Callable[[Store, list[str]], None], seed: int) -> None:
    store.change(keep_text_days=30)
    chance = Random(seed)
    life = [acted(number, chance) for number in range(MANY)]
    days = sorted({arrival.row.day for arrival in life})
    among = set(days[5:-5] if way is of_these_days else chance.sample(days, len(days) // 2))
    goes = [arrival for arrival in life if arrival.row.day in among]
    store.activities.write([arrival for arrival in life if arrival.row.day not in among])
    before = kept(store)
    store.activities.write(goes)
    assert kept(store) != before
    way(store, [arrival.row.id for arrival in goes])
    assert kept(store) == before
