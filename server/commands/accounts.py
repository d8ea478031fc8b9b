"""``rapport accounts``: which accounts on the sites are the person's, in the terminal."""

import click

from auditor.translatable import visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Group
from server.installation.settings import Settings
from server.store.accounts import Account
from server.store.store import Store, open_store
from server.translations import gettext


@click.group(cls=Group)
def accounts() -> None:
    """Which accounts on the sites are yours; what others did is left out of audits."""


@accounts.command("list")
@click.pass_obj
@plain_failures
def list_accounts(settings: Settings) -> None:
    """All accounts that are known, and whether they count."""
    from server.rendering.accounts import named, seen, standing

    with open_store(settings) as store:
        found = store.accounts.all()
    for account in found:
        click.echo(f"{named(account)}\n  {seen(account)} {standing(account)}")
    if not found:
        click.echo(gettext("Nothing has told of an account yet."))


@accounts.command()
@click.argument("name")
@click.pass_obj
@plain_failures
def mine(settings: Settings, name: str) -> None:
    """Say that an account is yours, by its name or address, or as SITE/NAME."""
    _answer(settings, name, mine=True)


@accounts.command("not-mine")
@click.argument("name")
@click.pass_obj
@plain_failures
def not_mine(settings: Settings, name: str) -> None:
    """Say that an account is somebody else's, or should not count as you."""
    _answer(settings, name, mine=False)


def _answer(settings: Settings, name: str, *, mine: bool) -> None:
    from server.audits.running import audit_now

    with open_store(settings) as store:
        account = called(store, name)
        store.accounts.answer(account, mine)
        latest = store.reports.last()
        if latest is not None and account.matters(mine):
            audit_now(store, first=latest.first, last=latest.last)
    click.echo(gettext("It counts as yours.") if mine else gettext("It is left out from now on, everywhere."))


def called(store: Store, name: str) -> Account:
    """The one account of that name or address. Raises Failure."""
    found = [each for each in store.accounts.all() if each.is_called(name)]
    if not found:
        raise Failure(gettext("There is no account “%(name)s”. “rapport accounts list” shows them.", name=name))
    if len(found) > 1:
        raise Failure(
            gettext(
                "Several accounts are called “%(name)s”. Name one by its address, or as SITE/NAME, such as "
                "“%(example)s”.",
                name=name,
                example=visible("/".join((found[0].site, (*found[0].me.addresses, *found[0].me.names)[0]))),
            )
        )
    return found[0]
