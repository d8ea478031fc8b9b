"""Reads accounts on Mastodon and compatible servers: the person signs in on the server's page, and we read their acts.

See https://docs.joinmastodon.org/spec/oauth/ and https://docs.joinmastodon.org/methods/. The scope is ``read``, which
allows no writing. A server older than Mastodon 4.3 ignores the proof of RFC 7636.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from auditor.translatable import lazy_gettext
from server.fetching.client import Answer, Client, FetchError, RefusedError, next_of, origin_of, pause, unreadable
from server.store.connected import Place

SITE = "mastodon"
SCOPE = "read"
NAME = "Rapport"
#: How many pages of one list are read in one fetch; the next fetch continues.
MOST_PAGES = 250
_PAGE = 40
_LONGEST_ID = 200
#: A status id that is safe in an address.
_NUMBER = re.compile(r"[0-9A-Za-z_-]{1,64}")
#: How many statuses of one conversation before its last one are read.
_MOST_STATUSES = 1_000
#: The HTTP statuses of servers that have no list of conversations.
_NO_SUCH_LIST = (404, 405, 410, 501)


class NoConversationsError(FetchError):
    """The server has no list of conversations."""


class SignIn(NamedTuple):
    """One sign-in in progress. ``redirect`` is the address to which the server's page sends the person back."""

    server: str
    redirect: str
    client_id: str
    client_secret: str
    state: str
    verifier: str
    loopback: bool

    @property
    def address(self) -> str:
        """The address of the server's page on which the person signs in and agrees."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect,
            "scope": SCOPE,
            "state": self.state,
            "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        return f"{self.server}/oauth/authorize?{urlencode(asked)}"


class Profile(NamedTuple):
    """An account: its id on the server, its address (user@host), and the day it was created, in ISO 8601."""

    id: str
    name: str
    created: str


def begin(server: str, redirect: str, *, loopback: bool = False) -> SignIn:
    """Register Rapport on a server, and return the sign-in that begins. Raises FetchError."""
    client = Client(origin_of(server, loopback=loopback), loopback=loopback)
    form = {"client_name": NAME, "redirect_uris": redirect, "scopes": SCOPE}
    made = client.post("/api/v1/apps", form).body
    client_id, client_secret = _text(client, made, "client_id"), _text(client, made, "client_secret")
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    return SignIn(client.origin, redirect, client_id, client_secret, state, verifier, loopback)


def complete(begun: SignIn, given: Mapping[str, str]) -> tuple[Profile, dict[str, str]]:
    """The account that signed in, and the credentials to store; ``given`` is the query the browser brought back. Raises
    FetchError, also if it does not belong to this sign-in."""
    if not hmac.compare_digest(given.get("state", "").encode(), begun.state.encode()):
        raise FetchError(lazy_gettext("This answer does not belong to the sign-in that was begun. Begin it anew."))
    if not given.get("code"):
        raise FetchError(lazy_gettext("You did not agree on the server's page, so nothing was connected."))
    client = Client(begun.server, loopback=begun.loopback)
    form = {
        "grant_type": "authorization_code",
        "code": given["code"],
        "client_id": begun.client_id,
        "client_secret": begun.client_secret,
        "redirect_uri": begun.redirect,
        "code_verifier": begun.verifier,
        "scope": SCOPE,
    }
    token = client.token = _text(client, client.post("/oauth/token", form).body, "access_token")
    secret = {"token": token, "client_id": begun.client_id, "client_secret": begun.client_secret}
    return profile(client), secret


def revoke(client: Client, secret: Mapping[str, str]) -> None:
    """Revoke the token on the server. Raises FetchError."""
    form = {name: secret[name] for name in ("client_id", "client_secret", "token")}
    Client(client.origin, loopback=client.origin.startswith("http:")).post("/oauth/revoke", form)


def profile(client: Client) -> Profile:
    """The account of the token. Raises FetchError."""
    found = client.get("/api/v1/accounts/verify_credentials").body
    number, name = _text(client, found, "id"), _text(client, found, "acct").lower()
    created = found.get("created_at")
    day = created[:10] if isinstance(created, str) else ""
    return Profile(number, name if "@" in name else f"{name}@{client.host}", day)


def lists(me: Profile) -> dict[str, str]:
    """The paths of the lists to read, by the names under which their progress is stored."""
    return {"statuses": f"/api/v1/accounts/{me.id}/statuses", "notifications": "/api/v1/notifications"}


def conversations(client: Client, place: Place) -> Iterator[tuple[list[Any], Place]]:
    """Pages of direct statuses, including the person's own, of the conversations with new ones; as ``pages`` does. The
    server's list contains only the last status of each conversation, so the earlier ones are requested for each. Raises
    NoConversationsError if the server has no such list."""
    try:
        for items, reached in pages(client, "/api/v1/conversations", place, _last_number):
            yield [status for item in items for status in _conversation(client, item)], reached
    except RefusedError as refused:
        if refused.status not in _NO_SUCH_LIST:
            raise
        raise NoConversationsError(
            lazy_gettext("%(host)s has no list of conversations.", host=client.host)
        ) from refused


def _conversation(client: Client, item: Any) -> list[Any]:
    """The direct statuses of one conversation, oldest first."""
    last = item.get("last_status") if isinstance(item, dict) else None
    if not isinstance(last, dict):
        return []
    number = _number(client, last)
    if not _NUMBER.fullmatch(number):
        raise unreadable(client.host)
    found = [*_before(client, number)[-_MOST_STATUSES:], last]
    return [each for each in found if isinstance(each, dict) and each.get("visibility") == "direct"]


def _before(client: Client, number: str) -> list[Any]:
    """The statuses of a conversation before one; empty if that one was deleted meanwhile."""
    try:
        answer = client.get(f"/api/v1/statuses/{number}/context")
    except RefusedError as refused:
        if refused.status in _NO_SUCH_LIST:
            return []
        raise
    found = answer.body.get("ancestors") if isinstance(answer.body, dict) else None
    if not isinstance(found, list):
        raise unreadable(client.host)
    pause(client.host, answer.headers)
    return found


def _last_number(client: Client, item: Any) -> str | None:
    last = item.get("last_status") if isinstance(item, dict) else None
    return _number(client, last) if isinstance(last, dict) else None


def pages(
    client: Client, path: str, place: Place, number_of: Callable[[Client, Any], str | None] | None = None
) -> Iterator[tuple[list[Any], Place]]:
    """Pages of a list, from the newest items to those read before, each with the progress to store after the page.
    ``number_of``: the id by which an item is sorted in the list, by default its own. Raises FetchError, and WaitError
    between two pages."""
    number_of = number_of or _number
    seen: set[str] = set()
    for number in range(MOST_PAGES):
        given = {"limit": _PAGE} | ({"since_id": place.done} if place.done else {})
        answer = client.get(path, given | ({"max_id": place.at} if place.at else {}))
        items = _items(client, answer)
        top = place.top or next(filter(None, (number_of(client, item) for item in items)), None)
        at = next_of(answer, client.origin) if items else None
        if at in seen:
            raise FetchError(lazy_gettext("%(host)s answers in a circle.", host=client.host))
        if at is None:
            yield items, Place(done=top or place.done)
            return
        seen.add(at)
        place = Place(place.done, top, at)
        yield items, place
        if number + 1 < MOST_PAGES:
            pause(client.host, answer.headers)


def _items(client: Client, answer: Answer) -> list[Any]:
    if not isinstance(answer.body, list) or len(answer.body) > 10 * _PAGE:
        raise unreadable(client.host)
    return answer.body


def _number(client: Client, item: Any) -> str:
    return _text(client, item, "id")[:_LONGEST_ID]


def _text(client: Client, found: Any, name: str) -> str:
    value = found.get(name) if isinstance(found, dict) else None
    if not isinstance(value, str) or not value or len(value) > 4_000:
        raise unreadable(client.host)
    return value
