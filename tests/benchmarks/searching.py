"""How often the person is found whose work a message looks for, and how often somebody is proposed without need.

`python -m tests.benchmarks.searching` prints both in each language, on messages by which the cues were widened, and on
messages by another author of which only the figures are known; docs/reading.md gives the latter. The people on record
are one of each trade that any message looks for, and of the trades in ``OTHERS``.
"""

from collections.abc import Iterable
from datetime import UTC
from functools import cache
from typing import NamedTuple

import msgspec

from auditor.history.fitting import Working
from auditor.history.ingest import receive
from auditor.history.people import Acquaintance
from tests.benchmarks.language import LANGUAGES, lines_of
from tests.story import Story

PARTS = ("searching_widened_by", "searching")
#: Trades in messages that look for nobody, if they might be mistaken for what is looked for.
OTHERS = {
    "en": (
        "pastry chef", "receptionist", "head gardener", "statistician", "accountant", "nurse", "barrister", "lawyer",
        "teacher", "chef", "driver", "farrier", "dentist", "builder", "nail tech", "first aider", "plumber",
        "physics tutor",
    ),
    "de": (
        "rechtsanwalt", "fachangestellte", "bestatter", "spengler", "schlafcoach", "werkleiter", "azubi", "anwalt",
        "dirigentin", "disponent", "steuerberaterin", "gärtner", "tierarzt", "hufschmied", "silberschmied", "zahnarzt",
        "tagesmutter",
    ),
    "es": (
        "fotógrafo", "geóloga", "depiladora", "enfermera", "abogado", "gestor", "diseñador", "asesora de belleza",
        "masajista", "jefe de cocina", "pintor", "cocinera", "médico", "taxista", "peluquera",
    ),
    "fr": (
        "conservatrice", "directeur industriel", "expert", "livreur", "juriste", "relieur", "ostéopathe", "serveur",
        "manageuse", "médecin", "charpentier", "maçon", "architecte", "cheffe de projet", "artificier", "vétérinaire",
        "cuisinier", "carreleur", "professeure de yoga", "chimiste",
    ),
}  # fmt: skip


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message to me, and the people it was labelled to look for, in its own words; empty if it looks for nobody."""

    scene: str
    seeks: tuple[str, ...]
    text: str


class Figures(NamedTuple):
    """In how many messages that look for somebody the right person is proposed, and in how many others anybody is."""

    found: int
    sought: int
    false: int
    beside: int

    def __str__(self) -> str:
        """Found of those sought, and false of the others."""
        return f"{self.found} of {self.sought} | {self.false} of {self.beside}"


def labelled(part: str, language: str) -> list[Search]:
    """The messages of one file."""
    return lines_of(f"{part}/{language}", Search)


@cache
def _on_record(language: str) -> Working:
    sought = {each for part in PARTS for message in labelled(part, language) for each in message.seeks}
    people = (
        Acquaintance("linkedin", trade, trade, 1, 2, 3, 3, position=trade, employer=trade)
        for trade in sorted(sought.union(OTHERS[language]))
    )
    return Working(people)


def proposed(text: str, language: str) -> set[str]:
    """The trades of the people for whom a message to me is thought to look."""
    arrival = receive(Story().hear(1, "Asker", text), key=bytes(32), zone=UTC)
    return {trade for _, trade in _on_record(language).fitting(arrival.looks_for, ("linkedin", "Asker"))}


def measure(part: str, languages: Iterable[str] = LANGUAGES) -> Figures:
    """The figures of these languages together."""
    found = sought = false = beside = 0
    for language in languages:
        for message in labelled(part, language):
            fits = proposed(message.text, language)
            if message.seeks:
                sought += 1
                found += not fits.isdisjoint(message.seeks)
            else:
                beside += 1
                false += bool(fits)
    return Figures(found, sought, false, beside)


def main() -> None:
    """Print all of it."""
    for part in PARTS:
        print(f"\n{part}: found of those that seek somebody | false of those that seek nobody")
        for language in LANGUAGES:
            print(f"{language:6}{measure(part, [language])}")
        print(f"{'all':6}{measure(part)}")


if __name__ == "__main__":
    main()
