"""Finds whom a message of mine to one person introduces: everybody it names, sentence by sentence. The people on record
decide who is meant, as with a promised introduction."""

from auditor.language import Mentions
from auditor.language.naming import names
from auditor.language.text import own_words, sentences

_LONGEST, _MOST = 500, 20  # characters of a sentence; sentences


def presented(text: str, told_in: str | None) -> tuple[Mentions, ...]:
    """The names in each sentence that has any; ``told_in``: the language of the text."""
    parts = (each[:_LONGEST] for each in sentences(own_words(text))[:_MOST])
    return tuple(Mentions((), named) for each in parts if (named := names(each, told_in)))
