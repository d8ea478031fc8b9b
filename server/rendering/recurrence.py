"""When a self-audit comes again, in words."""

from datetime import time

from server.store.recurrence import Recurrence
from server.translations import gettext
from server.translations.cldr import clock, weekdays


def in_words(recurrence: Recurrence) -> str:
    """``Every Monday at 09:00``."""
    at = clock(time.fromisoformat(recurrence.at))
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
