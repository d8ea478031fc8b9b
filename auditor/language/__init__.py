"""Reading a message: its own words, its language and the acts in it. Nothing of the text is kept.

Each language has a lexicon (`lexicons/`) that finds acts by cues which people can check and change, and a table of how
far words speak for some of them (`weights/`), which people can read. The acts of a text in a language without a lexicon
are unknown, which is not the same as none. `precision` says how far a reading can be trusted, measured on messages that
nothing here was made from. docs/reading.md says how well each act is read.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from auditor.activities.acts import ACTS, Act
from auditor.language.attending import attends
from auditor.language.coming_back import comes_back
from auditor.language.detection import SHORT
from auditor.language.due import promised_day, wanted_day
from auditor.language.last_day import last_day
from auditor.language.looked_for import LookedFor, looked_for
from auditor.language.mentions import Mentions, contacts, mentions
from auditor.language.owed import Owed, owed
from auditor.language.profile import read_profile
from auditor.language.promised import Promised, promised
from auditor.language.reading import read
from auditor.language.resemblance import resemblance, resembling, sketch, sketches
from auditor.language.spoken import Spoken, is_brief, told_in
from auditor.language.text import only_links, plain_text
from auditor.language.third_persons import of_a_third, to_one

__all__ = [
    "LEAST_FOUND",
    "SHORT",
    "LookedFor",
    "Measured",
    "Mentions",
    "Owed",
    "Promised",
    "Spoken",
    "attends",
    "comes_back",
    "contacts",
    "is_brief",
    "last_day",
    "looked_for",
    "measured",
    "mentions",
    "of_a_third",
    "only_links",
    "owed",
    "plain_text",
    "precision",
    "promised",
    "promised_day",
    "read",
    "read_profile",
    "resemblance",
    "resembling",
    "sketch",
    "sketches",
    "to_one",
    "told_in",
    "wanted_day",
]


#: The share of an act that has to be found before anything rests on how often it was (our convention, grade E).
LEAST_FOUND = 0.6


class Measured(msgspec.Struct, frozen=True):
    """How well one act is found. ``precision``: the share of findings that are right; ``recall``: of acts found."""

    precision: float | None  # None: it was never found
    recall: float | None  # None: it never occurred
    n_positive: int
    n_found: int
    measured_on: str


@cache
def measured(*, public: bool = False) -> dict[str, dict[Act, Measured]]:
    """What `tests/benchmarks/language.py --write` measured last, by language: of messages read as private ones are, or
    as ``public`` texts are."""
    stored = files("auditor.language").joinpath("precision.json").read_bytes()
    languages = msgspec.json.decode(stored, type=dict[str, dict[str, dict[str, Measured]]])
    return {
        language: {Act[name.upper()]: value for name, value in acts.items()}
        for language, acts in languages["public" if public else "private"].items()
    }


def precision(languages: Iterable[str] = ()) -> dict[Act, float]:
    """The measured precision of each act, 0 to 1: the lowest among ``languages``, or among all that were measured.

    An act that was never found in one of them has none and is left out, as is any in a language that was not measured,
    and any of which a smaller share than ``LEAST_FOUND`` is found: whoever gives or thanks is not to be told that they
    seldom do because it was overlooked. Hype that is overlooked accuses nobody.
    """
    chosen = [measured().get(language, {}) for language in languages] or list(measured().values())
    read = {act: [found for acts in chosen if (found := acts.get(act)) and _enough(act, found)] for act in ACTS}
    told = {act: [each.precision for each in of_act if each.precision is not None] for act, of_act in read.items()}
    return {act: min(of_act) for act, of_act in told.items() if of_act and len(of_act) == len(chosen)}


def _enough(act: Act, found: Measured) -> bool:
    return act is Act.HYPE or (found.recall is not None and found.recall >= LEAST_FOUND)
