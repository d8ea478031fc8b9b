"""By whom somebody who writes to me says that they were sent: "Silke gave me your number". So are most people
introduced who have each other's numbers."""

import re2

from auditor.activities.names import untitled
from auditor.language.names_said import CAPITAL, Named
from auditor.language.text import own_words, sentences

_LONG, _MOST = 1_500, 12  # characters; sentences
#: Without one of these, in small letters, nobody says so.
_ANY = (
    "gegeben", "soll", "schickt", "empf", "vorgestellt", "verwiesen", "von ", "gave me", "told me", "suggest", "said",
    "sent me", "introduced us", "in touch", "recommended", "pointed me", " from ", "me dio", "me dijo", "me pas",
    "parte de", "recomend", "presentó", "m'a ", "m’a ", "de la part", "nous a ",
)  # fmt: skip
_NAME = rf"({CAPITAL}(?: {CAPITAL}){{0,3}})"
_DE = r"(?:deine|ihre|eure|die) (?:handy|telefon|mobil)?-?(?:nr\.?|nummer|mail|e-mail|adresse|kontaktdaten)"
_EN = r"your (?:phone |cell |mobile )?(?:number|e-?mail|contact(?: details)?|details|address|name)"
_ES = r"(?:tu|su) (?:n[uú]mero|contacto|tel[eé]fono|correo|mail|m[oó]vil|celular)"
_FR = r"(?:ton|votre|tes|vos) (?:num[eé]ro|contact|mail|adresse|coordonn[eé]es|t[eé]l[eé]phone|portable)"
_SAYS = tuple(
    re2.compile(words)
    for words in (
        rf"{_NAME} (?i:(?:hat|hatte) (?:mir|uns)(?: ja| netterweise| freundlicherweise)? {_DE} (?:gegeben|geschickt))",
        rf"{_NAME} (?i:(?:meinte|sagte|hat gesagt|hat gemeint|schrieb|meint|sagt),?(?: dass)? ich (?:soll|sollte|könnte"
        r"|kann|darf|dürfte)(?: \pL+){0,6})",
        rf"{_NAME} (?i:schickt mich|hat (?:uns|mich)(?: ja)? (?:vorgestellt|an (?:dich|sie|euch) verwiesen)|"
        r"hat (?:dich|sie|euch)(?: mir)? empfohlen)",
        rf"(?i:{_DE} (?:habe ich|hab ich|ist) von|\b(?:auf|über) (?:die )?(?:empfehlung|vermittlung) von) {_NAME}",
        rf"{_NAME} (?i:(?:kindly )?(?:gave|passed) me {_EN})",
        rf"{_NAME} (?i:(?:said|told me|suggested|mentioned|thought)(?: that)?,? (?:that )?I (?:should|could|might|can)"
        r"(?: \pL+){0,3} (?:write|touch|out|contact|message|text|call|line|you))",
        rf"{_NAME} (?i:sent me (?:to you|your way)|introduced us|put us in touch|pointed me (?:to|towards?) you|"
        r"recommended (?:you|that I))",
        rf"(?i:\b(?:got|have|had) {_EN} from) {_NAME}",
        rf"{_NAME} (?i:me (?:dio|ha dado|pasó|ha pasado|compartió) {_ES})",
        rf"{_NAME} (?i:me (?:dijo|ha dicho|sugirió|recomendó)(?: que)?(?: \pL+){{0,3}} (?:escrib\pL+|contact\pL+|"
        r"habl\pL+|llam\pL+)|nos presentó)",
        rf"(?i:\bde parte de) {_NAME}",
        rf"{_NAME} (?i:m['’]a (?:donné|passé|transmis) {_FR})",
        rf"{_NAME} (?i:m['’]a (?:dit|conseillé|suggéré)(?: \pL+| [dt]['’]\pL+){{0,4}} (?:écrire|contacter|appeler)|"
        r"nous a (?:présentée?s|mise?s en (?:contact|relation)))",
        rf"(?i:\bde la part de) {_NAME}",
    )
)
_ORDINARY = frozenset(("ich", "er", "sie", "es", "wir", "du", "i", "he", "she", "they", "we", "yo", "él", "ella", "je",
                       "il", "elle", "on", "und", "and", "hallo", "hi", "hello"))  # fmt: skip


def sent_by(text: str) -> tuple[Named, ...]:
    """The names of who sent its writer, by their own words: at most one a sentence."""
    said = text[:_LONG].lower()
    if not any(word in said for word in _ANY):
        return ()
    found: dict[Named, None] = {}
    for sentence in sentences(own_words(text[:_LONG]))[:_MOST]:
        for pattern in _SAYS:
            if (match := pattern.search(sentence)) is not None and (name := _bare(match[1])):
                found[name] = None
                break
    return tuple(found)


def _bare(name: str) -> Named:
    words = [word.rstrip(".").removesuffix("'s") for word in name.casefold().replace("’", "'").split()]
    while words and words[0] in _ORDINARY:
        words.pop(0)
    return untitled(words) if words else ()
