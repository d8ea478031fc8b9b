"""Whom a message speaks of introducing: handles, and names as they are written.

What is found here lives as long as the text does. It is held against the people on record when the message is stored;
at most the id of one of them stays, and no word.
"""

import re
from typing import NamedTuple

from auditor.activities.acts import Act
from auditor.language.naming import names
from auditor.language.reading import read
from auditor.language.text import own_words, sentences

_LONGEST = 500  # characters of a sentence that is looked at
_MOST_SENTENCES, _MOST = 20, 8
_HANDLE = re.compile(r"(?<![\w@.])@(\w[\w.-]{0,60}(?:@\w[\w.-]{0,60})?)")

#: What means somebody whom the sentence before names: "could you introduce me to her?"
_POINTS_BACK = {
    "en": r"\b(?:to|with) (?:him|her|them)\b|\b(?:introduce|connect) us\b|\bus in touch\b",
    "de": (
        r"\b(?:mich|uns|dich|euch) (?:mit )?(?:ihm|ihr|ihnen)\b|\b(?:ihn|sie) (?:mir|uns)\b"
        r"|\buns (?:bekannt|in kontakt|zusammen)"
    ),
    "es": r"\bpresent\w+(?:me|nos|te)l[oa]s?\b|\b(?:me|nos|te) l[oa]s? present|\bcon (?:él|ella)\b",
    "fr": r"\b(?:à|avec) (?:lui|elle)\b|\bnous (?:présenter|mettre en)|\b(?:me|nous|te|vous) l[ea]s? présent",
}


class Mentions(NamedTuple):
    """Of one sentence, in its order: ``handles`` as ``ana`` or ``ana@place.example``, and ``names``, each as its words
    in small letters."""

    handles: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]


def mentions(text: str, language: str | None) -> tuple[Mentions, ...]:
    """What the sentences that speak of an introduction mention, of each at most eight handles and eight names; of one
    that means somebody by a pronoun, what the sentence before it does.

    ``language`` is that of the text, as it was read. Of a long text no more than its first twenty sentences that
    mention anybody are looked at.
    """
    found: list[Mentions] = []
    before: Mentions | None = None  # "You know Ana Blum. Could you introduce us?"
    looked_at = 0
    for sentence in sentences(own_words(text)):
        part = sentence[:_LONGEST]
        handles = tuple(handle.casefold().rstrip(".-") for handle in _HANDLE.findall(part)[:_MOST])
        named = names(_HANDLE.sub(" , ", part), language)
        told = Mentions(handles, named) if handles or named else before if _points_back(part, language) else None
        before = Mentions(handles, named) if len(handles) + len(named) == 1 else None  # of several nobody is meant
        if told is None:
            continue
        reading = read(part, hint=language, mine=True)
        if reading.offers_introduction or (reading.acts or 0) & Act.TO_INTRODUCE:
            found.append(told)
        looked_at += 1
        if looked_at == _MOST_SENTENCES:
            break
    return tuple(found)


def _points_back(sentence: str, language: str | None) -> bool:
    """Whether it means somebody by a pronoun where one is introduced."""
    return language in _POINTS_BACK and re.search(_POINTS_BACK[language], sentence.casefold()) is not None
