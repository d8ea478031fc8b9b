"""How alike two messages are, told from sketches of 128 bits, so that the messages themselves need not be kept.

A sketch is a b-bit minhash of one bit a permutation (P. Li, A. C. König, "Theory and applications of b-bit minwise
hashing", 2011) of a text's shingles, which are its runs of five words. Of each of ``BITS`` orders of all shingles it
keeps the last bit of the first shingle's hash. Two texts agree on such a bit wherever the same shingle comes first,
which happens as often as their Jaccard resemblance says, and by chance on half of the others.

No word comes back from a sketch. The hashes are keyed, so without the installation's key a sketch is noise. Even with
the key, a shingle more or less in a guess changes fewer bits than chance does, so words cannot be tried one by one.
"""

from collections.abc import Iterable, Iterator, Sequence
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
_TOGETHER = 4 * 256  # bytes of hashes put in order together: then they stay in the processor's nearest memory
_AT_ONCE = 1_024  # shingles put in order, or sketches compared with all others, so that many do not fill the memory


def sketch(text: str, key: bytes) -> bytes | None:
    """The sketch of a text under the installation's key: 16 bytes. None under five words."""
    return sketches([text], key)[0]


def sketches(texts: Iterable[str], key: bytes) -> list[bytes | None]:
    """The sketch of each text. Texts are put in order together, which takes half of the time that one by one takes."""
    made: list[bytes | None] = []
    held: dict[int, bytes] = {}  # the hashes of the texts whose sketch is missing yet, by the text's place
    size = 0
    for place, text in enumerate(texts):
        made.append(None)
        words = text.lower().encode("utf-8", "replace").split()
        if len(words) < SHINGLE:
            continue
        hashes = b"".join(_hashes(words, key))
        if size + len(hashes) > _TOGETHER:
            _fill(made, held)
            size = 0
        held[place] = hashes
        size += len(hashes)
    _fill(made, held)
    return made


def _fill(made: list[bytes | None], held: dict[int, bytes]) -> None:
    """Make the sketches that are missing, and forget the hashes."""
    if not held:
        return
    import numpy as np

    whole = np.frombuffer(b"".join(held.values()), _HASH)
    if len(held) == 1:
        parts = [_orders(whole[at : at + _AT_ONCE]).min(axis=0) for at in range(0, len(whole), _AT_ONCE)]
        first = np.minimum.reduce(parts)[np.newaxis]
    else:
        ends = list(accumulate(len(hashes) // whole.itemsize for hashes in held.values()))
        first = np.minimum.reduceat(_orders(whole), [0, *ends[:-1]], axis=0)
    bits = np.packbits(first & 1, axis=1).tobytes()
    for row, place in enumerate(held):
        made[place] = bits[row * _BYTES : (row + 1) * _BYTES]
    held.clear()


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
