"""Finds out which columns of a table of app usage hold what: from their cells, and from their headers only if the cells
leave it open, because headers are in the language of the phone.

A table has a row for each use or each app and day (an app, a day, a duration), or a row per app and a column per day.
A use may have a moment instead of a day (``appmoments``), and a moment at which it ended instead of a duration.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from auditor.archives.appdays import is_day
from auditor.archives.appmoments import is_moment, moment, unit_of
from auditor.archives.archive import Problem, Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.phone import BARE, seconds, site_of, worded_day
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
_WITH_UNITS = re.compile(r".*\d\s*[^\W\d_]")
_OF_A_DAY = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?", re.IGNORECASE)
_MINUTES_OF_AN_HOUR = 60
#: The beginning of a time under an hour that is written with hours, minutes and seconds.
_UNDER_AN_HOUR = re.compile(r"0{1,2}:\d{2}:\d{2}")

_LENGTH_UNTOLD = lazy_gettext(
    "It looks like a phone's app usage, but which column tells how long an app was used cannot be told for certain. "
    "Write its times as “4m 16s”, or head that column “Duration (s)” or “Minutes”."
)
_NO_SITE = lazy_gettext("It looks like a phone's app usage, but none of its apps belongs to a site known here.")


class Shape(NamedTuple):
    """Which columns of a table hold what: the app, and either a day and a duration (and the time of day, if there is
    one), or one column per day. Of a table of uses, ``begun`` holds moments, and ``length`` or ``ended`` tells the
    rest. ``unit``: the seconds of 1 in a length that is a bare number."""

    app: str
    day: str = ""
    length: str = ""
    days: tuple[str, ...] = ()
    clock: str = CLOCK
    begun: str = ""
    ended: str = ""
    unit: float = 0.0

    def needed(self) -> tuple[str, ...]:
        """The columns without which the table cannot be read."""
        return (self.app, *self.days, *(name for name in (self.day, self.begun, self.ended, self.length) if name))


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
    if not told:
        return _of_uses(columns)
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
    counted, named = _counted(columns, app)
    if len(named) == 1 and not lasting:
        return Shape(app, told[0], named[0][0], clock=clock, unit=named[0][1])
    knows = any(site_of(cell) for cell in columns[app])
    return _LENGTH_UNTOLD if knows and (lasting or counted) else None


def _of_uses(columns: dict[str, list[str]]) -> Shape | Sentence | None:
    """What the columns of a table of uses hold: moments, of which the earlier is the beginning."""
    moments = [name for name, cells in columns.items() if cells and all(map(is_moment, cells))]
    rest = {name: cells for name, cells in columns.items() if name not in moments}
    app = next((name for name in _APPS if rest.get(name)), None) or _of_apps(rest)
    if app is None or not moments or len(moments) > 2:
        return None
    begun, *ended = sorted(moments, key=lambda name: moment(columns[name][0]))
    lasting = [name for name, cells in rest.items() if cells and name != app and all(map(_lasts, cells))]
    if len(lasting) == 1:
        return Shape(app, length=lasting[0], begun=begun)
    if ended:
        return Shape(app, begun=begun, ended=ended[0])
    counted, named = _counted(rest, app)
    if len(named) == 1:
        return Shape(app, length=named[0][0], begun=begun, unit=named[0][1])
    # ActivityWatch, from whose exports such tables are made, counts seconds; what stays below a minute may be minutes.
    if len(counted) == 1 and any(float(cell) > _MINUTES_OF_AN_HOUR for cell in rest[counted[0]]):
        return Shape(app, length=counted[0], begun=begun, unit=1.0)
    return _LENGTH_UNTOLD if any(map(site_of, rest[app])) and (counted or lasting) else None


def _counted(columns: dict[str, list[str]], app: str) -> tuple[list[str], list[tuple[str, float]]]:
    """The columns beside the app's that hold bare numbers, and those of which the header tells the seconds of 1."""
    counted = [name for name, cells in columns.items() if cells and name != app and all(map(_is_bare, cells))]
    return counted, [(name, unit) for name in counted if (unit := unit_of(name))]


def _is_bare(cell: str) -> bool:
    return BARE.fullmatch(cell) is not None


def _of_apps(columns: dict[str, list[str]]) -> str | None:
    """The column of the apps: the one with a known app, or else the first one with words."""
    known = next((name for name, cells in columns.items() if any(map(site_of, cells))), None)
    words = (name for name, cells in columns.items() if cells and not any(map(_is_number, cells)))
    return known or next(words, None)


def _is_number(cell: str) -> bool:
    return is_day(cell) or _lasts(cell) or _OF_A_DAY.fullmatch(cell) is not None or not any(map(str.isalpha, cell))


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
    try:
        with container.open(member) as stream:
            found = Table(stream, member.name, shape.needed())
            (app,) = found.columns(shape.app)
            return any(not isinstance(row, Problem) and site_of(row[app]) for row in islice(found, _LOOKED_AT))
    except (UnknownHeader, MemberBroken):
        return False


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
