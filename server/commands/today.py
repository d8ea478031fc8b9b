"""``rapport today``: what stands on the start page, in the terminal: who waits, one step, the verdict, what changed."""

import click

from server.commands.errors import plain_failures
from server.commands.latest import latest, sources_waiting
from server.commands.translated import Command
from server.installation.settings import Settings
from server.translations import gettext


@click.command(cls=Command)
@click.pass_obj
@plain_failures
def today(settings: Settings) -> None:
    """Say who waits for you, one step, and what changed, by the latest audit for which no days, sites or role were
    chosen."""
    from auditor.history.identities import answered_of_one
    from server.rendering import clock
    from server.rendering.discreet import of_steps
    from server.rendering.gratitude import good_news
    from server.rendering.kept_apart import KeptApart
    from server.rendering.lost_sight import in_a_line, kept_of_report
    from server.rendering.plain_console import plain_console
    from server.rendering.telling_question import asked_alone, telling_question
    from server.rendering.terminal import show_today
    from server.rendering.trials import stand
    from server.standing.past import long_past
    from server.standing.steps import done_today, steps
    from server.standing.trials import stands
    from server.standing.waiting import still
    from server.store.store import open_store
    from server.telling.sending import untold

    with open_store(settings) as store:
        report = latest(store)
        waiting = still(store, report)
        for problem in (clock.in_words(store), *(said for _, said in untold(store))):
            if problem:
                click.echo(problem)
        trials = [stand(store, each) for each in stands(store)]
        given = store.answers.get()
        answers = answered_of_one(given, store.same.identities())
        told = good_news(report, answers.never_proposed)
        quiet = "" if long_past(report) else in_a_line(kept_of_report(store, report), report.last)
        asks = telling_question(report, given)
        question = asked_alone(asks, given) if asks else ""
        said, rests = of_steps(steps(store, report, waiting), KeptApart(store)), done_today(store)
        if rests:
            said = said._replace(proposed=())
        show_today(report, waiting, said, plain_console(), trials, told, quiet, question)
        if rests:
            click.echo(gettext("You did a step today. One at a time is enough."))
        if apart := sources_waiting(store):
            click.echo(apart)
