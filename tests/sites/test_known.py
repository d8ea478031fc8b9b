"""Knowledge of a site is in its declaration only, and a declaration may be as small as what is known."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from auditor.activities.sites import Site, free_notes_a_month, sites, without_name
from auditor.audits.sources import SOURCES
from auditor.pages import Declaration, extract
from tests.sites.requests import recognised, request
from tests.sites.test_declarations import PAGE, SCHEMA

ROOT = Path(__file__).parents[2]
#: Names that are also ordinary words or variables: these are found only as a whole text in quotes. Add a site here if
#: its name is an ordinary word.
ORDINARY = re.compile(r"[a-z]|threads|website", re.I)


def names(listed: Iterable[Site]) -> re.Pattern[str]:
    """An expression for the names of the sites, as whole words."""
    either: dict[bool, list[str]] = {False: [], True: []}
    for name in {name for site in listed for name in (site.site, site.title)}:
        either[bool(ORDINARY.fullmatch(name))].append(re.escape(name))
    plain, ordinary = ("|".join(sorted(either[key])) or "(?!)" for key in (False, True))
    return re.compile(rf"(?<![^\W_])(?:{plain})(?![^\W_])|([\"'`])(?:{ordinary})\1", re.I)


NAMES = names(sites().values())
#: Importers name the site whose export they read; the made-up people are on a site.
MAY_NAME = (
    "auditor/archives/",
    "server/demonstration/",
    "server/fetching/",
    "server/commands/connect.py",
    "server/dashboard/connected.py",
    "server/dashboard/templates/connected.html",
)
#: Studies and vendors name the site that they examined, so the arguments of these calls, and caveats, may name sites:
#: they repeat the evidence.
EVIDENCE = {"Grounds", "BaseRate"}
CAVEATS = "caveats"


def written(file: Path) -> Iterator[tuple[int, str]]:
    """Names, texts and comments of a Python file with their lines, without its evidence."""
    lines = file.read_text("utf-8").splitlines()
    evidence = {
        line
        for node in ast.walk(ast.parse("\n".join(lines)))
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in EVIDENCE)
        or (isinstance(node, ast.keyword) and node.arg == CAVEATS)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    yield from ((number, line) for number, line in enumerate(lines, 1) if number not in evidence)


def named(file: Path) -> list[str]:
    """The lines in which a file names a site."""
    lines = written(file) if file.suffix == ".py" else enumerate(file.read_text("utf-8").splitlines(), 1)
    return [f"{file.relative_to(ROOT)}:{number}: {line.strip()}" for number, line in lines if NAMES.search(line)]


def test_no_code_names_a_site() -> None:
    python = [*(ROOT / "auditor").rglob("*.py"), *(ROOT / "server").rglob("*.py")]
    pages = [file for kind in ("*.html", "*.js", "*.css") for file in (ROOT / "server").rglob(kind)]
    files = [file for file in (*python, *pages) if not file.relative_to(ROOT).as_posix().startswith(MAY_NAME)]
    places = [place for file in files for place in named(file)]
    assert places == [], (
        "what is known of a site stands in its declaration; a name that is an ordinary word: see ORDINARY"
    )


def test_a_name_is_found_where_there_is_one_and_evidence_may_have_it(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    grounds = 'GROUNDS = Grounds(\n    why="A study of LinkedIn"\n)\n'
    file.write_text(f'X = "linkedin_id"\nLINKEDINS = 1\n{grounds}# as on Mastodon\n')
    assert [number for number, line in written(file) if NAMES.search(line)] == [1, 6]


def test_a_name_that_is_an_ordinary_word_is_found_in_quotes() -> None:
    found = names([Site("x", "X"), Site("bird", "Bird")])
    assert [bool(found.search(line)) for line in ("x = 1", "A bird's site.", "on('x')", '"x"', "XBIRD", "\"X'")] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("site", [site for site in sites().values() if site.invitation_notes])
def test_the_source_for_a_sites_limit_of_notes_is_in_the_list_of_sources(site: Site) -> None:
    assert site.invitation_notes and site.invitation_notes.source in SOURCES
    assert free_notes_a_month(site.site) == site.invitation_notes.free_a_month


def test_a_hidden_person_is_called_somebody_and_never_by_the_mark() -> None:
    assert without_name("linkedin", "hidden:2-906b412b==") == "somebody on LinkedIn (no name known)"


def test_a_site_that_is_not_declared_has_no_known_limit_of_notes() -> None:
    assert free_notes_a_month("nowhere") is None


ARCHIVE_ONLY = {"site": "x", "title": "X"}
PAGES_ONLY = {**ARCHIVE_ONLY, "hosts": ["x.example"], "checked": "never", "pages": [{"kind": "feed", "path": "^/$"}]}
LIKE = {"action": "like", "method": "POST", "url": "^https://x[.]example/like$", "bare": True, "do": [{"type": "Like"}]}
FEED = {"pages": ["feed"], "ready": ["main"], "container": ["main"], "item": ["article"], "key": [{"attribute": "id"}]}
BADGE = {"ready": ["nav"], "place": ["nav"], "badge": ["nav b"]}
SMALL: dict[str, dict[str, Any]] = {
    "only an archive": ARCHIVE_ONLY,
    "only kinds of pages": PAGES_ONLY,
    "wherever the user says": {**PAGES_ONLY, "hosts": [], "open": True},
    "requests and no feed": {**PAGES_ONLY, "requests": [LIKE]},
    "a feed and no requests": {**PAGES_ONLY, "feed": FEED},
    "notifications and nothing else": {**PAGES_ONLY, "notifications": BADGE},
}
MARKUP = "<main><article id='a'></article></main><nav><b>3</b></nav>"


@pytest.mark.parametrize("declared", SMALL.values(), ids=SMALL)
def test_a_small_declaration_is_valid_and_read(declared: dict[str, Any]) -> None:
    assert [error.message for error in SCHEMA.iter_errors(declared)] == []
    assert [error.message for error in Draft202012Validator(PAGE).iter_errors(declared)] == []
    known = msgspec.convert(declared, Site)
    assert (known.title, known.watched) == ("X", "hosts" in declared)
    seen = extract(msgspec.convert(declared, Declaration), MARKUP, "https://x.example/")
    assert seen.kind == ("feed" if "pages" in declared else "other")
    assert set(seen.health) == {"feed", "messages", "profile", "notifications"} & set(declared)
    if "hosts" not in declared:
        return  # there is nothing to watch, so extension/lib/declarations.js leaves the site out
    (answer,) = recognised([(declared, request(url="https://x.example/like", initiator="https://x.example"))])
    assert [made["type"] for made in answer["activities"]] == (["Like"] if "requests" in declared else [])


@pytest.mark.parametrize("part", ["checked", "pages", "requests", "feed", "messages", "servers", "denied"])
def test_sections_about_a_sites_pages_need_its_hosts(part: str) -> None:
    whole = json.loads((ROOT / "extension" / "sites" / "linkedin.json").read_text("utf-8"))
    whole |= {"servers": ["x.example"]}
    wrong = {**ARCHIVE_ONLY, part: whole[part]}
    assert [error.validator for error in SCHEMA.iter_errors(wrong)] == ["dependentRequired"]


@pytest.mark.parametrize("part", ["checked", "pages"])
def test_a_site_that_is_watched_says_when_it_was_checked_and_what_its_pages_are(part: str) -> None:
    wrong = {key: value for key, value in PAGES_ONLY.items() if key != part}
    assert [error.validator for error in SCHEMA.iter_errors(wrong)] == ["dependentRequired"]
