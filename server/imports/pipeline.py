"""An archive as it arrives: read and received in parts, which are put together to batches; a large one by processes of
their own, beside the storing.

Receiving, which reads the texts, takes several times as long as storing and as going through the archive. So the
process that goes through the archive receives only its share of the parts, and hands the others over as they are.
Starting processes costs about a second, which a small archive must not.
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
from auditor.history.ingest import Arrival, receive_all
from auditor.translatable import Told, lazy_gettext

#: Arrivals in a batch; the first holds fewer, and each one twice as many, so that something is there to see soon. They
#: are received in parts as small as the first, which stay in the processor's own memory: a seventh less time.
BATCH, FIRST_BATCH = 5_000, 500
#: Bytes that wait on their way from one process to another, so that none stands still while a batch is stored.
_WAITING = 1 << 20
#: An archive that unpacks to more bytes than this is read by processes of their own; some 20,000 rows.
LARGE = 4 << 20
#: How many: each takes 70 to 90 MiB, more where it reads several languages.
READERS = min(os.cpu_count() or 1, 2)

#: Arrivals in batches, and what else the reader says of the archive, in its order.
Said = Problem | Coverage | Progress | Me | Acquainted | Unclear
Delivery = list[Arrival] | Said


class _LookedAt(NamedTuple):
    """So many files of the archive were looked at by now."""

    files: int


_Part = Delivery | int | _LookedAt  # a number stands for the next part of the reader that has it

#: Objects before garbage is looked for: arrivals die without, and there are very many of them. And what is usual, which
#: is not what was before, as another import may run beside.
_YOUNG, _USUAL = 50_000, gc.get_threshold()
_packed = msgspec.msgpack.Encoder()
_arrivals = msgspec.msgpack.Decoder(list[Arrival])
_activities = msgspec.msgpack.Decoder(list[Activity])


class ReadingEnded(Told):
    """The process that read the archive ended before the archive did."""


@dataclass(frozen=True)
class Reception:
    """How activities are received; see auditor.history.ingest.receive. ``remembered``: what the reader may know;
    ``archive``: as what the file was recognised, if it was."""

    key: bytes
    zone: tzinfo
    keep_text: bool
    remembered: Remembered = NOTHING
    archive: str | None = None


def arrivals(path: Path, reception: Reception, looked: Looked = nobody) -> Generator[Delivery, None, None]:
    """What is in an archive, read as it is asked for; ``looked`` is told how many of its files were looked at. Raises
    as auditor.archives.read does, and what ``looked`` raises."""
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
    """Parts put together. Where they break off, what came before is still given."""
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
    """The same, read by other processes while this one is busy with what it was given.

    Raises ReadingEnded as well. The processes end with the iteration, however that ends.
    """
    context = get_context("spawn")  # a fork would inherit the threads and connections of a server
    with ExitStack() as ending:
        ending.callback(gc.set_threshold, *_USUAL)
        gc.set_threshold(_YOUNG)
        pipes = [_pipe(context) for _ in range(READERS - 1)]
        ends = [end for pipe in pipes for end in pipe]
        with ExitStack() as given_away:  # each process has its own of what is closed here, so that its end is seen
            for end in ends:
                given_away.callback(end.close)
            others = [ending.enter_context(_reader(context, _receive_handed, handed, reception)) for handed, _ in pipes]
            handing = [hand for _, hand in pipes]
            first = ending.enter_context(_reader(context, _go_through, path, reception, handing))
        yield from _batches(next(others[item]) if isinstance(item, int) else item for item in _known(first, looked))  # type: ignore[misc]  # theirs are lists


def _known(told: Iterator[_Part], looked: Looked) -> Iterator[Delivery | int]:
    """What is told, without how many files were looked at, which ``looked`` is."""
    for item in told:
        if isinstance(item, _LookedAt):
            looked(item.files)
        else:
            yield item


def _pipe(context: SpawnContext) -> tuple[Connection, Connection]:
    """The end to receive from and the end to send by. Only Linux lets it hold more than it does by itself."""
    ours, theirs = context.Pipe(duplex=False)
    if sys.platform == "linux":
        import fcntl  # Windows has none

        with suppress(OSError):  # the system's bound for one user is reached
            fcntl.fcntl(theirs.fileno(), fcntl.F_SETPIPE_SZ, _WAITING)
    return ours, theirs


@contextmanager
def _reader(context: SpawnContext, work: Callable[..., None], *given: object) -> Iterator[Iterator[_Part]]:
    """A process that works ahead; what it tells. ``work`` is given where to tell it first."""
    ours, theirs = _pipe(context)
    told = (work, declared.update(), theirs, *given)
    process = context.Process(target=_work, name=work.__name__, args=told, daemon=True)
    with closing(ours):
        process.start()
        theirs.close()  # so that its end is seen here
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
    """In the other process, which reads sites by the ``declarations`` taken up in this one; a fault of ours ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits; it ends this one
    gc.freeze()
    gc.set_threshold(_YOUNG)
    try:
        declared.take_up(declarations)
        work(connection, *given)
    except BrokenPipeError:  # nobody waits for it any more
        return
    except Exception as fault:  # the process would print its words
        faults.note("the reading of an archive failed", fault)
        sys.exit(1)


def _go_through(connection: Connection, path: Path, reception: Reception, handing: list[Connection]) -> None:
    """Send all that is in the archive, in its order, then None or why it ended early. Of every so many parts one is
    received here; instead of each that is handed over, the number of its reader is sent."""
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
    """Whether a part could be handed over: not where a text holds half a character, or the reader has ended."""
    try:
        hand.send_bytes(_packed.encode(part))
    except (UnicodeEncodeError, BrokenPipeError):
        return False
    return True


def _receive_handed(connection: Connection, handed: Connection, reception: Reception) -> None:
    """Send what is handed over, received, until nothing comes any more."""
    while True:
        try:
            part = _activities.decode(handed.recv_bytes())
        except EOFError:
            return
        connection.send(_packed.encode(_received(part, reception)))
