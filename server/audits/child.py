"""The process that audits: ``python -m server.audits.child``, which the server starts and ends.

It keeps nothing: it opens the store for each order, and hands the report over for the server to save. It ends as soon
as the server's end of the pipe is closed, however the server ended.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread

import msgspec

from auditor import faults
from server.aside.child import begin
from server.aside.framing import framed, received
from server.audits.messages import Answer, Failed, Fault, Made, Order, Progress
from server.audits.running import Nothing, NoWindow, make_report
from server.declarations.kept import follow
from server.installation.settings import SettingsError
from server.store.errors import StoreError
from server.store.store import open_store
from server.translations import speaking

_STEP = 0.005  # of an audit: smaller steps are not told


def main() -> None:
    """Carry out one order after the other."""
    told = begin()

    def tell(answer: Answer) -> None:
        told.write(framed(msgspec.json.encode(answer)))
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
