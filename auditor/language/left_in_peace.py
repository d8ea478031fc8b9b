"""Whether a message asks its reader to write no more, for now or until some day: "don't write to me before January".

That no answer is needed is something else, and so is where, when of a day or how somebody would rather be written to. A
joke, what a third person said, and a message that asks for something beside it ask for no peace: whoever is taken for
somebody who wants it wrongly waits in vain, so that what is in doubt says nothing."""

from enum import Enum

from auditor.language.compiled import Compiled, compiled, held
from auditor.language.names_site import names_any
from auditor.language.patterns import options
from auditor.language.text import plain_lines

_LONG, _MOST = 4_000, 40  # characters; sentences


class Peace(Enum):
    """For how long somebody asks not to be written to."""

    NONE = 0
    DAYS = 1
    A_WHILE = 2
    EVER = 3


#: The end of a demand: of its clause, but for a courtesy.
_END = (
    r"(?:,? ?(?:please|pls|thanks|thank you|bitte|danke|por favor|gracias|s'il (?:te|vous) plait|merci))?"
    r"(?:\W*$|[.,;:!] ?| -)"
)
_EN_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_EN_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|the weekend)"
_EN_OVER = (
    r"(?:hearing|audit|verdict|trial|exams?|funeral|surgery|operation|inspection|decision|vote|elections?|ruling"
    r"|treatment|divorce|case|holidays?|birth|inquiry|investigation)"
)
_EN_UNTIL = (
    r"(?:until|till|before) (?:then|further notice|i (?:get in touch|get back to you|write(?: to you)?|am back|am "
    r"better"
    r"|say so|let you know|tell you(?: to)?|reach out|contact you|come back to you)|i'm (?:back|better)"
    rf"|(?:the|my|our|this) (?:\w+ )?{_EN_OVER}(?: (?:is|are) (?:all )?(?:over|done|behind (?:me|us)))?"
    rf"|(?:it|this|that|everything)(?:'s| is) (?:all )?over|{_EN_MONTH}(?: \d+(?:st|nd|rd|th)?)?"
    rf"|(?:the )?\d+(?:st|nd|rd|th)(?: of)?(?: {_EN_MONTH})?|next (?:month|year|spring|summer|autumn)|christmas|easter"
    rf"|(?:the )?new year|{_EN_DAY})"
)
_EN_TIME = (
    rf"(?:for (?:now|a while|a bit|the moment|the time being)|at the moment|these days|this (?:week|month)|{_EN_UNTIL})"
)
_EN_EVER = r"(?:(?:ever )?again|any ?more|any further)"
_EN_HOW = rf"(?: {_EN_EVER}| {_EN_TIME})"
_EN_ONE = (
    r"(?:write(?: to)?|contact|message|text|call|e-?mail|ring|phone|chase|get in touch(?: with)?|reach out(?: to)?)"
)
_EN_WRITE = rf"{_EN_ONE}(?: me)?(?:,? (?:or|and) {_EN_ONE})?(?: me)?"
_EN_ING = r"(?:writing(?: to)?|contacting|messaging|texting|calling|e-?mailing|ringing|phoning|chasing)"
_EN = r"(?:^|[.,;!(] ?|\b(?:and|but|so|please) )(?:(?:please|pls|so|and|but|just|really|ok(?:ay)?),? )*"
_EN_NOT = r"(?:don'?t|do not|never|don'?t (?:you )?ever)"

_DE_OVER = (
    r"(?:prüfung|verhandlung|urteil|prozess|beerdigung|operation|untersuchung|wahl|abstimmung|entscheidung|scheidung"
    r"|verfahren|anhörung|behandlung|geburt|ferien|examen)"
)
_DE_MONTH = r"(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
_DE_DAY = r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|nächste woche|nächster woche)"
_DE_UNTIL = (
    r"(?:bis|vor) (?:dahin|auf weiteres|ich (?:mich (?:wieder )?melde|dir (?:wieder )?schreibe|wieder da bin|zurück "
    r"bin)"
    rf"|(?:es|das|alles) (?:vorbei|überstanden|ausgestanden) ist|(?:die|der|das|meine?|unsere?) {_DE_OVER} (?:vorbei"
    rf"|durch"
    rf"|überstanden) (?:ist|sind)|(?:nach )?(?:zum|zur|dem|der|den|meiner|unserer) {_DE_OVER}|(?:zum )?{_DE_MONTH}"
    rf"|nächste[nms]? (?:monat|jahr)|weihnachten|ostern|neujahr|(?:zum )?{_DE_DAY})"
)
_DE_TIME = (
    rf"(?:vorerst|erst ?mal|eine (?:weile|zeit ?lang)|im moment|momentan|in nächster zeit|diesen monat|diese woche"
    rf"|{_DE_UNTIL})"
)
_DE_WRITE = (
    r"(?:(?:schreib(?:e|t)?|schreiben sie) mir|(?:kontaktiere?t?|kontaktieren sie|rufe?t?|rufen sie) mich"
    r"|(?:melde?t?|melden sie) (?:dich|sich|euch)(?: bei mir)?)"
)
_DE = r"(?:^|[.,;!(] ?|\b(?:und|aber|also) )(?:(?:bitte|und|aber|also|dann|ok),? )*"
_DE_ZU = (
    r"(?:mir (?:nicht mehr |nie wieder )?zu schreiben|mich (?:nicht mehr |nie wieder )?(?:anzurufen|zu kontaktieren"
    r"|anzuschreiben))"
)

_ES_OVER = (
    r"(?:juicio|auditoria|examen(?:es)?|oposicion|entierro|funeral|operacion|inspeccion|votacion|elecciones|sentencia"
    r"|vista|tratamiento|divorcio|parto|vacaciones)"
)
_ES_MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|navidad|ano nuevo)"
)
_ES_DAY = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana que viene|proxima semana)"
_ES_UNTIL = (
    r"(?:hasta (?:entonces|nuevo aviso|que (?:yo )?(?:te|le|os|les) (?:avise|escriba|llame|diga(?: algo)?)"
    rf"|que (?:pase|acabe|termine) (?:todo|esto|(?:el|la|los|las) {_ES_OVER})|(?:despues )?(?:de )?(?:el|la|los|las"
    rf"|del) "
    rf"{_ES_OVER}|{_ES_MONTH}|(?:el|la) {_ES_DAY})|antes del? (?:la |los |las )?(?:{_ES_OVER}|{_ES_MONTH}|{_ES_DAY}))"
)
_ES_TIME = (
    r"(?:por (?:ahora|el momento|un tiempo|una temporada)|de momento|durante un tiempo|un tiempo|estos dias|esta semana"
    rf"|este mes|{_ES_UNTIL})"
)
_ES_HOW = rf"(?: (?:nunca )?mas| nunca| {_ES_TIME})"
_ES_WRITE = r"(?:escrib(?:as|a|ais|an)|llam(?:es|e|eis|en)|contact(?:es|e|eis|en))"
_ES_ME = r"(?:escribirme|llamarme|contactarme|mandarme (?:mas )?mensajes)"
_ES = r"(?:^|[.,;!(¡] ?|\b(?:y|pero|asi que) )(?:(?:y|pero|por favor|mejor|de verdad|en serio|ahora),? )*"

_FR_OVER = (
    r"(?:audience|audit|proces|verdict|examens?|concours|enterrement|operation|inspection|vote|elections?|jugement"
    r"|traitement|divorce|accouchement|vacances)"
)
_FR_MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|noel|paques)"
_FR_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|la semaine prochaine)"
_FR_UNTIL = (
    r"(?:d'ici la|jusqu'a (?:nouvel ordre|ce que je (?:te|vous) (?:fasse signe|ecrive|rappelle|recontacte|dise))"
    rf"|(?:avant|apres|jusqu'(?:a|au|aux)|pas avant) (?:la |le |les |l'|mon |ma )?(?:{_FR_OVER}|{_FR_MONTH}|{_FR_DAY})"
    rf"|(?:avant|jusqu'a ce) que (?:ce soit|tout soit) (?:fini|termine|passe))"
)
_FR_TIME = (
    r"(?:pour (?:l'instant|le moment)|pendant (?:quelque temps|un moment|un temps)|en ce moment|cette semaine|ce "
    r"mois(?:-ci)?"
    rf"|{_FR_UNTIL})"
)
_FR_HOW = rf"(?: plus(?: jamais)?(?: {_FR_TIME})?| (?:surtout )?pas {_FR_TIME}| jamais plus)"
_FR_WRITE = r"(?:m'ecri(?:s|vez|ves|viez)|me contact(?:e|es|ez|iez)|m'appell?(?:e|es|ez|iez))"
_FR_ME = r"(?:m'ecrire|me contacter|m'appeler|m'envoyer de (?:messages|mails))"
_FR = r"(?:^|[.,;!(] ?|\b(?:et|mais|donc) )(?:(?:et|mais|donc|surtout|alors),? )*"
_ASKS = {
    "en": "|".join(
        (
            rf"{_EN}{_EN_NOT} (?:please )?(?:{_EN_WRITE}{_EN_HOW}{{1,2}}|chase me about (?:it|this|that)){_END}",
            rf"{_EN}stop {_EN_ING} me{_END}",
            rf"\bi(?:'d| would) (?:ask|like|prefer) you (?:not to {_EN_WRITE}|to stop {_EN_ING} me){_EN_HOW}?{_END}",
            rf"\bi(?:'d| would) rather you did(?:n'?t| not) {_EN_WRITE}{_EN_HOW}{_END}",
            rf"\bi (?:don'?t|do not) want you to {_EN_WRITE}{_EN_HOW}{_END}",
            r"^\W*(?:please )?(?:just )?leave me (?:alone|in peace|be)(?: please| now| for (?:now|a bit|a while))?\W*$",
        )
    ),
    "de": "|".join(
        (
            rf"{_DE}{_DE_WRITE}(?: bitte| jetzt)*(?: {_DE_TIME})? (?:bitte )?(?:nichts?|nie|niemals) (?:mehr"
            rf"|wieder)(?: an)?"
            rf"(?:,? {_DE_UNTIL})?{_END}",
            rf"{_DE}{_DE_WRITE}(?: bitte| jetzt)* {_DE_TIME}(?: bitte)? nichts?(?: an)?{_END}",
            rf"{_DE}{_DE_WRITE}(?: bitte| jetzt)* nichts?(?: an)?,? {_DE_TIME}{_END}",
            rf"{_DE}hör(?:t|en sie)? (?:bitte |endlich )*auf,? {_DE_ZU}{_END}",
            rf"\bich bitte (?:sie|dich|euch)(?: darum)?,? {_DE_ZU}{_END}",
            r"\bich (?:möchte|will) nicht,? dass (?:du|ihr|sie) (?:mir (?:noch |weiter |weiterhin )schreib(?:s?t|en)"
            r"|mich "
            rf"(?:noch |weiter |weiterhin )(?:anruf(?:s?t|en)|kontaktier(?:s?t|en))){_END}",
            rf"^\W*bitte keine (?:nachrichten|anrufe|mails) mehr{_END}",
            rf"{_DE}(?:nimm|nehmt|nehmen sie) (?:bitte )?keinen kontakt mehr (?:mit mir|zu mir) (?:mehr )?auf{_END}",
            r"^\W*(?:bitte )?lass\w*(?: sie)? mich (?:bitte |einfach )*in ruhe(?: bitte)?\W*$",
        )
    ),
    "es": "|".join(
        (
            rf"{_ES}no me {_ES_WRITE}{_ES_HOW}{{1,2}}{_END}",
            rf"{_ES}(?:por ahora|de momento|(?:por|durante) un tiempo),? no me {_ES_WRITE}{_END}",
            rf"{_ES}no me (?:mandes|mande|envies|envie) mas (?:mensajes|correos){_END}",
            rf"{_ES}no (?:me vuelvas? a (?:escribir|llamar|contactar)|vuelvas? a {_ES_ME})(?: (?:nunca )?mas)?{_END}",
            rf"{_ES}dej(?:a|e|ad|en) de {_ES_ME}{_END}",
            rf"\b(?:te|le|os|les) (?:pido|ruego|agradeceria) que no me {_ES_WRITE}{_ES_HOW}{_END}",
            rf"\b(?:prefiero|preferiria|quiero|quisiera) que no me {_ES_WRITE}{_ES_HOW}{_END}",
            rf"\bno quiero que me {_ES_WRITE} mas{_END}",
            r"^\W*(?:por favor,? )?dej(?:ame|eme|adme|enme) en paz(?:,? por favor)?\W*$",
        )
    ),
    "fr": "|".join(
        (
            rf"{_FR}(?:ne )?{_FR_WRITE}{_FR_HOW}{_END}",
            rf"{_FR}(?:arrete|arretez|cesse|cessez) de {_FR_ME}{_END}",
            rf"\bje (?:te|vous) (?:demande|prie) de ne (?:plus|pas) {_FR_ME}(?: {_FR_TIME})?{_END}",
            rf"\bmerci de ne plus {_FR_ME}{_END}",
            r"\b(?:je (?:prefere|prefererais|voudrais|veux|souhaite)|j'aimerais(?: mieux)?) que (?:tu|vous) ne "
            rf"{_FR_WRITE}{_FR_HOW}{_END}",
            rf"\bje ne veux plus que (?:tu|vous) {_FR_WRITE}{_END}",
            r"^\W*(?:s'il (?:te|vous) plait,? )?laiss(?:e|ez)-moi tranquille(?:,? s'il (?:te|vous) plait)?\W*$",
        )
    ),
}
#: The same without a time, which alone may be about an hour: who says so and that they will write means more.
_BARE = {
    "en": rf"{_EN}{_EN_NOT} (?:please )?(?:write(?: to)?|contact|message) me{_END}",
    "de": (
        rf"{_DE}(?:(?:schreib(?:e|t)?|schreiben sie) mir|(?:kontaktiere?t?|kontaktieren sie) mich) (?:bitte "
        rf")?nicht{_END}"
    ),
    "es": rf"{_ES}no me (?:escrib(?:as|a|ais|an)|contact(?:es|e|eis|en)){_END}",
    "fr": rf"{_FR}(?:ne )?(?:m'ecri(?:s|vez)|me contacte[sz]?) (?:surtout )?pas{_END}",
}
_WILL_WRITE = {
    "en": (
        r"\bi'?(?:ll| will) (?:write|be in touch|get in touch|reach out|contact you)(?: to you)?(?:\W*$| when| once| "
        r"after| if)"
    ),
    "de": (
        r"\bich (?:melde mich|schreib(?:e)? (?:dir|euch|ihnen))(?: dann)?(?:\W*$| wenn| sobald)|\bich melde mich "
        r"(?:dann )?(?:wieder )?bei"
    ),
    "es": r"\b(?:ya )?(?:te|le|os) (?:escribo|escribire|avisare|aviso)(?: yo)?(?:\W*$| cuando)",
    "fr": r"\b(?:c'est moi qui|je) (?:t'|vous |te )(?:ecrirai|ecris|recontacterai|ferai signe)(?:\W*$| quand| des que)",
}
#: What is said by somebody else, on a condition, or in a song.
_TOLD_OR_IF = Compiled(
    r"\b(?:said|says|say|told|tells|tell|wrote|writes|asked|texted|yelled|shouted|goes|sings?|like|if|when|whenever"
    r"|ha(?:t|st|be|ben) (?:\pL+ ){0,3}(?:gesagt|geschrieben|gemeint)|sagte?n?|sagt|gesagt|meinte|meint|schrieb"
    r"|geschrieben"
    r"|wenn|falls|dijo|dice|dicen|dije|decia|escribio|puso|pidio|contesto|si \pL|cuando|(?:a|ai|ont|avait) (?:dit"
    r"|ecrit|repondu)"
    r"|dit|disait|ecrivait|chante|s'il (?:m|est|y)|si (?:tu|vous|on)|quand|lorsque)",
    options(),
)
_JOKES = Compiled(
    r"\b(?:(?:ha){2,}|(?:hi){2,}|(?:he){2,}|(?:ja){2,}|(?:je){2,}|lo+l|lmao|rofl|mdr+|ptdr|xd+|jk)\b|[😂🤣😜😝😉😅😆😄😁🙃😛😋]"
    r"|(?:^|\s)[:;]-?[dp)](?:\s|$)"
    r"|\^\^",
    options(),
)
#: A question that asks for a yes to the demand alone.
_TAG = Compiled(
    r"(?:,|^|\. |! |¿| )+ ?(?:ok(?:ay)?|please|deal|all ?right|right|vale|de acuerdo|si|ja|gell|oder|d'accord|hein"
    r"|understood|verstanden"
    r"|entendido|compris|s'il (?:te|vous) plait|por favor|bitte) ?\?",
    options(),
)
#: Another way, or something else that they ask for.
_ELSE = Compiled(
    r"\?|\b(?:signal|threema)\b|\b(?:is|ist|es|c'est) (?:better|easier|besser|mejor|mieux)\b"
    r"|\b(?:minutes?|minuten"
    r"|minutos?|an hour|una hora|une heure|stunde)\b|\bplease \pL|\b(?:call|text|ring|phone|write|e-?mail|mail"
    r"|message|dm|tell|send|give|bring|ask|answer) (?:me|us|to me)\b|\binstead\b"
    r"|\bcome (?:over|by|round|here)\b|\b(?:by|via) (?:mail|e-?mail|phone|post|text)\b|\bon (?:here|slack)\b"
    r"|\b(?:use|try) (?:my|the)\b|\b(?:number|account|address|hacked)\b|\b(?:can|could|will|would) "
    r"you\b|\blet me know\b"
    r"|\bi need (?:you|it|the|your)\b"
    r"|\bruf (?:\pL+ ){0,3}an\b|\b(?:lieber|stattdessen|sondern)\b|\bper (?:mail|e-mail|telefon|post|sms)\b"
    r"|\b(?:nummer|adresse|konto)\b"
    r"|\b(?:kannst|könntest|könnt) (?:du|ihr)\b|\b(?:können|könnten) sie\b|\b(?:schick|gib|sag|bring|komm"
    r"|schau)(?:en sie|e|t)?\b"
    r"|\b(?:escribe|llama|manda|envia|pasa|di|dime|avisa)(?:me|d?me)\b|\bmejor (?:por|al|un|en|ven)\b|\b(?:por|al) "
    r"(?:aqui|correo|movil|fijo"
    r"|telefono)\b|\b(?:numero|cuenta|direccion)\b|\b(?:puedes|podrias|puede usted|me (?:mandas|pasas"
    r"|envias|dices))\b"
    r"|\b(?:ecris|appelle|envoie|dis|passe|ecrivez|appelez|envoyez|dites|donne|donnez)-?(?:moi|nous)\b|\bplutot\b"
    r"|\bpar (?:mail|telephone|sms"
    r"|courrier)\b|\b(?:numero|compte|adresse)\b|\b(?:peux-tu|tu peux|pourrais-tu|tu pourrais|pouvez-vous|vous "
    r"pouvez|pourriez-vous)\b"
    r"|\b(?:later|tonight|in a minute|gleich|nachher|später|heute abend|luego|mas tarde|esta noche|plus tard|ce soir"
    r"|tout a l'heure)\b"
    r"|\b(?:cinema|driving|kino|auto|cine|conduciendo|meetings?|besprechung|reunion)\b",
    options(),
)
#: What may stand beside a demand without a time that is the whole message.
_COURTESY = Compiled(
    r"\b(?:please|thanks?|thank you|bitte|danke|por favor|gracias|merci|s'il (?:te|vous) plait|(?:mr|ms|mrs"
    r"|dr)\.?)\b|\W",
    options(),
)
_EVER = Compiled(
    r"\b(?:again|any ?more|any further|never|stop|mehr|nie|niemals|hört?|mas|nunca|dej(?:a|e|ad|en)|vuelva|vuelvas"
    r"|plus|jamais"
    r"|arrete|arretez|cesse|cessez)\b",
    options(),
)
_FEW_DAYS = Compiled(
    rf"\b(?:this week|{_EN_DAY}|diese woche|{_DE_DAY}|esta semana|{_ES_DAY}|cette semaine|{_FR_DAY})\b", options()
)
_TIMES = Compiled(rf"\b(?:{_EN_TIME}|{_DE_TIME}|{_ES_TIME}|{_FR_TIME})", options())
_FOUND = {
    language: Compiled(pattern, options(capture=True))
    for language, pattern in {each: f"{_ASKS[each]}|{_BARE[each]}" for each in _ASKS}.items()
}
_SAYS, _WILL = compiled(_ASKS), compiled(_WILL_WRITE)
_MAY = held({each: f"{_ASKS[each]}|{_BARE[each]}" for each in _ASKS})


def peace_wanted(text: str, language: str | None) -> Peace:
    """For how long a message in a language asks its reader not to write to its writer."""
    if language is None or language not in _SAYS:
        return Peace.NONE
    lines = plain_lines(text[:_LONG])
    if not _MAY[language](lines) or _JOKES.search(lines):
        return Peace.NONE
    said = lines.split("\n")[:_MOST]
    demands = [each for at, line in enumerate(said) for each in _demands(line, said[at - 1] if at else "", language)]
    rest = beside(text, language)
    if not demands or _ELSE.search(rest) or names_any(rest):
        return Peace.NONE
    timed = [each for each in demands if _SAYS[language].search(each)]
    if timed:
        return max((_how_long(each) for each in timed), key=lambda each: each.value)
    alone = not _COURTESY.sub("", rest)
    return Peace.A_WHILE if alone or _WILL[language].search(rest) else Peace.NONE


def beside(text: str, language: str) -> str:
    """What a message says beside such a demand, in small letters."""
    said = plain_lines(text[:_LONG]).split("\n")[:_MOST]
    return " ".join(_FOUND[language].sub(" ", _TAG.sub(" ", each)) for each in said).strip()


def _demands(line: str, before: str, language: str) -> list[str]:
    found = _FOUND[language].search(line)
    if found is None:
        return []
    lead = line[: found.start()]
    quoted = ":" in lead or before.rstrip().endswith(":")
    return [] if quoted or _TOLD_OR_IF.search(lead) else [found[0]]


def _how_long(demand: str) -> Peace:
    if _FEW_DAYS.search(demand):
        return Peace.DAYS
    return Peace.EVER if _EVER.search(demand) and not _TIMES.search(demand) else Peace.A_WHILE
