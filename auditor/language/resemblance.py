"""How alike two messages are, told from sketches of 128 bits, so that the messages themselves need not be kept.

A sketch is a b-bit minhash of one bit a permutation (P. Li, A. C. König, "Theory and applications of b-bit minwise
hashing", 2011) of a text's shingles, which are its runs of five words. Of each of ``BITS`` orders of all shingles it
keeps the last bit of the first shingle's hash. Two texts agree on such a bit wherever the same shingle comes first,
which happens as often as their Jaccard resemblance says, and by chance on half of the others.

No word comes back from a sketch. The hashes are keyed, so without the installation's key a sketch is noise. Even with
the key, a shingle more or less in a guess changes fewer bits than chance does, so words cannot be tried one by one.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.activities.identity import derived_key

if TYPE_CHECKING:  # NumPy takes a tenth of a second to import, which starting a server need not wait for
    import numpy as np

SHINGLE = 5  # words
BITS = 128
_BYTES = BITS // 8
_HASH = "<u4"
_AT_ONCE = 1_024  # shingles put in order, or sketches compared with all others, so that many do not fill the memory


def sketch(text: str, key: bytes) -> bytes | None:
    """The sketch of a text under the installation's key: 16 bytes. None under five words."""
    import numpy as np

    words = text.lower().encode("utf-8", "replace").split()
    if len(words) < SHINGLE:
        return None
    hashes = np.frombuffer(b"".join(_hashes(words, key)), _HASH)
    parts = [_orders(hashes[at : at + _AT_ONCE]).min(axis=0) for at in range(0, len(hashes), _AT_ONCE)]
    first = parts[0] if len(parts) == 1 else np.minimum.reduce(parts)
    return np.packbits(first & 1).tobytes()


def _hashes(words: Sequence[bytes], key: bytes) -> Iterator[bytes]:
    keyed = _keyed(key)
    text = b" ".join(words)
    begins = [0, *accumulate(len(word) + 1 for word in words)]
    for begin, after in zip(begins, begins[SHINGLE:], strict=False):
        hashing = keyed.copy()
        hashing.update(text[begin : after - 1])
        yield hashing.digest()


@lru_cache(maxsize=16)
def _keyed(key: bytes) -> blake2b:
    return blake2b(key=derived_key(key, "sketch"), digest_size=4)


def _orders(hashes: "np.ndarray") -> "np.ndarray":
    """The place of each hash in each order, a column an order: mixed as MurmurHash3 ends (public domain, A. Appleby),
    which maps 32 bits one to one."""
    import numpy as np

    mixed: np.ndarray = hashes[:, np.newaxis] ^ _beginnings()
    mixed ^= mixed >> 16
    mixed *= np.uint32(0x85EB_CA6B)
    mixed ^= mixed >> 13
    mixed *= np.uint32(0xC2B2_AE35)
    mixed ^= mixed >> 16
    return mixed


@cache
def _beginnings() -> "np.ndarray":
    """What each order begins with."""
    import numpy as np

    return np.arange(1, BITS + 1, dtype=np.uint32) * np.uint32(0x9E37_79B9)


def resemblance(a: bytes, b: bytes) -> float:
    """The estimated Jaccard resemblance, 0 to 1, of the texts of two sketches; its standard error is 0.05 at 0.8.

    Raises ValueError for bytes that are no sketch.
    """
    both = _checked(a), _checked(b)
    differing = (int.from_bytes(both[0]) ^ int.from_bytes(both[1])).bit_count()
    return max(0.0, 1 - 2 * differing / BITS)


def resembling(sketches: Sequence[bytes], least: float) -> set[int]:
    """The indices of the sketches that resemble another one by at least ``least``, a number above 0.

    Raises ValueError for bytes that are no sketch. Thousands take about a second.
    """
    import numpy as np

    if not sketches:
        return set()
    held = np.frombuffer(b"".join(map(_checked, sketches)), np.uint64).reshape(-1, _BYTES // 8)
    most = (1 - least) * BITS / 2
    found = np.zeros(len(held), bool)
    for first in range(0, len(held), _AT_ONCE):
        part = held[first : first + _AT_ONCE]
        differing = np.bitwise_count(part[:, np.newaxis] ^ held).sum(axis=2, dtype=np.uint16)
        rows = np.arange(len(part))
        differing[rows, first + rows] = BITS  # each is itself
        found[first : first + len(part)] = (differing <= most).any(axis=1)
    return set(np.flatnonzero(found).tolist())


def _checked(sketched: bytes) -> bytes:
    if len(sketched) != _BYTES:
        raise ValueError(f"not a sketch: {len(sketched)} bytes, where {_BYTES} are expected")
    return sketched
