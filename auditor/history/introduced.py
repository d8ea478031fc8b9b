"""Finds the person whom a message speaks of introducing, if it is certain: one tie, on record on the same site.

Nothing is guessed. Titles are not names ("Dr Coker", "Frau Thaler"). A name that two people on record have, or a text
in place of an unknown name, identifies nobody. If only somebody's name is known, as on messengers, their id is a name;
it is used as a reference like any other id, as it is on record anyway, and is moved and deleted with the person.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from auditor.activities.names import untitled
from auditor.history.people import Acquaintance
from auditor.language import Mentions

#: The beginnings of ids of people of whom only the name is known, and of whom not even that is known.
BY_NAME, HIDDEN = "name:", "hidden:"


class People:
    """Everybody on record on one site. ``ties`` are people with whom something was exchanged, or who are connected."""

    def __init__(self, people: Iterable[Acquaintance]) -> None:
        self.ties: set[str] = set()
        self._words: dict[str, tuple[str, ...]] = {}
        self._by_word: dict[str, set[str]] = {}
        self._by_middle_word: dict[str, set[str]] = {}
        self._by_handle: dict[str, set[str]] = {}
        for each in people:
            if each.sent or each.received or each.connected_at is not None:
                self.ties.add(each.id)
            handle = each.id.removeprefix("@").casefold()
            for form in {handle, handle.partition("@")[0]}:
                self._by_handle.setdefault(form, set()).add(each.id)
            words = untitled((each.name or "").casefold().split()) or self._words.get(each.id, ())
            self._words[each.id] = words
            for word in {*words[:1], *words[-1:]}:
                self._by_word.setdefault(word, set()).add(each.id)
            for word in words[1:-1]:
                self._by_middle_word.setdefault(word, set()).add(each.id)

    def bearing(self, handle: str) -> set[str]:
        """The people with this handle."""
        return self._by_handle.get(handle, set())

    def named(self, run: Sequence[str]) -> set[str]:
        """The people whose whole name, of two words or more, occurs in the words in sequence."""
        near = {each for word in run for each in self._by_word.get(word, ())}
        return {each for each in near if len(self._words[each]) > 1 and _stands(self._words[each], run)}

    def by_one_name(self, word: str) -> set[str]:
        """The people with this first or last name."""
        return self._by_word.get(word, set())

    def beginning(self, run: Sequence[str]) -> set[str]:
        """The people whose name begins with these words, if there are two or more of them."""
        if len(run) < len(("first", "last")):
            return set()
        near = self._by_word.get(run[0], ())
        return {each for each in near if self._words[each][: len(run)] == tuple(run)}

    def last_name(self, id_: str) -> str:
        """The last of the words by which somebody is called; empty where it is the only one, or they are not known."""
        words = self._words.get(id_, ())
        return words[-1] if len(words) > 1 else ""

    def called(self, id_: str) -> tuple[str, ...]:
        """The words by which somebody is called, in small letters."""
        return self._words.get(id_, ())

    def by_middle_name(self, word: str) -> set[str]:
        """The people with this name between their first and last one."""
        return self._by_middle_word.get(word, set())


def contact_of(
    said: Sequence[Mentions], people: Mapping[str, People], asker: tuple[str, str]
) -> tuple[str, str] | None:
    """The site and id of the only tie whose number or address ``asker`` may be asking for: on the asker's own site, or
    if nobody there can be meant, on any other."""
    site, _ = asker
    meant = {(each, id_) for each, there in people.items() for id_ in _meant(said, there)}
    if asker in meant:
        return None
    places = {place for place in meant if place[0] == site} or meant
    ((where, id_),) = places if len(places) == 1 else ((site, ""),)
    return (where, id_) if id_ in people[where].ties and not id_.startswith(HIDDEN) else None


def _meant(said: Sequence[Mentions], people: People) -> set[str]:
    """Everybody who may be meant, also by a surname that is not the last one, or without the last one: in Spanish,
    people leave out the second surname."""
    found: set[str] = set()
    for mentions in said:
        found.update(*(people.bearing(handle) for handle in mentions.handles))
        for run in map(untitled, mentions.names):
            alone = (people.by_one_name(run[0]) or people.by_middle_name(run[0])) if len(run) == 1 else ()
            found |= people.named(run) or people.beginning(run) or set(alone)
    return found


def to_meet(said: Sequence[Mentions], people: People, partner: str) -> tuple[str, bool] | None:
    """The id of the only tie whom sentences speak of introducing to ``partner``, and whether by a single name."""
    found = [each for mentions in said if not mentions.contact and (each := _of(mentions, people, partner)) is not None]
    ids = {id_ for id_, _ in found}
    if len(ids) != 1 or not ids <= people.ties or found[0][0].startswith(HIDDEN):
        return None
    return found[0][0], all(by_one_name for _, by_one_name in found)


def _of(said: Mentions, people: People, partner: str) -> tuple[str, bool] | None:
    """The person whom one sentence names: by a handle, else by the first name in it that is not the partner's. Of
    several whom a pronoun may mean, the one by a handle or a whole name, where nobody else on record is named."""
    if said.back:
        whole = set[str]().union(*map(people.bearing, said.handles), *map(people.named, map(untitled, said.names)))
        anybody = whole.union(*(people.by_one_name(word) for run in said.names for word in run))
        return _only(whole, by_one_name=False) if whole == anybody - {partner} else None
    handles = [ids for handle in said.handles if partner not in (ids := people.bearing(handle))]
    if handles:
        return _only(handles[0], by_one_name=False) if len(handles) == 1 else None
    for run in map(untitled, said.names):
        whole = people.named(run)
        found = whole or (people.by_one_name(run[0]) if len(run) == 1 else set())
        if partner in found:
            continue
        return _only(found, by_one_name=not whole)
    return None


def _only(found: Collection[str], *, by_one_name: bool) -> tuple[str, bool] | None:
    return (next(iter(found)), by_one_name) if len(found) == 1 else None


def _stands(name: tuple[str, ...], run: Sequence[str]) -> bool:
    return any(tuple(run[at : at + len(name)]) == name for at in range(len(run) - len(name) + 1))
