"""Whatever a page sends, recognise says something sensible of it, changes nothing else, and is soon done."""

import base64
import json
from typing import Any

import pytest

from auditor.activities.activity import Activity
from tests.sites.requests import AT, declared, recognised, request
from tests.sites.test_requests import CASES, WHERE, wire

STATUSES = "https://social.example/api/v1/statuses"
LIKE = "https://pds.example/xrpc/com.atproto.repo.createRecord"


def on_mastodon(**told: Any) -> dict[str, Any]:
    """What is said of one request to write a post."""
    asked = request(**{"url": STATUSES, "initiator": "https://social.example", **told})
    return recognised([(declared("mastodon"), asked)])[0]


def post(content: str) -> dict[str, Any]:
    return {"status": content, "visibility": "public"}


BODIES = {
    "no body": None,
    "none shown": {"error": "Unknown error."},
    "empty": {"raw": ""},
    "empty bytes": {"bytes": ""},
    "nothing at all": {},
    "no JSON": {"raw": '{"status": "'},
    "no UTF-8": {"bytes": base64.b64encode(b'\xff\xfe{"status": 1}').decode()},
    "a number": {"raw": "7"},
    "null": {"raw": "null"},
    "an array": {"raw": "[1, 2, 3]"},
    "an odd form": {"form": {"status": "text", "visibility": [], "poll": [None]}},
    "what all objects inherit": {
        "raw": '{"__proto__": {"status": "x", "polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'
    },
    "odd members": {
        "raw": '{"status": {"toString": "x"}, "visibility": ["direct"], "in_reply_to_id": {}, "poll": 1e400,'
        ' "repo": [], "writes": {}, "record": 7, "collection": null}'
    },
    "writes of all kinds": {
        "raw": '{"writes": [null, 1, "x", [], {}, {"collection": "app.bsky.feed.post"}, {"collection": {"a": 1}}],'
        ' "items": [null, {"convoId": 1}]}'
    },
    "deep": {"raw": '{"requestedArguments":{"payload":' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "}}"},
    "deeper": {"raw": "[" * 200_000 + "]" * 200_000},
    "wide": {
        "raw": json.dumps(
            {"writes": [{"collection": "app.bsky.feed.like"}] * 20_000, "states": [{"key": "a"}] * 20_000}
        )
    },
    "long": {"raw": json.dumps({**post("a@" * 400_000), "visibility": "direct"})},
    "long, of one character": {"raw": json.dumps({**post("@" + "a." * 400_000), "visibility": "direct"})},
    "too long": {"raw": json.dumps(post("Hello.")) + " " * (16 * 1024 * 1024)},
}


ASKING = {case.site: case.request["initiator"] for case in CASES}


def addresses(site: str) -> list[tuple[str, str]]:
    """Methods and addresses of the requests that we wrote for a site, each once."""
    asked = [(case.request["method"], case.request["url"]) for case in CASES if case.site == site]
    return list(dict.fromkeys(asked))


LARGE = [name for name, body in BODIES.items() if len(str(body)) > 10_000]


@pytest.mark.parametrize("site", ASKING)
def test_odd_bodies_are_no_trouble(site: str) -> None:
    asked = [
        {**request(method, url, ASKING[site]), "body": body}
        for number, (method, url) in enumerate(addresses(site))
        for name, body in BODIES.items()
        if name not in LARGE or number == 0
    ]
    assert len(asked) >= len(BODIES)
    held(site, asked)


def held(site: str, asked: list[dict[str, Any]]) -> None:
    """Check the recognised requests against the wire format and against a time limit."""
    for each, answer in zip(asked, recognised((declared(site), one) for one in asked), strict=True):
        where = (each["url"], str(each["body"])[:60])
        assert "threw" not in answer, (where, answer)
        assert answer["milliseconds"] < 10_000, where
        for draft in answer["activities"]:
            assert isinstance(wire(draft), Activity), where


ODD_FIELDS = [
    "",
    "{",
    "null",
    "[]",
    '{"input": null, "data": [], "__proto__": {"mediaID": "1"}}',
    '{"input": {"media_id": {"a": 1}, "feedback_id": 1e400}, "mediaID": [7], "target_user_ids": {}}',
    '{"a":' * 5_000 + "1" + "}" * 5_000,
    json.dumps({"recipient_igids": ["1"] * 20_000, "text": {"sensitive_string_value": "a@" * 200_000}}),
]
#: Forms, each with the name of a field to make odd: one with JSON or nothing, or any field of a small form.
FIELDS = [
    (case, name)
    for case in CASES
    for form in [(case.request["body"] or {}).get("form") or {}]
    for name, values in form.items()
    if values[0][:1] in {"{", "[", ""} or len(form) < 4
]


@pytest.mark.parametrize("site", sorted({case.site for case, _ in FIELDS}))
def test_odd_fields_of_a_form_are_no_trouble(site: str) -> None:
    asked = [
        {**case.request, "body": {"form": {**case.request["body"]["form"], name: [odd]}}}
        for case, name in FIELDS
        if case.site == site
        for odd in ODD_FIELDS
    ]
    held(site, asked)


def test_forms_of_many_sites_are_made_odd() -> None:
    assert len({case.site for case, _ in FIELDS}) > 4


@pytest.mark.parametrize("body", ["no body", "none shown", "empty", "no JSON", "no UTF-8", "deeper", "too long"])
def test_a_body_that_cannot_be_read_is_a_lost_act(body: str) -> None:
    asked = {**request(url=STATUSES, initiator="https://social.example"), "body": BODIES[body]}
    answer = recognised([(declared("mastodon"), asked)])[0]
    if body == "deeper":  # it can be read, and contains no act
        assert answer["activities"] == []
    else:
        assert (answer["activities"], answer["write"], answer["lost"]) == ([], True, True)


@pytest.mark.parametrize(
    "initiator",
    [
        "chrome-extension://abcdefghijklmnop",
        "moz-extension://00000000-0000-4000-8000-000000000000",
        "null",
        "",
        "file:///home/me/page.html",
        "data:text/html,x",
        "not an address",
        "https://evil.example",
        "http://www.linkedin.com",
        "https://www.linkedin.com:8443",
        "https://www.linkedin.com.evil.example",
        "https://linkedin.com",
    ],
)
def test_only_the_sites_own_page_acts_for_the_user(initiator: str) -> None:
    url = "https://www.linkedin.com/voyager/api/voyagerSocialDashReactions?threadUrn=urn%3Ali%3Aactivity%3A7000"
    own = request("POST", url, "https://www.linkedin.com", {"reactionType": "LIKE"})
    mine, other = recognised([(declared("linkedin"), own), (declared("linkedin"), {**own, "initiator": initiator})])
    assert len(mine["activities"]) == 1
    assert (other["activities"], other["write"], other["lost"], other["unknown"]) == ([], False, False, False)


def test_an_open_site_is_where_the_user_says() -> None:
    post = "at://did:plc:you/app.bsky.feed.post/3k"
    like = {"repo": "did:plc:me", "collection": "app.bsky.feed.like", "record": {"subject": {"uri": post}}}
    asked = [
        (declared("bluesky"), request(url=LIKE, initiator=initiator, body=like))
        for initiator in ("https://bsky.app", "http://localhost:8081", "https://evil.example")
    ]
    assert [len(answer["activities"]) for answer in recognised(asked, origins=["http://localhost:8081"])] == [1, 1, 0]


def test_a_background_page_of_firefox_gives_whole_addresses() -> None:
    answer = on_mastodon(body=post("Hello."), initiator="https://social.example/@me/115?x=1#y", tabId=-1)
    assert len(answer["activities"]) == 1


def test_bytes_are_read_as_utf_8() -> None:
    shown = "\ufeff" + json.dumps(post("Olá 👋"), ensure_ascii=False)
    asked = request(url=STATUSES, initiator="https://social.example")
    asked["body"] = {"bytes": base64.b64encode(shown.encode()).decode()}
    assert recognised([(declared("mastodon"), asked)])[0]["activities"][0]["object"]["content"] == "Olá 👋"


def test_texts_and_ids_stay_within_what_the_server_takes() -> None:
    half = '{"status": "\\ud83d lone", "visibility": "public"}'
    long = {**post("é" * 150_000), "in_reply_to_id": "1"}
    named = {**post("x"), "in_reply_to_id": "9" * 5_000}
    crowd = {**post(" ".join(f"@a{n}@host.example" for n in range(2_000))), "visibility": "direct"}
    lone, *others = (
        on_mastodon(**shown) for shown in ({"raw": half}, {"body": long}, {"body": named}, {"body": crowd})
    )
    shortened, unnamed, direct = others
    assert lone["activities"][0]["object"]["content"] == "\ufffd lone"
    assert len(shortened["activities"][0]["object"]["content"]) == 100_000
    assert "inReplyTo" not in unnamed["activities"][0]["object"]
    assert len(direct["activities"][0]["to"]) == 500
    for answer in (lone, shortened, unnamed, direct):
        wire(answer["activities"][0])


def test_a_number_that_javascript_rounds_names_nothing() -> None:
    body = '{"requestedArguments":{"payload":{"inviteeUrn":{"memberId":9007199254740993},"firstName":"A"}}}'
    actions = "https://www.linkedin.com/flagship-web/rsc-action/actions/server-request"
    url = f"{actions}?sduiid=com.linkedin.sdui.requests.mynetwork.addaAddConnection"
    answer = recognised([(declared("linkedin"), request(url=url, initiator=WHERE["linkedin"], raw=body))])[0]
    assert answer["activities"][0]["detail"] == {"note": False}
    assert "to" not in answer["activities"][0]
    assert answer["lost"]


def test_only_declared_fields_leave_the_body() -> None:
    secret = {"csrf_token": "s3cret", "auth": "s3cret", "spoiler_text": "s3cret", "poll": None}
    assert "s3cret" not in json.dumps(on_mastodon(body={**post("Hello."), **secret}))


def test_once_is_the_same_for_the_same_act_and_reveals_nothing() -> None:
    search = "https://social.example/api/v2/search?q={}&limit=11"
    asked = [
        request("GET", search.format(words), "https://social.example", at=AT + seconds * 1000)
        for words, seconds in (("cycling", 0), ("cycling", 299), ("knitting", 0))
    ]
    told = [answer["activities"][0] for answer in recognised((declared("mastodon"), one) for one in asked)]
    first, again, other = (each["once"] for each in told)
    assert first == again != other
    assert "cycling" not in first
    assert {each["within"] for each in told} == {300}


def test_toggles_is_the_same_for_the_same_act_and_reveals_nothing() -> None:
    address = "https://forum.example/discourse-reactions/posts/{}/custom-reactions/{}/toggle"
    asked = [
        request("PUT", address.format(post, emoji), "https://forum.example")
        for post, emoji in (("31", "heart"), ("31", "heart"), ("31", "clap"), ("32", "heart"))
    ]
    told = [answer["activities"][0] for answer in recognised((declared("discourse"), one) for one in asked)]
    one, same, other, elsewhere = ((each["once"], each["toggles"]) for each in told)
    assert one == same
    assert (one[0] == other[0], one[1] == other[1]) == (True, False)
    assert one[0] != elsewhere[0] and one[1] != elsewhere[1]
    assert "heart" not in "".join(one)


@pytest.mark.parametrize("at", [None, "soon", 1e300, -1e300])
def test_a_request_without_a_time_is_left_alone(at: Any) -> None:
    assert on_mastodon(body=post("Hello."), at=at)["activities"] == []


@pytest.mark.parametrize(
    "url",
    ["", "nonsense", "https://", "ftp://social.example/api/v1/statuses", "https://[::1", f"{STATUSES}?{'a' * 30_000}"],
)
def test_odd_addresses_are_left_alone(url: str) -> None:
    answer = on_mastodon(url=url, body=post("Hello."))
    assert (answer["activities"], answer["lost"], answer["unknown"]) == ([], False, False)
