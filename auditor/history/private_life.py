"""Recognises offers to introduce the reader to somebody who works for people's private lives: a hairdresser, a wedding
photographer. Such a person does not help with the reader's work, unless that is what the reader hopes for."""

from auditor import language
from auditor.language.compiled import Compiled
from auditor.language.text import own_words, sentences

_LONG, _MOST = 2_000, 20  # characters; sentences
_TRADES = tuple(
    Compiled(rf"(?i)\b(?:{each})\b")
    for each in (
        r"wedding (?:photographers?|planners?|singers?)|hair(?:dressers?| ?stylists?)|barbers?|make-?up artists?"
        r"|nail (?:studio|artists?)|tailors?|seamstress(?:es)?|baby-?sitters?|nann(?:y|ies)|child-?minders?|plumbers?"
        r"|cleaning lad(?:y|ies)|handym[ae]n|landlords?|landlad(?:y|ies)|florists?|dog (?:walkers?|sitters?)"
        r"|driving instructors?|(?:piano|yoga) teachers?|personal trainers?|match-?makers?",
        r"hochzeits(?:fotograf|planer|sänger)\w*|fris(?:eur|ör)\w*|nagelstudio|schneiderin(?:nen)?|babysitter(?:in)?"
        r"|tagesm[uü]tter|putz(?:frau|hilfe)|installateur\w*|klempner\w*|vermieter\w*|florist\w*|hundesitter\w*"
        r"|fahrlehrer\w*|klavierlehrer\w*|yogalehrer\w*",
        r"photographe de mariage|coiffeu(?:r|se)s?|barbiers?|couturières?|nounous?|femme de ménage|plombiers?"
        r"|fleuristes?|moniteur d'auto-école|prof(?:esseure?)? de (?:piano|yoga)|coach sportif",
        r"fotógraf[oa] de bodas|peluquer[oa]s?|barberos?|modistas?|costureras?|niñeras?|señora de la limpieza"
        r"|fontaneros?|caser[oa]|floristas?|profesora? de (?:piano|yoga|autoescuela)|entrenadora? personal",
    )
)


def of_private_life(said: str) -> bool:
    """Whether the words name somebody who works for people's private lives."""
    return any(each.search(said) for each in _TRADES)


def offers_privately(text: str, told_in: str | None) -> bool:
    """Whether a sentence offers an introduction to such a person; ``told_in``: the language of the whole text."""
    named = (each for each in sentences(own_words(text)[:_LONG])[:_MOST] if of_private_life(each))
    return any(language.read(each, hint=told_in).offers_introduction for each in named)
