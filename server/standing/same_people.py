"""Pairs of people to be asked about, and what was said of pairs before, for pages and the terminal."""

from collections.abc import Collection
from typing import NamedTuple

from auditor.history.identities import Identities
from auditor.report import Report
from auditor.report.ego_network import Alike
from auditor.report.waiting import Waiting
from auditor.translatable import plain_name
from server.store.choosing import Person
from server.store.store import Store


class Said(NamedTuple):
    """An answer with what the two are called; ``by_messages``: nobody gave it, their messages are the same."""

    one: Person
    other: Person
    names: tuple[str, str]
    same: bool
    by_messages: bool = False


def unanswered(report: Report, known: Identities) -> tuple[Alike, ...]:
    """The pairs of a report that nobody has said anything of since."""
    pairs = report.network.alike if report.network else ()
    return tuple(
        pair
        for pair in pairs
        if known.main(pair.places[0]) != known.main(pair.places[1]) and not known.distinct(*pair.places)
    )


def perhaps_answered(store: Store, pairs: Collection[Alike], waiting: Collection[Waiting]) -> list[tuple[Alike, int]]:
    """Of these pairs those of which one waits for an answer, and to the other I wrote since, with when that was (UTC
    milliseconds), in the order of who waits: a yes to the pair ends their waiting."""
    others: dict[Person, list[tuple[Alike, Person]]] = {}
    for pair in pairs:
        for one, place in (pair.places, pair.places[::-1]):
            others.setdefault(one, []).append((pair, place))
    found = [(each, pair, place) for each in waiting for pair, place in others.get((each.site, each.person), ())]
    if not found:
        return []
    earliest = min(round(each.latest.timestamp() * 1000) for each, _, _ in found)
    wrote = store.activities.wrote_last({place for _, _, place in found}, earliest)
    since = [(pair, wrote.get(place, 0), round(each.latest.timestamp() * 1000)) for each, pair, place in found]
    return [(pair, at) for pair, at, waits in since if at > waits]


def told_before(kept: Store) -> list[Said]:
    """What was answered, the latest first."""
    given = kept.same.answers()
    names = kept.acquaintances.names({place for each in given for place in (each.one, each.other)}) if given else {}
    return [
        Said(
            each.one,
            each.other,
            (names.get(each.one) or plain_name(each.one[1]), names.get(each.other) or plain_name(each.other[1])),
            each.same,
            not each.said,
        )
        for each in given
    ]
