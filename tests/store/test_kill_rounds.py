"""Seeded kills in works that no other test kills at any moment; tests.store.kill_rounds does many, of every kind."""

import os
import time
from pathlib import Path

import pytest

from tests.store.kill_rounds import KINDS, Kind, rounds, work


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")
def test_after_a_kill_the_folder_is_sound_and_the_work_can_be_repeated(tmp_path: Path) -> None:
    told = rounds(tmp_path, 2, seed=7, kinds=("migration", "export"))
    assert [sum(counted.values()) for counted in told.values()] == [1, 1]


def test_every_long_work_is_among_those_that_are_killed() -> None:
    assert set(KINDS) == {"import", "audit", "migration", "erase", "export", "backup", "restore"}


def test_a_kill_is_drawn_from_the_work_and_not_from_how_long_its_process_lingers(tmp_path: Path) -> None:
    (tmp_path / "lingering.py").write_text("import atexit, time\natexit.register(time.sleep, 2)\n")
    begun = time.monotonic()
    ended, seconds = work(tmp_path, Kind(("--version",), "lingering", lambda folder: None), None)
    assert ended
    assert time.monotonic() - begun - seconds >= 2
