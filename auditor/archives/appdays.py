"""Days as tables of app usage write them, and which of day and month comes first in those of numbers alone."""

import re
from collections.abc import Sequence
from datetime import date

from auditor.archives.archive import Unusable, unreadable
from auditor.archives.phone import within, worded_day

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
#: How many consecutive days show the order of day and month.
_FOLLOWING = 5


def is_day(text: str) -> bool:
    """Whether a cell is written like a day, even if it is ambiguous which day."""
    told = text.strip()
    return worded_day(told) is not None or _YEAR_FIRST.fullmatch(told) is not None or bool(_NUMBERS.fullmatch(told))


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
