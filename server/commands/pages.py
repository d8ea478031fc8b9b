"""``rapport visit`` and ``rapport read``: the person's own profile, from a public page or from one that they saved."""

from pathlib import Path

import click

from auditor.activities.sites import title
from auditor.translatable import N_, Told, visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, option
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import Store, open_store
from server.translations import gettext, ngettext, translated


@click.command(cls=Command)
@click.argument("url", required=False)
@option(
    "--before-audits/--once",
    "first",
    default=None,
    help=N_("Visit it before each self-audit too, or no more; unless told, that stays as it is."),
)
@option("--list", "listing", is_flag=True, help=N_("List the pages that are visited before each self-audit."))
@click.pass_obj
@plain_failures
def visit(settings: Settings, url: str | None, first: bool | None, listing: bool) -> None:
    """Open a public page that shows your own profile, and keep what it tells.

    Rapport never signs in, and does not go where a site forbids programs. There the browser extension reads your
    profile, or “rapport read” a page that you saved.
    """
    if listing == bool(url):
        raise click.UsageError(gettext("Give the address of a page, or --list."))
    from server.visiting import visiting

    with open_store(settings) as store:
        if not url:
            _list(store)
            return
        try:
            address = visiting.address_of(url)
            known = next((each for each in store.pages.all() if each.address == address), None)
            if first is False and known:
                store.pages.remove(known.id)
                known = None
            taken = visiting.visit(store, address)
            if first:
                known = store.pages.add(address, now())
            if known:
                store.pages.note(known.id, now())
        except Told as problem:
            raise Failure(visible(translated(problem.said))) from problem
    _tell(taken.site, taken.fields)
    if first:
        click.echo(gettext("It is visited before each self-audit from now on."))


@click.command(cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@option("--url", default="", help=N_("Where the page is from, if it does not say so itself."))
@click.pass_obj
@plain_failures
def read(settings: Settings, file: Path, url: str) -> None:
    """Read your own profile out of a page that you saved in your browser, and keep what it tells."""
    from server.visiting import visiting

    with open_store(settings) as store:
        try:
            taken = visiting.read_file(store, file, url)
        except Told as problem:
            raise Failure(f"{visible(file.name)}: {visible(translated(problem.said))}") from problem
    _tell(taken.site, taken.fields)


def _tell(site: str, fields: int) -> None:
    click.echo(
        ngettext(
            "%(num)s field of your profile was read (%(site)s). The page itself is not kept.",
            "%(num)s fields of your profile were read (%(site)s). The page itself is not kept.",
            fields,
            site=title(site),
        )
    )


def _list(store: Store) -> None:
    found = store.pages.all()
    for each in found:
        click.echo(visible(each.address))
        if each.failure:
            click.echo(visible(f"  {translated(each.failure)}"))
    if not found:
        click.echo(gettext("No page is visited before self-audits. “rapport visit URL --before-audits” adds one."))
