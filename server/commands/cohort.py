"""``rapport cohort``: many donated reports, or many people's activities, as tables and pictures."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.translatable import N_, visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, option
from server.translations import gettext, ngettext, translated

if TYPE_CHECKING:
    from auditor.cohort.counting import Cohort
    from auditor.cohort.reading import LeftOut
    from auditor.donations.donation import Donation

_NAMED = 20
_FILE = click.Path(exists=True, path_type=str)


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=_FILE)
@option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help=N_("The folder for tables and pictures."),
)
@option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help=N_("spark: FILES are many people's activities in Parquet; see docs/cohorts.md."),
)
@option("--people", type=_FILE, help=N_("With spark: Parquet of each person's answers and coverage."))
@option("--workers", type=click.IntRange(1, 1_024), help=N_("With spark: how many people are audited at once."))
@plain_failures
def cohort(files: tuple[str, ...], output: Path, engine: str, people: str | None, workers: int | None) -> None:
    """Count donated reports (files, or folders of them): tables in CSV and one page of pictures.

    No group of fewer than ten people is shown, nor what would tell one by subtraction.
    """
    spark = engine == "spark"
    if not spark and (people or workers):
        raise click.UsageError(gettext("This is for --engine spark."))
    try:
        from auditor.cohort.counting import cohort as of_files
        from auditor.cohort.counting import counted
    except ImportError as missing:
        raise Failure(gettext("This needs the package “duckdb”: install Rapport as rapport[cohort].")) from missing
    from server.rendering.cohort import write

    found = counted(_by_spark(files, people, workers)) if spark else of_files(map(Path, files))
    _tell_left_out(found.left_out)
    write(found, output)
    _tell_counted(found, output)


def _by_spark(files: Sequence[str], people: str | None, workers: int | None) -> "Iterator[Donation | LeftOut]":
    """What Spark makes of activities. Fails, in a sentence, where something is missing."""
    try:
        from auditor.cohort.spark import Failed, Lacking, NoJava, Source, donations
    except ImportError as missing:
        raise Failure(gettext("This needs the package “pyspark”: install Rapport as rapport[spark].")) from missing
    source = Source(files, people)
    try:
        yield from donations(source, workers=workers)
    except NoJava as missing:
        raise Failure(gettext("Spark needs Java 17 or later, which is not on this machine.")) from missing
    except Lacking as lacking:
        columns = ", ".join(lacking.columns)
        raise Failure(gettext("What is to be read lacks these columns: %(columns)s", columns=columns)) from lacking
    except Failed as failed:
        raise Failure(
            gettext("Spark could not do it (%(fault)s). Nothing was written.", fault=visible(str(failed)))
        ) from failed


def _tell_left_out(left_out: "Sequence[LeftOut]") -> None:
    for each in left_out[:_NAMED]:
        click.echo(
            gettext("Left out %(file)s: %(why)s.", file=visible(str(each.file)), why=translated(each.why)), err=True
        )
    more = len(left_out) - _NAMED
    if more > 0:
        told = ngettext(
            "%(num)s more left out; left_out.csv names it.", "%(num)s more left out; left_out.csv names them.", more
        )
        click.echo(told, err=True)


def _tell_counted(found: "Cohort", output: Path) -> None:
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
