"""Repositories for the cases: a ``records.json`` in clear, and the ``repo.car`` beside it that holds the same.

``python -m tests.archives.repositories`` writes each repo.car anew. ``records.json`` has the owner's ``did`` and the
``records`` by their keys; those under ``unnamed`` are in the file, but no longer in its tree,
those under ``missing`` the other way round.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import libipld

from tests.archives.cases import CASES

CLEAR, PACKED = "records.json", "repo.car"
_NAMED = b"\x01\x71\x12\x20"  # version 1, DAG-CBOR, SHA-256, 32 bytes


def repository(
    did: str,
    records: dict[str, Any],
    unnamed: dict[str, Any] | None = None,
    missing: dict[str, Any] | None = None,
) -> bytes:
    """A repository of records by key, as a CAR file: the commit, the tree, the records."""
    blocks: dict[bytes, bytes] = {}
    entries = [(key.encode(), _block(blocks, record)) for key, record in sorted(records.items())]
    entries += [(key.encode(), _block({}, record)) for key, record in (missing or {}).items()]
    entries.sort()
    for record in (unnamed or {}).values():
        _block(blocks, record)
    commit = {
        "did": did,
        "version": 3,
        "data": _tree(blocks, entries),
        "rev": "3l" + "2" * 11,
        "prev": None,
        "sig": b"s",
    }
    root = _block(blocks, commit)
    header = libipld.encode_dag_cbor({"version": 1, "roots": [root]})
    return _framed(header) + b"".join(_framed(name + data) for name, data in reversed(blocks.items()))


def _tree(blocks: dict[bytes, bytes], entries: list[tuple[bytes, bytes]]) -> bytes:
    """A node of the tree: a few entries, those between them in nodes of their own."""
    if len(entries) <= 3:
        return _node(blocks, None, [(key, name, None) for key, name in entries])
    third = len(entries) // 3
    left, right = _tree(blocks, entries[:third]), _tree(blocks, entries[third + 2 :])
    (key, name), (other, last) = entries[third : third + 2]
    return _node(blocks, left, [(key, name, None), (other, last, right)])


def _node(blocks: dict[bytes, bytes], left: bytes | None, entries: list[tuple[bytes, bytes, bytes | None]]) -> bytes:
    told, before = [], b""
    for key, name, right in entries:
        shared = next(
            (at for at, (a, b) in enumerate(zip(before, key, strict=False)) if a != b), min(len(before), len(key))
        )
        told.append({"p": shared, "k": key[shared:], "v": name, "t": right})
        before = key
    return _block(blocks, {"l": left, "e": told})


def _block(blocks: dict[bytes, bytes], value: Any) -> bytes:
    data = libipld.encode_dag_cbor(value)
    name = _NAMED + sha256(data).digest()
    blocks[name] = data
    return name


def _framed(data: bytes) -> bytes:
    size, begin = len(data), bytearray()
    while size > 0x7F:
        begin.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes([*begin, size]) + data


def packed(clear: Path) -> bytes:
    """What stands in a records.json, as the file beside it."""
    told = json.loads(clear.read_text("utf-8"))
    return repository(told["did"], told["records"], told.get("unnamed"), told.get("missing"))


def main() -> None:
    """Write each repo.car as its records.json says."""
    for clear in CASES.glob(f"*/*/{CLEAR}"):
        clear.with_name(PACKED).write_bytes(packed(clear))


if __name__ == "__main__":
    main()
