"""Whom a message speaks of introducing, or whose number or address it asks for: handles, and names as they are written.

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
_ASKS = Act.ASK | Act.QUESTION
#: Titles that are written short, whose dot neither ends a sentence nor parts them from the name.
_TITLE = re.compile(r"\b(Dr|Prof|Mr|Mrs|Ms|Mag|Ing|Dipl|Hr|Fr|Sr|Sra|Srta|Lic|Engr|Barr|Rev)\.(?= )")
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
    in small letters; ``contact``: it asks how to reach them, and speaks of no introduction; ``back``: they are of the
    sentence before, which names several, be they people or places, of whom a pronoun means one."""

    handles: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    contact: bool = False
    back: bool = False


def mentions(text: str, language: str | None) -> tuple[Mentions, ...]:
    """What the sentences that speak of an introduction mention, of each at most eight handles and eight names; of one
    that means somebody by a pronoun, what the sentence before it does.

    ``language`` is that of the text, as it was read. Of a long text no more than its first twenty sentences that
    mention anybody are looked at.
    """
    found: list[Mentions] = []
    before: Mentions | None = None  # "You know Ana Blum. Could you introduce us?"
    looked_at = 0
    for sentence in sentences(_TITLE.sub(r"\1", own_words(text))):
        part = sentence[:_LONGEST]
        handles = tuple(handle.casefold().rstrip(".-") for handle in _HANDLE.findall(part)[:_MOST])
        named = names(_HANDLE.sub(" , ", part), language)
        told = Mentions(handles, named) if handles or named else before if _points_back(part, language) else None
        before = Mentions(handles, named, back=len(handles) + len(named) > 1) if handles or named else None
        if told is None:
            continue
        reading = read(part, hint=language, mine=True)
        if reading.offers_introduction or (reading.acts or 0) & Act.TO_INTRODUCE:
            found.append(told)
        looked_at += 1
        if looked_at == _MOST_SENTENCES:
            break
    return tuple(found)


#: What asks how to reach somebody, in small letters: not the reader, whose number is "yours". The second of each means
#: somebody whom the sentence before names.
_CONTACT = {
    "en": (
        r"(?:number|phone|e-?mail|contacts?|contact details|address|details) (?:of|for) (?!you|me|us|the )|'s (?:\w+ )?"
        r"(?:number|phone|e-?mail|contacts?|address|details)\b|how (?:can|do|could|might|would) (?:i|we|one) (?:reach|"
        r"contact|get hold of|get in touch with) (?!you|me|us)",
        r"\b(?:his|her|their|the) (?:phone |mobile |e-?mail )?(?:number|phone|e-?mail|contact|address|details)\b",
    ),
    "de": (
        r"(?:\w*nummer|mail\w*|e-mail\w*|kontakt\w*|adresse|durchwahl) (?:von|vom) (?!dir|ihnen|euch|mir)|"
        r"wie (?:kann ich .{1,60} erreichen|erreiche ich|kontaktiere ich) ?(?!dich|sie |ihnen)",
        r"\b(?:seine?n?|deren|dessen|den|die|von (?:ihm|ihr)) (?:\w*nummer|mail\w*|e-mail\w*|kontakt\w*|adresse)\b",
    ),
    "es": (
        r"(?:contacto|n[uú]mero|tel[eé]fono|m[oó]vil|correo|mail|e-?mail|datos|cel(?:ular)?) del? "
        r"(?!contacto|tel[eé]fono|ti\b|usted)|c[oó]mo (?:puedo |podr[ií]a )?(?:contact|localiz)\w+ (?:a|con) ",
        r"\b(?:su|sus|el|los|un) (?:contacto|n[uú]mero|tel[eé]fono|m[oó]vil|correo|mail|e-?mail|datos|cel(?:ular)?)\b",
    ),
    "fr": (
        r"(?:contact|num[eé]ro|t[eé]l[eé]phone|portable|mail|e-?mail|adresse|coordonn[eé]es) (?:de |du |d')"
        r"(?!toi|vous|t[eé]l)|comment (?:je peux |puis-je |pourrais-je )?(?:joindre|contacter) (?!vous)",
        r"\b(?:son|sa|ses|leur|le|les) (?:contact|num[eé]ro|t[eé]l[eé]phone|portable|mail|e-?mail|coordonn[eé]es)\b",
    ),
}  # fmt: skip
#: Without one of these words, in small letters, nothing asks so. To look for words takes a tenth of the time.
_REACHES = {
    "en": ("number", "phone", "mail", "contact", "address", "details", "reach", "get hold", "get in touch"),
    "de": ("nummer", "mail", "kontakt", "adresse", "durchwahl", "erreich"),
    "es": ("contact", "número", "numero", "teléfono", "telefono", "móvil", "movil", "correo", "mail", "datos", "cel",
           "localiz"),
    "fr": ("contact", "numéro", "numero", "télé", "tele", "téle", "telé", "portable", "mail", "adresse", "coordonn",
           "joindre"),
}  # fmt: skip
_OF = re.compile(r"'s\b")


def contacts(text: str, language: str | None) -> tuple[Mentions, ...]:
    """Whom the sentences mention that ask their reader for somebody's number or address, or how to reach them; of one
    that names nobody, what the sentence before it does."""
    patterns = _CONTACT.get(language or "")
    if patterns is None:
        return ()
    own = own_words(text)
    said = own.lower()
    if not any(word in said for word in _REACHES[language or ""]):
        return ()  # as most messages
    found: list[Mentions] = []
    before: Mentions | None = None
    for sentence in sentences(own)[:_MOST_SENTENCES]:
        part = sentence[:_LONGEST]
        handles = tuple(handle.casefold().rstrip(".-") for handle in _HANDLE.findall(part)[:_MOST])
        named = names(_HANDLE.sub(" , ", part), language)
        of_them, of_one_before = (re.search(pattern, part.lower()) for pattern in patterns)
        told: Mentions | None = None
        if of_them is not None:
            told = _beside(part, of_them, language)
        elif of_one_before is not None and before is not None and not (handles or named):
            told = before
        before = Mentions(handles, named, contact=True) if len(handles) + len(named) == 1 else None
        if told is not None and (read(part, hint=language).acts or 0) & _ASKS:
            found.append(told)
    return tuple(found)


def _beside(part: str, asked: re.Match[str], language: str | None) -> Mentions | None:
    """Whom a sentence names behind the words that ask for a number, or right before them: "Ana Blum's number"."""
    owner = asked[0].startswith("'s")
    beside = part[: asked.start()] if owner else part[asked.start() :]
    handles = tuple(handle.casefold().rstrip(".-") for handle in _HANDLE.findall(beside)[:_MOST])
    named = names(_OF.sub("", _HANDLE.sub(" , ", beside)), language)
    if not (handles or named):
        return None
    nearest = -1 if owner else 0
    return Mentions(handles[nearest:][:1], named[nearest:][:1], contact=True)


def _points_back(sentence: str, language: str | None) -> bool:
    """Whether it means somebody by a pronoun where one is introduced."""
    return language in _POINTS_BACK and re.search(_POINTS_BACK[language], sentence.casefold()) is not None
