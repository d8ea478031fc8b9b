"""``rapport sites``: it shows what changes and asks, says where editions came from, goes back, fails in one line."""

import json
import os
import sys
from pathlib import Path
from subprocess import run

import pytest
from click.testing import CliRunner, Result

from auditor.activities.declared import packaged, take_up
from server.commands.main import main
from server.declarations import bundle
from server.declarations.bundle import signed
from tests.server.declarations.making import KEY, MADE, NEXT, content, declared, of_mastodon, written


@pytest.fixture(autouse=True)
def own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "release_key", KEY.public_key)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One in which Mastodon's favourites are told no more."""
    return written(tmp_path, of_mastodon(lambda site: site["requests"].pop(0)))


def rapport(data: Path, *asked: str, says: str = "") -> Result:
    try:
        return CliRunner().invoke(main, ["--data", str(data), *asked], input=says)
    finally:
        take_up({})


def test_it_shows_what_changes_and_asks(data: Path, file: Path) -> None:
    gone = declared("mastodon")["requests"][0]["action"]
    for says, ends in (("", "Aborted!"), ("\n", "Nothing was changed."), ("n\n", "Nothing was changed.")):
        refused = rapport(data, "sites", "update", str(file), says=says)
        assert refused.exit_code == 1
        assert f"Edition {NEXT} of 27 November 2026" in refused.output
        assert f"Mastodon, acts it recognises no more: “{gone}”." in refused.output
        assert ends in refused.output
    assert "It came with Rapport." in rapport(data, "sites", "list").output.splitlines()[1]
    taken = rapport(data, "sites", "update", str(file), says="y\n")
    assert taken.exit_code == 0
    assert "It is used from now on" in taken.output


def test_it_says_which_sites_are_not_taken_and_why_and_takes_the_others(data: Path, tmp_path: Path) -> None:
    wider = {**declared("linkedin"), "hosts": ["mail.example"]}
    renamed = {**declared("mastodon"), "title": "Elephants"}
    file = written(tmp_path, content(wider, renamed))
    asked = rapport(data, "sites", "update", str(file), says="n\n")
    assert "LinkedIn is not taken: It would have Rapport read where it does not read now" in asked.output
    assert "LinkedIn, read" not in asked.output  # nothing of it changes
    assert "Elephants, read otherwise" in asked.output
    assert not (data / "declarations").exists()
    taken = rapport(data, "sites", "update", str(file), says="y\n")
    assert taken.exit_code == 0
    assert "Not taken, and read as it came with Rapport: LinkedIn." in rapport(data, "sites", "list").output
    assert "Of this edition some was not taken: linkedin" in rapport(data, "doctor").output


def test_a_file_of_which_nothing_can_be_taken_changes_nothing(data: Path, tmp_path: Path) -> None:
    wrong = signed(NEXT, MADE, {"x": json.dumps({**declared("x"), "shoes": 1}).encode()}, KEY)
    told = rapport(data, "sites", "update", str(written(tmp_path, wrong)), "--yes")
    assert told.exit_code == 1
    assert "X is not taken: The declaration of x is not right" in told.output
    assert "Nothing of it can be taken, and nothing was changed." in told.output
    assert not (data / "declarations").exists()


def test_the_list_says_which_is_in_use_and_from_where_each_came_and_back_goes_back(data: Path, file: Path) -> None:
    assert rapport(data, "sites", "update", str(file), "--yes").exit_code == 0
    listed = rapport(data, "sites", "list").output.splitlines()
    assert listed[0] == f"Edition {NEXT} of 27 November 2026  in use"
    assert listed[1].startswith("  From the file new.sites, ")
    assert listed[2].startswith(f"Edition {packaged().version} of")
    back = rapport(data, "sites", "back")
    assert (back.exit_code, back.output.startswith(f"In use from now on: Edition {packaged().version} of")) == (0, True)
    again = rapport(data, "sites", "back")
    assert (again.exit_code, "There is none before it." in again.output) == (1, True)


#: Imports every command, and prints which declarations were opened by that.
IMPORTED = """
import importlib, pkgutil, sys
opened = []
def look(event, about):
    if event == "open" and "extension/sites/" in str(about[0]):
        opened.append(about[0])
sys.addaudithook(look)
import server.commands
for each in pkgutil.iter_modules(server.commands.__path__, "server.commands."):
    importlib.import_module(each.name)
print(opened)
from auditor.activities.sites import sites
print(len(sites()), len(opened))
"""


def test_declarations_are_read_when_they_are_asked_for_and_not_before() -> None:
    told = run([sys.executable, "-c", IMPORTED], check=True, capture_output=True, text=True).stdout.splitlines()
    assert told[0] == "[]"
    assert "0" not in told[1].split()  # what looks for them sees them


def test_a_site_that_came_by_an_update_is_one_for_every_command(data: Path, tmp_path: Path) -> None:
    new = {**declared("mastodon"), "site": "eleventh", "title": "Eleventh", "apps": {"app.eleventh": "Eleventh"}}
    assert rapport(data, "phone", "eleventh", "20").exit_code == 2
    assert rapport(data, "sites", "update", str(written(tmp_path, content(new))), "--yes").exit_code == 0
    assert "20 minutes on Eleventh were kept" in rapport(data, "phone", "eleventh", "20").output
    assert "|instagram|" in rapport(data, "phone").output


def test_a_name_that_is_no_text_is_kept_and_shown(data: Path, file: Path) -> None:
    odd = file.rename(Path(os.fsdecode(os.fsencode(file.parent) + b"/\xff.sites")))
    assert rapport(data, "sites", "update", str(odd), "--yes").exit_code == 0
    assert "From the file �.sites" in rapport(data, "sites", "list").output


def test_a_state_that_cannot_be_read_stops_no_command(data: Path, file: Path) -> None:
    rapport(data, "sites", "update", str(file), "--yes")
    (data / "declarations" / "used.json").write_bytes(b'{"\xff":1}')
    assert "It came with Rapport." in rapport(data, "sites", "list").output


def test_a_file_that_is_not_taken_fails_in_one_line(data: Path, tmp_path: Path) -> None:
    other = written(tmp_path, content().replace(b"Mastodon", b"Mastodom"), "odd \x1b[2J.sites")
    refused = rapport(data, "sites", "update", str(other), "--yes")
    assert refused.exit_code == 1
    assert len(refused.output.splitlines()) == 1
    assert "Its signature is not right" in refused.output
    assert "\x1b" not in refused.output


def test_doctor_says_which_edition_is_read_and_what_cannot_be(data: Path, file: Path) -> None:
    rapport(data, "sites", "update", str(file), "--yes")
    assert f"Sites are read by edition {NEXT} of 27 November 2026" in rapport(data, "doctor").output
    (data / "declarations" / f"{NEXT}.sites").write_bytes(b"")
    told = rapport(data, "doctor")
    assert f"Sites are read by edition {packaged().version} of" in told.output
    assert "BAD  An edition that was taken cannot be used: It is no file of declarations." in told.output
    assert told.exit_code == 1
