"""Bounds what each connection to the server may send, and how long it may take.

Waitress reads a whole request before it answers. Here a request is judged as soon as its header has arrived. A refusal
is sent at once, and the rest of the request is read and discarded for a moment, so that the answer arrives. Connections
that send nothing are closed after a while, or earlier if there are too many.
"""

import logging
import re
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from tempfile import TemporaryFile
from typing import Any

from flask import Flask
from waitress.adjustments import Adjustments
from waitress.buffers import OverflowableBuffer, TempfileBasedBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask
from waitress.utilities import Error, RequestHeaderFieldsTooLarge

from server.entry.spooling import IN_MEMORY, spool_folder, sweep
from server.installation.settings import Settings
from server.web.admission import (
    MOST_FIELDS,
    MOST_HEADERS,
    MOST_LINE,
    TOO_LONG,
    TOO_LONG_HEADERS,
    TOO_MANY_HEADERS,
    Admission,
    Head,
    Leave,
    Refusal,
)

THREADS = 6
MOST_CONNECTIONS = 128
HEADER_SECONDS = 10  # from the beginning of a connection, or the first byte of a later header, to the header's end
BODY_SECONDS = 30  # without a further byte
IDLE_SECONDS = 120  # between two requests, or without a further byte of an answer being read
PROMPT_SECONDS = 1  # in which a client that reads has taken a part of an answer
_LEFTOVER_SECONDS = 2
_LEFTOVER = 1024**2  # bytes

log = logging.getLogger("rapport.connections")


class RefusedError(Error):
    """Waitress's error for a refused request, with our answer."""

    def __init__(self, admission: Admission, refusal: Refusal, accept_language: str) -> None:
        super().__init__(str(refusal.words))
        self._answer = admission.answer(refusal, accept_language)

    def to_response(self, ident: Any = None) -> Any:  # noqa: ARG002  as waitress calls it
        """See waitress."""
        return self._answer


class Spool(OverflowableBuffer):
    """Buffers an incoming body: in memory while it is small, then in a file in the data folder, mode 0600.
    ``has_room``: whether all of it fitted. After that the rest is discarded rather than cut off, because a browser that
    is cut off shows no answer."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(IN_MEMORY)
        self._settings = settings
        self.has_room = True

    def append(self, s: bytes) -> None:
        """See waitress."""
        if not self.has_room:
            return
        try:
            super().append(s)
        except OSError as problem:
            log.warning("a request's body could not be kept: %s", problem.strerror)
            self.has_room = False
            self.close()

    def close(self) -> None:
        """See waitress."""
        with suppress(OSError):  # data that was not written yet does not fit now either
            super().close()

    def _set_large_buffer(self) -> None:
        before: Any = self.buf
        folder = spool_folder(self._settings)

        class InFolder(TempfileBasedBuffer):
            def newfile(self) -> Any:
                return TemporaryFile("w+b", dir=folder)

        self.buf = InFolder(before)  # type: ignore[assignment]
        if before is not None:
            before.close()
        self.overflowed = True


class Parser(HTTPRequestParser):
    """Parses an incoming request, and refuses it as soon as its header breaks a rule."""

    admission: Admission
    settings: Settings
    #: Bytes of a refused request's body that are still to come, according to its header.
    leftover = 0
    #: Whether the sender was looked up, which happens before a body that does not fit into memory.
    is_known = False
    #: Gives back the place that was taken for a large body.
    _leave: Leave | None = None
    _head: Head
    _spool: Spool | None = None

    def received(self, data: bytes) -> int:
        """See waitress. Data that came along with the header of a refused request is discarded. Data that came along
        with a complete request is discarded too, and the connection ends after the answer: no browser sends a request
        before the last one is answered, and a client that does could leave all answers unread, which would pile up."""
        before = self.header_plus
        taken = super().received(data)
        if self.completed and not self.empty and taken < len(data):
            headers: Any = self.headers
            headers["CONNECTION"] = "close"
            taken = len(data)
        if isinstance(self.error, RequestHeaderFieldsTooLarge):
            self._refuse(TOO_LONG_HEADERS, _language(before + data))
        if self.completed and self.error is None and self._spool is not None and not self._spool.has_room:
            self._refuse(self.admission.no_room(self._head), self.headers.get("ACCEPT_LANGUAGE", ""))
        if self.error is None:
            return taken
        self.expect_continue = False
        if self.leftover:
            self.leftover = max(0, self.leftover - (len(data) - taken))
        return len(data)

    def parse_header(self, header_plus: bytes) -> None:
        """See waitress, which limits neither the request line nor the number of fields, and judges nothing."""
        line, _, fields = header_plus.partition(b"\r\n")
        if len(line) > MOST_LINE:
            self._refuse(TOO_LONG, _language(header_plus))
        elif fields.count(b"\r\n") + 1 > MOST_FIELDS:
            self._refuse(TOO_MANY_HEADERS, _language(header_plus))
        else:
            super().parse_header(header_plus)
            self._judge()

    def _judge(self) -> None:
        request: Any = self
        unsaid = self.chunked or "TRANSFER_ENCODING" in self.headers
        self._head = head = Head(
            request.command.upper(), request.path, self.headers, None if unsaid else self.content_length
        )
        refusal = self.admission.refusal(head)
        if refusal is None and self.content_length >= IN_MEMORY:
            place = self.admission.place(head)
            refusal = place if isinstance(place, Refusal) else None
            self._leave = None if isinstance(place, Refusal) else place
        if refusal is not None:
            self.leftover = _LEFTOVER if unsaid else self.content_length
            self._refuse(refusal, self.headers.get("ACCEPT_LANGUAGE", ""))
        elif self.body_rcv is not None:
            self.is_known = self.content_length >= IN_MEMORY
            self._spool = Spool(self.settings)
            self.body_rcv = FixedStreamReceiver(self.content_length, self._spool)

    def close(self) -> None:
        """See waitress."""
        super().close()
        leave, self._leave = self._leave, None
        if leave is not None:
            leave()

    def _refuse(self, refusal: Refusal, accept_language: str) -> None:
        """Answer the request with a refusal now. Nothing of its body is stored."""
        self.error = RefusedError(self.admission, refusal, accept_language)
        self.body_rcv, self.content_length, self.chunked = None, 0, False


def _language(header: bytes) -> str:
    """The Accept-Language in the raw header of a request that is not parsed; empty if it has not arrived."""
    found = _ACCEPT_LANGUAGE.search(header)
    return found[1].decode("latin-1") if found else ""


_ACCEPT_LANGUAGE = re.compile(rb"\r\naccept-language:[ \t]*([^\r\n]{0,200})", re.IGNORECASE)


class Task(WSGITask):
    """The answer to a request."""

    def write(self, data: bytes) -> None:
        """See waitress, which sends the header separately. Sending it with the body saves a system call, and wakes the
        client only once."""
        length: int | None = self.content_length
        if self.wrote_header or not (self.complete and self.has_body and data) or length is None or len(data) > length:
            super().write(data)
            return
        self.channel.write_soon(self.build_response_header() + data)
        self.wrote_header = True
        self.content_bytes_written += len(data)


class Channel(HTTPChannel):
    """One connection."""

    task_class = Task
    _header_since: float
    _leftover = 0
    _draining_since: float | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._header_since = self.creation_time
        self._asked_before = False

    def received(self, data: bytes) -> bool:
        """See waitress."""
        if self.request is None:
            self._header_since = time.time()
            self.request = self.parser_class(self.adj)
        request: Any = self.request
        went_on = super().received(data)
        self._asked_before = self._asked_before or request.completed
        self._leftover = request.leftover
        return went_on

    def readable(self) -> bool:
        """See waitress."""
        return self._draining_since is not None or super().readable()

    def handle_read(self) -> None:
        """See waitress. After a refusal, further data is discarded: if we closed at once, the answer could be lost."""
        if self._draining_since is None:
            super().handle_read()
            return
        data = b""
        with suppress(OSError):
            data = self.recv(65_536)
        self._leftover -= len(data)
        if not data or self._leftover <= 0:
            self.will_close = True

    def handle_write(self) -> None:
        """See waitress."""
        if self.close_when_flushed and self._leftover > 0 and not self.will_close:
            with suppress(OSError):
                self._flush_some()  # type: ignore[attr-defined]  # the stubs know the public methods only
                if not self.total_outbufs_len:
                    self.close_when_flushed = False
                    self._leftover, self._draining_since = min(self._leftover, _LEFTOVER), time.time()
                    connected: Any = self.socket
                    connected.shutdown(socket.SHUT_WR)
                return
            self.will_close = True
        super().handle_write()

    def handle_close(self) -> None:
        """See waitress, which does not close the buffer of an unfinished body."""
        super().handle_close()
        if self.request is not None:
            self.request.close()

    @property
    def is_waiting(self) -> bool:
        """Whether no request of this connection is being answered."""
        return not (self.requests or self.will_close or self.close_when_flushed or self.total_outbufs_len)

    def makes_room(self, now: float) -> bool:
        """Whether it may be closed if there are too many connections: no request is being answered, or the client does
        not read the answer."""
        return self.is_waiting or bool(self.total_outbufs_len and now > self.last_activity + PROMPT_SECONDS)

    @property
    def priority(self) -> tuple[bool, float]:
        """Sorts connections in the order of closing if there are too many: known senders of a large body come last,
        later connections after earlier ones."""
        request: Any = self.request
        return request is not None and request.is_known, self._header_since

    def is_overdue(self, now: float) -> bool:
        """Whether the data that the connection waits for should have come by ``now``."""
        if self._draining_since is not None:
            return now > self._draining_since + _LEFTOVER_SECONDS
        if not self.is_waiting:
            being_answered = self.requests and not self.total_outbufs_len
            return not being_answered and now > self.last_activity + IDLE_SECONDS
        if self.request is None:
            since, allowed = self.last_activity, IDLE_SECONDS if self._asked_before else HEADER_SECONDS
        elif self.request.headers_finished:
            since, allowed = self.last_activity, BODY_SECONDS
        else:
            since, allowed = self._header_since, HEADER_SECONDS
        return now > since + allowed


class Server(TcpWSGIServer):
    """Accepts connections, and closes those that keep others from being served."""

    channel_class = Channel

    def _channels(self) -> Iterator[Channel]:
        channels: Any = self.active_channels
        return iter([channel for channel in channels.values() if not channel.will_close])

    def maintenance(self, now: float) -> None:
        """See waitress, which calls this every second."""
        for channel in self._channels():
            if channel.is_overdue(now):
                channel.will_close = True
        self._make_room(list(self._channels()), now)

    def handle_accept(self) -> None:
        """See waitress. If there are too many connections, the one that has waited longest makes room, and not the
        newest one: if all others do not read their answers, the newest one is the person's browser."""
        super().handle_accept()
        self._make_room(list(self._channels())[:-1], time.time(), beside=1)

    def _make_room(self, among: list[Channel], now: float, *, beside: int = 0) -> None:
        """Close those of these connections that may be closed, until there are few enough, with ``beside`` others."""
        closed = sorted((channel for channel in among if channel.makes_room(now)), key=lambda each: each.priority)
        for channel in closed[: max(0, len(among) + beside - MOST_CONNECTIONS)]:
            channel.will_close = True


def listen(app: Flask, listener: socket.socket, most_uploaded: int) -> Server:
    """A server of the application on a listening socket. ``most_uploaded``: the largest archive, in bytes."""
    kept: Settings = app.extensions["settings"]
    sweep(kept)

    class Judging(Parser):
        admission = Admission(app, most_uploaded)
        settings = kept

    class Judged(Channel):
        parser_class = Judging

    adjustments = Adjustments(
        threads=THREADS,
        ident="Rapport",
        max_request_header_size=MOST_HEADERS + MOST_LINE,
        max_request_body_size=most_uploaded + 1,
        connection_limit=2 * MOST_CONNECTIONS + 16,  # our own limit acts before this one, which stops accepting
        cleanup_interval=1,
        asyncore_use_poll=True,
        log_socket_errors=False,
    )
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(THREADS)
    information: Any = (listener.family, listener.type, listener.proto, listener.getsockname())
    server = Server(app, {}, True, listener, dispatcher, adjustments, information, bind_socket=False)
    server.channel_class = Judged
    return server
