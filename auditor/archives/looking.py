"""How far somebody has come with looking through an archive, which of very many files takes minutes."""

from collections.abc import Callable
from time import monotonic

#: Is told now and again how many files were looked at; what it raises ends the reading.
Looked = Callable[[int], None]

#: Seconds between two times that it is told.
_EVERY = 0.25


def nobody(_: int) -> None:
    """Nobody is told."""


class Looking:
    """Counts the files of one archive that are looked at, each once for whoever looks."""

    def __init__(self, told: Looked = nobody) -> None:
        self._told = told
        self._count = 0
        self._due = 0.0

    def at(self, files: int = 1) -> None:
        """So many more are looked at."""
        self._count += files
        if (now := monotonic()) >= self._due:
            self._due = now + _EVERY
            self._told(self._count)
