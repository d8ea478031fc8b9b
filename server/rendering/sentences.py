"""Where a sentence of ours ends; words of others, such as names, end anywhere."""

import re
from functools import cache

from server.translations.cldr import months_after_a_dot


@cache
def _between_sentences() -> re.Pattern[str]:
    """Where a sentence ends; a German date does not, nor the initial of a name: am 31. Dezember, Ann B. Carr."""
    return re.compile(
        rf"(?<=[.?!])(?<![ (][A-ZÄÖÜ]\.) (?!(?<=\d\. )(?:{'|'.join(months_after_a_dot())})\b)(?=[A-ZÄÖÜ])"
    )


def sentences(words: str) -> list[str]:
    """What was said, sentence by sentence."""
    return _between_sentences().split(words)
