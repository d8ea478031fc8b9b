"""What changes, in words that say which site, which act and which part."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from auditor.activities.declared import packaged_texts
from server.declarations.changes import changes
from tests.server.declarations.making import declared


def told(site: str, change: Callable[[dict[str, Any]], object]) -> list[str]:
    site_now = declared(site)
    change(site_now)
    return [str(each) for each in changes(packaged_texts(), packaged_texts() | {site: json.dumps(site_now).encode()})]


RULE = {"action": "wave", "method": "POST", "url": "^https://x[.]example/wave$", "ignore": "a trial"}
CHANGES: list[tuple[str, Callable[[dict[str, Any]], object], list[str]]] = [
    ("mastodon", lambda site: None, []),
    (
        "mastodon",
        lambda site: site["requests"].append(RULE),
        ["Mastodon, acts it recognises from now on: “wave”."],
    ),
    (
        "hackernews",
        lambda site: site["requests"].pop(0),
        [f"Hacker News, acts it recognises no more: “{declared('hackernews')['requests'][0]['action']}”."],
    ),
    (
        "hackernews",
        lambda site: site["requests"][1].update(method="PUT"),
        [f"Hacker News, acts it recognises otherwise: “{declared('hackernews')['requests'][1]['action']}”."],
    ),
    ("x", lambda site: site["requests"].reverse(), ["X, its acts are tried in another order."]),
    ("x", lambda site: site["feed"].update(item=["article"]), ["X, read otherwise: the feed."]),
    (
        "linkedin",
        lambda site: (site.pop("messages"), site.update(tid="^a(b)$", open=True)),
        ["LinkedIn, read from now on: details of it.", "LinkedIn, read no more: messages."],
    ),
    (
        "x",
        lambda site: site.update(apps={"com.x.other": "X"}, conversation="https://x.com/{context}"),
        ["X, read otherwise: its apps and where conversations are."],
    ),
    ("x", lambda site: site.update(checked="2026-11-27"), ["X, read otherwise: details of it."]),
]


@pytest.mark.parametrize(("site", "change", "says"), CHANGES)
def test_each_change_is_told(site: str, change: Callable[[dict[str, Any]], object], says: list[str]) -> None:
    assert told(site, change) == says


def test_a_site_more_and_a_site_less_are_told() -> None:
    more = packaged_texts() | {"eleventh": json.dumps({"site": "eleventh", "title": "Eleventh"}).encode()}
    assert [str(each) for each in changes(packaged_texts(), more)] == ["Eleventh is new."]
    assert [str(each) for each in changes(more, packaged_texts())] == ["Eleventh is no longer declared."]


def test_nothing_in_a_name_is_carried_out_by_a_terminal() -> None:
    (line,) = told("x", lambda site: site["requests"].append({**RULE, "action": "a\x1b[2Jb\nc"}))
    assert line.isprintable()
