"""Material that others made, which is not part of the project and lies beside the checkout if somebody has it.

A test that reads it is skipped by its name if it is missing.
"""

from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[2] / "shared"


def outside(name: str) -> Path:
    """The path of the material. Skips the test if it is missing."""
    path = BESIDE / name
    if not path.exists():
        pytest.skip(f"../{BESIDE.name}/{name} is not here")
    return path
