"""``rapport connect``: accounts of yours on sites, read over the sites' own interfaces."""

import webbrowser
from contextlib import closing
from datetime import datetime

import click

from auditor.translatable import N_, visible
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Group, option
from server.installation.settings import Settings
from server.store.connected import Connected
from server.store.persons import now
from server.store.store import Store, open_store
from server.translations import gettext, translated
from server.translations.cldr import decimal


@click.group(cls=Group)
def connect() -> None:
    """Accounts of yours on sites, which Rapport reads and never writes to."""


@connect.command()
@click.argument("instance")
@option("--open/--no-open", "browse", default=True, help=N_("Open the server's page in the browser."))
@click.pass_obj
@plain_failures
def mastodon(settings: Settings, instance: str, browse: bool) -> None:
    """Connect an account on Mastodon or its kin: you sign in on your server's own page."""
    from server.fetching import mastodon as site
    from server.fetching.client import FetchError
    from server.fetching.loopback import Listener

    with open_store(settings) as store:
        enrolled = store.owner.get().created
        try:
            with closing(Listener()) as listener:
                begun = site.begin(instance, listener.address)
                click.echo(gettext("Sign in on your server's page, and agree there that Rapport may read:"))
                click.echo(begun.address)
                if browse:
                    webbrowser.open(begun.address)
                given = listener.wait(begun.state)
            profile, secret = site.complete(begun, given)
        except FetchError as problem:
            raise Failure(visible(translated(problem.said))) from problem
        _fetched(store, store.connected.add(site.SITE, begun.server, profile.name, secret, now(), enrolled))


@connect.command()
@click.argument("handle")
@click.pass_obj
@plain_failures
def bluesky(settings: Settings, handle: str) -> None:
    """Connect an account on Bluesky by an app password, which you make in its settings under “Privacy and security”."""
    from server.fetching import bluesky as site
    from server.fetching.client import FetchError

    with open_store(settings) as store:
        enrolled = store.owner.get().created
        try:
            account = site.resolve(handle)
            password: str = click.prompt(gettext("App password"), hide_input=True, err=True)
            secret = site.sign_in(account, password)
        except FetchError as problem:
            raise Failure(visible(translated(problem.said))) from problem
        _fetched(store, store.connected.add(site.SITE, account.server, account.name, secret, now(), enrolled))


@connect.command()
@click.pass_obj
@plain_failures
def linkedin(settings: Settings) -> None:
    """Connect your account on LinkedIn (EEA and Switzerland) by a token, which you make for an app of your own."""
    from server.fetching import linkedin as site
    from server.fetching.client import FetchError

    with open_store(settings) as store:
        enrolled = store.owner.get().created
        try:
            token: str = click.prompt(gettext("Token of your app"), hide_input=True, err=True)
            account = site.sign_in(token)
        except FetchError as problem:
            raise Failure(visible(translated(problem.said))) from problem
        _fetched(store, store.connected.add(site.SITE, site.SERVER, account.name, account.secret, now(), enrolled))


@connect.command("list")
@click.pass_obj
@plain_failures
def list_accounts(settings: Settings) -> None:
    """All connected accounts, when they were last fetched, and what went wrong."""
    from server.fetching.fetching import notices

    with open_store(settings) as store:
        found = store.connected.all()
        said_of = {each.id: notices(store, each) for each in found}
    for each in found:
        fetched = _moment(each.fetched) if each.fetched else gettext("never")
        said = gettext("%(name)s, last fetched: %(when)s", name=each.name, when=fetched)
        click.echo(visible(f"{each.id[:8]}  {said}"))
        if not each.first:
            _indented(gettext("It is fetched only when you ask for it."))
        if each.failure:
            _indented(translated(each.failure))
        for notice in said_of[each.id]:
            _indented(translated(notice))
    if not found:
        click.echo(gettext("No account is connected. “rapport connect mastodon SERVER” connects one."))


@connect.command()
@click.argument("account", required=False)
@click.pass_obj
@plain_failures
def fetch(settings: Settings, account: str | None) -> None:
    """Fetch what is new of one account, or of all."""
    with open_store(settings) as store:
        found = [_found(store, account)] if account else store.connected.all()
        failed = [each for each in found if not _fetched(store, each)]
    if failed:
        raise Failure(gettext("Not fetched whole: %(accounts)s", accounts=", ".join(each.name for each in failed)))


@connect.command()
@click.argument("account")
@option("--before-audits/--when-asked", "first", default=True, help=N_("Fetch it before each self-audit, or not."))
@click.pass_obj
@plain_failures
def when(settings: Settings, account: str, first: bool) -> None:
    """Say whether an account is fetched before each self-audit."""
    with open_store(settings) as store:
        store.connected.switch(_found(store, account).id, first=first)


@connect.command()
@click.argument("account")
@click.pass_obj
@plain_failures
def remove(settings: Settings, account: str) -> None:
    """Disconnect an account. What was fetched of it stays."""
    from server.fetching.fetching import disconnect, unrevoked

    with open_store(settings) as store:
        found = _found(store, account)
        heard = disconnect(store, found)
    click.echo(gettext("%(name)s is disconnected. What was fetched stays.", name=visible(found.name)))
    if not heard:
        click.echo(translated(unrevoked(found)))


def _found(store: Store, account: str) -> Connected:
    found = [each for each in store.connected.all() if account == each.name or each.id.startswith(account)]
    if len(found) != 1:
        raise Failure(gettext("No account is called “%(name)s”; “rapport connect list” shows them.", name=account))
    return found[0]


def _fetched(store: Store, account: Connected) -> bool:
    """Fetch an account and say what came of it. Returns whether it went well."""
    from server.fetching import fetching

    done = fetching.fetch(store, account)
    new, known = decimal(done.new), decimal(done.known)
    click.echo(
        visible(gettext("%(file)s: %(new)s new, %(known)s already there", file=account.name, new=new, known=known))
    )
    for line in done.came:
        _indented(translated(line))
    if done.towards:
        count = decimal(done.towards)
        _indented(gettext("%(count)s of it others did: replies, reactions, shares, follows", count=count))
    for line in done.problems[:10]:
        _indented(translated(line))
    if done.more:
        click.echo(gettext("There is more: fetch it again."))
    if done.failure:
        click.echo(visible(translated(done.failure)), err=True)
    return done.failure is None


def _indented(line: str) -> None:
    click.echo(visible(f"  {line}"))


def _moment(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000).astimezone():%Y-%m-%d %H:%M}"
