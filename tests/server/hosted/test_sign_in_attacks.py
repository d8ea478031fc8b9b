"""Attacks on signing in by a real provider: stolen and repeated codes, other providers, planted sessions."""

import re
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask import Flask

from server.entry import whose
from server.entry.security import person_id
from server.store.persons import now
from tests.server.hosted.conftest import ORIGIN, Browser, browser, stores_of
from tests.server.hosted.test_signing_in import (  # noqa: F401  (fixtures)
    federated,
    invited,
    issuer,
    signed_in,
    through,
)

pytestmark = pytest.mark.postgresql

#: What browsers take of one cookie, with its name (RFC 6265bis).
LONGEST_COOKIE = 4_096


def back_for(visitor: Browser, name: str) -> str:
    return signed_in(visitor.get("/sign-in/begin").location, name).removeprefix(ORIGIN)


def part(address: str, name: str) -> str:
    return parse_qs(urlsplit(address).query)[name][0]


def cookie_of(visitor: Browser) -> str:
    found = visitor.get_cookie("__Host-rapport", domain="rapport.example")
    assert found
    return found.value


def test_a_stolen_code_signs_nobody_else_in(federated: Flask) -> None:  # noqa: F811
    """It is sent with the state of a sign-in that the thief began: the proof of the one who began is lacking."""
    ana, mallory = invited(federated), invited(federated, "Mallory")
    code = part(back_for(ana, "ana"), "code")
    own = back_for(mallory, "mallory")
    planted = own.replace(f"code={quote(part(own, 'code'))}", f"code={quote(code)}")
    assert planted != own
    assert mallory.get(planted).status_code == 403
    assert stores_of(federated).memberships.members() == []


def test_a_code_that_was_used_signs_nobody_in(federated: Flask) -> None:  # noqa: F811
    ana = invited(federated)
    used = back_for(ana, "ana")
    assert ana.get(used).status_code == 302
    assert ana.get(used).status_code == 403
    fresh = back_for(ana, "ana")
    assert ana.get(fresh.replace(part(fresh, "code"), part(used, "code"))).status_code == 403


def test_what_another_provider_sends_back_signs_nobody_in(federated: Flask) -> None:  # noqa: F811
    ana = invited(federated)
    back = back_for(ana, "ana")
    assert part(back, "iss")
    assert ana.get(re.sub(r"iss=[^&]+", f"iss={quote('https://evil.example')}", back)).status_code == 403
    back = back_for(ana, "ana")
    assert ana.get(re.sub(r"&?iss=[^&]+", "", back)).status_code == 403, "this provider always says who it is"
    assert stores_of(federated).memberships.members() == []
    assert ana.get(back_for(ana, "ana")).status_code == 302


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/sign-in/begin?redirect_uri=https://evil.example/back&next=https://evil.example", {}),
        ("/sign-in/begin", {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}),
        ("/sign-in/begin", {"Forwarded": "host=evil.example;proto=http", "X-Original-URL": "https://evil.example"}),
    ],
)
def test_nobody_is_sent_back_elsewhere(federated: Flask, path: str, headers: dict[str, str]) -> None:  # noqa: F811
    begun = browser(federated).get(path, headers=headers)
    assert part(begun.location, "redirect_uri") == f"{ORIGIN}/sign-in/back"
    assert "evil" not in begun.location
    assert browser(federated).get("/sign-in/begin", base_url="https://evil.example").status_code == 421


def test_a_session_from_before_signing_in_lets_nobody_in_afterwards(federated: Flask) -> None:  # noqa: F811
    """Somebody may have planted the cookie, or copied it."""
    ana = invited(federated)
    planted = cookie_of(ana)
    assert through(ana, "ana") == 302
    assert cookie_of(ana) != planted
    mallory = browser(federated)
    mallory.set_cookie("__Host-rapport", planted, domain="rapport.example", secure=True)
    assert mallory.get("/").location == "/sign-in"


def test_who_signs_in_in_a_browser_ends_the_session_that_was_there(federated: Flask) -> None:  # noqa: F811
    ana = invited(federated)
    assert through(ana, "ana") == 302
    copied, was = cookie_of(ana), ana.person
    thief = browser(federated)
    thief.set_cookie("__Host-rapport", copied, domain="rapport.example", secure=True)
    assert thief.get("/").status_code == 200
    token = stores_of(federated).memberships.invite("Bea", "person", now())
    assert ana.post("/join", data={"token": token}).status_code == 200
    assert through(ana, "bea") == 302
    assert ana.person != was
    assert thief.get("/").location == "/sign-in"
    kept = whose.of_member(federated, was)
    assert kept
    assert kept.sessions.count(now()) == 0


def test_however_often_somebody_begins_they_can_sign_in(federated: Flask) -> None:  # noqa: F811
    """What is kept of each beginning stands in the cookie, and a browser drops one that is too long."""
    ana = invited(federated)
    first = ana.get("/sign-in/begin").location
    for _ in range(30):
        last = ana.get("/sign-in/begin").location
        assert len(cookie_of(ana)) + len("__Host-rapport=") < LONGEST_COOKIE
    assert ana.get(signed_in(first, "ana").removeprefix(ORIGIN)).status_code == 403, "only the last ones count"
    assert ana.get(signed_in(last, "ana").removeprefix(ORIGIN)).status_code == 302


def test_an_address_of_mail_makes_nobody_a_member(federated: Flask, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """Whoever has an account elsewhere may call themselves by any address there: only who is told by whom counts."""
    ana = invited(federated)
    assert through(ana, "ana") == 302
    members = {each.person_id for each in stores_of(federated).memberships.members()}
    client: Any = federated.extensions["oidc"]
    told = client.parse_id_token

    def with_mail(*given: Any, **named: Any) -> Any:
        claims = told(*given, **named)
        claims.update({"email": "ana@rapport.example", "email_verified": True, "preferred_username": "ana"})
        return claims

    monkeypatch.setattr(client, "parse_id_token", with_mail)
    mallory = browser(federated)
    assert through(mallory, "mallory") == 403
    assert {each.person_id for each in stores_of(federated).memberships.members()} == members
    with federated.app_context():
        assert person_id("https://one.example", "ana") != person_id("https://two.example", "ana")
        assert person_id("https://one.example", "/x") != person_id("https://one.example/", "x")
