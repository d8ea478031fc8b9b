"""How alike two messages are, told from small sketches, so that the messages themselves need not be kept.

A sketch is the ``SIZE`` smallest hashes of a text's shingles (runs of five words). The share of common hashes among
the smallest of the union estimates the Jaccard resemblance of the two shingle sets: A. Z. Broder, "On the resemblance
and containment of documents", 1997. Texts of up to ``SIZE`` shingles are compared exactly (but for hash collisions).
"""

from collections.abc import Sequence
from functools import cache
from struct import unpack
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:  # NumPy takes a tenth of a second to import, which starting a server need not wait for
    import numpy as np

SHINGLE = 5  # words
SIZE = 64  # hashes of four bytes
_HASH = "<u4"
_AT_ONCE = 256  # sketches compared with all others at a time, so that many do not fill the memory


def sketch(text: str) -> bytes | None:
    """The sketch of a text: ascending hashes, four bytes each, little-endian. None under five words."""
    import numpy as np

    words = text.lower().encode("utf-8", "replace").split()
    if len(words) < SHINGLE:
        return None
    hashes = np.correlate(np.fromiter(map(crc32, words), np.uint32, len(words)), _powers())
    hashes.sort()
    if np.count_nonzero(hashes[1:] == hashes[:-1]):
        hashes = np.unique(hashes)
    return hashes[:SIZE].astype(_HASH, copy=False).tobytes()


@cache
def _powers() -> "np.ndarray":
    """A shingle's hash is a polynomial in its words' hashes, modulo 2**32: one correlation hashes all shingles."""
    import numpy as np

    return np.array([pow(2_654_435_761, power, 2**32) for power in reversed(range(SHINGLE))], np.uint32)


def resemblance(a: bytes, b: bytes) -> float:
    """The estimated Jaccard resemblance, 0 to 1, of the texts of two sketches.

    Raises ValueError for bytes that are no sketch.
    """
    one, other = _hashes(a), _hashes(b)
    union = sorted(one | other)[:SIZE]
    return len(one & other & set(union)) / len(union)


def resembling(sketches: Sequence[bytes], least: float) -> set[int]:
    """The places of those that resemble another one by at least ``least``, which lies above 0.

    Raises ValueError for bytes that are no sketch. What is asked is whether there is another, not which: one found to
    resemble is not looked at again, and only pairs with enough hashes in common are compared, so that thousands take
    about a second.
    """
    import numpy as np
    from scipy.sparse import csr_array

    if not sketches:
        return set()
    hashed = [_hashes(one) for one in sketches]
    sizes = np.fromiter(map(len, hashed), np.int64, len(hashed))
    _, columns = np.unique(np.fromiter((one for each in hashed for one in each), np.int64), return_inverse=True)
    held = csr_array((np.ones(len(columns), np.int32), columns, np.concatenate(([0], np.cumsum(sizes)))))
    found = np.zeros(len(hashed), bool)
    for first in range(0, len(hashed), _AT_ONCE):
        rows = first + np.flatnonzero(~found[first : first + _AT_ONCE])
        common = (held[rows] @ held.T).tocoo()
        one, other = rows[common.row], common.col
        # The union's smallest hashes are at least as many as either sketch has: this many of them must be common.
        enough = (one != other) & (common.data >= least * np.maximum(sizes[one], sizes[other]))
        for a, b in zip(one[enough].tolist(), other[enough].tolist(), strict=True):
            if not (found[a] and found[b]) and resemblance(sketches[a], sketches[b]) >= least:
                found[[a, b]] = True
    return set(np.flatnonzero(found).tolist())


def _hashes(sketched: bytes) -> set[int]:
    if not sketched or len(sketched) % 4 or len(sketched) > 4 * SIZE:
        raise ValueError(f"not a sketch: {len(sketched)} bytes, where 4 to {4 * SIZE} in steps of 4 are expected")
    return set(unpack(f"<{len(sketched) // 4}I", sketched))
