"""Requests that an extension sealed: opened before a view sees them, and their answers sealed.

The path, the counter and, of an answer, its status are sealed along. So no request counts twice or is taken for
another, and an answer is worth something only where this server made it for this very request.
"""

from functools import lru_cache
from http import HTTPStatus
from threading import Lock
from typing import NamedTuple

import msgspec
from flask import Response, abort, current_app, g, request

from server import whose
from server.current import store
from server.sealing import Channel, SealBroken
from server.store.devices import COUNTERS, Device
from server.translations import gettext

SEALED = "application/vnd.rapport.sealed"
DEVICE, COUNTER = "Rapport-Device", "Rapport-Counter"
_DIGITS = 15  # of a counter at most; JavaScript counts that far


class Opened(NamedTuple):
    """A request whose seal was whole."""

    sender: Device
    body: bytes
    channel: Channel
    counter: int


class Counters:
    """Which counters each device has used, for all threads of a server."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._used: dict[str, int] = {}
        self._taken: dict[str, int] = {}

    def use(self, device: str, counter: int) -> int | None:
        """Use a counter. Returns None, or where it is too low the highest one that nobody may use any more."""
        with self._lock:
            used, taken = self._used.get(device, 0), self._taken.get(device, 0)
            if counter <= used:
                return used
            if counter > taken:
                before = store().devices.take_counters(device, counter)
                if before is not None:
                    return before
                self._taken[device] = counter + COUNTERS - 1
            self._used[device] = counter
            return None


def opened() -> Opened | None:
    """The request, if it is sealed. Answers 401 where the device is not known here or the seal is broken."""
    if request.mimetype != SEALED:
        return None
    sender = whose.by_device(current_app, request.headers.get(DEVICE, "")[:100])
    counter = request.headers.get(COUNTER, "")
    if sender is None or sender.key is None or not (counter.isdecimal() and len(counter) <= _DIGITS):
        abort(HTTPStatus.UNAUTHORIZED, gettext("This device is not known here, or it was revoked. Pair again."))
    channel = _channel(sender.key)
    try:
        body = channel.open_request(request.get_data(cache=False), request.path, int(counter))
    except SealBroken:
        abort(HTTPStatus.UNAUTHORIZED, gettext("This was not sealed by that device for this request."))
    return Opened(sender, body, channel, int(counter))


def use_counter(found: Opened) -> None:
    """Refuse what was sent before. The answer tells a device whose counter is too low with which it may go on."""
    counters: Counters = current_app.extensions.setdefault("counters", Counters())
    before = counters.use(found.sender.id, found.counter)
    if before is not None:
        told = msgspec.json.encode({"counter": before})
        abort(Response(told, HTTPStatus.CONFLICT, mimetype="application/json"))


def seal(response: Response) -> Response:
    """Seal the answer to a sealed request."""
    found: Opened | None = g.get("opened")
    if found is not None:
        body = found.channel.seal_answer(response.get_data(), request.path, found.counter, response.status_code)
        response.set_data(body)
        response.mimetype = SEALED
    return response


@lru_cache(maxsize=64)
def _channel(key: bytes) -> Channel:
    return Channel(key)
