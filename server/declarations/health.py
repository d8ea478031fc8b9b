"""Whether the sites can still be read. What stopped being readable is said, and never taken for a quiet user.

Each part of a site stands for itself, by each device and by each client or design that draws the site's pages: what
works in one browser hides nothing that fails in another.
"""

from collections.abc import Container, Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from auditor.activities.activity import Coverage, Subject
from auditor.activities.sites import title, variant_of
from auditor.activities.subjects import read_by
from auditor.translatable import N_, Sentence, lazy_gettext
from server.store.readings import Reading
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import day

LEAST_MISSES = 3  # in a row, and none read since
NEVER_READ = 5  # misses that tell the same where nothing was ever read
GONE = timedelta(days=7)

#: By part, that it cannot be read any more.
_STOPPED = {
    "feed": N_("Reading the feed on %(site)s stopped working on %(day)s."),
    "messages": N_("Reading messages on %(site)s stopped working on %(day)s."),
    "profile": N_("Reading profiles on %(site)s stopped working on %(day)s."),
    "notifications": N_("Reading the notification badge on %(site)s stopped working on %(day)s."),
    "requests": N_("Reading what you do on %(site)s stopped working on %(day)s."),
    "account": N_("Reading which account you use on %(site)s stopped working on %(day)s."),
    "patterns": N_("Looking for ways in which %(site)s pushes you stopped working on %(day)s."),
    "denied": N_("Noticing what %(site)s refuses stopped working on %(day)s."),
}
_OPENED = N_("The extension sees the messages you open, not those you leave.")


#: How people call variants of a site's pages; others bear the name of a client.
_VARIANTS = {"old": N_("old pages"), "new": N_("new pages"), "other": N_("pages of a kind not known yet")}


class Stopped(NamedTuple):
    """A part of a site that cannot be read any more; ``since`` is the first local day on which it could not.
    ``variant``: on which of its pages, where it has several; ``browser``: in which, where the person has several;
    ``why``: what of the site's declaration is not understood there, if that is the reason."""

    site: str
    part: str
    since: str
    variant: str = ""
    browser: str = ""
    why: str = ""

    @property
    def remedy(self) -> Sentence:
        """What helps."""
        if not self.why:
            return Sentence(REMEDY)
        return lazy_gettext(
            "This browser does not understand what Rapport looks for there: %(why)s. A newer browser or a newer file "
            "of “rapport sites update” helps; “rapport sites back” goes back to how the sites were read before.",
            why=self.why,
        )

    def __str__(self) -> str:
        return gettext(_STOPPED[self.part], site=self._where(), day=day(date.fromisoformat(self.since)))

    def _where(self) -> str:
        where = title(self.site)
        if self.variant:
            pages = gettext(_VARIANTS[self.variant]) if self.variant in _VARIANTS else self.variant
            where = gettext("%(site)s (%(pages)s)", site=where, pages=pages)
        return gettext("%(site)s in %(browser)s", site=where, browser=self.browser) if self.browser else where


REMEDY = N_(
    "The site may have changed its pages. A newer file of “rapport sites update” or an update of the extension helps; "
    "until then the archive tells."
)


def stopped(
    readings: Iterable[Reading], browsers: Mapping[str, str] | None = None, revoked: Container[str] = ()
) -> list[Stopped]:
    """Parts whose latest readings all missed: three or more since the last success, five where there never was one, one
    where the browser did not understand what it was to look for; by each device and variant of the site's pages. Where
    one of these was met no more for a week, while the part is read elsewhere, it is taken for gone; one of a
    ``revoked`` device after a day. ``browsers``: names of devices by id, told where several sent something."""
    every = sorted(readings, key=lambda each: (*_whose(each), each.day))
    several = len({each.device for each in every}) > 1
    read: dict[tuple[str, str], str] = {}
    for each in every:
        if each.found:
            read[each.site, each.part] = max(each.day, read.get((each.site, each.part), ""))
    found: dict[tuple[str, str, str, str], Stopped] = {}
    for (site, part, variant, device), days in groupby(every, key=_whose):
        if part not in _STOPPED:
            continue
        missed, since, last, ever, why = 0, None, "", False, ""
        for each in days:
            if each.found and not each.why:  # what stopped at noon was read in the morning
                missed, since, last = each.lately, each.day if each.lately else None, each.day
                ever, why = True, ""
            elif each.missed:
                missed, since, last, why = missed + each.missed, since or each.day, each.day, each.why
        wait = timedelta(days=1) if device in revoked else GONE
        if (
            since
            and (why or missed >= (LEAST_MISSES if ever else NEVER_READ))
            and not _is_gone(last, read.get((site, part)), wait)
        ):
            browser = (browsers or {}).get(device, "") if several else ""
            entry = Stopped(site, part, since, variant_of(site, variant), browser, why)
            where = (site, part, entry.variant, browser)  # several variants that are not known yet are told as one
            found[where] = min(entry, found.get(where, entry))
    return list(found.values())


def _whose(reading: Reading) -> tuple[str, str, str, str]:
    return reading.site, reading.part, reading.variant, reading.device


def stopped_in(store: Store) -> list[Stopped]:
    """What cannot be read any more, with the names of the person's browsers."""
    devices = store.devices.all()
    revoked = {each.id for each in devices if each.revoked}
    return stopped(store.readings.all(), {each.id: each.name for each in devices}, revoked)


def _is_gone(last: str, read: str | None, wait: timedelta) -> bool:
    """Whether what missed on a day at last was met no more for so long, while elsewhere the same part was read."""
    return read is not None and date.fromisoformat(read) - date.fromisoformat(last) >= wait


def cover(store: Store) -> None:
    """Say anew what the extension can tell of each site, and what it cannot any more. The day since when is told in the
    language spoken, which is that of the report that takes it up."""
    broken: dict[tuple[str, str], Stopped] = {}
    for entry in sorted(stopped_in(store), key=lambda each: each.since, reverse=True):
        broken[entry.site, entry.part] = entry  # since the first of them something is missing
    told: list[Coverage] = []
    for site, first in sorted(store.activities.first_days("extension").items()):
        since = date.fromisoformat(first)
        told.append(Coverage(site, Subject.ATTENTION, "full", since))
        for part in _STOPPED:
            wrong = broken.get((site, part))
            for subject in read_by(part):
                if wrong:
                    unread = date.fromisoformat(wrong.since)
                    told.append(Coverage(site, subject, "none", unread, note=str(wrong), remedy=wrong.remedy))
                elif subject is Subject.MESSAGE_RECEIVED:
                    told.append(Coverage(site, subject, "recent", since, note=Sentence(_OPENED)))
                else:
                    told.append(Coverage(site, subject, "full", since))
    if told:
        store.coverage.replace("extension", told)
