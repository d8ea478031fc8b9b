"""Whether all that a message promises is that its writer will write again: "I'll come back when I know more"."""

import re

from auditor.language.promised import looked_at, promises

_PART = re.compile(r"[,;] | (?:and|und|y|et) ")
_SOON = r"(?: (?:\w+ly|then|also))*"
#: What is brought along is a thing, which other words do not bring.
_NO_THING = r"(?! (?:to (?:you|u) )?(?:with|on) (?:the|my|your|those|these|an?) )"
_COMING_BACK = {
    "en": re.compile(
        rf"\b(?:i|we)(?: will| shall|['’]?ll){_SOON} (?:(?:come|get|circle) back|be (?:back )?in touch|"
        rf"let (?:you|u) know|write (?:to )?(?:you|u) again|write again|reach out)\b{_NO_THING}"
        r"|\byou(?: will|['’]?ll) hear from (?:me|us)\b"
    ),
    "de": re.compile(
        r"\b(?:melde|rühre) (?:ich )?mich\b"
        r"|\b(?:ich|wir) (?:komme|kommen)\b.{0,40}\b(?:zurück\b|auf (?:dich|sie|euch) zu\b)"
        r"|\bgebe?n? (?:ich |wir )?(?:dir|ihnen|euch) bescheid\b|\bhör(?:st|en sie|t ihr) (?:wieder )?von (?:mir|uns)\b"
    ),
    "es": re.compile(
        r"\b(?:te|le|os|les) (?:digo|diré|aviso|avisaré|cuento|contaré|escribo|escribiré|contacto|contactaré)\b"
        r"|\b(?:me pongo|me pondré|nos ponemos|nos pondremos) en contacto\b"
        r"|\b(?:vuelvo|volveré) a (?:escribir|contactar)"
    ),
    "fr": re.compile(
        r"\b(?:je|nous) (?:(?:te|vous) )?(?:reviens|reviendrai|revenons|reviendrons|recontacte\w*)\b"
        r"|\bje (?:te|vous) (?:tiens|tiendrai) au courant\b|\bje (?:te|vous) (?:dis|dirai|réécris|réécrirai)\b"
        r"|\bje (?:te|vous) fer(?:ai|ais) signe\b"
    ),
}  # fmt: skip


def comes_back(text: str, language: str | None) -> bool:
    """Whether parts of its sentences promise, and each of them to write again and no more. Of a long text its first
    twenty sentences are looked at."""
    speaks = _COMING_BACK.get(language or "")
    if speaks is None or not speaks.search(text.casefold()):
        return False
    parts = (part for sentence in looked_at(text) for part in _PART.split(sentence))
    promising = [part for part in parts if promises(part, language)]
    return bool(promising) and all(speaks.search(part.casefold()) for part in promising)
