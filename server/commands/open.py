"""``rapport open``: open the dashboard of the server that runs."""

import webbrowser

import click

from auditor.translatable import N_
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, option
from server.installation.settings import Settings
from server.translations import gettext


@click.command("open", cls=Command)
@option("--link", "only_link", is_flag=True, help=N_("Print a link to paste into a browser, instead of opening one."))
@click.pass_obj
@plain_failures
def open_(settings: Settings, only_link: bool) -> None:
    """Open the dashboard in your browser, while Rapport runs."""
    from server.entry.opening import link, running, write_page
    from server.store.persons import now
    from server.store.store import open_store

    port = running(settings)
    if port is None:
        raise Failure(gettext("Rapport is not running here. Start it with “rapport serve”, which opens it too."))
    with open_store(settings) as store:
        token = store.links.add(now())
    if only_link:
        click.echo(link(settings, port, token))
        click.echo(gettext("It lets one browser in, once, within five minutes. Show it to nobody."))
        return
    if not webbrowser.open(write_page(settings, port, token).as_uri()):
        raise Failure(gettext("No browser could be opened here. “rapport open --link” prints a link to paste."))
    click.echo(gettext("If your browser shows no dashboard: “rapport open --link” prints a link to paste into it."))
