"""The process that audits: ``python -m server.audits.child``, which the server starts and ends.

It keeps nothing: it opens the store for each order, and hands the report over for the server to save. It ends as soon
as the server's end of the pipe is closed, however the server ended.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from signal import SIG_IGN, SIGINT, SIGTERM, signal
from threading import Thread

import msgspec

from auditor import faults
from server.audits.messages import Answer, Failed, Fault, Made, Order, Progress, framed, received
from server.audits.running import Nothing, NoWindow, make_report
from server.declarations.kept import follow
from server.installation.settings import SettingsError
from server.store.errors import StoreError
from server.store.store import open_store
from server.translations import speaking

_STEP = 0.005  # of an audit: smaller steps are not told


def main() -> None:
    """Carry out one order after the other."""
    for stop in (SIGINT, SIGTERM):  # a terminal and systemd send them to all processes; the server says when to end
        signal(stop, SIG_IGN)
    _go_first()
    faults.log_without_words()
    told, sys.stdout = sys.stdout.buffer, sys.stderr

    def tell(answer: Answer) -> None:
        told.write(framed(answer))
        told.flush()

    orders: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(orders,), daemon=True).start()
    with suppress(BrokenPipeError):
        while True:
            carry_out(msgspec.json.decode(orders.get(), type=Order), tell)


def _listen(orders: "SimpleQueue[bytes]") -> None:
    while (order := received(lambda most: os.read(0, most))) is not None:
        orders.put(order)
    os._exit(0)


def _go_first() -> None:
    """Where memory runs out, Linux ends this process rather than the server."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("900", "ascii")


def carry_out(order: Order, tell: Callable[[Answer], None]) -> None:
    """Audit what is ordered, and tell how far it is and how it ended."""
    before = 0.0

    def heard(share: float) -> None:
        nonlocal before
        if share >= before + _STEP:
            before = share
            tell(Progress(share))

    try:
        if order.folder:
            os.chdir(order.folder)
        follow(order.installation.settings.installation)
        with speaking(order.language), open_store(order.installation.settings) as store:
            report = make_report(
                store,
                on_progress=heard,
                days=order.days,
                first=order.first,
                last=order.last,
                sites=order.sites,
                role=order.role,
            )
    except BrokenPipeError:
        raise
    except (Nothing, NoWindow, StoreError, SettingsError) as problem:
        tell(Failed(type(problem).__name__, str(problem)))
    except Exception as problem:
        faults.note("an audit failed", problem)
        tell(Fault(faults.named(problem)))
    else:
        tell(Made(report))


if __name__ == "__main__":
    main()
