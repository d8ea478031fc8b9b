"""``rapport extension``: where the browser extension is and how it is loaded, signed or packed."""

import sys
from pathlib import Path

import click

from auditor.translatable import N_
from server.commands.errors import plain_failures
from server.commands.translated import Command, one_of, option
from server.installation.extension import folder, list_sites, pack
from server.installation.person_browser import BROWSERS, open_own_page, usual_browser
from server.rendering.loading_extension import forgets, signing, steps
from server.translations import gettext, ngettext


@click.command(cls=Command)
@option(
    "--browser",
    "chosen",
    metavar="NAME",
    help=N_("Say the steps of this browser, instead of the one in which your system opens addresses."),
)
@option("--sign", is_flag=True, help=N_("Say how to have it signed for Firefox, with a key of your own."))
@option(
    "--zip",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help=N_("Write the packages for the browsers' stores into this folder."),
)
@plain_failures
def extension(chosen: str | None, sign: bool, target: Path | None) -> None:
    """Say where the browser extension is and how to load it into your browser, or pack it for the stores."""
    name = one_of(N_("There is no browser “%(given)s” here, only %(known)s."), chosen, list(BROWSERS))
    place = folder()
    sites = list_sites(place)
    if target is not None:
        for file in pack(place, target):
            click.echo(file)
        return
    click.echo(place)
    click.echo()
    if sign:
        _number(signing(place))
        click.echo(
            gettext(
                "Mozilla is sent the extension then, and nothing of yours. Rapport itself uploads nothing and keeps no "
                "key."
            )
        )
        return
    click.echo(
        ngettext(
            "It can watch %(num)s site, only after you switch it on.",
            "It can watch %(num)s sites, each only after you switch it on.",
            len(sites),
        )
    )
    name = name or usual_browser()
    names = "|".join(each for each in BROWSERS if each != name)
    if name is None:
        click.echo(
            gettext(
                "Which browser is yours is not known here. Name it: “rapport extension --browser %(names)s”",
                names=names,
            )
        )
        return
    # Nobody looks at a browser while a script reads what is printed.
    _number(steps(name, place, opened=sys.stdout.isatty() and open_own_page(name)))
    if note := forgets(name):
        click.echo(note)
    click.echo(gettext("The steps of another browser: “rapport extension --browser %(names)s”", names=names))


def _number(said: list[str]) -> None:
    for place, step in enumerate(said, 1):
        click.echo(f"{place}. {step}")
