"""Which days an audit looks at, as the form of a report's page says it."""

from datetime import UTC, datetime

from flask import request

from auditor.report import Report
from server.audits.running import Selection
from server.store.store import Store
from server.translations import gettext

LEAST, MOST = 7, 3_650
_ALL = "all"


def offered() -> list[tuple[str, str]]:
    """Windows to choose by one button: what each is called in the form, and by people."""
    days = [(str(count), gettext("%(days)s days", days=count)) for count in (30, 90, 365)]
    return [*days, (_ALL, gettext("all of it"))]


def asked(kept: Store, shown: Report | None) -> Selection:
    """What the form asks for: a button's days, else the typed ones, else whichever days tell most. As many as the start
    page's report (``shown``) has are those of the form as it came: they were not chosen, and choose nothing."""
    wanted = request.form.get("window", "")
    if wanted == _ALL and (span := kept.activities.span()):
        return {"first": datetime.fromtimestamp(span[0] / 1000, UTC).astimezone(kept.owner.get().zone_info).date()}
    days = int(wanted) if wanted.isdecimal() and len(wanted) < 5 else request.form.get("days", type=int)
    if not days or (not wanted and shown and days == days_of(shown)):
        return {}
    return {"days": min(max(days, LEAST), MOST)}


def days_of(report: Report) -> int:
    """How many days a report is of."""
    return (report.last - report.first).days + 1
