"""Whether a message to me asks for confidence: that what it tells stay between us, be neither passed on nor quoted, or
that its writer not be named. It is no promise of theirs to keep silent, nor what firms say of data and mails."""

from auditor.language.compiled import Compiled, held
from auditor.language.kept_at_home import is_of_home, tells_of_nothing
from auditor.language.patterns import options
from auditor.language.text import plain_lines
from auditor.language.unnamed import UNNAMED

_LONG, _MOST = 4_000, 40  # characters; sentences
#: Something that was just told.
_THIS = r"(?:this|that|it|any of (?:this|that)|what i (?:said|told you|say)|(?:this|my) (?:message|mail|e-?mail))"
_DAS = r"(?:das|dies|es|davon|die (?:info|sache|mail|nachricht)|diese (?:info|sache|mail|nachricht|worte)|alles)"
_ASKS = {
    "en": (
        r"(?:^|[.,;:!?(] ?|\B- ?|\b(?:and|but|so|well|ok|okay) )(?:strictly |just |purely |only |and )?between "
        r"(?:us|you "
        r"and (?:me|"
        r"i)|ourselves|the two of us|friends)(?: (?:two|only))?(?:\W*$|[,;:.!?)]| -| please)|"
        rf"\b{_THIS} (?:is|was|has to be|must be|stays?|has to stay|must stay|should stay|needs to stay|remains?) "
        r"(?:strictly |completely |totally |all |very |just |only )?(?:between (?:us|you and me|ourselves)|off the "
        r"record|"
        r"confidential|in confidence|not for (?:publication|attribution)|on background)|"
        r"(?:^|[.,;:!?(] ?|\B- ?)(?:strictly |completely |all )?(?:off the record|confidential|confidentially|not for "
        r"(?:publication"
        r"|attribution)|in (?:strict |the strictest )?confidence|on (?:deep )?background)(?: please)?(?:\W*$|"
        r"[,;:.!]| -)|"
        r"\b(?:tell(?:ing)?|told|say(?:ing)?|share|sharing|speak(?:ing)?|talk(?:ing)?|give) (?:\w+ ){0,3}(?:off the "
        r"record|in "
        r"(?:strict |the strictest )?confidence|confidentially|on condition of anonymity|anonymously|on background)|"
        r"\b(?:do not|don'?t|please not|never|pls don'?t) (?:please )?(?:quote|name|cite|mention|identify|source) "
        r"(?:me|my name)|\b(?:do not|don'?t|never) (?:use|print|publish|give|put) my name|"
        rf"\b(?:do not|don'?t|never|not to) (?:please )?(?:share|repeat|forward|mention|print|publish|show|spread|"
        rf"pass) {_THIS}"
        r"(?:\W*$|[,;.!]| (?:on|with|to|to|please|around|further|yet|any)\b)|"
        rf"\bkeep {_THIS} (?:strictly |just |all )?(?:to yourself|between (?:us|you and me|ourselves)|quiet|private|"
        rf"secret|"
        r"confidential|off the record|under your hat)|"
        r"\bkeep (?:me|my name) (?:out of|anonymous|off)|\bleave (?:me|my name) out (?:of|please)|\bwithout (?:naming|"
        r"quoting|"
        r"mentioning) me\b|"
        r"\b(?:don'?t|do not|please never) (?:tell|say to) (?:anyone|anybody|a soul|her|him|them) (?:i|that i|it was "
        r"me|about "
        r"this|this|where|who)|\byou did(?:n'?t| not) (?:hear|get|have) (?:this|that|it) from me|"
        r"\b(?:i would|i'?d|i want|i wish|i need|i must|i have)(?: like| rather| prefer)? (?:that )?(?:to (?:stay|"
        r"remain) "
        r"(?:anonymous|unnamed|nameless)|(?:my name|i) (?:was|were|is|am|be|to be|not be)(?:n'?t| not)? (?:not "
        r")?(?:mentioned|named|"
        r"quoted|used|printed)|not (?:to )?be (?:named|quoted|identified|mentioned))"
    ),
    "de": (
        r"(?:^|[.,;:!?(] ?|\B- ?|\b(?:und|aber|also|naja|ganz|mal|nur|rein) )(?:nur |ganz |mal |jetzt )*unter "
        r"(?:uns|uns "
        r"(?:beiden|zweien|"
        r"gesagt)|vier augen)(?: gesagt)?(?:\W*$|[,;:.!?)]| -)|"
        r"\bunter (?:drei|3)(?: bitte)?(?:\W*$|[,;:.!]| -)|\b(?:sag|sage|gilt|bitte|erzahl\w*|erzähl\w*|alles|das|"
        r"hintergrund|ist|spreche?n?)"
        r"(?: \pL+){0,3} unter (?:drei|3)(?:\W*$|[,;:.!]| -| gesagt)|"
        r"\bbleibt?(?: \pL+){0,2} unter uns\b|\bunter uns bleib\w*|\bim vertrauen(?: gesagt| sage| erzahl|\W*$|"
        r"[,;:.!])|"
        r"\b(?:streng|ganz|absolut|bitte|alles|hoch|das ist|ist) (?:streng |ganz )?vertraulich(?: behandeln)?(?:\W*$|"
        r"[,;:.!]| -| behandeln)|"
        r"(?:^|[.;:!?(] ?|\B- ?)(?:streng )?vertraulich(?:\W*$|[,;:.!]| -)|\bvertraulich (?:zu )?behandeln|"
        r"\bbehandel\w* "
        r"(?:\pL+ ){0,4}vertraulich|"
        rf"\b{_DAS} (?:bitte )?(?:auf keinen fall|nicht|niemandem|niemand|keinem|noch nicht) (?:weiter|an|zu )?"
        r"(?:\pL+ ){0,2}(?:weitersagen|weitererzählen|weiterleiten|weitergeben|verwenden|zitieren|veröffentlich\w*|"
        r"drucken|"
        r"teilen|erzählen|sagen)|\bbitte (?:noch )?nicht (?:weitersagen|weitererzählen|weiterleiten|weitergeben|"
        r"zitieren|"
        r"veröffentlichen|teilen)|"
        r"\b(?:leit|gib|gebt|geben sie|leiten sie|sag|sagen sie|erzähl|erzählen sie)\w* (?:\pL+ ){0,3}(?:nicht|"
        r"niemandem|keinem|"
        r"niemand) (?:weiter|davon)\b|\b(?:sag|sags|erzähl|sagen sie|erzählen sie)(?: \pL+){0,3} (?:niemand\w*|"
        r"keinem)\b|"
        r"\b(?:zitier|nenn|erwähn)\w*(?: sie)? (?:mich|meinen namen)(?: \pL+){0,4} nicht\b|"
        r"\bbehalt\w*(?: sie)? (?:\pL+ ){0,3}für (?:dich|sich|euch)\b|\b(?:das|es) (?:hast du|haben sie|habt ihr) "
        r"nicht von mir|"
        r"\bvon mir (?:hast du|haben sie|habt ihr) (?:das|es) nicht|"
        r"\b(?:meinen namen|mich) (?:\pL+ )?(?:aus dem spiel|raus|heraus|da raus|draußen)(?: lass\w*)?(?:\W*$|[,;.!])|"
        r"\bnicht (?:namentlich|mit namen|mit (?:meinem|vollem) namen) (?:genannt|erwähnt|zitiert|auftauchen|"
        r"erscheinen)|"
        r"\b(?:möchte|will|muss|würde gern\w*) (?:\pL+ )?(?:anonym|ungenannt) bleiben|\bnicht (?:zur|für die) "
        r"veröffentlichung"
    ),
    "es": (
        r"(?:^|[.,;:!?(¡¿] ?|\B- ?|\b(?:y|pero|bueno|esto|solo|aqui) )(?:solo |esto |aqui )?entre (?:nos|"
        r"nosotr[oa]s|tu y "
        r"yo|usted y yo)"
        r"(?: dos| dicho)?(?:\W*$|[,;:.!?)]| -)|"
        r"\b(?:esto|eso|todo) (?:se )?queda (?:solo |aqui )?entre (?:nos|nosotr[oa]s|tu y yo|usted y yo)|"
        r"\bque (?:esto |eso |no )?(?:quede|queda|se quede) (?:\pL+ )?entre (?:nos|nosotr[oa]s|tu y yo|usted y yo)|"
        r"\b(?:debe|tiene que|ha de) quedar entre (?:nos|nosotr[oa]s)|\bque (?:esto |eso )?no salga de (?:aqui|entre "
        r"nosotr)|"
        r"\b(?:esto|eso|lo que te (?:digo|cuento)|todo) (?:es|va|queda) (?:estrictamente |totalmente |muy |"
        r"absolutamente )?"
        r"(?:confidencial|off the record|off|secreto)\b|(?:^|[.,;:!?(] ?|\B- ?)(?:estrictamente )?(?:confidencial|"
        r"off the "
        r"record)(?:\W*$|[,;:.!]| -)|"
        r"\b(?:digo|cuento|comento|explico|hablo|paso) (?:\pL+ )?(?:en (?:confianza|confidencia|secreto)|off the "
        r"record|de forma "
        r"(?:confidencial|anonima))|"
        r"\bguard(?:ame|anos|a|e|eme|ad|adme) (?:el|este|me el) secreto|\b(?:trate|trata|tratad|traten) (?:\pL+ "
        r"){0,3}(?:con|de forma|"
        r"de manera) (?:\pL+ ){0,2}(?:confidencial\w*|discrecion|reserva)|"
        r"\bno (?:me|mi nombre) (?:cit|nombr|mencion)(?:es|e|en|eis)\b|\bno (?:cites|cite|menciones|mencione|des|de|"
        r"uses|use|pongas|ponga|"
        r"saques|saque|publiques|publique) mi nombre|"
        r"\bno (?:lo|la|los|esto|se lo|se la) (?:compart|cuent|dig|public|reenvi|coment|repit|difund)(?:as|a|es|e|an|"
        r"en|ais|eis|ais)\b|"
        r"\bno (?:compartas|comparta|cuentes|cuente|digas|diga|publiques|publique|reenvies|reenvie|comentes|comente|"
        r"repitas) (?:esto|"
        r"eso|nada|a nadie)|\bni (?:una )?palabra a nadie|"
        r"\byo no (?:te|le|os) (?:he )?(?:dicho|dije|conte|contado) nada|\bno (?:te|le) lo he (?:dicho|contado) yo|"
        r"\b(?:que no|sin que) (?:aparezca|salga|figure|se mencione|se publique|se sepa) mi nombre|\bque no (?:se "
        r")?(?:me )?(?:cites?|"
        r"citen|nombres?|nombren)\b|\b(?:quiero|prefiero|quisiera|necesito|pido) (?:\pL+ )?(?:seguir |permanecer |ser "
        r"|mantener(?:me)? "
        r"(?:en )?|el )?(?:(?:en el )?anonim[oa]|anonimato)|\bdejame fuera\b|\bmantenga(?:n|s)? mi nombre (?:fuera|al "
        r"margen)"
    ),
    "fr": (
        r"(?:^|[.,;:!?(] ?|\B- ?|\b(?:et|mais|bon|juste) )(?:juste |strictement |ca reste |tout ca )?entre (?:nous|"
        r"toi et "
        r"moi|vous et moi)"
        r"(?: deux)?(?:\W*$|[,;:.!?)]| -)|"
        r"\b(?:que (?:ca|cela|ceci)|ca|cela|ceci|tout ca|il faut que ca) (?:doit |devra |doive )?rest(?:e|er|era)(?: "
        r"\pL+)? entre (?:nous|toi et moi|"
        r"vous et moi)|\bc'est (?:en )?off\b|(?:^|[.,;:!?(] ?|\B- ?)(?:en )?off(?: s'il (?:te|vous) plait| "
        r"merci)?(?:\W*$|"
        r"[,;:.!]| -)|\boff the record\b|"
        r"\b(?:c'est|ceci est|cela est|tout ca est) (?:strictement |tres |totalement |absolument )?confidentiel\b|"
        r"(?:^|[.,;:!?(] ?|\B- ?)(?:strictement )?confidentiel(?:\W*$|[,;:.!]| -)|"
        r"\b(?:dis|confie|raconte|parle|ecris) (?:\pL+ )?(?:en (?:toute )?(?:confidence|confidentialite)|sous (?:le "
        r"sceau|couvert|reserve) "
        r"(?:du secret|d'anonymat)|en off)|"
        r"\b(?:merci de|priere de|veuillez|je (?:te|vous) (?:prie|demande) de) ne (?:pas|rien|surtout pas)(?: \pL+)? "
        r"(?:partager|diffuser|"
        r"transmettre|citer|publier|repeter|divulguer|ebruiter|me citer|me nommer)|"
        r"\bgard(?:e|ez)-?(?: ?ca|le|la|les)? ?(?:le |la |ca |cela |tout ca )?pour (?:toi|vous)\b|\bgard(?:e|ez)-?(?: "
        r"?ca|le|la) (?:secret|confidentiel)|"
        r"\bne (?:me|m') ?(?:cit|nomm|mentionn)(?:e|ez|es)(?: surtout)? pas|\bne (?:cit|mentionn|donn|publi|"
        r"utilis)(?:e|ez|es) pas mon nom|"
        r"\b(?:n'en|ne le|ne la|ne) (?:parl|repet|dis|dites|racont|dit)(?:e|ez|es)? (?:\pL+ )?(?:a personne|pas a|a "
        r"qui que)|\bn'en (?:parle|parlez) pas\b|"
        r"\b(?:tu ne tiens|vous ne tenez|tu tiens|vous tenez|tu n'as|vous n'avez) (?:pas )?(?:ca |cela |rien )?(?:pas "
        r")?(?:ca |cela )?(?:entendu |su )?"
        r"de moi\b|\b(?:je ne t'ai|je ne vous ai|je t'ai|je vous ai) rien dit\b|"
        r"\b(?:que |sans que )(?:mon nom|je) (?:n'apparaisse|ne soit|ne sorte|ne figure|soit|apparaisse|ne sois|"
        r"sois)(?: \pL+)?|"
        r"\b(?:souhaite|prefere|veux|voudrais|tiens a|demande a) (?:a )?(?:rester|garder l'|conserver l'|demeurer) "
        r"?(?:anonyme|anonymat)|\bsans (?:me citer|"
        r"citer mon nom|me nommer)|\blaisse(?:z)?-moi en dehors"
    ),
}
#: Who keeps silent themselves, what firms say of data, the foot of a mail, and contracts.
_NOT_SO = (
    r"\b(?:i'?ll|i will|i won'?t|i promise|promised?|we'll|unsubscribe|your (?:data|details|information|privacy)|"
    r"intended (?:solely|only|for|"
    r"recipient)|addressee|attachments?|unauthori[sz]ed|agreement|nda|subscribers|versproch\w*|versprech\w*|ihre "
    r"daten|deine daten|empfänger|"
    r"adressat\w*|unbefugt\w*|vereinbarung|selbstverständlich vertraulich|te lo prometo|prometid[oa]|prometo|"
    r"tranquil[oa]|tus datos|sus datos|"
    r"destinatari[oa]s?|dirigid[oa]|acuerdo|promis|t'inquiete|vos donnees|tes donnees|destinataires?|accord)\b"
)


_WORDS = {language: f"{words}|{UNNAMED[language]}" for language, words in _ASKS.items()}
_SAYS = {language: Compiled(pattern, options(capture=True)) for language, pattern in _WORDS.items()}
_DOES_NOT, _MAY = Compiled(_NOT_SO, options()), held(_WORDS)


def asks_for_confidence(text: str, language: str | None) -> bool:
    """Whether a message in a language asks its reader to keep what it tells, or who tells it, to themselves."""
    if language is None or language not in _SAYS:
        return False
    lines = plain_lines(text[:_LONG])
    if not _MAY[language](lines) or is_of_home(lines):
        return False
    said = [each for each in lines.split("\n")[:_MOST] if not _DOES_NOT.search(each)]
    found = (_SAYS[language].search(each) for each in said)
    return any(demand is not None and not tells_of_nothing(lines, demand[0]) for demand in found)
