"""``rapport trials``: trials of steps in the terminal: what lot drew, whom to do it for, and what came of them."""

import click

from auditor.translatable import N_
from server.commands.errors import Failure, plain_failures
from server.commands.latest import latest
from server.commands.translated import Group, option
from server.installation.settings import Settings
from server.store.store import Store
from server.store.trials import KeptTrial
from server.translations import gettext


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
@plain_failures
def trials(context: click.Context) -> None:
    """List trials of steps, with what the lot drew and what came of them."""
    if context.invoked_subcommand is not None:
        return
    from server.rendering import trials as telling
    from server.rendering.discreet import of_trials
    from server.standing import trials as trying
    from server.store.store import open_store

    with open_store(context.obj) as store:
        found = of_trials(store)
        for kept in found:
            click.echo(f"{kept.id[:8]}  {gettext(kept.trial.action)}")
            click.echo(f"  {telling.standing(kept.trial)}")
            for number, week in enumerate(trying.weeks(store, kept.trial)):
                click.echo(f"  {telling.week(kept.trial, number, week.is_with)}")
            if trying.today(store) >= trying.over_on(kept.trial):
                for sentence in telling.result(kept.trial, trying.shown(store, kept.trial)):
                    click.echo(f"  {sentence}")
        if not found:
            click.echo(
                gettext("There is no trial yet: “rapport trials begin” starts one of a step of the latest report.")
            )


@trials.command()
@click.argument("audit", required=False)
@option("--weeks", type=click.IntRange(4, 8), default=8, show_default=True, help=N_("How many weeks it lasts."))
@click.pass_obj
@plain_failures
def begin(settings: Settings, audit: str | None, weeks: int) -> None:
    """Take up the step of an audit and begin a trial of it on Monday; without one, say which there are."""
    from server.rendering import trials as telling
    from server.rendering.discreet import of_steps
    from server.rendering.kept_apart import KeptApart
    from server.standing import trials as trying
    from server.standing.steps import steps
    from server.store.persons import now
    from server.store.steps import Step
    from server.store.store import open_store

    with open_store(settings) as store:
        report = latest(store)
        now_taken = of_steps(steps(store, report, report.waiting), KeptApart(store)).taken
        found = {tip.audit: Step("", tip.audit, tip.action, "taken", now(), about=tip.about) for tip in report.tips}
        if now_taken:
            found[now_taken.audit] = now_taken
        plans = {name: plan for name, step in found.items() if (plan := trying.plan_of(store, step))}
        if audit is None or audit not in plans:
            for name in plans:
                click.echo(f"{name}: {found[name].action}")
            if audit is not None or not plans:
                raise Failure(gettext("There is no trial of this step, or one is under way."))
            return
        for sentence in telling.beforehand(plans[audit], gettext(trying.tried(found[audit]))):
            click.echo(sentence)
        if not found[audit].id:
            store.steps.add(audit, found[audit].action, "taken", now(), about=found[audit].about)
        trying.begin(store, found[audit], weeks)
    click.echo(gettext("It begins on Monday."))


@trials.command()
@click.argument("trial")
@click.argument("name")
@click.pass_obj
@plain_failures
def draw(settings: Settings, trial: str, name: str) -> None:
    """Ask the lot whether to do it for somebody."""
    from server.standing import trials as trying
    from server.store.store import open_store

    with open_store(settings) as store:
        drawn = trying.draw(store, _found(store, trial), name)
    if drawn is None:
        raise Failure(gettext("Give a name, while the trial is under way."))
    told = gettext("%(name)s: with it.", name=drawn.name) if drawn.is_with else None
    click.echo(told or gettext("%(name)s: as always.", name=drawn.name))


@trials.command()
@click.argument("trial")
@click.pass_obj
@plain_failures
def withdraw(settings: Settings, trial: str) -> None:
    """Withdraw from a trial."""
    from server.store.persons import now
    from server.store.store import open_store

    with open_store(settings) as store:
        store.trials.withdraw(_found(store, trial).id, now())


def _found(store: Store, trial: str) -> KeptTrial:
    found = [each for each in store.trials.all() if each.id.startswith(trial)]
    if len(found) != 1:
        raise Failure(gettext("There is no such trial."))
    return found[0]
