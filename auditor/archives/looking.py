"""Reports the progress of looking through an archive, which takes minutes if it has very many files."""

from collections.abc import Callable
from time import monotonic

#: Called now and then with the number of files examined; an exception that it raises ends the reading.
Looked = Callable[[int], None]

#: Seconds between two calls.
_EVERY = 0.25


def nobody(_: int) -> None:
    """Report to nobody."""


class Looking:
    """Counts the files of one archive that are examined, once for each reader that does so."""

    def __init__(self, told: Looked = nobody) -> None:
        self._told = told
        self._count = 0
        self._due = 0.0

    def at(self, files: int = 1) -> None:
        """Count files that are examined."""
        self._count += files
        if (now := monotonic()) >= self._due:
            self._due = now + _EVERY
            self._told(self._count)
