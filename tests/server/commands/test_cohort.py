"""``rapport cohort`` writes tables and a page; what strangers call their files runs nowhere."""

import csv
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from auditor.report import Role
from server.commands.main import main
from tests.cohort.donors import donation, put

ROLES = (Role.CORP, Role.MEDIA, None)


def rapport(folder: Path, *words: str) -> Result:
    return CliRunner(env={"RAPPORT_DATA": str(folder / "data"), "LANGUAGE": "en"}).invoke(main, words)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture
def given(tmp_path: Path) -> Path:
    rng = Random(5)
    people = [donation(donor, rng, roles=ROLES) for donor in range(120)]
    again = [donation(donor, rng, "2026-08", roles=ROLES) for donor in range(60)]
    put(tmp_path / "given", [*people, *again])
    return tmp_path / "given"


def test_tables_and_a_page_that_fetches_nothing(tmp_path: Path, given: Path) -> None:
    out = tmp_path / "out"
    result = rapport(tmp_path, "cohort", str(given), "--output", str(out))
    assert result.exit_code == 0, result.output
    assert "at least 120 people" in result.output
    audits = rows(out / "audits.csv")
    assert {row["role"] for row in audits} == {"corporate", "media", "not told", "all"}
    assert all(float(row["low"]) <= float(row["median"]) <= float(row["high"]) for row in audits)
    assert {row["unit"] for row in audits if row["audit"] == "reply-rate"} == {"share"}
    assert rows(out / "verdicts.csv")
    assert {"none named", "habits"} <= {each["cause"] for each in rows(out / "further_verdicts.csv")}
    assert rows(out / "bands.csv")
    assert {row["months"] for row in rows(out / "changes.csv")} == {"5.0"}
    page = BeautifulSoup((out / "cohort.html").read_text("utf-8"), "html5lib")
    assert len(page.select("section.card svg[role=img]")) == 3
    assert not page.select("script, link, img, iframe")
    assert not re.search(r"(?:https?:)?//(?!www\.w3\.org)", str(page))
    everybody = [row for row in audits if row["audit"] == "reply-rate" and row["role"] == "all"]
    assert f"{float(everybody[0]['median']):.1f}" in page.select_one("#reply-rate").find_parent().text  # type: ignore[union-attr]


@pytest.mark.skipif(sys.platform == "win32", reason="no file is called so there")
def test_a_file_name_is_neither_a_formula_nor_a_command(tmp_path: Path, given: Path) -> None:
    (given / "=cmd|' C calc'!A0.json").write_text("no")
    (given / "\x1b[2J.json").write_text("no")
    out = tmp_path / "out"
    result = rapport(tmp_path, "cohort", *(str(file) for file in sorted(given.iterdir())), "--output", str(out))
    assert "\x1b" not in result.output
    assert "it is no JSON" in result.output
    told = rows(out / "left_out.csv")
    assert len(told) == 2
    assert not [row for row in told if row["file"].startswith(("=", "+", "-", "@", "\t"))]
    assert "\x1b" not in (out / "left_out.csv").read_text("utf-8")


def test_a_name_that_begins_as_a_formula_begins_with_an_apostrophe(tmp_path: Path, given: Path) -> None:
    (given / "=1+1.json").write_text("no")
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "server",
            "--data",
            str(tmp_path / "data"),
            "cohort",
            "=1+1.json",
            ".",
            "--output",
            "out",
        ],
        cwd=given,
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert {row["file"] for row in rows(given / "out" / "left_out.csv")} == {"'=1+1.json"}


def test_nine_people_are_too_few(tmp_path: Path) -> None:
    rng = Random(5)
    put(tmp_path / "given", [donation(donor, rng, roles=ROLES) for donor in range(9)])
    result = rapport(tmp_path, "cohort", str(tmp_path / "given"), "--output", str(tmp_path / "out"))
    assert (result.exit_code, "fewer than ten people" in result.output) == (1, True)
    assert not rows(tmp_path / "out" / "audits.csv")


def test_without_its_package_a_sentence_says_what_to_install(
    tmp_path: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("duckdb", "auditor.cohort.counting"):
        monkeypatch.setitem(sys.modules, name, None)
    result = rapport(tmp_path, "cohort", str(given), "--output", str(tmp_path / "out"))
    assert (result.exit_code, "rapport[cohort]" in result.output) == (1, True)
