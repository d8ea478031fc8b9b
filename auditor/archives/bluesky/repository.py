"""A repository as a CAR file: a sequence of blocks, which are records or parts of the tree that names the records.

https://atproto.com/specs/repository and https://ipld.io/specs/transport/car/carv1. Blocks are in any order, and a
record does not contain its name, so the tree is read first. Of each record it keeps a few bytes, never its text.
"""

import io
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import libipld

from auditor.archives.archive import Unusable
from auditor.archives.container import Container, Member
from auditor.translatable import lazy_gettext

#: The largest block of a repository, in bytes; a record may have one megabyte.
LARGEST_BLOCK = 4 << 20

_HEADER = b"\xa2eroots"  # a map of two entries, the first of which is "roots"
_NODE = b"\xa2ae"  # a map of two entries, the first of which is "e"
_LONGEST_NUMBER = 10
_HASHED = b"\x12\x20"  # the beginning of the oldest names: SHA-256, 32 bytes
_USUAL = b"\x01\x71\x12\x20"  # the beginning of all names of a repository: version 1, DAG-CBOR, SHA-256, 32 bytes
_DAG_CBOR = 0x71
_LONGEST_KEY = 1_024
#: The longest key that is kept; keys of records that are read have about 40 bytes. A node gives a key by what it adds
#: to the previous one, so without this limit a small file could fill the memory with long keys.
_LONGEST_KEPT = 128
#: How many keys are kept at most, a few hundred bytes each; further records are reported as nameless.
MOST_KEYS = 2_000_000
_DID = re.compile(r"did:[a-z]+:[\w.:%-]{1,400}", re.ASCII)


@dataclass
class Index:
    """The owner of a repository, and the key of each record in it, such as ``app.bsky.feed.like/3k…``, by a digest of
    the name of its block."""

    did: str | None = None
    keys: dict[int, str] = field(default_factory=dict)
    again: dict[int, dict[str, None]] = field(default_factory=dict)  # further keys of records with identical content
    many: int = 0  # the number of all keys

    def take(self, name: bytes) -> str | None:
        """The key of the record in a block, empty if it was taken before; None if the repository no longer names the
        record."""
        key = self.keys.get(_short(name))
        if key:
            self.keys[_short(name)] = ""
        return key

    def add(self, name: bytes, key: str) -> None:
        """Learn the key of a record. Identical records, such as one that a program sent twice, share a block."""
        if self.keys.setdefault(_short(name), key) != key:
            self.again.setdefault(_short(name), {})[key] = None
        self.many += 1

    def others(self, name: bytes) -> list[str]:
        """The further keys of the record in a block; empty when asked again."""
        return list(self.again.pop(_short(name), ()))

    def left(self, kinds: Collection[str]) -> int:
        """How many records of these collections were not taken."""
        keys = chain(self.keys.values(), chain.from_iterable(self.again.values()))
        return sum(key.partition("/")[0] in kinds for key in keys)


def is_repository(begin: bytes) -> bool:
    """Whether a file begins like a repository."""
    return _HEADER in begin[: _LONGEST_NUMBER + len(_HEADER)]


def index(container: Container, member: Member) -> Index:
    """Learn the keys, as far as the file can be read. Raises MemberBroken."""
    found = Index()
    with suppress(Unusable):  # the second reading reports it, after everything before the break
        _gather(container, member, found)
    return found


def _gather(container: Container, member: Member, found: Index) -> None:
    for _, data in blocks(container, member):
        if data.startswith(_NODE):
            _learn(decoded(data), found)
        elif found.did is None and b"cdid" in data[:64]:
            commit = decoded(data)
            told = commit.get("did") if isinstance(commit, dict) and "data" in commit else None
            if isinstance(told, str) and _DID.fullmatch(told):
                found.did = told


def _learn(node: Any, found: Index) -> None:
    """Learn the keys of a node of the tree. Each is given by what it does not share with the previous one."""
    before = b""
    entries = node.get("e") if isinstance(node, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        shared, rest, name = entry.get("p"), entry.get("k"), entry.get("v")
        if not isinstance(shared, int) or not isinstance(rest, bytes) or not isinstance(name, bytes):
            continue
        before = (before[: max(0, shared)] + rest)[:_LONGEST_KEY]
        if len(before) > _LONGEST_KEPT or found.many >= MOST_KEYS:
            continue
        found.add(name, before.decode("utf-8", "replace"))


def _short(name: bytes) -> int:
    return int.from_bytes(name[-8:])


def blocks(container: Container, member: Member) -> Iterator[tuple[bytes, bytes]]:
    """The name and the bytes of each block that holds data. Raises Unusable if the file is not a repository or is cut
    off, and MemberBroken."""
    with container.open(member) as stream:
        if not is_repository(stream.peek(64)):
            raise Unusable(lazy_gettext("it is no repository"))
        if _block(stream) is None:
            raise _broken()
        while (block := _block(stream)) is not None:
            name, data = _named(block)
            if data:
                yield name, data


def decoded(data: bytes) -> Any:
    """The content of a block; None if it cannot be read."""
    try:
        return libipld.decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return None


def _block(stream: io.BufferedReader) -> bytes | None:
    size = _number(stream)
    if size is None:
        return None
    if size > LARGEST_BLOCK:
        raise _broken()
    block = stream.read(size)
    if len(block) < size:
        raise _broken()
    return block


def _number(stream: io.BufferedReader) -> int | None:
    """An unsigned number of seven bits a byte (https://github.com/multiformats/unsigned-varint); None at the end."""
    number = 0
    for at in range(_LONGEST_NUMBER):
        byte = stream.read(1)
        if not byte:
            if at:
                raise _broken()
            return None
        number |= (byte[0] & 0x7F) << 7 * at
        if byte[0] < 0x80:
            return number
    raise _broken()


def _named(block: bytes) -> tuple[bytes, bytes]:
    """The name of a block and what follows it, empty if that is not data. Raises Unusable."""
    if block.startswith(_USUAL):
        return block[:36], block[36:]
    if block.startswith(_HASHED):
        return block[:34], b""
    _, at = _within(block, 0)
    codec, at = _within(block, at)
    _, at = _within(block, at)
    size, at = _within(block, at)
    end = at + size
    if end > len(block):
        raise _broken()
    return block[:end], block[end:] if codec == _DAG_CBOR else b""


def _within(block: bytes, at: int) -> tuple[int, int]:
    number = 0
    for step, byte in enumerate(block[at : at + _LONGEST_NUMBER]):
        number |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            return number, at + step + 1
    raise _broken()


def _broken() -> Unusable:
    return Unusable(lazy_gettext("it breaks off, or is no repository from here on. Download it again"))
