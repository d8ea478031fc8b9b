"""Time that a phone counted: seconds of each site's apps, summed by day or by half hour, as activities.

A site's declaration names its apps; no other app is taken, counted or named.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from auditor.activities.activity import PHONE, Activity, Coverage, Detail, Object, ObjectType, Source, Subject, Type
from auditor.activities.identity import derived_id
from auditor.activities.sites import site_of_app
from auditor.archives.archive import Extent, Span, Unusable, unreadable
from auditor.archives.months import month_named
from auditor.translatable import Sentence, lazy_gettext, lazy_ngettext

#: Earlier than any phone that counted the time of apps.
LAUNCH = datetime(2008, 9, 23, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
LONGEST_DAY: Final = 86_400.0
#: What such a file contains, for the ``extents`` of an Archive.
EXTENTS = {Subject.ATTENTION: Extent("full", "minutes of each site's apps on the phone")}
REMARKS = (
    "Only **apps of the sites that are known** are taken; which these are stands in each site's declaration "
    "(docs/sites.md). No other app is counted or named.",
    "**Two programs on one phone** count the same minutes: import the file of one of them.",
)
#: The reason for leaving out the last day.
NOT_OVER = lazy_gettext("the last day it tells of may not have been over, so it was left out until a later file")
UNREADABLE_LENGTH = lazy_gettext("how long it was cannot be read")
#: Hours, minutes and seconds, as they are abbreviated in the languages that people read.
_UNITS = re.compile(
    r"(?:(\d{1,3})\s*(?:h\w*|std\w*|stunden?|or[ae]|uur|u|ч\w*)\.?)?,?\s*(?:(\d{1,4})\s*(?:m(?:in\w*)?|мин\w*)\.?)?"
    r",?\s*(?:(\d{1,5})(?:[.,]\d+)?\s*(?:s\w*|сек\w*)\.?)?"
)
_LONGEST_LENGTH = 60  # of a duration, in characters
#: A number without a unit.
BARE = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")
_WORDED = re.compile(r"(?:\w+,\s+)?(\w+)\.?\s+(\d{1,2}),?\s+(\d{4})|(?:\w+,\s+)?(\d{1,2})\.?\s+(\w+)\.?,?\s+(\d{4})")


def site_of(app: str) -> str | None:
    """The site to which an app belongs, by its package or the name that people see; None for all others."""
    return site_of_app().get(" ".join(app.split()).casefold())


def other_apps(count: int) -> Sentence:
    """The reason that entries of other apps were left out."""
    return lazy_ngettext(
        "%(num)s entry of an app that belongs to no site known here was left out",
        "%(num)s entries of apps that belong to no site known here were left out",
        count,
    )


def seconds(text: str, unit: float = 0.0) -> float:
    """A duration such as ``1:00:14``, ``00:08`` (minutes and seconds) or ``1h 10m 26s``, or a bare number where the
    seconds of its ``unit`` are known. Raises Unusable."""
    told = " ".join(text[:_LONGEST_LENGTH].casefold().split())
    if unit and BARE.fullmatch(told):
        return float(told) * unit
    if found := _CLOCK.fullmatch(told):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    if told and (found := _UNITS.fullmatch(told)) and any(found.groups()):
        return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + int(found[3] or 0)
    raise Unusable(UNREADABLE_LENGTH)


def worded_day(text: str) -> date | None:
    """A day such as ``2026-11-05``, ``November 5, 2026`` or ``5 November 2026``, in any language; None for others."""
    told = text.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        try:
            return date.fromisoformat(told)
        except ValueError:
            return None
    found = _WORDED.fullmatch(told) if len(told) < 60 else None
    if found is None:
        return None
    name, day, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
    month = month_named(name)
    try:
        return date(int(year), month, int(day)) if month else None
    except ValueError:
        return None


def within(day: date) -> date:
    """Return the day. Raises Unusable if it is before there were such phones, or in the future."""
    if not LAUNCH.date() <= day <= (datetime.now(UTC) + timedelta(days=1)).date():
        raise unreadable(day.isoformat())
    return day


class Days:
    """Seconds by device, site and day."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seconds: dict[tuple[str, str, date], float] = defaultdict(float)

    def add(self, device: str, site: str, day: date, spent: float) -> None:
        """Add seconds to a day."""
        self._seconds[device, site, day] += spent

    def told(self, last: date | None) -> Iterator[Activity | Coverage]:
        """The sum of each day except ``last``, and the coverage."""
        spans: dict[str, Span] = defaultdict(Span)
        for (device, site, day), spent in sorted(self._seconds.items()):
            if spent <= 0 or day == last:
                continue
            noon = datetime.combine(day, time(12), UTC)  # on the same day in all zones except far in the Pacific
            spans[site].add(noon)
            yield counted(self._source, site, noon, min(spent, LONGEST_DAY), device, Detail(day_only=True))
        yield from covered(spans.items())


class HalfHours:
    """Seconds by device, site and half hour, of uses whose zone is told: so that a day is a day where one lives."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._last = LAUNCH
        self._seconds: dict[tuple[str, str, datetime], float] = defaultdict(float)

    def reach(self, at: datetime) -> None:
        """Learn how far the file reaches."""
        self._last = max(self._last, at)

    def add(self, device: str, site: str, begun: datetime, spent: float) -> None:
        """Add a use. Raises Unusable for an impossible duration."""
        for at, part in _halves(begun, spent):
            self._seconds[device, site, at] += part

    def told(self) -> Iterator[Activity | Coverage]:
        """The time of each half hour, except the last one, which may not be over, and the coverage."""
        spans: dict[str, Span] = defaultdict(Span)
        for (device, site, at), spent in sorted(self._seconds.items()):
            if spent > 0 and at < _half(self._last):
                spans[site].add(at)
                yield counted(self._source, site, at, min(spent, HALF_HOUR.total_seconds()), device)
        yield from covered(spans.items())


def _half(at: datetime) -> datetime:
    return at.replace(minute=at.minute // 30 * 30, second=0, microsecond=0)


def _halves(begun: datetime, spent: float) -> Iterator[tuple[datetime, float]]:
    """The half hours that a use covers, and the seconds in each. Raises Unusable for an impossible duration."""
    if not 0 <= spent <= LONGEST_DAY:
        raise Unusable(UNREADABLE_LENGTH)
    ended = begun + timedelta(seconds=spent)
    while begun < ended:
        half = _half(begun)
        until = min(ended, half + HALF_HOUR)
        yield half, (until - begun).total_seconds()
        begun = until


def counted(
    source: Source, site: str, at: datetime, spent: float, device: str, detail: Detail | None = None
) -> Activity:
    """An activity: seconds in a site's apps, from a moment or on its day."""
    return Activity(
        id=derived_id(at, site, PHONE, "day" if detail else "half", device),
        type=Type.VIEW,
        published=at,
        site=site,
        actor="me",
        source=source,
        object=Object(ObjectType.PAGE, id=PHONE),
        duration=round(spent, 1),
        detail=detail,
    )


def covered(spans: Iterable[tuple[str, Span]]) -> Iterator[Coverage]:
    """The coverage of each site: full between its days. It says nothing about what the browser sees."""
    for site, span in spans:
        yield Coverage(site, Subject.ATTENTION, "full", span.since, span.until)
