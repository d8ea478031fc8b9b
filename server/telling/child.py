"""The process that sends one message to one address and then ends: ``python -m server.telling.child``.

The server at an address is not trusted. Libraries wait for each byte of its answer and keep all of them, so it could
delay a message for ever and fill the memory; and they follow redirects with the message and its credentials. This
process limits the time, the size of an answer and redirects. The address comes through the pipe, because a command line
is not secret, and the process reports only whether sending worked, failed, or nobody knows: a message that was handed
over whole may have been taken though no answer came, or one that leads elsewhere.
"""

import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Timer
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

#: The largest answer that is read, in bytes; services send far less.
MOST_ANSWERED = 1_000_000
#: The largest memory of this process, in bytes: an answer may be compressed.
_MOST_MEMORY = 2 << 30
_SENT_ANEW = (307, 308)  # redirects that repeat the request with its body
_LEADS_ON = (301, 302, 303)  # some give these to a message they took, others to one they did not
_FAILED, _TOOK_TOO_LONG, UNSURE = 1, 2, 3
#: Whether something was handed over whole and its answer, if there is one, does not say whether it was taken.
_handed_over = Event()


class Message(msgspec.Struct, frozen=True):
    """The message to send, its address, and the time limit in seconds."""

    address: str
    title: str
    body: str
    seconds: float


def main() -> None:
    """Send the message from standard input; the exit code says whether it worked."""
    message = msgspec.json.decode(sys.stdin.buffer.read(), type=Message)
    _end_after(message.seconds)
    _bound_memory()
    _bound_answers()
    _stay_there()
    _notice_handing_over()
    worked = False
    with suppress(Exception):  # such as MemoryError; what Apprise knows of, it does not raise
        worked = _worked(message)
    sys.exit(0 if worked else _code(_FAILED))


def _code(failed: int) -> int:
    return UNSURE if _handed_over.is_set() else failed


def _worked(message: Message) -> bool:
    from apprise import Apprise

    notifier = Apprise()
    # Declared as plain text, so that a service with HTML or Markdown shows a hostile name as text, not as picture or
    # link.
    return notifier.add(message.address) is True and bool(
        notifier.notify(title=message.title, body=message.body, body_format="text")
    )


def _end_after(seconds: float) -> None:
    """End this process after ``seconds``, even if the server ended meanwhile and nobody waits for it."""
    ending = Timer(seconds, lambda: os._exit(_code(_TOOK_TOO_LONG)))
    ending.daemon = True
    ending.start()


def _bound_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _bound_answers() -> None:
    """Limit the total of what is read from all connections, whichever library reads it."""
    taken, read = 0, socket.SocketIO.readinto

    def readinto(self: socket.SocketIO, buffer: Any) -> int | None:
        nonlocal taken
        got = read(self, buffer)
        taken += got or 0
        if taken > MOST_ANSWERED:
            raise ConnectionAbortedError
        return got

    socket.SocketIO.readinto = readinto  # type: ignore[method-assign, assignment]


def _stay_there() -> None:
    """Follow a redirect only if it stays on the same host and repeats the request with the message."""
    import requests

    told = requests.Session.get_redirect_target

    def target(self: requests.sessions.SessionRedirectMixin, answer: requests.Response) -> str | None:
        to = told(self, answer)
        return to if to and answer.status_code in _SENT_ANEW and _is_same_place(answer.url, to) else None

    requests.Session.get_redirect_target = target  # type: ignore[method-assign, assignment]


def _notice_handing_over() -> None:
    """Notice when a request, or the text of a mail, was handed over whole, and when its answer says what became of
    it."""
    import smtplib

    from urllib3.connection import HTTPConnection

    answer: Callable[..., Any] = HTTPConnection.getresponse
    data: Callable[..., Any] = smtplib.SMTP.data

    def answered(self: HTTPConnection, *given: Any, **named: Any) -> Any:
        _handed_over.set()
        got = answer(self, *given, **named)
        if got.status not in _LEADS_ON and not 200 <= got.status < 300:
            _handed_over.clear()
        return got

    def taken(self: smtplib.SMTP, *given: Any, **named: Any) -> Any:
        _handed_over.set()
        try:
            got = data(self, *given, **named)
        except smtplib.SMTPDataError:  # the server wanted no text
            _handed_over.clear()
            raise
        _handed_over.clear()
        return got

    HTTPConnection.getresponse = answered  # type: ignore[method-assign]
    smtplib.SMTP.data = taken  # type: ignore[method-assign]


def _is_same_place(from_: str, to: str) -> bool:
    """Whether an address leads to the same server, or from its HTTP port to its HTTPS port."""
    try:
        old, new = urlsplit(from_), urlsplit(urljoin(from_, to))
        places = (old.scheme, old.port), (new.scheme, new.port)
    except ValueError:
        return False
    secured = places[0] in (("http", None), ("http", 80)) and places[1] in (("https", None), ("https", 443))
    return old.hostname == new.hostname and (places[0] == places[1] or secured)


if __name__ == "__main__":
    main()
