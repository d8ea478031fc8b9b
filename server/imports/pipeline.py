"""Reads an archive in parts, analyses their texts, and joins them to batches; a large one in separate processes.

Receiving, which analyses the texts, takes several times as long as storing, and as reading the archive. So the process
that reads the archive receives only its share of the parts, and hands the others to other processes. Starting processes
takes about a second, which is too much for a small archive.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import tzinfo
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

import msgspec

from auditor import faults
from auditor.activities import declared
from auditor.activities.activity import Activity, Coverage
from auditor.archives import (
    NOTHING,
    Acquainted,
    ArchiveRefused,
    Looked,
    Me,
    Problem,
    Progress,
    Remembered,
    Unclear,
    Unrecognised,
    read,
)
from auditor.archives.looking import nobody
from auditor.history.ingest import Arrival
from auditor.translatable import Told, lazy_gettext
from server.receiving.receiving import receive_all

#: Arrivals in a batch. The first batch is smaller, and each one twice as large as the last, so that something is there
#: to see soon. Parts are as small as the first batch, so that they stay in the processor's cache: a seventh less time.
BATCH, FIRST_BATCH = 5_000, 500
#: Bytes buffered between two processes, so that none stands still while a batch is stored.
_WAITING = 1 << 20
#: An archive that unpacks to more bytes than this, some 20,000 rows, is read in separate processes.
LARGE = 4 << 20
#: The number of these processes; each takes 70 to 90 MiB, more if it reads several languages.
READERS = min(os.cpu_count() or 1, 2)

#: What the reader says about an archive besides activities; and those or batches of arrivals, in the archive's order.
Said = Problem | Coverage | Progress | Me | Acquainted | Unclear
Delivery = list[Arrival] | Said


class _LookedAt(NamedTuple):
    """How many files of the archive were examined so far."""

    files: int


_Part = Delivery | int | _LookedAt  # a number stands for the next part of the reader with this index

#: How many new objects trigger garbage collection: there are very many arrivals, and they are freed without it. And the
#: usual thresholds, noted at the start, because another import may have changed the current ones.
_YOUNG, _USUAL = 50_000, gc.get_threshold()
_packed = msgspec.msgpack.Encoder()
_arrivals = msgspec.msgpack.Decoder(list[Arrival])
_activities = msgspec.msgpack.Decoder(list[Activity])


class ReadingEnded(Told):
    """The process that read the archive ended before it had read everything."""


@dataclass(frozen=True)
class Reception:
    """How to receive activities; see auditor.history.ingest.receive. ``remembered``: what the reader may know already;
    ``archive``: the archive that the file was recognised as, None if it was not yet."""

    key: bytes
    zone: tzinfo
    keep_text: bool
    remembered: Remembered = NOTHING
    archive: str | None = None


def arrivals(path: Path, reception: Reception, looked: Looked = nobody) -> Generator[Delivery, None, None]:
    """The contents of an archive, read on demand; ``looked`` is called with how many of its files were examined. Raises
    what auditor.archives.read and ``looked`` raise."""
    parts = _parts(path, reception, looked)
    yield from _batches(_received(item, reception) if isinstance(item, list) else item for item in parts)


def _received(part: list[Activity], reception: Reception) -> list[Arrival]:
    return receive_all(part, key=reception.key, zone=reception.zone, keep_text=reception.keep_text, derived=True)


def _parts(path: Path, reception: Reception, looked: Looked) -> Iterator[list[Activity] | Said]:
    part: list[Activity] = []
    for item in read(path, reception.remembered, reception.archive, looked):
        if isinstance(item, Activity):
            part.append(item)
            if len(part) >= FIRST_BATCH:
                yield part
                part = []
        else:
            yield item
    if part:
        yield part


def _batches(parts: Iterable[Delivery]) -> Generator[Delivery, None, None]:
    """Join parts to batches. If reading breaks off, the parts before still come."""
    batch: list[Arrival] = []
    size = min(FIRST_BATCH, BATCH)
    try:
        for item in parts:
            if not isinstance(item, list):
                yield item
                continue
            batch += item
            if len(batch) >= size:
                yield batch
                batch, size = [], min(2 * size, BATCH)
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def arrivals_ahead(path: Path, reception: Reception, looked: Looked = nobody) -> Generator[Delivery, None, None]:
    """As ``arrivals``, but other processes read on while this one works.

    Also raises ReadingEnded. The processes end with the iteration, in whatever way it ends.
    """
    context = get_context("spawn")  # a fork would inherit the threads and connections of a server
    with ExitStack() as ending:
        ending.callback(gc.set_threshold, *_USUAL)
        gc.set_threshold(_YOUNG)
        pipes = [_pipe(context) for _ in range(READERS - 1)]
        ends = [end for pipe in pipes for end in pipe]
        with ExitStack() as given_away:  # closed here, because each process has its own copy: so its end is noticed
            for end in ends:
                given_away.callback(end.close)
            others = [ending.enter_context(_reader(context, _receive_handed, handed, reception)) for handed, _ in pipes]
            handing = [hand for _, hand in pipes]
            first = ending.enter_context(_reader(context, _go_through, path, reception, handing))
        yield from _batches(next(others[item]) if isinstance(item, int) else item for item in _known(first, looked))  # type: ignore[misc]  # theirs are lists


def _known(told: Iterator[_Part], looked: Looked) -> Iterator[Delivery | int]:
    """The items without the numbers of examined files, which go to ``looked``."""
    for item in told:
        if isinstance(item, _LookedAt):
            looked(item.files)
        else:
            yield item


def _pipe(context: SpawnContext) -> tuple[Connection, Connection]:
    """A pipe, as the end to receive from and the end to send to. Only on Linux can its buffer be enlarged."""
    ours, theirs = context.Pipe(duplex=False)
    if sys.platform == "linux":
        import fcntl  # Windows has none

        with suppress(OSError):  # the system's limit for one user is reached
            fcntl.fcntl(theirs.fileno(), fcntl.F_SETPIPE_SZ, _WAITING)
    return ours, theirs


@contextmanager
def _reader(context: SpawnContext, work: Callable[..., None], *given: object) -> Iterator[Iterator[_Part]]:
    """Run ``work`` in a process of its own, with the connection to send to as its first argument. Yields the items that
    it sends."""
    ours, theirs = _pipe(context)
    told = (work, declared.update(), theirs, *given)
    process = context.Process(target=_work, name=work.__name__, args=told, daemon=True)
    with closing(ours):
        process.start()
        theirs.close()  # so that the end of the process is noticed here
        try:
            yield _told(ours, process)
        finally:
            process.kill()
            process.join()
            process.close()


def _told(connection: Connection, process: BaseProcess) -> Iterator[_Part]:
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError) as error:
            process.join()
            raise ReadingEnded(
                lazy_gettext(
                    "The program that read the archive ended unexpectedly (%(code)s). What it had read until then is "
                    "kept. Import the archive again to go on from there.",
                    code=str(process.exitcode),
                )
            ) from error
        if item is None:
            return
        if isinstance(item, Exception):
            raise item
        yield _arrivals.decode(item) if isinstance(item, bytes) else item


def _work(work: Callable[..., None], declarations: Mapping[str, bytes], connection: Connection, *given: object) -> None:
    """Run ``work`` in the other process, with the ``declarations`` of sites that this one uses. A fault of ours ends
    the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the waiting process handles Ctrl-C, and ends this one
    gc.freeze()
    gc.set_threshold(_YOUNG)
    try:
        declared.take_up(declarations)
        work(connection, *given)
    except BrokenPipeError:  # nobody waits for the items any more
        return
    except Exception as fault:  # else the process would print its message, which may quote the archive
        faults.note("the reading of an archive failed", fault)
        sys.exit(1)


def _go_through(connection: Connection, path: Path, reception: Reception, handing: list[Connection]) -> None:
    """Send the contents of the archive in order, then None or the reason for ending early. Parts are received here and
    by the other readers in turn; for a part that is handed over, the number of its reader is sent."""
    turns: Iterator[int | None] = cycle([None, *range(len(handing))])
    try:
        for item in _parts(path, reception, lambda files: connection.send(_LookedAt(files))):
            if not isinstance(item, list):
                connection.send(item)
            elif (turn := next(turns)) is not None and _handed_over(item, handing[turn]):
                connection.send(turn)
            else:
                connection.send(_packed.encode(_received(item, reception)))
    except BrokenPipeError:
        raise
    except (ArchiveRefused, Unrecognised, OSError) as problem:
        connection.send(problem)
    else:
        connection.send(None)


def _handed_over(part: list[Activity], hand: Connection) -> bool:
    """Hand a part over. Returns False if a text contains half a character, or the reader has ended."""
    try:
        hand.send_bytes(_packed.encode(part))
    except (UnicodeEncodeError, BrokenPipeError):
        return False
    return True


def _receive_handed(connection: Connection, handed: Connection, reception: Reception) -> None:
    """Receive the parts that are handed over, and send the arrivals, until no more parts come."""
    while True:
        try:
            part = _activities.decode(handed.recv_bytes())
        except EOFError:
            return
        connection.send(_packed.encode(_received(part, reception)))
