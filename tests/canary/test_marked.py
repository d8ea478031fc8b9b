"""Every reader is given exports with words that must leave no trace: made, or of a case that marks where they stand."""

import json
from pathlib import Path

import pytest

from auditor.archives import archives
from tests.canary.archives import MAKERS
from tests.canary.marked import marked
from tests.canary.words import MARK, Canaries

UNMADE = [archive.id for archive in archives() if archive.id not in MAKERS]


def test_every_reader_is_given_words_that_must_leave_no_trace() -> None:
    for archive in UNMADE:
        marked(archive, Canaries())


def test_words_stand_where_a_case_marks_them_and_nowhere_else(tmp_path: Path) -> None:
    for case in ("a_plain_one", "b_marked"):
        (tmp_path / "kiln" / case).mkdir(parents=True)
    (tmp_path / "kiln/a_plain_one/notes.json").write_text('{"notes": [{"text": "Is it hot?"}]}', "utf-8")
    notes = {"notes": [{"id": "1", "text": "?"}, {"id": "2", "at": "?"}]}
    (tmp_path / "kiln/b_marked/notes.json").write_text(json.dumps(notes), "utf-8")
    (tmp_path / "kiln/b_marked/list.csv").write_text("who,what\nAna,?\n", "utf-8")
    (tmp_path / "kiln/b_marked/expected.json").write_text("{}", "utf-8")
    canaries = Canaries()
    files = marked("kiln", canaries, tmp_path)
    assert files.keys() == {"notes.json", "list.csv"}
    assert canaries.places == ["list.csv: cell 1", "notes.json: notes: text", "notes.json: notes: at"]
    told = json.loads(files["notes.json"])["notes"]
    assert [one["id"] for one in told] == ["1", "2"]
    assert MARK in told[0]["text"].casefold() and MARK in told[1]["at"].casefold()
    assert str(files["list.csv"]).startswith("who,what\nAna,") and MARK in str(files["list.csv"])


def test_a_reader_without_a_mark_is_told_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "kiln/first").mkdir(parents=True)
    with pytest.raises(pytest.fail.Exception, match=r"No case in tests/archives/cases/kiln says by “[?]”"):
        marked("kiln", Canaries(), tmp_path)
