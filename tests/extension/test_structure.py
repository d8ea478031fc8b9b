"""“What does this page look like?” shows and saves how a page is built, without a word of its content."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, Playwright, Route

from auditor.activities.declared import texts
from auditor.pages.structure import opened, rules
from server.commands.main import main
from tests.barriers import barriers
from tests.extension.conftest import launched
from tests.extension.harness import Chromium
from tests.sites import CASES

CANARY = "Zimtstern"
#: A page with the word wherever a page can have one: in texts, addresses, values, names of classes and attributes.
PAGE = """<!doctype html><html lang="en"><head><title>Zimtstern writes</title><meta name="author" content="Zimtstern">
<style>.zimtstern { color: red }</style><script>const zimtstern = 1</script></head>
<body class="app user-zimtstern zimtsternPage" data-user="zimtstern" data-zimtstern-role="x">
<!-- Zimtstern --><svg><title>Zimtstern</title><path id="zimtstern"/></svg><noscript>Zimtstern</noscript>
<div class="columns-area" zimtstern="1" aria-label="Zimtstern" id="zimtstern-1" style="background: url(zimtstern.png)">
<article class="status-card status-card--zimtstern ZimtsternCard" data-id="115" data-testid="card-zimtstern">
<a class="status__display-name zimt-stern"
 href="/@zimtstern" title="Zimtstern"
 data-href="/@zimtstern/1">Zimt <b>stern</b> Zimtstern</a>
<zimtstern-card role="Zimtstern"></zimtstern-card>
<p class="status__content">Zimtstern said it. Zimtsterne are good.</p>
<img alt="Zimtstern" src="/zimtstern.jpg"><input type="text" value="Zimtstern" name="zimtstern" placeholder="Zimtstern">
<textarea>Zimtstern</textarea><select><option>Zimtstern</option></select><iframe srcdoc="<p>Zimtstern"></iframe>
<template><p>Zimtstern</p></template></article>
<article class="status-card only-once-named-quibbleflurb"></article>
<article class="status-card" hidden><p>Zimtstern</p></article>
</div></body></html>"""
FIRST = '<!-- rapport-structure 1 {"site":"SITE","page":"PAGE","edition":1,"browser":"Chrome","day":"2026-11-28"} -->'


@pytest.fixture(scope="module")
def chromium(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    folder = tmp_path_factory.mktemp("structure")
    with launched(playwright, folder, ["https://social.example", "https://www.linkedin.com"]) as made:
        made.watch("mastodon", "https://social.example")
        made.watch("linkedin")
        yield made


def shown(chromium: Chromium, url: str, markup: str) -> tuple[str, Path]:
    """The text in the tab that opens when a person asks, and the file that they save from it."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html; charset=utf-8", body=markup)

    pattern = f"{'/'.join(url.split('/')[:3])}/**"
    chromium.context.route(pattern, answer)
    page = chromium.open(url)
    page.bring_to_front()
    with chromium.context.expect_page() as opening:
        asked = chromium.ask(do="show-structure")
    assert asked == {"shown": True}
    tab = opening.value
    tab.locator("#save").wait_for()
    said = tab.locator("#structure").text_content() or ""
    assert not barriers(tab)
    with tab.expect_download() as saving:
        tab.locator("#save").click()
    saved = Path(saving.value.path())
    assert saved.read_text("utf-8") == said
    tab.close()
    page.close()
    chromium.context.unroute(pattern)
    return said, saved


def test_no_word_of_the_page_is_in_it(chromium: Chromium) -> None:
    said, _ = shown(chromium, "https://social.example/@zimtstern/1", PAGE)
    assert CANARY.lower() not in said.lower()
    assert "quibbleflurb" not in said
    for word in ("115", "good", "writes", "jpg", "https", "zimt", "stern"):
        assert word not in said.lower().split("-->", 1)[1], word
    assert 'class="status-card' in said
    assert "<article" in said
    assert "data-id" in said
    assert "status__display-name" in said
    (first, *_) = said.splitlines()
    assert json.loads(first[len("<!-- rapport-structure 1 ") : -len(" -->")])["page"] == "post"


def described(chromium: Chromium, body: str, path: str = "/home") -> str:
    """The description of a page with this body, in small letters and without the first line."""
    markup = f"<!doctype html><html><head><title>A page</title></head><body>{body}</body></html>"
    said, _ = shown(chromium, f"https://social.example{path}", markup)
    return said.lower().split("-->", 1)[1]


#: A name as a page writes it, and its spellings in classes and attributes.
SPELLINGS = {
    "José Müller": ("jose", "josé", "muller", "mueller"),
    "Łukasz Øverås": ("lukasz", "overas", "overaas", "oeveraas"),
    "Strauß, Cœur": ("strauss", "coeur"),
    "\U0001d409\U0001d428\U0001d42c\U0001d41e\u0301": ("jose",),
    "<a href='/@Jos%C3%A9'>100% of it</a>": ("jose",),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_name_is_masked_however_its_accents_are_written(chromium: Chromium, name: str) -> None:
    ways = SPELLINGS[name]
    marked = "".join(f'<p class="comment-author-{way} status-card {way}Page" data-{way}="1"></p>' * 2 for way in ways)
    said = described(chromium, f"<p>{name}</p>{marked}")
    assert 'class="comment-author-# status-card' in said
    for way in ways:
        assert not re.search(rf"\b{way}", said), way


def test_a_name_that_one_element_alone_has_is_masked_in_attributes_and_elements_too(chromium: Chromium) -> None:
    twice = '<p data-plinth="1"></p><plinth-card></plinth-card>' * 2
    said = described(
        chromium,
        f'<p data-quibble="1" snorkel="1" aria-gimbal="1" aria-expanded="true"></p><flurb-card></flurb-card>{twice}',
    )
    assert "data-plinth" in said
    assert "<plinth-card>" in said
    assert "aria-expanded" in said
    for word in ("quibble", "snorkel", "gimbal", "flurb"):
        assert word not in said


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}") + "q"


@pytest.mark.parametrize(
    "before",
    [
        " ".join(_word(number) for number in range(31_000)),
        "".join(f"<p>{_word(number)}</p>" for number in range(31_000)),
        "1 " * 10_000,
        "1 " * 1_100_000,
    ],
    ids=["too many words at once", "too many words", "a long text", "too long a text"],
)
def test_a_name_is_masked_on_a_page_that_says_much(chromium: Chromium, before: str) -> None:
    marked = '<p class="status-card zimtstern"></p>' * 2
    said = described(chromium, f"<div><div><p>{before}</p></div><div><p>Zimtstern</p>{marked}</div></div>")
    assert 'class="status-card #' in said or 'class="status-card"' in said
    assert "zimtstern" not in said
    said = described(chromium, f"<div><div>{marked}</div><div><p>{before} Zimtstern</p></div></div>")
    assert "zimtstern" not in said


def test_a_page_is_described_whatever_its_address_is(chromium: Chromium) -> None:
    said = described(chromium, '<p class="status-card jose"></p>' * 2, "/home?q=100%&by=Jos%C3%A9")
    assert 'class="status-card"' in said


def test_nothing_is_kept_before_it_is_saved(chromium: Chromium) -> None:
    shown(chromium, "https://social.example/home", PAGE)
    kept = chromium.own.evaluate("chrome.storage.local.get().then(all => JSON.stringify(all))")
    assert "rapport-structure" not in kept


def test_without_a_watched_page_nothing_is_read(chromium: Chromium) -> None:
    chromium.own.bring_to_front()
    assert chromium.ask(do="show-structure") == {"shown": False}


#: Rules that read a page correctly, and which its structure must show to match.
MENDED = [
    ("mastodon", "home", {"feed.ready", "feed.container", "feed.item", "feed.key"}),
    ("linkedin", "feed", {"feed.ready", "feed.container", "feed.item", "feed.key"}),
    ("linkedin", "conversation", {"messages.ready", "messages.container", "messages.item", "messages.text"}),
]


@pytest.mark.parametrize(("site", "page", "must"), MENDED)
def test_the_rules_that_read_a_page_hit_its_structure(chromium: Chromium, site: str, page: str, must: set[str]) -> None:
    case = next(each for each in CASES if each.name == f"{site}/{page}")
    said, saved = shown(chromium, case.url, case.markup)
    about, document = opened(said)
    found = {rule.name: rule.hit for rule in rules(json.loads(texts()[site]), document, about.page)}
    assert {name for name in must if found[name]} == must
    items = len(case.extraction.get("feed", {}).get("items", []) or case.extraction.get("messages", []))
    assert items
    told = CliRunner().invoke(main, ["sites", "check", str(saved)])
    assert told.exit_code == 0, told.output
    words = set(re.findall(r"[A-Za-z]{5,}", " ".join(_texts(case.markup))))
    known = set(re.findall(r"[a-z]+", texts()[site].decode().lower()))
    new = {word.lower() for word in words} - known
    assert not [word for word in new if re.search(rf"\b{word}\b", said.lower()) and word not in _INTERFACE]


#: Words of the pages' texts that occur in every interface, and so in names of classes too.
_INTERFACE = {
    "search",
    "share",
    "message",
    "messages",
    "comment",
    "profile",
    "reply",
    "notifications",
    "privacy",
    "about",
}
_INTERFACE |= {"follow", "suggested", "promoted", "person", "media", "image", "video", "reaction", "hidden", "content"}


def _texts(markup: str) -> list[str]:
    from auditor.pages.tree import parse

    return [str(text) for text in parse(markup).find_all(string=True)]


def test_the_structure_of_a_redesigned_page_shows_which_rules_find_nothing(tmp_path: Path) -> None:
    case = next(each for each in CASES if each.name == "linkedin/feed_changed")
    file = tmp_path / "linkedin.html"
    file.write_text(f"{FIRST.replace('SITE', 'linkedin').replace('PAGE', 'feed')}\n{case.markup}")
    told = CliRunner().invoke(main, ["sites", "check", str(file)])
    assert told.exit_code == 0, told.output
    assert re.search(r"^NOT FOUND\s+feed\.(item|key|container)$", told.output, re.MULTILINE)
    mended = tmp_path / "mended.json"
    mended.write_text(json.dumps({"site": "linkedin", "feed": {"item": ["body"], "key": [{"path": "x"}]}}))
    told = CliRunner().invoke(main, ["sites", "check", str(file), "--declaration", str(mended)])
    assert re.search(r"^found\s+feed\.item\n\s+1  body$", told.output, re.MULTILINE)
    assert re.search(r"^not tried\s+feed\.key$", told.output, re.MULTILINE)


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("", "no structure of a page"),
        ("<html><body>A page</body></html>", "no structure of a page"),
        (FIRST.replace("structure 1", "structure 2") + "\n<body></body>", "no structure of a page"),
        ("<!-- rapport-structure 1 {} -->\n<body></body>", "does not say of which page"),
        (FIRST + "\n" + "<div>" * 5000, "built in a way"),
        (FIRST.replace("SITE", "nowhere") + "\n<body></body>", "No site “nowhere” is declared"),
        (FIRST.replace("SITE", "a\\u001b[2Jb") + "\n<body></body>", "is declared"),
    ],
)
def test_a_file_that_is_not_a_structure_is_refused_in_one_line(tmp_path: Path, what: str, says: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(what)
    told = CliRunner().invoke(main, ["sites", "check", str(file)])
    assert told.exit_code == 1
    assert says in told.output
    assert len(told.output.splitlines()) == 1
    assert "\x1b" not in told.output


def test_the_popup_asks_for_the_page_that_is_open(chromium: Chromium) -> None:
    chromium.context.route(
        "https://social.example/**", lambda route: route.fulfill(body=PAGE, content_type="text/html")
    )
    page = chromium.open("https://social.example/home")
    popup: Page = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    popup.locator("#connection-text:not(:empty)").wait_for()
    assert not popup.locator("#show-structure").is_visible()  # here the popup itself is the open page
    page.bring_to_front()
    popup.locator("#show-structure").wait_for(state="visible")
    assert not popup.locator("#audit-page").is_visible()
    with chromium.context.expect_page() as opening:
        popup.evaluate("document.getElementById('show-structure').click()")
    opening.value.get_by_role("heading", name="What does this page look like?").wait_for()
