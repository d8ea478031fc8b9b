"""Reading a message: its own words, its language and what its writer does with them. Nothing of the text is kept.

The acts are found by a lexicon, one a language (`lexicons/`): cues that a reader can check and change, no model. A text
in a language without a lexicon is read as unknown, never as holding none. How far a reading is to be trusted is
measured on messages nobody adapted a cue to (`precision`).
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
    """How well one act is found: of what was found, the share that is right; of what is there, the share found."""

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
