"""Stores how the person wants to be audited: the audits they muted, and points and importance of their own."""

from typing import Any

import msgspec
from sqlalchemy import delete, insert, select

from auditor.answers.expectations import Preferences
from server.store.checking import decoded
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import preferences as table


class SavedPreferences(PersonTable):
    """Queries on ``preferences``."""

    def replace(self, preferences: Preferences) -> None:
        """Save these preferences, replacing the earlier ones."""
        rows: list[dict[str, Any]] = [
            {
                "person_id": self._person,
                "audit": audit,
                "muted": audit in preferences.muted,
                "points": msgspec.json.encode(preferences.points[audit]).decode()
                if audit in preferences.points
                else None,
                "importance": preferences.importance.get(audit),
            }
            for audit in sorted({*preferences.muted, *preferences.points, *preferences.importance})
        ]
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.person_id == self._person))
            if rows:
                connection.execute(insert(table), rows)

    def get(self) -> Preferences:
        """The current preferences; empty ones if none were saved."""
        columns = (table.c.audit, table.c.muted, table.c.points, table.c.importance)
        query = select(*columns).where(table.c.person_id == self._person).order_by(table.c.audit)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return Preferences(
            muted=tuple(row.audit for row in rows if row.muted),
            points={row.audit: decoded(table.name, row.points, tuple[float, ...]) for row in rows if row.points},
            importance={row.audit: row.importance for row in rows if row.importance is not None},
        )
