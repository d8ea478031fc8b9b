"""What people are told of a format is what its reader does, and every place that lists formats lists it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import render_template

from auditor.activities.activity import Activity, Coverage, Subject, subject_of
from auditor.activities.sites import reads
from auditor.activities.subjects import SEEN_ONLY, WORDINGS
from auditor.archives import archives, read
from auditor.archives.archive import Archive, on_phone, unseen
from auditor.archives.documentation import answer, section, table
from server import create_app
from server.commands.main import main
from server.installation.settings import Settings
from server.translations import LANGUAGES, SOURCE
from server.translations.__main__ import read as read_catalogue
from tests.archives.cases import folders, packed
from tests.scaffold.beginning import LEFT

EVERY = pytest.mark.parametrize("archive", archives(), ids=lambda archive: archive.id)
RANK = {"none": 0, "recent": 1, "full": 2}


def told(archive: Archive, into: Path) -> dict[Subject, set[str]]:
    """What the cases of an archive say that they cover of each subject, and "full" for activities found of another."""
    found: dict[Subject, set[str]] = {}
    for folder in folders():
        if folder.parent.name != archive.id:
            continue
        for item in read(packed(folder, into)):
            if isinstance(item, Coverage):
                found.setdefault(item.subject, set()).add(item.extent)
            if isinstance(item, Activity):
                thing = item.object
                kind = subject_of(
                    item.type, thing.type if thing else None, bool(thing and thing.in_reply_to), item.mine
                )
                found.setdefault(kind, {archive.extents[kind].extent if kind in archive.extents else "full"})
    return found


@EVERY
def test_an_archive_tells_what_it_says_that_it_can_and_no_more(archive: Archive, tmp_path: Path) -> None:
    seen = {subject: max(extents, key=RANK.__getitem__) for subject, extents in told(archive, tmp_path).items()}
    said = {subject: extent.extent for subject, extent in archive.extents.items()}
    unlike = [
        f"{subject.value}: {seen.get(subject, 'nothing')} in its cases, {said.get(subject, 'nothing')} in its extents"
        for subject in Subject
        if seen.get(subject) != said.get(subject)
    ]
    assert not unlike, "; ".join(unlike)


@EVERY
def test_the_page_says_where_an_archive_is_and_which_files_are_left_alone(archive: Archive) -> None:
    said = section(archive)
    assert archive.steps
    assert archive.where in said
    assert archive.advice.endswith(".")
    for file, reason in archive.left_alone.items():
        assert any(f"`{file}`" in line and reason in line for line in said.splitlines())


@EVERY
@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE])
def test_the_way_to_an_archive_is_translated(archive: Archive, code: str) -> None:
    known = {message.id for message in read_catalogue(code)}
    said = [text for text in (*archive.steps, archive.advice) if not text.startswith(LEFT)]
    assert not [text for text in said if text not in known], "write them as N_(…), then run “make translations”"


@EVERY
def test_no_archive_names_the_extension_as_a_remedy_on_a_site_that_it_does_not_read(archive: Archive) -> None:
    remedies = {entry.subject: str(entry.remedy) for entry in unseen(archive.site, archive.title)}
    assert remedies == {
        subject: "The browser extension can see it from now on."
        if reads(archive.site, WORDINGS[subject].part)
        else "Your phone's screen time would tell, from its own list or typed in on the import page."
        if on_phone(archive.site, subject)
        else "The browser extension does not read that there yet, so there is no way to know."
        for subject in SEEN_ONLY
    }


def test_each_archive_has_a_column_and_each_subject_that_one_tells_of_a_row() -> None:
    head, _, *rows = table(archives()).splitlines()
    assert head.count("|") == len(archives()) + 2
    assert len(rows) == len({subject for archive in archives() for subject in archive.extents})
    assert answer(None) == "–"


def test_the_command_and_the_dashboard_list_every_archive(tmp_path: Path) -> None:
    said = " ".join(CliRunner().invoke(main, ["import", "--help"]).output.split())
    app = create_app(Settings.load(tmp_path, f"sqlite:///{tmp_path}/rapport.sqlite3", environment={}))
    with app.test_request_context():
        shown = render_template("_archives.html", archives=archives)
    app.extensions["store"].close()
    for archive in archives():
        assert str(archive.title) in said
        assert archive.where.replace(" ", "") in said.replace(" ", "")
        assert str(archive.title).replace("'", "&#39;") in shown
        assert archive.where in shown
