"""Reads cron rules of five fields, such as ``30 8 * * 1-5``. APScheduler parses them and finds the days.

Two things differ from APScheduler, so that a rule means the same as in cron: Sunday is 0 or 7, and a rule that names
both days of the month and weekdays is refused, because cron joins them by “or” and APScheduler by “and”.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from server.translations import gettext

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

LONGEST = 100  # characters
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_TERM = re.compile(r"(?:(\*)|(\w{1,3})(?:-(\w{1,3}))?)(?:/([1-7]))?")


class NoRule(ValueError):  # noqa: N818
    """The text is not a cron rule that Rapport accepts; the message says why."""


def checked(rule: str) -> str:
    """The rule with single spaces between its fields. Raises NoRule."""
    if len(rule) > LONGEST:
        raise NoRule(gettext("A rule of cron's has at most %(count)s characters here.", count=LONGEST))
    kept = " ".join(rule.split())
    fields = kept.split(" ")
    if len(fields) != 5:
        reason = gettext(
            "“%(rule)s” does not have five fields (minute, hour, day of the month, month, weekday): “30 8 * * 1-5”.",
            rule=kept,
        )
        raise NoRule(reason)
    if not (fields[0].isascii() and fields[0].isdigit()):
        raise NoRule(gettext("Let a rule begin with one minute, 0 to 59: a self-audit comes at most once an hour."))
    if fields[2] != "*" and fields[4] != "*":
        raise NoRule(gettext("Name days of the month or weekdays in a rule, not both."))
    if next(times(kept, datetime(2000, 1, 1)), None) is None:  # noqa: DTZ001
        raise NoRule(gettext("“%(rule)s” falls on no day at all.", rule=kept))
    return kept


def times(rule: str, since: datetime) -> Iterator[datetime]:
    """The wall-clock times at which a rule falls, from ``since`` on, without a time zone. Raises NoRule."""
    trigger, moment = _trigger(rule), since.replace(tzinfo=UTC)  # UTC neither skips nor repeats a time
    while found := trigger.get_next_fire_time(None, moment):
        yield found.replace(tzinfo=None)
        moment = found.replace(minute=59, second=59)


def _trigger(rule: str) -> "CronTrigger":
    from apscheduler.triggers.cron import CronTrigger

    *others, weekdays = rule.split(" ")
    try:
        return CronTrigger.from_crontab(" ".join((*others, _weekdays(weekdays))), UTC)
    except ValueError as problem:
        raise NoRule(gettext("“%(rule)s” is no rule as cron takes them.", rule=rule)) from problem


def _weekdays(field: str) -> str:
    """A field of weekdays with names in place of numbers, because APScheduler counts from Monday. Raises ValueError."""
    if field == "*":
        return field
    found: set[int] = set()
    for term in field.split(","):
        parts = _TERM.fullmatch(term)
        if parts is None:
            raise ValueError(term)
        everyday, first, last, step = parts.groups()
        begin = 0 if everyday else _weekday(first)
        end = 6 if everyday or (step and not last) else _weekday(last or first)
        found.update(day % 7 for day in range(begin, (end if end >= begin else end + 7) + 1, int(step or 1)))
    return ",".join(_WEEKDAYS[day] for day in sorted(found))


def _weekday(name: str) -> int:
    if name.lower() in _WEEKDAYS:
        return _WEEKDAYS.index(name.lower())
    if name not in tuple("01234567"):
        raise ValueError(name)
    return int(name)
