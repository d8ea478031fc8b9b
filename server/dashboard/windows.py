"""Which days an audit looks at, and for which role, as the forms of a report's page say it."""

from datetime import UTC, date, datetime
from typing import Any

from flask import request

from auditor.report import Report, Role
from server.answers import Unfit
from server.audits.running import Selection
from server.rendering.labels import role
from server.store.store import Store
from server.translations import gettext

LEAST, MOST = 7, 3_650
_ALL = "all"


def offered(shown: Report) -> dict[str, Any]:
    """What the forms of a report's page offer: its days (``span``), ``windows`` to choose by one button and ``roles``
    to read it as, each with what people call it."""
    days = [(str(count), gettext("%(days)s days", days=count)) for count in (30, 90, 365)]
    return {
        "span": days_of(shown),
        "windows": [*days, (_ALL, gettext("all of it"))],
        "roles": [(each, role(each)) for each in Role],
    }


def asked(kept: Store, shown: Report | None) -> Selection:
    """What the forms ask for: a first or last day or another role, else a button's days, else the typed ones, else
    whichever days tell most. As many as the start page's report (``shown``) has are those of the form as it came: they
    were not chosen, and choose nothing. Raises Unfit."""
    if other := _other():
        return other
    wanted = request.form.get("window", "")
    if wanted == _ALL and (span := kept.activities.span()):
        return {"first": datetime.fromtimestamp(span[0] / 1000, UTC).astimezone(kept.owner.get().zone_info).date()}
    days = int(wanted) if wanted.isdecimal() and len(wanted) < 5 else request.form.get("days", type=int)
    if not days or (not wanted and shown and days == days_of(shown)):
        return {}
    return {"days": min(max(days, LEAST), MOST)}


def _other() -> Selection:
    """What the form of other days and another role asks for. Raises Unfit where that is no day or no role."""
    read_as, first, last = (request.form.get(name, "").strip() for name in ("read_as", "first", "last"))
    other: Selection = {}
    if read_as:
        if read_as not in set(Role):
            raise Unfit(gettext("There is no such role."))
        other["role"] = Role(read_as)
    if first or last:
        try:
            other["first"] = date.fromisoformat(first) if first else None
            other["last"] = date.fromisoformat(last) if last else None
        except ValueError:
            raise Unfit(gettext("Say the first and the last day as dates, or leave one open.")) from None
    return other


def days_of(report: Report) -> int:
    """How many days a report is of."""
    return (report.last - report.first).days + 1
