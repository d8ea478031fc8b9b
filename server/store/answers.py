"""What the person has said: the answers to the questionnaire, each version of them, and wishes about audits."""

from typing import Any

import msgspec
from sqlalchemy import Engine, delete, func, insert, select

from auditor.answers.expectations import Expectations, Preferences
from server.store.engine import writing
from server.store.persons import now
from server.store.schema import answers, preferences


def expect(engine: Engine, person_id: str, expectations: Expectations) -> int:
    """Keep new answers beside the earlier ones; the moment they count from, in UTC milliseconds."""
    with writing(engine) as connection:
        last = connection.scalar(select(func.max(answers.c.at)).where(answers.c.person_id == person_id))
        at = max(now(), (last or 0) + 1)
        stored = msgspec.json.encode(expectations).decode()
        connection.execute(insert(answers), {"person_id": person_id, "at": at, "expectations": stored})
    return at


def expectations(engine: Engine, person_id: str, at: int | None = None) -> Expectations:
    """The answers as they stood at a moment, by default now; empty ones where none were given by then."""
    query = select(answers.c.expectations).where(answers.c.person_id == person_id).order_by(answers.c.at.desc())
    if at is not None:
        query = query.where(answers.c.at <= at)
    with engine.connect() as connection:
        stored = connection.scalar(query.limit(1))
    return msgspec.json.decode(stored, type=Expectations) if stored else Expectations()


def versions(engine: Engine, person_id: str) -> list[int]:
    """The moments at which answers were given, latest first."""
    query = select(answers.c.at).where(answers.c.person_id == person_id).order_by(answers.c.at.desc())
    with engine.connect() as connection:
        return list(connection.scalars(query))


def prefer(engine: Engine, person_id: str, wishes: Preferences) -> None:
    """Put these wishes in place of the earlier ones."""
    rows: list[dict[str, Any]] = [
        {
            "person_id": person_id,
            "audit": audit,
            "muted": audit in wishes.muted,
            "points": msgspec.json.encode(wishes.points[audit]).decode() if audit in wishes.points else None,
            "importance": wishes.importance.get(audit),
        }
        for audit in sorted({*wishes.muted, *wishes.points, *wishes.importance})
    ]
    with writing(engine) as connection:
        connection.execute(delete(preferences).where(preferences.c.person_id == person_id))
        if rows:
            connection.execute(insert(preferences), rows)


def wishes(engine: Engine, person_id: str) -> Preferences:
    """The wishes as they stand."""
    columns = (preferences.c.audit, preferences.c.muted, preferences.c.points, preferences.c.importance)
    query = select(*columns).where(preferences.c.person_id == person_id).order_by(preferences.c.audit)
    with engine.connect() as connection:
        rows = connection.execute(query).all()
    return Preferences(
        muted=tuple(row.audit for row in rows if row.muted),
        points={row.audit: msgspec.json.decode(row.points, type=tuple[float, ...]) for row in rows if row.points},
        importance={row.audit: row.importance for row in rows if row.importance is not None},
    )
