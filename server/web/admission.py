"""Admits or refuses a request by its header alone, before a byte of its body is read or written to the disk.

Without this, anybody who reaches the port could fill the disk with bodies that are refused only after they arrived.
server/entry/security.py and server/api/requests.py check admitted requests again when they answer them.
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import NamedTuple

from flask import Flask
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from auditor.translatable import N_, Sentence, lazy_gettext
from server.api.channel import DEVICE, MOST_NAME
from server.api.problems import MIMETYPE, encoded
from server.api.requests import MOST_BYTES, blueprint
from server.api.routes import ROUTES, Caller
from server.entry import languages, whose
from server.entry.security import (
    CLOSED,
    ELSEWHERE,
    HEADERS,
    NOT_SIGNED_IN,
    SAFE,
    asker_of,
    is_addressed_to,
    is_from_elsewhere,
    lets_in,
    misdirected,
    mounted_at,
    person_in,
)
from server.entry.spooling import IN_MEMORY
from server.installation.hosting import MEGABYTE
from server.installation.mount import DASHBOARD, INTERFACE, split
from server.installation.settings import SettingsError
from server.store.errors import StoreError
from server.store.store import Store
from server.translations import gettext, speaking, translated

KIB = 1024
MOST_LINE = 8 * KIB
MOST_HEADERS = 32 * KIB
MOST_FIELDS = 100
_SMALL = 64 * KIB
_DEVICE = DEVICE.upper().replace("-", "_")  # header names are upper case with underscores here
_FORM = 4 * KIB**2
_SEAL = 4 * KIB  # more than sealing adds to a body
#: The dashboard's paths that take an archive, sign a browser in, and show an invitation.
_IMPORT, _OPEN, _JOIN = "/import", "/open", "/join"
_READ = "/pages/read"

_NAMES = {
    403: N_("Forbidden"),
    411: N_("Length Required"),
    413: N_("Too Large"),
    429: N_("Too Many Requests"),
    414: N_("Too Large"),
    421: N_("Misdirected Request"),
    431: N_("Too Large"),
    503: N_("Service Unavailable"),
    507: N_("Insufficient Storage"),
}
_TOO_LARGE = N_("What was sent is larger than Rapport takes.")
_NO_LENGTH = N_("Rapport takes only what says beforehand how long it is (Content-Length).")
_NO_TOKEN = N_("Show a device's token: Authorization: Bearer …")
_NO_ROOM = N_("There is no room left on the disk.")
_UNAVAILABLE = N_("This does not work at the moment. Try again in a while.")


class Head(NamedTuple):
    """What is known of a request before its body. Header names are upper case with underscores; ``length`` is the
    body's length in bytes, None if the header does not say it."""

    method: str
    path: str
    headers: Mapping[str, str]
    length: int | None


class Refusal(NamedTuple):
    """Why a request is refused. ``words`` are not translated yet; ``as_json``: whether the request was for the API;
    ``after``: the seconds after which to try again, None if unknown."""

    status: int
    words: str | Sentence
    as_json: bool = False
    after: int | None = None


_UPLOADING = Refusal(
    429, N_("Two uploads of yours are on their way. Wait until one of them is done, then try again."), after=30
)
#: Gives an upload place back.
Leave = Callable[[], None]
TOO_LONG = Refusal(414, N_("The address is too long."))
TOO_MANY_HEADERS = Refusal(431, N_("There are too many headers."))
TOO_LONG_HEADERS = Refusal(431, N_("The headers are too long."))


class Admission:
    """The admission rules of one application."""

    def __init__(self, app: Flask, most_uploaded: int) -> None:
        self._app = app
        self._most_uploaded = most_uploaded
        self._dashboard = mounted_at(app)
        self._closed = NOT_SIGNED_IN if whose.hosting(app) else CLOSED
        self._too_large = _of_many(most_uploaded) if whose.hosting(app) else _TOO_LARGE
        taking = {f"{blueprint.url_prefix}{route.path}": route for route in ROUTES.values() if route.takes is not None}
        self._uploads = {_IMPORT, _READ, *(path for path, route in taking.items() if route.is_upload)}
        open_to_all = [path for path, route in taking.items() if Caller.ANYBODY in route.callers]
        self._open_to_all = {_JOIN if whose.hosting(app) else _OPEN, *open_to_all}

    def refusal(self, head: Head) -> Refusal | None:
        """Why a request is refused; None if it is admitted."""
        way, path = self._way(head)
        found = self._refusal(head, way, path, of_interface=_is_of_interface(path))
        return found and found._replace(as_json=_is_of_interface(path) and way in (DASHBOARD, INTERFACE))

    def _way(self, head: Head) -> tuple[str, str]:
        return split("/" + head.path.lstrip("/"), self._dashboard)

    def _refusal(self, head: Head, way: str, path: str, *, of_interface: bool) -> Refusal | None:
        get = head.headers.get
        if not is_addressed_to(self._app, get("HOST", "")):
            return Refusal(421, misdirected(self._app))
        opens = way == DASHBOARD and path == _OPEN and not whose.hosting(self._app)
        if head.method not in SAFE and not opens:
            asker = asker_of(self._app, get("HOST", ""), get("ORIGIN"), get("SEC_FETCH_SITE"))
            if is_from_elsewhere(asker, of_interface=of_interface):
                return Refusal(403, ELSEWHERE)
        if head.length == 0:
            return None
        if way not in (DASHBOARD, INTERFACE):
            return Refusal(403, self._closed)
        if head.length is None:
            return Refusal(411, _NO_LENGTH)
        if head.length > self._bound(head.method, path, of_interface=of_interface):
            return Refusal(413, self._too_large if path in self._uploads else _TOO_LARGE)
        if path in self._open_to_all:
            return None
        try:
            known = self._is_known(head, way, of_interface=of_interface)
        except StoreError:
            return Refusal(503, _UNAVAILABLE)
        if known:
            return None
        return Refusal(401, _NO_TOKEN) if of_interface else Refusal(403, self._closed)

    def _bound(self, method: str, path: str, *, of_interface: bool) -> int:
        """The largest body that a route takes, in bytes."""
        if method in SAFE or path == "/who":
            return 0
        if path in self._uploads:
            return self._most_uploaded
        if path in self._open_to_all:
            return _SMALL
        return MOST_BYTES + _SEAL if of_interface else _FORM

    def _is_known(self, head: Head, way: str, *, of_interface: bool) -> bool:
        """Whether the sender may send a body. A body that stays in memory only needs a token, device or cookie in the
        header; for a larger one these are looked up."""
        in_memory = head.length is not None and head.length < IN_MEMORY
        cookie = head.headers.get("COOKIE", "") if way == DASHBOARD else ""
        if of_interface:
            kind, _, token = head.headers.get("AUTHORIZATION", "").partition(" ")
            device = head.headers.get(_DEVICE, "")
            if kind.casefold() == "bearer" and (in_memory or whose.by_token(self._app, token.strip())):
                return True
            if device and (in_memory or whose.of_device(self._app, device[:MOST_NAME])):
                return True
        return bool(cookie) and (in_memory or lets_in(self._app, cookie))

    def place(self, head: Head) -> Leave | Refusal:
        """Take an upload place for the large body of a known sender. Returns a function that gives the place back, or a
        Refusal if all their places are taken. An installation for one person does not limit places."""
        if not whose.hosting(self._app):
            return lambda: None
        from server.hosted.places import take

        try:
            kept = self._sender(head)
            found = take(kept.folder, "upload") if kept else None
        except (OSError, SettingsError, StoreError):
            return Refusal(503, _UNAVAILABLE)
        if found is None:
            return _UPLOADING._replace(as_json=_is_of_interface(self._way(head)[1]))
        return found.leave

    def _sender(self, head: Head) -> Store | None:
        """The sender's store, in a hosted installation."""
        device = head.headers.get(_DEVICE, "")
        person = person_in(self._app, head.headers.get("COOKIE", ""))
        of_session = whose.of_member(self._app, person) if person else None
        return of_session or whose.of_device(self._app, device[:MOST_NAME])

    def no_room(self, head: Head) -> Refusal:
        """The refusal of an admitted body that does not fit on the disk."""
        return Refusal(507, _NO_ROOM, as_json=_is_of_interface(self._way(head)[1]))

    def answer(self, refusal: Refusal, accept_language: str) -> tuple[str, list[tuple[str, str]], bytes]:
        """The status line, headers and body of the answer to a refused request."""
        spoken = languages.of_browser(parse_accept_header(accept_language, LanguageAccept))
        phrase = HTTPStatus(refusal.status).phrase
        with speaking(spoken):
            words = gettext(refusal.words) if isinstance(refusal.words, str) else translated(refusal.words)
            if refusal.as_json:
                kind, body = MIMETYPE, encoded(refusal.status, words)
            else:
                kind = "text/html; charset=utf-8"
                page = self._app.jinja_env.get_template("closed.html")
                body = page.render(name=gettext(_NAMES.get(refusal.status, phrase)), words=words).encode()
        headers = [("Content-Type", kind), ("Cache-Control", "no-store"), ("Vary", "Accept-Language"), *HEADERS.items()]
        if refusal.status == HTTPStatus.UNAUTHORIZED:
            headers.append(("WWW-Authenticate", "Bearer"))
        if refusal.after is not None:
            headers.append(("Retry-After", str(refusal.after)))
        return f"{refusal.status} {phrase}", headers, body


def _is_of_interface(path: str) -> bool:
    return path.startswith("/api/v1/")


def _of_many(most_uploaded: int) -> Sentence:
    return lazy_gettext(
        "This server takes up to %(megabytes)s MB of a person at a time. Leave out photos and videos, which Rapport "
        "does not look at, and send the rest.",
        megabytes=most_uploaded // MEGABYTE,
    )
