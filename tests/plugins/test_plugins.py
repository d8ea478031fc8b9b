"""A package adds a site, an archive, an audit and a source; a broken one is named and stops nothing.

Each is built and installed as pip does, into a folder that a process of its own finds.
"""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By package, the folder it was installed into."""
    folders = {}
    for name in ("plaza", "faulty"):
        folders[name] = tmp_path_factory.mktemp(name)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
        subprocess.run([*pip, "--target", str(folders[name]), str(HERE / name)], check=True, capture_output=True)
    return folders


def run(*words: str, beside: tuple[Path, ...]) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, which finds what was installed into those folders."""
    path = os.pathsep.join(map(str, (ROOT, *beside)))
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, "LANGUAGE": "en", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def rapport(data: Path, *words: str, beside: tuple[Path, ...]) -> subprocess.CompletedProcess[str]:
    return run("-m", "server", "--data", str(data), *words, beside=beside)


class Said(NamedTuple):
    """What one of several commands gave."""

    returncode: int
    stdout: str
    stderr: str


#: Runs each of the commands that it is given, in one process: to start one takes longer than most commands do.
SEVERAL = """
import json, sys
from click.testing import CliRunner
from server.commands.main import main
done = [CliRunner().invoke(main, words) for words in json.loads(sys.argv[1])]
print(json.dumps([(each.exit_code, each.stdout, each.stderr) for each in done]))
"""


def rapport_all(data: Path, *commands: tuple[str, ...], beside: tuple[Path, ...]) -> list[Said]:
    """Several commands, one after the other."""
    asked = [("--data", str(data), *words) for words in commands]
    done = run("-c", SEVERAL, json.dumps(asked), beside=beside)
    assert done.returncode == 0, done.stderr
    return [Said(*each) for each in json.loads(done.stdout)]


def export(folder: Path) -> Path:
    """What Plaza gives somebody, made up."""
    begin = datetime(2026, 8, 1, 9, tzinfo=UTC)
    letters = []
    for number in range(24):
        words = "Good morning Ana, how did the market go?" if number % 2 else "The market opens at nine tomorrow."
        at = (begin + timedelta(days=number)).isoformat()
        letters.append({"at": at, "mine": True, "neighbour": f"Neighbour {number % 8}", "words": words})
    file = folder / "plaza.json"
    file.write_text(json.dumps([*letters, {"at": "then", "mine": True, "neighbour": "x"}]))
    return file


AUDIT = ("audit", "--format", "json")


def audits(told: "Said | subprocess.CompletedProcess[str]") -> dict[str, dict[str, Any]]:
    """Those of a report as JSON."""
    assert told.returncode == 0, told.stderr
    return {audit["id"]: audit for category in json.loads(told.stdout)["categories"] for audit in category["audits"]}


def test_a_package_adds_a_site_an_archive_an_audit_and_its_source(tmp_path: Path, installed: dict[str, Path]) -> None:
    data, beside = tmp_path / "data", (installed["plaza"],)
    commands = (("import", str(export(tmp_path))), AUDIT, ("doctor",), ("audit",))
    came, report, doctor, text = rapport_all(data, *commands, beside=beside)
    assert came.returncode == 0, came.stderr
    said = " ".join(came.stderr.split())
    assert "24 new" in said
    assert "plaza.json, item 25: the date “xxxx” cannot be read" in said
    found = audits(report)["greetings-first"]
    assert (found["value"]["k"], found["value"]["n"]) == (12, 24)
    assert found["state"] == "scored"
    assert "Plaza Neighbours" in found["evidence"]["sources"][0]["text"]
    assert doctor.stdout.count("of rapport-plaza is used") == 4
    assert "does not work" not in doctor.stdout
    assert "Do I greet" in text.stdout or "greet people" in text.stdout


def test_without_the_package_what_it_brought_stays_and_nothing_fails(
    tmp_path: Path, installed: dict[str, Path]
) -> None:
    data = tmp_path / "data"
    rapport(data, "import", str(export(tmp_path)), beside=(installed["plaza"],))
    report, again = rapport_all(data, AUDIT, ("import", str(tmp_path / "plaza.json")), beside=())
    found = audits(report)
    assert "greetings-first" not in found
    assert found["reply-rate"]
    assert again.returncode == 1


def test_what_is_broken_is_named_with_its_reason_and_stops_nothing(tmp_path: Path, installed: dict[str, Path]) -> None:
    data, beside = tmp_path / "data", (installed["plaza"], installed["faulty"])
    came, report = rapport_all(data, ("import", str(export(tmp_path))), AUDIT, beside=beside)
    assert came.returncode == 0, came.stderr
    assert audits(report)["greetings-first"]["state"] == "scored"
    doctor = rapport(data, "doctor", beside=beside)  # which would tell of faults at work in its own process, too
    assert doctor.returncode == 1
    broken = {
        line.split(" of rapport-faulty")[0].rpartition("plugin ")[2]: line.partition("does not work: ")[2]
        for line in doctor.stdout.splitlines()
        if "of rapport-faulty does not work" in line
    }
    assert broken.keys() == {
        "voice/gone (audits)",
        "voice/number (audits)",
        "voice/quits (audits)",
        "voice/greetings-first (audits)",
        "reciprocity/reply-rate (audits)",
        "voice/mind-reading (audits)",
        "weather/rain (audits)",
        "linkedin (sites)",
        "watched (sites)",
        "shapeless (sites)",
        "wilson-2009 (sources)",
    }
    assert broken["voice/gone (audits)"].startswith("ModuleNotFoundError")
    assert broken["voice/number (audits)"] == "it is int, and must be Audit"
    for taken in ("reciprocity/reply-rate", "voice/greetings-first"):
        assert broken[f"{taken} (audits)"] == "there is an audit of this id already"
    assert "answers are called so: never_proposed" in broken["voice/mind-reading (audits)"]
    assert "no category “weather”" in broken["weather/rain (audits)"]
    assert "hosts" in broken["watched (sites)"]
    assert "`title`" in broken["shapeless (sites)"]
    assert doctor.stdout.count("of rapport-plaza is used") == 4


def test_an_archive_that_fails_at_its_work_is_refused_in_plain_words(
    tmp_path: Path, installed: dict[str, Path]
) -> None:
    file = tmp_path / "broken.txt"
    file.write_text("hello")
    told = rapport(tmp_path / "data", "import", str(file), beside=(installed["faulty"],))
    assert told.returncode == 1
    assert "the plugin breaks failed" in " ".join(told.stderr.split())
    assert "Traceback" not in told.stderr


def test_a_fault_at_work_is_remembered(installed: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello")
    code = """
import sys
from pathlib import Path
from auditor import plugins
from auditor.archives import Unrecognised, recognise
try:
    recognise(Path(sys.argv[1]))
except Unrecognised:
    print([str(each.fault) for each in plugins.found() if each.name == "throws"])
"""
    ran = run("-c", code, str(tmp_path / "x.txt"), beside=(installed["faulty"],))
    assert ran.stdout.strip() == "['RuntimeError: no �[2J luck']", ran.stderr
