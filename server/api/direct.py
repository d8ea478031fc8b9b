"""Answers the most frequent request without Flask: a device that sends a few activities.

Flask's work for a request takes longer than storing an activity. This module answers only valid requests. If anything
is wrong with the address, token, seal, counter, body or store, it leaves the request to Flask, which judges it by the
rules of every route and reports the problem.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, NamedTuple

import msgspec
from flask import Flask
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from server.api.activities import MOST, Batch, taken
from server.api.channel import COUNTER, DEVICE, OPENED, SEALED, Counters, Opened, open_sealed
from server.api.decoding import mended
from server.api.requests import blueprint, note_seen, token_of
from server.api.routes import ROUTES, Caller
from server.declarations.kept import follow
from server.entry.languages import of_browser
from server.entry.security import HEADERS, Asker, is_addressed_here, is_from_elsewhere
from server.installation.mount import WSGI
from server.store.devices import Device
from server.translations import speaking

_ROUTE = ROUTES["api.take_activities"]
_PATH = f"{blueprint.url_prefix}{_ROUTE.path}"
_MOST_BYTES = 64 * 1024  # of a body; for larger ones, reading and storing take nearly all of the time
_DEVICE, _COUNTER = (f"HTTP_{name.upper().replace('-', '_')}" for name in (DEVICE, COUNTER))
_JSON = "application/json"
_ALWAYS = [*HEADERS.items(), ("Cache-Control", "no-store"), ("Vary", "Accept-Language")]

Environment = dict[str, Any]


class _Sent(NamedTuple):
    """A request whose sender may send it. ``opened``: None if it was not sealed."""

    sender: Device
    batch: Batch
    opened: Opened | None


class Direct:
    """A WSGI callable in front of an app's own."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._flask: WSGI = app.wsgi_app

    def __call__(self, environ: Environment, start_response: WSGI) -> Iterable[bytes]:
        """Answer the request, or let Flask answer it."""
        if self._is_meant(environ):
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            try:
                follow(self._app.extensions["settings"].data)
                found = self._answer(environ, body)
            except Exception:  # Flask repeats the request, logs the error and answers; storing twice is harmless
                found = None
            if found is not None:
                kind, told = found
                start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(told))), *_ALWAYS])
                return [told]
            environ["wsgi.input"] = BytesIO(body)
        answer: Iterable[bytes] = self._flask(environ, start_response)
        return answer

    def _is_meant(self, environ: Environment) -> bool:
        """Whether a device sends a small body to this route, and no page from elsewhere caused the request."""
        get = environ.get
        length = get("CONTENT_LENGTH") or ""
        asker = Asker(get("HTTP_HOST", ""), get("HTTP_ORIGIN"), get("HTTP_SEC_FETCH_SITE"))
        return (
            get("PATH_INFO") == _PATH  # no other route has this path, see ``mount``
            and get("REQUEST_METHOD") == _ROUTE.method
            and "HTTP_COOKIE" not in environ  # a session may set the language
            and (get("CONTENT_TYPE") == SEALED or (get("CONTENT_TYPE") == _JSON and "HTTP_AUTHORIZATION" in environ))
            and length.isascii()
            and length.isdecimal()
            and len(length) <= len(str(_MOST_BYTES))
            and int(length) <= _MOST_BYTES
            and is_addressed_here(asker.host, self._app.config["PORT"])
            and not is_from_elsewhere(asker, of_interface=True)
        )

    def _answer(self, environ: Environment, body: bytes) -> tuple[str, bytes] | None:
        """The answer's content type and body; None if Flask has to report a problem."""
        kept, counters = self._app.extensions["store"], self._app.extensions["counters"]
        sent = self._sealed(environ, body) if environ["CONTENT_TYPE"] == SEALED else self._in_clear(environ, body)
        if sent is None or len(sent.batch.activities) > MOST:
            return None
        if sent.opened and not self._use_counter(counters, environ, sent.opened):
            return None
        note_seen(self._app, kept, sent.sender)
        with speaking(lambda: _language(environ)):
            told = msgspec.json.encode(taken(kept, self._app.extensions["server_key"], sent.batch))
        if sent.opened is None:
            return _JSON, told
        return SEALED, sent.opened.channel.seal_answer(told, _PATH, sent.opened.counter, _ROUTE.status)

    def _sealed(self, environ: Environment, body: bytes) -> _Sent | None:
        kept = self._app.extensions["store"]
        found = open_sealed(kept, environ.get(_DEVICE, ""), environ.get(_COUNTER, ""), _PATH, body)
        if found is None or Caller.EXTENSION not in _ROUTE.callers:
            return None
        return _Sent(found.sender, _read(found.body), found)

    def _in_clear(self, environ: Environment, body: bytes) -> _Sent | None:
        token = token_of(environ["HTTP_AUTHORIZATION"])
        sender = self._app.extensions["store"].devices.holder(token) if token else None
        if sender is None or Caller(sender.may) not in _ROUTE.callers:
            return None
        return _Sent(sender, _read(body), None)

    def _use_counter(self, counters: Counters, environ: Environment, found: Opened) -> bool:
        if counters.use(self._app.extensions["store"], found.sender.id, found.counter) is not None:
            return False
        environ[OPENED] = found  # if the rest fails, Flask gets it opened: the counter cannot be used again
        return True


def _read(body: bytes) -> Batch:
    return msgspec.json.decode(mended(body), type=Batch)


def _language(environ: Environment) -> str:
    return of_browser(parse_accept_header(environ.get("HTTP_ACCEPT_LANGUAGE", ""), LanguageAccept))
