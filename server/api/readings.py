"""Taking how well a device could read the sites."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Literal

import msgspec
from flask import Response, abort

from auditor.activities.activity import Count
from auditor.activities.sites import sites
from server.api.requests import answer, blueprint, body, device
from server.current import store
from server.store.readings import Reading
from server.translations import gettext

MOST = 5_000


class DayOfReading(msgspec.Struct, forbid_unknown_fields=True):
    """Totals of a local day."""

    site: str
    part: Literal["feed", "messages", "profile", "notifications", "requests", "unknown"]
    day: date
    found: Count
    missed: Count


class Readings(msgspec.Struct, forbid_unknown_fields=True):
    """They replace what the device said before of the same site, part and day. Sites that are not declared here, as an
    extension newer than this program may know, are left out and named in the answer."""

    readings: Annotated[list[DayOfReading], msgspec.Meta(max_length=MOST)]


@blueprint.post("/readings")
def take_readings() -> Response:
    """Keep them."""
    sender = device()
    if sender is None:
        abort(HTTPStatus.UNAUTHORIZED, gettext("Only a device can tell how reading went, with its token."))
    sent = body(Readings).readings
    known = [entry for entry in sent if entry.site in sites()]
    readings = [Reading(entry.site, entry.part, entry.day.isoformat(), entry.found, entry.missed) for entry in known]
    store().readings.replace(sender.id, readings)
    return answer({"kept": len(known), "unknown": sorted({entry.site for entry in sent} - sites().keys())})
