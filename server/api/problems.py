"""Encodes problems as in RFC 9457, for the routes and for the admission of requests by their headers."""

from http import HTTPStatus

import msgspec

MIMETYPE = "application/problem+json"


class Problem(msgspec.Struct):
    """A problem as in RFC 9457: ``status`` is the HTTP status, ``detail`` a sentence on what was wrong."""

    type: str
    title: str
    status: int
    detail: str | None


def encoded(status: int, detail: str | None) -> bytes:
    """A problem as JSON, with the title of its status."""
    return msgspec.json.encode(Problem("about:blank", HTTPStatus(status).phrase, status, detail))
