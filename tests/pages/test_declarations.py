"""The page sections of the site declarations are well formed, and understood by all three interpreters."""

import json
import re
from pathlib import Path

import pytest
import soupsieve
from jsonschema import Draft202012Validator

from auditor.activities.sites import sites
from auditor.pages import declaration, extract
from auditor.pages.tree import expression
from tests.pages.selectors import expressions, selectors
from tests.sites import HERE as SITES
from tests.sites.test_declarations import wrong

EXTENSION = Path(__file__).parents[2] / "extension"
SCHEMA = Draft202012Validator(json.loads((EXTENSION / "page.schema.json").read_text("utf-8")))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("site", sites())
def test_a_declaration_keeps_to_the_schema(site: str) -> None:
    declared = json.loads((EXTENSION / "sites" / f"{site}.json").read_text("utf-8"))
    assert wrong(SCHEMA, declared) == []
    assert declaration(site).site == site


def test_the_made_up_declaration_keeps_to_the_schema() -> None:
    declared = json.loads((SITES / "elsewhere" / "declaration.json").read_text("utf-8"))
    assert [error.message for error in SCHEMA.iter_errors(declared)] == []


def test_soupsieve_understands_every_selector() -> None:
    found = selectors()
    assert len(found) > 50
    for css in found:
        soupsieve.compile(css)


def test_every_expression_is_one_in_python() -> None:
    for pattern in expressions():
        assert isinstance(expression(pattern), re.Pattern)


@pytest.mark.parametrize(
    "wrong",
    [
        {"feed": {"pages": ["home"], "ready": ["a"], "container": ["a"], "item": ["a"], "key": ["a"]}},
        {"feed": {"pages": ["feed"], "ready": ["a"], "container": ["a"], "item": ["p:contains(x)"], "key": ["a"]}},
        {
            "feed": {
                "pages": ["feed"],
                "ready": ["a"],
                "container": ["a"],
                "item": ["a"],
                "key": [{"pattern": "(?<=a)b"}],
            }
        },
        {"notifications": {"ready": ["a"], "place": ["a"], "badge": ["a"], "sound": ["a"]}},
        {"profile": {"pages": ["profile"], "ready": ["a"], "own": ["a"], "fields": {"shoes": {"text": ["a"]}}}},
    ],
)
def test_the_schema_refuses_what_no_interpreter_knows(wrong: object) -> None:
    assert list(SCHEMA.iter_errors(wrong))


#: Selectors that soupsieve knows and browsers do not, or that they interpret differently.
UNLIKE = ["[b!=c]", "p:-soup-contains(x)", "p:-SOUP-CONTAINS(x)", "p:Contains('x')", "svg|a", "*|a", "|a", "a::before"]
UNLIKE += [
    "a:hover",
    "a:local-link",
    "p:current(a)",
    "a:not(p:-soup-contains-own(x))",
    "a:is-not(b)",
    "a:nothing",
    "a\\:b",
]


@pytest.mark.parametrize("css", UNLIKE)
def test_the_schema_refuses_selectors_that_are_not_read_alike(css: str) -> None:
    assert list(SCHEMA.iter_errors({"denied": [css]}))


@pytest.mark.parametrize(
    "css",
    ["[lang|=de]", '[a="b!=c|d:contains(e)::f"] > p', "a:not(:first-child):has(> b:nth-of-type(2n + 1))", "a[b='\"']"],
)
def test_the_schema_takes_selectors_that_are_read_alike(css: str) -> None:
    assert not list(SCHEMA.iter_errors({"denied": [css]}))


#: Addresses of clients for a Mastodon server, as their routes name them.
CLIENTS = {
    "Elk": {
        "/home": "feed",
        "/localhost:3000/public/local": "feed",
        "/localhost:3000/@ana": "profile",
        "/localhost:3000/@ana/115000000000000001": "post",
        "/localhost:3000/@ana/followers": "network",
        "/notifications/mention": "notifications",
        "/conversations": "messages",
        "/settings/profile": "other",
    },
    "Pleroma-FE": {
        "/main/friends": "feed",
        "/tag/art": "feed",
        "/notice/AbC1": "post",
        "/users/ana": "profile",
        "/users/me/dms": "messages",
        "/users/me/chats/AbC": "messages",
        "/users/me/interactions": "notifications",
        "/me/notifications": "notifications",
        "/friend-requests": "network",
        "/search?query=art": "search",
    },
    "Semaphore, Enafore": {
        "/local": "feed",
        "/statuses/115": "post",
        "/accounts/109": "profile",
        "/accounts/109/followers": "network",
        "/direct": "messages",
    },
    "Soapbox": {
        "/timeline/local": "feed",
        "/@ana/posts/115": "post",
        "/@ana/favorites": "profile",
        "/chats/12": "messages",
    },
    "Phanpy": {"/#/": "feed", "/#/notifications": "feed"},
    "mastodon_mock": {
        "/_ui/home": "feed",
        "/_ui/public": "feed",
        "/_ui/statuses/115": "post",
        "/_ui/accounts/109": "profile",
        "/_ui/conversations": "messages",
        "/_ui/notifications": "notifications",
        "/_ui/search": "search",
        "/_ui/settings": "other",
    },
    "Mastodon 3, Akkoma's masto-fe": {
        "/web/timelines/home": "feed",
        "/web/timelines/public/local": "feed",
        "/web/timelines/direct": "messages",
        "/web/getting-started": "feed",
        "/web/statuses/115": "post",
        "/web/accounts/109": "profile",
        "/web/notifications": "notifications",
        "/web/search": "search",
    },
    "Mitra": {"/post/018f": "post", "/profile/018f": "profile", "/follow-requests": "network"},
    "Mastodon": {
        "/deck/getting-started": "feed",
        "/deck/@ana@far.example": "profile",
        "/deck/notifications": "notifications",
        "/getting-started": "other",
        "/lists/1": "feed",
        "/explore/suggestions": "network",
    },
}


@pytest.mark.parametrize("client", CLIENTS)
def test_addresses_of_other_clients_tell_the_kind_of_page(client: str) -> None:
    declared = declaration("mastodon")
    kinds = {path: extract(declared, "", f"http://localhost:5173{path}").kind for path in CLIENTS[client]}
    assert kinds == CLIENTS[client]
