"""Activities accepted over HTTP by a real server, beside raw sqlite3 on the same machine, tables and commits.

Bounds: in batches of 100 at least half of what raw sqlite3 does; single posts at least 1,000 a second.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from rich.console import Console
from rich.table import Table

from server.settings import Settings
from server.store.bound import open_store
from tests.benchmarks.serving import served
from tests.benchmarks.storing import storing

ROWS = {1: 1_500, 100: 20_000, 1_000: 40_000}
CLIENTS = 8
LEAST_SHARE = 0.5
LEAST_SINGLES = 1_000


def bodies(batch: int, rows: int) -> list[bytes]:
    """Requests of likes, as an extension sends them."""
    return [
        json.dumps({"activities": [_like(start + number) for number in range(batch)]}).encode()
        for start in range(0, rows, batch)
    ]


def _like(number: int) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "type": "Like",
        "published": f"2026-10-{number % 28 + 1:02}T10:{number % 60:02}:{number // 60 % 60:02}+01:00",
        "site": "mastodon",
        "actor": "me",
        "source": {"via": "extension", "version": "0"},
        "object": {"type": "Note", "id": str(115 * 10**15 + number)},
    }


def send(port: int, token: str, requests: list[bytes]) -> None:
    """One client, one connection, one request after the other."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for body in requests:
        connection.request("POST", "/api/v1/activities", body, headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        if answer.status != 200 or told["refused"] or told["known"]:
            raise SystemExit(f"not taken: {told}")
    connection.close()


def main() -> int:
    """Print what was measured; 1 if a bound is not kept."""
    table = Table("batch", "clients", "activities/s", "raw sqlite3/s", "ratio", "bound", "")
    kept = []
    with TemporaryDirectory(prefix="accepting-") as folder:
        data = Path(folder, "data")
        settings = Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={})
        with open_store(settings) as store:
            _, token = store.add_device("benchmark", "", 0)
        with served(data) as (port, _, _):
            for batch, rows in ROWS.items():
                _, beside = storing(Path(folder), batch, min(rows, 20_000) // batch)
                for clients in (1, CLIENTS):
                    shares = [bodies(batch, max(batch, rows // clients)) for _ in range(clients)]
                    begun = perf_counter()
                    with ThreadPoolExecutor(clients) as pool:
                        list(pool.map(lambda share: send(port, token, share), shares))
                    rate = sum(map(len, shares)) * batch / (perf_counter() - begun)
                    bound, fine = "", True
                    if clients == 1 and batch == 1:
                        bound, fine = f"≥ {LEAST_SINGLES:,}/s", rate >= LEAST_SINGLES
                    elif clients == 1 and batch == 100:
                        bound, fine = f"≥ {LEAST_SHARE:g}", rate / beside >= LEAST_SHARE
                    kept.append(fine)
                    said = ("kept" if fine else "NOT KEPT") if bound else ""
                    table.add_row(
                        f"{batch:,}",
                        str(clients),
                        f"{rate:,.0f}",
                        f"{beside:,.0f}",
                        f"{rate / beside:.2f}",
                        bound,
                        said,
                    )
    Console(width=120).print(table)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
