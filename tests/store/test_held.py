"""Held connections come back without a transaction, see what others wrote, and end with the engine."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from server.store.devices import Devices
from server.store.engine import file_of, open_engine, reading, writing
from server.store.held import MOST
from server.store.persons import Persons
from server.store.schema import OWNER


@pytest.fixture
def opened(sqlite: Engine) -> list[sqlite3.Connection]:
    """The connections to the database that were opened from now on."""
    found: list[sqlite3.Connection] = []
    sqlite.dispose()
    event.listen(sqlite, "connect", lambda connection, _: found.append(connection))
    return found


def is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1").close()
    except sqlite3.ProgrammingError:
        return False
    return True


def zone(engine: Engine) -> str:
    return Persons(engine, OWNER).get().zone


def test_transactions_one_after_the_other_use_one_connection(sqlite: Engine, opened: list[sqlite3.Connection]) -> None:
    for name in ("UTC", "Europe/Paris"):
        Persons(sqlite, OWNER).change(zone=name)
        assert zone(sqlite) == name
    assert len(opened) == 1
    assert not opened[0].in_transaction


def test_a_failed_transaction_is_rolled_back_and_blocks_nobody(
    sqlite: Engine, opened: list[sqlite3.Connection]
) -> None:
    before = zone(sqlite)
    with pytest.raises(ZeroDivisionError), writing(sqlite) as connection:
        connection.execute(text("UPDATE persons SET zone = 'Asia/Tokyo'"))
        raise ZeroDivisionError
    assert not is_open(opened[0])
    assert zone(sqlite) == before
    Persons(open_engine(f"sqlite:///{file_of(sqlite)}"), OWNER).change(zone="Asia/Seoul")
    assert zone(sqlite) == "Asia/Seoul"


def test_a_finished_read_does_not_block_the_log(sqlite: Engine) -> None:
    with reading(sqlite) as connection:
        assert connection.execute(text("SELECT zone FROM persons")).first()
    Persons(sqlite, OWNER).change(zone="Europe/Rome")
    with sqlite3.connect(str(file_of(sqlite))) as other:
        (busy, *_) = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    other.close()
    assert not busy


def test_a_device_that_another_process_revoked_is_unknown_at_once(sqlite: Engine) -> None:
    devices = Devices(sqlite, OWNER)
    identifier, token = devices.add("laptop", "", 1)
    assert devices.holder(token)
    other = open_engine(f"sqlite:///{file_of(sqlite)}")
    assert Devices(other, OWNER).revoke(identifier, 2)
    other.dispose()
    assert devices.holder(token) is None


def test_held_connections_are_bounded_and_end_with_the_engine(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'rapport.sqlite3'}")
    opened: list[sqlite3.Connection] = []
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: opened.append(connection))
    borrowed = [reading(engine) for _ in range(MOST + 2)]
    for each in borrowed:
        each.__enter__()
    engine.dispose()  # also of what is lent
    for each in borrowed:
        each.__exit__(None, None, None)
    assert [is_open(each) for each in opened] == [False] * (MOST + 2)
    borrowed = [reading(engine) for _ in range(MOST + 2)]
    for each in borrowed:
        each.__enter__()
    for each in borrowed:
        each.__exit__(None, None, None)
    assert sum(map(is_open, opened)) == MOST
    engine.dispose()
    assert not any(map(is_open, opened))
