"""The demonstration: a made-up person's activity, so that one can look around before giving anything of oneself."""

from collections.abc import Callable
from datetime import UTC, datetime

from auditor import audit
from auditor.activity import Activity
from auditor.expectations import Expectations
from auditor.report import Report
from server.demonstration.stories import corporate, journalist

STORIES: dict[str, Callable[[datetime], tuple[list[Activity], Expectations]]] = {
    "corporate": corporate,
    "media": journalist,
}
KINDS = {"corporate": "an employee outside sales", "media": "a journalist"}
NOTE = "This is {kind}, made up for this demonstration. Nobody's data are shown."


def report_of(kind: str, now: datetime | None = None) -> Report:
    """The report of a made-up person, kept nowhere. ``kind`` is one of KINDS."""
    activities, answers = STORIES[kind](now or datetime.now(UTC))
    return audit(activities, answers)
