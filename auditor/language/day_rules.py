"""What the rules by which days are read have in common: what they find, their patterns, and arithmetic with dates."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from babel import Locale

from auditor.language.text import without_accents

#: Austria's months, and, beside the days in Swiss German, the North's Saturday.
_ALSO = {"de": {"jänner": 1, "feber": 2}}
#: In Swiss German, as people spell it.
_SWISS_DAYS = (
    "mäntig mentig määntig mäntag",
    "zyschtig ziischtig zischtig ziistig zystig zyschti zischti",
    "mittwuch mittwuche mittwuchä mettwoch",
    "donnschtig donnerschtig donschtig dunschtig dunnschtig donnstig",
    "frytig fritig friitig frittig",
    "samschtig samstig samschti",
    "sunntig sonntig sunndig sundig",
)
_ALSO_DAYS = {
    "de": {"sonnabend": 5} | {name: number for number, day in enumerate(_SWISS_DAYS) for name in day.split()},
}
_ALSO_SHORT = {"en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}}
_UNACCENTED = without_accents({})


class Named(NamedTuple):
    """A day that a sentence names, and where. ``weekday``: the day of the week by which it is named; ``bare``: nothing
    else says which week; ``month_day``: it is a date that names no year."""

    start: int
    end: int
    day: date
    weekday: int | None = None
    bare: bool = False
    month_day: bool = False


class Rule(NamedTuple):
    """What reads ``days`` of a sentence that is said on one; none where the sentence holds no ``pattern``."""

    days: Callable[[str, date], list[Named]]
    patterns: tuple[re.Pattern[str], ...]


class Names(NamedTuple):
    """Those of Unicode's CLDR, in small letters, by their numbers; in dates the short ones too."""

    weekdays: dict[str, int]
    all_weekdays: dict[str, int]
    months: dict[str, int]
    all_months: dict[str, int]


@cache
def names(language: str) -> Names:
    """The names of days and months, also as people write them who leave accents out."""
    known = Locale.parse(language)
    months = _plain(known.months["format"]["wide"]) | _ALSO.get(language, {})
    weekdays = _plain(known.days["format"]["wide"]) | _ALSO_DAYS.get(language, {})
    short = _plain(known.days["format"]["abbreviated"]) | _ALSO_SHORT.get(language, {})
    return Names(weekdays, short | weekdays, months, _plain(known.months["format"]["abbreviated"]) | months)


def _plain(named: dict[int, str]) -> dict[str, int]:
    written = {name.casefold().rstrip("."): number for number, name in named.items()}
    return {name.translate(_UNACCENTED): number for name, number in written.items()} | written


def pattern(words: str, after: str = "", **parts: str) -> re.Pattern[str]:
    """A pattern of whole words, in which each part stands for what is given."""
    for name, part in parts.items():
        words = words.replace(f"{{{name}}}", part)
    return re.compile(rf"(?<!\w)(?:{words}){after}(?!\w)")


def whenever(words: str, day_of: Callable[[date], date | None]) -> Rule:
    """Reads words that mean one day, whatever else they stand with."""
    found = pattern(words)

    def rule(sentence: str, said: date) -> list[Named]:
        match = found.search(sentence)
        day = day_of(said) if match else None
        return [Named(*match.span(), day)] if match and day is not None else []

    return Rule(rule, (found,))


def on_weekday(
    words: str, named: dict[str, int], day_of: Callable[[date, int], date | None], *, bare: bool = False
) -> Rule:
    """Reads words with the name of a weekday, which stands for ``{name}``."""
    found = pattern(words.replace("{name}", "({name})"), name="|".join(named))

    def rule(sentence: str, said: date) -> list[Named]:
        days = []
        for match in found.finditer(sentence):
            number = named[next(filter(None, match.groups()))]
            day = day_of(said, number)
            if day is not None:
                days.append(Named(*match.span(), day, number % 7 if number < 7 else None, bare))
        return days

    return Rule(rule, (found,))


def a_date(year: int, month: int, day: int) -> date | None:
    """None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_date(said: date, month: int, day: int) -> date | None:
    """The first such date after a day; None where there is none within a year."""
    found = (a_date(year, month, day) for year in (said.year, said.year + 1))
    return next((day for day in found if day is not None and day > said), None)


def last_date(said: date, month: int, day: int) -> date | None:
    """The latest such date that is over, or that day itself; None where there is none within a year."""
    found = (a_date(year, month, day) for year in (said.year, said.year - 1))
    return next((day for day in found if day is not None and day <= said), None)


def next_of_any_month(said: date, day: int) -> date | None:
    """The first day after a day with that number; None where no month has it."""
    found = (next_date(said, month, day) for month in range(1, 13))
    return min((each for each in found if each is not None), default=None)


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def nearest(said: date, weekday: int) -> date:
    """The first such weekday after a day."""
    return said + timedelta(days=(weekday - said.weekday() - 1) % 7 + 1)


def of_week(said: date, weeks: int, weekday: int) -> date:
    """That weekday of the week that runs, or of one so many weeks later."""
    return said + timedelta(days=7 * weeks - said.weekday() + weekday)
