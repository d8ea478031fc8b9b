"""Every sentence that people read goes through the catalogues."""

import re
from pathlib import Path
from typing import get_args

import pytest

from auditor.answers.expectations import Outcome
from auditor.answers.questionnaire import ITEMS
from server.store.memberships import Deed
from server.translations.sources import ROOT, descriptions
from tests.server.translations.sentences import in_javascript, in_python, in_template

PYTHON = sorted(
    [
        *(ROOT / "server").rglob("*.py"),
        *(ROOT / "auditor" / "archives").rglob("*.py"),
        *(ROOT / "auditor" / "audits").rglob("*.py"),
        *(ROOT / "auditor" / "network").rglob("*.py"),
        *(ROOT / "auditor" / "verdict").rglob("*.py"),
        *(ROOT / "auditor").glob("*.py"),
        ROOT / "auditor" / "activities" / "acts.py",
        ROOT / "auditor" / "activities" / "subjects.py",
        ROOT / "auditor" / "answers" / "questionnaire.py",
        ROOT / "auditor" / "scoring" / "score.py",
    ]
)
TEMPLATES = sorted((ROOT / "server").rglob("*.html"))
SCRIPTS = sorted((ROOT / "server").rglob("*.js"))

#: Files whose words no person reads on screen, or that are the words of made-up people.
OTHERS = (
    "auditor/archives/documentation.py",
    "auditor/audits/affiliations.py",  # what people's titles are searched for
    "auditor/audits/controls.py",
    "auditor/audits/documentation.py",
    "auditor/report/__init__.py",  # its words are values, which labels say
    "auditor/verdict/base_rates.py",  # why a rate is believed, for readers of the source
    "server/api/documentation.py",
    "server/api/openapi.py",
    "server/demonstration/",
    "server/hosted/offered.py",  # why something is closed, for readers of the source
    "server/programs/asking.py",  # for programs
    "server/programs/lines.py",  # likewise
    "server/store/migrations/",
    "server/translations/",
)
#: Names that look like words.
NAMES = {
    *get_args(Outcome),
    *get_args(Deed),
    "/join#",
    *(item.inspired_by for item in ITEMS),  # for readers of the source
    "prefer not to say",  # values, as they are stored
    "Task Scheduler",  # Windows's own name
    "broken off",
    "a script",
    "devices seen",
    "log odds",  # units, as reports name them
    "log ratio",
    "chmod 700 ",  # commands
    "rapport open",
    "chmod 600 ",
    "BEGIN IMMEDIATE",
    "INDEXED BY ",
    "SELECT type, sql FROM sqlite_master",
    "CREATE VIRTUAL",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    r"(\S+): cannot open shared object file",  # what other programs say
    "Executable doesn't exist",
    "account name",  # what exports of sites say in place of something
    "[deleted by user]",
    "account address",  # columns
    "Account address",
    '<input type="hidden" name="form_token" value="{}">',
    '<input type=hidden name=at value="{}">',
    "usually not",
    "messages of yours",  # of what could not be read
    "messages to you",
    " has no curve to draw",  # errors of a programmer, not of a person
    " does not lie between ",
    "the window ends (",
    ") before it begins (",
    "it measured ",
    ", which is no number",
    "the sides of a band are simple curves",
}
#: Columns of tables, as readers of archives name them.
COLUMN = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*")
#: Proper names in templates.
PROPER = {"Rapport", "· Rapport", "LinkedIn:", "Mastodon:"}


def place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _for_readers_of_the_pages(file: Path) -> bool:
    return place(file).startswith(OTHERS) or file.match("auditor/archives/*/ignored.py")


@pytest.mark.parametrize("file", [file for file in PYTHON if not _for_readers_of_the_pages(file)], ids=place)
def test_python_says_nothing_past_the_catalogues(file: Path) -> None:
    found = [(line, said) for line, said in in_python(file.read_text("utf-8")) if said not in NAMES]
    if place(file).startswith("auditor/archives/"):
        found = [(line, said) for line, said in found if not COLUMN.fullmatch(said.strip())]
    assert not found


@pytest.mark.parametrize("file", TEMPLATES, ids=place)
def test_a_template_says_nothing_past_the_catalogues(file: Path) -> None:
    assert not [said for said in in_template(file.read_text("utf-8")) if said not in PROPER]


@pytest.mark.parametrize("file", SCRIPTS, ids=place)
def test_a_script_says_nothing_itself(file: Path) -> None:
    assert not list(in_javascript(file.read_text("utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        'click.echo("Done")',
        'click.echo(f"{count} written")',
        'flash("Kept", "info")',
        'raise Failure("no such thing")',
        'abort(404, "Gone" if gone else gettext("Here"))',
        'words = {"a": "You wrote a letter"}',
        "told = f\"{name}: {gettext('Together')}\"",
        'Problem(member.name, number, f"it has {count} fields")',
        'raise Unusable("unreadable")',
        'yield Problem(member.name, None, "it ends too early", 0)',
        'return f"{name} is named like a file of the export."',
        "lazy_gettext(words)",
        'lazy_gettext(f"the date {day} lies in the future")',
        'lazy_ngettext("one row", words, count)',
        'lazy_gettext("Found: %(found)s", found=names or "none of them")',
        "said = f\"{place}: {lazy_gettext('it ends too early')}\"",
        'gettext("Found: %(found)s", found=names or "none of them")',
        'gettext("Found: %(found)s", found=f"{count} rows")',
        'Row(name, "asked")',
        'Histogram(gettext("Answers"), bins, "answers")',
        'ShareBar(gettext("Yours"), (("mine", 1.0), (gettext("theirs"), 2.0)))',
        'Minimum(20, "people")',
        'Measure(value, n, words=f"{value:.1f} a day", observation=gettext("That is much."))',
        '@option("--days", help="Days")\ndef days(): ...',
    ],
)
def test_a_sentence_in_python_would_be_found(source: str) -> None:
    assert list(in_python(source))


@pytest.mark.parametrize(
    "source",
    [
        'flash(gettext("Kept."), "info")',
        'log.warning("the disk is full")',
        'console.print(words, style="bold")',
        '"""A module that says what it is."""',
        'raise Unusable(lazy_gettext("the date “%(date)s” cannot be read", date=text[:40]))',
        'lazy_ngettext("%(num)s row", "%(num)s rows", count, file=member.name)',
        'yield Coverage(SITE, subject, "none", note=lazy_gettext("The export lists no times."))',
        'IGNORED = {"lists.csv": "lists sort people for yourself"}',
        'STATES = {"broken off here": N_("It broke off.")}',
    ],
)
def test_what_is_no_sentence_or_is_translated_would_not(source: str) -> None:
    assert not list(in_python(source))


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello</p>",
        '<nav aria-label="Pages"></nav>',
        "<p>{{ 'Not yet' }}</p>",
        "{% for name in ['Every month'] %}{{ name }}{% endfor %}",
        "{% set words = 'So far' %}{{ words }}",
    ],
)
def test_a_sentence_in_a_template_would_be_found(source: str) -> None:
    assert list(in_template(source))


def test_a_sentence_in_a_script_would_be_found() -> None:
    assert list(in_javascript('box.textContent = "Still reading";'))


def test_the_help_of_a_command_is_its_docstring() -> None:
    source = '@main.command(name="x")\n@option("--y")\ndef x() -> None:\n    """Say x.\n\n    And why.\n    """\n'
    assert list(descriptions(source)) == ["Say x.\n\nAnd why."]
