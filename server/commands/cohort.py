"""``rapport cohort``: many donated reports, or many people's activities, as tables and pictures."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.translatable import N_, visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, option
from server.translations import gettext, ngettext, translated

if TYPE_CHECKING:
    from auditor.cohort.counting import Cohort
    from auditor.cohort.reading import LeftOut
    from auditor.cohort.spark import Source
    from auditor.donations.donation import Donation

_NAMED = 20
_FILE = click.Path(exists=True, path_type=str)
_JDBC = "jdbc:"
#: Where the name and the password for a database are looked for: whoever can list processes can read their arguments.
_USER, _PASSWORD = "RAPPORT_JDBC_USER", "RAPPORT_JDBC_PASSWORD"


class _Readable(click.Path):
    """A file, a folder, or the address of a database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if str(value).startswith(_JDBC) else super().convert(value, param, ctx)


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=_Readable(exists=True, path_type=str))
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
    help=N_("spark: FILES are many people's activities in Parquet, or a jdbc: address; see docs/cohorts.md."),
)
@option("--people", help=N_("With spark: Parquet, or a table, of each person's answers and coverage."))
@option("--table", help=N_("With a jdbc: address: the table of activities."), default="activities", show_default=True)
@option("--driver", type=_FILE, help=N_("With a jdbc: address: Java's driver of the database, a jar."))
@option("--workers", type=click.IntRange(1, 1_024), help=N_("With spark: how many people are audited at once."))
@plain_failures
def cohort(
    files: tuple[str, ...],
    output: Path,
    engine: str,
    people: str | None,
    table: str,
    driver: str | None,
    workers: int | None,
) -> None:
    """Count donated reports (files, or folders of them): tables in CSV and one page of pictures.

    No group of fewer than ten people is shown, nor what would tell one by subtraction.
    """
    spark = engine == "spark"
    if not spark and (people or workers or driver or any(file.startswith(_JDBC) for file in files)):
        raise click.UsageError(gettext("This is for --engine spark."))
    try:
        from auditor.cohort.counting import cohort as of_files
        from auditor.cohort.counting import counted
    except ImportError as missing:
        raise Failure(gettext("This needs the package “duckdb”: install Rapport as rapport[cohort].")) from missing
    from server.rendering.cohort import write

    found = counted(_by_spark(files, people, table, driver, workers)) if spark else of_files(map(Path, files))
    _tell_left_out(found.left_out)
    write(found, output)
    _tell_counted(found, output)


def _source(files: Sequence[str], people: str | None, table: str, driver: str | None) -> "Source":
    """What Spark is to read. Fails, in a sentence, where that is not one thing."""
    from auditor.cohort.database import Database
    from auditor.cohort.spark import Source

    if not any(file.startswith(_JDBC) for file in files):
        if people and not Path(people).exists():
            raise Failure(gettext("There is no file %(file)s.", file=visible(people)))
        return Source(files, people)
    if len(files) > 1:
        raise Failure(gettext("A database is read by itself: give its address alone."))
    if "password" in files[0].casefold():
        raise Failure(gettext("Whoever lists processes would read the password. Put it into %(name)s.", name=_PASSWORD))
    user, password = os.environ.get(_USER), os.environ.get(_PASSWORD)
    return Source(database=Database(files[0], table, people, driver, user, password))


def _by_spark(
    files: Sequence[str], people: str | None, table: str, driver: str | None, workers: int | None
) -> "Iterator[Donation | LeftOut]":
    """What Spark makes of activities. Fails, in a sentence, where something is missing."""
    try:
        from auditor.cohort.spark import Failed, Lacking, NoJava, donations
    except ImportError as missing:
        raise Failure(gettext("This needs the package “pyspark”: install Rapport as rapport[spark].")) from missing
    source = _source(files, people, table, driver)
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
