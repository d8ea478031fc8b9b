"""Whether a report tells of days long past: it knows who waited then, and nothing of today."""

from datetime import UTC, datetime

from auditor.report import Report

#: Days beyond which the day itself says more than how long ago it was (our convention, grade E).
RECENT = 60


def long_past(report: Report) -> bool:
    """Whether a report ends so long ago that it tells who waited then, not who waits."""
    return (datetime.now(UTC).date() - report.last).days > RECENT
