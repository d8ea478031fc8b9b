"""A request of a site's page becomes the right activity, by the site's declaration."""

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec
import pytest

from auditor.activities import activity
from auditor.activities.activity import subject_of
from auditor.activities.identity import fingerprint
from auditor.language import plain_text
from auditor.pages import extract
from tests.material import outside
from tests.sites import CASES as PAGES
from tests.sites.requests import AT, HERE, SECRET, Case, cases, declared, recognised, request

CASES = cases()
MINE = ("site", "actor", "published")


@cache
def answers() -> list[dict[str, Any]]:
    """The result of recognise for every case, in order."""
    return recognised((declared(case.site), case.request) for case in CASES)


def told(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The activities without the fields that every activity has."""
    return [
        {key: part for key, part in each.items() if key not in {*MINE, "once", "within", "toggles"}}
        for each in answer["activities"]
    ]


def test_names_of_cases_tell_them_apart() -> None:
    names = [(case.name, json.dumps(case.request)) for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: CASES[number].name)
def test_a_request_is_the_activity_it_stands_for(number: int) -> None:
    case, answer = CASES[number], answers()[number]
    assert "threw" not in answer
    assert told(answer) == case.expected
    assert (answer["lost"], answer["unknown"]) == (case.lost, case.unknown)
    assert answer["write"] == bool(case.expected or case.lost or case.unknown)
    if answer["activities"] or not case.lost:
        assert answer["action"] == case.action


def test_nothing_of_a_secret_is_taken_from_a_request() -> None:
    carrying = [number for number, case in enumerate(CASES) if SECRET in json.dumps(case.request)]
    assert len(carrying) > 5
    for number in carrying:
        assert SECRET not in json.dumps(answers()[number]), CASES[number].name


@pytest.mark.parametrize("case", [case for case in CASES if case.shows], ids=lambda case: case.name)
def test_a_page_shows_what_its_request_leaves_out(case: Case) -> None:
    (page,) = [each for each in PAGES if (each.site, each.file.name) == (case.site, case.shows)]
    shown, read = case.request["shown"], extract(page.declaration, page.markup, case.request["page"])
    assert [read.conversation] == shown.get("conversations", [None])
    assert msgspec.to_builtins(read.partner) == shown.get("partner")


def test_every_activity_is_one_on_the_wire() -> None:
    drafts = [draft for answer in answers() for draft in answer["activities"]]
    assert len(drafts) > 80
    for draft in drafts:
        made = wire(draft)
        assert made.mine
        assert made.published.astimezone(UTC) == datetime.fromtimestamp(AT / 1000, UTC)


def wire(draft: dict[str, Any]) -> activity.Activity:
    """A draft in the form in which the background script sends it."""
    sent = {key: part for key, part in draft.items() if key not in {"once", "within", "toggles"}}
    sent |= {"id": "01935b5e-8c00-7000-8000-000000000000", "source": {"via": "extension", "version": "1"}}
    return activity.decoder.decode(msgspec.json.encode(sent))


SAME: dict[str, dict[str, Any]] = json.loads((HERE / "archived.json").read_text("utf-8"))["acts"]


@pytest.mark.parametrize("name", SAME)
def test_an_archive_gives_the_same_act(name: str) -> None:
    (case,) = [case for case in CASES if case.name == name]
    (draft,) = answers()[CASES.index(case)]["activities"]
    seen = wire(draft)
    kept = wire({**SAME[name], "site": case.site, "actor": "me", "published": draft["published"]})
    assert _fingerprint(seen) == _fingerprint(kept) is not None


def _fingerprint(made: activity.Activity) -> bytes | None:
    thing = made.object
    subject = subject_of(made.type, thing.type if thing else None, bool(thing and thing.in_reply_to), made.mine)
    text = plain_text(thing.content) if thing and thing.content else None
    return fingerprint(made, subject, text, b"key")


#: Elsewhere described as acts, but not counted by us: they reach nobody, or are counted with the act that follows them.
NOT_COUNTED = {
    "mastodon": {"bookmark / unbookmark", "pin / unpin", "private_note_about_account", "report", "add_to_list"},
    "bluesky": {"add_to_list", "bookmark", "leave_conversation"},
    "linkedin": {"create_poll", "create_post_confirmed (follow-up)", "save_post / unsave_post"},
    "hackernews": {"favourite / unfavourite", "flag / unflag"},
    "instagram": {"save_post / unsave_post"},
    "threads": set(),
    "x": {"schedule_post", "bookmark", "unbookmark", "list_add_member"},
    "facebook": {"hide_or_report_post"},
    "xing": set(),
    "reddit": {"save_post / unsave", "save (old.reddit)", "vote_comment"},  # the example is a vote against
}
#: Described, but only for a client on phones; or without the name of any act, so that all count as unrecognised.
UNRECOGNISED = {"threads": {"send_message"}, "xing": {"any write (name unknown)"}}
WHERE = {
    "mastodon": "https://mastodon.example",
    "bluesky": "https://bsky.app",
    "linkedin": "https://www.linkedin.com",
    "hackernews": "https://news.ycombinator.com",
    "reddit": "https://www.reddit.com",
    "instagram": "https://www.instagram.com",
    "threads": "https://www.threads.com",
    "xing": "https://www.xing.com",
    "x": "https://x.com",
    "facebook": "https://www.facebook.com",
}
#: Pages that their servers render completely: only addresses show what is read there.
WRITTEN_WHOLE = {"hackernews", "reddit"}


def described(site: str, kind: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Requests of a site as others described them, each with the result of recognise when passed on without a tab."""
    listed = json.loads(outside("sites/requests.json").read_text("utf-8"))
    entries = [each for each in listed if (each["site"], each["kind"]) == (site, kind)]
    asked = [
        request(each["method"].split("|")[0], each["example_url"], WHERE[site], tabId=-1, **_sent(each))
        for each in entries
    ]
    return list(zip(entries, recognised((declared(site), one) for one in asked), strict=True))


def _sent(described: dict[str, Any]) -> dict[str, Any]:
    """The body of an example, in the form in which browsers pass it on."""
    body = described["example_body"]
    if described["webrequest_body"] != "formData" or body is None:
        return {"body": body}
    written = {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    return {"form": {name: [value] for name, value in written.items()}}


@pytest.mark.parametrize("site", WHERE)
def test_acts_that_others_describe_are_recognised(site: str) -> None:
    writes = described(site, "write")
    assert writes
    for each, answer in writes:
        unknown = each["action"] in UNRECOGNISED.get(site, set())
        counted = not unknown and each["action"] not in NOT_COUNTED[site]
        assert (each["action"], len(answer["activities"])) == (each["action"], int(counted)), answer
        assert (each["action"], answer["lost"], answer["unknown"]) == (each["action"], False, unknown)
        if counted:
            assert answer["activities"][0]["type"] in _types(each["as2"]), each["action"]


def _types(described: str) -> set[str]:
    """The types in a note such as ``Like / Undo(Like)``; a vote counts as a Like, a mute as Ignore."""
    named = {part.split("(")[0].strip() for part in described.replace("+", "/").split("/")}
    return named | {"Like" if "vote" in described else "", "Undo" if "Remove" in named else ""}


@pytest.mark.parametrize("site", sorted(set(WHERE) - WRITTEN_WHOLE))
def test_reading_is_no_act_but_a_search_is(site: str) -> None:
    reads = described(site, "read")
    assert reads
    for each, answer in reads:
        types = [made["type"] for made in answer["activities"]]
        assert types == (["Search"] if "search" in each["action"] else []), each["action"]
        assert not answer["unknown"], each["action"]
