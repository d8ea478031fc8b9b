"""The language of declarations, word by word, on a site that does not exist: everything that a site may need."""

from functools import cache
from typing import Any

import pytest

from tests.sites.requests import recognised, request

HOME = "https://made.example"
URL = f"{HOME}/send/caf%C3%A9%2F1?op=like&empty=&n=7"
RAW = {
    "a": {"b": [{"c": 1}, {"c": "two"}], "b c": "spaced", "yes": True, "no": False, "nothing": None, "empty": ""},
    "list": [{"key": "x", "v": "first"}, {"key": "y-1", "v": "second"}, {"v": "keyless"}, "text"],
    "points": {"to": "x"},
    "rich": [{"t": "Good "}, {"inner": {"t": "morning"}}, {"t": "."}],
    "inside": '{"deep": [{"id": 5}]}',
    "name": "Ana%20Silva",
    "big": 9007199254740993,
    "fraction": 1.5,
}


def made(value: Any, *, field: str = "context", rule: dict[str, Any] | None = None) -> dict[str, Any]:
    """A site with a single rule that has this one value."""
    told = (
        {"type": "Like", field: value}
        if field == "context"
        else {"type": "Like", "object": {"type": "Note", field: value}}
    )
    one = {
        "action": "x",
        "method": "POST",
        "url": "^https://made[.]example/send/(?<what>[^?]+)[?]",
        "do": [told],
        **(rule or {}),
    }
    pages = [{"kind": "profile", "path": "^/of/(?<whom>[^/?]+)"}]
    return {
        "site": "made",
        "title": "Made up",
        "hosts": ["made.example"],
        "checked": "never",
        "pages": pages,
        "requests": [one],
    }


VALUES: dict[str, tuple[Any, str | bool | None]] = {
    "a member": ("{$.a.b[1].c}", "two"),
    "a number": ("{$.a.b[0].c}", "1"),
    "a truth": ("{$.a.yes} {$.a.no}", "true false"),
    "the first of every entry": ("{$.a.b[*].c}", "1"),
    "a member with a space": ("{$.a['b c']}", "spaced"),
    "an entry by its key": ("{$.list[key=x].v}", "first"),
    "an entry by what stands elsewhere": ("{$.list[key=$.points.to].v}", "first"),
    "an entry by how its key begins": ("{$.list[key^=y-].v}", "second"),
    "an entry that is not there": ("{$.list[key=z].v}", None),
    "at any depth": ("{$..t}", "Good morning."),
    "JSON inside": ("{$.inside|$.deep[0].id}", "5"),
    "a parameter": ("{query.op}", "like"),
    "a parameter that is empty": ("{query.empty}", None),
    "a part of the address": ("{path.what}", "café/1"),
    "where it was sent": ("{url.host} {url.origin}", f"made.example {HOME}"),
    "other parts of the address": ("{url.search}", None),
    "the page": ("{page.whom}", "ana"),
    "the body": ("{body.name}", "Ana%20Silva"),
    "what is inherited": ("{$.a.constructor.name}", None),
    "what is inherited by lists": ("{$.list.length}", None),
    "null": ("{$.a.nothing}", None),
    "half of a template": ("{$.a.yes}-{$.a.nothing}", None),
    "too large a number": ("{$.big}", None),
    "a fraction": ("{$.fraction}", None),
    "a whole object": ("{$.a}", None),
    "the first that is there": (["{$.a.nothing}", "{$.a.empty}", "{query.n}"], "7"),
    "a part of a text": ({"read": "query.op", "find": "^(?<value>..)"}, "li"),
    "a part written anew": (
        {"read": "query.op", "find": "^(?<one>.)(?<two>.)", "write": "{match.two}{match.one}{query.n}"}, "il7",
    ),
    "a part that is not there": ({"read": "query.op", "find": "^(?<value>z)"}, None),
    "every finding written anew": (
        {"read": "body.name", "find": "(?<letter>[aA])", "write": "<{match.letter}>", "rewrite": True},
        "<A>n<a>%20Silv<a>",
    ),
    "decoded, in small letters": ({"read": "body.name", "decode": True, "lower": True}, "ana silva"),
    "badly encoded": ({"write": "%E0%A4%A", "decode": True}, "%E0%A4%A"),
    "another word": ({"read": "query.op", "map": {"like": "favour"}}, "favour"),
    "no word": ({"read": "query.op", "map": {"toString": "x"}}, None),
    "an inherited word": ({"write": "constructor", "map": {}}, None),
    "present": ({"present": "$.a.yes"}, True),
    "empty is not present": ({"present": "$.a.empty"}, False),
    "nothing is not present": ({"present": "$.a.nothing"}, False),
}  # fmt: skip


def asked(**more: Any) -> dict[str, Any]:
    return {**request("POST", URL, HOME, RAW, page=f"{HOME}/of/ana?x=1"), **more}


@cache
def said() -> dict[str, dict[str, Any]]:
    sites = {name: {**made(value), "site": name} for name, (value, _) in VALUES.items()}
    return dict(zip(VALUES, recognised((site, asked()) for site in sites.values()), strict=True))


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_read_from_its_path(name: str) -> None:
    answer, expected = said()[name], VALUES[name][1]
    (told,) = answer["activities"]
    assert told.get("context") == expected
    assert answer["lost"] == (expected is None)  # the value should have been present


def test_a_value_that_may_be_absent_is_not_missed() -> None:
    (answer,) = recognised([(made(["{$.a.nothing}", None]), asked())])
    assert (answer["activities"][0].get("context"), answer["lost"]) == (None, False)


def test_a_part_stands_for_what_several_activities_say() -> None:
    parts = {"op": "{query.op}", "absent": ["{$.a.nothing}", None], "people": [{"each": "$.a.b[*].c", "id": "{@}"}]}
    do = [
        {
            "type": "Like",
            "context": {"part": "op"},
            "object": {"type": "Note", "id": {"part": "absent"}},
            "to": {"part": "people"},
        }
    ]
    (answer,) = recognised([(made("x", rule={"parts": parts, "do": do}), asked())])
    (told,) = answer["activities"]
    assert (told["context"], told["object"], told["to"]) == ("like", {"type": "Note"}, [{"id": "1"}, {"id": "two"}])
    assert not answer["lost"]


def test_a_form_is_read_by_its_fields() -> None:
    form = {"variables": ['{"input": {"id": "12"}}'], "name": ["first", "second"]}
    sent = {**asked(), "body": {"form": form}}
    value = "{form.variables|$.input.id} {body.name} {form.name}"
    json_only = "{$.name}"
    one, other = recognised([({**made(value), "site": "a"}, sent), ({**made(json_only), "site": "b"}, sent)])
    assert one["activities"][0]["context"] == "12 first first"
    assert "context" not in other["activities"][0]


CONDITIONS: dict[str, tuple[dict[str, Any], bool]] = {
    "present": ({"field": "$.a.yes", "is": "present"}, True),
    "false is present": ({"field": "$.a.no", "is": "present"}, True),
    "empty is absent": ({"field": "$.a.empty", "is": "absent"}, True),
    "matches": ({"field": "query.op", "matches": "^li"}, True),
    "does not match": ({"field": "query.op", "matches": "^ki"}, False),
    "nothing matches nothing": ({"field": "query.none", "matches": "^"}, False),
    "starts": ({"field": "$.name", "starts": "An"}, True),
    "starts with what is elsewhere": ({"field": "$.rich[0].t", "starts": "{$.rich[0].t}"}, True),
    "nothing starts with nothing": ({"field": "$.name", "starts": "{$.a.nothing}"}, False),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_holds_or_not(name: str) -> None:
    condition, holds = CONDITIONS[name]
    hidden = {**asked(), "body": {"error": "Unknown error."}}
    site = made("x", rule={"when": [condition]})
    answer, unseen = recognised([(site, asked()), (site, hidden)])
    assert bool(answer["activities"]) == holds
    if "$" in condition["field"]:
        assert (unseen["activities"], unseen["lost"]) == ([], True)


def test_the_first_rule_that_speaks_decides() -> None:
    site = made("first")
    second = {**site["requests"][0], "action": "second", "do": [{"type": "Follow"}]}
    silent = {**site["requests"][0], "action": "silent", "when": [{"field": "query.op", "matches": "^x$"}]}
    ignored = {"action": "ignored", "method": ["PUT", "POST"], "url": "^https://made[.]example/", "ignore": "why"}
    orders = [[silent, site["requests"][0], second], [second, ignored], [ignored, second], [silent]]
    sites = [{**site, "site": str(number), "requests": rules} for number, rules in enumerate(orders)]
    answers = recognised((each, asked()) for each in sites)
    assert [answer.get("action") for answer in answers] == ["x", "second", "ignored", None]
    assert [answer["write"] for answer in answers] == [True, True, False, False]


def test_each_entry_is_an_act_of_its_own_and_the_same_one_counts_once() -> None:
    site = made("{@.v}", rule={"each": "$.list[*]", "when": [{"field": "@.v", "is": "present"}], "once": "{@.v}"})
    twice = {**asked(), "body": {"raw": '{"list": [{"v": "a"}, {"v": "b"}, {"v": "a"}, {}, null]}'}}
    (answer,) = recognised([(site, twice)])
    assert [told["context"] for told in answer["activities"]] == ["a", "b"]
    assert len({told["once"] for told in answer["activities"]}) == 2


def test_an_answer_without_its_object_is_not_reported() -> None:
    site = made("{$.a.nothing}", field="inReplyTo")
    (answer,) = recognised([(site, asked())])
    assert (answer["activities"], answer["write"], answer["lost"]) == ([], True, True)
