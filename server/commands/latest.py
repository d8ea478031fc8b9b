"""The start page's report, which several commands speak of."""

from typing import TYPE_CHECKING

import click

from server.commands.errors import Failure
from server.translations import gettext

if TYPE_CHECKING:
    from auditor.report import Report
    from server.store.store import Store


def latest(store: "Store") -> "Report":
    """The latest report for which no days, sites or role were chosen, else the latest, as it is shown, without whom
    the person keeps apart; on standard error stands what was imported since. Raises Failure where there is none."""
    from server.audits.running import no_report, since
    from server.rendering.discreet import discreet

    report = store.reports.last()
    if report is None:
        raise Failure(no_report(store))
    if new := since(store, report):
        again = gettext("“rapport audit” looks again.")
        click.echo(f"{new} {again}", err=True)
    return discreet(store, report)


def sources_waiting(store: "Store") -> str:
    """How many of those wait whom the person keeps apart, with the command that names them; empty where nobody does."""
    from server.rendering.discreet import count_sources

    report = store.reports.last()
    told = count_sources(store, report) if report else ""
    named = gettext("“rapport people apart” names them.")
    return f"{told} {named}" if told else ""


def say_if_by_itself(store: "Store", report: "Report") -> None:
    """Say on standard error that a report is not the start page's, where it is not."""
    shown = store.reports.last()
    if shown is not None and shown.id != report.id:
        kept_to = gettext(
            "This audit stands by itself: “rapport today”, “rapport people” and the start page keep to the latest one "
            "for which no days, sites or role were chosen."
        )
        click.echo(kept_to, err=True)
