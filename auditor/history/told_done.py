"""Recognises words of mine that say that a promise is kept: "Done, she expects your call", "I've told her about you",
"There you go", "The correction is online", "Called up. She's well".

A word for done, or what is done, comes first in its sentence: what is "not done yet", or told of "once it is done", is
not done. Questions never count."""

from typing import NamedTuple

from auditor.language.compiled import Compiled, Holds
from auditor.language.text import own_words, sentences

#: What may follow a word for done: nothing, punctuation, or when or where.
_NOW = (
    r"(?:\W*$|[,.;:!)…–—✓✅👍]| [-–—:] "
    r"| (?:and|now|today|yesterday|et|hier|ce matin|aujourd|und|heute|gestern|y|hoy|ayer)\b)"
)
#: The beginning of a sentence that says that something is done, in each language.
_DONE = Compiled(
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
_OF_THEM = Compiled(
    r"(?i)\b(?:"
    + "|".join(
        (
            rf"I(?:['’]ve| have)(?: just| already)? {_EN_TOLD} (?:\pL+ ){{1,3}}about you\b",
            rf"I(?: just)? {_EN_PAST} (?:\pL+ ){{1,3}}about you\b",
            r"I(?:['’]ve| have)(?: just| already)? (?:put you in touch|connected you|introduced you|passed you on)\b",
            r"I(?:['’]ve| have)?(?: just| already)? (?:mentioned|recommended|suggested) you to\b",
            r"(?:put in|putting in) a (?:good )?word for you\b",
            rf"{_EN_WAITS} (?:your (?:call|e-?mail|message|line|letter)|to hear from you|hearing from you)\b",
            r"(?:lui|leur) ai (?:déjà |bien )?(?:parlé|écrit|touché un mot|glissé un mot) (?:de|pour) (?:toi|vous)\b",
            r"j['’]ai (?:déjà |bien )?(?:parlé|écrit) (?:de|pour) (?:toi|vous) (?:à|au|aux) ",
            r"je (?:t['’]|vous )ai (?:déjà )?mise?s? en (?:contact|relation|lien)\b",
            r"j['’]ai (?:déjà |bien )?(?:glissé|touché) un mot (?:de|pour|sur) (?:toi|vous)\b",
            r"attend(?:ent)? (?:ton|votre|tes|vos) (?:appel|coup de fil|mail|message|mot|nouvelles)\b",
            r"habe? (?:ich )?(?:schon |bereits )?(?:mit )?\pL+ (?:schon |bereits |gestern |heute )?"
            r"(?:von|über) (?:dir|dich|euch|ihnen|sie) (?:erzählt|geschrieben|berichtet|gesprochen)\b",
            r"habe? (?:ich )?(?:dich|sie|euch) (?:schon |bereits |bei )?(?:\pL+ ){1,3}(?:empfohlen|erwähnt)\b",
            r"(?:wartet|warten|freut sich|freuen sich) (?:schon )?auf (?:deinen?|ihren?|euren?|eure)"
            r" (?:anruf|mail|e-mail|nachricht|meldung)\b",
            r"(?:le|les) (?:he (?:hablado|escrito)|hablé|escribí) (?:de ti|de usted|sobre ti)\b",
            r"(?:te|le|os) he (?:recomendado|mencionado) (?:a|con|al|ante)\b",
            r"esperan? (?:tu|su) (?:llamada|correo|mensaje)\b",
        )
    )
    + ")"
)
_OUT_EN = (
    r"(?:online|live now|up now|published|posted|uploaded|sent|in the (?:post|mail)|on (?:its|the|their) way|delivered"
    r"|done|fixed|repaired|corrected|paid|booked|ordered|sorted|attached|signed)"
)
#: The beginning of a sentence with which something is handed over, or that says of a thing that it is out or done.
_HANDED = Compiled(
    r"(?i)^\W*(?:"
    + "|".join(
        (
            r"(?:(?:ok(?:ay)?|so|and|right|here|now)[,.!]? )?(?:there|here) (?:you|u|ye|yous) (?:go|are)(?: \pL+)?\W*$",
            rf"(?:(?:the|your|my|our|a|all|that|this|it|they|both) ?)?(?:[\pL-]+ ){{0,4}}?(?:[\pL-]+['’]s|is|are)"
            rf"(?: now| all| already| finally| just| been)* {_OUT_EN}\b",
            r"(?:(?:so|ok)[,.!]? )?(?:da hast du(?:['’]?s| sie| es| ihn| die| das)?\b|hier,? bitte)",
            r"(?:(?:der|die|das|dein|deine|mein|meine|alles|es|sie) ?)?(?:[\pL-]+ ){0,4}?(?:ist|sind) (?:jetzt "
            r"|nun |schon "
            r"|alle |bereits )*(?:online|veröffentlicht|erschienen|hochgeladen|unterwegs|in der post|abgeschickt"
            r"|verschickt|gesendet|überwiesen|bezahlt|gebucht|bestellt|erledigt|korrigiert|repariert|unterschrieben)\b",
            r"(?:(?:pues|ok|bueno)[,.!]? )?(?:(?:ahí|aquí|acá) (?:(?:te )?(?:lo|la|los|las) )?(?:tienes|tiene"
            r"|tenéis|van?)\b"
            r"|toma\W*$)",
            r"(?:(?:el|la|los|las|tu|mi|ya|todo) ?)?(?:[\pL-]+ ){0,4}?(?:está|están) (?:ya |todos? )*(?:online"
            r"|en línea|en la"
            r" web|publicad[oa]s?|colgad[oa]s?|subid[oa]s?|en camino|enviad[oa]s?|mandad[oa]s?|pagad[oa]s?"
            r"|reservad[oa]s?"
            r"|pedid[oa]s?|corregid[oa]s?|arreglad[oa]s?|firmad[oa]s?)\b",
            r"(?:(?:et|ok|bon)[,.!]? )?(?:voilà|voila|tiens|tenez)\W*$",
            r"(?:(?:le|la|les|ton|ta|mon|ma|tout|c['’]) ?)?(?:l['’])?(?:[\pL-]+ ){0,4}?(?:est|sont) (?:déjà "
            r"|maintenant "
            r"|tous? )*(?:en ligne|publiée?s?|mise?s? en ligne|parties?|partis?|envoyée?s?|payée?s?|réservée?s?"
            r"|commandée?s?|corrigée?s?|réparée?s?|signée?s?|en route|à la poste)(?:\W|$)",
        )
    )
    + ")"
)
_EN_DEED = (
    r"(?:called|rang|phoned|texted|messaged|emailed|wrote|spoke|talked|asked|told|popped|dropped|stopped|swung|went"
    r"|visited|met|checked)"
)
#: What may follow such a deed: its end, a direction, or whom or what it was about; not the reader.
_EN_ABOUT = (
    r"(?:\W*$|[,.;:!] ?| (?:up|round|in|over|by|around|her|him|them|it|this|that|everyone|everybody|already"
    r"|yesterday|today"
    r"|(?:to |with |into )?(?:the|my|our|your|his|her|their|him|them|(?-i:\p{Lu})\pL+))\b)"
)
#: The beginning of a sentence, with no more than oneself before the deed, by which somebody tells that they called,
#: asked, wrote or went: "Called up. She's well".
_DEED = Compiled(
    r"(?i)^\W*(?:"
    + "|".join(
        (
            rf"(?:(?:ok(?:ay)?|so|right|just|and|hi|hello|hey|yes|yep|aye|well|finally)[,.!]? )*(?:I )?(?:just "
            rf"|already )?"
            rf"{_EN_DEED}{_EN_ABOUT}",
            rf"I(?:['’]ve| have)(?: just| already)? (?:{_EN_DEED}|rung|written|spoken|been|gone){_EN_ABOUT}",
            r"(?:(?:ok|so|ja)[,.!]? )?(?:(?:ich )?hab(?:e)? (?:ich )?(?:gerade |eben |schon |heute |gestern )*(?:mit )?"
            r"(?:ihn|ihr|ihm|sie|ihnen|denen|(?-i:\p{Lu})\pL+) (?:\pL+ ){0,3}(?:angerufen|gefragt|gesprochen"
            r"|geschrieben|besucht"
            r"|erreicht|getroffen|telefoniert|gesagt)|(?:bin|war) (?:ich )?(?:gerade |eben |heute |gestern "
            r")*(?:bei|dort|da"
            r"|vorbei)\b|angerufen\b|nachgefragt\b)",
            r"(?:(?:pues|ya|ok)[,.!]? )*(?:(?:la|lo|le|les) (?:he (?:llamado|preguntado|escrito|visto|dicho)"
            r"|llamé|pregunté"
            r"|escribí|vi|dije)|he (?:llamado|preguntado|escrito|hablado|pasado|ido)|llamé|hablé con|pregunté"
            r"|pasé por|fui)\b",
            r"(?:(?:bon|alors|ok|ça y est)[,.!]? )?(?:je )?(?:l['’]|lui |leur |les |j['’])(?:ai |suis )?(?:déjà "
            r"|bien )?"
            r"(?:appelée?s?|téléphoné|demandé|écrit|parlé|vue?s?)\b|^\W*(?:je suis|on est|suis) (?:pass|all)ée?s?\b",
        )
    )
    + ")"
)
#: Most texts hold none of these.
_ANY = Holds(*(each.pattern for each in (_DONE, _OF_THEM, _HANDED, _DEED)))
#: Words that say that it is not so, or not yet.
_NOT_SO = Compiled(
    r"(?i)(?:n['’]t|\b(?:not|never|once|when|if|until|as soon as|pas|jamais|dès que|quand|lorsque|si|une fois|nicht"
    r"|noch|nie|sobald|wenn|falls|no|nunca|cuando|en cuanto|aún|todavía))\b"
)
_LONG, _MOST = 2_000, 20  # characters; sentences


class Done(NamedTuple):
    """``tells_done``: a sentence begins by saying that something is done; ``told_of_them``: a sentence tells the reader
    that somebody was told about them, or waits to hear from them; ``hands_on``: a sentence hands something over, or
    says of a thing that it is out or done; ``tells_deed``: a sentence begins by telling that its writer called, asked,
    wrote or went."""

    tells_done: bool
    told_of_them: bool
    hands_on: bool = False
    tells_deed: bool = False


def done(text: str) -> Done:
    """What a text says about keeping a promise."""
    said = [each.strip() for each in sentences(own_words(text)[:_LONG])][:_MOST]
    told = [each for each in said if each and not each.rstrip(" \"'”’»)").endswith("?")]
    if not _ANY("\n".join(told)):
        return Done(tells_done=False, told_of_them=False)
    so = [each for each in told if not _NOT_SO.search(each)]
    return Done(
        any(_DONE.search(each) for each in told),
        any(_OF_THEM.search(each) for each in so),
        any(_HANDED.search(each) for each in so),
        any(_DEED.search(each) for each in so),
    )
