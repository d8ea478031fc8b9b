"""Devices and requests to become one, on both databases."""

import pytest
from sqlalchemy import Engine

from server.store import pairings
from server.store.readings import Reading
from server.store.store import Store
from tests.store.making import store_of

MINUTE = 60_000


@pytest.fixture
def other(engine: Engine) -> Store:
    return store_of(engine, "other")


def test_a_token_is_its_device_until_it_is_revoked(store: Store, other: Store) -> None:
    device, token = store.devices.add("laptop", "Firefox", 5)
    found = store.devices.holder(token)
    assert found
    assert (found.id, found.name, found.created, found.seen) == (device, "laptop", 5, None)
    assert store.devices.holder(token + "x") is None
    assert other.devices.holder(token) is None
    store.devices.see(device, 9)
    assert not other.devices.revoke(device, 10)
    assert store.devices.revoke(device, 10)
    assert not store.devices.revoke(device, 11)
    assert store.devices.holder(token) is None
    assert [(each.seen, each.revoked) for each in store.devices.all()] == [(9, 10)]


def test_a_token_is_handed_over_once_and_only_after_the_person_confirmed(store: Store) -> None:
    asked, secret = store.pairings.add("laptop", "Firefox", "moz-extension://x", 0)
    assert store.pairings.outcome(asked.id, secret, 1) == ("open", None, None)
    assert store.pairings.waiting(1) == [asked]
    assert store.pairings.decide(asked.id, 2, confirm=True)
    assert not store.pairings.decide(asked.id, 3, confirm=False)
    assert store.pairings.outcome(asked.id, "another", 4) is None
    given = store.pairings.outcome(asked.id, secret, 5)
    assert given
    assert given.token
    assert store.devices.holder(given.token)
    assert store.pairings.outcome(asked.id, secret, 6) == ("confirmed", given.device, None)


def test_a_request_expires_and_makes_room(store: Store) -> None:
    for number in range(pairings.MOST_OPEN):
        store.pairings.add(f"{number}", "", "", 0)
    with pytest.raises(pairings.TooMany):
        store.pairings.add("one more", "", "", 9 * MINUTE)
    asked, _ = store.pairings.add("later", "", "", 11 * MINUTE)
    assert store.pairings.waiting(11 * MINUTE) == [asked]


def test_readings_of_a_day_are_replaced_and_summed_over_devices(store: Store, other: Store) -> None:
    feed = Reading("linkedin", "feed", "2026-11-22", 3, 1)
    store.readings.replace("a", [feed])
    store.readings.replace("a", [feed._replace(found=5)])
    store.readings.replace("b", [feed, feed._replace(day="2026-11-23", found=0)])
    other.readings.replace("c", [feed])
    assert store.readings.all() == [
        ("linkedin", "feed", "2026-11-22", 8, 2),
        ("linkedin", "feed", "2026-11-23", 0, 1),
    ]
