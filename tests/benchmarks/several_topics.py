"""How well messages of several topics are read: `python -m tests.benchmarks.several_topics`.

People seldom say only one thing. Three messages by people who do not sell are joined into one, which contains the acts
of all three, and its precision and recall are shown beside those of the single messages. The messages are from sets
from which nothing was learnt; how messages are read in parts was decided on `learnt_from/`, joined in the same way.
People say less at once than three messages do, so real life lies between the two figures.
"""

import random
from collections.abc import Sequence

from auditor.language import Measured
from tests.benchmarks.language import LANGUAGES, UNADAPTED, Message, labelled, measure

TOGETHER = 3
MOST_WORDS = 60
SELLS = "pitch"


def joined(messages: Sequence[Message], *, seed: int = 1) -> list[Message]:
    """Messages joined in threes; each message is in one of them."""
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
