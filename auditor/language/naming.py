"""Names as they are written in a sentence, and whether a message speaks of anybody beside who writes and who reads."""

import re
from functools import cache

from babel import Locale

from auditor.activities.called import GREETINGS
from auditor.activities.sites import sites
from auditor.language.lexicon import lexicons
from auditor.language.text import without_quotations

_MOST = 8  # names of a sentence
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
_LONGEST = 10_000  # characters of a message that are looked at
_CALLED = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w'’.-]*(?: (?:le |la |de |von )?(?-i:[A-ZÀ-ÖØ-Þ])[\w'’.-]*){0,3}"
_FAREWELLS = (
    r"merci|bises?|bisous|cordialement|amiti[eé]s|[aà] bient[oô]t|thanks|thank you|cheers|best(?: wishes)?|regards"
    r"|love|danke?|gr[uü](?:ß|ss)e?|lg|vg|saludos|gracias|abrazo|besos"
)
#: At the beginning of a message, whom it greets; at the end, who takes leave.
_GREETED = re.compile(rf"\A\W{{0,9}}(?:(?i:{GREETINGS})[ ,]+)?{_CALLED}\s?(?:[,!:;.–-]|$)")
_TAKES_LEAVE = re.compile(rf"(?:\b(?i:{_FAREWELLS})[ ,!.–-]{{1,5}}|\n\W{{0,5}}){_CALLED}\W{{0,9}}\Z")
#: What means somebody, or that people get together, in the letters of each lexicon.
_MEANT = {
    "en": r"s?he|hers?|him|them|both of you|you both|(?:the )?two of you|some(?:one|body)|any(?:one|body)|who(?:ever)?",
    "de": r"ihr|ihm|ihn|ihnen|beide[nr]?|jemand(?:en|em)?|wen|wem",
    "es": (
        r"ella|ellos|ellas|(?:con|a) el(?= y |[,.;!?\n]|$)|le (?:hablo|cuento|digo|escribo|hablare|dire)|alguien"
        r"|quien(?:es)?|l[oa]s dos|(?:os|l[oa]s) (?:junto|pongo)|presenta(?:me|r?nos)l[oa]"
    ),
    "fr": (
        r"elles?|lui|leur|eux|quelqu'un|celui|celle|l[ea] (?:connaitre|rencontrer|presenter?)|tou(?:te)?s (?:les )?deux"
        r"|(?:en (?:contact|relation|lien|rapport|copie))|rencontre|vous (?:reuni\w*|presente)"
    ),
}


def names(sentence: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    """Runs of words with a capital, at most eight. The first word of a sentence has one anyway, and is left out."""
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


def speaks_of_somebody(lines: str, language: str) -> bool:
    """Whether a message, one sentence per line and in the letters of its lexicon, names anybody beside whom it greets
    and who takes leave, or means somebody by a pronoun. German has a capital for every noun, so it nearly always does.
    """
    lines = without_quotations(lines[:_LONGEST])  # a title is nobody
    if language in _MEANT and _meant(language).search(lines.casefold()):
        return True
    left = _TAKES_LEAVE.sub("", _GREETED.sub("", lines, count=1))
    return any(names(line, language) for line in left.split("\n"))


@cache
def _meant(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_MEANT[language]})\b")


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
