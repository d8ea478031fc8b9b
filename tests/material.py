"""What others made, which is no part of the project: it lies beside the checkout where somebody has it.

A test that reads some is skipped by its name where it is not there.
"""

from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[2] / "shared"


def outside(name: str) -> Path:
    """Where the material is. Skips the test where it is not."""
    path = BESIDE / name
    if not path.exists():
        pytest.skip(f"../{BESIDE.name}/{name} is not here")
    return path
