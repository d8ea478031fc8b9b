"""Tables of one phone's app usage: a row for each app and time, or a row for each app with a column for each day.

They are recognised by the content of their columns (``appcolumns``). Uses: exporters of Android's UsageStats and of
ActivityWatch write an app, when it came to the front, and how long it stayed or when it left. Rows: “App Usage” writes
``App name, Date, Time, Duration`` with dates as the phone writes them. Columns: StayFree writes an unnamed column of
apps, one column per day (``November 10, 2023``), ``Total Usage`` and ``Device``, with times such as ``1h 10m 26s``, and
headers in the language of the phone. These formats were learned from programs that read or write them.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from auditor.activities.activity import Activity, Source
from auditor.archives.appcolumns import Shape, tables
from auditor.archives.appdays import Dates
from auditor.archives.appmoments import Moment, moment
from auditor.archives.archive import Archive, Item, LeftOut, Problem, Unusable, believable, by_content
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.phone import (
    EXTENTS,
    LAUNCH,
    LONGEST_DAY,
    NOT_OVER,
    REMARKS,
    UNREADABLE_LENGTH,
    Days,
    HalfHours,
    other_apps,
    seconds,
    site_of,
)
from auditor.archives.tables import Table
from auditor.translatable import N_, Sentence, lazy_gettext

SOURCE = Source("phone", "appusage 1")
_TOTALS = frozenset(map(str.casefold, ("Total Usage", "Total")))
_DEVICE = "device"
#: How many rows with a time of day are remembered, to recognise repeated ones.
_MOST_KNOWN = 1_000_000


def count(container: Container) -> int:
    """How many files are recognised by their columns."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[tuple[Member, Shape]]:
    return ((member, found) for member, found in tables(container) if isinstance(found, Shape))


def near(container: Container) -> Sentence | None:
    """Why a lone table that looks like app usage cannot be read; None otherwise."""
    if not container.lone:
        return None
    return next((found for _, found in tables(container) if not isinstance(found, Shape)), None)


def read(container: Container) -> Iterator[Item]:
    """Read everything in the tables; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = list(_known(container))
    container.total, container.done = sum(member.size for member, _ in known), 0
    for member, shape in known:
        try:
            with container.open(member) as stream:
                table = Table(stream, member.name, shape.needed())
                layout = _columns if shape.days else _uses if shape.begun else _rows
                yield from layout(table, shape)
        except MemberBroken as problem:
            yield Problem(member.name, None, problem.said)


def _columns(table: Table, shape: Shape) -> Iterator[Item]:
    """A table with a row for each app; the last day's column may be incomplete."""
    app, device, *places = table.columns(shape.app, _DEVICE, *shape.days)
    dates = Dates()
    for name in shape.days:
        dates.look(name)
    days = [dates.day(name) for name in shape.days]
    if unread := days.count(None):
        yield Problem(table.file, None, _UNCLEAR, unread)
    found, others, wanted = Days(SOURCE), 0, 0

    def take(row: list[str]) -> Activity | None:
        nonlocal others, wanted
        site = site_of(row[app])
        if site is None:
            others += " ".join(row[app].casefold().split()) not in _TOTALS
            return None
        wanted += 1
        for day, place in zip(days, places, strict=True):
            if day and row[place].strip() not in ("", "0", "-", "–"):
                found.add(row[device].strip(), site, day, seconds(row[place]))
        return None

    yield from _only_problems(table.each(take))
    yield from _ended(table, found, others, dates.last() if wanted else None)


def _rows(table: Table, shape: Shape) -> Iterator[Item]:
    """A table with a row for each use, or for each app and day."""
    app, on, clock, length, device = table.columns(shape.app, shape.day, shape.clock, shape.length, _DEVICE)
    rows: dict[tuple[str, str, str], float] = {}
    known: set[tuple[str, str, str]] = set()
    dates = Dates()
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
        spent = seconds(row[length], shape.unit)
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


def _uses(table: Table, shape: Shape) -> Iterator[Item]:
    """A table with a row for each use and the moment at which it began."""
    app, begun, ended, length, device = table.columns(shape.app, shape.begun, shape.ended, shape.length, _DEVICE)
    rows: dict[tuple[str, Moment], tuple[str, float]] = {}
    dates, exact = Dates(), HalfHours(SOURCE)
    others = 0

    def take(row: list[str]) -> Activity | None:
        nonlocal others
        begins = moment(row[begun])
        dates.look(begins.day)
        if at := begins.exactly():
            exact.reach(believable(at, LAUNCH))
        site = site_of(row[app])
        if site is None:
            others += 1
            return None
        spent = moment(row[ended]).after(begins) if shape.ended else seconds(row[length], shape.unit)
        if spent > LONGEST_DAY:
            raise Unusable(UNREADABLE_LENGTH)
        if (site, begins) in rows:
            raise LeftOut(lazy_gettext("lines that stand twice were left out"))
        if len(rows) >= _MOST_KNOWN:
            raise Unusable(lazy_gettext("the file has more uses than can be read at once"))
        rows[site, begins] = row[device].strip(), spent
        return None

    yield from _only_problems(table.each(take))
    found = Days(SOURCE)
    unread = 0
    for (site, begins), (phone, spent) in rows.items():
        if at := begins.exactly():
            exact.add(phone, site, at, spent)
        elif day := dates.day(begins.day):
            before_midnight = min(spent, LONGEST_DAY - begins.second)
            found.add(phone, site, day, before_midnight)
            found.add(phone, site, day + timedelta(days=1), spent - before_midnight)
        else:
            unread += 1
    if unread:
        yield Problem(table.file, None, _UNCLEAR, unread)
    yield from _ended(table, found, others, dates.last())
    yield from exact.told()


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
        "**Columns** are known by what they hold, in whatever language they are headed: an app, a day and how long "
        "(`1:00:14`, `1h 10m 26s`; `00:08` where the column is headed so); an app, the moment at which a use began, "
        "and how long it was or when it ended; or an app, and a column for each day. A bare number is in the unit that "
        "its header names (`Duration (s)`, `Minutes`), and beside moments in seconds, unless all are 60 and less. A "
        "workbook is saved as CSV first.",
        "**Dates** such as 2/4/17 are read the way some other date of the file shows, or by five days or more that "
        "follow one another. Where neither tells, they are not taken.",
        "**The last day** of a file is left out, as it may not have been over.",
    ),
    near=near,
)
