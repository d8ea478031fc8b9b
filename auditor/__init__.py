"""Rapport's auditor: activities in, a Report out. Knows no server, no database and no page."""

from collections.abc import Iterable
from datetime import UTC, date, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.activities.activity import Activity, Coverage
    from auditor.answers.expectations import Expectations, Preferences
    from auditor.facts.window import Window as Window  # named by whoever asks for one
    from auditor.report import Report, Role

DAYS = 90
#: Between these may the first and the last day of a window lie.
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)


class WindowError(ValueError):
    """There is no such window; the message says why."""


def audit(
    activities: "Iterable[Activity]",
    expectations: "Expectations | None" = None,
    *,
    first: date | None = None,
    last: date | None = None,
    days: int = DAYS,
    role: "Role | None" = None,
    zone: tzinfo = UTC,
    coverage: "tuple[Coverage, ...]" = (),
    preferences: "Preferences | None" = None,
) -> "Report":
    """Audit a plain list of activities.

    The window is ``first`` to ``last`` (local days, both inside), by default the ``days`` up to the latest activity
    that is not in the future. Raises WindowError for an upside-down window and for days that are too far away.
    """
    from auditor.answers.expectations import Expectations
    from auditor.history.history import History
    from auditor.runner.run import run

    history = History.of(activities, zone=zone, coverage=coverage)
    return run(
        history,
        expectations or Expectations(),
        window(history.last_at, first=first, last=last, days=days, zone=zone),
        role=role,
        preferences=preferences,
    )


def window(
    last_at: int | None,
    *,
    first: date | None = None,
    last: date | None = None,
    days: int = DAYS,
    zone: tzinfo = UTC,
    today: date | None = None,
) -> "Window":
    """The window an audit is about; see ``audit``. ``last_at`` is the latest activity in UTC milliseconds."""
    from datetime import datetime

    from auditor.facts import Window

    for day in (first, last):
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise WindowError(f"{day} does not lie between {FIRST_DAY} and {LAST_DAY}")
    today = today or datetime.now(zone).date()
    latest = today if last_at is None else min(today, datetime.fromtimestamp(last_at / 1000, zone).date())
    end = last or latest
    begin = first or end - timedelta(days=days - 1)
    if begin > end:
        raise WindowError(f"the window ends ({end}) before it begins ({begin})")
    return Window.of_days(begin, end, zone, None if last else today)
