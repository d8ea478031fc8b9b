"""A server that works for long, and what it then holds: ``python -m tests.benchmarks.soak --minutes 60 --rate 5``.

A real server receives sealed activities as from an extension and unsealed ones as from a script, an archive and an
audit every minute, and requests for pages. Memory, open files, threads, the write-ahead log and leftover files are
reported at the start (once everything was done a few times), now and then, and at the end, beside their limits. It
takes as long as it is told to, so ``make bench`` leaves it out; ``make soak`` takes an hour.
"""

import argparse
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import NamedTuple

import psutil
from rich.console import Console
from rich.table import Table

from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import Store, open_store
from tests.benchmarks.accepting import PATH, Request, in_clear, likes, sealed
from tests.benchmarks.serving import ask, served

CASE = Path(__file__).parents[1] / "archives" / "cases" / "mastodon" / "kinds"
PAGES = (
    "/",
    "/report",
    "/activities",
    "/people",
    "/steps",
    "/settings",
    "/import",
    "/schedule",
    "/devices",
    "/telling",
)
OTHER_WORK = 60  # seconds between archives, and between audits
WARMING = 2 * OTHER_WORK
TOLD = 120  # seconds between lines
MOST_GROWTH = 64  # MiB of memory, between warm and the end
MOST_HANDLES = 8  # more than after warming up
MOST_LOG = 16  # MiB of write-ahead log


class Held(NamedTuple):
    """What the server holds: memory and log in MiB, its child processes, files in its folder."""

    minutes: float
    memory: float
    handles: int
    threads: int
    log: float
    files: int
    stored: int


class Sender:
    """Sends activities one per request, over one connection, which it reopens if it was closed."""

    def __init__(self, store: Store, port: int, how_many: int) -> None:
        self._port = port
        source = likes()
        halves = [[[each] for each in islice(source, how_many // 2 + 1)] for _ in range(2)]
        both = zip(in_clear(store, halves[0]), sealed(store, halves[1]), strict=True)
        self._requests: Iterator[Request] = (each for pair in both for each in pair)
        self.sent = 0

    def send(self) -> None:
        """Send the next activity. Raises SystemExit if it is not accepted."""
        body, headers, opened = next(self._requests)
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.request("POST", PATH, body, headers)
        told = opened(connection.getresponse().read())
        connection.close()
        if told.get("stored") != 1:
            raise SystemExit(f"not taken: {told}")
        self.sent += 1


class Visitor:
    """Uses the dashboard: looks at pages in turn, imports archives, starts audits."""

    def __init__(self, store: Store, port: int) -> None:
        self._port, self._path = port, dashboard_path(store.key)
        _, self._cookie = ask(port, f"{self._path}/open", form=f"token={store.links.add(now())}")
        _, self._token = store.devices.add("soak", "", 0)
        self._pages = cycle(PAGES)

    def look(self) -> None:
        """Ask for the next page."""
        ask(self._port, f"{self._path}{next(self._pages)}", self._cookie)

    def audit(self) -> None:
        """Start an audit as the button does."""
        page, _ = ask(self._port, f"{self._path}/settings", self._cookie)
        found = re.search(rb'name="form_token" value="([^"]+)"', page)
        if not found:
            raise SystemExit("the dashboard is closed")
        self._post(f"{self._path}/reports", f"form_token={found[1].decode()}&days=730".encode(), {
            "Cookie": self._cookie, "Origin": f"http://127.0.0.1:{self._port}",
            "Content-Type": "application/x-www-form-urlencoded",
        })  # fmt: skip

    def send_archive(self) -> None:
        """Import an archive, as a script does."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for file in CASE.iterdir():
                if file.name != "expected.json":
                    archive.writestr(file.name, file.read_bytes())
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/octet-stream"}
        self._post("/api/v1/imports?name=soak.zip", packed.getvalue(), headers)

    def _post(self, path: str, body: bytes, headers: dict[str, str]) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status >= 400:
            raise SystemExit(f"{path.rpartition('/')[2]}: {answer.status}")


def held(process: psutil.Process, folder: Path, begun: float, stored: int) -> Held:
    """What a server and its child processes hold now."""
    family = [process, *process.children(recursive=True)]
    log = folder / "rapport.sqlite3-wal"
    return Held(
        (monotonic() - begun) / 60,
        sum(each.memory_info().rss for each in family) / 2**20,
        process.num_fds(),
        process.num_threads(),
        log.stat().st_size / 2**20 if log.exists() else 0.0,
        sum(1 for each in folder.rglob("*") if each.is_file()),
        stored,
    )


def soak(folder: Path, minutes: float, rate: float) -> list[Held]:
    """Use a server for some minutes, with ``rate`` activities a second. Returns what it held after warming up and
    then."""
    settings = Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})
    told: list[Held] = []
    with open_store(settings) as store, served(folder) as (port, process, _):
        sender, visitor = Sender(store, port, round(minutes * 60 * rate) + 2), Visitor(store, port)
        watched, begun = psutil.Process(process), monotonic()
        end, warm = begun + minutes * 60, begun + min(WARMING, minutes * 30)
        other = begun
        while (at := monotonic()) < end:
            sender.send()
            visitor.look()
            if at >= other:
                visitor.send_archive()
                visitor.audit()
                other = at + OTHER_WORK
            if at >= warm:
                told.append(held(watched, folder, begun, sender.sent))
                warm = at + TOLD
            sleep(max(0.0, 1 / rate - (monotonic() - at)))
        sleep(2)
        told.append(held(watched, folder, begun, sender.sent))
    return told


def main() -> int:
    """Print what was held. Returns 1 if a limit is exceeded."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--minutes", type=float, default=60.0)
    asked.add_argument("--rate", type=float, default=5.0, help="activities and pages a second")
    given = asked.parse_args()
    with TemporaryDirectory(prefix="soak-") as folder:
        told = soak(Path(folder, "data"), given.minutes, given.rate)
    table = Table("minutes", "memory", "open files", "threads", "log", "files in the folder", "activities sent")
    for each in told:
        table.add_row(
            f"{each.minutes:.1f}",
            f"{each.memory:.0f} MiB",
            str(each.handles),
            str(each.threads),
            f"{each.log:.1f} MiB",
            str(each.files),
            f"{each.stored:,}",
        )
    Console(width=120).print(table)
    first, last = told[0], told[-1]
    bounds = {
        f"memory grew by at most {MOST_GROWTH} MiB": last.memory - first.memory <= MOST_GROWTH,
        f"at most {MOST_HANDLES} more open files": last.handles - first.handles <= MOST_HANDLES,
        f"at most {MOST_LOG} MiB of log": max(each.log for each in told) <= MOST_LOG,
        "no more files": last.files <= first.files + 1,
    }
    for what, kept in bounds.items():
        print(f"{what}: {'kept' if kept else 'NOT KEPT'}")
    return 0 if all(bounds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
