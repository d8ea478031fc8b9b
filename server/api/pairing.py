"""Pairs an extension: it asks, the person types its code on the dashboard, and both sides have agreed on a key."""

import re
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

import msgspec
from flask import Response, abort, current_app, request
from msgspec import UNSET, UnsetType

from server.api.requests import answer, route
from server.api.routes import OPEN
from server.current import server_key, store
from server.entry import whose
from server.entry.tickets import person_of
from server.installation.settings import Settings
from server.sealing import POINT, is_point
from server.store.pairings import PairingState
from server.store.person_table import name_outside
from server.store.persons import now
from server.store.store import Store
from server.translations import gettext

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
#: Characters that could imitate something else on the dashboard, such as control characters and marks that reverse
#: text.
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u024f]+")


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """A request to be paired, with the name and browser that the person will read. ``key`` is the extension's public
    key, as an uncompressed point of P-256; ``check`` proves that it knows the code; see server/sealing.py. ``ticket``
    says with which person to connect, on a hosted server."""

    name: Name
    browser: Name
    key: Annotated[bytes, msgspec.Meta(min_length=POINT, max_length=POINT)]
    check: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    ticket: Annotated[str, msgspec.Meta(max_length=200)] = ""


class PublicKey(msgspec.Struct, frozen=True):
    """``key`` is the server's public key."""

    key: bytes


class Asked(msgspec.Struct, frozen=True):
    """Ask for the outcome with this ``id``, until ``expires``."""

    id: str
    expires: Annotated[datetime, msgspec.Meta(tz=True)]


class Outcome(msgspec.Struct, frozen=True):
    """``answer`` comes once the code was typed; only the extension that asked can read it."""

    state: PairingState
    answer: bytes | UnsetType = UNSET


@route("GET", "/pairing", gives=PublicKey, callers=OPEN)
def pairing_key() -> Response:
    """Give the server's public key, with which an extension begins to ask."""
    return answer(PublicKey(server_key().public))


@route("POST", "/pairing", gives=Asked, status=HTTPStatus.CREATED, callers=OPEN)
def ask_pairing(sent: Wish) -> Response:
    """Ask to become a device; the person types the code on the dashboard."""
    if not is_point(sent.key):
        abort(HTTPStatus.BAD_REQUEST, gettext("“key” is no public key."))
    name, browser = _printable(sent.name), _printable(sent.browser)
    origin = request.headers.get("Origin", "")[:200]
    kept = _asked_for(sent.ticket)
    made = kept.pairings.add(name, browser, _printable(origin) if origin else "", sent.key, sent.check, now())
    expires = datetime.fromtimestamp(made.expires / 1000, UTC)
    named = name_outside(kept.person, made.id)
    return answer(Asked(named, expires), Location=f"/api/v1/pairing/{named}")


@route("GET", "/pairing/<name>", gives=Outcome, callers=OPEN, problems=(HTTPStatus.NOT_FOUND,))
def pairing_outcome(name: str) -> Response:
    """Say what became of a request to become a device."""
    asked = whose.of_name(current_app, name)
    found = asked[0].pairings.outcome(asked[1], now()) if asked else None
    if found is None:
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such request."))
    return answer(Outcome(found.state, UNSET if found.answer is None else found.answer))


def _asked_for(ticket: str) -> Store:
    """The store of the person with whom an extension asks to be connected. Answers 403 if its ticket is not valid."""
    if not whose.hosting():
        return store()
    settings: Settings = current_app.extensions["settings"]
    person = person_of(settings.key, ticket, now())
    kept = whose.of_member(current_app, person) if person else None
    if kept is None:
        abort(HTTPStatus.FORBIDDEN, gettext("Copy the address for the extension anew from your page of devices."))
    return kept


def _printable(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split()) or "?"
