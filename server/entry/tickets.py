"""Makes tickets with which an extension asks a hosted server to be connected with one person.

The person copies a ticket from their own page into the extension. So nobody can ask without a ticket, and a request
only waits among those of that person. A ticket opens nothing: the connection needs the code, which the person types.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

LASTS = 3_600_000  # milliseconds
_PERSON, _EXPIRES, _PROOF = 16, 6, 16  # bytes


def ticket(key: bytes, person: str, now: int) -> str:
    """A ticket for the person with this id of hexadecimal digits. ``key`` is the installation's; ``now`` is in UTC
    milliseconds."""
    told = bytes.fromhex(person) + (now + LASTS).to_bytes(_EXPIRES, "big")
    return urlsafe_b64encode(told + _proof(key, told)).decode().rstrip("=")


def person_of(key: bytes, given: str, now: int) -> str | None:
    """The id of the person a ticket is for; None if the ticket is not ours or has expired."""
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
