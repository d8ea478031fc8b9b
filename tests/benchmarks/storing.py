"""How fast activities are stored and read: ``python -m tests.benchmarks.storing``.

Storing is compared with sqlite3's own ``executemany`` for the same rows, tables, pragmas and commits; it must reach
half of that. Reading a window of 90 days is measured for histories of 100,000 and 1,000,000 activities of the same
density; the second may take 1.2 times the first. The activities are made up: 200 a day, over half of them views and
reactions, and a few people who get most of the messages.
"""

import random
import sqlite3
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID

from rich.console import Console
from rich.table import Table

from auditor.activities.activity import ObjectType, Person, Subject, Type
from auditor.history.ingest import Arrival, Record
from server.store.activities import Activities
from server.store.checksums import STORED, stamped
from server.store.engine import PRAGMAS, open_engine
from server.store.persons import Persons
from server.store.schema import OWNER

LEAST_RATIO = 0.5
MOST_RATIO = 1.2
A_DAY = 200
DAY = 86_400_000
START = 1_200_000_000_000  # UTC milliseconds
BATCHES = {1: 1_000, 100: 300, 1_000: 60}  # size: number
INSERT = f"INSERT INTO activities VALUES ({', '.join('?' * len(STORED))})"

#: (type, subject, object type, mine, share of all).
MIX = (
    (Type.VIEW, Subject.ATTENTION, ObjectType.PAGE, True, 0.25),
    (Type.VIEW, Subject.FEED, ObjectType.COLLECTION, True, 0.15),
    (Type.LIKE, Subject.REACTION, ObjectType.NOTE, True, 0.2),
    (Type.CREATE, Subject.MESSAGE_SENT, ObjectType.MESSAGE, True, 0.16),
    (Type.CREATE, Subject.MESSAGE_RECEIVED, ObjectType.MESSAGE, False, 0.16),
    (Type.CREATE, Subject.COMMENT, ObjectType.NOTE, True, 0.08),
)


def arrivals(seed: int = 1, start: int = START) -> Iterator[Arrival]:
    """Endless arrivals, oldest first."""
    chance = random.Random(seed)
    kinds = chance.choices(MIX, [share for *_, share in MIX], k=10_000)
    number = 0
    while True:
        kind, subject, thing, mine, _ = kinds[number % len(kinds)]
        at = start + number * DAY // A_DAY
        day = at // DAY
        talk = kind is Type.CREATE
        who = f"https://www.linkedin.com/in/person-{min(int(chance.paretovariate(0.8)), 5_000)}"
        row = Record(
            id=str(UUID(int=(at << 80) | (7 << 76) | (2 << 62) | chance.getrandbits(62))),
            type=kind.value,
            subject=subject.value,
            at=at,
            day=f"{2000 + day // 365:04}-{1 + day % 12:02}-{1 + day % 28:02}",
            hour=at // 3_600_000 % 24,
            site="linkedin",
            mine=mine,
            partner=who if talk else None,
            audience="person" if talk else None,
            recipients=f'["{who}"]' if talk and mine else None,
            object_type=thing.value,
            object_id=f"urn:li:activity:{chance.getrandbits(60)}" if kind is Type.LIKE else None,
            in_reply_to=f"urn:li:activity:{chance.getrandbits(60)}" if subject is Subject.COMMENT else None,
            context=f"thread-{who}" if talk else None,
            duration=chance.uniform(1, 90) if kind is Type.VIEW else None,
            words=chance.randrange(1, 80) if talk else None,
            language="en" if talk else None,
            acts=chance.getrandbits(9) if talk else None,
            sketch=chance.randbytes(16) if subject is Subject.MESSAGE_SENT else None,
            reading=None,
            detail='{"exposure":{"network":12,"suggested":7,"items":19}}' if subject is Subject.FEED else None,
            via="extension",
            version="1.0",
            slack=120_000,
            fingerprint=None if kind is Type.VIEW else chance.randbytes(16),
            account=None,
        )
        yield Arrival(row, (Person(who, who[-9:]),) if talk else (), None)
        number += 1


def storing(folder: Path, size: int, batches: int) -> tuple[float, float]:
    """Activities a second: through ``write``, and by sqlite3 alone. Batches alternate, so that both meet the same
    conditions."""
    engine = open_engine(f"sqlite:///{folder / f'ours-{size}.sqlite3'}")
    Persons(engine, OWNER).enrol(zone="UTC")
    raw = bare(folder / f"raw-{size}.sqlite3")
    source = arrivals()
    activities = Activities(engine, OWNER)
    ours = theirs = 0.0
    for _ in range(batches):
        batch = list(islice(source, size))
        rows = list(stamped(OWNER, (arrival.row for arrival in batch)))
        begun = perf_counter()
        activities.write(batch)
        ours += perf_counter() - begun
        begun = perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(INSERT, rows)
        raw.execute("COMMIT")
        theirs += perf_counter() - begun
    engine.dispose()
    raw.close()
    return size * batches / ours, size * batches / theirs


def bare(path: Path) -> sqlite3.Connection:
    """A database with the same tables, made by the store, for use without it."""
    engine = open_engine(f"sqlite:///{path}")
    Persons(engine, OWNER).enrol(zone="UTC")
    engine.dispose()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def reading(folder: Path, counts: tuple[int, int]) -> tuple[float, ...]:
    """Seconds to read the last 90 days of histories with these numbers of activities: the median of five."""
    taken = []
    for count in counts:
        engine = open_engine(f"sqlite:///{folder / f'history-{count}.sqlite3'}")
        Persons(engine, OWNER).enrol(zone="UTC")
        activities, source = Activities(engine, OWNER), arrivals()
        for _ in range(0, count, 5_000):
            activities.write(list(islice(source, 5_000)))
        end = START + count * DAY // A_DAY
        times = []
        for _ in range(5):
            begun = perf_counter()
            found = activities.history(end - 90 * DAY, end)
            times.append(perf_counter() - begun)
        print(
            f"{count:,}: {found.activities.height:,} activities read, {found.people.height:,} people", file=sys.stderr
        )
        taken.append(median(times))
        engine.dispose()
    return tuple(taken)


def main() -> int:
    """Print the measurements. Returns 1 if a limit is exceeded."""
    kept = True
    with TemporaryDirectory(prefix="storing-") as folder:
        table = Table("batch", "ours/s", "sqlite3/s", "ratio", f"≥ {LEAST_RATIO}")
        for size, batches in BATCHES.items():
            ours, theirs = storing(Path(folder), size, batches)
            table.add_row(
                f"{size:,}",
                f"{ours:,.0f}",
                f"{theirs:,.0f}",
                f"{ours / theirs:.2f}",
                _mark(ours >= LEAST_RATIO * theirs),
            )
            kept &= ours >= LEAST_RATIO * theirs
        Console(width=120).print(table)
        small, large = reading(Path(folder), (100_000, 1_000_000))
        table = Table("of 100,000", "of 1,000,000", "ratio", f"≤ {MOST_RATIO}")
        table.add_row(f"{small:.3f} s", f"{large:.3f} s", f"{large / small:.2f}", _mark(large <= MOST_RATIO * small))
        kept &= large <= MOST_RATIO * small
        Console(width=120).print(table)
    return 0 if kept else 1


def _mark(good: bool) -> str:
    return "kept" if good else "NOT KEPT"


if __name__ == "__main__":
    sys.exit(main())
