"""Handles every API request: identifies the caller, decodes the body, and encodes the answer or problem."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from inspect import getdoc
from typing import Any, get_type_hints

import msgspec
from flask import Blueprint, Flask, Response, abort, current_app, g, request
from werkzeug.exceptions import HTTPException

from server.api.channel import Opened, opened, seal, use_counter
from server.api.decoding import Unreadable, decoded, mended
from server.api.problems import MIMETYPE, encoded
from server.api.routes import ROUTES, Caller, Route
from server.entry import whose
from server.entry.security import check_session
from server.store.devices import Device
from server.store.persons import now
from server.store.store import Store
from server.translations import gettext

View = Callable[..., Response]

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

MOST_BYTES = 16 * 1024 * 1024
SEEN_EVERY = 60_000  # milliseconds; recording each request would cost a transaction each


def route(
    method: str,
    path: str,
    *,
    gives: Any,
    status: HTTPStatus = HTTPStatus.OK,
    callers: Iterable[Caller] = (Caller.DASHBOARD,),
    problems: tuple[HTTPStatus, ...] = (),
    query: tuple[str, ...] = (),
) -> Callable[[View], View]:
    """Declare a view as a route of the API; see Route. The view's docstring is its description. If the view has a
    parameter ``sent``, the route takes a body, which is decoded as that parameter's type."""

    def declare(view: View) -> View:
        takes = get_type_hints(view).get("sent")
        does = " ".join((getdoc(view) or "").split())
        declared = Route(method, path, does, takes, gives, status, frozenset(callers), problems, query)
        ROUTES[f"api.{view.__name__}"] = declared

        @wraps(view)
        def read_and_view(**named: str) -> Response:
            return view(**named) if takes is None else view(sent=_body(), **named)

        blueprint.add_url_rule(path, view_func=read_and_view, methods=[method])
        return view

    return declare


@blueprint.before_request
def only_those_who_may() -> None:
    """Admit only the callers of the route: extensions by their seal, scripts by their token, and the dashboard's
    session by its form token. Answers 401 or 403 to others."""
    called = _route()
    if not called.is_upload:
        request.max_content_length = MOST_BYTES
    g.device = None
    g.opened = opened()
    if g.opened is not None:
        g.device = g.opened.sender
        use_counter(g.opened)
        _only(called, Caller.EXTENSION)
    elif given := bearer():
        g.device = whose.by_token(current_app, given)
        if g.device is None:
            abort(HTTPStatus.UNAUTHORIZED, gettext("This token is not known here, or it was revoked. Pair again."))
        _only(called, Caller(g.device.may))
    elif Caller.ANYBODY not in called.callers:
        if not request.cookies:
            abort(HTTPStatus.UNAUTHORIZED, gettext("Show a device's token: Authorization: Bearer …"))
        check_session()
        if Caller.DASHBOARD not in called.callers:
            abort(HTTPStatus.UNAUTHORIZED, gettext("Only a device may send this, with its token."))
    if g.device is not None:
        note_seen(current_app, whose.store(), g.device)


blueprint.after_request(seal)


def _only(called: Route, caller: Caller) -> None:
    if caller not in called.callers:
        abort(HTTPStatus.FORBIDDEN, gettext("This device may not do that. The dashboard can."))


def bearer() -> str | None:
    """The token of the current request; None if there is none."""
    return token_of(request.headers.get("Authorization", ""))


def token_of(authorization: str) -> str | None:
    """The token in an Authorization header; None if there is none."""
    kind, _, token = authorization.partition(" ")
    return token.strip() if kind.casefold() == "bearer" and token.strip() else None


def device() -> Device:
    """The device that sent the current request, for routes that only devices may call."""
    found: Device = g.device
    return found


def answer(value: Any, **headers: str) -> Response:
    """A value as a JSON response, with the status that the route declares."""
    return Response(msgspec.json.encode(value), _route().status, headers, mimetype="application/json")


def _route() -> Route:
    """The route of the current request."""
    return ROUTES[request.endpoint or ""]


def _body() -> Any:
    """The body, decoded as the type the route takes. Answers 415 to another media type, 413 to a body that is too large
    and 400 to an invalid one."""
    if _route().is_upload:
        if request.mimetype != "application/octet-stream":
            abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, gettext("Send the archive itself as application/octet-stream."))
        return request.stream
    found: Opened | None = g.opened
    if found is None and request.mimetype != "application/json":
        abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, gettext("Send application/json."))
    sent = found.body if found else request.get_data(cache=False)
    try:
        return decoded(mended(sent), _route().takes)
    except Unreadable as wrong:
        abort(HTTPStatus.BAD_REQUEST, gettext("This cannot be taken: %(reason)s.", reason=wrong))


def problem(wrong: HTTPException) -> Response:
    """An error as a response with a problem as in RFC 9457."""
    code = wrong.code or HTTPStatus.INTERNAL_SERVER_ERROR
    told_so = Response(encoded(code, wrong.description), code, mimetype=MIMETYPE)
    if code == HTTPStatus.UNAUTHORIZED:
        told_so.headers["WWW-Authenticate"] = "Bearer"
    if code == HTTPStatus.METHOD_NOT_ALLOWED:
        told_so.headers["Allow"] = ", ".join(getattr(wrong, "valid_methods", None) or ())
    return told_so


def note_seen(app: Flask, kept: Store, sender: Device) -> None:
    """Record in the person's store that the device sent something, at most once a minute."""
    noted: dict[str, int] = app.extensions.setdefault("devices seen", {})
    if now() - max(noted.get(sender.id, 0), sender.seen or 0) >= SEEN_EVERY:
        noted[sender.id] = now()
        kept.devices.see(sender.id, now())
