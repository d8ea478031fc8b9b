"""Access that ended since a backup was made stays ended when it is restored."""

import pytest

from server.installation.settings import Settings
from server.store.backups import back_up
from server.store.devices import COUNTERS, put
from server.store.engine import writing
from server.store.persons import now
from server.store.schema import OWNER
from server.store.store import open_store
from tests.store.test_backups import on_a_server, put_back, settings

__all__ = ["on_a_server", "settings"]  # fixtures


@pytest.mark.parametrize("place", ["settings", pytest.param("on_a_server", marks=pytest.mark.postgresql)])
def test_what_may_send_no_more_may_not_after_restoring(request: pytest.FixtureRequest, place: str) -> None:
    """Nor does a calendar's address that was ended open anything. What was not ended goes on."""
    target: Settings = request.getfixturevalue(place)
    with open_store(target) as store:
        ended, token = store.devices.add("a script", "", now())
        _, other = store.devices.add("another", "", now())
        address = store.feeds.renew(now())
    file = back_up(target)
    put_back(target, file)
    with open_store(target) as store:
        assert store.devices.holder(token) and store.feeds.opens(address, now())
        assert store.devices.revoke(ended, now()) and store.feeds.revoke()
    put_back(target, file)
    with open_store(target) as store:
        assert store.devices.holder(token) is None and store.devices.holder(other)
        assert not store.feeds.opens(address, now())


def test_a_damaged_database_does_not_prevent_restoring(settings: Settings) -> None:
    with open_store(settings) as store:
        _, token = store.devices.add("a script", "", now())
    file = back_up(settings)
    database = settings.sqlite_file
    assert database
    database.write_bytes(b"SQLite format 3\0" + bytes(5_000))
    put_back(settings, file)
    with open_store(settings) as store:
        assert store.devices.holder(token)


def test_what_was_sealed_since_counts_no_second_time_after_restoring(settings: Settings) -> None:
    """Whoever recorded it at the port could send it again."""
    with open_store(settings) as store, writing(store._engine) as connection:
        sender = put(connection, OWNER, "a browser", "", now(), key=b"k" * 32)
    file = back_up(settings)
    with open_store(settings) as store:
        assert store.devices.take_counters(sender, 1) is None
    put_back(settings, file)
    with open_store(settings) as store:
        assert store.devices.take_counters(sender, 1) == COUNTERS
        assert store.devices.take_counters(sender, COUNTERS + 1) is None
