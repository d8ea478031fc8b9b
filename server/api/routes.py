"""What a route of /api/v1 declares about itself: what it takes and answers, what can go wrong, and who may call it.

Requests are let in and read by these declarations, and openapi.py describes the interface from them, so that neither
can differ from the other.
"""

from enum import StrEnum
from http import HTTPStatus
from typing import Any, BinaryIO, NamedTuple


class Caller(StrEnum):
    """Who may call a route. A session of the dashboard shows its form token with whatever it writes."""

    ANYBODY = "anybody"
    DASHBOARD = "dashboard"
    EXTENSION = "extension"
    WRITE = "write"  # a script whose token may write
    READ = "read"  # a script whose token may read


#: Open to whoever may reach the server at all.
OPEN = frozenset(Caller)


#: Problems that any request can meet: at its address, the Host header, a seal or a token (also one shown without need),
#: and at the store.
ALWAYS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.MISDIRECTED_REQUEST,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.INSUFFICIENT_STORAGE,
)


class Route(NamedTuple):
    """``path`` below /api/v1, as Flask writes it. ``takes``: the type that the body is decoded as, BinaryIO for a file
    as it is, None for no body. ``gives``: the type of the answer, None for an empty one. ``own_problems``: those that
    its view answers with; ``query``: parameters it reads."""

    method: str
    path: str
    does: str
    takes: Any
    gives: Any
    status: HTTPStatus
    callers: frozenset[Caller]
    own_problems: tuple[HTTPStatus, ...]
    query: tuple[str, ...]

    @property
    def is_upload(self) -> bool:
        """Whether a file is sent, of any size that the server takes at all."""
        return self.takes is BinaryIO

    @property
    def problems(self) -> list[HTTPStatus]:
        """Every problem it may answer with: its own, and those that every request of its kind can meet."""
        met = {*ALWAYS, *self.own_problems}
        if self.method != "GET" or Caller.ANYBODY not in self.callers:
            met.add(HTTPStatus.FORBIDDEN)
        if Caller.EXTENSION in self.callers:
            met.add(HTTPStatus.CONFLICT)  # for a sealed request that was sent before
        if self.takes is not None:
            met |= {HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}
        return sorted(met)


#: Every route by its endpoint, in the order in which the modules of this folder declare them.
ROUTES: dict[str, Route] = {}
