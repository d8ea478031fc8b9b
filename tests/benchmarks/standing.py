"""How well the state of things is read: that a message is urgent, settles something, agrees, or hands something over.

`python -m tests.benchmarks.standing` prints precision and recall of each in each language, on messages by which the
cues were widened, and on messages by the same author of which only the figures are known. docs/reading.md gives the
latter, for all languages together.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from auditor.language import read
from tests.benchmarks.language import LANGUAGES, lines_of

#: The names in our labels and in a reading. The label "met" means that writer and reader met; a reading finds, for the
#: outcome of introductions, that other people did, so the two are not compared.
MARKS = {"urgent": "urgent", "settled": "settled", "agrees": "agrees", "hands_over": "gives"}
PARTS = ("standing_widened_by", "standing")


class Standing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message to me, and its labels about the state of things."""

    scene: str
    marks: tuple[str, ...]
    text: str


class Figures(NamedTuple):
    """Of one mark: how many were found, how many of these are right, and how many there are."""

    found: int
    right: int
    there: int

    def __str__(self) -> str:
        """Precision / recall, in percent."""
        return f"{_percent(self.right, self.found)} / {_percent(self.right, self.there)}"


def labelled(part: str, language: str) -> list[Standing]:
    """The messages of one file."""
    return lines_of(f"{part}/{language}", Standing)


def marks_of(text: str) -> set[str]:
    """The marks read in a message to me."""
    reading = read(text)
    return {mark for mark, field in MARKS.items() if getattr(reading, field)}


def measure(messages: Iterable[Standing]) -> dict[str, Figures]:
    """The figures of each mark."""
    right, found, there = Counter[str](), Counter[str](), Counter[str]()
    for message in messages:
        got, are = marks_of(message.text), set(message.marks) & set(MARKS)
        found.update(got)
        there.update(are)
        right.update(got & are)
    return {mark: Figures(found[mark], right[mark], there[mark]) for mark in MARKS}


def measure_all(part: str) -> dict[str, Figures]:
    """The figures of each mark in all languages together, because each language has few."""
    return measure(message for language in LANGUAGES for message in labelled(part, language))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "–"


def main() -> None:
    """Print all of it."""
    for part in PARTS:
        columns = [measure(labelled(part, language)) for language in LANGUAGES]
        columns.append(measure_all(part))
        print(f"\n{part}\n{'':12}" + "".join(f"{language:>14}" for language in (*LANGUAGES, "all")))
        for mark in MARKS:
            print(f"{mark:12}" + "".join(f"{column[mark]!s:>10} {column[mark].there:3}" for column in columns))


if __name__ == "__main__":
    main()
