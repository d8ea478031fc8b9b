"""Becoming a device: an extension asks, the person confirms the code, the token is handed over once."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

import msgspec
from flask import Response, abort, request

from server.api.requests import answer, bearer, blueprint, body
from server.current import store
from server.store.pairings import MOST_OPEN, TooMany
from server.store.persons import now
from server.translations import gettext

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """Who asks, as the person shall read it."""

    name: Name
    browser: Name


@blueprint.post("/pairing")
def ask_pairing() -> Response:
    """Ask to become a device."""
    wish = body(Wish)
    try:
        made, secret = store().pairings.add(wish.name, wish.browser, request.headers.get("Origin", "")[:200], now())
    except TooMany:
        abort(
            HTTPStatus.TOO_MANY_REQUESTS,
            gettext(
                "%(count)s requests wait already. Confirm or refuse them on the dashboard, under Devices.",
                count=MOST_OPEN,
            ),
        )
    expires = datetime.fromtimestamp(made.expires / 1000, UTC).isoformat()
    told = {"id": made.id, "code": made.code, "secret": secret, "expires": expires}
    return answer(told, HTTPStatus.CREATED, Location=f"/api/v1/pairing/{made.id}")


@blueprint.get("/pairing/<name>")
def pairing_outcome(name: str) -> Response:
    """What became of it, for whoever holds its secret."""
    found = store().pairings.outcome(name, bearer() or "", now())
    if found is None:
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such request, or this is not its secret."))
    return answer({key: value for key, value in found._asdict().items() if value is not None})
