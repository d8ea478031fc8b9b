"""What a declaration that came between releases asks for, and a browser does not understand, is missed by its part,
with the reason. All other parts of the page are read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from auditor.activities.declared import packaged
from tests.extension.harness import UNDER_WAY, eventually
from tests.extension.watching import Watching
from tests.server.declarations.making import NEXT, declared

UNKNOWN = "article:nth-child(oops)"
#: Go to another page of the site as it does itself, without loading it.
GO_ON = """async path => {
  const answer = await fetch(path);
  const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.pushState({}, "", path);
  document.body.replaceWith(document.adoptNode(body));
}"""


@pytest.fixture
def partly(watching: Watching) -> Iterator[Watching]:
    """A browser whose server gave it a declaration of Mastodon with a selector that no browser knows: of ads in the
    feed, of a pattern, and of a notice."""
    told = declared("mastodon")
    told["feed"]["promoted"] = [".ad", UNKNOWN]
    told["denied"] = [UNKNOWN]
    told["patterns"] = [
        {"kind": "upsell", "what": "an offer of a plan", "evidence": "made up in 2026", "found": [UNKNOWN]}
    ]
    give(watching, {"edition": NEXT, "sites": {"mastodon": told}})
    yield watching
    give(watching, {"edition": packaged().version})


def give(watching: Watching, declarations: dict[str, Any]) -> None:
    watching.server.become(declarations={"made": "2026-11-27", **declarations})
    watching.browser.ask(do="deliver")


def latest(watching: Watching) -> dict[str, dict[str, Any]]:
    """The last readings of Mastodon's client, by part."""
    watching.browser.ask(do="deliver")
    told = (
        each for each in watching.server.readings() if each["site"] == "mastodon" and each.get("variant") != "other"
    )
    return {each["part"]: each for each in told}


def visits(watching: Watching, since: datetime) -> list[dict[str, Any]]:
    """Those that go on or have ended; the ones begun before are of pages that were read in full. Beside much else, a
    browser tells late of one, and may have taken it to be over by then."""
    going_on = [span["activity"] for span in watching.run(watching.browser.own, f"() => {UNDER_WAY}")]
    every = [*going_on, *watching.server.of_type("View")]
    return [each for each in every if datetime.fromisoformat(each["published"]) >= since]


def test_one_part_that_is_not_understood_stops_no_other(partly: Watching) -> None:
    before = latest(partly).get("notifications", {"found": 0})["found"]
    begun = datetime.now(UTC)
    page = partly.open(f"{partly.site.origin}/home")
    eventually(lambda: latest(partly).get("feed", {}).get("why"))
    told = latest(partly)
    for part in ("feed", "patterns", "denied"):
        assert (told[part]["why"], told[part]["missed"] > 0) == (UNKNOWN, True)
    assert told["notifications"]["found"] > before
    assert "why" not in told["notifications"]
    stopped = {each["part"]: each.get("why") for each in partly.browser.ask(do="overview")["stopped"]}
    assert stopped == dict.fromkeys(("feed", "patterns", "denied"), UNKNOWN)
    # How long it was looked at is told.
    eventually(lambda: [span for span in visits(partly, begun) if span["object"]["id"] == "feed"])
    spans = visits(partly, begun)
    assert not any("exposure" in span.get("detail", {}) or "patterns" in span.get("detail", {}) for span in spans)
    read = told.get("messages", {"found": 0})["found"]
    partly.run(page, GO_ON, "/@ana/11")
    eventually(lambda: latest(partly).get("messages", {"found": 0})["found"] > read)


def test_it_is_told_no_more_once_it_is_understood(partly: Watching) -> None:
    partly.open(f"{partly.site.origin}/home")
    eventually(lambda: latest(partly).get("feed", {}).get("why"))
    give(partly, {"edition": packaged().version})
    partly.open(f"{partly.site.origin}/home")
    eventually(lambda: "feed" not in {each["part"] for each in partly.browser.ask(do="overview")["stopped"]})
    assert "why" not in latest(partly)["feed"]
