"""The command ``rapport erase``: everything or a part goes, then what is left is looked for and told."""

from datetime import date
from typing import TYPE_CHECKING

import click

from auditor.translatable import N_, visible
from server.commands.accounts import called
from server.commands.day import Day
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Command, confirmed, option
from server.installation.settings import Settings
from server.translations import gettext, ngettext
from server.translations.cldr import listed

if TYPE_CHECKING:
    from server.store.accounts import Account
    from server.store.choosing import Choice, Person
    from server.store.erasing import Erasure
    from server.store.store import Store

_NOT_ALL = 1  # exit code
_SHOWN = 20


@click.command(cls=Command)
@option("--person", "names", multiple=True, help=N_("Only this person: a name, or SITE/ID; may be given again."))
@option("--account", help=N_("Only what this account on a site did and got: a name or address, or SITE/NAME."))
@option("--site", help=N_("Only this site."))
@option("--from", "first", type=Day(), help=N_("Only from this day on; with --to."))
@option("--to", "last", type=Day(), help=N_("Up to this day; with --from."))
@option("--damaged", is_flag=True, help=N_("Only activities that are damaged, which rapport doctor lists."))
@option("--yes", is_flag=True, help=N_("Do not ask."))
@click.pass_context
@plain_failures
def erase(
    context: click.Context,
    names: tuple[str, ...],
    account: str | None,
    site: str | None,
    first: date | None,
    last: date | None,
    damaged: bool,
    yes: bool,
) -> None:
    """Erase all of it: activities, people, answers, reports, backups in the data folder; then look what is left.

    With --person, --account, --site, --from and --to or --damaged only that, with all that was derived from it.
    """
    settings: Settings = context.obj
    _check(names, account, site, first, last, damaged)
    if damaged:
        outcome = _erase_damaged(settings, yes)
    elif account is not None:
        outcome = _erase_account(settings, account, yes)
    elif names or site is not None or first is not None:
        outcome = _erase_part(settings, names, site, first, last, yes)
    else:
        outcome = _erase_all(settings, yes)
    for note in outcome.notes:
        click.echo(note)
    if outcome.left:
        click.echo(gettext("Not everything is erased. These are left:"), err=True)
        for left in outcome.left:
            click.echo(f"  {left}", err=True)
        context.exit(_NOT_ALL)
    click.echo(gettext("Erased. Nothing of it was found in the data folder any more."))


def _check(
    names: tuple[str, ...],
    account: str | None,
    site: str | None,
    first: date | None,
    last: date | None,
    damaged: bool,
) -> None:
    from auditor.activities.sites import sites

    if (first is None) != (last is None):
        raise click.UsageError(gettext("--from and --to belong together."))
    if first and last and first > last:
        raise click.UsageError(
            gettext("The window ends (%(last)s) before it begins (%(first)s).", last=last, first=first)
        )
    if [bool(names), account is not None, site is not None, first is not None, damaged].count(True) > 1:
        raise click.UsageError(gettext("Choose one: --person, --account, --site, --damaged, or --from and --to."))
    if site is not None and site not in sites():
        raise click.UsageError(
            gettext("There is no site “%(given)s”, only %(known)s.", given=site, known=listed(list(sites())))
        )


def _erase_all(settings: Settings, yes: bool) -> "Erasure":
    from server.store.erasing import erase as erase_all

    if not yes and not confirmed(
        gettext("Erase everything Rapport keeps in %(folder)s? This cannot be undone.", folder=settings.data)
    ):
        raise click.Abort
    return erase_all(settings)


def _erase_part(
    settings: Settings, names: tuple[str, ...], site: str | None, first: date | None, last: date | None, yes: bool
) -> "Erasure":
    from server.store.choosing import Choice
    from server.store.store import open_store

    with open_store(settings) as store:
        choice = Choice(tuple(somebody(store, name) for name in names), site, first, last)
        return _erase_choice(store, choice, yes)


def _erase_account(settings: Settings, name: str, yes: bool) -> "Erasure":
    from server.store.choosing import Choice
    from server.store.store import open_store

    with open_store(settings) as store:
        account = called(store, name)
        return _erase_choice(store, Choice(account=account.id), yes, account)


def _erase_choice(store: "Store", choice: "Choice", yes: bool, account: "Account | None" = None) -> "Erasure":
    from server.rendering.removal import in_words

    would = store.preview(choice)
    if not would.anything:
        raise Failure(gettext("Nothing of that is kept."))
    _ask(in_words(choice, would, store.acquaintances.names(choice.people), account), yes)
    return store.erase_part(choice)[1]


def _erase_damaged(settings: Settings, yes: bool) -> "Erasure":
    from server.store.checking import place_of
    from server.store.store import open_store

    with open_store(settings) as store:
        damaged = store.damaged()
        if not damaged:
            raise Failure(gettext("No activity is damaged."))
        for row in damaged[:_SHOWN]:
            click.echo(gettext("damaged: %(id)s of %(day)s on %(site)s", **place_of(row)))
        told = ngettext(
            "This erases %(num)s damaged activity. An archive or browser that tells of it again brings it back.",
            "This erases %(num)s damaged activities. An archive or browser that tells of them again brings them back.",
            len(damaged),
        )
        _ask(told, yes)
        return store.erase_damaged(damaged)[1]


def _ask(what: str, yes: bool) -> None:
    """Say what goes, and go on only if it may."""
    click.echo(what)
    if not yes and not confirmed(gettext("Erase this? It cannot be undone.")):
        raise click.Abort


def somebody(store: "Store", words: str) -> "Person":
    """The one person of that name, or SITE/ID. Raises Failure."""
    found = store.acquaintances.called(words)
    if not found:
        told = gettext("Nobody called “%(name)s” is kept here.", name=words)
        if near := store.acquaintances.like(words):
            told += " " + gettext("Did you mean “%(name)s”?", name=near[0])
        raise Failure(told)
    if len(found) > 1:
        told = listed([visible(f"{one.site}/{one.id}") for one in found[:20]])
        raise Failure(
            gettext(
                "Several people are called “%(name)s”. Give one by site and id: %(people)s", name=words, people=told
            )
        )
    return found[0].site, found[0].id
