"""Weeks in which somebody was away, as they say: holidays, illness, leave. What is counted by the week is counted
without them, how somebody answers is not told by what others began in them, and nothing is late for their days."""

from collections.abc import Collection
from datetime import date, timedelta

import polars as pl

from auditor.facts import Window
from auditor.facts.away import days_there, weeks_away
from auditor.report import Missing
from auditor.translatable import gettext, ngettext

#: Days outside weeks away from which on something that also may not have been done at all is counted by the week (our
#: convention, grade E).
LEAST_THERE = 28


def is_away(day: pl.Expr, holidays: Collection[date]) -> pl.Expr:
    """Whether a local day lies in one of these weeks."""
    return day.dt.truncate("1w").is_in(weeks_away(holidays))


def without_away(rows: pl.DataFrame, window: Window, holidays: Collection[date]) -> pl.DataFrame:
    """Rows with ``at`` (UTC milliseconds) but for those of these weeks."""
    if not holidays or rows.is_empty():
        return rows
    return rows.filter(~window.days_of(rows["at"]).dt.truncate("1w").is_in(weeks_away(holidays)))


def hardly_there(first: date, last: date, holidays: Collection[date]) -> Missing | None:
    """What is missing where somebody was away nearly all the time between two days; else None."""
    there = len(days_there(first, last, holidays))
    if not holidays or there >= LEAST_THERE:
        return None
    return Missing(
        what=gettext(
            "This needs %(least)s days on which you were not away; there are %(have)s.", least=LEAST_THERE, have=there
        ),
        remedy=gettext("Look at a longer time, or look again later."),
        have=there,
        need=LEAST_THERE,
    )


def weeks_left_out(first: date, last: date, holidays: Collection[date]) -> str | None:
    """That weeks away are left out between two days; None where none are."""
    count = sum(first <= monday + timedelta(days=6) and monday <= last for monday in weeks_away(holidays))
    if not count:
        return None
    return ngettext(
        "%(num)s week in which you were away is left out.",
        "%(num)s weeks in which you were away are left out.",
        count,
    )


def not_counted(count: int) -> str | None:
    """That days away are no delay of some of what was measured; None where they are of none."""
    if not count:
        return None
    return ngettext(
        "For %(num)s of them the days on which you were away are not counted as a delay.",
        "For %(num)s of them the days on which you were away are not counted as a delay.",
        count,
    )


def came_away(count: int) -> str | None:
    """That conversations which others began in weeks away are left out; None where there are none."""
    if not count:
        return None
    return ngettext(
        "%(num)s conversation that began while you were away is left out.",
        "%(num)s conversations that began while you were away are left out.",
        count,
    )


def beside(*notes: str | None) -> str | None:
    """Several remarks as one; None where there are none."""
    return " ".join(note for note in notes if note) or None
