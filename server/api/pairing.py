"""Becoming a device: an extension asks, the person types its code on the dashboard, and both have agreed on a key."""

import re
from base64 import b64encode
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

import msgspec
from flask import Response, abort, request

from server.api.requests import answer, blueprint, body
from server.current import server_key, store
from server.sealing import POINT, is_point
from server.store.persons import now
from server.translations import gettext

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
#: Whatever could pass for something else on the dashboard: control characters, marks that turn the writing round…
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u024f]+")


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """Who asks, as the person shall read it. ``key`` is the extension's public key, as an uncompressed point of P-256;
    ``check`` shows that it knows the code; see server/sealing.py."""

    name: Name
    browser: Name
    key: Annotated[bytes, msgspec.Meta(min_length=POINT, max_length=POINT)]
    check: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]


@blueprint.get("/pairing")
def pairing_key() -> Response:
    """The server's public key, with which an extension begins."""
    return answer({"key": b64encode(server_key().public).decode()})


@blueprint.post("/pairing")
def ask_pairing() -> Response:
    """Ask to become a device."""
    wish = body(Wish)
    if not is_point(wish.key):
        abort(HTTPStatus.BAD_REQUEST, gettext("“key” is no public key."))
    name, browser = _printable(wish.name), _printable(wish.browser)
    origin = request.headers.get("Origin", "")[:200]
    made = store().pairings.add(name, browser, _printable(origin) if origin else "", wish.key, wish.check, now())
    expires = datetime.fromtimestamp(made.expires / 1000, UTC).isoformat()
    return answer({"id": made.id, "expires": expires}, HTTPStatus.CREATED, Location=f"/api/v1/pairing/{made.id}")


@blueprint.get("/pairing/<name>")
def pairing_outcome(name: str) -> Response:
    """What became of it. What it says after the code was typed can be read by the extension that asked, and nobody
    else."""
    found = store().pairings.outcome(name, now())
    if found is None:
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such request."))
    return answer({key: value for key, value in found._asdict().items() if value is not None})


def _printable(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split()) or "?"
