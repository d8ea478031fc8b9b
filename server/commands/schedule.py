"""The command ``rapport schedule``: self-audits that run by themselves while the server does, and one right now."""

from typing import TYPE_CHECKING

import click

import auditor
from server.commands.errors import Failure, plain_failures
from server.settings import Settings
from server.store.recurrence import WEEKDAYS, Recurrence, Unfit, moment_in_words

if TYPE_CHECKING:
    from server.store.schedules import Schedule
    from server.store.store import Store

_SHOWN = 8  # of an id; any beginning that names one only will do


@click.group()
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
    for entry in found:
        zone = entry.recurrence.zone
        due = "paused" if entry.paused else f"next: {moment_in_words(entry.next_at, zone)} ({zone})"
        click.echo(f"{entry.id[:_SHOWN]}  {entry.recurrence}, over {entry.days} days; {due}")
        last = next((run for run in runs if run.schedule_id == entry.id), None)
        if last:
            why = f": {last.error}" if last.error else ""
            click.echo(f"{'':{_SHOWN}}  last: {moment_in_words(last.started, zone)}, {last.state}{why}")
    if not found:
        click.echo("Nothing is set up. Add one with: rapport schedule add")


@schedule.command()
@click.option(
    "--every",
    type=click.Choice(["daily", "weekly", "monthly"]),
    default="monthly",
    show_default=True,
    help="How often.",
)
@click.option("--at", default="09:00", show_default=True, help="Time of day where you live, as HH:MM.")
@click.option(
    "--weekday", type=click.Choice(WEEKDAYS, case_sensitive=False), help="For weekly ones; Monday unless told."
)
@click.option("--day", type=click.IntRange(1, 31), help="Day of the month, for monthly ones; the first unless told.")
@click.option(
    "--days", type=click.IntRange(7, 730), default=auditor.DAYS, show_default=True, help="Days to look at each time."
)
@click.pass_obj
@plain_failures
def add(settings: Settings, every: str, at: str, weekday: str | None, day: int | None, days: int) -> None:
    """Set up one more."""
    from server.store.persons import now
    from server.store.store import open_store

    if weekday is not None and every != "weekly":
        raise click.UsageError("--weekday is for --every weekly")
    if day is not None and every != "monthly":
        raise click.UsageError("--day is for --every monthly")
    with open_store(settings) as store:
        zone = store.owner.get().zone
        try:
            recurrence = Recurrence.checked(every, at, WEEKDAYS.index(weekday or WEEKDAYS[0]), day or 1, zone)
        except Unfit as problem:
            raise click.UsageError(str(problem)) from problem
        made = store.schedules.add(recurrence, days, now())
    click.echo(f"{made.id[:_SHOWN]}  {recurrence}; next: {moment_in_words(made.next_at, zone)} ({zone})")
    click.echo("It runs while Rapport is running; what comes due meanwhile is made up for once, at the next start.")


@schedule.command()
@click.argument("which")
@click.pass_obj
@plain_failures
def remove(settings: Settings, which: str) -> None:
    """Remove one by the id that list shows; its reports stay."""
    from server.store.store import open_store

    with open_store(settings) as store:
        store.schedules.remove(_one(store, which).id)
    click.echo("Removed. Its reports stay.")


@schedule.command()
@click.argument("which", required=False)
@click.pass_obj
@plain_failures
def run(settings: Settings, which: str | None) -> None:
    """Run one right now, as set up under an id, or over the last 90 days."""
    from rich.console import Console
    from rich.progress import Progress

    from server.self_audits.runner import SelfAudits
    from server.store.store import open_store

    with open_store(settings) as store:
        chosen = _one(store, which) if which else None
        with Progress(console=Console(stderr=True)) as bar:
            task = bar.add_task("Auditing", total=1)
            ended = SelfAudits(store).run(
                chosen.days if chosen else auditor.DAYS,
                chosen.id if chosen else None,
                lambda share: bar.update(task, completed=share),
            )
            bar.update(task, completed=1)
    if ended.state != "done":
        raise Failure(ended.error or f"it is {ended.state}")
    click.echo("Done. The report waits in the dashboard: rapport serve")


def _one(store: "Store", which: str) -> "Schedule":
    found = [entry for entry in store.schedules.all() if entry.id.startswith(which)]
    if len(found) != 1:
        raise Failure(
            f"{'no schedule' if not found else 'more than one schedule'} {which!r}; see rapport schedule list"
        )
    return found[0]
