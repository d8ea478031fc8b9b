"""Reading a message: its own words, its language and the acts in it. Nothing of the text is kept.

Each language has a lexicon (`lexicons/`) that finds the acts by cues which people can check and change; there is no
model. The acts of a text in a language without a lexicon are unknown, which is not the same as none. `precision` says
how far a reading can be trusted, measured on messages that no cue was written for.
"""

from functools import cache
from importlib.resources import files

import msgspec

from auditor.activities.acts import Act
from auditor.language.profile import read_profile
from auditor.language.reading import read
from auditor.language.resemblance import resemblance, resembling, sketch
from auditor.language.text import plain_text

__all__ = [
    "Measured",
    "measured",
    "plain_text",
    "precision",
    "read",
    "read_profile",
    "resemblance",
    "resembling",
    "sketch",
]


class Measured(msgspec.Struct, frozen=True):
    """How well one act is found. ``precision``: the share of findings that are right; ``recall``: of acts found."""

    precision: float | None  # None: it was never found
    recall: float | None  # None: it never occurred
    n_positive: int
    n_found: int
    measured_on: str


@cache
def measured() -> dict[Act, Measured]:
    """What `tests/benchmarks/language.py --write` measured last."""
    stored = files("auditor.language").joinpath("precision.json").read_bytes()
    return {Act[name.upper()]: value for name, value in msgspec.json.decode(stored, type=dict[str, Measured]).items()}


def precision() -> dict[Act, float]:
    """The measured precision of each act, 0 to 1; an act that was never found has none and is left out."""
    return {act: value.precision for act, value in measured().items() if value.precision is not None}
