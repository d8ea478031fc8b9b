"""Takes reports on how well a device could read the sites."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from flask import Response

from auditor.activities.activity import Count
from auditor.activities.sites import sites
from server.api.requests import answer, device, route
from server.api.routes import Caller
from server.current import store
from server.store.readings import Reading

MOST = 5_000
LONGEST = 40  # characters of a variant's name
LONGEST_WHY = 200


class DayOfReading(msgspec.Struct, forbid_unknown_fields=True):
    """How many things of a part of a site's pages were found on a local day, and how many could not be read, in all and
    since something was last read (``lately``). ``variant``: which of several clients or designs of the site drew the
    pages, as its declaration calls it; ``why``: the selector or expression of the declaration that the browser did not
    understand on the last of these pages, so that nothing was read there."""

    site: str
    part: Literal[
        "feed", "messages", "profile", "notifications", "account", "patterns", "denied", "requests", "unknown"
    ]
    day: date
    found: Count
    missed: Count
    lately: Count = 0
    variant: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""
    why: Annotated[str, msgspec.Meta(max_length=LONGEST_WHY)] = ""


class Readings(msgspec.Struct, forbid_unknown_fields=True):
    """They replace what the device said before about the same site, part, variant and day. Sites that are not declared
    here, which an extension newer than this program may know, are left out and named in the answer; a variant that is
    not declared is stored as it is sent."""

    readings: Annotated[list[DayOfReading], msgspec.Meta(max_length=MOST)]


class Kept(msgspec.Struct, frozen=True):
    """How many readings were stored, and the sites that are not declared here."""

    kept: int
    unknown: list[str]


@route("POST", "/readings", gives=Kept, callers=(Caller.EXTENSION, Caller.WRITE))
def take_readings(sent: Readings) -> Response:
    """Keep how well a device could read each part of a site on a day, in place of what it said of that day before."""
    known = [entry for entry in sent.readings if entry.site in sites()]
    readings = [
        Reading(
            entry.site,
            entry.part,
            entry.day.isoformat(),
            entry.found,
            entry.missed,
            entry.variant,
            why=entry.why,
            lately=entry.lately,
        )
        for entry in known
    ]
    store().readings.replace(device().id, readings)
    return answer(Kept(len(known), sorted({entry.site for entry in sent.readings} - sites().keys())))
