"""Finds out from a whole file in which order it writes dates, and what the words beside its times mean."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from auditor.archives.archive import Unusable, believable, latest
from auditor.archives.whatsapp.lines import Head, when
from auditor.translatable import Sentence, lazy_gettext

LAUNCH = datetime(2009, 1, 24, tzinfo=UTC)
UNDECIDED = lazy_gettext(
    "its dates may have the day first or the month, and nothing in it tells which, so no message was taken. A longer "
    "part of the chat, with a day after the 12th, would tell"
)
YEAR_FIRST_OR_LAST = lazy_gettext(
    "its dates may have the year first or the day, and nothing in it tells which, so no message was taken. A longer "
    "part of the chat would tell"
)
NO_ORDER = lazy_gettext("its dates are written in no way that is known here, so no message was taken")
NO_CLOCK = lazy_gettext("its times are in halves of the day, in words that are not known here, so no message was taken")
_ORDERS = ("dmy", "mdy", "ymd")
#: Among so many heads, one may not be a date, such as one that somebody pasted.
_STRAYS = 100
#: How many messages may be out of order because of the phone, if the other order would have many more of them.
_DISORDER = 5
#: Nobody writes on the same day of so many months and on no other day.
_MONTHS = 3
#: How many times as long a chat lasts, at least, where its days are taken for years.
_STRETCHED = 20
_HALVES = {"am": 0, "pm": 12}


@dataclass
class Dates:
    """Learns from every head of a file how to read its dates and times; ``settle`` says whether it is decided."""

    order: str = ""
    doubtful: tuple[str, ...] = ()  # orders that remain possible
    twelve: bool = False
    _count: int = 0
    _bad: Counter[str] = field(default_factory=Counter)
    _back: Counter[str] = field(default_factory=Counter)
    _last: dict[str, datetime] = field(default_factory=dict)
    _span: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    _days: dict[str, set[int]] = field(default_factory=lambda: {order: set() for order in _ORDERS})
    _months: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: {order: set() for order in _ORDERS})
    _words: Counter[str] = field(default_factory=Counter)
    _latest_hour: int = 0
    _padded: bool = False
    _separator: str = ""
    _numbers: tuple[str, str, str] | None = None  # of the previous date
    _misread: list[str] = field(default_factory=list)
    _long: bool = False  # years have four digits

    def add(self, head: Head) -> None:
        """Learn from one more message."""
        self._count += 1
        self._separator = head.style[1]
        self._long = self._long or any(len(number) == 4 for number in head.numbers)
        self._padded = self._padded or any(number[0] == "0" and len(number) == 2 for number in head.numbers[:2])
        self._latest_hour = max(self._latest_hour, head.clock[0])
        if head.half:
            self._words[plain(head.half)] += 1
        if head.numbers != self._numbers:
            self._numbers, self._misread = head.numbers, self._take(head)
        for order in self._misread:
            self._bad[order] += 1

    def _take(self, head: Head) -> list[str]:
        """Learn from a date that differs from the previous message's. Returns the orders in which it is not a date."""
        misread = []
        for order in _ORDERS:
            try:
                moment = when(order, head.numbers, (0, 0, 0))
            except ValueError:
                misread.append(order)
                continue
            if not LAUNCH <= moment <= _latest():
                misread.append(order)
                continue
            if (before := self._last.get(order)) and moment < before:
                self._back[order] += 1
            self._last[order] = moment
            first, last = self._span.get(order, (moment, moment))
            self._span[order] = min(first, moment), max(last, moment)
            self._days[order].add(moment.day)
            self._months[order].add((moment.year, moment.month))
        return misread

    def settle(self) -> Sentence | None:
        """Decide. Returns why nothing can be read, if it remains undecided."""
        self.twelve = self._latest_hour < 13 and any(word in _halves(word) for word in self._words)
        if not self.twelve and self._latest_hour < 13 and len(self._words) > 1:
            return NO_CLOCK
        able = self._able()
        if len(able) > 1:
            able = self._by_habit(able)
        if len(able) > 1:
            able = self._by_course(able)
        if len(able) != 1:
            self.doubtful = tuple(able)
            return (YEAR_FIRST_OR_LAST if "mdy" not in able else UNDECIDED) if able else NO_ORDER
        self.order = able[0]
        return None

    def settle_as(self, order: str) -> bool:
        """Decide between the remaining orders by other chats of the same phone. Returns whether that decides it."""
        if order in self.doubtful:
            self.order, self.doubtful = order, ()
            return True
        return False

    def _able(self) -> list[str]:
        """Orders in which the numbers are dates, apart from strays; if there is none, the one in which most are."""
        able = [order for order in _ORDERS if self._bad[order] * _STRAYS <= self._count > self._bad[order]]
        if not able:
            best, other, *_ = sorted(_ORDERS, key=lambda order: self._bad[order])
            able = [best] if self._bad[best] * 10 <= self._count and self._bad[best] < self._bad[other] else []
        return able

    def _by_habit(self, able: list[str]) -> list[str]:
        """Without orders that nobody uses: the month comes first only with slashes, and has zeros only with a 12-hour
        clock; a year of two digits comes first only with slashes or with dots and spaces, and without zeros. A test
        checks this against Unicode's CLDR."""
        if self._separator != "/" or (self._padded and not self.twelve):
            able = [order for order in able if order != "mdy"]
        if not self._long and (self._padded or self._separator not in {"/", ". "}):
            able = [order for order in able if order != "ymd"]
        return able

    def _by_course(self, able: list[str]) -> list[str]:
        """Without orders in which messages go back and forth in time, are all on the same day of different months, or
        are years apart that are days apart in another."""
        able = self._unstretched(able)
        steady = [order for order in able if len(self._days[order]) > 1 or len(self._months[order]) < _MONTHS]
        if len(steady) == 1:
            return steady
        first, second, *_ = sorted(able, key=lambda order: self._back[order])
        best, other = self._back[first], self._back[second]
        return [first] if other > best and (best == 0 or other > _DISORDER * best) else able

    def _unstretched(self, able: list[str]) -> list[str]:
        if "ymd" not in able:
            return able
        lasted = {order: self._span[order][1] - self._span[order][0] for order in able}
        shortest = min(lasted.values())
        return [order for order in able if not timedelta() < shortest * _STRETCHED <= lasted[order]]

    def read(self, head: Head) -> datetime:
        """When a message was sent, labelled as UTC. Raises Unusable."""
        hour, minute, second = head.clock
        if self.twelve and head.half:
            half = _halves(plain(head.half)).get(plain(head.half))
            if half is not None and hour <= 12:
                hour = hour % 12 + half
        try:
            moment = when(self.order, head.numbers, (hour, minute, second))
        except ValueError:
            raise Unusable(lazy_gettext("its date cannot be read")) from None
        return believable(moment, LAUNCH)


@cache
def _latest() -> datetime:
    return latest()


def plain(word: str) -> str:
    """A word without what phones write differently: “p. m.” becomes “pm”."""
    return "".join(each for each in word.casefold() if each not in " .\u00a0\u202f\u200e\u200f")


def _halves(word: str) -> dict[str, int]:
    """Words for the halves of the day, with the hours that they add; those of all languages are loaded only for a word
    that is not English."""
    return _HALVES if word in _HALVES else _of_all_languages()


@cache
def _of_all_languages() -> dict[str, int]:
    """The words in Unicode's CLDR. A part of the day that lies in one half counts for that half."""
    found: dict[str, set[int]] = {}
    for name in locale_identifiers():
        try:
            periods = Locale.parse(name).day_periods
        except (UnknownLocaleError, ValueError):
            continue
        for told in (widths for forms in periods.values() for widths in forms.items() if widths[0] != "narrow"):
            for period, word in told[1].items():
                if (hours := _PERIODS.get(period)) is not None and plain(word):
                    found.setdefault(plain(word), set()).add(hours)
    return {word: hours.pop() for word, hours in found.items() if len(hours) == 1} | _HALVES


#: Night is in both halves; for noon and midnight, phones write 12.
_PERIODS = {
    "am": 0,
    "pm": 12,
    "midnight": 0,
    "morning1": 0,
    "morning2": 0,
    "noon": 12,
    "afternoon1": 12,
    "afternoon2": 12,
    "evening1": 12,
    "evening2": 12,
}
