"""A key that seals and cannot open: its public half is kept, its private half comes from a passphrase each time.

So a backup that is made by itself is encrypted although nobody is there to type, and nothing on the disk opens it. The
private key of X25519 (RFC 7748) is what scrypt makes of the passphrase; each file is sealed under an exchange of its
own (ECIES), from which HKDF derives the file's key.
"""

import os
from base64 import b64decode, b64encode
from typing import Annotated

import msgspec

#: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
COST = 1 << 17
_BLOCK = 8
_PURPOSE = b"rapport backup"

#: Up to 256 MiB of memory: whoever opens a file of somebody else is asked for no more.
Cost = Annotated[int, msgspec.Meta(ge=1 << 14, le=1 << 18)]


class PassphraseKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``public`` and ``salt`` in base64; ``cost`` of scrypt. None of it is secret."""

    public: str
    salt: str
    cost: Cost

    @classmethod
    def of(cls, passphrase: str) -> "PassphraseKey":
        """A new one for a passphrase: with the same passphrase no two are alike."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        salt, cost = os.urandom(16), COST
        private = X25519PrivateKey.from_private_bytes(stretched(passphrase, salt, cost))
        return cls(_text(private.public_key().public_bytes_raw()), _text(salt), cost)

    def sealing(self) -> tuple[bytes, str]:
        """A key for one file, and what ``opening`` needs beside the passphrase to find it again."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

        once, public = X25519PrivateKey.generate(), b64decode(self.public, validate=True)
        by = once.public_key().public_bytes_raw()
        return _derived(once.exchange(X25519PublicKey.from_public_bytes(public)), by, public), _text(by)

    def opening(self, passphrase: str, by: str) -> bytes:
        """The key of a file that was sealed with ``by``; another one where the passphrase does not fit. Raises
        ValueError where these are no keys."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

        once, public = b64decode(by, validate=True), b64decode(self.public, validate=True)
        private = X25519PrivateKey.from_private_bytes(
            stretched(passphrase, b64decode(self.salt, validate=True), self.cost)
        )
        return _derived(private.exchange(X25519PublicKey.from_public_bytes(once)), once, public)


def stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    """32 bytes of a passphrase, by scrypt."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=cost, r=_BLOCK, p=1).derive(passphrase.encode())


def _derived(shared: bytes, by: bytes, public: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=by + public, info=_PURPOSE).derive(shared)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
