"""Who has died: said by the person, or asked of them where a message told of a death, and taken back."""

from collections.abc import Iterable

import msgspec

from auditor.history.identities import answered_of_one
from auditor.report import Report
from auditor.report.ego_network import Mourned
from server.rendering.kept_apart import named
from server.store.choosing import Person
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import day


def asked(store: Store, report: Report) -> list[Mourned]:
    """Of whom a report asks whether they died, and nobody said so or otherwise since."""
    found = report.network.mourned if report.network else ()
    if not found:
        return []
    given = answered_of_one(store.answers.get(), store.same.identities())
    return [each for each in found if each.person not in given.died and each.person not in given.not_this_person]


def remembered(store: Store) -> list[tuple[Person, str]]:
    """Who has died, by one place of theirs each, and what they are called."""
    known = store.same.identities()
    found: dict[Person, str] = {}
    for one in store.acquaintances.of_ids(store.answers.get().dead):
        found.setdefault(known.main((one.site, one.id)), one.called)
    return sorted(found.items(), key=lambda each: (each[1], each[0]))


def question(each: Mourned) -> str:
    """What is asked of one, in words."""
    return gettext(
        "A message of %(day)s speaks of a death, and as we read it %(name)s may be meant. Until you say, nothing here "
        "reminds you of them.",
        day=day(each.day),
        name=each.name,
    )


def died(store: Store, person: Person) -> str:
    """Keep that somebody has died; what was done, in words."""
    _answer(store, person, so=True)
    return gettext(
        "Noted. Nothing here asks you to write to %(name)s any more, or waits for it. What you wrote to each other "
        "stays.",
        name=named(store, person),
    )


def lives(store: Store, person: Person) -> str:
    """Keep that the news was of somebody else; what was done, in words."""
    _answer(store, person, so=False)
    return gettext("Good. %(name)s is not asked about again.", name=named(store, person))


def take_back(store: Store, person: Person) -> None:
    """Keep nothing of it."""
    _answer(store, person, so=None)


def _answer(store: Store, person: Person, *, so: bool | None) -> None:
    before = store.answers.get()
    ids = {id_ for _, id_ in _places(store, person)}
    left = {id_: was for id_, was in before.died.items() if id_ not in ids}
    after = left if so is None else {**left, **dict.fromkeys(sorted(ids), so)}
    if after != before.died:
        store.answers.add(msgspec.structs.replace(before, died=after))


def _places(store: Store, person: Person) -> Iterable[Person]:
    return store.same.identities().all(person)
