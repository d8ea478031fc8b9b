"""How the server starts and answers: ``python -m tests.benchmarks.serving``.

Limits: start to first answer under a second; under 100 MiB before the first audit, and 15 seconds after messages in
four languages and an audit, whatever runs beside the server included; a page of the dashboard with a million activities
within 50 ms for 95 of 100 requests, also with eight readers at once or after a write before each request, and under
150 KB transferred.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from socket import socket
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from uuid import uuid4

import psutil
from rich.console import Console
from rich.table import Table

from server.audits.running import audit_now
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import open_store
from tests.benchmarks.auditing import filled
from tests.benchmarks.language import LANGUAGES, labelled
from tests.benchmarks.storing import arrivals

COUNT = 1_000_000
REQUESTS = 100
READERS = 8
EACH = 50  # requests per reader: with 12, the first request of each would already be the 95th percentile


@contextmanager
def served(data: Path) -> Iterator[tuple[int, int, float]]:
    """A real server: its port, its process, and the seconds from its start to its first answer."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "server", "--data", str(data), "serve", "--no-open", "--port", str(port)],
        stdout=subprocess.PIPE,
    )
    try:
        while True:
            try:
                ask(port, "/who?nonce=x")
                break
            except ConnectionRefusedError:
                if process.poll() is not None:
                    raise RuntimeError("the server ended") from None
                sleep(0.005)  # asking without a pause would take processor time from the server
        yield port, process.pid, perf_counter() - begun
    finally:
        process.terminate()
        process.communicate()


def ask(port: int, path: str, cookie: str = "", form: str = "") -> tuple[bytes, str]:
    """The body of a page, and the cookie that it sets. A ``form`` is posted."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Cookie": cookie} if cookie else {}
    if form:
        connection.request("POST", path, form, headers | {"Content-Type": "application/x-www-form-urlencoded"})
    else:
        connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return body, (answer.getheader("Set-Cookie") or "").partition(";")[0]


def audit(port: int, dashboard: str, cookie: str) -> None:
    """Start an audit as the button does, and wait for it."""
    page, _ = ask(port, f"{dashboard}/settings", cookie)
    found = re.search(rb'name="form_token" value="([^"]+)"', page)
    if not found:
        raise RuntimeError("the dashboard is closed")
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"{dashboard}/reports", f"form_token={found[1].decode()}", headers)
    if connection.getresponse().status != HTTPStatus.FOUND:
        raise RuntimeError("no audit was made")
    connection.close()


def say(port: int, token: str) -> None:
    """Send the server messages in each language that it reads, as a script does."""
    texts = [each.text for language in LANGUAGES for each in labelled(f"unseen/{language}")[:EACH]]
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    for number, text in enumerate(texts):
        message = {
            "id": str(uuid4()),
            "type": "Create",
            "published": "2026-01-05T10:00:00+01:00",
            "site": "linkedin",
            "actor": {"id": f"reader-{number}"},
            "to": [{"id": "me"}],
            "object": {"type": "Message", "content": text},
            "source": {"via": "extension", "version": "0.1.0"},
        }
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        connection.request("POST", "/api/v1/activities", json.dumps({"activities": [message]}), headers)
        answer = json.loads(connection.getresponse().read())
        if answer["stored"] != 1:
            raise RuntimeError(f"a message was not taken: {answer}")
    connection.close()


def read_at_once(port: int, path: str, cookie: str) -> list[float]:
    """The milliseconds of each answer for eight readers at once, each with one connection and one request at a time."""

    def read(_: int) -> list[float]:
        connection, taken = HTTPConnection("127.0.0.1", port, timeout=60), []
        for _ in range(EACH):
            begun = perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            connection.getresponse().read()
            taken.append(1000 * (perf_counter() - begun))
        connection.close()
        return taken

    with ThreadPoolExecutor(READERS) as pool:
        return [each for reader in pool.map(read, range(READERS)) for each in reader]


def read_after_writing(port: int, path: str, cookie: str, data: Path) -> list[float]:
    """The milliseconds of each answer if an activity comes in before each request, so that no cached page is valid."""
    settings, taken = Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={}), []
    with open_store(settings) as store:
        for arrival in islice(arrivals(seed=2), REQUESTS):
            store.activities.write([arrival])
            begun = perf_counter()
            ask(port, path, cookie)
            taken.append(1000 * (perf_counter() - begun))
    return taken


def resident_of_all(process: int) -> float:
    """MiB of memory in use by a process and those that it started."""
    return sum(resident(each.pid) for each in (psutil.Process(process), *psutil.Process(process).children()))


def resident(process: int) -> float:
    """MiB of memory in use."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text("utf-8"))
    return int(found[1]) / 1024 if found else float("nan")


def main() -> int:
    """Print the measurements. Returns 1 if a limit is exceeded."""
    rows: list[tuple[str, float, float, str]] = []
    with TemporaryDirectory(prefix="serving-") as folder:
        settings = Settings.load(Path(folder, "empty"), environment={})
        with served(settings.data) as (port, process, start):
            ask(port, "/who?nonce=x")
            rows += [("start to first answer", start, 1.0, "s"), ("memory when idle", resident(process), 100, "MiB")]
        with filled(Path(folder, "full"), COUNT) as store:
            report = audit_now(store)
            data, token = store.folder, store.links.add(now())
            _, writing = store.devices.add("bench", "a script", now(), "write")
            dashboard = dashboard_path(store.key)
        with served(data) as (port, process, _):
            _, cookie = ask(port, f"{dashboard}/open", form=f"token={token}")
            say(port, writing)
            audit(port, dashboard, cookie)
            sleep(15)
            rows.append(("memory 15 s after messages and an audit", resident_of_all(process), 100, "MiB"))
            for what, path in (("start page", "/"), ("report", "/report"), ("people", "/people")):
                taken = read_at_once(port, dashboard + path, cookie)
                rows.append((f"95th percentile of the {what}, {READERS} readers", quantiles(taken, n=20)[-1], 50, "ms"))
            taken = read_after_writing(port, dashboard + "/", cookie, data)
            rows.append(
                (
                    "95th percentile of the start page, something written before each",
                    quantiles(taken, n=20)[-1],
                    50,
                    "ms",
                )
            )
            for path in ("/", f"/reports/{report.id}/reply-rate"):
                taken, size = [], 0
                for _ in range(REQUESTS):
                    begun = perf_counter()
                    body, _ = ask(port, dashboard + path, cookie)
                    taken.append(1000 * (perf_counter() - begun))
                    size = len(body)
                sheet, _ = ask(port, f"{dashboard}/static/rapport.css")
                where = "report" if path == "/" else "audit"
                rows.append((f"95th percentile of the {where}'s page", quantiles(taken, n=20)[-1], 50, "ms"))
                rows.append((f"the {where}'s page with its sheet", (size + len(sheet)) / 1000, 150, "KB"))
    table = Table("what", "measured", "bound", "ratio", "")
    for what, value, bound, unit in rows:
        table.add_row(
            what,
            f"{value:.2f} {unit}",
            f"< {bound:g} {unit}",
            f"{value / bound:.2f}",
            "kept" if value < bound else "NOT KEPT",
        )
    Console(width=120).print(table)
    return 0 if all(value < bound for _, value, bound, _ in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
