"""The latest report, which several commands speak of."""

from typing import TYPE_CHECKING

from server.commands.errors import Failure

if TYPE_CHECKING:
    from auditor.report import Report
    from server.store.store import Store


def latest(store: "Store") -> "Report":
    """The latest report. Raises Failure where there is none."""
    from server.audits import no_report

    report = store.reports.last()
    if report is None:
        raise Failure(no_report(store))
    return report
