"""By whom somebody who writes to me says that they were sent: "Silke gave me your number". So are most people
introduced who have each other's numbers."""

from auditor.activities.names import untitled
from auditor.language.compiled import Compiled
from auditor.language.names_said import CAPITAL, Named
from auditor.language.text import own_words, sentences

_LONG, _MOST = 1_500, 12  # characters; sentences
#: Without one of these, in small letters, nobody says so.
_ANY = (
    "gegeben", "soll", "schickt", "empf", "vorgestellt", "verwiesen", "von ", "gave me", "told me", "suggest", "said",
    "sent me", "introduced us", "in touch", "recommended", "pointed me", " from ", "me dio", "me dijo", "me pas",
    "parte de", "recomend", "presentó", "m'a ", "m’a ", "de la part", "nous a ", "mention", "about you", "of you",
    "passed",
    "erzähl", "sprochen", "erwähnt", "meinte", "sagte", "schwärm", "me habl", "hablado", "nos habl", "me cont",
    "me ha ",
    "te mencion", "habla ", "oído", "me coment", "m'avait", "m’avait", "parler de", "vous a ", "t'a ", "t’a ", "tarit",
)  # fmt: skip
_NAME = rf"({CAPITAL}(?: {CAPITAL}){{0,3}})"
_DE = r"(?:deine|ihre|eure|die) (?:handy|telefon|mobil)?-?(?:nr\.?|nummer|mail|e-mail|adresse|kontaktdaten)"
_EN = r"your (?:phone |cell |mobile )?(?:number|e-?mail|contact(?: details)?|details|address|name)"
_ES = r"(?:tu|su) (?:n[uú]mero|contacto|tel[eé]fono|correo|mail|m[oó]vil|celular)"
_FR = r"(?:ton|votre|tes|vos) (?:num[eé]ro|contact|mail|adresse|coordonn[eé]es|t[eé]l[eé]phone|portable)"
#: For what somebody is sent to the reader: that they can help, and not that they are ill.
_THE_ONE_EN = (
    r"(?:sound|great|good|brilliant|trustworthy|the (?:one|person|man|woman|expert|right)|an? expert|know|help|be able|"
    r"be interested|point|advise|tell me)"
)
_THE_ONE_DE = (
    r"(?:kenn\pL* (?:dich|sich|euch)|wei(?:ß|ss)t|wüsstest|wissen|kannst|könntest|könnten|können|hilfst|"
    r"(?:seist|seien|bist|sind|wärst|wären|seid) (?:die|der|genau|vom|gut|super|richtig|ein|eine))"
)
_THE_ONE_ES = (
    r"(?:(?:eres|es|erais|sois) (?:la persona|el|la|quien|un|una|muy)|"
    r"(?:sabes|sabe|entiendes|entiende|podrías|podría|puedes|puede|conoces|conoce))"
)
_THE_ONE_FR = (
    r"(?:(?:étiez|êtes|étais|es) (?:la|le|une?|très|l['’])|(?:t['’]y|vous y) connaiss\pL+|"
    r"(?:pourriez|pourrais|saviez|savais|connaissiez|connaissais|pouvez|peux))"
)
_SAYS = tuple(
    Compiled(words)
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
        # By word of mouth: somebody spoke of the reader to them.
        rf"{_NAME} (?i:(?:told (?:me|us) (?:all |a lot |so much )?about you|mentioned you(?: to (?:me|us))?|"
        r"(?:speaks|spoke|talked|talks) (?:very |so )?(?:highly |warmly |a lot )?(?:of|about) you))(?:\PL|$)",
        rf"{_NAME} (?i:(?:said|told me|mentioned)(?: that)? you(?:'re|’re| are| were| might| could| may| can| would) "
        rf"{_THE_ONE_EN})",
        rf"(?i:\bheard (?:so much |a lot )?(?:about|of) you (?:from|through|via)) {_NAME}",
        rf"{_NAME} (?i:(?:hat|hatte) (?:(?:mir|uns) )?(?:(?:schon|ja|so|sehr|ganz|viel|neulich|gestern) )*(?:von|"
        rf"über) (?:dir|euch|ihnen|"
        r"dich|sie)(?: \pL+){0,2} (?:erzählt|gesprochen|berichtet|geschwärmt)|(?:hat|hatte) (?:dich|euch|"
        r"sie)(?: mir)? erwähnt|"
        r"(?:erzählte|schwärmte?)(?: (?:mir|uns))? von (?:dir|euch|ihnen))(?:\PL|$)",
        rf"{_NAME} (?i:(?:meinte|sagte|hat (?:gesagt|gemeint)),? (?:dass )?(?:du|sie|ihr) {_THE_ONE_DE})",
        rf"(?i:\bvon) {_NAME} (?i:von (?:dir|euch|ihnen) gehört)",
        rf"{_NAME} (?i:(?:me|nos) (?:habló|ha hablado|había hablado|contó|ha contado)(?: mucho| maravillas| muy bien|"
        rf" bien)? de "
        r"(?:ti|usted|ustedes|vosotr[oa]s)|habla maravillas de (?:ti|usted)|(?:te|le|os) (?:mencionó|"
        r"ha mencionado))(?:\PL|$)",
        rf"{_NAME} (?i:(?:me|nos) (?:dijo|ha dicho|comentó|ha comentado) que (?:tú |usted )?{_THE_ONE_ES})",
        rf"(?i:\bo[ií]do hablar de (?:ti|usted|vosotr[oa]s) (?:por|a|de|a través de)) {_NAME}",
        rf"{_NAME} (?i:(?:m['’]a|m['’]avait|nous a|nous avait) (?:(?:beaucoup|souvent|dit du bien|"
        rf"déjà) )?(?:parlé )?de (?:vous|toi)|"
        r"(?:vous a|t['’]a) (?:chaudement |vivement )?recommandée?|ne tarit pas d['’]éloges (?:sur|"
        r"à propos de) (?:vous|toi))(?:\PL|$)",
        rf"{_NAME} (?i:(?:m['’]a|nous a) dit que (?:vous|tu) {_THE_ONE_FR})",
        rf"(?i:\bentendu parler de (?:vous|toi) (?:par|grâce à|via)) {_NAME}",
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
