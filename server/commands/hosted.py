"""``rapport hosted``: who belongs to a server for many. ``rapport serve --hosted`` serves it."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from auditor.translatable import N_
from server import MOST_UPLOADED
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Group, option
from server.entry.opening import HOST
from server.installation.hosting import MEGABYTE, USUAL, Hosting, Limits, Unhosted
from server.installation.settings import Settings
from server.translations import gettext

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_OPTIONS = (
    option("--origin", envvar="RAPPORT_ORIGIN", help=N_("How browsers reach it, as in https://rapport.example.")),
    option("--listen", default=HOST, show_default=True, help=N_("Address of this machine at which the proxy asks.")),
    option("--oidc-issuer", envvar="RAPPORT_OIDC_ISSUER", help=N_("The OpenID Connect provider that signs in.")),
    option(
        "--oidc-client",
        envvar="RAPPORT_OIDC_CLIENT",
        help=N_("Who Rapport is there; its secret is in RAPPORT_OIDC_SECRET."),
    ),
    option(
        "--proxy-header",
        envvar="RAPPORT_PROXY_HEADER",
        help=N_("The header in which the proxy says who asks; the secret shared with it is in RAPPORT_PROXY_SECRET."),
    ),
    option(
        "--proxy-address",
        "proxy_addresses",
        envvar="RAPPORT_PROXY_ADDRESS",
        multiple=True,
        help=N_("Address from which the proxy asks; may be given again."),
    ),
    option(
        "--most-kept",
        envvar="RAPPORT_MOST_KEPT",
        type=click.IntRange(min=1),
        default=USUAL.kept,
        show_default=True,
        help=N_("With --hosted: so many activities are kept of each person at most."),
    ),
    option(
        "--most-a-day",
        envvar="RAPPORT_MOST_A_DAY",
        type=click.IntRange(min=1),
        default=USUAL.a_day,
        show_default=True,
        help=N_("With --hosted: so many activities are taken of each person a day."),
    ),
    option(
        "--most-uploaded",
        envvar="RAPPORT_MOST_UPLOADED",
        type=click.IntRange(1, MOST_UPLOADED // MEGABYTE),
        default=USUAL.uploaded // MEGABYTE,
        show_default=True,
        help=N_("With --hosted: so many megabytes of archives are taken of each person at a time."),
    ),
)


def hosting_options(command: Decorated) -> Decorated:
    """The options of how a server for many is reached and signs in."""
    for each in reversed(_OPTIONS):
        command = each(command)
    return command


def checked(
    settings: Settings,
    *,
    origin: str | None,
    oidc_issuer: str | None,
    oidc_client: str | None,
    proxy_header: str | None,
    proxy_addresses: tuple[str, ...],
    most_kept: int,
    most_a_day: int,
    most_uploaded: int,
) -> Hosting:
    """What was given, with the secrets of the environment. Raises Failure."""
    if oidc_issuer:
        try:
            import authlib  # noqa: F401
        except ImportError as missing:
            raise Failure(gettext("Signing in needs more packages: pip install 'rapport[hosted]'.")) from missing
    try:
        return Hosting.checked(
            database_url=settings.database_url,
            origin=origin,
            issuer=oidc_issuer,
            client=oidc_client,
            client_secret=os.environ.get("RAPPORT_OIDC_SECRET"),
            proxy_header=proxy_header,
            proxy_addresses=proxy_addresses,
            proxy_secret=os.environ.get("RAPPORT_PROXY_SECRET"),
            limits=Limits(most_kept, most_a_day, most_uploaded * MEGABYTE),
        )
    except Unhosted as problem:
        raise click.UsageError(str(problem)) from problem


@click.group(cls=Group)
def hosted() -> None:
    """Who belongs to a server for many, see docs/hosting.md."""


@hosted.command("invite")
@click.argument("name")
@option("--keeper", is_flag=True, help=N_("As a keeper, who invites and removes too."))
@option(
    "--origin", envvar="RAPPORT_ORIGIN", required=True, help=N_("How browsers reach it, as in https://rapport.example.")
)
@click.pass_obj
@plain_failures
def invite(settings: Settings, name: str, keeper: bool, origin: str) -> None:
    """Print a link by which somebody may join, once, within seven days. NAME is how they are called there."""
    from server.store.memberships import COMMAND_LINE, LONGEST_NAME
    from server.store.person_stores import PersonStores
    from server.store.persons import now

    _check(settings)
    stores, moment = PersonStores(settings), now()
    try:
        token = stores.memberships.invite(name[:LONGEST_NAME], "keeper" if keeper else "person", moment)
        stores.memberships.note(moment, COMMAND_LINE, "invited", name[:LONGEST_NAME])
    finally:
        stores.close()
    click.echo(f"{origin.rstrip('/')}/join#{token}")
    click.echo(gettext("It works once, within seven days. Show it to nobody else."), err=True)


@hosted.command("people")
@click.pass_obj
@plain_failures
def people(settings: Settings) -> None:
    """Who belongs here and who is invited, with the beginning of their ids."""
    from rich.table import Table

    from server.rendering.plain_console import plain_console
    from server.store.person_stores import PersonStores
    from server.store.persons import now

    _check(settings)
    stores = PersonStores(settings)
    try:
        members, waiting = stores.memberships.members(), stores.memberships.invitations(now())
    finally:
        stores.close()
    table = Table(gettext("Id"), gettext("Name"), "", gettext("Joined"), gettext("Last here"))
    for each in members:
        role = gettext("keeper") if each.role == "keeper" else ""
        table.add_row(each.person_id[:8], each.name, role, each.joined, each.seen or "")
    plain_console().print(table if members else gettext("Nobody has joined yet. “rapport hosted invite NAME” invites."))
    if waiting:
        invited = Table(gettext("Invitation"), gettext("Name"), "")
        for invitation in waiting:
            role = gettext("keeper") if invitation.role == "keeper" else ""
            invited.add_row(invitation.id[:8], invitation.name, role)
        plain_console().print(invited)


@hosted.command("withdraw")
@click.argument("invitation")
@click.pass_obj
@plain_failures
def withdraw(settings: Settings, invitation: str) -> None:
    """Have an invitation let nobody in; by its id or its beginning."""
    from server.store.memberships import COMMAND_LINE
    from server.store.person_stores import PersonStores
    from server.store.persons import now

    _check(settings)
    stores, moment = PersonStores(settings), now()
    try:
        found = [each for each in stores.memberships.invitations(moment) if each.id.startswith(invitation)]
        if len(found) != 1:
            raise Failure(
                gettext(
                    "“%(invitation)s” begins no invitation, or several; “rapport hosted people” shows them.",
                    invitation=invitation,
                )
            )
        name = stores.memberships.withdraw(found[0].id, moment, COMMAND_LINE)
    finally:
        stores.close()
    if name is not None:
        click.echo(gettext("The invitation of %(name)s is withdrawn.", name=name))


@hosted.command("remove")
@click.argument("person")
@click.pass_obj
@plain_failures
def remove(settings: Settings, person: str) -> None:
    """Remove somebody with all that is kept of them; by their id or its beginning."""
    from server.store.memberships import COMMAND_LINE
    from server.store.person_stores import PersonStores
    from server.store.persons import now

    _check(settings)
    stores = PersonStores(settings)
    try:
        found = [each for each in stores.memberships.members() if each.person_id.startswith(person)]
        if len(found) != 1:
            raise Failure(
                gettext("“%(person)s” begins no id, or several; “rapport hosted people” shows them.", person=person)
            )
        gone = stores.remove(found[0].person_id, now(), COMMAND_LINE)
    finally:
        stores.close()
    if gone:
        click.echo(gettext("%(name)s is removed, with all that was kept.", name=gone.name))
        if gone.role == "keeper":
            click.echo(gettext("They were a keeper, so all invitations that were not used yet are withdrawn too."))


def _check(settings: Settings) -> None:
    if not settings.database_url.startswith("postgresql"):
        raise click.UsageError(
            gettext(
                "One server for many needs PostgreSQL: give RAPPORT_DATABASE_URL, as in postgresql://…, or "
                "--database, which other users of the machine can read. SQLite is for one person."
            )
        )
