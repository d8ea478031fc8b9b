"""Finds out which columns of a table of app usage hold what: from their cells, and from their headers only if the cells
leave it open, because headers are in the language of the phone.

A table has a row for each use or each app and day (an app, a day, a duration), or a row per app and a column per day.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from auditor.archives.archive import Problem, Unusable, unreadable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.phone import seconds, site_of, within, worded_day
from auditor.archives.tables import Table, UnknownHeader, headers
from auditor.translatable import Sentence, lazy_gettext


def _headed(*columns: str) -> tuple[str, ...]:
    """Headers that programs write; they are compared without case."""
    return tuple(map(str.casefold, columns))


_APPS = _headed("App Name", "App", "Application", "Package Name", "Package", "App Package", "")
_DAYS = _headed("Date", "Day")
#: In the languages in which such files were seen; in others, the cells decide.
_LENGTHS = _headed(
    *("Duration", "Usage Time", "Time Used", "Screen Time", "Total Time", "Dauer", "Nutzungsdauer", "Bildschirmzeit"),
    *("Durée", "Duración", "Duração", "Durata", "Duur"),
)
CLOCK = "time"
#: The longest cell of such a table, in characters.
_LONGEST_CELL = 200
#: In how many rows to look for a known app, if the header alone does not identify the table.
_LOOKED_AT = 2_000
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_WITH_UNITS = re.compile(r".*\d\s*[^\W\d_]")
_OF_A_DAY = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?", re.IGNORECASE)
#: The beginning of a time under an hour that is written with hours, minutes and seconds.
_UNDER_AN_HOUR = re.compile(r"0{1,2}:\d{2}:\d{2}")
#: How many consecutive days show the order of day and month.
_FOLLOWING = 5

_LENGTH_UNTOLD = lazy_gettext(
    "It looks like a phone's app usage, but which column tells how long an app was used cannot be told for certain. "
    "Write its times as “4m 16s”, or head that column “Duration”."
)
_NO_SITE = lazy_gettext("It looks like a phone's app usage, but none of its apps belongs to a site known here.")


class Shape(NamedTuple):
    """Which columns of a table hold what: the app, and either a day and a duration (and the time of day, if there is
    one), or one column per day."""

    app: str
    day: str = ""
    length: str = ""
    days: tuple[str, ...] = ()
    clock: str = CLOCK


def shape(container: Container, member: Member) -> Shape | Sentence | None:
    """How a table of app usage is laid out; a Sentence with the reason if it looks like one but cannot be read; None
    for any other table. Raises MemberBroken."""
    with container.open(member) as stream:
        lines = list(headers(stream))
    for _, names in lines:
        if headed := _by_head(names):
            return headed
    why: Sentence | None = None
    for delimiter in {delimiter for delimiter, _ in lines}:
        rows = [names for other, names in lines if other == delimiter]
        for at, names in enumerate(rows):
            below = [row for row in rows[at + 1 :] if len(row) == len(names)]
            found = _by_cells(names, below) if len(names) > 1 and below else None
            if isinstance(found, Shape) and not _names_a_site(container, member, found):
                found = _NO_SITE
            if isinstance(found, Shape):
                return found
            why = why or found
    return why


def _by_head(names: list[str]) -> Shape | None:
    app = next((name for name in _APPS if name in names), None)
    if app is None:
        return None
    day = next((name for name in _DAYS if name in names), None)
    length = next((name for name in _LENGTHS if name in names), None)
    if app and day and length:
        return Shape(app, day, length)
    days = tuple(name for name in names if worded_day(name))
    if days and names[0] == app and len(days) >= len(names) - 3:
        return Shape(app, days=days)
    return None


def _by_cells(names: list[str], below: list[list[str]]) -> Shape | Sentence | None:
    """What the cells below a header line reveal about its columns."""
    if any(len(cell) > _LONGEST_CELL for row in (names, *below) for cell in row):
        return None  # prose, such as somebody's letter
    columns = {name: [row[at] for row in below if row[at]] for at, name in enumerate(names)}
    if len(columns) < len(names):
        return None  # two columns have the same name
    days = tuple(name for name in names if is_day(name))
    if days:
        rest = [name for name in names if name not in days]
        under = [cell for name in days for cell in columns[name]]
        fits = rest and len(days) >= len(names) - 3 and under and all(map(_may_last, under))
        return Shape(rest[0], days=days) if fits else None
    told = [name for name, cells in columns.items() if cells and all(map(is_day, cells))]
    if len(told) != 1:
        return None
    app = next((name for name in names if name in _APPS and name), None) or _of_apps(columns)
    if app is None:
        return None
    lasting = {name: cells for name, cells in columns.items() if cells and name != app and all(map(_lasts, cells))}
    certain = [name for name, cells in lasting.items() if name in _LENGTHS or _are_lengths(cells)]
    clock = next((name for name in columns if name not in certain and _are_clocks(columns[name])), CLOCK)
    if len(certain) == 1:
        return Shape(app, told[0], certain[0], clock=clock)
    counted = [name for name, cells in columns.items() if cells and all(map(str.isdecimal, cells))]
    knows = any(site_of(cell) for cell in columns[app])
    return _LENGTH_UNTOLD if knows and (lasting or counted) else None


def _of_apps(columns: dict[str, list[str]]) -> str | None:
    """The column of the apps: the one with a known app, or else the first one with words."""
    known = next((name for name, cells in columns.items() if any(map(site_of, cells))), None)
    words = (name for name, cells in columns.items() if cells and not any(map(_is_number, cells)))
    return known or next(words, None)


def _is_number(cell: str) -> bool:
    return is_day(cell) or _lasts(cell) or _OF_A_DAY.fullmatch(cell) is not None or not any(map(str.isalpha, cell))


def is_day(text: str) -> bool:
    """Whether a cell is written like a day, even if it is ambiguous which day."""
    told = text.strip()
    return worded_day(told) is not None or _YEAR_FIRST.fullmatch(told) is not None or bool(_NUMBERS.fullmatch(told))


def _lasts(cell: str) -> bool:
    try:
        seconds(cell)
    except Unusable:
        return False
    return True


def _may_last(cell: str) -> bool:
    return cell in {"0", "-", "–"} or _lasts(cell)


def _are_lengths(cells: Sequence[str]) -> bool:
    """Whether these can only be durations: times of day have no units, and most are not in the first hour."""
    short = sum(_UNDER_AN_HOUR.fullmatch(cell) is not None for cell in cells)
    return all(map(_WITH_UNITS.match, cells)) or 2 * short > len(cells)


def _are_clocks(cells: Sequence[str]) -> bool:
    return bool(cells) and all(map(_OF_A_DAY.fullmatch, cells))


def _names_a_site(container: Container, member: Member, shape: Shape) -> bool:
    """Whether the column has an app of a known site."""
    needed = (shape.app, *(shape.days or (shape.day, shape.length)))
    try:
        with container.open(member) as stream:
            found = Table(stream, member.name, needed)
            (app,) = found.columns(shape.app)
            return any(not isinstance(row, Problem) and site_of(row[app]) for row in islice(found, _LOOKED_AT))
    except (UnknownHeader, MemberBroken):
        return False


class Dates:
    """The days of one file. A number above 12 shows whether the day or the month comes first, and so do days that are
    consecutive only if they are read in one of the two ways."""

    def __init__(self) -> None:
        self._all: set[str] = set()
        self._day_first: bool | None = None
        self._known = False

    def look(self, text: str) -> None:
        """Learn from the text of a day. Raises Unusable if it is not one."""
        told = text.strip()
        if told in self._all:
            return
        if not is_day(told):
            raise unreadable(told)
        self._all.add(told)
        self._known = False

    def day(self, text: str) -> date | None:
        """The day; None if it is ambiguous or not believable."""
        told = text.strip()
        try:
            if (found := _YEAR_FIRST.fullmatch(told)) is not None:
                return within(date(int(found[1]), int(found[3]), int(found[4])))
            if (found := _NUMBERS.fullmatch(told)) is None:
                day = worded_day(told)
                return day and within(day)
            if not self._known:
                self._day_first, self._known = self._order(), True
            if self._day_first is None:
                return None
            return within(_read(found, day_first=self._day_first))
        except (ValueError, Unusable):
            return None

    def _order(self) -> bool | None:
        found = [match for told in self._all if (match := _NUMBERS.fullmatch(told))]
        day_first = any(match[2] == "." or int(match[1]) > 12 for match in found)
        month_first = any(int(match[3]) > 12 for match in found)
        if day_first != month_first:
            return day_first
        follow = [order for order in (True, False) if not day_first and _follow(found, day_first=order)]
        return follow[0] if len(follow) == 1 else None

    def last(self) -> date | None:
        """The last day of the file, of any app."""
        return max((day for day in map(self.day, self._all) if day), default=None)


def _read(found: re.Match[str], *, day_first: bool) -> date:
    """A day written in numbers only. Raises ValueError if there is no such day."""
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    return date(year, *((int(found[3]), int(found[1])) if day_first else (int(found[1]), int(found[3]))))


def _follow(found: Sequence[re.Match[str]], *, day_first: bool) -> bool:
    """Whether these days are consecutive."""
    try:
        days = {_read(match, day_first=day_first) for match in found}
    except ValueError:
        return False
    return len(days) >= _FOLLOWING and (max(days) - min(days)).days == len(days) - 1


def tables(container: Container) -> Iterator[tuple[Member, Shape | Sentence]]:
    """The tables of app usage in an archive, and those that look like one but cannot be read."""
    for member in container.members:
        if not container.lone and not member.name.casefold().endswith((".csv", ".tsv")):
            continue
        try:
            found = shape(container, member)
        except MemberBroken:
            continue
        if found is not None:
            yield member, found
