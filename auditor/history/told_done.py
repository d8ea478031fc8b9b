"""Recognises words of mine that say that a promise is kept: "Done, she expects your call", "I've told her about you",
"There you go", "The correction is online", "Called up. She's well".

A word for done, or what is done, comes first in its sentence: what is "not done yet", or told of "once it is done", is
not done. Questions never count."""

from typing import NamedTuple

from auditor.language.compiled import Compiled, Holds
from auditor.language.names_site import links_to_any
from auditor.language.text import only_links, own_words, sentences

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
#: Things that people promise: whatever else is online, booked or paid is no word of what was promised.
_THING_EN = (
    r"(?:(?:reading )?lists?|plans?|files?|documents?|docs?|drafts?|reports?|invoices?|bills?|photos?|pictures?|pics"
    r"|links?"
    r"|letters?|contracts?|templates?|corrections?|articles?|texts?|pieces?|slides?|minutes|notes|forms?|applications?"
    r"|payments?|money|fee|parcels?|packages?|books?|cop(?:y|ies)|e-?mails?|recipes?|videos?|recordings?|references?"
    r"|quotes?|estimates?|orders?|proposals?|agenda|scans?|receipts?|certificates?|reviews?|translations?|versions?"
    r"|changes|captions?|details|figures|numbers|drawings?|proofs?|key|keys|cheque|check)"
)
_THING_DE = (
    r"(?:\pL*(?:listen?|pläne?|plan|datei(?:en)?|dokumente?|entw[uü]rfe?|berichte?|rechnung(?:en)?|fotos?"
    r"|bild(?:er)?|links?"
    r"|briefe?|vertr[aä]ge?|vorlagen?|korrektur(?:en)?|artikel|texte?|folien|protokolle?|formulare?|antr[aä]ge?|geld"
    r"|überweisung(?:en)?|honorar|pakete?|b[uü]ch(?:er)?|e-?mails?|rezepte?|videos?|aufnahmen?|angebote?"
    r"|bestellung(?:en)?"
    r"|programm|scans?|quittung(?:en)?|zeugnisse?|übersetzung(?:en)?|fassung|unterlagen|notizen|legenden?"
    r"|zeichnung(?:en)?))"
)
_THING_ES = (
    r"(?:listas?|plan(?:es)?|archivos?|documentos?|borrador(?:es)?|informes?|facturas?|fotos?|enlaces?|cartas?"
    r"|contratos?"
    r"|plantillas?|correcci[oó]n(?:es)?|art[ií]culos?|textos?|diapositivas|actas?|formularios?|solicitud(?:es)?|pagos?"
    r"|transferencia|dinero|paquetes?|libros?|correos?|mails?|recetas?|v[ií]deos?|grabaci[oó]n|presupuestos?|pedidos?"
    r"|propuestas?|recibos?|certificados?|rese[ñn]as?|traducci[oó]n|versi[oó]n|cambios|notas|dibujos?|pie de foto)"
)
_THING_FR = (
    r"(?:listes?|plans?|fichiers?|documents?|brouillons?|rapports?|factures?|photos?|liens?|lettres?|contrats?"
    r"|mod[eè]les?|corrections?|articles?|textes?|diapos?|comptes?[- ]rendus?|notes|formulaires?|dossiers?"
    r"|candidatures?"
    r"|virement|paiement|argent|colis|livres?|mails?|recettes?|vid[eé]os?|enregistrements?|devis|commandes?"
    r"|propositions?"
    r"|re[çc]us?|attestations?|traductions?|versions?|modifications?|l[eé]gendes?|dessins?)"
)
_OUT_EN = (
    r"(?:online|live now|up now|published|posted|uploaded|sent|in the (?:post|mail)|on (?:its|the|their) way|delivered"
    r"|done|fixed|corrected|paid|ordered|sorted|attached|signed)"
)
#: The same of what has no name: "it is online" may be said of anything.
_IT_IS_EN = r"(?:sent|in the (?:post|mail)|on its way|attached|done|fixed|corrected|paid|signed)"
_CLAUSE = (
    r"(?:\W*$|[,.;:!)] ?| [-–—] | (?:and|now|today|yesterday|this (?:morning|afternoon)|already|since"
    r"|sorry|und|jetzt|schon|heute|seit|y|ya|hoy|desde|et"
    r"|d[eé]j[aà]|depuis)\b)"
)
#: The beginning of a sentence that says of a thing that it is out or done, or with which it is handed over.
_HANDED = Compiled(
    r"(?i)^\W*(?:"
    + "|".join(
        (
            rf"(?:(?:the|your|my|our|both|all the|all your) )?(?:[\pL-]+ ){{0,2}}?{_THING_EN}(?:['’]s| is| are| has "
            rf"been"
            rf"| have been)(?: now| all| already| finally| just| been)* {_OUT_EN}{_CLAUSE}",
            r"(?:(?:the|your|my|our|both) )?(?:[\pL'’-]+ ){1,6}?(?:is|are) attached\b",
            rf"(?:it|this|that|all of it|everything)(?:['’]s| is| has been)(?: now| all| already| finally| just| "
            rf"been)* "
            rf"{_IT_IS_EN}{_CLAUSE}",
            rf"(?:there|here) (?:you|u|ye|yous) (?:go|are),? (?:the|your) {_THING_EN}\b",
            rf"(?:(?:so|ok)[,.!]? )?da hast du(?:['’]?s| sie| es| ihn| die| das| (?:den|die|das|deinen?|meinen?) "
            rf"{_THING_DE})"
            r"\W*$",
            rf"(?:(?:der|die|das|deine?|meine?|unsere?) )?(?:[\pL-]+ ){{0,2}}?{_THING_DE} (?:ist|sind) (?:jetzt |nun "
            rf"|schon "
            r"|alle |bereits )*(?:online|veröffentlicht|erschienen|hochgeladen|unterwegs|in der post|abgeschickt"
            rf"|verschickt|gesendet|überwiesen|bezahlt|bestellt|erledigt|korrigiert|unterschrieben){_CLAUSE}",
            r"(?:es|das|alles|is|ist) ?(?:ist |sind )?(?:jetzt |nun |schon |alles |bereits )*(?:unterwegs|in der post"
            rf"|abgeschickt|verschickt|gesendet|überwiesen|bezahlt|erledigt|korrigiert|unterschrieben){_CLAUSE}",
            r"(?:(?:pues|ok|bueno)[,.!]? )?(?:ahí|aquí|acá) (?:te )?(?:lo|la|los|las) (?:tienes|tiene|tenéis|van?)"
            rf"{_CLAUSE}",
            r"aquí van? (?:el|la|los|las|tus?|un|una)\b",
            rf"(?:aquí|ahí) (?:tienes|tiene|tenéis|van?) (?:el|la|los|las|tu|tus|su) {_THING_ES}\b",
            rf"(?:ya )?(?:(?:el|la|los|las|tus?|mis?|sus?) )?(?:[\pL-]+ ){{0,2}}?{_THING_ES} (?:ya )?(?:está|están) "
            rf"(?:ya "
            r"|todos? )*(?:online|en línea|en la web|publicad[oa]s?|colgad[oa]s?|subid[oa]s?|en camino|enviad[oa]s?"
            rf"|mandad[oa]s?|pagad[oa]s?|pedid[oa]s?|corregid[oa]s?|arreglad[oa]s?|firmad[oa]s?){_CLAUSE}",
            r"(?:ya )?(?:todo )?está (?:ya |todo )*(?:en camino|enviad[oa]|mandad[oa]|pagad[oa]|corregid[oa]"
            r"|firmad[oa])"
            rf"{_CLAUSE}",
            rf"(?:(?:le|la|les|ton|ta|tes|mon|ma|votre|vos) |l['’])?(?:[\pL-]+ ){{0,2}}?{_THING_FR} (?:est|sont) "
            rf"(?:déjà "
            r"|maintenant |tous? |bien )*(?:en ligne|publiée?s?|mise?s? en ligne|partie?s?|envoyée?s?|payée?s?"
            r"|commandée?s?"
            rf"|corrigée?s?|signée?s?|en route|à la poste){_CLAUSE}",
            r"(?:c['’]est|tout est) (?:déjà |maintenant |bien )*(?:parti|envoyé|payé|corrigé|réparé|signé|en route|à "
            r"la poste)"
            rf"{_CLAUSE}",
        )
    )
    + ")"
)
#: A whole message, but for a name and a courtesy, with which something is handed over.
_THERE = Compiled(
    r"(?i)^\W*(?:"
    + "|".join(
        (
            r"(?:(?:ok(?:ay)?|so|and|right|hi|hello)[,.!]? )?(?:(?:there|here) (?:you|u|ye|yous) go|here (?:you|u) are)"
            r"(?:,? (?-i:\p{Lu})\pL+)?",
            r"(?:(?:so|ok)[,.!]? )?(?:da,? bitte|hier,? bitte|bitte ?(?:schön|sehr)?,? hier)",
            r"(?:(?:pues|ok|bueno)[,.!]? )?(?:ahí va|aquí va|aquí (?:tienes|tiene)|toma)",
            r"(?:(?:et|ok|bon)[,.!]? )?(?:voilà|voila|tiens|tenez)",
        )
    )
    + r")\W*(?:(?:thanks|enjoy|hope it helps|danke|gracias|merci|https?://\S+)\W*)*$"
)
_ONE = r"(?:her|him|them|both|everyone|everybody)"
#: A deed is told to its end, or goes on with what came of it, when or what about: not "called her names".
_SO = (
    r"(?:\W*$|[,.;:!] ?| [-–—] | (?:and|but|already|yesterday|today|earlier|this (?:morning|afternoon)|last night"
    r"|just now"
    r"|about|for you|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
)
_WHOM = rf"(?:{_ONE}|(?:the|your|his|her|their) \pL+|(?-i:\p{{Lu}})\pL+)"
_EN_DEED = "|".join(
    (
        rf"(?:called|rang|phoned|texted|messaged|emailed|asked|rung) {_WHOM}{_SO}",
        rf"(?:called|rang|phoned) (?:{_ONE} )?(?:up|round){_SO}",
        r"(?:called|rang|phoned|asked|checked)(?:\W*$|[.,;!] ?)",
        rf"(?:wrote|written|spoke|spoken|talked|checked) (?:to|with) {_WHOM}{_SO}",
        rf"told {_ONE}{_SO}",
        rf"visited {_ONE}{_SO}",
        rf"(?:popped|dropped|stopped|swung|went|been|gone) (?:in|by|over|round|around|up)(?: (?:to see|on|at|with) "
        rf"{_WHOM})?{_SO}",
        rf"went to see {_WHOM}{_SO}",
    )
)
_ALSO = r"(?:\W*$|[,.;:!] ?| (?:und|aber|wegen|y|pero|por|sobre|ya|ayer|hoy|que|et|mais|pour|hier|ce matin|elle|il)\b)"
#: The beginning of a sentence, with no more than oneself before the deed, by which somebody tells that they called,
#: asked, wrote or went to somebody: "Called up. She's well".
_DEED = Compiled(
    r"(?i)^\W*(?:"
    + "|".join(
        (
            rf"(?:(?:ok(?:ay)?|so|right|just|and|hi|hello|hey|yes|yep|aye|well|finally)[,.!]? )*(?:I )?(?:just "
            rf"|already )?"
            rf"(?:{_EN_DEED})",
            rf"I(?:['’]ve| have)(?: just| already)? (?:{_EN_DEED})",
            r"(?:(?:ok|so|ja)[,.!]? )?(?:(?:ich )?hab(?:e)? (?:ich )?(?:gerade |eben |schon |heute |gestern )*(?:mit )?"
            r"(?:ihn|ihr|ihm|sie|ihnen|denen|(?-i:\p{Lu})\pL+) (?:\pL+ ){0,2}(?:angerufen|gefragt|gesprochen"
            rf"|geschrieben|besucht|erreicht|telefoniert)|(?:ich )?war (?:ich )?(?:gerade |eben |heute |gestern "
            rf"|schon )*(?:vorbei"
            rf"|bei (?:ihr|ihm|ihnen))|angerufen|nachgefragt){_ALSO}",
            r"(?:(?:pues|ya|ok)[,.!]? )*(?:(?:la|lo|le|les) (?:he (?:llamado|preguntado|escrito)|llamé|pregunté"
            r"|escribí)(?: a (?-i:\p{Lu})\pL+)?"
            rf"|se lo (?:he dicho|dije)|(?:he )?(?:hablado|hablé) con (?:ella|él|ellos|ellas|(?:don|doña|tu|su) \pL+"
            rf"|(?-i:\p{{Lu}})\pL+)"
            rf"|(?:he llamado"
            rf"|llamé|he preguntado|pregunté)(?: a (?-i:\p{{Lu}})\pL+)?|(?:he ido|fui) a ver(?:la|lo|les|los"
            rf"|las)){_ALSO}",
            rf"(?:(?:bon|alors|ok|ça y est)[,.!]? )?(?:je )?(?:(?:l['’]|les )ai (?:déjà |bien )?appelée?s?|(?:lui"
            rf"|leur) ai "
            rf"(?:déjà |bien )?(?:téléphoné|demandé|écrit|parlé)|j['’]ai (?:déjà |bien )?(?:appelé|(?:téléphoné"
            rf"|demandé|écrit"
            rf"|parlé) (?:à|avec)) (?:elle|lui|eux|(?-i:\p{{Lu}})\pL+)|(?:je suis|suis) (?:passée?|allée?) (?:la |le "
            rf"|les )?"
            rf"(?:voir|chez (?:elle|lui|eux))){_ALSO}",
        )
    )
    + ")"
)
#: Places of films, music, pictures and maps: a link there alone is mostly chat.
_TO_AMUSE = Compiled(
    r"(?i)//(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|fb\.watch|tiktok\.com|pinterest\.com|spotify\.com|giphy\.com|tenor\.com|twitch\.tv"
    r"|netflix\.com|imgur\.com|soundcloud\.com|goo\.gl|maps\.google\.com)(?:[/?]|$|\s)|//(?:www\.)?google\.com/maps"
)
#: Most texts hold none of these.
_ANY = Holds(*(each.pattern for each in (_DONE, _OF_THEM, _HANDED, _THERE, _DEED)))
#: Words that say that it is not so, or not yet.
_NOT_SO = Compiled(
    r"(?i)(?:n['’]t|\b(?:not|never|once|when|if|until|as soon as|pas|jamais|dès que|quand|lorsque|si|une fois|nicht"
    r"|noch|nie|sobald|wenn|falls|no|nunca|cuando|en cuanto|aún|todavía))\b"
)
#: "Here you go" with which somebody is shown a way or told off.
_HERE = Compiled(
    r"(?i)^\W*(?:[\pL']+,? ){0,2}here you (?:go|are),? (?:again\b|\pL+ing\b|(?:(?:the|it|a|our|that|my) ?(?:\pL+ "
    r")?(?:is|['’]s) )?"
    r"(?:(?:just |right |straight )*(?:on (?:the|your) (?:left|right|corner)|round the|around the|behind|opposite"
    r"|next to"
    r"|down the|up the|over the|turn|go|first|second)\b))"
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
        _THERE.search("\n".join(said)) is not None or any(_HANDED.search(each) for each in so),
        any(_DEED.search(each) for each in so),
    )


def link_hands_on(text: str) -> bool:
    """Whether a text is nothing but links, as with which what was promised is sent: no film, song or place."""
    return only_links(text) and not (_TO_AMUSE.search(text) or links_to_any(text))


def without_ways_of_speaking(text: str) -> str:
    """What a text says but for "here you go" that hands nothing over ("here you go, the shop is on the left")."""
    said = sentences(own_words(text)[:_LONG])
    left = [each for each in said if not _HERE.search(each)]
    return text if len(left) == len(said) else "\n".join(left)
