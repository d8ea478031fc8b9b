"""``rapport people``: the people of the latest report, in the terminal."""

from collections.abc import Iterable
from itertools import groupby

import click

from auditor.activities.sites import title as site_title
from auditor.history.identities import answered_of_one
from auditor.report.ego_network import EgoNetwork
from auditor.translatable import N_
from server.commands.erase import somebody
from server.commands.errors import Failure, plain_failures
from server.commands.latest import latest, sources_waiting
from server.commands.translated import Group, option
from server.installation.settings import Settings
from server.store.choosing import Person
from server.store.store import Store
from server.translations import gettext, ngettext


@click.group(cls=Group)
def people() -> None:
    """List people: who waits, ties, what is open, introductions you could make, whom you lost sight of, who is one."""


@people.command()
@click.pass_obj
@plain_failures
def waiting(settings: Settings) -> None:
    """Who waits for an answer of yours."""
    from server.rendering.waiting import count_longer, count_new, count_pitching, count_selling, waiters, wrote
    from server.standing.waiting import still_and_longer
    from server.store.store import open_store

    with open_store(settings) as store:
        report = latest(store)
        found, longer = still_and_longer(store, report)
        apart = sources_waiting(store)
    parts = waiters(found)
    if parts.known or not (parts.new or parts.pitching):
        _print((f"{each.name}: {wrote(each)}" for each in parts.known), gettext("Nobody waits for you"))
    if parts.new:
        _print([f"{count_new(parts.new)}:", *(f"  {each.name}: {wrote(each)}" for each in parts.new)], "")
    for some, counted in ((parts.perhaps, count_pitching), (parts.selling_on, count_selling)):
        if some:
            _print([f"{counted(some)}:", *(f"  {each.name}: {wrote(each)}" for each in some)], "")
    if longer:
        _print([f"{count_longer(longer)}:", *(f"  {each.name}: {wrote(each)}" for each in longer)], "")
    if apart:
        click.echo(apart)


@people.command()
@click.pass_obj
@plain_failures
def ties(settings: Settings) -> None:
    """With whom you exchange most."""
    from server.rendering.network import last_contact, whom_addressed
    from server.store.store import open_store

    with open_store(settings) as store:
        network = latest(store).network or EgoNetwork()
        refused = answered_of_one(store.answers.get(), store.same.identities()).not_this_person
    told = []
    for tie in (each for each in network.ties if each.person not in refused):
        said = ngettext("%(num)s exchange in 12 months", "%(num)s exchanges in 12 months", tie.exchanges)
        last = last_contact(tie)
        told.append(f"{tie.name}: {said}, {last}")
    _print(told, gettext("No two-way exchange with anybody is known from the last 12 months."))
    for site, addressed in groupby(network.addressed, key=lambda each: each.site):
        words = whom_addressed(list(addressed))
        click.echo(gettext("On %(site)s, whom you write to: %(people)s", site=site_title(site), people=words))


@people.command()
@click.pass_obj
@plain_failures
def dormant(settings: Settings) -> None:
    """Whom you lost sight of."""
    from server.rendering.lost_sight import kept_of_report
    from server.rendering.network import last_contact, quiet_for
    from server.store.store import open_store

    with open_store(settings) as store:
        found = kept_of_report(store, latest(store))
    told = [f"{tie.name}: {last_contact(tie)}" for tie in found.dormant]
    told += [f"{tie.name}: {said}" for tie, said in found.silent]
    told += [f"{tie.name}: {quiet_for(tie)}" for tie in found.quiet]
    _print(told, gettext("Nobody."))


@people.command(name="open")
@click.pass_obj
@plain_failures
def open_(settings: Settings) -> None:
    """What is open between you, as far as messages tell."""
    from server.rendering.network import loop, said_on
    from server.standing.waiting import still_open
    from server.store.store import open_store

    with open_store(settings) as store:
        found = still_open(store, latest(store))
    _print((f"{loop(each)} ({said_on(each)})" for each in found), gettext("Nothing that is known."))


@people.command()
@click.pass_obj
@plain_failures
def introductions(settings: Settings) -> None:
    """Introductions you could make."""
    from server.rendering.network import none_to_introduce, reason
    from server.standing.introductions import still_proposed
    from server.store.store import open_store

    with open_store(settings) as store:
        report = latest(store)
        found = still_proposed(store, report)
    _print((reason(each) for each in found), none_to_introduce(report.network or EgoNetwork()))


@people.command()
@click.argument("name", required=False)
@option("--undo", is_flag=True, help=N_("Keep them apart no longer."))
@option("--no", "need_not", is_flag=True, help=N_("They need not be kept apart, though they asked for confidence."))
@click.pass_obj
@plain_failures
def apart(settings: Settings, name: str | None, undo: bool, need_not: bool) -> None:
    """Keep somebody apart as a source; without a name, list who is, what waits there, and who asked for confidence.

    It is a name, or SITE/ID where several have it.
    """
    from server.rendering import confided
    from server.rendering.discreet import sources
    from server.rendering.kept_apart import keep, keep_no_more
    from server.rendering.waiting import wrote
    from server.store.store import open_store

    if need_not and not name:
        raise click.UsageError(gettext("Give the person, by name or as SITE/ID."))
    if need_not and undo:
        raise click.UsageError(gettext("Give either --no or --undo."))
    with open_store(settings) as store:
        if name is not None:
            change = confided.need_not if need_not else keep_no_more if undo else keep
            click.echo(change(store, somebody(store, name)))
            return
        every = answered_of_one(store.answers.get(), store.same.identities()).kept_apart
        kept = store.acquaintances.of_ids(every)
        report = store.reports.last()
        waits = {(each.site, each.person): each for each in (sources(store, report) if report else ())}
        asked = [confided.question(each) for each in (confided.asked(store, report) if report else ())]
    told = []
    for one in kept:
        named = f"{one.called} ({site_title(one.site)})"
        each = waits.get((one.site, one.id))
        told.append(f"{named}: {wrote(each)}" if each else named)
    _print((*told, *asked), gettext("Nobody."))


@people.command()
@click.argument("name", required=False)
@option("--no", "answer", flag_value="no", help=N_("The news was of somebody else."))
@option("--undo", "answer", flag_value="undo", help=N_("Take back what was said of them."))
@click.pass_obj
@plain_failures
def died(settings: Settings, name: str | None, answer: str | None) -> None:
    """Say that somebody has died; without a name, list who has, and whom a message said it of.

    It is a name, or SITE/ID where several have it.
    """
    from server.rendering import mourned
    from server.store.store import open_store

    if answer and not name:
        raise click.UsageError(gettext("Give the person, by name or as SITE/ID."))
    with open_store(settings) as store:
        if name is None:
            asked = (mourned.question(each) for each in mourned.asked(store, latest(store)))
            gone = (gettext("%(name)s has died.", name=called) for _, called in mourned.remembered(store))
            _print((*asked, *gone), gettext("Nobody."))
            return
        person = somebody(store, name)
        if answer is None:
            click.echo(mourned.died(store, person))
            return
        if answer == "no":
            click.echo(mourned.lives(store, person))
        else:
            mourned.take_back(store, person)
            click.echo(gettext("Taken back."))
        _again(store)


@people.command()
@click.argument("one", required=False)
@click.argument("other", required=False)
@option("--no", "answer", flag_value="no", help=N_("They are two people."))
@option("--undo", "answer", flag_value="undo", help=N_("Take back what was said of the two."))
@click.pass_obj
@plain_failures
def same(settings: Settings, one: str | None, other: str | None, answer: str | None) -> None:
    """Say whether two are the same person; without names, list who may be, and what you said before.

    Each is a name, or SITE/ID where several have it.
    """
    from server.store.store import open_store

    if (one and not other) or (answer and not one):
        raise click.UsageError(gettext("Give two people, each by name or as SITE/ID."))
    with open_store(settings) as store:
        if one and other:
            _say(store, somebody(store, one), somebody(store, other), answer)
        else:
            _ask(store)


def _say(store: Store, one: Person, other: Person, answer: str | None) -> None:
    from server.store.same_people import ContradictionError

    try:
        if answer == "undo":
            store.same.take_back(one, other)
        else:
            store.same.answer(one, other, answer is None)
    except ContradictionError as problem:
        raise Failure(
            gettext(
                "That does not fit what you said of them before. “rapport people same” shows it; --undo takes it back."
            )
        ) from problem
    if answer != "no":
        _again(store)
    click.echo(gettext("Noted."))


def _again(store: Store) -> None:
    """Make the latest report anew."""
    from server.audits.running import audit_now

    report = store.reports.last()
    if report is not None:
        audit_now(store, first=report.first, last=report.last)


def _ask(store: Store) -> None:
    from server.rendering.same_people import both, told, why
    from server.standing.same_people import told_before, unanswered

    found = unanswered(latest(store), store.same.identities())
    _print((f"{both(pair)}\n  {why(pair)}" for pair in found), gettext("Nobody seems to be here twice."))
    apart = answered_of_one(store.answers.get(), store.same.identities()).kept_apart
    for said in told_before(store):
        if {said.one[1], said.other[1]}.isdisjoint(apart):
            click.echo(told(said))


def _print(lines: Iterable[str], otherwise: str) -> None:
    told = list(lines)
    for line in told or [otherwise]:
        click.echo(line)
