"""Deletes activities that a device sent and the person wants deleted."""

from typing import Annotated

import msgspec
from flask import Response

from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import store

MOST = 1_000


class Unwanted(msgspec.Struct, forbid_unknown_fields=True):
    """Ids of activities, as they were sent."""

    ids: Annotated[list[str], msgspec.Meta(max_length=MOST)]


class Forgotten(msgspec.Struct, frozen=True):
    """How many were kept until now."""

    forgotten: int


@route("POST", "/activities/forget", gives=Forgotten, callers=(Caller.DASHBOARD, Caller.EXTENSION, Caller.WRITE))
def forget_activities(sent: Unwanted) -> Response:
    """Forget activities; those that are not known here change nothing."""
    return answer(Forgotten(store().activities.remove(sent.ids)))
