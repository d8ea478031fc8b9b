"""Opens requests that an extension sealed before a view sees them, and seals the answers.

The seal covers the path, the counter and, of an answer, the status. So no request is accepted twice or taken for
another, and an answer is valid only if this server made it for this very request.
"""

from functools import lru_cache
from http import HTTPStatus
from threading import Lock
from typing import NamedTuple

import msgspec
from flask import Response, abort, current_app, g, request

from server.current import store
from server.entry import whose
from server.sealing import Channel, SealBroken
from server.store.devices import COUNTERS, Device
from server.store.store import Store
from server.translations import gettext

SEALED = "application/vnd.rapport.sealed"
#: The key of a WSGI environment for a request that direct.py opened, and whose counter it used, before Flask.
OPENED = "rapport.opened"
DEVICE, COUNTER = "Rapport-Device", "Rapport-Counter"
MOST_NAME = 100  # characters of a device's name at most
_DIGITS = 15  # of a counter at most; JavaScript counts that far


class Opened(NamedTuple):
    """A request with an intact seal."""

    sender: Device
    body: bytes
    channel: Channel
    counter: int


class Counters:
    """The counters each device has used, shared by all threads of a server."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._used: dict[str, int] = {}
        self._taken: dict[str, int] = {}

    def use(self, kept: Store, device: str, counter: int) -> int | None:
        """Use a counter. Returns None; if the counter is too low, returns the highest one that is used up."""
        with self._lock:
            used, taken = self._used.get(device, 0), self._taken.get(device, 0)
            if counter <= used:
                return used
            if counter > taken:
                before = kept.devices.take_counters(device, counter)
                if before is not None:
                    return before
                self._taken[device] = counter + COUNTERS - 1
            self._used[device] = counter
            return None


def open_sealed(kept: Store, device: str, counter: str, path: str, body: bytes) -> Opened | None:
    """Open what a device sealed for this path. Returns None if the device is unknown or the counter is not a number.
    Raises SealBroken."""
    sender = kept.devices.sealing(device[:MOST_NAME])
    if sender is None or sender.key is None or not (counter.isdecimal() and len(counter) <= _DIGITS):
        return None
    channel = _channel(sender.key)
    return Opened(sender, channel.open_request(body, path, int(counter)), channel, int(counter))


def opened() -> Opened | None:
    """The current request, opened; None if it is not sealed. Answers 401 if the device is unknown or the seal is
    broken."""
    if request.mimetype != SEALED:
        return None
    before: Opened | None = request.environ.get(OPENED)
    if before is not None:
        return before
    headers = request.headers
    asking = whose.of_name(current_app, headers.get(DEVICE, "")[:MOST_NAME])
    try:
        found = None
        if asking is not None:
            kept, device = asking
            body = request.get_data(cache=False)
            found = open_sealed(kept, device, headers.get(COUNTER, ""), request.path, body)
    except SealBroken:
        abort(HTTPStatus.UNAUTHORIZED, gettext("This was not sealed by that device for this request."))
    if found is None:
        abort(HTTPStatus.UNAUTHORIZED, gettext("This device is not known here, or it was revoked. Pair again."))
    whose.ask_as(kept)
    return found


def use_counter(found: Opened) -> None:
    """Refuse a request that was sent before: answers 409, with the highest counter that is used up."""
    if request.environ.get(OPENED) is found:
        return
    counters: Counters = current_app.extensions["counters"]
    before = counters.use(store(), found.sender.id, found.counter)
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
