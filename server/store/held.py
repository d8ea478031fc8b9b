"""Connections to a SQLite file that stay open between the short transactions of which every request makes some.

To take a connection out of SQLAlchemy's pool and put it back costs more than most of what is asked meanwhile. What is
lent here is a connection of SQLAlchemy as well, so that everything runs on it as on any other; but SQLAlchemy begins
nothing on it: who borrows it says where a transaction begins and ends. The one given back last is lent first, as it has
most of the file in its memory.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event

#: As many as the server has threads; of more that are lent at once, the others are closed when they come back.
MOST = 6


class HeldConnections:
    """Those of one engine. ``is_current`` says whether a connection has the file open that others would open now under
    the name of ``file``."""

    def __init__(self, engine: Engine, file: Path, is_current: Callable[[Connection], bool]) -> None:
        self.file = file
        self._engine = engine
        self._is_current = is_current
        self._idle: deque[Connection] = deque()
        self._times_closed = 0
        event.listen(engine, "engine_disposed", lambda _: self.close())

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """A connection that nobody else has, in no transaction. It comes back in none; left by an exception, it is
        closed, which undoes what was begun."""
        before = self._times_closed
        connection = self._take()
        try:
            yield connection
            if connection.in_transaction():  # SQLAlchemy's, which begins nothing in the database
                connection.rollback()
        except BaseException:
            connection.close()
            raise
        if self._times_closed == before and len(self._idle) < MOST:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Close them all, and those that are lent once they come back."""
        self._times_closed += 1
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> Connection:
        try:
            found = self._idle.pop()
        except IndexError:
            return self._opened()
        if self._is_current(found):
            return found
        found.close()
        self.close()  # all of them hold the room of a file that was replaced
        return self._opened()

    def _opened(self) -> Connection:
        made = self._engine.connect().execution_options(begin="")
        made.detach()  # so that the pool's bound is for what the pool lends
        return made
