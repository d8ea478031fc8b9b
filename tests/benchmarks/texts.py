"""Made-up messages that do not repeat, for measuring: sentences of labelled messages, with some words drawn anew.

A benchmark whose texts repeat measures what is remembered of them, not how fast they are read.
"""

import random
import re
from collections.abc import Iterator
from functools import cache

from tests.benchmarks.language import labelled

#: One word of so many is drawn anew, from all that are written, so that frequent ones stay frequent.
_ANEW = 5
_SENTENCE, _WORD = re.compile(r"(?<=[.!?])\s+"), re.compile(r"[^\W\d_]{3,}")


@cache
def _written(language: str) -> tuple[list[list[str]], list[str]]:
    """The messages that the reading of a language is learnt from, by sentences, and their words in lower case."""
    messages = [_SENTENCE.split(message.text) for message in labelled(f"learnt_from/{language}")]
    words = [word for said in messages for sentence in said for word in _WORD.findall(sentence) if word.islower()]
    return messages, words


def texts(seed: int, language: str = "en") -> Iterator[str]:
    """Endless messages: each as long as one of those that were labelled, its sentences from several of them."""
    messages, words = _written(language)
    chance = random.Random(seed)

    def drawn(word: re.Match[str]) -> str:
        return chance.choice(words) if word[0].islower() and not chance.randrange(_ANEW) else word[0]

    met: set[int] = set()
    while True:
        said = list(chance.choice(messages))
        said[1:] = [chance.choice(chance.choice(messages)) for _ in said[1:]]
        text = _WORD.sub(drawn, " ".join(said))
        while hash(text) in met:
            text = f"{text} {chance.choice(words)}"
        met.add(hash(text))
        yield text
