"""The command ``rapport erase``: everything goes, then what is left is looked for and told."""

import click

from auditor.translatable import N_
from server.commands.errors import plain_failures
from server.commands.translated import Command, confirmed, option
from server.settings import Settings
from server.translations import gettext

_NOT_ALL = 1  # exit code


@click.command(cls=Command)
@option("--yes", is_flag=True, help=N_("Do not ask."))
@click.pass_context
@plain_failures
def erase(context: click.Context, yes: bool) -> None:
    """Erase all of it: activities, people, answers, reports, backups in the data folder; then look what is left."""
    from server.store.erasing import erase as erase_all

    settings: Settings = context.obj
    if not yes and not confirmed(
        gettext("Erase everything Rapport keeps in %(folder)s? This cannot be undone.", folder=settings.data)
    ):
        raise click.Abort
    outcome = erase_all(settings)
    for note in outcome.notes:
        click.echo(note)
    if outcome.left:
        click.echo(gettext("Not everything is erased. These are left:"), err=True)
        for left in outcome.left:
            click.echo(f"  {left}", err=True)
        context.exit(_NOT_ALL)
    click.echo(gettext("Everything is erased. Nothing of it was found in the data folder any more."))
