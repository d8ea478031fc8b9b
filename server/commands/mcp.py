"""``rapport mcp``: answers the program that started it, over standard input and output, read-only."""

import click

from auditor.translatable import N_
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, option
from server.entry import languages
from server.installation.call_log import CallLog
from server.installation.settings import Settings
from server.rendering.calls import asked, client, outcome
from server.store.store import open_to_read
from server.translations import gettext, speaking
from server.translations.cldr import moment

_SHOWN = 100


@click.command(cls=Command)
@option("--names", is_flag=True, help=N_("Name people. Without it they are “person 1”, “person 2”, …"))
@option("--texts", is_flag=True, help=N_("Show what those who wait wrote, where texts are kept; needs --names."))
@option("--log", "show_log", is_flag=True, help=N_("Print which programs asked what, the latest first."))
@click.pass_obj
@plain_failures
def mcp(settings: Settings, names: bool, texts: bool, show_log: bool) -> None:
    """Answer a program on this machine over the Model Context Protocol: read-only, every call logged.

    The program starts it by itself; docs/programs.md says how.
    """
    log = CallLog(settings)
    if show_log:
        _show(settings, log)
        return
    if texts and not names:
        raise click.UsageError(gettext("--texts needs --names: texts hold names."))
    try:
        from server.programs.serving import serve
    except ImportError as missing:
        raise Failure(gettext("This needs the package “mcp”: install Rapport as rapport[mcp].")) from missing
    from server.programs.answering import Answers

    with open_to_read(settings) as store, speaking(languages.of_owner(store)):
        serve(Answers(store, names=names, texts=texts), log)


def _show(settings: Settings, log: CallLog) -> None:
    calls = log.latest(_SHOWN)
    for call in calls:
        click.echo(f"{moment(call.at, settings.zone)}  {client(call)}  {asked(call)}: {outcome(call)}")
    if not calls:
        click.echo(gettext("No program has asked yet."))
