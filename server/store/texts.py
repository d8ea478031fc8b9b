"""Texts of activities, kept only by those who chose to, for the days they chose: to check readings against."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Engine, delete, select, update

from server.store.engine import writing
from server.store.schema import texts as table


def texts(engine: Engine, person_id: str, ids: Collection[str], today: date) -> dict[str, str]:
    """Texts by activity, where there are any and their time is not over."""
    query = select(table.c.id, table.c.text).where(
        table.c.person_id == person_id, table.c.id.in_(ids), table.c.expires >= today.isoformat()
    )
    with engine.connect() as connection:
        return dict(connection.execute(query).all())


def expire(engine: Engine, person_id: str, today: date) -> int:
    """Delete the texts whose time is over; how many went."""
    over = delete(table).where(table.c.person_id == person_id, table.c.expires < today.isoformat())
    with writing(engine) as connection:
        return connection.execute(over).rowcount


def shorten(engine: Engine, person_id: str, until: date) -> None:
    """Keep none longer than to a day, as when the choice becomes to keep them for fewer days."""
    longer = update(table).where(table.c.person_id == person_id, table.c.expires > until.isoformat())
    with writing(engine) as connection:
        connection.execute(longer.values(expires=until.isoformat()))


def forget(engine: Engine, person_id: str) -> int:
    """Delete all texts at once, as when the choice to keep them is withdrawn."""
    with writing(engine) as connection:
        return connection.execute(delete(table).where(table.c.person_id == person_id)).rowcount
