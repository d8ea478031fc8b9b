"""Declares the routes of /api/v1: what each takes and answers, what can go wrong, and who may call it.

Requests are admitted and decoded by these declarations, and openapi.py describes the API from them, so that the two
cannot differ.
"""

from enum import StrEnum
from http import HTTPStatus
from typing import Any, BinaryIO, NamedTuple


class Caller(StrEnum):
    """Who may call a route. A dashboard session sends its form token with every write."""

    ANYBODY = "anybody"
    DASHBOARD = "dashboard"
    EXTENSION = "extension"
    WRITE = "write"  # a script whose token may write
    READ = "read"  # a script whose token may read


#: The callers of a route for anybody who can reach the server.
OPEN = frozenset(Caller)


#: Problems that any request can have: with its address, Host header, seal or token (even one that is not needed), or
#: with the store.
ALWAYS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.MISDIRECTED_REQUEST,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.INSUFFICIENT_STORAGE,
)


class Route(NamedTuple):
    """One route. ``path``: below /api/v1, in Flask's notation; ``does``: its description; ``takes``: the type of the
    body, BinaryIO for a file, None for no body; ``gives``: the type of the answer, None for an empty one;
    ``own_problems``: those that its view answers with; ``query``: the parameters it reads."""

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
        """Whether the body is a file, of any size that the server takes at all."""
        return self.takes is BinaryIO

    @property
    def problems(self) -> list[HTTPStatus]:
        """Every problem it may answer with: its own, and those of every request of its kind."""
        met = {*ALWAYS, *self.own_problems}
        if self.method != "GET" or Caller.ANYBODY not in self.callers:
            met.add(HTTPStatus.FORBIDDEN)
        if Caller.EXTENSION in self.callers:
            met.add(HTTPStatus.CONFLICT)  # a sealed request that was sent before
        if self.takes is not None:
            met |= {HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}
        return sorted(met)


#: All routes by endpoint, in the order in which the modules of this folder declare them.
ROUTES: dict[str, Route] = {}
