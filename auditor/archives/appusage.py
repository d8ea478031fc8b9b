"""Tables of one phone's app usage: a row for each app and time, or a row for each app with a column for each day.

Known by their shape. Rows: “App Usage” writes ``App name, Date, Time, Duration`` with dates as the phone writes them.
Columns: StayFree writes an unnamed column of apps, one column for each day (``November 10, 2023``), ``Total Usage`` and
``Device``, with times as ``1h 10m 26s``. Both were learned from programs that read them.
"""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from auditor.activities.activity import Activity, Source
from auditor.archives.archive import Archive, Item, LeftOut, Problem, Unusable, by_content, unreadable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.phone import (
    EXTENTS,
    NOT_OVER,
    REMARKS,
    Days,
    other_apps,
    seconds,
    site_of,
    within,
    worded_day,
)
from auditor.archives.tables import Table, headers
from auditor.translatable import N_, lazy_gettext


def _named(*columns: str) -> tuple[str, ...]:
    """Columns as programs head them; headers are compared without capitals."""
    return tuple(map(str.casefold, columns))


_APPS = _named("App Name", "App", "Application", "Package Name", "Package", "App Package", "")
_DAYS = _named("Date", "Day")
_LENGTHS = _named("Duration", "Usage Time", "Time Used", "Screen Time", "Total Time")
SOURCE = Source("phone", "appusage 1")
_TOTALS = frozenset(_named("Total Usage", "Total"))
_DEVICE = "device"
#: So many rows with a time of day are known again where a file repeats them.
_MOST_KNOWN = 1_000_000
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")


class _Shape(NamedTuple):
    """Where a table has what: the app's column and either a day's and a length's, or a column for each day."""

    app: str
    day: str = ""
    length: str = ""
    days: tuple[str, ...] = ()


def count(container: Container) -> int:
    """How many files are known by their header."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[tuple[Member, _Shape]]:
    for member in container.members:
        if not container.lone and not member.name.casefold().endswith((".csv", ".tsv")):
            continue
        try:
            with container.open(member) as stream:
                found = _shape(stream)
        except MemberBroken:
            continue
        if found:
            yield member, found


def _shape(stream: io.BufferedReader) -> _Shape | None:
    for _, names in headers(stream):
        app = next((name for name in _APPS if name in names), None)
        if app is None:
            continue
        day = next((name for name in _DAYS if name in names), None)
        length = next((name for name in _LENGTHS if name in names), None)
        if app and day and length:
            return _Shape(app, day, length)
        days = tuple(name for name in names if worded_day(name))
        if days and names[0] == app and len(days) >= len(names) - 3:
            return _Shape(app, days=days)
    return None


def read(container: Container) -> Iterator[Item]:
    """Everything the tables tell; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = list(_known(container))
    container.total, container.done = sum(member.size for member, _ in known), 0
    for member, shape in known:
        try:
            with container.open(member) as stream:
                needed = (shape.app, *(shape.days or (shape.day, shape.length)))
                table = Table(stream, member.name, needed)
                yield from _columns(table, shape) if shape.days else _rows(table, shape)
        except MemberBroken as problem:
            yield Problem(member.name, None, problem.said)


def _columns(table: Table, shape: _Shape) -> Iterator[Item]:
    """A row for each app; the last day's column may not be full."""
    app, device, *places = table.columns(shape.app, _DEVICE, *shape.days)
    days = [day for name in shape.days if (day := worded_day(name))]
    found, others, wanted = Days(SOURCE), 0, 0

    def take(row: list[str]) -> Activity | None:
        nonlocal others, wanted
        site = site_of(row[app])
        if site is None:
            others += " ".join(row[app].casefold().split()) not in _TOTALS
            return None
        wanted += 1
        for day, place in zip(days, places, strict=True):
            if row[place].strip() not in ("", "0"):
                found.add(row[device].strip(), site, within(day), seconds(row[place]))
        return None

    yield from _only_problems(table.each(take))
    yield from _ended(table, found, others, max(days) if wanted else None)


def _rows(table: Table, shape: _Shape) -> Iterator[Item]:
    """A row for each use, or each app and day."""
    app, on, clock, length, device = table.columns(shape.app, shape.day, "time", shape.length, _DEVICE)
    rows: dict[tuple[str, str, str], float] = {}
    known: set[tuple[str, str, str]] = set()
    dates = _Dates()
    others = 0

    def take(row: list[str]) -> Activity | None:
        nonlocal others
        if not row[on].strip() and not row[length].strip():
            raise LeftOut(lazy_gettext("lines without a day and a length, such as who wrote the file, were left out"))
        dates.look(row[on])
        site = site_of(row[app])
        if site is None:
            others += 1
            return None
        spent = seconds(row[length])
        if row[clock].strip():
            same = (site, row[on], row[clock])
            if same in known:
                raise LeftOut(lazy_gettext("lines that stand twice were left out"))
            if len(known) < _MOST_KNOWN:
                known.add(same)
        key = (row[device].strip(), site, row[on].strip())
        rows[key] = rows.get(key, 0.0) + spent
        return None

    yield from _only_problems(table.each(take))
    found = Days(SOURCE)
    unread = 0
    for (phone, site, told), spent in rows.items():
        day = dates.day(told)
        if day is None:
            unread += 1
        else:
            found.add(phone, site, day, spent)
    if unread:
        yield Problem(table.file, None, _UNCLEAR, unread)
    yield from _ended(table, found, others, dates.last())


_UNCLEAR = lazy_gettext(
    "the day cannot be told: nothing in the file says whether the day or the month comes first. Import a file of more "
    "than two weeks"
)


def _only_problems(items: Iterator[Activity | Problem]) -> Iterator[Problem]:
    return (item for item in items if isinstance(item, Problem))


def _ended(table: Table, found: Days, others: int, last: date | None) -> Iterator[Item]:
    if others:
        yield Problem(table.file, None, other_apps(others), 0)
    if last:
        yield Problem(table.file, None, NOT_OVER, 0)
    yield from found.told(last)


class _Dates:
    """Days as one file writes them: whether the day or the month comes first is told by a number above 12."""

    def __init__(self) -> None:
        self._day_first = self._month_first = False
        self._all: set[str] = set()

    def look(self, text: str) -> None:
        """Learn from a day. Raises Unusable for what is none."""
        told = text.strip()
        if told in self._all:
            return
        found = _NUMBERS.fullmatch(told)
        if found is None and worded_day(told) is None:
            raise unreadable(told)
        self._all.add(told)
        if found:
            self._day_first |= found[2] == "." or int(found[1]) > 12
            self._month_first |= int(found[3]) > 12

    def day(self, text: str) -> date | None:
        """A day; None where it cannot be told."""
        found = _NUMBERS.fullmatch(text)
        try:
            if found is None:
                day = worded_day(text)
                return day and within(day)
            if self._day_first == self._month_first:
                return None
            day_at, month_at = (1, 3) if self._day_first else (3, 1)
            year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
            return within(date(year, int(found[month_at]), int(found[day_at])))
        except (ValueError, Unusable):
            return None

    def last(self) -> date | None:
        """The last day of the file, of whatever app."""
        return max((day for day in map(self.day, self._all) if day), default=None)


ARCHIVE = Archive(
    id="appusage",
    site="",
    title=lazy_gettext("a phone's app usage as a table"),
    looked_for=by_content("*.csv"),
    files=count,
    read=read,
    steps=(N_("Settings"), N_("Export"), N_("CSV")),
    advice=N_(
        "Programs such as App Usage or StayFree write one. Apple's Screen Time and Digital Wellbeing write none: type "
        "their minutes in with “rapport phone”."
    ),
    extents=EXTENTS,
    remarks=(
        *REMARKS,
        "**Columns** are known by what they hold: an app, a day and how long (`1:00:14`, `00:08`, `1h 10m 26s`); or an "
        "app, and a column for each day. A workbook is saved as CSV first.",
        "**Dates** such as 2/4/17 are read the way some other date of the file shows. Where none does, they are not "
        "taken.",
        "**The last day** of a file is left out, as it may not have been over.",
    ),
)
