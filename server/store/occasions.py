"""What a self-audit can wait for beside the clock: an import that brought something, a step that has had its time."""

from sqlalchemy import Connection, func, select

from server.store.recurrence import Recurrence
from server.store.schema import imports, steps

#: After how many days it is looked what became of a step (our convention: a habit needs weeks to show in numbers).
STEP_DAYS = 28
_DAY = 86_400_000


def next_after(connection: Connection, person: str, recurrence: Recurrence, since: int) -> int | None:
    """When what it waits for is there, later than ``since``; None while nothing is in sight. UTC milliseconds.

    Several imports that ended meanwhile are one occasion, and so are steps that were taken up on one day.
    """
    if recurrence.every == "import":
        ended = (imports.c.state == "done", imports.c.new > 0, imports.c.finished > since)
        query = select(func.max(imports.c.finished)).where(imports.c.person_id == person, *ended)
        return connection.execute(query).scalar()
    # Two days more than the weeks: the day has its own time, and clocks are changed.
    begun = select(steps.c.begun).where(
        steps.c.person_id == person,
        steps.c.state.in_(("taken", "done")),
        steps.c.begun > since - (STEP_DAYS + 2) * _DAY,
    )
    moments = (recurrence.on_the_day_after(at, STEP_DAYS) for at in connection.execute(begun).scalars())
    return min((moment for moment in moments if moment > since), default=None)
