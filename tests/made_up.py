"""Reports of the made-up people, for tests that read one: each is made once per process, as an audit takes a second."""

from datetime import UTC, datetime
from functools import cache

from auditor.report import Report
from server import demonstration
from server.translations import language

#: For tests that do not depend on the day.
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def report_of(kind: str, now: datetime = NOON) -> Report:
    """The report of a made-up person in the current language."""
    return _made(kind, now, language())


@cache
def _made(kind: str, now: datetime, _language: str) -> Report:
    return demonstration.report_of(kind, now)
