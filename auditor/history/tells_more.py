"""Decides whether a message says something new after a bare thanks or no: "Thanks. The letter came, they close in
January." If it says what the thanks are for, the rest is about that, and does not count."""

from auditor import language
from auditor.activities.acts import Act
from auditor.language.text import own_words, sentences

#: Thanks or a no of at most so many words do not say what they are for; a sentence of at least so many words says
#: something (our convention, grade E).
_BARE, _TELLS = 3, 5
_LONG, _MOST = 2_000, 20  # characters; sentences
_CLOSES = int(Act.THANKS | Act.DECLINE)


def tells_more(text: str, told_in: str | None) -> bool:
    """Whether the first sentence is a bare thanks or no, and later sentences say something and are neither.
    ``told_in``: the language of the whole text."""
    first, *rest = [each for each in sentences(own_words(text)[:_LONG]) if each.strip()][:_MOST] or [""]
    if not rest or len(first.split()) > _BARE or not _acts(first, told_in) & _CLOSES:
        return False
    tells = (each for each in rest if len(each.split()) >= _TELLS)
    return any(not _acts(each, told_in) & _CLOSES for each in tells)


def _acts(sentence: str, told_in: str | None) -> int:
    acts = language.read(sentence, hint=told_in).acts
    return int(Act.THANKS) if acts is None else int(acts)
