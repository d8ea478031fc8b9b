"""Whom a message speaks of introducing: handles, and names as they are written.

What is found here lives as long as the text does. It is held against the people on record when the message is stored;
at most the id of one of them stays, and no word.
"""

import re
from functools import cache
from typing import NamedTuple

from babel import Locale

from auditor.activities.acts import Act
from auditor.activities.sites import sites
from auditor.language.lexicon import lexicons
from auditor.language.reading import read
from auditor.language.text import own_words, sentences

_LONGEST = 500  # characters of a sentence that is looked at
_MOST_SENTENCES, _MOST = 20, 8
_HANDLE = re.compile(r"(?<![\w@.])@(\w[\w.-]{0,60}(?:@\w[\w.-]{0,60})?)")
_WORD = re.compile(r"[^\W\d_]{1,60}(?:[-’'][^\W\d_]{1,60}){0,3}")
#: Words that begin with a capital and are nobody's name, beside days and months.
_ORDINARY = frozenset(
    (
        "i", "i'll", "i’ll", "i'm", "i’m", "i'd", "i’d", "i've", "i’ve",
        "sie", "ihnen", "ihr", "ihre", "ihren", "du", "dir", "dich",
        "woche", "wochen", "wochenende", "tag", "tage", "tagen", "monat", "monate", "monaten", "jahr", "jahre",
        "urlaub", "ferien", "kontakt", "verbindung", "gespräch", "mail", "e-mail", "interesse", "bedarf",
    )
)  # fmt: skip

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
        names = _names(_HANDLE.sub(" , ", part), language)
        told = Mentions(handles, names) if handles or names else before if _points_back(part, language) else None
        before = Mentions(handles, names) if len(handles) + len(names) == 1 else None  # of several nobody is meant
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


def _names(sentence: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    """Runs of words with a capital. The first word of a sentence has one anyway, and is left out."""
    ordinary = _ORDINARY | _days_and_months(language) | _sites()
    runs: list[list[str]] = []
    ends = -1
    for word in list(_WORD.finditer(sentence))[1:]:
        said = word[0]  # with its "'s": whose colleague somebody is, is not met
        if not said[0].isupper() or said.casefold() in ordinary:
            continue
        if word.start() == ends + 1 and sentence[ends] == " ":
            runs[-1].append(said.casefold())
        else:
            runs.append([said.casefold()])
        ends = word.end()
    return tuple(tuple(run) for run in runs[:_MOST])


@cache
def _sites() -> frozenset[str]:
    """The names of sites, in small letters."""
    return frozenset(site.title.casefold() for site in sites().values())


@cache
def _days_and_months(language: str | None) -> frozenset[str]:
    if language not in lexicons():
        return frozenset()
    words = Locale.parse(language)
    return frozenset(name.casefold() for of in (words.days, words.months) for name in of["format"]["wide"].values())
