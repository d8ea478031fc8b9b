"""Forgetting activities that a device sent and its person wants gone."""

from typing import Annotated

import msgspec
from flask import Response

from server.api.requests import answer, blueprint, body
from server.current import store

MOST = 1_000


class Unwanted(msgspec.Struct, forbid_unknown_fields=True):
    """Ids of activities, as they were sent."""

    ids: Annotated[list[str], msgspec.Meta(max_length=MOST)]


@blueprint.post("/activities/forget")
def forget_activities() -> Response:
    """Forget activities that an extension told of; those that are not known here change nothing."""
    return answer({"forgotten": store().activities.remove(body(Unwanted).ids)})
