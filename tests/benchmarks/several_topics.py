"""How well messages of several topics are read: `python -m tests.benchmarks.several_topics`.

Who writes seldom says one thing. Three messages by others than sellers are joined into one, which holds the acts of all
three, and precision and recall are told beside those of the messages by themselves. They are of the sets that nothing
was learnt from; in what way messages are read in parts was settled on `learnt_from/`, joined likewise. People say less
in one breath than three messages do, so life lies between the two figures.
"""

import random
from collections.abc import Sequence

from auditor.language import Measured
from tests.benchmarks.language import LANGUAGES, UNADAPTED, Message, labelled, measure

TOGETHER = 3
MOST_WORDS = 60
SELLS = "pitch"


def joined(messages: Sequence[Message], *, seed: int = 1) -> list[Message]:
    """Messages of three, each of which is in one of them."""
    short = [each for each in messages if SELLS not in each.acts and len(each.text.split()) < MOST_WORDS]
    random.Random(seed).shuffle(short)
    threes = (short[at : at + TOGETHER] for at in range(0, len(short) - TOGETHER + 1, TOGETHER))
    return [
        Message(
            "three messages in one",
            tuple({act: None for each in three for act in each.acts}),
            " ".join(_ended(each.text) for each in three),
        )
        for three in threes
    ]


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def main() -> None:
    """Print precision and recall of each act, by itself and joined, in each language."""
    alone: dict[str, dict[str, Measured]] = {}
    together: dict[str, dict[str, Measured]] = {}
    for language in LANGUAGES:
        messages = [each for part in UNADAPTED for each in labelled(f"{part}/{language}")]
        alone[language] = measure(messages, "by themselves")
        together[language] = measure(joined(messages), "joined")
    for act in alone[LANGUAGES[0]]:
        told = [_told(found[language][act]) for language in LANGUAGES for found in (alone, together)]
        print(f"{act:18}", *(f"{each:>11}" for each in told))


def _told(found: Measured) -> str:
    return " / ".join("-" if value is None else f"{value:.0%}" for value in (found.precision, found.recall))


if __name__ == "__main__":
    main()
