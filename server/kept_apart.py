"""People whom the person keeps apart, as sources that nobody is to learn of: named to the person, on their own
pages and in files they download with names, and neither in what is sent nor in what a calendar or a program fetches."""

from collections.abc import Collection

import msgspec

from auditor.answers.expectations import Expectations
from auditor.ego_network import Waiting
from auditor.history.identities import answered_of_one
from server.rendering.nameless import taken_out
from server.store.choosing import Person
from server.store.store import Store


class KeptApart:
    """Those whom the person keeps apart, by every id of theirs; ``names``: what they are called, and what they were
    called when a report was made."""

    def __init__(self, store: Store) -> None:
        self.ids = frozenset(answered_of_one(store.answers.get(), store.same.identities()).kept_apart)
        known = {one for id_ in self.ids for one in store.acquaintances.called(id_) if one.id == id_}
        called = store.reports.called(self.ids) if self.ids else set()
        self.names = frozenset({one.name or one.id for one in known} | called)

    def has(self, who: Waiting) -> bool:
        """Whether it is one of them."""
        return who.person in self.ids

    def said(self, words: str) -> str:
        """Words without their names."""
        return taken_out(words, self.names) if self.names else words


def switched(answers: Expectations, places: Collection[Person]) -> Expectations:
    """The answers with somebody kept apart, or not any more where they were; ``places`` are all ids of theirs."""
    ids = [id_ for _, id_ in places]
    before = answers.kept_apart
    after = tuple(id_ for id_ in before if id_ not in ids) if set(ids) & set(before) else (*before, *ids)
    return msgspec.structs.replace(answers, kept_apart=after)
