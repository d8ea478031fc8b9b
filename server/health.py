"""Whether the sites can still be read. What stopped being readable is said, and never taken for a quiet user."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from auditor.activities.activity import Coverage, Subject
from auditor.activities.sites import title
from auditor.activities.subjects import read_by
from auditor.translatable import N_, Sentence
from server.store.readings import Reading
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import day

LEAST_MISSES = 3  # in a row, and none read since
NEVER_READ = 5  # misses that tell the same where nothing was ever read

#: By part, that it cannot be read any more.
_STOPPED = {
    "feed": N_("Reading the feed on %(site)s stopped working on %(day)s."),
    "messages": N_("Reading messages on %(site)s stopped working on %(day)s."),
    "profile": N_("Reading profiles on %(site)s stopped working on %(day)s."),
    "notifications": N_("Reading the notification badge on %(site)s stopped working on %(day)s."),
    "requests": N_("Reading what you do on %(site)s stopped working on %(day)s."),
}
_OPENED = N_("The extension sees the messages you open, not those you leave.")


class Stopped(NamedTuple):
    """A part of a site that cannot be read any more; ``since`` is the first local day on which it could not."""

    site: str
    part: str
    since: str

    def __str__(self) -> str:
        return gettext(_STOPPED[self.part], site=title(self.site), day=day(date.fromisoformat(self.since)))


REMEDY = N_("The site may have changed its pages. An update of the extension helps; until then the archive tells.")


def stopped(readings: Iterable[Reading]) -> list[Stopped]:
    """Parts whose latest readings all missed: three or more since the last success, five where there never was one."""
    found = []
    for (site, part), days in groupby(sorted(readings), key=lambda reading: (reading.site, reading.part)):
        if part not in _STOPPED:
            continue
        missed, since, ever = 0, None, False
        for each in days:
            if each.found:
                missed, since, ever = 0, None, True
            elif each.missed:
                missed, since = missed + each.missed, since or each.day
        if since and missed >= (LEAST_MISSES if ever else NEVER_READ):
            found.append(Stopped(site, part, since))
    return found


def cover(store: Store) -> None:
    """Say anew what the extension can tell of each site, and what it cannot any more. The day since when is told in the
    language spoken, which is that of the report that takes it up."""
    broken = {(entry.site, entry.part): entry for entry in stopped(store.readings.all())}
    told: list[Coverage] = []
    for site, first in sorted(store.activities.first_days("extension").items()):
        since = date.fromisoformat(first)
        told.append(Coverage(site, Subject.ATTENTION, "full", since))
        for part in _STOPPED:
            wrong = broken.get((site, part))
            for subject in read_by(part):
                if wrong:
                    unread = date.fromisoformat(wrong.since)
                    told.append(Coverage(site, subject, "none", unread, note=str(wrong), remedy=Sentence(REMEDY)))
                elif subject is Subject.MESSAGE_RECEIVED:
                    told.append(Coverage(site, subject, "recent", since, note=Sentence(_OPENED)))
                else:
                    told.append(Coverage(site, subject, "full", since))
    if told:
        store.coverage.replace("extension", told)
