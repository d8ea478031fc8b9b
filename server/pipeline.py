"""An archive as it arrives: read and received in batches; a large one by a process of its own, beside the storing.

Reading takes longer than storing, so with two processors a large archive is in sooner by what storing takes. Starting
a process costs about a second, which a small archive must not.
"""

import gc
import signal
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import tzinfo
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from auditor.activity import Activity, Coverage
from auditor.archives import ArchiveRefused, Problem, Progress, Unrecognised, read
from auditor.arrival import Arrival, receive

#: Arrivals in a batch.
BATCH = 5_000
#: An archive that unpacks to more bytes than this is read by a process of its own; some 20,000 rows.
LARGE = 4 << 20

#: What is told of an archive: its arrivals in batches, and what else its reader says, in its order.
Told = list[Arrival] | Problem | Coverage | Progress

_YOUNG = 50_000  # objects before garbage is looked for: arrivals die without, and there are very many of them
_packed = msgspec.msgpack.Encoder()
_arrivals = msgspec.msgpack.Decoder(list[Arrival])


class ReadingEnded(Exception):  # noqa: N818  named as ArchiveRefused and Unrecognised are
    """The process that read the archive ended before the archive did."""


@dataclass(frozen=True)
class Reception:
    """How activities are received; see auditor.arrival.receive."""

    key: bytes
    zone: tzinfo
    keep_text: bool


def arrivals(path: Path, reception: Reception) -> Generator[Told, None, None]:
    """What an archive tells, read as it is asked for. Raises as auditor.archives.read does."""
    batch: list[Arrival] = []
    for item in read(path):
        if isinstance(item, Activity):
            batch.append(receive(item, key=reception.key, zone=reception.zone, keep_text=reception.keep_text))
            if len(batch) >= BATCH:
                yield batch
                batch = []
        else:
            yield item
    if batch:
        yield batch


def arrivals_ahead(path: Path, reception: Reception) -> Generator[Told, None, None]:
    """The same, read by another process while this one is busy with what it was given.

    Raises ReadingEnded as well. The process ends with the iteration, however that ends.
    """
    context = get_context("spawn")  # a fork would inherit the threads and connections of a server
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read_ahead, args=(theirs, path, reception), daemon=True)
    with closing(ours):
        process.start()
        theirs.close()  # so that its end is seen here
        try:
            yield from _told(ours, process)
        finally:
            process.kill()
            process.join()
            process.close()


def _told(connection: Connection, process: BaseProcess) -> Iterator[Told]:
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError) as error:
            process.join()
            raise ReadingEnded(
                f"The program that read the archive ended unexpectedly ({process.exitcode}). What it had read until "
                "then is kept; import the archive again to go on from there."
            ) from error
        if item is None:
            return
        if isinstance(item, Exception):
            raise item
        yield _arrivals.decode(item) if isinstance(item, bytes) else item


def _read_ahead(connection: Connection, path: Path, reception: Reception) -> None:
    """In the other process: send everything, then None or why it ended early; a fault of ours ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits; it ends this one
    gc.freeze()
    gc.set_threshold(_YOUNG)
    with suppress(BrokenPipeError):  # nobody waits for it any more
        for item in _and_how_it_ends(path, reception):
            connection.send(_packed.encode(item) if isinstance(item, list) else item)


def _and_how_it_ends(path: Path, reception: Reception) -> Iterator[Told | Exception | None]:
    try:
        yield from arrivals(path, reception)
    except (ArchiveRefused, Unrecognised, OSError) as problem:
        yield problem
    else:
        yield None
