"""What every request to the interface goes through: who asks, what was sent, and how an answer or a problem is told."""

from http import HTTPStatus
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, Response, abort, current_app, g, request
from werkzeug.exceptions import HTTPException

from server.api.channel import Opened, opened, seal, use_counter
from server.api.decoding import Unreadable, decoded, mended
from server.current import store
from server.security import check_session
from server.store.devices import Device, May
from server.store.persons import now
from server.translations import gettext

T = TypeVar("T")

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

MOST_BYTES = 16 * 1024 * 1024
SEEN_EVERY = 60_000  # milliseconds: noting each request would cost a transaction each
#: Open to whoever may reach the server at all: they tell nothing of the person.
OPEN = frozenset({"status", "pairing_key", "ask_pairing", "pairing_outcome", "openapi"})
#: What each device may do. Whatever is in neither is the dashboard's alone.
EXTENSION_MAY = frozenset({"take_activities", "forget_activities", "take_readings"})
SCRIPT_MAY: dict[May, frozenset[str]] = {
    "write": frozenset({"take_activities", "forget_activities", "take_readings", "start_import", "read_import"}),
    "read": frozenset({"list_audits", "read_audit", "run_audit", "read_expectations", "list_schedules", "read_import"}),
}


@blueprint.before_request
def only_those_who_may() -> None:
    """Let in extensions by their seal, scripts by their token, and the dashboard's session with its form token."""
    name = (request.endpoint or "").removeprefix("api.")
    if name != "start_import":
        request.max_content_length = MOST_BYTES
    g.device = None
    g.opened = opened()
    if g.opened is not None:
        g.device = g.opened.sender
        use_counter(g.opened)
        _only(name, EXTENSION_MAY)
    elif given := bearer():
        g.device = store().devices.holder(given)
        if g.device is None:
            abort(HTTPStatus.UNAUTHORIZED, gettext("This token is not known here, or it was revoked. Pair again."))
        _only(name, SCRIPT_MAY[g.device.may])
    elif name not in OPEN:
        if not request.cookies:
            abort(HTTPStatus.UNAUTHORIZED, gettext("Show a device's token: Authorization: Bearer …"))
        check_session()
    if g.device is not None:
        _note_seen(g.device)


blueprint.after_request(seal)


def _only(name: str, allowed: frozenset[str]) -> None:
    if name not in allowed | OPEN:
        abort(HTTPStatus.FORBIDDEN, gettext("This device may not do that. The dashboard can."))


def bearer() -> str | None:
    """The token shown, if any."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.casefold() == "bearer" and token.strip() else None


def device() -> Device | None:
    """Who sends; None for the dashboard's session."""
    found: Device | None = g.device
    return found


def body(kind: type[T]) -> T:
    """What was sent, as ``kind``. Answers 415 to what is not JSON, 413 to too much and 400 to what does not fit."""
    found: Opened | None = g.opened
    if found is None and request.mimetype != "application/json":
        abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, gettext("Send application/json."))
    sent = found.body if found else request.get_data(cache=False)
    try:
        return decoded(mended(sent), kind)
    except Unreadable as wrong:
        abort(HTTPStatus.BAD_REQUEST, gettext("This cannot be taken: %(reason)s.", reason=wrong))


def answer(value: Any, status: int = HTTPStatus.OK, **headers: str) -> Response:
    """JSON."""
    return Response(msgspec.json.encode(value), status, headers, mimetype="application/json")


def problem(wrong: HTTPException) -> Response:
    """A problem as RFC 9457 has it."""
    code = wrong.code or HTTPStatus.INTERNAL_SERVER_ERROR
    told = {"type": "about:blank", "title": HTTPStatus(code).phrase, "status": code, "detail": wrong.description}
    told_so = Response(msgspec.json.encode(told), code, mimetype="application/problem+json")
    if code == HTTPStatus.UNAUTHORIZED:
        told_so.headers["WWW-Authenticate"] = "Bearer"
    if code == HTTPStatus.METHOD_NOT_ALLOWED:
        told_so.headers["Allow"] = ", ".join(getattr(wrong, "valid_methods", None) or ())
    return told_so


def _note_seen(sender: Device) -> None:
    noted: dict[str, int] = current_app.extensions.setdefault("devices seen", {})
    if now() - max(noted.get(sender.id, 0), sender.seen or 0) >= SEEN_EVERY:
        noted[sender.id] = now()
        store().devices.see(sender.id, now())
