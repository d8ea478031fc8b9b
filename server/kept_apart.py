"""People whom the person keeps apart, as sources that nobody is to learn of: named to the person, on their own
pages and in files they download with names, and neither in what is sent nor in what a calendar or a program fetches."""

import re
from collections.abc import Collection
from functools import cached_property

import msgspec

from auditor.answers.expectations import Expectations
from auditor.ego_network import Waiting
from auditor.history.identities import answered_of_one
from server.rendering.nameless import taken_out
from server.store.choosing import Person
from server.store.store import Store

#: Of fewer letters, a word of a name, or how somebody goes by on a site, is a word of any sentence.
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")


class KeptApart:
    """Those whom the person keeps apart, by every id of theirs; ``names``: what they are called, and what they were
    called when a report was made."""

    def __init__(self, store: Store) -> None:
        self.ids = frozenset(answered_of_one(store.answers.get(), store.same.identities()).kept_apart)
        self.names = store.called(self.ids)

    def has(self, who: Waiting) -> bool:
        """Whether it is one of them."""
        return who.person in self.ids

    def said(self, words: str) -> str:
        """Words of ours, or what somebody else is called, without their names: another may be called the same, or be
        the same person on another site."""
        return taken_out(words, self.names) if self.names else words

    def written(self, words: str) -> str:
        """What somebody else wrote, who may call them by a part of their name, or by how they go on a site."""
        return taken_out(words, self._called_by_others) if self.ids else words

    @cached_property
    def _called_by_others(self) -> frozenset[str]:
        parts = {part for name in self.names for part in _WORD.findall(name) if not part.islower()}
        short = {id_.rstrip("/").rpartition("/")[2] for id_ in self.ids}
        return self.names | self.ids | {each for each in parts | short if len(each) >= _SHORTEST or not each.isascii()}


def switched(answers: Expectations, places: Collection[Person]) -> Expectations:
    """The answers with somebody kept apart, or not any more where they were; ``places`` are all ids of theirs."""
    ids = [id_ for _, id_ in places]
    before = answers.kept_apart
    after = tuple(id_ for id_ in before if id_ not in ids) if set(ids) & set(before) else (*before, *ids)
    return msgspec.structs.replace(answers, kept_apart=after)
