"""Devices and requests to become one, on both databases."""

import pytest
from sqlalchemy import Engine

from server.sealing import Agreement
from server.store.devices import COUNTERS
from server.store.pairings import LASTS, MOST_OPEN, Pairing
from server.store.readings import Reading
from server.store.store import Store
from tests.store.making import store_of

MINUTE = 60_000


@pytest.fixture
def other(engine: Engine) -> Store:
    return store_of(engine, "other")


def test_a_token_finds_its_device_until_it_is_revoked(store: Store, other: Store) -> None:
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


def agreed(_: bytes) -> Agreement:
    return Agreement(b"k" * 32, b"proof")


def asks(store: Store, name: str, now: int, proof: bytes = b"proof") -> Pairing:
    return store.pairings.add(name, "Firefox", "moz-extension://x", b"public", proof, now)


def test_a_request_becomes_a_device_when_its_code_is_typed(store: Store, other: Store) -> None:
    asked = asks(store, "laptop", 0)
    assert store.pairings.outcome(asked.id, 1) == ("open", None)
    assert store.pairings.waiting(1) == [asked]
    assert store.pairings.confirm(lambda _: Agreement(b"k" * 32, b"other"), 2) is None
    assert other.pairings.confirm(agreed, 2) is None
    assert store.pairings.confirm(agreed, 2) == asked
    assert store.pairings.confirm(agreed, 3) is None
    assert not store.pairings.refuse(asked.id, 3)
    told = store.pairings.outcome(asked.id, 4)
    assert told
    assert told.answer
    (device,) = store.devices.all()
    assert store.devices.sealing(device.id) == device
    assert device.key == b"k" * 32
    assert other.devices.sealing(device.id) is None
    assert store.devices.revoke(device.id, 5)
    assert store.devices.sealing(device.id) is None


def test_a_request_expires_and_of_many_only_the_newest_stay(store: Store) -> None:
    old = asks(store, "old", 0)
    assert store.pairings.confirm(agreed, LASTS + 1) is None
    made = [asks(store, f"{number}", MINUTE + number) for number in range(MOST_OPEN + 3)]
    assert store.pairings.waiting(2 * MINUTE) == made[:2:-1]
    assert store.pairings.outcome(old.id, 2 * MINUTE) is None
    again = asks(store, "5", 2 * MINUTE)
    assert [each.name for each in store.pairings.waiting(2 * MINUTE)].count("5") == 1
    assert store.pairings.waiting(2 * MINUTE)[0] == again


def test_a_request_with_the_name_of_another_browser_does_not_replace_it(store: Store) -> None:
    """Two browsers of one kind, or a program that calls itself like one."""
    asked = asks(store, "laptop", 0)
    other = store.pairings.add("laptop", "Firefox", "moz-extension://y", b"public", b"another", 1)
    assert store.pairings.waiting(2) == [other, asked]
    assert store.pairings.confirm(agreed, 3) == asked


def test_counters_are_reserved_once(store: Store, other: Store) -> None:
    asks(store, "laptop", 0)
    store.pairings.confirm(agreed, 1)
    (device,) = store.devices.all()
    assert store.devices.take_counters(device.id, 1) is None
    assert store.devices.take_counters(device.id, 1) == COUNTERS
    assert store.devices.take_counters(device.id, COUNTERS) == COUNTERS
    assert store.devices.take_counters(device.id, COUNTERS + 1) is None
    assert other.devices.take_counters(device.id, 9 * COUNTERS) == 0


def test_readings_of_a_day_are_replaced_for_each_device_and_variant(store: Store, other: Store) -> None:
    feed = Reading("linkedin", "feed", "2026-11-22", 3, 1)
    store.readings.replace("a", [feed])
    store.readings.replace("a", [feed._replace(found=5)])
    store.readings.replace("b", [feed, feed._replace(day="2026-11-23", found=0)])
    store.readings.replace("b", [feed._replace(variant="old"), feed._replace(variant="old", missed=2)])
    other.readings.replace("c", [feed])
    assert store.readings.all() == [
        Reading("linkedin", "feed", "2026-11-22", 5, 1, "", "a"),
        Reading("linkedin", "feed", "2026-11-22", 3, 1, "", "b"),
        Reading("linkedin", "feed", "2026-11-23", 0, 1, "", "b"),
        Reading("linkedin", "feed", "2026-11-22", 3, 2, "old", "b"),
    ]
