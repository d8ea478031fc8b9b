"""An archive as it arrives: read and received in batches; a large one by processes of their own, beside the storing.

Receiving, which reads the texts, takes several times as long as storing and as going through the archive. So each
process goes through all of it and receives its share of the batches. Starting them costs about a second, which a small
archive must not.
"""

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import EllipsisType

import msgspec

from auditor import faults
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
from auditor.history.ingest import Arrival, receive
from auditor.translatable import Told, lazy_gettext

#: Arrivals in a batch.
BATCH = 5_000
#: An archive that unpacks to more bytes than this is read by processes of their own; some 20,000 rows.
LARGE = 4 << 20
#: How many: each takes 65 to 95 MiB.
READERS = min(os.cpu_count() or 1, 2)

#: Arrivals in batches, and what else the reader says of the archive, in its order.
Said = Problem | Coverage | Progress | Me | Acquainted | Unclear
Delivery = list[Arrival] | Said

#: Stands for a batch that another reader has.
_ELSEWHERE: EllipsisType = ...
_Part = Delivery | EllipsisType

_YOUNG = 50_000  # objects before garbage is looked for: arrivals die without, and there are very many of them
_packed = msgspec.msgpack.Encoder()
_arrivals = msgspec.msgpack.Decoder(list[Arrival])


class ReadingEnded(Told):
    """The process that read the archive ended before the archive did."""


@dataclass(frozen=True)
class Reception:
    """How activities are received; see auditor.history.ingest.receive. ``remembered``: what the reader may know."""

    key: bytes
    zone: tzinfo
    keep_text: bool
    remembered: Remembered = NOTHING


def arrivals(path: Path, reception: Reception) -> Generator[Delivery, None, None]:
    """What is in an archive, read as it is asked for. Raises as auditor.archives.read does."""
    yield from _share(path, reception, 0, 1)  # type: ignore[misc]  # there is no other reader


def _share(path: Path, reception: Reception, reader: int, of: int) -> Generator[_Part, None, None]:
    """One reader's part: every so many batches; of the first reader also all the rest, in its order."""
    number = 0
    for item in _batches(path, reception.remembered):
        if isinstance(item, list):
            if number % of == reader:
                yield [
                    receive(each, key=reception.key, zone=reception.zone, keep_text=reception.keep_text, derived=True)
                    for each in item
                ]
            elif reader == 0:
                yield _ELSEWHERE
            number += 1
        elif reader == 0:
            yield item


def _batches(path: Path, remembered: Remembered) -> Iterator[list[Activity] | Said]:
    batch: list[Activity] = []
    for item in read(path, remembered):
        if isinstance(item, Activity):
            batch.append(item)
            if len(batch) >= BATCH:
                yield batch
                batch = []
        else:
            yield item
    if batch:
        yield batch


def arrivals_ahead(path: Path, reception: Reception) -> Generator[Delivery, None, None]:
    """The same, read by other processes while this one is busy with what it was given.

    Raises ReadingEnded as well. The processes end with the iteration, however that ends.
    """
    with ExitStack() as ending:
        first, *others = [ending.enter_context(_reader(path, reception, number, READERS)) for number in range(READERS)]
        following = cycle(others)
        for item in first:
            delivery = next(next(following), _ELSEWHERE) if item is _ELSEWHERE else item
            if delivery is _ELSEWHERE:
                raise ReadingEnded(lazy_gettext("The archive changed while it was read. Import it again."))
            yield delivery


@contextmanager
def _reader(path: Path, reception: Reception, number: int, of: int) -> Iterator[Iterator[_Part]]:
    """A process that reads ahead; what it tells."""
    context = get_context("spawn")  # a fork would inherit the threads and connections of a server
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read_ahead, args=(theirs, path, reception, number, of), daemon=True)
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


def _read_ahead(connection: Connection, path: Path, reception: Reception, number: int, of: int) -> None:
    """In the other process: send everything, then None or why it ended early; a fault of ours ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits; it ends this one
    gc.freeze()
    gc.set_threshold(_YOUNG)
    try:
        for item in _and_how_it_ends(path, reception, number, of):
            connection.send(_packed.encode(item) if isinstance(item, list) else item)
    except BrokenPipeError:  # nobody waits for it any more
        return
    except Exception as fault:  # the process would print its words
        faults.note("the reading of an archive failed", fault)
        sys.exit(1)


def _and_how_it_ends(path: Path, reception: Reception, number: int, of: int) -> Iterator[_Part | Exception | None]:
    try:
        yield from _share(path, reception, number, of)
    except (ArchiveRefused, Unrecognised, OSError) as problem:
        yield problem
    else:
        yield None
