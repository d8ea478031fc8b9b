"""Recognises messages that are for anybody and ask their reader for nothing: a chain letter that is passed on, or a
mere greeting or good wish. A request in it, or grave news, makes a message one for its reader."""

from auditor import language
from auditor.activities.acts import Act
from auditor.language.compiled import Compiled
from auditor.language.text import own_words, sentences

_LONG, _MOST = 2_000, 40  # characters; sentences
_WISH = 100  # characters; a longer sentence says more than a good wish
_ASKS = int(Act.ASK | Act.QUESTION)
#: Marks of a forwarded text, after which somebody else's words follow.
_PASSED_ON = Compiled(
    r"(?i)[*_(\[]*\b(?:forwarded|copied|shared) as received\b|\bweitergeleitet wie erhalten\b"
    r"|\b(?:transféré|partagé|copié) (?:tel quel|comme reçu)\b|\breenviado tal (?:como|cual)\b"
)
_MANY = (
    r"(?:at least |mindestens |au moins |al menos |por lo menos )?(?:[5-9]|\d\d+|ten|twelve|twenty|zehn|zwölf|zwanzig"
    r"|dix|douze|vingt|diez|doce|veinte)"
)
_PEOPLE = (
    r"(?:people|persons|friends|contacts|groups|others|leuten?|freunden?|kontakten?|menschen|personen|gruppen"
    r"|personnes|amis|groupes|personas|amigos|contactos|grupos)"
)
_ALL = (
    r"(?:all (?:of )?your|alle (?:deine|eure|ihre)|tous (?:tes|vos)|todos (?:tus|sus|vuestros)) "
    r"(?:friends|contacts|groups|freunde|kontakte|gruppen|amis|groupes|amigos|contactos|grupos)"
)
_IT = (
    r"(?: (?:this|it|this (?:message|prayer|post)|das|dies|diese nachricht|ceci|ça|cela|ce message|esto"
    r"|este mensaje|esta oración))?"
)
_TO_MANY = rf" (?:to|with|an|mit|à|avec|a|con) (?:{_MANY} {_PEOPLE}|{_ALL})\b"
#: The pronoun for what is sent on, in French, after the verb.
_LA = r"(?:-(?:le|la|les))?"
#: In German, the recipients of a pronoun ("sie", "es"), which shows that no list or letter is meant.
_DEAR = r",? die (?:(?:du|ihr) (?:\pL+ )?(?:magst|liebst|liebt|mögt)|dir (?:\pL+ )?(?:lieb|wichtig) sind)\b"
#: Requests of a chain letter to be passed on.
_CHAIN = (
    Compiled(rf"(?i)\b(?:share|send|forward|pass){_IT}(?: on)?{_TO_MANY}"),
    Compiled(rf"(?i)\b(?:schickt?|sendet?|sende|leitet?|leite|teilt?|teile){_IT}(?: weiter)?{_TO_MANY}"),
    Compiled(rf"(?i)\b(?:envoie|envoyez|partagez?|transférez?|transmets){_LA}{_IT}{_TO_MANY}"),
    Compiled(rf"(?i)\b(?:re)?(?:env[ií]a|comparte|comp[aá]rte|pasa|p[aá]sa|manda|m[aá]nda)(?:l[oa]s?)?{_IT}{_TO_MANY}"),
    Compiled(rf"(?i)\b(?:schickt?|sendet?|sende|leitet?|teilt?|send|forward) (?:sie|es|ihn|them|her){_TO_MANY}{_DEAR}"),
    Compiled(r"(?i)\b(?:type|say|write|schreibe?|sag|tippe?|écri[sv]\w*|tapez?|dis|escribe|di) [\"'*]*am[eé]n\b"),
    Compiled(r"(?i)\b(?:do not|don't) break (?:the|this) chain(?:,|[^\pL]*$)"),
    Compiled(r"(?i)\b(?:unterbrich|unterbrecht) (?:die|diese) kette nicht|\bne brise[zr]? pas (?:la|cette) chaîne"),
    Compiled(r"(?i)\bno rompas (?:la|esta) cadena\b"),
)
#: The people whom a greeting addresses.
_YOU = (
    r"(?:[,! ]+(?:my |mein[es]? |ihr |ma |mon |mi )?(?:dear(?:est)?|all|everyone|everybody|family|saints|friends"
    r"|(?:great )?people|folks|sir|ma|madam|team|there|liebe[rn]?|zusammen|alle|allerseits|leute|familie|freunde|euch"
    r"|dir|allen|à tou(?:s|tes)|tout le monde|famille|les amis|chère?|a tod[oa]s|tod[oa]s|familia|amig[oa]s"
    r"|querid[oa]s?|(?-i:\p{Lu}[\pL'-]+)))*"
)
_DAY = (
    r"(?:morning|afternoon|evening|night|week|month|year|weekend|sabbath|(?:sun|mon|tues|wednes|thurs|fri|satur)?day)"
)
_TAG = r"(?:\w+tag|tag|abend|morgen|nacht|nachmittag|mittwoch|woche|wochenende|monat|feierabend)"
_JOUR = r"(?:\w+di|dimanche|journée|soir|soirée|après-midi|semaine|week-end|mois|nuit)"
_DIA = r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|d[ií]as?|tardes|noches?|semana|finde|mes)"
#: A sentence that is only a greeting or a good wish.
_GREETS = tuple(
    Compiled(rf"(?i)(?:{each})[^\pL\d?]*")
    for each in (
        rf"(?:hi|hello|hey|greetings|g'?morning|morning|good (?:morning|afternoon|evening|night|day)){_YOU}",
        rf"(?:hallo|servus|moin|grüß (?:dich|gott|euch)|grüezi|griaß (?:di|eich)|guten? {_TAG}){_YOU}",
        rf"(?:bonjour|bonsoir|salut|coucou|bonne nuit|hola|buen[oa]?s? {_DIA}){_YOU}",
        r"(?:(?:i |we )?wish(?:ing)? you(?: all)?|have|enjoy|happy|blessed)(?: (?:an?|your|the|very|great|good|nice|"
        rf"lovely|blessed|wonderful|restful|beautiful|happy|fruitful|new|rest of))* {_DAY}(?: ahead| to you)?{_YOU}",
        rf"may (?:this|the|your)(?: new)? {_DAY}\b.*|may (?:god|allah) (?:bless|keep|protect|favou?r|guide)\b.*",
        rf"god bless(?: you)?{_YOU}|gott (?:segne|schütze|behüte) (?:dich|euch|sie)\b.*",
        r"(?:(?:ich )?wünsche? (?:dir|euch|ihnen|allen) |habt |hab )?(?:(?:einen?|noch|ganz|auch) )*"
        rf"(?:schön|gut|gesegnet|froh|angenehm|erholsam)e?[nrs]? {_TAG}(?: noch)?{_YOU}",
        r"(?:(?:je te|je vous|nous vous) souhait\w+ |passez? )?(?:une? )?(?:très )?"
        rf"(?:bon(?:ne)?|belle|beau|excellente?|joyeu(?:x|se)|heureu(?:x|se)) (?:fin de )?{_JOUR}{_YOU}"
        r"(?:,? et que .*)?",
        rf"que (?:cette|ce|ta|votre|ton) {_JOUR}\b.*|que dieu (?:te|vous|nous) (?:bénisse|garde|protège)\b.*",
        rf"(?:(?:te|os|les) dese\w+ )?(?:una? )?(?:muy )?(?:feliz|buen[oa]?|bendecid[oa]) {_DIA}{_YOU}"
        r"(?:,? que (?:teng|pas).*)?",
        r"que (?:teng[aá]i?s?n?|pas(?:es|éis|en)) .*|que dios (?:te|os|los|nos) (?:bendiga|guarde|proteja)\b.*",
    )
)


#: A chain letter has one of these words, and a mere greeting begins with one of those below. Looking for them takes a
#: tenth of the time of all the expressions above, and few messages have any.
_IN_A_CHAIN = (
    *("received", "erhalten", "tel quel", "comme reçu", "reenviado", "amen", "amén", "chain", "kette", "chaîne"),
    *("cadena", "people", "persons", "friends", "contacts", "groups", "others", "leute", "freunde", "kontakte"),
    *("menschen", "personen", "gruppen", "personnes", "amis", "groupes", "personas", "amigos", "contactos", "grupos"),
)
_BEGINS = Compiled(
    r"(?i)[^\pL]*(?:hi|hello|hey|greetings|g'?morning|morning|good|hallo|servus|moin|grü|griaß|guten?|bonjour|bonsoir"
    r"|salut|coucou|bon|hola|buen|i |we |wish|have|enjoy|happy|blessed|may|god|gott|ich|wünsche|habt?|einen?|noch|ganz"
    r"|auch|schön|gesegnet|froh|angenehm|erholsam|je |nous|passez?|une?|très|belle|beau|excellent|joyeu|heureu|que|te"
    r"|os|les|muy|feliz|bendecid)"
)


def to_anybody(text: str, told_in: str | None, *, grave: bool) -> bool:
    """Whether a message is that; ``told_in``: the language of the whole text; ``grave``: it reports something grave."""
    own = own_words(text)[:_LONG]
    if grave or not own or not (_BEGINS.match(own) or any(map(own.lower().__contains__, _IN_A_CHAIN))):
        return False
    sent_on = _PASSED_ON.search(own)
    said = [each.strip() for each in sentences(own[: sent_on.start()] if sent_on else own)[:_MOST] if each.strip()]
    chain = [each for each in said if any(cue.search(each) for cue in _CHAIN)]
    if not sent_on and not chain:
        return all(map(_greets, said))
    rest = [each for each in said if each not in chain and not _greets(each)]
    if sent_on and own.endswith("?"):
        rest.append(own.replace("\n", " ").rpartition(". ")[2])  # the question at the end may be meant for its reader
    return not rest or not (language.read(" ".join(rest), hint=told_in).acts or 0) & _ASKS


def passed_on(text: str) -> bool:
    """Whether a message for anybody is a forwarded one; a greeting is not, and may be meant as a reminder."""
    own = own_words(text)[:_LONG]
    return bool(_PASSED_ON.search(own)) or any(cue.search(each) for each in sentences(own)[:_MOST] for cue in _CHAIN)


def _greets(sentence: str) -> bool:
    return len(sentence) <= _WISH and any(each.fullmatch(sentence) for each in _GREETS)
