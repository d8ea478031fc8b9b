"""Finds the occasions that start a self-audit instead of the clock: an import with new data, a step four weeks old."""

from sqlalchemy import Connection, func, select

from server.store.recurrence import Recurrence
from server.store.schema import imports, steps

#: Days after which a self-audit looks at the effect of a step (our convention: a habit needs weeks to show in numbers).
STEP_DAYS = 28
_DAY = 86_400_000


def next_after(connection: Connection, person: str, recurrence: Recurrence, since: int) -> int | None:
    """The moment of the next occasion after ``since``; None while none is known. Both in UTC milliseconds.

    Several imports that ended meanwhile are one occasion, and so are steps taken up on one day.
    """
    if recurrence.every == "import":
        ended = (imports.c.state == "done", imports.c.new > 0, imports.c.finished > since)
        query = select(func.max(imports.c.finished)).where(imports.c.person_id == person, *ended)
        return connection.execute(query).scalar()
    # Two days of margin: the occasion has a time of day of its own, and clocks change.
    begun = select(steps.c.begun).where(
        steps.c.person_id == person,
        steps.c.state.in_(("taken", "done")),
        steps.c.begun > since - (STEP_DAYS + 2) * _DAY,
    )
    moments = (recurrence.on_the_day_after(at, STEP_DAYS) for at in connection.execute(begun).scalars())
    return min((moment for moment in moments if moment > since), default=None)
