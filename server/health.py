"""Whether the sites can still be read. What stopped being readable is said, and never taken for a quiet user."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from auditor.activities.activity import Coverage, Subject
from auditor.activities.sites import title
from auditor.activities.subjects import read_by
from server.store.readings import Reading
from server.store.store import Store

LEAST_MISSES = 3  # in a row, and none read since
NEVER_READ = 5  # misses that tell the same where nothing was ever read

_PARTS = {
    "feed": "the feed",
    "messages": "messages",
    "profile": "profiles",
    "notifications": "the notification badge",
    "requests": "what you do",
}
_OPENED = "The extension sees the messages you open, not those you leave."


class Stopped(NamedTuple):
    """A part of a site that cannot be read any more; ``since`` is the first local day on which it could not."""

    site: str
    part: str
    since: str

    def __str__(self) -> str:
        day = date.fromisoformat(self.since)
        return f"Reading {_PARTS[self.part]} on {title(self.site)} stopped working on {day.day} {day:%B %Y}."


REMEDY = "The site may have changed its pages. An update of the extension helps; until then the archive tells."


def stopped(readings: Iterable[Reading]) -> list[Stopped]:
    """Parts whose latest readings all missed: three or more since the last success, five where there never was one."""
    found = []
    for (site, part), days in groupby(sorted(readings), key=lambda reading: (reading.site, reading.part)):
        if part not in _PARTS:
            continue
        missed, since, ever = 0, None, False
        for day in days:
            if day.found:
                missed, since, ever = 0, None, True
            elif day.missed:
                missed, since = missed + day.missed, since or day.day
        if since and missed >= (LEAST_MISSES if ever else NEVER_READ):
            found.append(Stopped(site, part, since))
    return found


def cover(store: Store) -> None:
    """Say anew what the extension can tell of each site, and what it cannot any more."""
    broken = {(entry.site, entry.part): entry for entry in stopped(store.readings.all())}
    told: list[Coverage] = []
    for site, first in sorted(store.activities.first_days("extension").items()):
        since = date.fromisoformat(first)
        told.append(Coverage(site, Subject.ATTENTION, "full", since))
        for part in _PARTS:
            wrong = broken.get((site, part))
            for subject in read_by(part):
                if wrong:
                    unread = date.fromisoformat(wrong.since)
                    told.append(Coverage(site, subject, "none", unread, note=str(wrong), remedy=REMEDY))
                elif subject is Subject.MESSAGE_RECEIVED:
                    told.append(Coverage(site, subject, "recent", since, note=_OPENED))
                else:
                    told.append(Coverage(site, subject, "full", since))
    if told:
        store.coverage.replace("extension", told)
