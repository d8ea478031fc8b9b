"""Moments and units in tables that have a row for each use of an app: when it began, and how long it was or when it
ended."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from auditor.archives.appdays import is_day
from auditor.archives.archive import Unusable, unreadable
from auditor.archives.phone import UNREADABLE_LENGTH

_MOMENT = re.compile(
    r"(\S.{0,30}?\d)(?:,? |T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap])\.?\s?m\.?)?"
    r"\s?(?:(Z|UTC)|([+-])(\d{2}):?(\d{2}))?",
    re.IGNORECASE,
)
#: Seconds or milliseconds since 1970, of a moment between 2008 and 2033.
_SINCE_1970 = re.compile(r"(1[2-9]\d{8})(\d{3})?")
_HOUR, _DAY = 3_600, 86_400
#: What a header calls the unit of the numbers below, in the languages in which such files were seen, and its seconds.
_UNITS = (
    (re.compile(r"\bms\b|milli|totaltimeinforeground|totaltimevisible"), 0.001),
    (re.compile(r"\bmin|\bmins?\b"), 60.0),
    (re.compile(r"\bs\b|\bsecs?\b|\bsec[ou]nd|\bsek|\bsegundos"), 1.0),
    (re.compile(r"\bh\b|\bhours?\b|\bstunden|\bheures|\bhoras"), 3_600.0),
)


class Moment(NamedTuple):
    """``day`` as it is written, the second of that day, and how many seconds the clock was ahead of UTC; None where the
    zone is not told. They sort as long as they are written alike."""

    day: str
    second: int
    ahead: int | None

    def after(self, before: "Moment") -> int:
        """The seconds since another moment of the same row, which is of the same day or the one before. Raises
        Unusable."""
        if (exact := self.exactly()) and (earlier := before.exactly()):
            passed = round((exact - earlier).total_seconds())
        else:
            passed = self.second - before.second + (0 if self.day == before.day else _DAY)
        if passed < 0:
            raise Unusable(UNREADABLE_LENGTH)
        return passed

    def exactly(self) -> datetime | None:
        """The moment, where its zone is told. Raises Unusable."""
        if self.ahead is None:
            return None
        try:
            midnight = datetime.fromisoformat(self.day.replace("/", "-").replace(".", "-")).replace(tzinfo=UTC)
        except ValueError:
            raise unreadable(self.day) from None
        return midnight + timedelta(seconds=self.second - self.ahead)


def moment(text: str) -> Moment:
    """A moment such as ``2026-03-01 10:00:00``, ``3/1/26, 10:00 AM`` or ``2026-03-01T10:00:00Z``, or seconds or
    milliseconds since 1970. Raises Unusable."""
    told = text.strip()
    if since := _SINCE_1970.fullmatch(told):
        at = datetime.fromtimestamp(int(since[1]), UTC)
        return Moment(at.date().isoformat(), at.hour * _HOUR + at.minute * 60 + at.second, 0)
    found = _MOMENT.fullmatch(told) if len(told) < 60 else None
    if found is None or not is_day(found[1]):
        raise unreadable(told)
    hour = int(found[2])
    if found[5]:
        hour = hour % 12 + (12 if found[5].casefold() == "p" else 0)
    second = hour * _HOUR + int(found[3]) * 60 + int(found[4] or 0)
    if second >= _DAY:
        raise unreadable(told)
    ahead = 0 if found[6] else None
    if found[7]:
        ahead = (int(found[8]) * _HOUR + int(found[9]) * 60) * (1 if found[7] == "+" else -1)
    return Moment(found[1], second, ahead)


def is_moment(text: str) -> bool:
    """Whether a cell is written like a moment."""
    try:
        moment(text)
    except Unusable:
        return False
    return True


def unit_of(header: str) -> float | None:
    """The seconds of the unit that a header names, in lower case: ``duration (s)``; None where it names none."""
    return next((unit for named, unit in _UNITS if named.search(header)), None)
