"""Devices and requests to become one, on both databases."""

import pytest
from sqlalchemy import Engine

from server.store import devices, pairings, persons, readings
from server.store.readings import Reading
from server.store.schema import OWNER

MINUTE = 60_000


@pytest.fixture(autouse=True)
def enrolled(engine: Engine) -> None:
    for person in (OWNER, "other"):
        persons.enrol(engine, person, zone="UTC")


def test_a_token_is_its_device_until_it_is_revoked(engine: Engine) -> None:
    device, token = devices.add(engine, OWNER, "laptop", "Firefox", 5)
    found = devices.holder(engine, OWNER, token)
    assert found
    assert (found.id, found.name, found.created, found.seen) == (device, "laptop", 5, None)
    assert devices.holder(engine, OWNER, token + "x") is None
    assert devices.holder(engine, "other", token) is None
    devices.see(engine, OWNER, device, 9)
    assert not devices.revoke(engine, "other", device, 10)
    assert devices.revoke(engine, OWNER, device, 10)
    assert not devices.revoke(engine, OWNER, device, 11)
    assert devices.holder(engine, OWNER, token) is None
    assert [(each.seen, each.revoked) for each in devices.every(engine, OWNER)] == [(9, 10)]


def test_a_token_is_handed_over_once_and_only_after_the_person_confirmed(engine: Engine) -> None:
    asked, secret = pairings.ask(engine, OWNER, "laptop", "Firefox", "moz-extension://x", 0)
    assert pairings.outcome(engine, OWNER, asked.id, secret, 1) == ("open", None, None)
    assert pairings.waiting(engine, OWNER, 1) == [asked]
    assert pairings.decide(engine, OWNER, asked.id, 2, confirm=True)
    assert not pairings.decide(engine, OWNER, asked.id, 3, confirm=False)
    assert pairings.outcome(engine, OWNER, asked.id, "another", 4) is None
    given = pairings.outcome(engine, OWNER, asked.id, secret, 5)
    assert given
    assert given.token
    assert devices.holder(engine, OWNER, given.token)
    assert pairings.outcome(engine, OWNER, asked.id, secret, 6) == ("confirmed", given.device, None)


def test_a_request_expires_and_makes_room(engine: Engine) -> None:
    for number in range(pairings.MOST_OPEN):
        pairings.ask(engine, OWNER, f"{number}", "", "", 0)
    with pytest.raises(pairings.TooMany):
        pairings.ask(engine, OWNER, "one more", "", "", 9 * MINUTE)
    asked, _ = pairings.ask(engine, OWNER, "later", "", "", 11 * MINUTE)
    assert pairings.waiting(engine, OWNER, 11 * MINUTE) == [asked]


def test_readings_of_a_day_are_replaced_and_summed_over_devices(engine: Engine) -> None:
    feed = Reading("linkedin", "feed", "2026-11-22", 3, 1)
    readings.put(engine, OWNER, "a", [feed])
    readings.put(engine, OWNER, "a", [feed._replace(found=5)])
    readings.put(engine, OWNER, "b", [feed, feed._replace(day="2026-11-23", found=0)])
    readings.put(engine, "other", "c", [feed])
    assert readings.daily(engine, OWNER) == [
        ("linkedin", "feed", "2026-11-22", 8, 2),
        ("linkedin", "feed", "2026-11-23", 0, 1),
    ]
