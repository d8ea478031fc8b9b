"""The command ``rapport schedule``: self-audits that run by themselves while the server does, and one right now."""

from typing import TYPE_CHECKING, get_args

import click

from auditor.translatable import N_, visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Group, option
from server.installation.settings import Settings
from server.rendering.recurrence import in_words, looked_at, next_in_words
from server.store.recurrence import TELLING, WEEKDAYS, Every, Recurrence, Unfit
from server.translations import gettext
from server.translations.cldr import moment

if TYPE_CHECKING:
    from auditor.report import Report
    from server.store.runs import Run
    from server.store.schedules import Schedule
    from server.store.store import Store

_SHOWN = 8  # of an id; any beginning that names one only will do


@click.group(cls=Group)
def schedule() -> None:
    """Have self-audits run by themselves while Rapport is running."""


@schedule.command(name="list")
@click.pass_obj
@plain_failures
def list_(settings: Settings) -> None:
    """List what is set up, when it is next due, and how it went last."""
    from server.store.store import open_store

    with open_store(settings) as store:
        found, runs = store.schedules.all(), store.runs.latest(limit=500)
        postponed = store.schedules.postponed()
    for entry in found:
        zone = entry.recurrence.zone
        values = {"rule": in_words(entry.recurrence), "window": looked_at(entry.days), "zone": zone}
        if entry.paused:
            told = gettext("%(rule)s, over %(window)s; paused", **values)
        else:
            told = gettext("%(rule)s, over %(window)s; next: %(when)s (%(zone)s)", **values, when=next_in_words(entry))
        click.echo(f"{entry.id[:_SHOWN]}  {told}")
        last = next((run for run in runs if run.schedule_id == entry.id), None)
        if last:
            click.echo(f"{'':{_SHOWN}}  {_how_it_went(last, zone)}")
        if later := postponed.get(entry.id):
            told = gettext(
                "it broke off, also when it was repeated; tried again: %(when)s", when=moment(later.at, zone)
            )
            click.echo(f"{'':{_SHOWN}}  {told}")
    if not found:
        click.echo(gettext("Nothing is set up. Add one with: rapport schedule add"))


def _how_it_went(run: "Run", zone: str) -> str:
    from server.rendering.labels import under_way

    values = {"when": moment(run.started, zone), "state": under_way(run.state)}
    if run.error:
        return gettext("last: %(when)s, %(state)s: %(reason)s", **values, reason=run.error)
    return gettext("last: %(when)s, %(state)s", **values)


@schedule.command()
@option(
    "--every",
    type=click.Choice(get_args(Every)),
    help=N_("How often, after every import, or four weeks after a step was taken up; monthly unless told."),
)
@option(
    "--cron", "rule", metavar="RULE", help=N_("A rule as cron takes it, such as “30 8 * * 1-5”; then without --every.")
)
@option("--at", default="09:00", show_default=True, help=N_("Time of day where you live, as HH:MM."))
@option("--weekday", type=click.Choice(WEEKDAYS, case_sensitive=False), help=N_("For weekly ones; Monday unless told."))
@option("--day", type=click.IntRange(1, 31), help=N_("Day of the month, for monthly ones; the first unless told."))
@option(
    "--days",
    type=click.IntRange(7, 730),
    help=N_("Days to look at each time; unless told, 90, or 365 where those tell more."),
)
@click.pass_obj
@plain_failures
def add(
    settings: Settings,
    every: str | None,
    rule: str | None,
    at: str,
    weekday: str | None,
    day: int | None,
    days: int | None,
) -> None:
    """Set up one more."""
    from server.store.persons import now
    from server.store.store import open_store

    if rule is not None and every not in {None, "cron"}:
        raise click.UsageError(gettext("Give either --every or --cron."))
    every = "cron" if rule is not None else every or "monthly"
    if weekday is not None and every != "weekly":
        raise click.UsageError(gettext("--weekday is for --every weekly."))
    if day is not None and every != "monthly":
        raise click.UsageError(gettext("--day is for --every monthly."))
    with open_store(settings) as store:
        zone = store.owner.get().zone
        try:
            recurrence = Recurrence.checked(every, at, WEEKDAYS.index(weekday or WEEKDAYS[0]), day or 1, zone, rule)
        except Unfit as problem:
            raise click.UsageError(str(problem)) from problem
        made = store.schedules.add(recurrence, days or TELLING, now())
    told = gettext(
        "%(rule)s; next: %(when)s (%(zone)s)", rule=in_words(recurrence), when=next_in_words(made), zone=zone
    )
    click.echo(f"{made.id[:_SHOWN]}  {told}")
    click.echo(
        gettext("It runs while Rapport is running. What came due meanwhile is made up for once, at the next start.")
    )


@schedule.command()
@click.argument("which")
@click.pass_obj
@plain_failures
def remove(settings: Settings, which: str) -> None:
    """Remove one by the id that list shows; its reports stay."""
    from server.store.store import open_store

    with open_store(settings) as store:
        store.schedules.remove(_one(store, which).id)
    click.echo(gettext("Removed. Its reports stay."))


@schedule.command()
@click.argument("which", required=False)
@click.pass_obj
@plain_failures
def run(settings: Settings, which: str | None) -> None:
    """Run one right now, as set up under an id, or over the days that tell most."""
    from rich.progress import Progress

    from server.rendering.labels import under_way
    from server.rendering.plain_console import plain_console
    from server.self_audits.runner import SelfAudits
    from server.store.store import open_store

    with open_store(settings) as store:
        chosen = _one(store, which) if which else None
        before = store.reports.last()
        with Progress(console=plain_console(stderr=True)) as bar:
            task = bar.add_task(gettext("Auditing"), total=1)
            ended = SelfAudits(store).run(
                chosen.days if chosen else TELLING,
                chosen.id if chosen else None,
                lambda share: bar.update(task, completed=share),
            )
            bar.update(task, completed=1)
        if ended.state != "done":
            raise Failure(ended.error or under_way(ended.state))
        click.echo(gettext("Done. The report waits in the dashboard: rapport serve"))
        for line in _news(store, ended.report_id, before):
            click.echo(visible(line))


def _news(store: "Store", made: str | None, before: "Report | None") -> tuple[str, ...]:
    """What a message would say of a report that was asked for: none is sent of it, and the next one says what is new
    since then."""
    from server.telling.digest import digest

    report = store.reports.get(made) if made else None
    told = digest(store, report, before, names_people=True) if report else None
    return (told.title, *told.lines) if told else ()


def _one(store: "Store", which: str) -> "Schedule":
    found = [entry for entry in store.schedules.all() if entry.id.startswith(which)]
    if not found:
        raise Failure(gettext("There is no schedule “%(which)s”; see rapport schedule list.", which=which))
    if len(found) > 1:
        raise Failure(gettext("There is more than one schedule “%(which)s”; see rapport schedule list.", which=which))
    return found[0]
