"""An archive as it arrives: read and received in batches; a large one by processes of their own, beside the storing.

Receiving, which reads the texts, takes several times as long as storing and as going through the archive. So the
process that goes through the archive receives only its share of the batches, and hands the others over as they are.
Starting processes costs about a second, which a small archive must not.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from auditor import faults
from auditor.activities import declared
from auditor.activities.activity import Activity, Coverage
from auditor.archives import (
    NOTHING,
    Acquainted,
    ArchiveRefused,
    Me,
    Problem,
    Progress,
    Remembered,
    Unclear,
    Unrecognised,
    read,
)
from auditor.history.ingest import Arrival, receive_all
from auditor.translatable import Told, lazy_gettext

#: Arrivals in a batch; the first holds fewer, and each one twice as many, so that something is there to see soon.
BATCH, FIRST_BATCH = 5_000, 500
#: An archive that unpacks to more bytes than this is read by processes of their own; some 20,000 rows.
LARGE = 4 << 20
#: How many: each takes 65 to 95 MiB.
READERS = min(os.cpu_count() or 1, 2)

#: Arrivals in batches, and what else the reader says of the archive, in its order.
Said = Problem | Coverage | Progress | Me | Acquainted | Unclear
Delivery = list[Arrival] | Said

_Part = Delivery | int  # a number stands for the next batch of the reader that has it

_YOUNG = 50_000  # objects before garbage is looked for: arrivals die without, and there are very many of them
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


def arrivals(path: Path, reception: Reception) -> Generator[Delivery, None, None]:
    """What is in an archive, read as it is asked for. Raises as auditor.archives.read does."""
    for item in _batches(path, reception):
        yield _received(item, reception) if isinstance(item, list) else item


def _received(batch: list[Activity], reception: Reception) -> list[Arrival]:
    return receive_all(batch, key=reception.key, zone=reception.zone, keep_text=reception.keep_text, derived=True)


def _batches(path: Path, reception: Reception) -> Iterator[list[Activity] | Said]:
    batch: list[Activity] = []
    size = min(FIRST_BATCH, BATCH)
    for item in read(path, reception.remembered, reception.archive):
        if isinstance(item, Activity):
            batch.append(item)
            if len(batch) >= size:
                yield batch
                batch, size = [], min(2 * size, BATCH)
        else:
            yield item
    if batch:
        yield batch


def arrivals_ahead(path: Path, reception: Reception) -> Generator[Delivery, None, None]:
    """The same, read by other processes while this one is busy with what it was given.

    Raises ReadingEnded as well. The processes end with the iteration, however that ends.
    """
    context = get_context("spawn")  # a fork would inherit the threads and connections of a server
    with ExitStack() as ending:
        pipes = [context.Pipe(duplex=False) for _ in range(READERS - 1)]
        ends = [end for pipe in pipes for end in pipe]
        with ExitStack() as given_away:  # each process has its own of what is closed here, so that its end is seen
            for end in ends:
                given_away.callback(end.close)
            others = [ending.enter_context(_reader(context, _receive_handed, handed, reception)) for handed, _ in pipes]
            handing = [hand for _, hand in pipes]
            first = ending.enter_context(_reader(context, _go_through, path, reception, handing))
        for item in first:
            yield next(others[item]) if isinstance(item, int) else item  # type: ignore[misc]  # theirs are lists


@contextmanager
def _reader(context: SpawnContext, work: Callable[..., None], *given: object) -> Iterator[Iterator[_Part]]:
    """A process that works ahead; what it tells. ``work`` is given where to tell it first."""
    ours, theirs = context.Pipe(duplex=False)
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
    """Send all that is in the archive, in its order, then None or why it ended early. Of every so many batches one is
    received here; instead of each that is handed over, the number of its reader is sent."""
    turns: Iterator[int | None] = cycle([None, *range(len(handing))])
    try:
        for item in _batches(path, reception):
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


def _handed_over(batch: list[Activity], hand: Connection) -> bool:
    """Whether a batch could be handed over: not where a text holds half a character, or the reader has ended."""
    try:
        hand.send_bytes(_packed.encode(batch))
    except (UnicodeEncodeError, BrokenPipeError):
        return False
    return True


def _receive_handed(connection: Connection, handed: Connection, reception: Reception) -> None:
    """Send what is handed over, received, until nothing comes any more."""
    while True:
        try:
            batch = _activities.decode(handed.recv_bytes())
        except EOFError:
            return
        connection.send(_packed.encode(_received(batch, reception)))
