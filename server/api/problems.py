"""Problems as RFC 9457 has them, for whoever tells one: the routes, and who judges a request by its header alone."""

from http import HTTPStatus

import msgspec

MIMETYPE = "application/problem+json"


class Problem(msgspec.Struct):
    """A problem as RFC 9457 has it: ``status`` is the HTTP status, ``detail`` a sentence on what was wrong."""

    type: str
    title: str
    status: int
    detail: str | None


def encoded(status: int, detail: str | None) -> bytes:
    """A problem that its status names."""
    return msgspec.json.encode(Problem("about:blank", HTTPStatus(status).phrase, status, detail))
