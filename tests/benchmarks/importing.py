"""How fast a large archive is read and stored: ``python -m tests.benchmarks.importing [ROWS]``.

A made-up complete LinkedIn archive with a million rows, most of them messages with text and reactions, as of people who
use the site much; no text repeats. Of six that did, readings were remembered: 60,000 rows took 254 µs each to read and
321 MiB; 30,000 whose texts do not repeat take 737 µs and 584 MiB, the start of the readers included. Limits: at least
30,000 rows a second, the first of them within two seconds, and under 300 MiB. On a machine that others use too, only
the processor time per row says how fast it is: of the storing process, and of the reading ones.
"""

import csv
import io
import random
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from rich.console import Console
from rich.table import Table

from tests.benchmarks.texts import texts

LEAST_RATE = 30_000
MOST_MEMORY = 300  # MiB
SOON = 2.0  # seconds until the first rows are stored
ROWS = 1_000_000


def archive(path: Path, rows: int) -> None:
    """Write the archive: 40 % messages, 40 % reactions, 15 % comments, 5 % connections."""
    chance, said = random.Random(5), texts(5)
    start = datetime(2016, 1, 1, tzinfo=UTC)
    step = timedelta(days=3_600) / rows
    people = [
        (f"First{number} Last{number}", f"https://www.linkedin.com/in/person-{number}") for number in range(4_000)
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:

        def table(name: str, header: str, lines: int, line: "object") -> None:
            with zipped.open(name, "w") as member, io.TextIOWrapper(member, "utf-8", newline="") as text:
                writer = csv.writer(text)
                writer.writerow(header.split(","))
                for number in range(lines):
                    writer.writerow(line(start + step * (number * rows / lines), number))  # type: ignore[operator]

        def message(at: datetime, number: int) -> tuple[str, ...]:
            name, url = people[chance.randrange(4_000)]
            mine, other = ("Mara Lind", "https://www.linkedin.com/in/mara"), (name, url)
            sender, receiver = (mine, other) if chance.random() < 0.5 else (other, mine)
            when = f"{at:%Y-%m-%d %H:%M:%S} UTC"
            return (f"2-{url[-8:]}", "", *sender, *receiver, when, "", next(said), "INBOX", "", "No")

        stamp = "%Y-%m-%d %H:%M:%S"
        zipped.writestr(
            "Profile.csv", "First Name,Last Name,Headline,Summary\nMara,Lind,Quality engineer,I look after trains\n"
        )
        table(
            "messages.csv",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
            "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT",
            int(rows * 0.4),
            message,
        )
        table(
            "Reactions.csv",
            "Date,Type,Link",
            int(rows * 0.4),
            lambda at, number: (
                f"{at:{stamp}}",
                "LIKE",
                f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{7 * 10**18 + number}",
            ),
        )
        table(
            "Comments.csv",
            "Date,Link,Message",
            int(rows * 0.15),
            lambda at, number: (
                f"{at:{stamp}}",
                f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{6 * 10**18 + number}",
                next(said),
            ),
        )
        table(
            "Connections.csv",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            int(rows * 0.05),
            lambda at, number: (
                f"First{number}",
                f"Last{number}",
                f"https://www.linkedin.com/in/person-{number}",
                "",
                "Northline",
                "Engineer",
                f"{at:%d %b %Y}",
            ),
        )


_CHILD = """
import resource, sys
from pathlib import Path
from time import perf_counter
from server.imports.importing import Import, run_import
from server.imports.pipeline import READERS
from server.installation.settings import Settings
from server.store.store import open_store
folder = Path(sys.argv[1])
with open_store(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})) as store:
    entry = Import(store.imports.begin("archive.zip"), "archive.zip")
    begun, seen = perf_counter(), []
    def further(now):
        if now.new and not seen:
            seen.append(perf_counter())
    run_import(store, Path(sys.argv[2]), entry, further)
assert entry.state == "done", entry.error
own, readers = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
memory = (own.ru_maxrss + READERS * readers.ru_maxrss) // 1024
storing, reading = (used.ru_utime + used.ru_stime for used in (own, readers))
print(entry.new, entry.known, entry.skipped, memory, seen[0] - begun, storing, reading)
"""


def main() -> int:
    """Print the measurements. Returns 1 if a limit is exceeded."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with TemporaryDirectory(prefix="importing-") as folder:
        path = Path(folder, "archive.zip")
        archive(path, rows)
        begun = perf_counter()
        said = subprocess.run(
            [sys.executable, "-c", _CHILD, f"{folder}/data", str(path)], check=True, stdout=subprocess.PIPE, text=True
        ).stdout
        taken = perf_counter() - begun
    new, known, skipped, memory = map(int, said.split()[:4])
    first, storing, reading = map(float, said.split()[4:])
    came = new + known + skipped
    rate = came / taken
    kept = rate >= LEAST_RATE and memory < MOST_MEMORY and first <= SOON
    table = Table(
        "rows", "new", "known", "skipped", "rows/s", f"of {LEAST_RATE:,}", "first", "storing", "reading", "memory",
        f"of {MOST_MEMORY} MiB", "",
    )  # fmt: skip
    table.add_row(
        f"{rows:,}", f"{new:,}", f"{known:,}", f"{skipped:,}", f"{rate:,.0f}", f"{rate / LEAST_RATE:.2f}",
        f"{first:.1f} s", f"{storing / came * 1e6:.0f} µs", f"{reading / came * 1e6:.0f} µs", f"{memory} MiB",
        f"{memory / MOST_MEMORY:.2f}", "kept" if kept else "NOT KEPT",
    )  # fmt: skip
    Console(width=140).print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
