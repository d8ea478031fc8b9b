"""Tells whether the clock can be believed where something is to be erased by its age.

A clock that is a year ahead would erase for good a year that was to be kept. So what it said last is kept. Where it
leaps ahead of that, either Rapport did not run for long or the clock is wrong, and nothing here can tell: then nothing
is erased until the clock has gone on from there for a while, something that came from elsewhere says the same, or the
person does. Whoever runs Rapport now and then notices nothing of it.
"""

from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select, update

from server.store.engine import reading, writing
from server.store.errors import DiskFullError
from server.store.person_table import PersonTable
from server.store.schema import activities
from server.store.schema import persons as table

DAY = 86_400_000  # milliseconds
#: Longer ahead than this the clock leapt (our convention): holidays are shorter, and so is what is lost within it.
LEAP = 45 * DAY
#: For so long a clock that leapt must go on before it is believed (our convention): within it somebody notices that the
#: date is wrong, not least because no site with TLS opens any more.
PROBATION = timedelta(days=7) // timedelta(milliseconds=1)
#: Sources whose moments no clock of this machine made.
_FROM_ELSEWHERE = ("archive", "account")


class _Told(NamedTuple):
    """What the clock said last, and when it leapt, if it is not believed since."""

    clock_at: int | None
    leapt_at: int | None
    created: int
    removed_at: int | None


class Clock(PersonTable):
    """What the clock said, as the person's row keeps it. Moments are UTC milliseconds."""

    def leapt_at(self, now: int) -> int | None:
        """To when the clock leapt ahead, if it cannot be believed ``now``; None if it can. Writes nothing."""
        return self._judged(self._told(), now)

    def is_believed(self, now: int) -> bool:
        """Whether the clock can be believed ``now``; what it says is kept, once a day."""
        told = self._told()
        leapt = self._judged(told, now)
        is_new = told.clock_at is None or abs(now - told.clock_at) >= DAY
        if leapt != told.leapt_at or is_new:
            with suppress(DiskFullError):  # a clock that is not believed stays so, and one that is needs no note
                self._keep(now, leapt)
        return leapt is None

    def believe(self, now: int) -> None:
        """Keep that the person says that the clock is right ``now``."""
        self._keep(now, None)

    def _judged(self, told: _Told, now: int) -> int | None:
        last = told.clock_at
        if last is None:  # nothing was kept so far
            last = max(told.created, told.removed_at or 0, self._newest())
        if told.leapt_at is not None:
            if now < told.leapt_at - LEAP:  # it was set back, so it was wrong
                return None
            leapt = told.leapt_at if now - last <= LEAP else now
            return None if now - leapt >= PROBATION or self._said_elsewhere(now) else leapt
        return now if now - last > LEAP and not self._said_elsewhere(now) else None

    def _told(self) -> _Told:
        columns = (table.c[name] for name in _Told._fields)
        with reading(self._engine) as connection:
            row = connection.execute(select(*columns).where(table.c.person_id == self._person)).first()
        return _Told(*row) if row else _Told(None, None, 0, None)

    def _keep(self, now: int, leapt: int | None) -> None:
        with writing(self._engine) as connection:
            mine = update(table).where(table.c.person_id == self._person)
            connection.execute(mine.values(clock_at=now, leapt_at=leapt))

    def _newest(self) -> int:
        query = select(activities.c.at).where(activities.c.person_id == self._person)
        with reading(self._engine) as connection:
            found = connection.scalar(query.order_by(activities.c.at.desc()).limit(1))
        return found or 0

    def _said_elsewhere(self, now: int) -> bool:
        """Whether something that happened lately by this clock came from where another clock made its moment."""
        lately = select(activities.c.id).where(
            activities.c.person_id == self._person,
            activities.c.at.between(now - LEAP, now),
            activities.c.via.in_(_FROM_ELSEWHERE),
        )
        with reading(self._engine) as connection:
            return connection.scalar(lately.limit(1)) is not None
