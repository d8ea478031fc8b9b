"""Acknowledged data are stored: visible to other connections at once, after a kill, and with two writers."""

import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine, select, text

from server.store.activities import Activities
from server.store.engine import open_engine
from server.store.schema import OWNER, activities
from tests.store.making import messages

WRITER = """
import sys
from server.store.activities import Activities
from server.store.engine import open_engine
from server.store.schema import OWNER
from tests.store.making import messages

url, start, batches = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
activities = Activities(open_engine(url), OWNER)
for batch in range(start, start + batches):
    for stored in activities.write(messages(20, start=batch * 20)).stored:
        print(stored)
    sys.stdout.flush()
"""
ROOT = Path(__file__).parents[2]


def writer(engine: Engine, start: int, batches: int) -> "subprocess.Popen[str]":
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", WRITER, url, str(start), str(batches)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kept(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return set(connection.scalars(select(activities.c.id).where(activities.c.person_id == OWNER)))


def sound(engine: Engine) -> bool:
    """SQLite's own full check, indexes too; PostgreSQL recovers by itself or not at all."""
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        return connection.scalars(text("PRAGMA integrity_check")).all() == ["ok"]


def test_an_acknowledged_batch_is_visible_to_others(engine: Engine) -> None:
    other = open_engine(engine.url.render_as_string(hide_password=False))
    stored = Activities(engine, OWNER).write(messages(5)).stored
    assert kept(other) == set(stored)
    other.dispose()


def test_a_killed_writer_loses_nothing_it_acknowledged(engine: Engine) -> None:
    process = writer(engine, 0, 1_000_000)
    assert process.stdout
    acknowledged = [process.stdout.readline().strip() for _ in range(200)]
    process.send_signal(signal.SIGKILL)
    rest = process.communicate()[0].split()
    acknowledged += [line for line in rest if len(line) == 36]
    assert set(acknowledged) <= kept(engine)
    assert sound(engine)
    assert sum(count.activities for count in Activities(engine, OWNER).counts()) == len(kept(engine))
    assert Activities(engine, OWNER).write(messages(20)).stored == []


def test_two_processes_that_write_at_once_both_succeed(engine: Engine) -> None:
    """Every other batch is told by both: it is stored by one and known to the other."""
    both = [writer(engine, 0, 20), writer(engine, 10, 20)]
    told = [process.communicate()[0].split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert len(told[0]) + len(told[1]) == len({*told[0], *told[1]}) == 600
    assert kept(engine) == {*told[0], *told[1]}
    assert [count.activities for count in Activities(engine, OWNER).counts()] == [600]
