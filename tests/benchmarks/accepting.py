"""Activities accepted over HTTP by a real server, unsealed with a script's token and sealed as an extension does it,
compared with sqlite3's own ``executemany`` for the same rows, tables, pragmas and commits.

Limits: in batches of 100 at least half of what sqlite3 does alone; single posts at least 1,000 a second, or 0.08 of
what sqlite3 does alone on a disk that is slow to commit. The sending program uses the same processors, as a browser
would.
"""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from rich.console import Console
from rich.table import Table

from auditor.activities.activity import Activity, Object, ObjectType, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import receive
from server.installation.settings import Settings
from server.sealing import ServerKey
from server.store.devices import put
from server.store.engine import writing
from server.store.schema import OWNER
from server.store.store import Store, open_store
from tests.benchmarks.serving import served
from tests.benchmarks.storing import INSERT, bare
from tests.sealed import Sealing, sealer

BATCHES = {1: 1_600, 100: 240, 1_000: 40}  # activities per request: number of requests
CLIENTS = (1, 8)
LEAST_SHARE = 0.5  # in batches of 100
LEAST_RATE, LEAST_SINGLE_SHARE = 1_000, 0.08  # for single posts, one of the two
WARMING = 3  # seconds in which a new server loads what its first page did not need
START = datetime(2026, 1, 1, tzinfo=UTC)
PATH = "/api/v1/activities"
KEY = bytes(32)

Batches = list[list[Activity]]


def likes() -> Iterator[Activity]:
    """Endless likes, a second apart, with ids as an extension makes them."""
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


class Request(NamedTuple):
    """A prepared request; ``opened`` reads the answer's body."""

    body: bytes
    headers: dict[str, str]
    opened: Callable[[bytes], Any]


def accepting(folder: Path, batches: Batches, clients: int, make: Callable[[Store, Batches], list[Request]]) -> float:
    """Activities a second through a server of its own. Each client is a device with one connection that waits for each
    answer. All requests are made, and sealed, beforehand."""
    settings = Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        sent = [make(store, batches[first::clients]) for first in range(clients)]
    with served(folder) as (port, _, _), ThreadPoolExecutor(clients) as pool:
        sleep(WARMING)
        begun = perf_counter()
        list(pool.map(lambda requests: _send(port, requests), sent))
        return sum(map(len, batches)) / (perf_counter() - begun)


def in_clear(store: Store, batches: Batches) -> list[Request]:
    """Requests as a script sends them."""
    _, token = store.devices.add("benchmark", "", 0)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return [Request(msgspec.json.encode({"activities": batch}), headers, msgspec.json.decode) for batch in batches]


def sealed(store: Store, batches: Batches) -> list[Request]:
    """Requests as an extension sends them."""
    with writing(store._engine) as connection:
        device = Sealing(put(connection, OWNER, "benchmark", "", 0, key=KEY), KEY)
    seal = sealer(ServerKey(store.key).public)
    requests = []
    for batch in batches:
        device.counter += 1
        body = device.sealed(PATH, {"activities": [seal(msgspec.to_builtins(activity)) for activity in batch]})
        opened = partial(replace(device).opened, PATH, 200)
        requests.append(Request(body, device.headers(), opened))
    return requests


def _send(port: int, requests: list[Request]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    answers = []
    for body, headers, _ in requests:
        connection.request("POST", PATH, body, headers)
        answers.append(connection.getresponse().read())
    connection.close()
    for request, answer in zip(requests, answers, strict=True):
        told = request.opened(answer)
        if "refused" not in told or told["refused"] or told["known"]:
            raise SystemExit(f"not taken: {told}")


def beside(folder: Path, batches: Batches) -> float:
    """Activities a second by sqlite3 alone; all rows are made beforehand."""
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
    """Print the measurements. Returns 1 if a limit is exceeded."""
    table = Table("batch", "clients", "sent", "activities/s", "sqlite3/s", "ratio", "bound", "")
    kept = True
    for size, requests in BATCHES.items():
        source = likes()
        batches = [list(islice(source, size)) for _ in range(requests)]
        for clients, make in product(CLIENTS, (in_clear, sealed)):
            with TemporaryDirectory(prefix="accepting-") as folder:
                alone = beside(Path(folder), batches)
                rate = accepting(Path(folder, "data"), batches, clients, make)
            bound, fine = {
                1: (
                    f"≥ {LEAST_RATE:,}/s or {LEAST_SINGLE_SHARE:g}",
                    rate >= LEAST_RATE or rate >= LEAST_SINGLE_SHARE * alone,
                ),
                100: (f"≥ {LEAST_SHARE:g}", rate >= LEAST_SHARE * alone),
            }.get(size, ("", True))
            kept &= fine
            said = ("kept" if fine else "NOT KEPT") if bound else ""
            how = make.__name__.replace("_", " ")
            table.add_row(
                f"{size:,}", str(clients), how, f"{rate:,.0f}", f"{alone:,.0f}", f"{rate / alone:.2f}", bound, said
            )
    Console(width=120).print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
