"""Whether a report tells of days long past: it knows who waited then, and nothing of today."""

from datetime import UTC, datetime

from auditor.report import Report, Tip

#: Days beyond which the day itself says more than how long ago it was (our convention, grade E).
RECENT = 60


def long_past(report: Report) -> bool:
    """Whether a report ends so long ago that it tells who waited then, not who waits."""
    return (datetime.now(UTC).date() - report.last).days > RECENT


def proposed(report: Report) -> tuple[Tip, ...]:
    """The steps of a report, of which one that ends long ago proposes none that names somebody of then."""
    past = long_past(report)
    return tuple(tip for tip in report.tips if not (past and names_somebody(tip)))


def names_somebody(tip: Tip) -> bool:
    """Whether a step is about one person, or names some."""
    return bool(tip.about or tip.named)
