"""Merges groups that were renamed: an export contains such a group again under its new title, with all old messages.

Two groups are the same if the same people wrote the same messages in the same minutes on several days, and in the
period that both cover hardly any message is in only one of them. New messages under the new title stay there.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, select

from auditor.activities.identity import MINUTE
from server.store.absorbing import drop
from server.store.acquaintances import BY_NAME
from server.store.engine import reading, writing
from server.store.merging import MESSAGES
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled
from server.store.retold import Evidence, Line, looked_at
from server.store.schema import activities

#: How many messages of a group are compared, and with how many other groups.
_MOST, _COMPARED = 50_000, 3
#: How many groups of one import are checked.
_GROUPS = 200
_OF_A_MINUTE = 20
_COLUMNS = tuple(activities.c[name] for name in Line._fields)


class Regrouping(PersonTable):
    """Finds groups that are stored under two titles, among those in which people are known by name alone."""

    def groups(self, site: str) -> set[str]:
        """The stored groups of a site, as the site or its export calls them."""
        query = select(activities.c.context).where(*self._in_groups(site)).distinct()
        with reading(self._engine) as connection:
            return {context for (context,) in connection.execute(query) if context}

    def settle(self, enrolled: int, site: str, groups: Collection[str]) -> dict[str, bool]:
        """Delete the messages of these new groups that are stored under another title already. Returns the deleted ids,
        each with whether the message was mine. Raises ErasedError if everything was erased since the person had
        ``enrolled``."""
        gone: dict[str, bool] = {}
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            for group in sorted(groups)[:_GROUPS]:
                gone |= self._kept_once(connection, site, group)
        return gone

    def _kept_once(self, connection: Connection, site: str, group: str) -> dict[str, bool]:
        later = self._said(connection, site, group)
        for other in self._like(connection, site, group, later):
            earlier = self._said(connection, site, other)
            if Evidence(later, earlier).certain:
                return drop(connection, self._person, site, later, earlier)
        return {}

    def _in_groups(self, site: str) -> tuple[ColumnElement[bool], ...]:
        return (
            activities.c.person_id == self._person,
            activities.c.site == site,
            activities.c.audience == "group",
            activities.c.subject.in_(MESSAGES),
        )

    def _said(self, connection: Connection, site: str, group: str) -> list[Line]:
        """The messages of a group, earliest first; ``context`` holds the sender in place of the group."""
        query = select(*_COLUMNS).where(*self._in_groups(site), activities.c.context == group)
        rows = connection.execute(query.order_by(activities.c.at, activities.c.id).limit(_MOST))
        return [(line := Line(*row))._replace(context=line.partner) for row in rows]

    def _like(self, connection: Connection, site: str, group: str, said: Sequence[Line]) -> list[str]:
        """Other groups that contain some of these messages, those with the most first."""
        found: Counter[str] = Counter()
        for minute, prints in looked_at(said):
            query = (
                select(activities.c.context)
                .where(
                    *self._in_groups(site),
                    activities.c.at.between(minute * MINUTE, (minute + 1) * MINUTE - 1),
                    activities.c.fingerprint.in_(prints),
                    activities.c.context != group,
                    activities.c.partner.is_(None) | activities.c.partner.like(f"{BY_NAME}%"),
                )
                .limit(_OF_A_MINUTE)
            )
            found.update({context for (context,) in connection.execute(query)})
        return [other for other, _ in found.most_common(_COMPARED)]
