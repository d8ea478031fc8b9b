"""Reading pages in Python: the expected results for pages we wrote, and known facts about saved ones."""

from pathlib import Path

import msgspec
import pytest
from bs4 import Tag

from auditor.pages import declaration, extract
from auditor.pages.extraction import fingerprint
from auditor.pages.tree import parse, text
from tests.sites import CASES, Case
from tests.sites.material import PAGES, MaterialPage


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_python_reads_what_is_expected(case: Case) -> None:
    assert msgspec.to_builtins(extract(case.declaration, case.markup, case.url)) == case.extraction


def test_a_case_without_an_address_says_where_to_write_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"(?s)into .*/home\.expected\.json, and run “python -m tests\.sites”"):
        _ = Case(tmp_path / "home.html").url


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_saved_page_holds_what_is_known_of_it(page: MaterialPage) -> None:
    read = extract(declaration(page.site), page.markup, page.url)
    assert (len(read.feed.items) if read.feed else None) == page.items
    assert (read.notifications.unread if read.notifications else None) == page.unread
    assert tuple(read.patterns or ()) == page.patterns
    assert all(health.missed == 0 for health in read.health.values())
    assert read.profile is None
    assert read.messages is None


@pytest.mark.parametrize(
    "markup", ["", "<", "<table>" * 3000, "<b>" * 300 + "deep", "\x00<p>\ud83d</p>", "<svg><p><math></br>"]
)
@pytest.mark.parametrize("site", ["mastodon", "bluesky", "linkedin"])
def test_no_markup_breaks_the_reading(site: str, markup: str) -> None:
    read = extract(declaration(site), markup, "https://any.example/")
    assert read.kind == "feed"
    assert read.feed is not None
    assert read.feed.items == []


def test_the_owner_of_a_page_is_known_only_by_a_single_name() -> None:
    bar = '<div class="navigation-bar"><a href="/@{}">me</a></div>'
    for names, account in (
        ((), None),
        (("Mia",), "mia@any.example"),
        (("Mia", "Tom"), None),
        (("Mia", "Mia"), "mia@any.example"),
    ):
        markup = "".join(bar.format(name) for name in names)
        assert extract(declaration("mastodon"), markup, "https://any.example/home").account == account


def test_text_has_a_line_for_each_block_and_is_bounded() -> None:
    body = parse("zero<p>one <b>t</b>wo\n three&nbsp;</p>four<br>five<script>no</script><!-- no -->").body
    assert body is not None
    assert text(body) == "zero\none two three\nfour\nfive"
    long = parse("<p>" + "x" * 30_000).body
    assert long is not None
    assert len(text(long)) == 20_000


def test_the_content_of_a_template_is_not_part_of_the_page() -> None:
    body = parse(
        "<p>one<template><b>in</b><template><b>deeper</b></template></template>two"
        "<svg><template><g/></template></svg><template></template><template>last<b></b></template>"
    ).body
    assert body is not None
    names = [each.name for each in body.descendants if isinstance(each, Tag)]
    assert names == ["p", "template", "svg", "template", "g", "template", "template"]  # svg has no templates
    wide = parse("<template>" + "<i></i>" * 50_000 + "</template>" + "<template>" * 3000 + "x")
    assert len(wide.find_all("template")) == 2
    assert wide.find("i") is None


def test_a_fingerprint_tells_texts_apart_and_never_changes() -> None:
    assert fingerprint("ok") != fingerprint("oK")
    assert fingerprint("") == "811c9dc501000193"
