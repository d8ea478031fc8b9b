"""A part whose declaration a browser does not understand counts as missed, with the reason; all other parts of the page
are read. Declarations that come between releases may be newer than the browser."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from auditor.activities.declared import packaged
from tests.extension.harness import UNDER_WAY, eventually
from tests.extension.watching import Watching
from tests.server.declarations.making import NEXT, declared

UNKNOWN = "article:nth-child(oops)"
#: Navigates to another page of the site without loading it, as the site itself does.
GO_ON = """async path => {
  const answer = await fetch(path);
  const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.pushState({}, "", path);
  document.body.replaceWith(document.adoptNode(body));
}"""


@pytest.fixture
def partly(watching: Watching) -> Iterator[Watching]:
    """A browser with a declaration of Mastodon from its server, in which one selector is unknown to every browser: for
    ads in the feed, for a pattern, and for a notice."""
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
    """The visits that are in progress or have ended, of pages that opened since then. A busy browser may report a visit
    late, when it already counts as over."""
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
    # The time spent there is reported nevertheless.
    eventually(lambda: [span for span in visits(partly, begun) if span["object"]["id"] == "feed"])
    spans = visits(partly, begun)
    assert not any("exposure" in span.get("detail", {}) or "patterns" in span.get("detail", {}) for span in spans)
    read = told.get("messages", {"found": 0})["found"]
    partly.run(page, GO_ON, "/@ana/11")
    eventually(lambda: latest(partly).get("messages", {"found": 0})["found"] > read)


def test_a_part_is_no_longer_reported_once_it_is_understood(partly: Watching) -> None:
    partly.open(f"{partly.site.origin}/home")
    eventually(lambda: latest(partly).get("feed", {}).get("why"))
    give(partly, {"edition": packaged().version})
    partly.open(f"{partly.site.origin}/home")
    eventually(lambda: "feed" not in {each["part"] for each in partly.browser.ask(do="overview")["stopped"]})
    assert "why" not in latest(partly)["feed"]
