"""People the person has been in touch with; ``writing`` and ``forgetting`` keep their numbers up to date."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, select, tuple_

from auditor.history.people import EXCHANGE, UNCOUNTED
from server.store.person_table import PersonTable
from server.store.schema import acquaintances as table
from server.store.schema import activities


class Acquaintances(PersonTable):
    """Queries on ``acquaintances``."""

    def names(self, people: Collection[tuple[str, str]] | None = None) -> dict[tuple[str, str], str]:
        """Known names by (site, id); of all people, or of those given."""
        query = select(table.c.site, table.c.id, table.c.name).where(
            table.c.person_id == self._person, table.c.name.is_not(None)
        )
        if people is not None:
            query = query.where(tuple_(table.c.site, table.c.id).in_(list(people)))
        with self._engine.connect() as connection:
            return {(site, identifier): name for site, identifier, name in connection.execute(query)}


def exchanged() -> tuple[ColumnElement[bool], ...]:
    """What counts as written between two people alone, as auditor.history.people counts it."""
    return (
        activities.c.subject.in_([subject.value for subject in EXCHANGE]),
        activities.c.audience == "person",
        activities.c.partner.is_not(None),
        *(func.coalesce(activities.c.detail, "").not_like(f"%{mark}%") for mark in UNCOUNTED),
    )
