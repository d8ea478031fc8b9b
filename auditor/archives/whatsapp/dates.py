"""In which order a file writes dates, and what the words beside its times say; both told by the file as a whole."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
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
NO_ORDER = lazy_gettext("its dates are written in no way that is known here, so no message was taken")
NO_CLOCK = lazy_gettext("its times are in halves of the day, in words that are not known here, so no message was taken")
_ORDERS = ("dmy", "mdy", "ymd")
#: Of so many heads one may be no date, as where somebody pasted one.
_STRAYS = 100
#: How many messages a phone may have set out of their order, where the other order would have many more so.
_DISORDER = 5
#: In so many months nobody writes on the same day of each and on no other.
_MONTHS = 3
_HALVES = {"am": 0, "pm": 12}


@dataclass
class Dates:
    """Learns from every head of a file how its dates and times are to be read; ``settle`` says whether it is told."""

    order: str = ""
    doubtful: tuple[str, ...] = ()  # orders between which nothing decides
    twelve: bool = False
    _count: int = 0
    _bad: Counter[str] = field(default_factory=Counter)
    _back: Counter[str] = field(default_factory=Counter)
    _last: dict[str, datetime] = field(default_factory=dict)
    _days: dict[str, set[int]] = field(default_factory=lambda: {order: set() for order in _ORDERS})
    _months: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: {order: set() for order in _ORDERS})
    _words: Counter[str] = field(default_factory=Counter)
    _latest_hour: int = 0
    _padded: bool = False
    _separator: str = ""
    _numbers: tuple[str, str, str] | None = None  # of the date before
    _misread: list[str] = field(default_factory=list)
    _long: bool = False  # years have four digits

    def add(self, head: Head) -> None:
        """One more message's."""
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
        """Learn from another date than that of the message before; the orders in which it is none."""
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
            self._days[order].add(moment.day)
            self._months[order].add((moment.year, moment.month))
        return misread

    def settle(self) -> Sentence | None:
        """Decide. Why nothing can be read, if it cannot be told."""
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
            return UNDECIDED if able else NO_ORDER
        self.order = able[0]
        return None

    def settle_as(self, order: str) -> bool:
        """Decide between the orders in doubt as other chats of the same phone are written; whether that tells."""
        if order in self.doubtful:
            self.order, self.doubtful = order, ()
            return True
        return False

    def _able(self) -> list[str]:
        """Orders in which the numbers are dates, but for strays; the one in which most are, where there is none."""
        able = [order for order in _ORDERS if self._bad[order] * _STRAYS <= self._count > self._bad[order]]
        if not able:
            best, other, *_ = sorted(_ORDERS, key=lambda order: self._bad[order])
            able = [best] if self._bad[best] * 10 <= self._count and self._bad[best] < self._bad[other] else []
        return able

    def _by_habit(self, able: list[str]) -> list[str]:
        """Without orders that nobody writes so: the month first goes with slashes, and with zeros only where the clock
        has halves; a year of two digits first goes with slashes or with dots and spaces, and without zeros. A test asks
        Unicode's CLDR whether it is so."""
        if self._separator != "/" or (self._padded and not self.twelve):
            able = [order for order in able if order != "mdy"]
        if not self._long and (self._padded or self._separator not in {"/", ". "}):
            able = [order for order in able if order != "ymd"]
        return able

    def _by_course(self, able: list[str]) -> list[str]:
        """Without orders in which messages go back and forth in time, or all are of one day of ever other months."""
        steady = [order for order in able if len(self._days[order]) > 1 or len(self._months[order]) < _MONTHS]
        if len(steady) == 1:
            return steady
        first, second, *_ = sorted(able, key=lambda order: self._back[order])
        best, other = self._back[first], self._back[second]
        return [first] if other > best and (best == 0 or other > _DISORDER * best) else able

    def read(self, head: Head) -> datetime:
        """When a message was sent, as if in UTC. Raises Unusable."""
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
    """A word without what phones write differently: “p. m.” is “pm”."""
    return "".join(each for each in word.casefold() if each not in " .\u00a0\u202f\u200e\u200f")


def _halves(word: str) -> dict[str, int]:
    """Words for the halves of the day, with how many hours they add; of all languages only where it is asked for one
    that is not English."""
    return _HALVES if word in _HALVES else _of_all_languages()


@cache
def _of_all_languages() -> dict[str, int]:
    """As Unicode's CLDR knows them. Parts of the day that lie in one half count for that half."""
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


#: Night lies in both halves; of noon and midnight phones write 12.
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
