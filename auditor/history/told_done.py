"""Recognises words of mine that say that a promise is kept: "Done, she expects your call", "I've told her about you".

A word for done comes first in its sentence: what is "not done yet", or told of "once it is done", is not done.
Questions never count."""

from typing import NamedTuple

import re2

from auditor.language.text import own_words, sentences

#: What may follow a word for done: nothing, punctuation, or when or where.
_NOW = (
    r"(?:\W*$|[,.;:!)…–—✓✅👍]| [-–—:] "
    r"| (?:and|now|today|yesterday|et|hier|ce matin|aujourd|und|heute|gestern|y|hoy|ayer)\b)"
)
#: The beginning of a sentence that says that something is done, in each language.
_DONE = re2.compile(
    "(?i)"
    + "|".join(
        rf"^\W*(?:{words}){_NOW}"
        for words in (
            r"(?:(?:ok(?:ay)?|so|there|right|and|all|it['’]?s|it is|it has been|that['’]?s|that is|now)\b[,.!]? ?)*"
            r"(?:done|sorted|taken care of)",
            r"(?:(?:ok|voil[àa]|alors|et|ça y est|bon)[,.!]? ?)?(?:c['’]est |(?:ça|cela) a été |chose )?"
            r"(?:fait|réglé|envoyé|transmis)(?:e|es|s)?",
            r"(?:(?:ok|so|und)[,.!]? ?)?(?:ist |das ist |is |(?:ich )?habe? (?:ich |es |['’]?s |das )?|ich hab['’]s )?"
            r"(?:schon |bereits |alles )?(?:erledigt|gemacht|ausgerichtet|abgeschickt|weitergeleitet)",
            r"(?:(?:ok|bueno|pues|ya está|ya)[,.!]? ?)?(?:está |queda )?(?:hech[oa]|listo|enviad[oa]|mandad[oa])",
        )
    )
)
_EN_TOLD = r"(?:told|asked|emailed|texted|called|rung|messaged|spoken (?:to|with)|talked (?:to|with)|written to)"
_EN_PAST = r"(?:told|emailed|texted|messaged|spoke (?:to|with)|talked (?:to|with)|wrote to)"
_EN_WAITS = (
    r"(?:expects|is expecting|awaits|is awaiting|waits for|is waiting for|looks forward to|is looking forward to)"
)
#: Words that say that somebody was told about the reader, or waits to hear from them.
_OF_THEM = re2.compile(
    r"(?i)\b(?:"
    + "|".join(
        (
            rf"I(?:['’]ve| have)(?: just| already)? {_EN_TOLD} (?:\pL+ ){{1,3}}about you\b",
            rf"I(?: just)? {_EN_PAST} (?:\pL+ ){{1,3}}about you\b",
            r"I(?:['’]ve| have)(?: just| already)? (?:put you in touch|connected you|introduced you|passed you on)\b",
            rf"{_EN_WAITS} (?:your (?:call|e-?mail|message|line|letter)|to hear from you|hearing from you)\b",
            r"(?:lui|leur) ai (?:déjà |bien )?(?:parlé|écrit|touché un mot|glissé un mot) (?:de|pour) (?:toi|vous)\b",
            r"j['’]ai (?:déjà |bien )?(?:parlé|écrit) (?:de|pour) (?:toi|vous) (?:à|au)\b",
            r"je (?:t['’]|vous )ai (?:déjà )?mise?s? en (?:contact|relation|lien)\b",
            r"attend(?:ent)? (?:ton|votre|tes|vos) (?:appel|coup de fil|mail|message|mot|nouvelles)\b",
            r"habe? (?:ich )?(?:schon |bereits )?(?:mit )?\pL+ (?:schon |bereits |gestern |heute )?"
            r"(?:von|über) (?:dir|dich|euch|ihnen|sie) (?:erzählt|geschrieben|berichtet|gesprochen)\b",
            r"(?:wartet|warten|freut sich|freuen sich) (?:schon )?auf (?:deinen?|ihren?|euren?|eure)"
            r" (?:anruf|mail|e-mail|nachricht|meldung)\b",
            r"(?:le|les) (?:he (?:hablado|escrito)|hablé|escribí) (?:de ti|de usted|sobre ti)\b",
            r"esperan? (?:tu|su) (?:llamada|correo|mensaje)\b",
        )
    )
    + ")"
)
#: Words that say that it is not so, or not yet.
_NOT_SO = re2.compile(
    r"(?i)(?:n['’]t|\b(?:not|never|once|when|if|until|as soon as|pas|jamais|dès que|quand|lorsque|si|une fois|nicht"
    r"|noch|nie|sobald|wenn|falls|no|nunca|cuando|en cuanto|aún|todavía))\b"
)
_LONG, _MOST = 2_000, 20  # characters; sentences


class Done(NamedTuple):
    """``tells_done``: a sentence begins by saying that something is done; ``told_of_them``: a sentence tells the reader
    that somebody was told about them, or waits to hear from them."""

    tells_done: bool
    told_of_them: bool


def done(text: str) -> Done:
    """What a text says about keeping a promise."""
    said = [each.strip() for each in sentences(own_words(text)[:_LONG])][:_MOST]
    told = [each for each in said if each and not each.rstrip(" \"'”’»)").endswith("?")]
    of_them = any(_OF_THEM.search(each) and not _NOT_SO.search(each) for each in told)
    return Done(any(_DONE.search(each) for each in told), of_them)
