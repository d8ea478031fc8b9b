"""The server's side: has texts read in a process of its own, answers its questions, and asks anew if it was killed."""

import logging
import subprocess
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import msgspec

from auditor.activities import declared
from auditor.activities.activity import Activity
from auditor.history.ingest import Arrival
from auditor.history.languages import Around
from server.aside.framing import framed, received
from server.aside.process import IDLE_SECONDS, IdleProcess
from server.receiving.messages import Answer, Asked, Done, Fault, Known, Order
from server.store.errors import StoreError
from server.translations import gettext

log = logging.getLogger("rapport.receiving")

_answer: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


class UnreadError(StoreError):
    """The process that reads texts ended before it had read them. Nothing of them was stored, so they may be sent
    again."""


class FaultError(Exception):
    """A fault of ours in the process that reads texts, named by its kind and place; the log has the rest."""


class ReadingProcess(IdleProcess):
    """Reads texts as ``auditor.history.ingest.receive_all`` does, in a process of its own, one batch at a time."""

    def __init__(self, idle: float = IDLE_SECONDS) -> None:
        super().__init__("server.receiving.child", idle)
        #: What the process knows of declarations of sites that came by an update.
        self._declarations: dict[str, bytes] = {}

    def receive_all(
        self,
        activities: Iterable[Activity],
        *,
        key: bytes,
        zone: ZoneInfo,
        keep_text: bool,
        derived: bool,
        around: Around,
    ) -> list[Arrival]:
        """See ``auditor.history.ingest.receive_all``. Raises UnreadError, FaultError, what ``around`` raises, and
        UnicodeEncodeError if a text contains half a character, before anything is read."""
        content = msgspec.Raw(msgspec.json.encode(list(activities)))
        order = Order(content, key, zone.key, keep_text, derived, None)
        with self._having_turn():
            read = self._ask(order, around)
            if read is None and self._process and not self._stopped:  # it was killed: another one reads them
                log.warning("the process that reads texts ended with %s", self._process.wait())
                read = self._ask(order, around)
        if read is None:
            raise UnreadError(
                gettext(
                    "The texts could not be read: the program that reads them was ended from outside, perhaps because "
                    "memory ran out. Try it again."
                )
            )
        return read

    def _ask(self, order: Order, around: Around) -> list[Arrival] | None:
        """What is kept of the activities; None if the process ended meanwhile, or must not be started any more."""
        before, process = self._process, self._started()
        if self._stopped:
            process.kill()
            return None
        if process is not before:
            self._declarations = {}
        try:
            return self._heard(process, self._told(order), around)
        except BrokenPipeError:
            return None

    def _told(self, order: Order) -> bytes:
        """The order as it is sent, with the declarations of sites if the process has others."""
        current = declared.update()
        if current == self._declarations:
            return msgspec.json.encode(order)
        self._declarations = current
        return msgspec.json.encode(msgspec.structs.replace(order, declarations=current))

    def _heard(self, process: "subprocess.Popen[bytes]", order: bytes, around: Around) -> list[Arrival] | None:
        if not process.stdin or not process.stdout:  # for the types alone: both are pipes
            raise TypeError
        process.stdin.write(framed(order))
        process.stdin.flush()
        while (content := received(process.stdout.read)) is not None:
            match _answer.decode(content):
                case Asked(people):
                    known = Known([(person, list(spoken)) for person, spoken in around(people).items()])
                    process.stdin.write(framed(msgspec.json.encode(known)))
                    process.stdin.flush()
                case Done(arrivals):
                    return arrivals
                case Fault(named):
                    raise FaultError(named)
        return None
