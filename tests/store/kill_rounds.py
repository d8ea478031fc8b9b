"""Kills that reach every long work on a folder: ``python -m tests.store.kill_rounds --rounds 200 --seed 1``.

An import, an audit, a migration, an erasing, an export, a backup and a restoring run as the command does, each in a
process of its own with all that it starts. It is killed at a moment between its beginning and its end, drawn by lot;
then the folder opens, is whole, and the same command comes to the end that it would have come to.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from server.installation.settings import Settings
from server.store.backups import back_up
from server.store.store import open_store
from tests.store.making import messages
from tests.store.test_backup_versions import at_revision

ROOT = Path(__file__).parents[2]
CASE = ROOT / "tests" / "archives" / "cases" / "mastodon" / "kinds"
#: All that the work needs is loaded first, so that kills fall into the work.
WORK = """
import importlib, sys
for name in sys.argv.pop(1).split(","):
    importlib.import_module(name)
from server.commands.main import main
print("begun", flush=True)
main(sys.argv[1:], standalone_mode=False)
print("ended", flush=True)
"""


class Found(NamedTuple):
    """What stands in a folder: activities, reports, and whether an export is there."""

    activities: int
    reports: int
    exported: bool


class Kind(NamedTuple):
    """A kind of work: its command, the modules that it loads as it goes, and how its folder is made."""

    words: tuple[str, ...]
    loads: str
    fill: Callable[[Path], None]


def _settings(folder: Path) -> Settings:
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


def _filled(folder: Path) -> None:
    with open_store(_settings(folder)) as store:
        store.activities.write(messages(400))
    with zipfile.ZipFile(folder / "archive.zip", "w") as archive:
        for file in CASE.iterdir():
            if file.name != "expected.json":
                archive.writestr(file.name, file.read_bytes())


def _of_old(folder: Path) -> None:
    _settings(folder)
    at_revision("0007", folder / "rapport.sqlite3")


def _backed_up(folder: Path) -> None:
    with open_store(_settings(folder)) as store:
        store.activities.write(messages(300))
        back_up(_settings(folder), folder).rename(folder / "kept.backup")
        store.activities.write(messages(400))


KINDS = {
    "import": Kind(("import", "archive.zip"), "server.imports.importing,auditor.archives", _filled),
    "audit": Kind(
        ("audit", "--format", "json", "--output", "report.json"),
        "server.audits.running,auditor.audits.catalogue",
        _filled,
    ),
    "migration": Kind(("devices", "list"), "alembic.command", _of_old),
    "erase": Kind(("erase", "--yes"), "server.store.erasing", _filled),
    "backup": Kind(("backup",), "server.store.backups,server.store.backup_plan", _filled),
    "restore": Kind(("restore", "kept.backup", "--yes"), "server.store.restoring,alembic.command", _backed_up),
    "export": Kind(("export", "--output", "out.jsonl"), "server.store.exporting", _filled),
}


def work(folder: Path, kind: Kind, after: float | None) -> tuple[bool, float]:
    """Do the work, and kill it so many seconds after it began. Returns whether it had ended, and how long it took: the
    process may be there for far longer, and a kill then would reach nothing."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, kind.loads, "--data", str(folder), *kind.words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RAPPORT_DATABASE_URL": ""},
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    begun = time.monotonic()
    told, seconds = "", 0.0
    if after is not None:
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with process.stdout:
        for line in process.stdout:
            told, seconds = line, time.monotonic() - begun
    process.wait()
    return told == "ended\n", seconds


def look(folder: Path) -> Found:
    """What is there, once it was found whole."""
    with open_store(_settings(folder)) as store:
        assert store.integrity() == "ok"
        counted = sum(count.activities for count in store.activities.counts())
        assert counted == store.activities.count()
        return Found(store.activities.count(), len(store.reports.latest()), (folder / "out.jsonl").exists())


def rounds(place: Path, count: int, seed: int, kinds: tuple[str, ...] = tuple(KINDS)) -> dict[str, Counter[str]]:
    """So many rounds, each kind in turn. Returns how often each was killed in its work, or had ended. AssertionError
    where a kill left what is not whole, or cannot be done again."""
    chance, told = random.Random(seed), {name: Counter[str]() for name in kinds}
    known: dict[str, tuple[Found, Found, float]] = {}
    for number in range(count):
        name = kinds[number % len(kinds)]
        kind, copy = KINDS[name], place / "copy"
        if name not in known:
            kind.fill(place / name)
            shutil.copytree(place / name, copy)
            ended, seconds = work(copy, kind, None)
            assert ended, name
            known[name] = (look(place / name) if name != "migration" else look(copy), look(copy), seconds)
            shutil.rmtree(copy)
        before, after, seconds = known[name]
        shutil.copytree(place / name, copy)
        ended, _ = work(copy, kind, chance.uniform(0, seconds))
        told[name]["ended" if ended else "killed"] += 1
        found = look(copy)
        least, most = sorted((before.activities, after.activities))
        assert least <= found.activities <= most, (name, number, found)
        assert name == "import" or found.activities in (least, most), (name, number, found)
        if found.exported:
            assert len((copy / "out.jsonl").read_bytes().splitlines()) >= found.activities, (name, number)
        assert work(copy, kind, None)[0], (name, number)
        again = look(copy)
        assert (again.activities, again.exported) == (after.activities, after.exported), (name, number, again)
        assert again.reports in (after.reports, after.reports + 1), (name, number, again)
        shutil.rmtree(copy)
    return told


def main() -> int:
    """Print what was reached."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with TemporaryDirectory(prefix="kills-") as place:
        for name, counted in rounds(Path(place), given.rounds, given.seed).items():
            print(f"{name}: {counted['killed']} killed, {counted['ended']} had ended")
    return 0


if __name__ == "__main__":
    sys.exit(main())
