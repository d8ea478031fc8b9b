"""The process that tells: ``python -m server.telling.child``, started for one message to one address, then gone.

What answers at an address is a stranger. Libraries wait for each of its bytes and keep all of them, so it could keep a
message on its way for ever and fill the memory; and they carry a message, with what signs in, wherever it leads. Here
the time, what is taken of an answer and where it may lead are bounded. An address comes by the pipe, as a command line
is no secret, and nothing is said but whether it worked.
"""

import os
import socket
import sys
from contextlib import suppress
from threading import Timer
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

#: Of an answer that is taken, in bytes; what services say is far less.
MOST_ANSWERED = 1_000_000
#: Memory of this process: an answer may be packed.
_MOST_MEMORY = 2 << 30
_SENT_ANEW = (307, 308)  # what leads elsewhere and keeps what was sent
_FAILED, _TOOK_TOO_LONG = 1, 2


class Message(msgspec.Struct, frozen=True):
    """What is to be told, at which address, and within how many seconds."""

    address: str
    title: str
    body: str
    seconds: float


def main() -> None:
    """Send the message that comes in; the exit code says whether it worked."""
    message = msgspec.json.decode(sys.stdin.buffer.read(), type=Message)
    _end_after(message.seconds)
    _bound_memory()
    _bound_answers()
    _stay_there()
    sys.exit(0 if _worked(message) else _FAILED)


def _worked(message: Message) -> bool:
    from apprise import Apprise

    notifier = Apprise()
    # Said to be plain text, so that a service which shows HTML or Markdown shows a hostile name and no picture or link.
    return notifier.add(message.address) is True and bool(
        notifier.notify(title=message.title, body=message.body, body_format="text")
    )


def _end_after(seconds: float) -> None:
    """Also where the server ended meanwhile, and nobody waits."""
    ending = Timer(seconds, os._exit, (_TOOK_TOO_LONG,))
    ending.daemon = True
    ending.start()


def _bound_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _bound_answers() -> None:
    """All that is read of connections, whichever library reads it, together."""
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
    """Follow an answer that leads elsewhere only where it is the same host, and the message is sent there anew."""
    import requests

    told = requests.Session.get_redirect_target

    def target(self: requests.sessions.SessionRedirectMixin, answer: requests.Response) -> str | None:
        to = told(self, answer)
        return to if to and answer.status_code in _SENT_ANEW and _is_same_place(answer.url, to) else None

    requests.Session.get_redirect_target = target  # type: ignore[method-assign, assignment]


def _is_same_place(from_: str, to: str) -> bool:
    """Whether an address leads to the same server, or from its common port to that with TLS."""
    try:
        old, new = urlsplit(from_), urlsplit(urljoin(from_, to))
        places = (old.scheme, old.port), (new.scheme, new.port)
    except ValueError:
        return False
    secured = places[0] in (("http", None), ("http", 80)) and places[1] in (("https", None), ("https", 443))
    return old.hostname == new.hostname and (places[0] == places[1] or secured)


if __name__ == "__main__":
    main()
