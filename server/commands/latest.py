"""The latest report, which several commands speak of, and what to say where there is none yet."""

from typing import TYPE_CHECKING

from server.commands.errors import Failure
from server.translations import gettext

if TYPE_CHECKING:
    from auditor.report import Report
    from server.store.store import Store


def latest(store: "Store") -> "Report":
    """The latest report. Raises Failure where there is none."""
    report = store.reports.last()
    if report is None:
        raise Failure(no_report(store))
    return report


def no_report(store: "Store") -> str:
    """That there is no report, and what comes before one."""
    if store.activities.span() is None:
        return gettext("There is no report yet. Import an archive, then run “rapport audit”.")
    return gettext("There is no report yet. Run “rapport audit”.")
