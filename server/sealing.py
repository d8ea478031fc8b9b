"""The cryptography between an extension and the server: agreeing on a key by a typed code, and encrypting with it.

Pairing is a key exchange on P-256, confirmed by a code that the extension shows and the person types on the dashboard.
The code is never sent. It is stretched, so that an attacker between the two would have to try 2^39 codes, each at the
cost of the stretching, before a request expires. Sealed data are a nonce of 12 bytes followed by AES-256-GCM's
ciphertext. extension/lib/sealing.js is the other side, with the same names and sizes.
"""

import hashlib
import hmac
import os
from functools import lru_cache
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32  # bytes
POINT = 65  # bytes of an uncompressed public key
NONCE = 12
STRETCHING = 300_000  # rounds of PBKDF2
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve, FIPS 186-5


class SealBroken(ValueError):  # noqa: N818
    """The data were not sealed with this key for this purpose, or were changed since."""


class Agreement(NamedTuple):
    """What both sides know after the code was typed: the device's ``key``, and the proof that they know it
    (``check``)."""

    key: bytes
    check: bytes


class ServerKey:
    """The installation's key pair, derived from its secret, so that it is the same after every start and on every
    server with that secret."""

    def __init__(self, secret: bytes) -> None:
        number = int.from_bytes(_derive(secret, b"rapport sealing", 48), "big")
        self._private: EllipticCurvePrivateKey = derive_private_key(number % (_ORDER - 1) + 1, SECP256R1())
        self.public = _encoded(self._private.public_key())

    def agree(self, extension: bytes, code: str) -> Agreement:
        """Agree on a key from an extension's public key and the typed code. Raises SealBroken if ``extension`` is not a
        public key."""
        stretched = hashlib.pbkdf2_hmac("sha256", plain(code).encode(), extension + self.public, STRETCHING, KEY)
        key = _derive(self._shared(extension) + stretched, b"rapport-device" + extension + self.public)
        return Agreement(key, _derive(key, b"rapport-check", 16))

    def open_activity(self, sender: bytes, sealed: bytes, name: str) -> bytes:
        """Open an activity that an extension sealed for this server. Raises SealBroken."""
        return unseal(self._activities(sender), sealed, name.encode())

    def _shared(self, other: bytes) -> bytes:
        try:
            return self._private.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), other))
        except ValueError as wrong:
            raise SealBroken from wrong

    @lru_cache(maxsize=256)  # noqa: B019  one server key lives as long as its server; a sender's key serves many activities
    def _activities(self, sender: bytes) -> bytes:
        return _derive(self._shared(sender), b"rapport-activity" + sender + self.public)


def is_point(public: bytes) -> bool:
    """Whether these bytes are a public key."""
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), public)
    except ValueError:
        return False
    return True


class Channel:
    """Opens the requests of one device, and seals the answers to it."""

    def __init__(self, key: bytes) -> None:
        self._request = _derive(key, b"rapport-request")
        self._answer = _derive(key, b"rapport-answer")
        self._paired = _derive(key, b"rapport-paired")

    def open_request(self, sealed: bytes, path: str, counter: int) -> bytes:
        """Open the body of a request to ``path``. Raises SealBroken."""
        return unseal(self._request, sealed, f"{path} {counter}".encode())

    def seal_answer(self, body: bytes, path: str, counter: int, status: int) -> bytes:
        """Seal the answer so that it fits that request and no other."""
        return seal(self._answer, body, f"{path} {counter} {status}".encode())

    def seal_paired(self, body: bytes, pairing: str) -> bytes:
        """Seal the message that tells the extension that the person has typed its code."""
        return seal(self._paired, body, pairing.encode())


def seal(key: bytes, content: bytes, purpose: bytes) -> bytes:
    """Encrypt ``content`` with a key; ``unseal`` needs the same ``purpose``."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, purpose)


def unseal(key: bytes, sealed: bytes, purpose: bytes) -> bytes:
    """Decrypt what ``seal`` encrypted. Raises SealBroken."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], purpose)
    except (InvalidTag, ValueError) as wrong:
        raise SealBroken from wrong


def sealing_key(secret: bytes, purpose: bytes) -> bytes:
    """A key for one purpose, derived from the installation's secret."""
    return _derive(secret, purpose)


def plain(code: str) -> str:
    """A typed code, reduced to capital letters and digits."""
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())


def same(one: bytes, other: bytes) -> bool:
    """Whether two proofs are equal; the time it takes does not reveal where they differ."""
    return hmac.compare_digest(one, other)


def _derive(secret: bytes, purpose: bytes, length: int = KEY) -> bytes:
    return HKDF(SHA256(), length, None, purpose).derive(secret)


def _encoded(public: EllipticCurvePublicKey) -> bytes:
    """A public key as an uncompressed point. The library's own function loads all its formats, which takes too long."""
    point = public.public_numbers()
    return b"\x04" + point.x.to_bytes(KEY, "big") + point.y.to_bytes(KEY, "big")
