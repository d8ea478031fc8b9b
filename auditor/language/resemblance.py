"""How alike two messages are, told from small sketches, so that the messages themselves need not be kept.

A sketch is the ``SIZE`` smallest hashes of a text's shingles (runs of five words). The share of common hashes among
the smallest of the union estimates the Jaccard resemblance of the two shingle sets: A. Z. Broder, "On the resemblance
and containment of documents", 1997. Texts of up to ``SIZE`` shingles are compared exactly (but for hash collisions).
"""

from zlib import crc32

import numpy as np

SHINGLE = 5  # words
SIZE = 64  # hashes of four bytes
_HASH = np.dtype("<u4")

# A shingle's hash is a polynomial in its words' hashes, modulo 2**32: one correlation hashes all shingles at once.
_POWERS = np.array([pow(2_654_435_761, power, 2**32) for power in reversed(range(SHINGLE))], np.uint32)


def sketch(text: str) -> bytes | None:
    """The sketch of a text: ascending hashes, four bytes each, little-endian. None under five words."""
    words = text.lower().encode("utf-8", "replace").split()
    if len(words) < SHINGLE:
        return None
    hashes = np.correlate(np.fromiter(map(crc32, words), np.uint32, len(words)), _POWERS)
    hashes.sort()
    if np.count_nonzero(hashes[1:] == hashes[:-1]):
        hashes = np.unique(hashes)
    return hashes[:SIZE].astype(_HASH, copy=False).tobytes()


def resemblance(a: bytes, b: bytes) -> float:
    """The estimated Jaccard resemblance, 0 to 1, of the texts of two sketches.

    Raises ValueError for bytes that are no sketch.
    """
    one, other = _hashes(a), _hashes(b)
    union = sorted(one | other)[:SIZE]
    return len(one & other & set(union)) / len(union)


def _hashes(sketched: bytes) -> set[int]:
    if not sketched or len(sketched) % 4 or len(sketched) > 4 * SIZE:
        raise ValueError(f"not a sketch: {len(sketched)} bytes, where 4 to {4 * SIZE} in steps of 4 are expected")
    return set(np.frombuffer(sketched, _HASH).tolist())
