"""The ways of writing times in LinkedIn's export, which differ by file, by person, by language and by spreadsheet."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from typing import NamedTuple

from auditor.activities.activity import Detail
from auditor.archives import archive
from auditor.archives.archive import Undated, Unusable, latest
from auditor.archives.months import croatian_month_named, is_weekday, month_named
from auditor.translatable import lazy_gettext

DAY_ONLY, ZONE_UNKNOWN = Detail(day_only=True), Detail(zone_unknown=True)
LAUNCH = datetime(2003, 5, 5, tzinfo=UTC)
LATEST = latest()
#: The longest text of a time.
LONGEST = 60

_UTC = frozenset({"", " UTC", "Z"})
_TIME = re.compile(
    r"(?:[,\s]\s*|T)(?:(?:at|à|um|às|las|kl\.?|alle|o)\s+)?"
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?([AaPp])\.?\s?[Mm]\.?)?\s?(UTC|GMT|Z|[+-]\d\d:?\d\d)?$"
)
#: "Wed Jun 24 12:43:42 UTC 2026", as Java writes it. Its other short names of zones are ambiguous.
_YEAR_LAST = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d\d?) (\d\d?:\d\d:\d\d)(?: (?:(UTC|GMT)|[A-Z]{2,5}))? (\d{4})")
_NUMERIC = re.compile(r"(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?")
_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_PARTS = re.compile(r"[\s,،/-]+")
#: "8th", "1er", "1º"
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|ère|ª|º|°)", re.IGNORECASE)
#: Croats and Serbs write a dot after the year, too.
_YEAR_DOT = re.compile(r"\d{4}\.$")
#: The number of a day, with the part of it that had passed, as spreadsheets keep it.
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d{1,12}))?")
_DAY_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
#: How many digits the first and the last number have; one of them is the year.
_LENGTHS = {(1, 2), (2, 2), (1, 4), (2, 4), (4, 1), (4, 2)}
#: How many steps from one day to another are needed to see in which order the days are written.
_ENOUGH = 4
#: Words between the parts of a date that mean nothing.
_FILLING = frozenset({"de", "del", "d", "di", "den", "г", "р", "the", "le"})
_VIETNAMESE = frozenset({"thg", "tháng"})
#: Thailand counts years from the death of the Buddha.
_BUDDHIST, _BUDDHIST_FROM = 543, 2500


#: Returns the moment if LinkedIn existed then and it is not in the future; raises Unusable otherwise.
believable = partial(archive.believable, launch=LAUNCH)


def moment(text: str) -> datetime:
    """``2025-06-01 14:03:22 UTC``, also with slashes, and without the zone in files that never name one."""
    if text[19:] not in _UTC or len(text) < 19:
        raise unreadable(text)
    try:
        read = datetime.fromisoformat(f"{text[:19]}+00:00")
    except ValueError:
        if "/" not in text:
            raise unreadable(text) from None
        return moment(text.replace("/", "-"))
    return read if LAUNCH <= read <= LATEST else believable(read)


@lru_cache(maxsize=4096)
def day(text: str) -> datetime:
    """``08 Feb 2026`` or ``2026-02-08`` as noon UTC, which is on the same day nearly everywhere."""
    return Times(tuple).day(text)


def month(text: str) -> datetime | None:
    """The start of ``Jan 2024`` or ``2024`` or a day, as positions have them; None for anything else."""
    parts = [part.strip(".") for part in _PARTS.split(text.strip()[:LONGEST])]
    words = [part for part in parts if not part.isdecimal() and part.casefold() not in _FILLING]
    years = [int(part) for part in parts if part.isdecimal()]
    try:
        if len(years) == 1 and years[0] > 1900 and len(words) <= 1:
            number = month_named(words[0]) if words else 1
            return datetime(years[0], number, 1, tzinfo=UTC) if number else None
        return day(text)
    except (ValueError, OverflowError):  # a year of many digits
        return None


def unreadable(text: str) -> Unusable:
    """The text is in no known form of a time, or empty."""
    return archive.unreadable(text) if text.strip() else Undated(lazy_gettext("it bears no date"))


class _Numbers(NamedTuple):
    """A date in numbers: the first, second and third one, the separator, and what its time of day reveals about the way
    it is written."""

    a: str
    separator: str
    b: str
    c: str
    half: str | None = None  # the A or P of AM and PM, as written
    timed: bool = False
    comma: bool = False


class Times:
    """The times of one column, written as ``1/29/26, 2:37 PM`` or in any other way.

    If dates are in numbers only, the whole column decides whether the day or the month comes first. The evidence is, in
    this order: a number above 12; days that would be in the future; the order of many days; dots and dashes (day
    first); AM and PM in capitals (American, month first); and last the habits of spreadsheets and countries:
    ``2/1/2026`` without zeros is American, ``09/01/2026, 14:37`` British. If a column leaves it open or contradicts
    itself, dates that could be either have no time. ``texts`` returns the column's texts, and is called only if it is
    needed.
    """

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts
        self._decided: bool | None = None
        self._open = True

    @property
    def month_first(self) -> bool | None:
        """Whether months come first; None if nothing shows it."""
        if self._open:
            self._decided, self._open = _month_first(self._texts()), False
        return self._decided

    def read(self, text: str) -> tuple[datetime, Detail | None]:
        """The time, and a detail about its precision. Raises Unusable."""
        text = text.strip()
        if len(text) in (19, 20, 23) and text[4] in "-/" and text[13] == ":":
            return moment(text), ZONE_UNKNOWN if len(text) == 19 else None
        if len(text) > LONGEST:
            raise unreadable(text)
        if serial := _SERIAL.fullmatch(text):
            whole = _DAY_ZERO + timedelta(days=int(serial[1]))
            if not serial[2]:
                return believable(whole.replace(hour=12)), DAY_ONLY
            return believable(whole + timedelta(seconds=round(float(f"0.{serial[2]}") * 86_400))), ZONE_UNKNOWN
        if year_last := _YEAR_LAST.fullmatch(text):
            day, time, zone, year = year_last.groups()
            text = f"{day} {year} {time} {zone or ''}".strip()
        date, clock = _apart(text)
        try:
            if clock is None:
                return believable(self._day(date, text, clock).replace(hour=12)), DAY_ONLY
            hours, minutes, seconds, half, zone = clock.groups()
            hour = int(hours) if half is None else int(hours) % 12 + (12 if half in "Pp" else 0)
            found = self._day(date, text, clock).replace(hour=hour, minute=int(minutes), second=int(seconds or 0))
            if zone and zone[0] in "+-":
                found = datetime.fromisoformat(f"{found:%Y-%m-%dT%H:%M:%S}{zone}")
            return believable(found), None if zone else ZONE_UNKNOWN
        except Unusable:
            raise
        except ValueError:
            raise unreadable(text) from None

    def day(self, text: str) -> datetime:
        """The day of a time, as noon UTC."""
        return self.read(text)[0].replace(hour=12, minute=0, second=0)

    def _day(self, date: str, text: str, clock: re.Match[str] | None) -> datetime:
        if numbers := _numbers(date, clock):
            return self._of_numbers(numbers, text)
        day, month, year = _named(date, text)
        return datetime(_century(year), month, day, tzinfo=UTC)

    def _of_numbers(self, numbers: _Numbers, text: str) -> datetime:
        a, b, c = int(numbers.a), int(numbers.b), int(numbers.c)
        if len(numbers.a) == 4:
            return datetime(_century(a), b, c, tzinfo=UTC)
        month_first = a == b or b > 12 if a == b or max(a, b) > 12 else self.month_first
        if month_first is None:
            told = lazy_gettext("the date “%(date)s” may mean two days: nothing in the file tells which", date=text)
            raise Unusable(told)
        return datetime(_century(c), *((a, b) if month_first else (b, a)), tzinfo=UTC)


def _apart(text: str) -> tuple[str, re.Match[str] | None]:
    """The day and the time of day of a text, as written."""
    clock = _TIME.search(text)
    return (text[: clock.start()].strip(), clock) if clock else (text, None)


def _numbers(date: str, clock: re.Match[str] | None = None) -> _Numbers | None:
    if found := _EAST.fullmatch(date):
        return _Numbers(found[1], "-", found[2], found[3])
    found = _NUMERIC.fullmatch(date)
    if not found or (len(found[1]), len(found[4])) not in _LENGTHS:
        return None
    a, separator, b, c = found.groups()
    if clock is None:
        return _Numbers(a, separator, b, c)
    return _Numbers(a, separator, b, c, clock[4], True, clock[0].startswith(","))


def _named(date: str, text: str) -> tuple[int, int, int]:
    """Day, month and year of a date with the name of the month."""
    parts = [_ORDINAL.sub(r"\1", part.strip(".")) for part in _PARTS.split(date)]
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if part and not part.isdecimal() and part.casefold() not in _FILLING]
    if len(words) == 2 and is_weekday(words[0]):
        del words[0]
    if len(numbers) == 3 and len(words) == 1 and words[0].casefold() in _VIETNAMESE:
        return int(numbers[0]), int(numbers[1]), int(numbers[2])
    if len(words) == 1 and "." in words[0] and not numbers:  # 8.Feb.2026
        return _named(date.replace(".", " "), text)
    if len(numbers) != 2 or len(words) != 1:
        raise unreadable(text)
    month = (_YEAR_DOT.search(date) and croatian_month_named(words[0])) or month_named(words[0])
    if not month:
        raise unreadable(text)
    first, second = map(int, numbers)
    return (second, month, first) if len(numbers[0]) == 4 else (first, month, second)


def _century(year: int) -> int:
    return year + 2000 if year < 100 else year - _BUDDHIST if year >= _BUDDHIST_FROM else year


def _month_first(texts: Iterable[str]) -> bool | None:
    day_first = month_first = later = sooner = capitals = dots = bare = padded = plain = False
    orders = _Order(), _Order()  # with the month first, and with the day first
    for text in texts:
        found = _numbers(*_apart(text.strip())) if len(text) <= LONGEST else None
        if found is None or len(found.a) == 4:
            continue
        a, b = int(found.a), int(found.b)
        day_first, month_first = day_first or a > 12, month_first or b > 12
        later, sooner = later or _to_come(found.c, a, b), sooner or _to_come(found.c, b, a)
        orders[0].add(_century(int(found.c)), a, b)
        orders[1].add(_century(int(found.c)), b, a)
        dots = dots or found.separator in ".-"
        capitals = capitals or found.half in {"A", "P"}
        if len(found.c) == 4 and found.half is None:
            single, zero = min(len(found.a), len(found.b)) == 1, "0" in (found.a[0], found.b[0])
            bare = bare or (single and not zero and not found.comma)
            padded = padded or (zero and found.timed) or (len(found.a) == 1 and found.b[0] == "0")
        else:
            plain = True
    if day_first != month_first:
        return month_first
    if day_first:
        return None
    if later != sooner:
        return sooner
    if orders[0].sorted != orders[1].sorted:
        return orders[0].sorted
    if dots or capitals:
        return not dots
    return bare if bare != padded and not plain else None


class _Order:
    """Whether days are in order, newest or oldest first, as sites write them."""

    def __init__(self) -> None:
        self._last: tuple[int, int, int] | None = None
        self._steps = self._ups = self._downs = 0

    def add(self, *day: int) -> None:
        """Add the next day: year, month, day."""
        moment = (day[0], day[1], day[2])
        if self._last is not None and moment != self._last:
            self._steps += 1
            self._ups += moment > self._last
            self._downs += moment < self._last
        self._last = moment

    @property
    def sorted(self) -> bool:
        """Whether there are enough steps and all go in one direction."""
        return self._steps >= _ENOUGH and self._steps in (self._ups, self._downs)


def _to_come(year: str, month: int, day: int) -> bool:
    """Whether a day is in the future."""
    try:
        return datetime(_century(int(year)), month, day, tzinfo=UTC) > LATEST
    except ValueError:
        return False
