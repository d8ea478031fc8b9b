"""Reads accounts on Bluesky: signs in with an app password, and reads the repository, notifications and chat.

See https://docs.bsky.app/docs/api/ and https://atproto.com/specs/did. The identity document of each account names the
server of the account. Only the token that renews the sign-in is stored, never the app password.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from auditor.archives.bluesky import interface
from auditor.translatable import Sentence, lazy_gettext, visible
from server.fetching.client import (
    Client,
    FetchError,
    RefusedError,
    SignedOutError,
    WaitError,
    closed,
    origin_of,
    pause,
    unreadable,
)
from server.store.connected import Place

SITE = "bluesky"
#: The server that maps handles to identities, and the directory of identity documents.
APPVIEW, DIRECTORY = "https://public.api.bsky.app", "https://plc.directory"
MOST_PAGES = 250
_PAGE = 100
#: Notifications are sorted by the time their records claim, which may be earlier than those read already, because the
#: author's clock was wrong or the notification came late. So the last day is read again.
_LATE = timedelta(days=1)
_HANDLE = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.ASCII)
_DID = re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]{3,200})", re.ASCII)


#: Makes an account's server forward a request to the chat: https://docs.bsky.app/docs/api/chat-bsky-convo-list-convos
_CHAT = {"atproto-proxy": "did:web:api.bsky.chat#bsky_chat"}
_NO_CHAT = lazy_gettext(
    "Your app password does not allow reading direct messages. Make one in Bluesky's settings with “Allow access to "
    "your direct messages”, and connect the account anew with it."
)


class NoChatError(FetchError):
    """The app password does not allow reading the chat."""


class Places(NamedTuple):
    """The servers that look up identities; only tests use others."""

    appview: str = APPVIEW
    directory: str = DIRECTORY
    loopback: bool = False


PUBLIC = Places()


class Profile(NamedTuple):
    """An account: its identity, its handle and its server."""

    did: str
    name: str
    server: str


def resolve(handle: str, places: Places = PUBLIC) -> Profile:
    """The account of a handle. Raises FetchError."""
    name = handle.strip().lstrip("@").lower()
    if not _HANDLE.fullmatch(name):
        raise FetchError(
            lazy_gettext("“%(given)s” is not a handle, like mara.example.social.", given=visible(handle[:200]))
        )
    asked = Client(places.appview, loopback=places.loopback)
    try:
        found = asked.get("/xrpc/com.atproto.identity.resolveHandle", {"handle": name}).body
    except RefusedError as refused:
        if refused.status != 400:
            raise
        raise FetchError(lazy_gettext("No account is known by the handle %(handle)s.", handle=name)) from refused
    did = _text(asked, found, "did")
    if not _DID.fullmatch(did):
        raise unreadable(asked.host)
    web = did.removeprefix("did:web:") if did.startswith("did:web:") else ""
    client = Client(origin_of(web) if web else places.directory, loopback=places.loopback)
    document = client.get("/.well-known/did.json" if web else f"/{did}").body
    if not isinstance(document, dict) or document.get("id") != did:
        raise unreadable(client.host)
    if f"at://{name}" not in _several(document.get("alsoKnownAs")):
        raise FetchError(lazy_gettext("The account does not call itself %(handle)s.", handle=name))
    for service in _several(document.get("service")):
        if isinstance(service, dict) and service.get("type") == "AtprotoPersonalDataServer":
            server = origin_of(_text(client, service, "serviceEndpoint"), loopback=places.loopback)
            return Profile(did, name, server)
    raise unreadable(client.host)


def sign_in(account: Profile, password: str, *, loopback: bool = False) -> dict[str, str]:
    """Sign in. Returns the credentials to store. Raises FetchError."""
    client = Client(account.server, loopback=loopback)
    given = {"identifier": account.did, "password": password.strip()}
    try:
        session = client.post("/xrpc/com.atproto.server.createSession", json=given).body
    except SignedOutError as refused:
        reason = lazy_gettext(
            "%(host)s does not accept this app password. Make one in Bluesky's settings under “Privacy and security”.",
            host=client.host,
        )
        raise FetchError(reason) from refused
    except WaitError as refused:
        reason = lazy_gettext("%(host)s takes no more sign-ins for now. Try again later.", host=client.host)
        raise FetchError(reason) from refused
    if _text(client, session, "did") != account.did:
        raise unreadable(client.host)
    return {"refresh": _text(client, session, "refreshJwt"), "did": account.did}


class Session(NamedTuple):
    """A sign-in. ``secret``: the credentials for the next one; ``name``: the account's current handle, None if the
    server does not tell it; ``closed``: a sentence if the account is closed, because the server of a closed account
    only says that its lists cannot be found."""

    secret: dict[str, str]
    name: str | None
    closed: Sentence | None


def renewed(client: Client, secret: Mapping[str, str]) -> Session:
    """Renew a sign-in, which uses up ``secret``, and give ``client`` the token to read with. Raises FetchError and
    SignedOutError."""
    client.token = secret["refresh"]
    session = client.post("/xrpc/com.atproto.server.refreshSession").body
    if _text(client, session, "did") != secret["did"]:
        raise unreadable(client.host)
    client.token = _text(client, session, "accessJwt")
    name = session.get("handle")
    known = isinstance(name, str) and _HANDLE.fullmatch(name) and not name.endswith(".invalid")
    return Session(
        {"refresh": _text(client, session, "refreshJwt"), "did": secret["did"]},
        name if known else None,
        closed(client.host, str(session.get("status"))) if session.get("active") is False else None,
    )


def revoke(client: Client, secret: Mapping[str, str]) -> None:
    """Revoke the sign-in on the server. Raises FetchError."""
    client.token = secret["refresh"]
    client.post("/xrpc/com.atproto.server.deleteSession")


def records(client: Client, did: str, collection: str, place: Place) -> Iterator[tuple[list[Any], Place]]:
    """Pages of a collection of records, from the newest to those read before; see ``pages`` in
    server.fetching.mastodon."""
    given = {"repo": did, "collection": collection}
    return _pages(client, "com.atproto.repo.listRecords", given, "records", interface.name_of, place, place.done)


def notifications(client: Client, place: Place) -> Iterator[tuple[list[Any], Place]]:
    """Pages of notifications, as ``records`` does. They are from all people, even if the person's settings show them
    only those of people they follow."""
    path, given = "app.bsky.notification.listNotifications", {"priority": "false"}
    return _pages(client, path, given, "notifications", interface.moment_of, place, _earlier(place.done))


def _earlier(moment: str | None) -> str | None:
    """The moment down to which notifications are read again, from the moment of the newest one that was read."""
    try:
        known = datetime.fromisoformat(moment or "")
        return (known.astimezone(UTC) - _LATE).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return moment


class Conversation(NamedTuple):
    """A conversation of the chat: its id, its members besides the person, and the rank of its latest message."""

    id: str
    people: interface.Members
    latest: str


def conversations(client: Client, did: str) -> Iterator[Conversation]:
    """The conversations of the chat, requested through the account's own server. Raises FetchError; NoChatError if the
    app password does not allow it."""
    place = Place()
    try:
        path, rank = "chat.bsky.convo.listConvos", interface.latest_of
        for items, _ in _pages(client, path, {}, "convos", rank, place, None, _CHAT):
            for item in items:
                if (id_ := interface.conversation_of(item)) is not None:
                    yield Conversation(id_, interface.members(item, did), interface.latest_of(item))
    except (SignedOutError, RefusedError) as refused:
        if isinstance(refused, RefusedError) and refused.status != 400:
            raise
        raise NoChatError(_NO_CHAT) from refused


def messages(client: Client, conversation: str, place: Place) -> Iterator[tuple[list[Any], Place]]:
    """Pages of the messages of a conversation, as ``records`` does."""
    given = {"convoId": conversation}
    path, rank = "chat.bsky.convo.getMessages", interface.revision_of
    return _pages(client, path, given, "messages", rank, place, place.done, _CHAT)


def _pages(
    client: Client,
    path: str,
    given: dict[str, Any],
    key: str,
    rank: Callable[[Any], str],
    place: Place,
    floor: str | None,
    headers: Mapping[str, str] | None = None,
) -> Iterator[tuple[list[Any], Place]]:
    """Pages of a list down to ``floor``, or to its end. A page may be empty although others follow, because the server
    removes items of people who are blocked or muted."""
    seen: set[str] = set()
    for number in range(MOST_PAGES):
        answer = client.get(
            f"/xrpc/{path}", given | {"limit": _PAGE} | ({"cursor": place.at} if place.at else {}), headers
        )
        found = answer.body.get(key) if isinstance(answer.body, dict) else None
        if not isinstance(found, list) or len(found) > 10 * _PAGE:
            raise unreadable(client.host)
        items = [each for each in found if floor is None or rank(each) > floor]
        top = place.top or max([*map(rank, items), *filter(None, [place.done])], default=None)
        at = answer.body.get("cursor")
        if len(items) < len(found) or not isinstance(at, str) or not at:
            yield items, Place(done=top or place.done)
            return
        if at in seen or len(at) > 1_000:
            raise FetchError(lazy_gettext("%(host)s answers in a circle.", host=client.host))
        seen.add(at)
        place = Place(place.done, top, at)
        yield items, place
        if number + 1 < MOST_PAGES:
            pause(client.host, answer.headers)


def _several(value: Any) -> list[Any]:
    return value[:100] if isinstance(value, list) else []


def _text(client: Client, found: Any, name: str) -> str:
    value = found.get(name) if isinstance(found, dict) else None
    if not isinstance(value, str) or not value or len(value) > 8_000:
        raise unreadable(client.host)
    return value
