"""The start page's report, which several commands speak of."""

from typing import TYPE_CHECKING

import click

from server.commands.errors import Failure
from server.translations import gettext

if TYPE_CHECKING:
    from auditor.report import Report
    from server.store.store import Store


def latest(store: "Store") -> "Report":
    """The latest report for which no days, sites or role were chosen, else the latest; on standard error stands what was imported since. Raises Failure where there is none."""
    from server.audits import no_report, since

    report = store.reports.last()
    if report is None:
        raise Failure(no_report(store))
    if new := since(store, report):
        again = gettext("“rapport audit” looks again.")
        click.echo(f"{new} {again}", err=True)
    return report
