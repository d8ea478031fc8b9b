"""Writers that arrive while another writes share the next transaction, and none fails because of another's batch."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from auditor.history.ingest import Arrival
from server.store.group_commit import GroupCommit
from server.store.store import Store
from server.store.writing import Written
from tests.store.making import message, messages

Batch = Sequence[Arrival]


class Watched:
    """A writer of batches whose first call waits until it is let go."""

    def __init__(self, write: Callable[[Sequence[Batch]], list[Written]]) -> None:
        self.write = write
        self.together: list[int] = []
        self.begun, self.go_on = Event(), Event()

    def __call__(self, batches: Sequence[Batch]) -> list[Written]:
        self.together.append(len(batches))
        if not self.begun.is_set():
            self.begun.set()
            assert self.go_on.wait(10)
        return self.write(batches)


def share(watched: Watched, batches: list[Batch]) -> list[Future[Written]]:
    """Write the first; while it is being written the others come."""
    commits = GroupCommit(watched)
    with ThreadPoolExecutor(len(batches)) as pool:
        first = pool.submit(commits.write, batches[0])
        assert watched.begun.wait(10)
        others = [pool.submit(commits.write, batch) for batch in batches[1:]]
        while len(commits.queue) < len(others):
            assert not watched.go_on.wait(0.001)
        watched.go_on.set()
    return [first, *others]


def test_batches_that_arrive_during_a_write_are_written_together(store: Store) -> None:
    watched = Watched(store.activities.write_batches)
    batches = [messages(60)[at : at + 10] for at in range(0, 60, 10)]
    outcomes = share(watched, [*batches])
    assert watched.together == [1, 5]
    assert [outcome.result().stored for outcome in outcomes] == [[a.row.id for a in batch] for batch in batches]
    assert store.activities.counts() == [("linkedin", "extension", 60)]


def test_an_act_in_several_batches_is_stored_for_one_and_known_to_the_others(store: Store) -> None:
    one, same = message(), message("Something else.")
    outcomes = [outcome.result() for outcome in share(Watched(store.activities.write_batches), [[one], [same], [same]])]
    assert sorted((len(o.stored), len(o.known)) for o in outcomes) == [(0, 1), (1, 0), (1, 0)]
    assert store.activities.counts() == [("linkedin", "extension", 2)]


def test_a_bad_batch_does_not_fail_the_others(store: Store) -> None:
    broken = [message()._replace(row=message().row._replace(site=None))]  # type: ignore[arg-type]
    good = [messages(20)[at : at + 10] for at in (0, 10)]
    first, failed, last = share(Watched(store.activities.write_batches), [good[0], broken, good[1]])
    with pytest.raises(Exception, match=r"(?i)null"):
        failed.result()
    assert (len(first.result().stored), len(last.result().stored)) == (10, 10)
    assert store.activities.counts() == [("linkedin", "extension", 20)]


def test_nobody_waits_for_ever_with_a_writer_that_was_ended(store: Store) -> None:
    def ended(batches: Sequence[Batch]) -> list[Written]:
        if len(batches) > 1:
            raise KeyboardInterrupt
        return store.activities.write_batches(batches)

    first, *others = share(Watched(ended), [messages(30)[at : at + 10] for at in (0, 10, 20)])
    assert len(first.result().stored) == 10
    for other in others:
        with pytest.raises(KeyboardInterrupt):
            other.result(10)
    assert store.activities.counts() == [("linkedin", "extension", 10)]
