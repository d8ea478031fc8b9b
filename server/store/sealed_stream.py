"""A stream encrypted in chunks: nobody can read it without the key, and changing, moving or cutting bytes is noticed.

Each chunk is encrypted with AES-256-GCM; the nonce consists of a random part, the chunk's number, and whether it is the
last one (the STREAM construction, https://eprint.iacr.org/2015/189). The key comes from a passphrase by scrypt, or is
encrypted for a key that a passphrase opens, or stands in the header: then the encryption only detects damage and hides
nothing.
"""

import io
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import IO

import msgspec

from auditor.translatable import N_
from server.store.errors import StoreError
from server.store.passphrase_key import COST, Cost, PassphraseKey, stretched
from server.translations import gettext

MAGIC = b"rapport backup 1\n"
CHUNK = 1 << 20  # bytes
_SEAL = 16
_MOST_HEADER = 10_000
_DAMAGED = N_("This backup is damaged at its beginning.")


class SealError(StoreError):
    """A sealed file cannot be opened: it is damaged, it is not a sealed file, or the passphrase is wrong."""


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The header of a stream: the ``key`` itself; or ``salt`` and ``cost`` of scrypt; or the key it is ``sealed_for``,
    and ``by`` which key. Bytes are in base64."""

    nonce: str
    key: str | None = None
    salt: str | None = None
    cost: Cost = 1 << 17
    sealed_for: PassphraseKey | None = None
    by: str | None = None


class SealedWriter(io.RawIOBase):
    """Encrypts what is written to it, if a passphrase or its key is given. The file is complete only after
    ``finish``."""

    def __init__(self, to: IO[bytes], passphrase: str | PassphraseKey | None) -> None:
        self._to = to
        nonce, salt = os.urandom(7), os.urandom(16)
        if isinstance(passphrase, PassphraseKey):
            key, by = passphrase.sealing()
            header = _Header(_text(nonce), sealed_for=passphrase.for_files(), by=by)
        elif passphrase is not None:
            key = stretched(passphrase, salt, COST)
            header = _Header(_text(nonce), salt=_text(salt), cost=COST)
        else:
            key = os.urandom(32)
            header = _Header(_text(nonce), key=_text(key))
        head = MAGIC + msgspec.json.encode(header) + b"\n"
        to.write(head)
        self._chunks = _Chunks(header, head, key)
        self._waiting = bytearray()

    def writable(self) -> bool:
        """See io."""
        return True

    def write(self, data: object) -> int:
        """See io."""
        given = bytes(data)  # type: ignore[call-overload]
        self._waiting += given
        while len(self._waiting) > CHUNK:
            self._to.write(self._chunks.seal(bytes(self._waiting[:CHUNK]), last=False))
            del self._waiting[:CHUNK]
        return len(given)

    def finish(self) -> None:
        """Seal the rest as the last chunk."""
        self._to.write(self._chunks.seal(bytes(self._waiting), last=True))


class SealedReader(io.RawIOBase):
    """Decrypts a stream. Raises SealError at the first damaged chunk, and if the last one is missing. ``proven``:
    whether whoever made the stream knows the passphrase, or the proof of its key."""

    def __init__(self, sealed: IO[bytes], passphrase: str | None) -> None:
        header, head = _read_header(sealed)
        if header.key is None and passphrase is None:
            raise SealError(gettext("This backup is encrypted with a passphrase."))
        try:
            self._chunks = _Chunks(header, head, _key(header, passphrase or ""))
        except ValueError as problem:
            raise SealError(gettext(_DAMAGED)) from problem
        self.sealed = header.key is None
        self.proven = self.sealed and (header.sealed_for is None or header.sealed_for.sealed_proof is not None)
        self._sealed = sealed
        self._next = sealed.read(CHUNK + _SEAL)
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        """See io."""
        return True

    def readinto(self, buffer: object) -> int:
        """See io."""
        if not self._ready and not self._ended:
            following = self._sealed.read(CHUNK + _SEAL)
            self._ended = not following
            self._ready = self._chunks.open(self._next, last=self._ended)
            self._next = following
        view = memoryview(buffer)  # type: ignore[arg-type]
        given, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(given)] = given
        return len(given)


def is_sealed(file: Path) -> bool:
    """Whether a file needs a passphrase to open. Raises SealError if it is not a sealed file, and OSError."""
    with file.open("rb") as sealed:
        return _read_header(sealed)[0].key is None


def _read_header(sealed: IO[bytes]) -> tuple[_Header, bytes]:
    magic, line = sealed.read(len(MAGIC)), sealed.readline(_MOST_HEADER)
    if magic != MAGIC:
        raise SealError(gettext("This is no backup of Rapport."))
    try:
        return msgspec.json.decode(line, type=_Header), magic + line
    except (msgspec.MsgspecError, ValueError) as problem:
        raise SealError(gettext(_DAMAGED)) from problem


class _Chunks:
    """Encrypts or decrypts one chunk after the other."""

    def __init__(self, header: _Header, head: bytes, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._nonce = b64decode(header.nonce, validate=True)
        self._head = head
        self._number = 0
        self._with_passphrase = header.key is None
        self._cipher = AESGCM(key)
        if len(self._nonce) != 7:
            raise ValueError(header)

    def seal(self, chunk: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._following(last), chunk, self._head)

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        from cryptography.exceptions import InvalidTag

        number = self._number + 1
        try:
            return self._cipher.decrypt(self._following(last), sealed, self._head)
        except (InvalidTag, ValueError) as problem:
            if number == 1 and self._with_passphrase:
                told = gettext("The passphrase does not fit, or this backup is damaged at its beginning.")
            else:
                told = gettext("This backup is damaged in part %(number)s, of a megabyte each.", number=number)
            raise SealError(told) from problem

    def _following(self, last: bool) -> bytes:
        nonce = self._nonce + self._number.to_bytes(4, "big") + bytes([last])
        self._number += 1
        return nonce


def _key(header: _Header, passphrase: str) -> bytes:
    if header.key is not None:
        return b64decode(header.key, validate=True)
    if header.sealed_for is not None:
        return header.sealed_for.opening(passphrase, header.by or "")
    return stretched(passphrase, b64decode(header.salt or "", validate=True), header.cost)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
