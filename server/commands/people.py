"""``rapport people``: the people of the latest report, in the terminal."""

from collections.abc import Iterable

import click

from auditor.ego_network import EgoNetwork
from auditor.report import Report
from server.commands.errors import Failure, plain_failures
from server.commands.translated import Group
from server.settings import Settings
from server.store.store import Store
from server.translations import gettext, ngettext
from server.translations.cldr import day


@click.group(cls=Group)
def people() -> None:
    """List people: who waits, ties, what is open, introductions you could make, whom you lost sight of."""


@people.command()
@click.pass_obj
@plain_failures
def waiting(settings: Settings) -> None:
    """Who waits for an answer of yours."""
    from server.rendering.filters import count_new, wrote
    from server.store.store import open_store
    from server.waiting import still

    with open_store(settings) as store:
        found = still(store, _latest(store))
    new = [each for each in found if each.new]
    known = [f"{each.name}: {wrote(each)}" for each in found if not each.new]
    if known or not new:
        _print(known, gettext("Nobody waits for you"))
    if new:
        _print([f"{count_new(new)}:", *(f"  {each.name}: {wrote(each)}" for each in new)], "")


@people.command()
@click.pass_obj
@plain_failures
def ties(settings: Settings) -> None:
    """With whom you exchange most."""
    from server.rendering.network import last_contact

    network = _network(settings)
    told = []
    for tie in network.ties:
        said = ngettext("%(num)s exchange in 12 months", "%(num)s exchanges in 12 months", tie.exchanges)
        last = last_contact(tie)
        told.append(f"{tie.name}: {said}, {last}")
    _print(told, gettext("No two-way exchange with anybody is known from the last 12 months."))


@people.command()
@click.pass_obj
@plain_failures
def dormant(settings: Settings) -> None:
    """Whom you lost sight of."""
    from server.rendering.network import last_contact

    network = _network(settings)
    _print((f"{tie.name}: {last_contact(tie)}" for tie in network.dormant), gettext("Nobody."))


@people.command(name="open")
@click.pass_obj
@plain_failures
def open_(settings: Settings) -> None:
    """What is open between you, as far as messages tell."""
    from server.rendering.network import loop

    network = _network(settings)
    _print((f"{loop(each)} ({day(each.day)})" for each in network.loops), gettext("Nothing that is known."))


@people.command()
@click.pass_obj
@plain_failures
def introductions(settings: Settings) -> None:
    """Introductions you could make."""
    from server.rendering.network import reason

    network = _network(settings)
    _print(
        (reason(each) for each in network.matches),
        gettext("None stands out. The list of your connections in your archive tells who works where."),
    )


def _latest(store: Store) -> Report:
    report = store.reports.last()
    if report is None:
        raise Failure(gettext("There is no report yet. Import an archive, then run “rapport audit”."))
    return report


def _network(settings: Settings) -> EgoNetwork:
    from server.store.store import open_store

    with open_store(settings) as store:
        return _latest(store).network or EgoNetwork()


def _print(lines: Iterable[str], otherwise: str) -> None:
    told = list(lines)
    for line in told or [otherwise]:
        click.echo(line)
