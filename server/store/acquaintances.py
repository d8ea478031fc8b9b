"""Queries on the people the person has been in touch with; ``writing`` and ``forgetting`` update their numbers."""

from collections.abc import Collection
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, tuple_

from auditor.activities.letters import folded
from auditor.history.people import EXCHANGE, UNCOUNTED
from auditor.translatable import plain_name
from server.store.person_table import PersonTable
from server.store.schema import acquaintances as table
from server.store.schema import activities

#: Prefixes of the ids that archives give to people of whom only the name is known, or not even the name.
BY_NAME, HIDDEN = "name:", "hidden:"
_MOST_COMPARED, _LONGEST, _ALIKE = 5_000, 100, 0.75


class Known(NamedTuple):
    """Someone on a site; ``exchanged`` counts the messages between the two of us."""

    site: str
    id: str
    name: str | None
    exchanged: int

    @property
    def called(self) -> str:
        """The name, else words made from the id; either fits in any line of text."""
        if self.name:
            return self.name
        from server.translations.speaker import without_name  # with Babel: only where nobody has a name

        return without_name(self.site, self.id)


class Acquaintances(PersonTable):
    """Queries on ``acquaintances``."""

    def called(self, words: str) -> list[Known]:
        """People with exactly this name or id, in any capitalisation, also written as ``site/name`` or ``site/id``."""
        wanted = folded(words)
        return [
            one
            for one in self._all()
            if wanted in map(folded, (one.name or "", one.id, f"{one.site}/{one.id}", f"{one.site}/{one.name}"))
        ]

    def of_ids(self, ids: Collection[str]) -> list[Known]:
        """People with one of these ids, on any site."""
        return self._all(table.c.id.in_(list(ids)))

    def search(self, words: str, limit: int) -> list[Known]:
        """People whose name or id contains these words, those with the most messages first."""
        wanted = folded(words)
        found = (one for one in self._all() if wanted in folded(f"{one.name or ''}\n{one.id}"))
        return list(islice(found, limit))

    def like(self, words: str, limit: int = 1) -> list[str]:
        """Names that these words may mean: those that contain them, else similarly spelled ones of the people with the
        most messages."""
        within = [one.name for one in self.search(words, limit) if one.name]
        names = {folded(one.name): one.name for one in self._all()[:_MOST_COMPARED] if one.name}
        near = get_close_matches(folded(words)[:_LONGEST], names, n=limit, cutoff=_ALIKE)
        return within or [names[name] for name in near]

    def kept(self, people: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of ``people``, as (site, id), of whom anything is stored."""
        query = select(table.c.site, table.c.id).where(
            table.c.person_id == self._person, tuple_(table.c.site, table.c.id).in_(list(people))
        )
        with self._engine.connect() as connection:
            return {(site, id_) for site, id_ in connection.execute(query)}

    def _all(self, *of: ColumnElement[bool]) -> list[Known]:
        """All people, or those that meet the conditions ``of``, those with the most messages first. Callers compare
        names in Python, because databases differ on capitals beyond English ones."""
        count = table.c.sent + table.c.received
        query = select(table.c.site, table.c.id, table.c.name, count).where(table.c.person_id == self._person, *of)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(count.desc(), table.c.site, table.c.id))
            return [Known(site, id_, name and plain_name(name), exchanged) for site, id_, name, exchanged in rows]

    def ids_by_name(self, site: str) -> dict[str, str]:
        """On one site, the ids of people whose name is known and unique there, by name."""
        query = select(table.c.id, table.c.name).where(
            table.c.person_id == self._person, table.c.site == site, table.c.name.is_not(None)
        )
        found: dict[str, str | None] = {}
        with self._engine.connect() as connection:
            for id_, name in connection.execute(query):
                if not id_.startswith((BY_NAME, HIDDEN)):
                    found[name] = None if name in found else id_
        return {name: id_ for name, id_ in found.items() if id_ is not None}

    def names(self, people: Collection[tuple[str, str]] | None = None) -> dict[tuple[str, str], str]:
        """Known names by (site, id), of all people or of those given."""
        query = select(table.c.site, table.c.id, table.c.name).where(
            table.c.person_id == self._person, table.c.name.is_not(None)
        )
        if people is not None:
            query = query.where(tuple_(table.c.site, table.c.id).in_(list(people)))
        with self._engine.connect() as connection:
            return {(site, identifier): plain_name(name) for site, identifier, name in connection.execute(query)}


def exchanged() -> tuple[ColumnElement[bool], ...]:
    """The conditions for a message between two people alone, as auditor.history.people counts them."""
    return (
        activities.c.subject.in_([subject.value for subject in EXCHANGE]),
        activities.c.audience == "person",
        activities.c.partner.is_not(None),
        *(func.coalesce(activities.c.detail, "").not_like(f"%{mark}%") for mark in UNCOUNTED),
    )
