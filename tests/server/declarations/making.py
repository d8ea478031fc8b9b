"""Files of declarations as tests make them, signed with a key of their own."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from auditor.activities.declared import packaged, packaged_texts
from server.declarations.bundle import SCHEMA, signed

KEY = Ed25519PrivateKey.from_private_bytes(b"a key that only these tests have")
MADE = date(2026, 11, 27)
NEXT = packaged().version + 1


def declared(site: str) -> dict[str, Any]:
    """A declaration of this program."""
    found: dict[str, Any] = json.loads(packaged_texts()[site])
    return found


def content(*changed: dict[str, Any], version: int = NEXT, key: Ed25519PrivateKey = KEY, schema: int = SCHEMA) -> bytes:
    """A file of this program's declarations with some changed."""
    texts = packaged_texts() | {each["site"]: json.dumps(each).encode() for each in changed}
    return signed(version, MADE, texts, key, schema)


def of_mastodon(change: Callable[[dict[str, Any]], object], **more: Any) -> bytes:
    """A file in which only Mastodon's declaration is otherwise."""
    site = declared("mastodon")
    change(site)
    return content(site, **more)


def written(folder: Path, what: bytes, name: str = "new.sites") -> Path:
    """It as a file."""
    file = folder / name
    file.write_bytes(what)
    return file
