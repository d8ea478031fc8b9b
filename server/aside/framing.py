"""How a message passes between the server and a process beside it: its content behind its length, through a pipe."""

from collections.abc import Callable

_LENGTH = 4  # bytes, big-endian


def framed(content: bytes) -> bytes:
    """A message as it is sent."""
    return len(content).to_bytes(_LENGTH, "big") + content


def received(read: Callable[[int], bytes]) -> bytes | None:
    """The content of the next message; None where whoever sent has ended, be it within a message. ``read`` gives at
    most so many bytes, and none only at the end."""
    length = _exactly(read, _LENGTH)
    return None if length is None else _exactly(read, int.from_bytes(length, "big"))


def _exactly(read: Callable[[int], bytes], count: int) -> bytes | None:
    parts = []
    while count:
        part = read(min(count, 2**20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
