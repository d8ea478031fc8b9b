"""Counts the people who wait: the only thing about the person that an extension may read, a number without names."""

import msgspec
from flask import Response

from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import store
from server.standing.waiting import still


class Waits(msgspec.Struct, frozen=True):
    """How many people wait for an answer, as the start page counts them."""

    people: int


@route("POST", "/waiting", gives=Waits, callers=(Caller.EXTENSION,))
def count_waiting() -> Response:
    """Say how many people wait, for the badge of the extension."""
    kept = store()
    latest = kept.reports.last()
    waits = still(kept, latest) if latest else []
    return answer(Waits(len({(each.site, each.person) for each in waits})))
