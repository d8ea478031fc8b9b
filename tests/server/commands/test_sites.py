"""``rapport sites``: it shows what changes and asks, says where editions came from, goes back, fails in one line."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.activities.declared import packaged, take_up
from server.commands.main import main
from server.declarations import bundle
from tests.server.declarations.making import KEY, NEXT, content, declared, of_mastodon, written


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


def test_a_name_that_is_no_text_is_kept_and_shown(data: Path, file: Path) -> None:
    odd = file.rename(Path(os.fsdecode(os.fsencode(file.parent) + b"/\xff.sites")))
    assert rapport(data, "sites", "update", str(odd), "--yes").exit_code == 0
    assert "From the file ?.sites" in rapport(data, "sites", "list").output


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
