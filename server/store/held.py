"""Holds connections to a SQLite file open between the short transactions that every request makes.

Taking a connection out of SQLAlchemy's pool and putting it back costs more than most queries. The connections lent here
are SQLAlchemy's too, so that everything runs on them as usual; but SQLAlchemy begins no transaction on them: the
borrower begins and ends it. The connection given back last is lent first, because it has most of the file in its cache.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event

#: As many as the server has threads; if more are lent at once, the surplus is closed when it comes back.
MOST = 6


class HeldConnections:
    """The open connections of one engine. ``is_current`` says whether a connection has the file open that has the name
    ``file`` now."""

    def __init__(self, engine: Engine, file: Path, is_current: Callable[[Connection], bool]) -> None:
        self.file = file
        self._engine = engine
        self._is_current = is_current
        self._idle: deque[Connection] = deque()
        self._times_closed = 0
        event.listen(engine, "engine_disposed", lambda _: self.close())

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """Lend a connection that nobody else uses and that is not in a transaction. The borrower ends any transaction
        of its own. An exception closes the connection, which rolls back."""
        before = self._times_closed
        connection = self._take()
        try:
            yield connection
            if connection.in_transaction():  # SQLAlchemy's transaction, which began nothing in the database
                connection.rollback()
        except BaseException:
            connection.close()
            raise
        if self._times_closed == before and len(self._idle) < MOST:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Close all idle connections, and lent ones when they come back."""
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
        self.close()  # all of them keep the disk space of a replaced file in use
        return self._opened()

    def _opened(self) -> Connection:
        made = self._engine.connect().execution_options(begin="")
        made.detach()  # so that it does not count towards the pool's limit
        return made
