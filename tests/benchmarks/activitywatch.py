"""Activities accepted over HTTP, beside ActivityWatch's server in the same run:
``python -m tests.benchmarks.activitywatch``.

Single posts and batches of 100, of likes and of messages that do not repeat, in turn with as many of ActivityWatch's
own events; one client, one connection. Limit: no slower than ActivityWatch, which reads no text. It is fetched from
PyPI into an environment of its own in ``build``, and no dependency of this project; where it cannot be fetched, the
comparison is left out. Beside the rate stands the processor time of the servers, as others may use the machine too.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any, NamedTuple

import msgspec
import psutil
from rich.console import Console
from rich.table import Table

from auditor.activities.activity import Activity, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from server.installation.settings import Settings
from server.store.store import open_store
from tests.benchmarks.accepting import PATH, START, WARMING, likes
from tests.benchmarks.serving import served
from tests.benchmarks.texts import texts

ROOT = Path(__file__).parents[2]
PEER = "aw-server==0.12.0"
_WITH = "peewee<4"  # with a later one, this edition cannot make a bucket
FOLDER = ROOT / "build/activitywatch"
ROUNDS = 5
REQUESTS = {1: 100, 100: 10}  # activities per request: number of requests in a round
_JSON = {"Content-Type": "application/json"}
_BUCKET = "/api/0/buckets/benchmark"


class Measured(NamedTuple):
    """How many activities were taken, in so many seconds, by so many of a processor."""

    activities: int
    seconds: float
    processor: float


class Unavailable(Exception):  # noqa: N818
    """ActivityWatch's server cannot be fetched or started; the message says why."""


def fetched() -> Path:
    """ActivityWatch's server, in an environment of its own. Raises Unavailable."""
    scripts = FOLDER / ("Scripts" if os.name == "nt" else "bin")
    if not list(scripts.glob("aw-server*")):
        fetching = [str(scripts / "python"), "-m", "pip", "install", "--quiet", PEER, _WITH]
        try:
            subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True, capture_output=True)
            subprocess.run(fetching, check=True, capture_output=True, text=True, timeout=300)
        except subprocess.CalledProcessError as problem:
            said = str(problem.stderr).strip().splitlines()
            raise Unavailable(said[-1] if said else str(problem)) from problem
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise Unavailable(str(problem)) from problem
    return scripts / "aw-server"


@contextmanager
def serving(program: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """ActivityWatch's server on a folder: its port and its process."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(folder))
    process = subprocess.Popen(
        [str(program), "--testing", "--host", "127.0.0.1", "--port", str(port)],
        env={**os.environ, **homes, "PYTHONPATH": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            try:
                bucket = {"client": "benchmark", "type": "benchmark", "hostname": "here"}
                _post(HTTPConnection("127.0.0.1", port, timeout=10), _BUCKET, json.dumps(bucket).encode(), _JSON)
                break
            except ConnectionRefusedError:
                if process.poll() is not None:
                    raise Unavailable(f"it ended with {process.returncode}") from None
                sleep(0.1)
        else:
            raise Unavailable("it does not answer")
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def messages() -> Iterator[Activity]:
    """Endless messages to me, a second apart, of which none repeats."""
    for number, text in enumerate(texts(9)):
        at = START + timedelta(seconds=number)
        writer = Person(f"reader-{number % 200}")
        yield Activity(
            id=derived_id(at, "message", number),
            type=Type.CREATE,
            published=at,
            site="linkedin",
            actor=writer,
            source=Source(via="extension", version="0"),
            object=Object(ObjectType.MESSAGE, content=text),
            to=[Person("me")],
            context=writer.id,
        )


def events() -> Iterator[dict[str, Any]]:
    """Endless events of ActivityWatch, a second apart."""
    number = 0
    while True:
        at = START + timedelta(seconds=number)
        yield {"timestamp": at.isoformat(), "duration": 1, "data": {"app": "browser", "title": f"Page {number}"}}
        number += 1


def posting(
    port: int, process: int, path: str, headers: dict[str, str], made: Callable[[list[Any]], Any], source: Iterator[Any]
) -> Callable[[int], Measured]:
    """What sends a round of requests of so many activities each, which are made beforehand."""

    def round_of(size: int) -> Measured:
        bodies = [msgspec.json.encode(made(list(islice(source, size)))) for _ in range(REQUESTS[size])]
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        _post(connection, path, msgspec.json.encode(made(list(islice(source, size)))), headers)
        before, begun = _processor(process), perf_counter()
        for body in bodies:
            _post(connection, path, body, headers)
        taken = Measured(size * len(bodies), perf_counter() - begun, _processor(process) - before)
        connection.close()
        return taken

    return round_of


def _post(connection: HTTPConnection, path: str, body: bytes, headers: dict[str, str]) -> None:
    connection.request("POST", path, body, headers)
    answer = connection.getresponse()
    told = answer.read()
    if answer.status >= 300 or b'"refused":[{' in told:
        raise RuntimeError(f"not taken: {answer.status} {told[:200]!r}")


def _processor(process: int) -> float:
    """Seconds of a processor that a server and what it started have taken."""
    seen = psutil.Process(process)
    return sum(sum(each.cpu_times()[:2]) for each in (seen, *seen.children()))


def compared(program: Path, folder: Path) -> dict[tuple[int, str], Measured]:
    """What each took, by size and name, all rounds together."""
    settings = Settings.load(folder / "data", environment={})
    with open_store(settings) as store:
        _, token = store.devices.add("benchmark", "", 0)
    headers = {"Authorization": f"Bearer {token}", **_JSON}
    with served(settings.data) as (port, process, _), serving(program, folder) as (their_port, their_process):
        sleep(WARMING)
        senders = {
            "likes": posting(port, process, PATH, headers, lambda batch: {"activities": batch}, likes()),
            "messages": posting(port, process, PATH, headers, lambda batch: {"activities": batch}, messages()),
            "ActivityWatch": posting(their_port, their_process, f"{_BUCKET}/events", _JSON, list, events()),
        }
        for send in senders.values():  # the first texts wait until what they are read with is loaded
            send(100)
        rounds: dict[tuple[int, str], list[Measured]] = {}
        for _ in range(ROUNDS):
            for size in REQUESTS:
                for name, send in senders.items():
                    rounds.setdefault((size, name), []).append(send(size))
    return {which: Measured(*(sum(column) for column in zip(*each, strict=True))) for which, each in rounds.items()}


def main() -> int:
    """Print the measurements. Returns 1 if a limit is exceeded."""
    try:
        program = fetched()
        with TemporaryDirectory(prefix="activitywatch-") as folder:
            measured = compared(program, Path(folder))
    except Unavailable as why:
        print(f"Left out: {PEER} cannot be had here ({why}).")
        return 0
    table = Table("batch", "sent", "ours/s", "ActivityWatch/s", "ratio", "processor time", "of theirs", "≥ 1")
    kept = True
    for size in REQUESTS:
        theirs = measured[size, "ActivityWatch"]
        for name in ("likes", "messages"):
            ours = measured[size, name]
            ratio = (ours.activities / ours.seconds) / (theirs.activities / theirs.seconds)
            each = ours.processor / ours.activities
            kept &= ratio >= 1
            table.add_row(
                f"{size}", name, f"{ours.activities / ours.seconds:,.0f}", f"{theirs.activities / theirs.seconds:,.0f}",
                f"{ratio:.2f}", f"{1000 * each:.2f} ms", f"{each / (theirs.processor / theirs.activities):.2f}",
                "kept" if ratio >= 1 else "NOT KEPT",
            )  # fmt: skip
    Console(width=140).print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
