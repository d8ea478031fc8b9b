"""The commands ``rapport compare`` and ``rapport reports``: two reports side by side, and those that are kept."""

from datetime import date
from typing import TYPE_CHECKING

import click

from auditor.translatable import N_
from server.commands.day import Day
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, one_of, option
from server.installation.settings import Settings
from server.translations import gettext
from server.translations.cldr import day, moment

if TYPE_CHECKING:
    from auditor.report import Report
    from server.store.store import Store

SHOWN = 8  # of an id; any beginning that names one only will do
KEPT = 10_000


@click.command(cls=Command)
@option("--brief", is_flag=True, help=N_("Only the beginnings of their ids."))
@click.pass_obj
@plain_failures
def reports(settings: Settings, brief: bool) -> None:
    """List the reports that are kept, the latest first."""
    from server.audits.running import no_report
    from server.rendering.comparing import differing_sites
    from server.store.store import open_store

    with open_store(settings) as store:
        found, zone = store.reports.latest(limit=KEPT), store.owner.get().zone
        nothing = no_report(store)
    for each, sites in zip(found, differing_sites(found), strict=True):
        if brief:
            click.echo(each.id[:SHOWN])
            continue
        made = moment(round(each.created.timestamp() * 1000), zone)
        told = gettext("%(first)s to %(last)s, made: %(made)s", first=day(each.first), last=day(each.last), made=made)
        if sites:
            told = gettext("%(report)s: %(sites)s", report=told, sites=sites)
        click.echo(f"{each.id[:SHOWN]}  {told}")
    if not found and not brief:
        click.echo(nothing)


@click.command(cls=Command)
@click.argument("which", nargs=-1)
@option(
    "--period", "periods", type=(Day(), Day()), multiple=True, help=N_("First and last day of a period; give it twice.")
)
@option("--site", "sites", multiple=True, help=N_("A site; give it twice."))
@option(
    "--days", type=click.IntRange(7, 3_650), default=90, show_default=True, help=N_("For sites: days up to the latest.")
)
@option("--brief", is_flag=True, help=N_("One sentence, and a line for each that differs."))
@click.pass_obj
@plain_failures
def compare(
    settings: Settings,
    which: tuple[str, ...],
    periods: tuple[tuple[date, date], ...],
    sites: tuple[str, ...],
    days: int,
    brief: bool,
) -> None:
    """Set two reports side by side: those of two ids (WHICH, see “rapport reports”), of two periods or of two sites. By
    itself the latest report and the one before of the same sites, or else the one before."""
    from auditor.activities.sites import sites as declared
    from auditor.report.comparing import compare as compared
    from server.audits.running import Nothing, NoWindow, make_report
    from server.rendering.terminal import show_comparison
    from server.store.store import open_store
    from server.translations.speaker import auditing

    if sum(map(bool, (which, periods, sites))) > 1:
        raise click.UsageError(gettext("Give two reports, two periods or two sites."))
    if any(each and len(each) != 2 for each in (which, periods, sites)):
        raise click.UsageError(gettext("It takes two to compare."))
    for site in sites:
        one_of(N_("There is no site “%(given)s”, only %(known)s."), site, list(declared()))
    for first, last in periods:
        if first > last:
            raise click.UsageError(
                gettext("The window ends (%(last)s) before it begins (%(first)s).", last=last, first=first)
            )
    with open_store(settings) as store:
        zone = store.owner.get().zone
        try:
            if periods:
                one, other = (make_report(store, first=first, last=last) for first, last in periods)
            elif sites:
                one, other = (make_report(store, sites=(site,), days=days) for site in sites)
            else:
                one, other = _kept(store, which)
        except Nothing as nothing:
            raise Failure(str(nothing)) from nothing
        except NoWindow as wrong:
            raise click.UsageError(str(wrong)) from wrong
    from server.rendering.plain_console import plain_console

    with auditing():
        found = compared(one, other)
    show_comparison(one, other, found, plain_console(), zone=zone, brief=brief)


def _kept(store: "Store", which: tuple[str, ...]) -> "tuple[Report, Report]":
    """Two reports that are kept: of these ids, or the latest and the one before it of the same sites, if any."""
    from server.store.reports import one_before

    headings = store.reports.latest(limit=KEPT)
    before = one_before(headings)
    if not which and before is None:
        raise Failure(gettext("There are no two reports yet. Compare two periods, or run “rapport audit” once more."))
    names = [whole_id(beginning, [each.id for each in headings]) for beginning in which]
    if before is not None and not names:
        names = [before.id, headings[0].id]
    one, other = (store.reports.get(name) for name in names)
    if one is None or other is None:
        raise Failure(gettext("One of them was made by another version of Rapport and cannot be read any more."))
    return one, other


def whole_id(beginning: str, known: list[str]) -> str:
    """The id of a report that begins so. Raises Failure where none does, or several do."""
    found = [name for name in known if name.startswith(beginning)]
    if len(found) != 1:
        told = N_("There is no report “%(which)s”; see rapport reports.")
        more = N_("There is more than one report “%(which)s”; see rapport reports.")
        raise Failure(gettext(more if found else told, which=beginning))
    return found[0]
