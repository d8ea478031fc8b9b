"""The signed file in which declarations travel: one line that says what it is, one with the signature, then JSON.

The signature is Ed25519's (RFC 8032) over the first line and the JSON, so that it counts for nothing else. Who may sign
is told by ``release.pem`` beside this file, a public key; the private one is the maintainers'.
"""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from auditor.translatable import Told, lazy_gettext

#: Bytes; all sites of today take a tenth of it.
LARGEST = 2_000_000
#: The newest form of declarations that this program reads.
SCHEMA = 1
_KIND = b"rapport-sites "
_FORMAT = b"1"
_LONGEST_LINE = 200
_MOST_SITES = 200


class Refused(Told):
    """A file of declarations that is not taken, and why in plain words."""


class Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``version`` grows with each; ``sites`` are declarations as they are written, by site."""

    schema: int
    version: Annotated[int, msgspec.Meta(ge=1, le=2**31)]
    made: date
    sites: Annotated[dict[str, msgspec.Raw], msgspec.Meta(min_length=1, max_length=_MOST_SITES)]

    @property
    def texts(self) -> dict[str, bytes]:
        """The declarations by site, with their own bytes."""
        return {site: bytes(text) for site, text in self.sites.items()}


class _Head(msgspec.Struct, frozen=True):
    schema: int


@cache
def release_key() -> Ed25519PublicKey:
    """Whose signature counts."""
    read = load_pem_public_key(Path(__file__).with_name("release.pem").read_bytes())
    if not isinstance(read, Ed25519PublicKey):
        raise TypeError
    return read


def signed(version: int, made: date, sites: Mapping[str, bytes], key: Ed25519PrivateKey, schema: int = SCHEMA) -> bytes:
    """A file with these declarations."""
    raw = {site: msgspec.Raw(msgspec.json.format(text, indent=-1)) for site, text in sorted(sites.items())}
    content = msgspec.json.encode(Bundle(schema, version, made, raw))
    first = _KIND + _FORMAT + b"\n"
    return first + b64encode(key.sign(first + content)) + b"\n" + content


def opened(content: bytes, key: Ed25519PublicKey) -> Bundle:
    """What is in a file, once its signature was found right. Nothing of it is decoded before. Raises Refused."""
    if len(content) > LARGEST:
        raise Refused(lazy_gettext("It is larger than any file of declarations."))
    first, _, rest = content.partition(b"\n")
    if not first.startswith(_KIND) or len(first) > _LONGEST_LINE:
        raise Refused(lazy_gettext("It is no file of declarations."))
    if first != _KIND + _FORMAT:
        raise Refused(lazy_gettext("It is of a kind that this version of Rapport does not read. Update Rapport first."))
    line, _, body = rest.partition(b"\n")
    if not line.strip():
        raise Refused(lazy_gettext("Nobody has signed it."))
    try:
        key.verify(b64decode(line[:_LONGEST_LINE], validate=True), first + b"\n" + body)
    except (InvalidSignature, Error) as wrong:
        raise Refused(
            lazy_gettext("Its signature is not right: it is damaged, or somebody else than Rapport's makers wrote it.")
        ) from wrong
    try:
        if msgspec.json.decode(body, type=_Head).schema > SCHEMA:
            raise Refused(lazy_gettext("It needs a newer version of Rapport. Update Rapport first."))
        return msgspec.json.decode(body, type=Bundle)
    except (ValueError, RecursionError, msgspec.DecodeError) as wrong:
        raise Refused(lazy_gettext("It is not written as declarations are: %(reason)s", reason=str(wrong))) from wrong
