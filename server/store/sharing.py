"""Writers that come at once share a transaction: a commit waits for the disk, and one wait serves them all."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock

from auditor.history.ingest import Arrival
from server.store.writing import Written

#: Writes batches in one transaction: what became of each, or an exception, and then nothing of any was kept.
WriteAll = Callable[[Sequence[Sequence[Arrival]]], list[Written]]
_Waiting = tuple[Sequence[Arrival], "Future[Written]"]


class Sharing:
    """Whoever's turn it is writes what all who wait have brought; each leaves once its own is on the disk."""

    def __init__(self, write_all: WriteAll) -> None:
        self._write_all = write_all
        self._turn = Lock()
        self.waiting: deque[_Waiting] = deque()

    def write(self, batch: Sequence[Arrival]) -> Written:
        """What became of the batch. Raises what ``write_all`` raises for it alone."""
        outcome: Future[Written] = Future()
        self.waiting.append((batch, outcome))
        with self._turn:
            if not outcome.done():
                self._write([self.waiting.popleft() for _ in range(len(self.waiting))])
        return outcome.result()

    def _write(self, together: list[_Waiting]) -> None:
        batches, outcomes = zip(*together, strict=True)
        try:
            written = self._write_all(batches)
        except BaseException as problem:
            if len(together) == 1 or not isinstance(problem, Exception):
                for outcome in outcomes:  # nobody may wait for ever
                    outcome.set_exception(problem)
                return
            for one in together:  # what one brought must not fail the others
                self._write([one])
        else:
            for outcome, told in zip(outcomes, written, strict=True):
                outcome.set_result(told)
