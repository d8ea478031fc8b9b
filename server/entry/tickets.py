"""Tickets by which an extension asks a server for many to be connected with one person of it, and with nobody else.

The person copies theirs from their own page into the extension. So nobody can ask who was not told of one, and who asks
waits among the requests of that person alone. A ticket opens nothing: what connects is the code, which they type.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

LASTS = 3_600_000  # milliseconds
_PERSON, _EXPIRES, _PROOF = 16, 6, 16  # bytes


def ticket(key: bytes, person: str, now: int) -> str:
    """A ticket for whoever has this id of hexadecimal digits; ``key`` is the installation's."""
    told = bytes.fromhex(person) + (now + LASTS).to_bytes(_EXPIRES, "big")
    return urlsafe_b64encode(told + _proof(key, told)).decode().rstrip("=")


def person_of(key: bytes, given: str, now: int) -> str | None:
    """The id of whose ticket it is; None where it is none of ours, or has expired."""
    try:
        content = urlsafe_b64decode(given + "=" * (-len(given) % 4))
    except ValueError:
        return None
    told, proof = content[:-_PROOF], content[-_PROOF:]
    if len(told) != _PERSON + _EXPIRES or not hmac.compare_digest(proof, _proof(key, told)):
        return None
    return told[:_PERSON].hex() if int.from_bytes(told[_PERSON:], "big") > now else None


def _proof(key: bytes, told: bytes) -> bytes:
    return hmac.digest(hmac.digest(key, b"rapport tickets", "sha256"), told, "sha256")[:_PROOF]
