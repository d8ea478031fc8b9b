"""When a self-audit comes again, in words."""

from datetime import time

from server.store.recurrence import TELLING, Recurrence
from server.store.schedules import Schedule
from server.translations import gettext, ngettext
from server.translations.cldr import clock, moment, weekdays


def in_words(recurrence: Recurrence) -> str:
    """``Every Monday at 09:00``."""
    if recurrence.every == "import":
        return gettext("After every import that brought something new")
    if recurrence.cron is not None:
        return gettext("By the rule “%(rule)s”", rule=recurrence.cron)
    at = clock(time.fromisoformat(recurrence.at))
    if recurrence.every == "step":
        return gettext("Four weeks after a step was taken up, at %(time)s", time=at)
    if recurrence.weekday is not None:
        return gettext("Every %(weekday)s at %(time)s", weekday=weekdays()[recurrence.weekday], time=at)
    if recurrence.monthday is None:
        return gettext("Every day at %(time)s", time=at)
    if recurrence.monthday > 28:
        return gettext(
            "On day %(day)s of every month (the last day of a shorter month) at %(time)s",
            day=recurrence.monthday,
            time=at,
        )
    return gettext("On day %(day)s of every month at %(time)s", day=recurrence.monthday, time=at)


def looked_at(days: int) -> str:
    """How long a window a self-audit looks at; TELLING leaves it to the audit."""
    if days == TELLING:
        return gettext("the last 90 days, or the last year where it tells more")
    return ngettext("the last day", "the last %(num)s days", days)


def next_in_words(schedule: Schedule) -> str:
    """When a schedule that is not paused is due next, on the clock where the person lives."""
    if schedule.next_at is not None:
        return moment(schedule.next_at, schedule.recurrence.zone)
    if schedule.recurrence.every == "import":
        return gettext("after the next import")
    return gettext("when a step has been taken up for four weeks; none is now")
