"""``rapport cohort``: many donated reports as tables and pictures."""

from pathlib import Path

import click

from auditor.translatable import N_, visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, option
from server.translations import gettext, ngettext, translated

_NAMED = 20


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help=N_("The folder for tables and pictures."),
)
@plain_failures
def cohort(files: tuple[Path, ...], output: Path) -> None:
    """Count donated reports (files, or folders of them): tables in CSV and one page of pictures.

    No group of fewer than ten people is shown, nor what would tell one by subtraction.
    """
    try:
        from auditor.cohort.counting import cohort as counted
    except ImportError as missing:
        raise Failure(gettext("This needs the package “duckdb”: install Rapport as rapport[cohort].")) from missing
    from server.rendering.cohort import write

    found = counted(files)
    for each in found.left_out[:_NAMED]:
        click.echo(
            gettext("Left out %(file)s: %(why)s.", file=visible(str(each.file)), why=translated(each.why)), err=True
        )
    more = len(found.left_out) - _NAMED
    if more > 0:
        told = ngettext(
            "%(num)s more left out; left_out.csv names it.", "%(num)s more left out; left_out.csv names them.", more
        )
        click.echo(told, err=True)
    write(found, output)
    if not found.people:
        raise Failure(gettext("There are fewer than ten people, so nothing is shown."))
    click.echo(
        ngettext(
            "Donations of at least %(num)s person counted. Tables and pictures are in %(folder)s.",
            "Donations of at least %(num)s people counted. Tables and pictures are in %(folder)s.",
            found.people,
            folder=output,
        )
    )
