"""Dates, numbers and lists as the language spoken writes them, by Unicode's CLDR."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from auditor.translatable import is_near
from server.translations import gettext, language

_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
_LONGEST_DAY, _YEAR_DIGITS = 40, 4
_WHOLE = 100_000  # so many of a unit before a larger one is used: never

#: English as in Britain: the day before the month, and 24 hours.
_LOCALES = {"en": Locale("en", "GB"), "de": Locale("de")}


def locale() -> Locale:
    """What CLDR knows of the language spoken."""
    return _LOCALES[language()]


def day(value: date) -> str:
    """A date: 8 February 2026."""
    return format_date(value, "long", locale())


def day_of_year(value: date) -> str:
    """A date whose year goes without saying: 8 February."""
    return format_skeleton("MMMMd", value, locale=locale())


def near_day(value: date) -> str:
    """A date, with its year where it is more than half a year away."""
    return day_of_year(value) if is_near(value, datetime.now(UTC).date()) else day(value)


def read_day(given: str) -> date:
    """A date as people type it: 8 February 2026, 8.2.2026, or 2026-02-08; the year has four digits. ValueError for
    what is none."""
    parts = _PARTS.findall(given.casefold()) if len(given) <= _LONGEST_DAY else []
    if re.fullmatch(r"\s*\d{4}-\d\d?-\d\d?\s*", given):
        return date(*map(int, parts))
    numbers = [part for part in parts if part.isdecimal()]
    names = [part for part in parts if not part.isdecimal()]
    if names:
        (name,), (of_month, year) = names, sorted(numbers, key=len)
        called = [spoken.months["format"][width] for spoken in _LOCALES.values() for width in ("wide", "abbreviated")]
        (month,) = {number for each in called for number, word in each.items() if word.casefold().rstrip(".") == name}
    else:
        of_month, month, year = numbers
    if len(year) != _YEAR_DIGITS:
        raise ValueError(f"no year of four digits: {year}")
    return date(int(year), int(month), int(of_month))


def months_after_a_dot() -> tuple[str, ...]:
    """Months as they stand in the dates of languages that write a dot after the day: 8. Februar 2026."""
    return tuple(
        name
        for spoken in _LOCALES.values()
        if "d." in spoken.date_formats["long"].pattern
        for name in spoken.months["format"]["wide"].values()
    )


def moment(at: int, zone: str) -> str:
    """UTC milliseconds as people say it where they live: Monday, 30 November 2026 at 09:00."""
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone))
    return gettext("%(day)s at %(time)s", day=format_date(local, "full", locale()), time=clock(local.time()))


def short_month(value: date) -> str:
    """A month where there is little room: Feb."""
    return format_skeleton("MMM", value, locale=locale())


def month(value: date) -> str:
    """A month: February 2026."""
    return format_skeleton("yMMMM", value, locale=locale())


def span(hours: float) -> str:
    """A length of time in the unit that people would use: 5 days."""
    unit: Literal["minute", "hour", "day"] = "minute" if hours < 2 else "hour" if hours < 72 else "day"
    return format_timedelta(timedelta(hours=hours), granularity=unit, threshold=_WHOLE, locale=locale())


def days(count: float) -> str:
    """A number of days: 42 days."""
    return format_timedelta(timedelta(days=round(count)), granularity="day", threshold=_WHOLE, locale=locale())


def clock(value: time) -> str:
    """A time of day: 09:00."""
    return format_time(value, "short", locale=locale())


def weekdays() -> list[str]:
    """The names of the days, Monday first."""
    names = get_day_names("wide", locale=locale())
    return [names[number] for number in range(7)]


def decimal(value: float) -> str:
    """A number with as many digits as carry meaning."""
    size = abs(value)
    pattern = "#,##0" if value == int(value) or size >= 100 else "#,##0.0" if size >= 1 else "@#"
    return format_decimal(value, pattern, locale())


def percent(value: float) -> str:
    """A share as a percentage."""
    return format_percent(value, "#,##0 %", locale())


def listed(items: Sequence[str], *, either: bool = False) -> str:
    """a, b and c; ``either``: a, b or c."""
    return format_list(items, "or" if either else "standard", locale())


def language_name(code: str) -> str:
    """The name of a language by its ISO 639 code, or by the one a text's language is told with: German, Deutsch."""
    if code == "als":
        return gettext("Alemannic")
    return str(locale().languages.get(code, code))
