"""Activities accepted over HTTP by a real server, beside what sqlite3's own ``executemany`` does with the same rows,
tables, pragmas and commits.

Bounds: in batches of 100 at least half of what sqlite3 does alone; single posts at least 1,000 a second. The program
that sends takes its share of the processors as well, as a browser does.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from zoneinfo import ZoneInfo

import msgspec
from rich.console import Console
from rich.table import Table

from auditor.activities.activity import Activity, Object, ObjectType, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import receive
from server.settings import Settings
from server.store.schema import OWNER
from server.store.store import open_store
from tests.benchmarks.serving import served
from tests.benchmarks.storing import INSERT, bare

BATCHES = {1: 1_600, 100: 240, 1_000: 40}  # activities in a request: requests
CLIENTS = (1, 8)
LEAST_SHARE = 0.5  # in batches of 100
LEAST_RATE = 1_000  # one by one
WARMING = 3  # seconds in which a server that has just begun loads what its first page did not need
START = datetime(2026, 1, 1, tzinfo=UTC)

Batches = list[list[Activity]]


def likes() -> Iterator[Activity]:
    """Endless, a second apart, with ids as an extension gives them."""
    number = 0
    while True:
        at = START + timedelta(seconds=number)
        yield Activity(
            id=derived_id(at, number),
            type=Type.LIKE,
            published=at,
            site="mastodon",
            actor="me",
            source=Source(via="extension", version="0"),
            object=Object(type=ObjectType.NOTE, id=str(115 * 10**15 + number)),
        )
        number += 1


def accepting(folder: Path, batches: Batches, clients: int) -> float:
    """Activities a second through a server of its own; each client has one connection and waits for each answer."""
    settings = Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        _, token = store.devices.add("benchmark", "", 0)
    bodies = [msgspec.json.encode({"activities": batch}) for batch in batches]
    with served(folder) as (port, _, _), ThreadPoolExecutor(clients) as pool:
        sleep(WARMING)
        begun = perf_counter()
        list(pool.map(lambda first: _send(port, token, bodies[first::clients]), range(clients)))
        return sum(map(len, batches)) / (perf_counter() - begun)


def _send(port: int, token: str, bodies: list[bytes]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for body in bodies:
        connection.request("POST", "/api/v1/activities", body, headers)
        answer = connection.getresponse()
        told = msgspec.json.decode(answer.read())
        if answer.status != 200 or told["refused"] or told["known"]:
            raise SystemExit(f"not taken: {told}")
    connection.close()


def beside(folder: Path, batches: Batches) -> float:
    """Activities a second by sqlite3 alone; what is stored is made beforehand."""
    rows = [
        [(OWNER, *receive(activity, key=bytes(32), zone=ZoneInfo("UTC")).row) for activity in batch]
        for batch in batches
    ]
    connection = bare(folder / "alone.sqlite3")
    begun = perf_counter()
    for batch in rows:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(INSERT, batch)
        connection.execute("COMMIT")
    taken = perf_counter() - begun
    connection.close()
    return sum(map(len, batches)) / taken


def main() -> int:
    """Print what was measured; 1 if a bound is not kept."""
    table = Table("batch", "clients", "activities/s", "sqlite3/s", "ratio", "bound", "")
    kept = True
    for size, requests in BATCHES.items():
        source = likes()
        batches = [list(islice(source, size)) for _ in range(requests)]
        for clients in CLIENTS:
            with TemporaryDirectory(prefix="accepting-") as folder:
                alone = beside(Path(folder), batches)
                rate = accepting(Path(folder, "data"), batches, clients)
            bound, fine = {
                1: (f"≥ {LEAST_RATE:,}/s", rate >= LEAST_RATE),
                100: (f"≥ {LEAST_SHARE:g}", rate >= LEAST_SHARE * alone),
            }.get(size, ("", True))
            kept &= fine
            said = ("kept" if fine else "NOT KEPT") if bound else ""
            table.add_row(
                f"{size:,}", str(clients), f"{rate:,.0f}", f"{alone:,.0f}", f"{rate / alone:.2f}", bound, said
            )
    Console(width=120).print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
