"""``rapport export``: all kept activities in a file, with people's names or without."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from auditor.translatable import N_
from server.commands.errors import plain_failures
from server.commands.translated import Command, option
from server.installation.private_files import private_file
from server.installation.settings import Settings
from server.translations import gettext, ngettext

if TYPE_CHECKING:
    from server.store.exporting import Format


@click.command(cls=Command)
@option("--format", "form", type=click.Choice(["as2", "csv", "parquet"]), default="as2", show_default=True)
@option("--share", is_flag=True, help=N_("For others to see: no names, ids, texts or times of day."))
@option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help=N_("The file to write."))
@click.pass_obj
@plain_failures
def export(settings: Settings, form: str, share: bool, output: Path) -> None:
    """Write all kept activities to a file."""
    from server.store.store import open_store

    with open_store(settings) as store, private_file(output) as file:
        count = store.activities.export(file, cast("Format", form), share=share)
    click.echo(
        ngettext("%(num)s activity written to %(file)s", "%(num)s activities written to %(file)s", count, file=output)
    )
    if not share:
        say_named()


def say_named() -> None:
    """Say on standard error of a file just written that it names people, and how to have one that does not."""
    click.echo(gettext("It is for your eyes: people are named in it. With --share nobody is."), err=True)
