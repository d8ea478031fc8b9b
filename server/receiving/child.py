"""The process that reads texts: ``python -m server.receiving.child``, which the server starts and ends.

It opens no store, no file and no port: what it reads comes through its pipe, and what is kept of that goes back. It
ends as soon as the server's end of the pipe is closed, however the server ended.
"""

import gc
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from zoneinfo import ZoneInfo

import msgspec

from auditor import faults
from auditor.activities import declared
from auditor.activities.activity import Activity
from auditor.history.ingest import receive_all
from server.aside.child import begin
from server.aside.framing import framed, received
from server.receiving.messages import Answer, Asked, Done, Fault, Known, Order

_order = msgspec.json.Decoder(Order)
_activities = msgspec.json.Decoder(list[Activity])
_known = msgspec.json.Decoder(Known)
Listen = Callable[[], bytes | None]


def main() -> None:
    """Carry out one order after the other."""
    told = begin()
    gc.freeze()

    def tell(answer: Answer) -> None:
        told.write(framed(msgspec.json.encode(answer)))
        told.flush()

    def listen() -> bytes | None:
        return received(lambda most: os.read(0, most))

    with suppress(BrokenPipeError, EOFError):
        while (order := listen()) is not None:
            carry_out(_order.decode(order), tell, listen)


def carry_out(order: Order, tell: Callable[[Answer], None], listen: Listen) -> None:
    """Read what is ordered and tell what is kept of it; ``listen`` returns the answer to a question."""

    def around(people: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Collection[str]]:
        tell(Asked(list(people)))
        if (answer := listen()) is None:
            raise EOFError
        return dict(_known.decode(answer).languages)

    try:
        if order.declarations is not None:
            declared.take_up(order.declarations)
        arrivals = receive_all(
            _activities.decode(order.activities),
            key=order.key,
            zone=ZoneInfo(order.zone),
            keep_text=order.keep_text,
            derived=order.derived,
            around=around,
        )
    except (BrokenPipeError, EOFError):
        raise
    except Exception as fault:
        faults.note("texts could not be read", fault)
        tell(Fault(faults.named(fault)))
    else:
        tell(Done(arrivals))


if __name__ == "__main__":
    main()
