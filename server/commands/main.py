"""The command ``rapport``. Exit codes: 0 done, 1 failed with a one-line reason, 2 wrong usage."""

import sys
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from auditor.translatable import N_, visible
from server.commands.accounts import accounts
from server.commands.backup import backup, restore
from server.commands.cohort import cohort
from server.commands.comparing import compare, reports
from server.commands.connect import connect
from server.commands.day import Day
from server.commands.devices import devices
from server.commands.donate import donate
from server.commands.erase import erase
from server.commands.errors import Failure, plain_failures
from server.commands.export import export, say_named
from server.commands.extension import extension
from server.commands.hosted import checked, hosted, hosting_options
from server.commands.mcp import mcp
from server.commands.open import open_
from server.commands.pages import read, visit
from server.commands.people import people
from server.commands.phone import phone
from server.commands.schedule import schedule
from server.commands.service import service
from server.commands.sites import sites
from server.commands.today import today
from server.commands.translated import Command, Terminal, confirmed, one_of, option, speak_as_set
from server.commands.trials import trials
from server.declarations.kept import follow
from server.installation.settings import PORT, Settings, SettingsError
from server.translations import gettext, look_up, translated
from server.translations.cldr import listed

_PAGER_WIDTH = 100


def _settings(data: Path | None, database: str | None) -> Settings:
    try:
        return Settings.load(data, database)
    except SettingsError as problem:
        raise Failure(str(problem)) from problem


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from server import release

    commit = release.commit() or gettext("unknown")
    click.echo(f"{release.NAME} {release.version()}")
    click.echo(gettext("commit %(commit)s, database schema %(schema)s", commit=commit, schema=release.schema()))
    context.exit()


@click.group(cls=Terminal, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="RAPPORT_DATA",
    help=N_("Folder of your data. [env: RAPPORT_DATA]"),
)
@option("--database", envvar="RAPPORT_DATABASE_URL", help=N_("Database URL. [env: RAPPORT_DATABASE_URL]"))
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help=N_("Show version, commit where known, and schema, and exit."),
)
@click.pass_context
def main(context: click.Context, data: Path | None, database: str | None) -> None:
    """Is it the site, or how it is used? An audit of your own networking, on your own machine.

    Without a command it serves the dashboard and opens it.
    """
    context.obj = settings = _settings(data, database)
    follow(settings.data)
    if context.invoked_subcommand not in (mcp.name, hosted.name):  # which open no store of one person
        speak_as_set(context, settings)
    if context.invoked_subcommand is None:
        context.invoke(serve)


@main.command()
@option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65_535), help=N_("Port on this machine."))
@option("--open/--no-open", "browse", default=True, help=N_("Open the browser."))
@option("--hosted", "for_many", is_flag=True, help=N_("Serve many, on PostgreSQL and behind a proxy with TLS."))
@hosting_options
@click.pass_obj
@plain_failures
def serve(settings: Settings, /, port: int, browse: bool, for_many: bool, listen: str, **given: Any) -> None:
    """Serve the dashboard on this machine and open it; or serve many with --hosted, see docs/hosting.md."""
    if for_many:
        from server.web.serving import serve_many

        serve_many(settings, checked(settings, **given), address=listen, port=port)
        return
    from server.web.serving import serve_dashboard

    serve_dashboard(settings, port=port, browse=browse)


@main.command()
@option("--role", type=click.Choice(["corporate", "media"]), default="corporate", show_default=True)
@option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65_535), help=N_("Port on this machine."))
@option("--open/--no-open", "browse", default=True, help=N_("Open the browser."))
@option("--text", is_flag=True, help=N_("Print the report instead of serving it."))
@plain_failures
def demo(role: str, port: int, browse: bool, text: bool) -> None:
    """Meet a made-up person, in a folder that is thrown away: an employee who is not in sales, or a journalist."""
    import tempfile

    from server.demonstration import install
    from server.rendering.plain_console import plain_console
    from server.web.serving import serve_dashboard

    with tempfile.TemporaryDirectory(prefix="rapport-demo-") as folder:
        settings = Settings.load(Path(folder), f"sqlite:///{folder}/rapport.sqlite3")
        report = install(settings, role)
        if text:
            from server.rendering.terminal import show

            show(report, plain_console())
        else:
            serve_dashboard(settings, port=port, browse=browse)


class ImportCommand(Command):
    """A command whose help ends with the archives that can be read, each with the way to it on its site."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        from auditor.archives import archives

        with formatter.section(gettext("Archives")):
            told = [
                (translated(archive.title), f"{' › '.join(map(look_up, archive.steps))}. {look_up(archive.advice)}")
                for archive in archives()
            ]
            formatter.write_dl(told)


@main.command(name="import", cls=ImportCommand)
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@option("--me", "me", default="", help=N_("Who you are in them, by name or address, where an archive leaves it open."))
@option(
    "--watch",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=N_("Import whatever lands in this folder, until Ctrl+C. Its files stay as they are."),
)
@click.pass_obj
@plain_failures
def import_(settings: Settings, files: tuple[Path, ...], me: str, folder: Path | None) -> None:
    """Import the archives that sites give you of your data: zips, files, and folders of one or of several."""
    from server.commands.imports import import_with_progress, watch
    from server.imports.together import apart
    from server.rendering.plain_console import plain_console
    from server.store.store import open_store

    if not files and folder is None:
        raise click.UsageError(gettext("Name the archives to import, or a folder by --watch."))
    console = plain_console(stderr=True)
    with open_store(settings) as store:
        store.imports.abandon()
        archives = [each for file in files for each in apart(file)]
        failed = import_with_progress(store, archives, console, me)
        if folder is not None:
            watch(store, folder, console, me)
    if failed:
        names = listed([visible(file.name) for file in failed])
        raise Failure(gettext("Not imported whole: %(files)s", files=names))


@main.command()
@option(
    "--days",
    type=click.IntRange(7, 3_650),
    help=N_("Days up to the latest; unless told, 90, or 365 where those tell more."),
)
@option("--from", "first", type=Day(), help=N_("First day, instead of --days."))
@option("--to", "last", type=Day(), help=N_("Last day; by default that of your latest activity."))
@option("--site", "sites", multiple=True, help=N_("Only this site; may be given again."))
@option("--role", help=N_("Read for this role instead of your own."))
@option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "html", "pdf"]), default="text", show_default=True
)
@option("--share", is_flag=True, help=N_("For others to see: nobody is named."))
@option("--output", type=click.Path(dir_okay=False, path_type=Path), help=N_("Write to this file."))
@option("--mute", multiple=True, help=N_("“I see it differently”: leave this audit out from now on."))
@option("--unmute", multiple=True, help=N_("Take an audit up again."))
@click.pass_obj
@plain_failures
def audit(
    settings: Settings,
    days: int | None,
    first: date | None,
    last: date | None,
    sites: tuple[str, ...],
    role: str | None,
    form: str,
    share: bool,
    output: Path | None,
    mute: tuple[str, ...],
    unmute: tuple[str, ...],
) -> None:
    """Audit your activity and print the report.

    With days, sites or a role chosen it stands by itself: the start page, today and people keep to the latest one
    without."""
    from auditor.activities.sites import sites as declared
    from auditor.audits.catalogue import AUDITS
    from auditor.report import Role
    from server.audits.running import Nothing, NoWindow, audit_now, change_muted
    from server.commands.latest import say_if_by_itself
    from server.store.recurrence import TELLING
    from server.store.store import open_store

    chosen = one_of(N_("There is no role “%(given)s”, only %(known)s."), role, [entry.value for entry in Role])
    for site in sites:
        one_of(N_("There is no site “%(given)s”, only %(known)s."), site, list(declared()))
    for name in (*mute, *unmute):
        one_of(N_("There is no audit “%(given)s”, only %(known)s."), name, list(AUDITS))
    if first and last and first > last:
        raise click.UsageError(
            gettext("The window ends (%(last)s) before it begins (%(first)s).", last=last, first=first)
        )
    if form == "pdf" and output is None:
        raise click.UsageError(gettext("--format pdf needs --output."))
    with open_store(settings) as store:
        change_muted(store, mute=mute, unmute=unmute)
        try:
            report = audit_now(
                store,
                aside=bool(days or first or last or sites or chosen),
                days=days or TELLING,
                first=first,
                last=last,
                sites=sites,
                role=Role(chosen) if chosen else None,
            )
        except Nothing as nothing:
            raise Failure(str(nothing)) from nothing
        except NoWindow as wrong:
            raise click.UsageError(str(wrong)) from wrong
        say_if_by_itself(store, report)
        from server.rendering.discreet import discreet
        from server.rendering.nameless import shared

        report = shared(store, report) if share else discreet(store, report)
    from server.rendering.files import write_report

    write_report(report, form, output)
    if output is not None and not share:
        say_named()


@main.command()
@option("--file", "source", type=click.File("rb"), help=N_("Answers as JSON instead; what it does not name stays."))
@option("--show", "only_show", is_flag=True, help=N_("Print your answers as JSON."))
@option("--all", "everything", is_flag=True, help=N_("Ask also what single audits and the verdict read."))
@option("--still-true", "old", is_flag=True, help=N_("Ask only whether old answers are still true."))
@option("--one", is_flag=True, help=N_("Ask only what would let the verdict tell more."))
@click.pass_obj
@plain_failures
def expectations(settings: Settings, /, source: IO[bytes] | None, only_show: bool, **only: bool) -> None:
    """Answer what only you can say: what you hope for, and what you expect."""
    from server.commands import expectations as asking
    from server.store.store import open_store

    with open_store(settings) as store:
        answers = store.answers.get()
        if only_show:
            click.echo(asking.as_json(answers))
            return
        store.answers.add(asking.asked(store, **only) if source is None else asking.from_file(source, answers))
    click.echo(gettext("Your answers are kept. “rapport audit” looks again."))


@main.command()
@option("--new-key", is_flag=True, help=N_("Make a new key where the old one is gone for good; asks first."))
@click.pass_obj
@plain_failures
def doctor(settings: Settings, new_key: bool) -> None:
    """Check the installation and say what is wrong and what would help."""
    from server.commands.doctor import checks

    if new_key:
        _ask_for_new_key(settings)
    found = checks(settings)
    for check in found:
        mark = gettext("ok") if check.fine else gettext("BAD")
        click.echo(f"{mark:4} {check.what}")
        if check.remedy:
            click.echo(f"     {check.remedy}")
    if not all(check.fine for check in found):
        sys.exit(1)


def _ask_for_new_key(settings: Settings) -> None:
    from server.store.key_check import forget_check

    if (settings.data / "key").exists():
        raise Failure(gettext("There is a key already, and it stays."))
    click.echo(gettext("Browsers must be connected again, and archives imported once more are taken for new ones."))
    if not confirmed(gettext("Make a new key?")):
        raise Failure(gettext("Nothing was changed."))
    forget_check(settings)
    settings.make_key()


main.add_command(hosted)
main.add_command(export)
main.add_command(extension)
main.add_command(today)
main.add_command(reports)
main.add_command(compare)
main.add_command(people)
main.add_command(accounts)
main.add_command(trials)
main.add_command(phone)
main.add_command(visit)
main.add_command(read)
main.add_command(sites)
main.add_command(schedule)
main.add_command(service)
main.add_command(connect)
main.add_command(devices)
main.add_command(erase)
main.add_command(open_)
main.add_command(mcp)
main.add_command(donate)
main.add_command(cohort)
main.add_command(backup)
main.add_command(restore)
