"""A key pair made from a passphrase, of which only the public half is stored: it can encrypt but not decrypt.

So automatic backups are encrypted although nobody is there to type the passphrase, and nothing on the disk opens them.
scrypt turns the passphrase into the private key of X25519 (RFC 7748); each file has a key exchange of its own (ECIES),
from which HKDF derives the file's key.

Anybody who sees one file knows the public half. To stop them from forging a file that the passphrase opens, the file's
key also depends on a secret, the proof. The installation stores the proof beside the public half; a file contains it
only encrypted with what scrypt makes of the passphrase.
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

#: Limits scrypt to 256 MiB of memory, so that a file of somebody else cannot ask for more.
Cost = Annotated[int, msgspec.Meta(ge=1 << 14, le=1 << 18)]


class PassphraseKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """``public`` and ``salt`` in base64, the ``cost`` of scrypt, and ``sealed_proof``, the encrypted proof for files,
    are not secret. ``proof`` itself is, and no file contains it. Keys of earlier versions have no proof."""

    public: str
    salt: str
    cost: Cost
    sealed_proof: str | None = None
    proof: str | None = None

    @classmethod
    def of(cls, passphrase: str) -> "PassphraseKey":
        """A new key for a passphrase. Two keys of the same passphrase differ."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        salt, cost, proof = os.urandom(16), COST, os.urandom(32)
        secret = stretched(passphrase, salt, cost)
        public = X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
        nonce = os.urandom(_NONCE)
        sealed = nonce + _cipher(secret).encrypt(nonce, proof, public)
        return cls(_text(public), _text(salt), cost, _text(sealed), _text(proof))

    def for_files(self) -> "PassphraseKey":
        """The key without its secret, for the header of a file."""
        return msgspec.structs.replace(self, proof=None)

    def sealing(self) -> tuple[bytes, str]:
        """A key for one file, and the public key that ``opening`` needs beside the passphrase (``by``, base64)."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

        once, public = X25519PrivateKey.generate(), b64decode(self.public, validate=True)
        by = once.public_key().public_bytes_raw()
        proof = b64decode(self.proof or "", validate=True)
        return _derived(once.exchange(X25519PublicKey.from_public_bytes(public)), proof, by, public), _text(by)

    def opening(self, passphrase: str, by: str) -> bytes:
        """The key of a file that was encrypted with ``by``; a wrong key if the passphrase, or the proof for it, is
        wrong. Raises ValueError if these are not keys."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

        once, public = b64decode(by, validate=True), b64decode(self.public, validate=True)
        secret = stretched(passphrase, b64decode(self.salt, validate=True), self.cost)
        shared = X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(once))
        return _derived(shared, self._proof(secret, public), once, public)

    def _proof(self, secret: bytes, public: bytes) -> bytes:
        """The decrypted proof; random bytes, which fit nothing, if it was not made with this passphrase."""
        from cryptography.exceptions import InvalidTag

        if self.sealed_proof is None:
            return b""
        sealed = b64decode(self.sealed_proof, validate=True)
        try:
            return _cipher(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], public)
        except InvalidTag:
            return os.urandom(32)


def stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    """32 bytes derived from a passphrase by scrypt."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=cost, r=_BLOCK, p=1).derive(passphrase.encode())


def _derived(shared: bytes, proof: bytes, by: bytes, public: bytes) -> bytes:
    return _expanded(shared + proof, by + public, _PURPOSE)


def _cipher(secret: bytes) -> "AESGCM":
    """The cipher for the proof, keyed by the stretched passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_expanded(secret, b"", _OF_PROOF))


def _expanded(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=salt, info=purpose).derive(secret)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
