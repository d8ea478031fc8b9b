"""Memory that is free, and that the C library would keep, goes back to the operating system."""

import sys
from platform import libc_ver

import psutil
import pytest

from server.installation.memory import give_back

_BLOCK, _BLOCKS = 10_000, 10_000  # bytes: too large for Python's own pools, too small for a mapping of their own


def resident() -> int:
    return psutil.Process().memory_info().rss


@pytest.mark.skipif(libc_ver()[0] != "glibc", reason="only glibc keeps free memory and has a call that gives it back")
def test_free_memory_below_what_is_in_use_is_given_back() -> None:
    blocks = [bytes([1]) * _BLOCK for _ in range(_BLOCKS)]
    del blocks[:-1]  # the last one lies above all others, so that nothing is given back by itself
    before = resident()
    give_back()
    assert before - resident() > _BLOCK * _BLOCKS / 2
    assert blocks


def test_where_the_c_library_has_no_such_call_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _: sys)
    give_back()
