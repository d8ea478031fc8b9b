"""Group commit: a commit waits for the disk, so concurrent writers share one transaction."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock

from auditor.history.ingest import Arrival
from server.store.writing import Written

#: Writes batches in one transaction. Returns the result of each, or raises, and then nothing of any batch is stored.
WriteBatches = Callable[[Sequence[Sequence[Arrival]]], list[Written]]
_Queued = tuple[Sequence[Arrival], "Future[Written]"]


class GroupCommit:
    """The lock holder writes every queued batch in one transaction; each caller returns when its batch is durable."""

    def __init__(self, write_batches: WriteBatches) -> None:
        self._write_batches = write_batches
        self._lock = Lock()
        self.queue: deque[_Queued] = deque()

    def write(self, batch: Sequence[Arrival]) -> Written:
        """Write a batch and return its result. Raises what ``write_batches`` raises for this batch alone."""
        outcome: Future[Written] = Future()
        self.queue.append((batch, outcome))
        with self._lock:
            if not outcome.done():
                self._write([self.queue.popleft() for _ in range(len(self.queue))])
        return outcome.result()

    def _write(self, together: list[_Queued]) -> None:
        batches, outcomes = zip(*together, strict=True)
        try:
            written = self._write_batches(batches)
        except BaseException as problem:
            if len(together) == 1 or not isinstance(problem, Exception):
                for outcome in outcomes:  # no caller may wait for ever
                    outcome.set_exception(problem)
                return
            for one in together:  # a bad batch must not fail the others
                self._write([one])
        else:
            for outcome, told in zip(outcomes, written, strict=True):
                outcome.set_result(told)
