"""Own acts told by the requests of a site's page. The cases under tests/sites are ours: they prove the reader of the
rules; the recorded shapes, where they are at hand, what is known of the sites."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from auditor.activity import Activity
from auditor.sites import sites
from tests.sites import EXTENSION
from tests.sites import HERE as SITES

NODE = Path(sys.executable).with_name("node")
RECORDED = SITES.parents[2] / "shared" / "sites" / "requests.json"
AT = 1_795_341_600_000
HOMES = {"mastodon": "https://mastodon.example", "bluesky": "https://bsky.app", "linkedin": "https://www.linkedin.com"}

#: What is asked for on a site beside acts that are kept: a person's own lists, notes and drafts.
NOT_KEPT = {
    "linkedin": {"create_poll", "create_post_confirmed (follow-up)", "save_post / unsave_post"},
    "bluesky": {"add_to_list", "bookmark", "leave_conversation"},
    "mastodon": {
        "bookmark / unbookmark", "pin / unpin", "private_note_about_account", "follow_hashtag / unfollow", "report",
        "add_to_list",
    },
}  # fmt: skip


def declared(site: str) -> Any:
    return json.loads((EXTENSION / "sites" / f"{site}.json").read_text("utf-8"))


def recognised(asked: list[tuple[Any, dict[str, Any]]]) -> list[dict[str, Any]]:
    """By the extension's own module, in a JavaScript engine."""
    program = Path(__file__).with_name("recognise.mjs")
    done = subprocess.run([NODE, program], input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def request(url: str, body: Any = None, method: str = "POST", initiator: str = "https://x.example") -> dict[str, Any]:
    shown = None if body is None else {"raw": body if isinstance(body, str) else json.dumps(body)}
    return {
        "method": method, "url": url, "type": "xmlhttprequest", "initiator": initiator, "tabId": -1, "body": shown,
        "at": AT,
    }  # fmt: skip


def cases(site: str) -> list[dict[str, Any]]:
    return json.loads((SITES / site / "requests.json").read_text("utf-8"))  # type: ignore[no-any-return]


@cache
def outcomes(site: str) -> list[dict[str, Any]]:
    asked = [
        (declared(site), request(case["url"], case.get("body"), case["method"], case["initiator"]))
        for case in cases(site)
    ]
    return recognised(asked)


ALL = [
    pytest.param(site, number, id=f"{site}: {case['says']}")
    for site in sites()
    for number, case in enumerate(cases(site))
]


@pytest.mark.parametrize(("site", "number"), ALL)
def test_a_request_is_what_it_is(site: str, number: int) -> None:
    case, found = cases(site)[number], outcomes(site)[number]
    acts = [
        {key: value for key, value in act.items() if key not in {"site", "published", "actor"}}
        for act in found["activities"]
    ]
    assert acts == case["gives"]
    lost, unknown = case.get("lost", False), case.get("unknown", False)
    assert (found["write"], found["lost"], found["unknown"]) == (case.get("write", bool(acts) or lost), lost, unknown)


@pytest.mark.parametrize("site", sites())
def test_every_act_is_one_that_the_server_takes(site: str) -> None:
    for found in outcomes(site):
        for draft in found["activities"]:
            draft.pop("once", None)
            whole = {**draft, "id": str(uuid4()), "source": {"via": "extension", "version": "0"}}
            made = msgspec.convert(whole, Activity, strict=False)
            assert made.mine
            assert round(made.published.timestamp() * 1000) == AT


@pytest.mark.parametrize("site", sites())
def test_every_rule_has_a_case(site: str) -> None:
    rules = declared(site)["requests"]
    lone = [(dict(declared(site), requests=[rule], writes=[]), case) for rule in rules for case in cases(site)]
    found = recognised(
        [(one, request(case["url"], case.get("body"), case["method"], case["initiator"])) for one, case in lone]
    )
    known = {
        one["requests"][0]["name"]
        for (one, case), outcome in zip(lone, found, strict=True)
        if outcome["activities"] or "activity" not in one["requests"][0]
    }
    assert {rule["name"] for rule in rules} - known == set(), "write a case for these"


def test_what_is_recorded_of_the_sites_is_recognised() -> None:
    if not RECORDED.exists():
        pytest.skip("no recorded shapes beside the project")
    entries = [
        entry
        for entry in json.loads(RECORDED.read_text("utf-8"))
        if entry["site"] in HOMES and entry["kind"] == "write"
    ]
    asked = [
        (
            declared(entry["site"]),
            request(entry["example_url"], entry["example_body"], entry["method"], HOMES[entry["site"]]),
        )
        for entry in entries
    ]
    missed = {
        (entry["site"], entry["action"])
        for entry, found in zip(entries, recognised(asked), strict=True)
        if not found["activities"]
    }
    assert missed == {(site, action) for site, actions in NOT_KEPT.items() for action in actions}


HOSTILE = [
    '{"__proto__": {"status": "x"}, "constructor": 1}',
    "[" * 50_000 + "]" * 50_000,
    '{"status": {"toString": "x"}, "visibility": ["public"]}',
    '{"status": "' + "a" * 200_000 + '", "visibility": "public"}',
    "null",
    "not JSON",
    '{"writes": {"length": 1e9}, "repo": "did:x"}',
    '{"requestedArguments": {"payload": null}, "states": "x"}',
]


@pytest.mark.parametrize("site", sites())
def test_nothing_a_page_sends_breaks_it(site: str) -> None:
    urls = {case["url"]: case["initiator"] for case in cases(site) if case["method"] == "POST"}
    asked = [(declared(site), request(url, body, initiator=home)) for url, home in urls.items() for body in HOSTILE]
    for found in recognised(asked):
        for act in found["activities"]:
            act.pop("once", None)
            msgspec.convert(
                {**act, "id": str(uuid4()), "source": {"via": "extension", "version": "0"}}, Activity, strict=False
            )
