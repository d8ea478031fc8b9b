"""A key that seals and cannot open: its public half is kept, its private half comes from a passphrase each time.

So a backup that is made by itself is encrypted although nobody is there to type, and nothing on the disk opens it. The
private key of X25519 (RFC 7748) is what scrypt makes of the passphrase; each file is sealed under an exchange of its
own (ECIES), from which HKDF derives the file's key.

Whoever sees one file knows the public half. So that they can make none that the passphrase opens, the file's key is
derived from a secret as well, the proof: it lies beside the public half in the installation, and in each file only
sealed with what scrypt makes of the passphrase.
"""

import os
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

#: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
COST = 1 << 17
_BLOCK = 8
_PURPOSE, _OF_PROOF = b"rapport backup", b"rapport backup proof"
_NONCE = 12  # bytes

#: Up to 256 MiB of memory: whoever opens a file of somebody else is asked for no more.
Cost = Annotated[int, msgspec.Meta(ge=1 << 14, le=1 << 18)]


class PassphraseKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """``public`` and ``salt`` in base64; ``cost`` of scrypt; ``sealed_proof``, the proof as it lies in a file: none of
    it is secret. ``proof`` itself is, and in no file. Keys of earlier versions have neither."""

    public: str
    salt: str
    cost: Cost
    sealed_proof: str | None = None
    proof: str | None = None

    @classmethod
    def of(cls, passphrase: str) -> "PassphraseKey":
        """A new one for a passphrase: with the same passphrase no two are alike."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        salt, cost, proof = os.urandom(16), COST, os.urandom(32)
        secret = stretched(passphrase, salt, cost)
        public = X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
        nonce = os.urandom(_NONCE)
        sealed = nonce + _cipher(secret).encrypt(nonce, proof, public)
        return cls(_text(public), _text(salt), cost, _text(sealed), _text(proof))

    def for_files(self) -> "PassphraseKey":
        """What of it stands in a file."""
        return msgspec.structs.replace(self, proof=None)

    def sealing(self) -> tuple[bytes, str]:
        """A key for one file, and what ``opening`` needs beside the passphrase to find it again."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

        once, public = X25519PrivateKey.generate(), b64decode(self.public, validate=True)
        by = once.public_key().public_bytes_raw()
        proof = b64decode(self.proof or "", validate=True)
        return _derived(once.exchange(X25519PublicKey.from_public_bytes(public)), proof, by, public), _text(by)

    def opening(self, passphrase: str, by: str) -> bytes:
        """The key of a file that was sealed with ``by``; another one where the passphrase does not fit, or the proof
        is not of this passphrase. Raises ValueError where these are no keys."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

        once, public = b64decode(by, validate=True), b64decode(self.public, validate=True)
        secret = stretched(passphrase, b64decode(self.salt, validate=True), self.cost)
        shared = X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(once))
        return _derived(shared, self._proof(secret, public), once, public)

    def _proof(self, secret: bytes, public: bytes) -> bytes:
        """The proof as a file has it; what fits nothing where it is not of this passphrase."""
        from cryptography.exceptions import InvalidTag

        if self.sealed_proof is None:
            return b""
        sealed = b64decode(self.sealed_proof, validate=True)
        try:
            return _cipher(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], public)
        except InvalidTag:
            return os.urandom(32)


def stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    """32 bytes of a passphrase, by scrypt."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=cost, r=_BLOCK, p=1).derive(passphrase.encode())


def _derived(shared: bytes, proof: bytes, by: bytes, public: bytes) -> bytes:
    return _expanded(shared + proof, by + public, _PURPOSE)


def _cipher(secret: bytes) -> "AESGCM":
    """What seals the proof: by what a passphrase was stretched to."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_expanded(secret, b"", _OF_PROOF))


def _expanded(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=salt, info=purpose).derive(secret)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
