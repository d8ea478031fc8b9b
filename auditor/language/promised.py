"""What a promise is like, beside its day: whether it names a thing of its own, whether talk alone may keep it, and
whether it waits for something else to happen, or is kept by saying nothing."""

import re
from functools import cache
from typing import NamedTuple

from auditor.activities.acts import Act
from auditor.language.reading import read
from auditor.language.text import own_words, sentences

_MOST = 20  # sentences
_LONG = 500  # characters of a sentence
_PART = re.compile(r"[;:–] | (?:and|und|y|et) ")
_CLAUSE = re.compile(r"[,;:–] | - ")
#: Is of no thing of its own, beside what it assures of.
_ASSURES = re.compile(
    r"(?:tu peux |vous pouvez )?compte[rz]? sur (?:moi|nous)|(?:you can )?(?:count|rely) on (?:me|us)|"
    r"(?:cuent[ae]|cuenten|contad) conmigo|(?:verlass\w*|zähle?n?) (?:du |sie )?(?:dich |sich |euch )?auf (?:mich|uns)"
)
_VOWS = re.compile(r"(?<!\w)(?:promis|promet|versprech|versproch|verspricht)")  # of what another clause says


class Promised(NamedTuple):
    """Of all that a message promises: ``names_its_thing``, it names what will be sent, brought or made; ``in_talk``, it
    is no more than to come, call, meet, write, or tell or ask somebody, which messages need not show;
    ``on_condition``, it waits for something else to happen first: "as soon as I know"; ``in_silence``, it is no more
    than to say nothing, name nobody or take care, which is kept by what is not done: "I'll keep that to myself"."""

    names_its_thing: bool = False
    in_talk: bool = False
    on_condition: bool = False
    in_silence: bool = False


class _Words(NamedTuple):
    thing: re.Pattern[str]  # of German, whose nouns are told by their capitals, in letters as they are
    talk: re.Pattern[str]
    condition: re.Pattern[str]
    silence: re.Pattern[str]


#: Of counted things: "I'll bring you three".
_SOME = {
    "en": r"several|half a|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+",
    "de": r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|einige|mehrere|ein paar|\d+",
    "es": r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|varios|varias|media docena de|un par de|\d+)",
    "fr": r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quelques|plusieurs|une demi-douzaine d['’]|\d+)",
}
_WORDS = {
    "en": (
        r"(?:send|forward|e?mail|share|bring|lend|give|post|drop|write|print|bake|make|draft|pay|return|get|upload|"
        r"translate|design|fix|review|finish|order|book)(?: (?:you|u|ya|over|along|off|on|to))* "
        r"(?:the|my|our|your|an?|those|these|some|"
        rf"{_SOME['en']}) (?:[\w-]+ )??(?!intro|contact|number|address|name|line|"
        r"word|note|ring|call|hand|go(?!\w)|try|shot|chance|e?mail|next|same|first|other|end|"
        r"minutes?(?!\w)|hours?(?!\w)|days?(?!\w)|weeks?(?!\w)|months?(?!\w))\w+",
        r"(?:come(?! up with)|be (?:there|in touch|at)|(?:drop|pop|stop) (?:by|in|round)|visit|call|ring|phone|meet|"
        r"see (?:you|u)|join|pick (?:you|u) up|(?:write|text|message|update) (?:to )?(?:you|u)(?!\w)|let (?:you|u) "
        r"know|answer|reply|respond|get back|circle back|talk|speak|keep you posted|reach out|hear from (?:me|us)|"
        r"tell|ask|mention|recommend)",
        r"(?:as soon as|the moment|(?:once|when|whenever|if) (?=(?:i|we|he|she|they|it|the|my|our|his|her|that|this|"
        r"there|\w+(?:['’]s)?) ))(?! ?(?:you|u)(?!\w))(?!.{0,25}(?:home|desk|office|computer|laptop|lunch|minute|"
        r"moment(?!\w)|possible|can(?!\w)|off work))",
        r"(?:keep (?:it|this|that|everything|all (?:of )?(?:it|this|that)|your \w+|his \w+|her \w+|their \w+|you|him|"
        r"her|them)(?: \w+)? (?:to (?:my|our)sel\w+|between (?:us|you and me|the two of us)|quiet|secret|private|"
        r"confidential|anonymous|out of|off the record)|(?:treat|handle) \w+ (?:\w+ )?(?:as )?(?:\w+ )?(?:confidential|"
        r"discreet|in confidence|with discretion)|leave (?:you|him|her|them|(?:your|his|her|their) name) out|(?:will "
        r"?not|won['’]?t|never|not(?: going)? to) (?:ever )?(?:tell|say|mention|name|quote|cite|reveal|share|repeat|"
        r"breathe|pass (?:it|this|that) on|print|publish|use (?:your|his|her|their|this|that|it)|give (?:you|your "
        r"name|anything) away)|(?:tell|mention (?:it|this|that) to|say (?:it|this|that) to) (?:nobody|no one|not a "
        r"soul)|say (?:nothing|no more|not a word)|(?:keep|stay) (?:quiet|silent|mum)|be (?:very |extra |more )?"
        r"(?:careful|discreet|cautious)(?! with))",
    ),
    "de": (
        r"^(?=.*(?:schick|send|bring|leih|geb|gib|mail|leit|stell|mach|back|druck|schreib|übersetz|besorg|kopier|reich|"
        r"lad|überweis|hast|kriegst|bekommst))(?:.* )?(?:(?:[Dd]en|[Dd]ie|[Dd]as|[Ee]in|[Ee]inen?|[Mm]einen?|[Mm]ein|"
        r"[Uu]nser\w*|[Dd]einen?|[Dd]ein|"
        rf"{_SOME['de']}) "
        r"(?:[a-zäöüß]+ )?(?!Kontakt|Nummer|Namen?(?!\w)|Adresse|Bescheid|Woche|Tage?n?"
        r"(?!\w)|Minute|Stunde|Uhr|Jahre?n?(?!\w)|Monat|Abend|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|"
        r"Sonntag|Zeile|Wort|Telefon|Moment)"
        r"[A-ZÄÖÜ]\w+|(?<!um )(?<!gegen )(?<!ab )(?<!bis )(?<!halb )(?<!nach )(?<!vor )(?:zwei|drei|vier|fünf|sechs|"
        r"sieben|acht|neun|zehn)(?=[.,;!]|$))",
        r"(?:komme?n?(?!\w)|rufe?n?(?!\w)|melde?n?(?!\w)|treff|besuch|hole? (?:dich|euch|sie)|(?:schau|guck)\w* "
        r".*vorbei|sehen uns|sage? |bescheid|schreibe?n? (?:ich )?(?:dir|ihnen|euch)(?! (?:den|die|das|einen?)(?!\w))|"
        r"antwort|erzähl|berichte|bin (?:dann )?(?:da|dabei|dort)(?!\w)|telefonier|hör(?:st|en) .*von (?:mir|uns)|"
        r"frage?(?!\w)|erwähn|empfehle|rede(?!\w)|spreche(?!\w))",
        r"(?:sobald|sowie|wenn|falls|nachdem)(?= )(?!.{0,12}(?<!\w)(?:du|ihr|sie (?:mögen|wollen|möchten))(?!\w))"
        r"(?!.{0,30}(?:zu ?haus|daheim|heim|büro|rechner|laptop|minute|feierabend|möglich|kann(?!\w)))",
        r"(?:(?:bleib|behalt|behält|behandel|behandl)\w*(?: \w+){0,4} (?:unter uns|für mich|für uns|bei mir|bei uns|"
        r"vertraulich|geheim|diskret|anonym)|unter uns bleib|vertraulich behand|anonym bleib|(?:nenn|erwähn|zitier|"
        r"verrat|sag|erzähl|veröffentlich|druck|verwend|benutz)\w*(?: \w+){0,4} (?:nirgends|nirgendwo|niemand\w*|"
        r"keine\w*|nichts|nie|niemals|kein wort)(?!\w)|(?:nirgends|nirgendwo|niemand\w*|nichts|nie|niemals|kein wort|"
        r"nicht)(?: \w+){0,3} (?:nennen|erwähnen|zitieren|verraten|sagen|erzählen|veröffentlichen|drucken|verwenden|"
        r"benutzen|weitergeben|weitersagen)(?!\w)|(?:sie|dich|euch|ihn|(?:deinen|ihren|seinen|euren) namen)(?: \w+)"
        r"{0,2} (?:raus|heraus|draußen)(?!\w)|(?:vorsichtig|diskret) sein|sein? (?:vorsichtig|diskret)|halte? (?:den "
        r"mund|dicht)|(?:passe? )?auf(?:passen| mich)|passe? auf)(?!\w)",
    ),
    "es": (
        r"(?:mand|env[ií]|pas|trai|trae|llev|prest|dej|compart|reenv[ií]|escrib|hag|har[ée]|imprim|prepar|busc|consig|"
        r"doy|dar[ée]|devuelv|tendr|tienes)\w* (?:(?:el|la|los|las|un|una|unos|unas|mis?|tus?|nuestr\w+|"
        rf"{_SOME['es']}) (?!contacto|"
        r"n[úu]mero|tel[ée]fono|correo|nombre|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|semana|"
        r"pr[óo]xim|mes|d[ií]a|finde|fin |mano|"
        r"(?:hora|minuto|semana|d[ií]a|mes|año|segundo|palabra|l[íi]nea)(?:e?s)?(?!\w)|\d)\w+|"
        rf"{_SOME['es']}(?=[.,;!]|$| (?:mañana|hoy|antes|esta|este|el|la|para|sin falta|en cuanto)(?!\w)))",
        r"(?:vengo|vendr[ée]|voy(?! a (?:mandar|enviar|hacer|pasar))|ir[ée]|paso (?:por|a )|llam\w+|nos vemos|veo|"
        r"quedamos|(?:te|os|le|les|lo|la) (?:digo|dir[ée]|cuento|contar[ée]|aviso|avisar[ée]|escribo|escribir[ée]|"
        r"contesto|contestar[ée]|respondo|responder[ée]|confirmo|confirmar[ée]|recojo)|decirte|avisarte|contarte|"
        r"estar[ée]|pon(?:go|dré) en contacto|pregunt(?:o|aré)|coment(?:o|aré)|hablo|hablaré|recomiendo)",
        r"(?:en cuanto|tan pronto como|apenas|cuando|si|una vez que|nada más)(?= )(?! (?:t[úu]|quier|pued|gust|te "
        r"(?:viene|va|parece|apetece|gusta)))(?!.{0,25}(?:casa|oficina|ordenador|pueda|posible|minuto|rato))",
        r"(?:queda(?:r[áa])?(?: \w+)? entre (?:nosotr\w+|t[úu] y yo)|(?:guard|call|qued|reserv)\w*(?: \w+){0,2} "
        r"(?:para (?:m[íi]|nosotr\w+)|en secreto)|guard\w+ (?:el )?secreto|no (?:se |l[oae]s? |te |os |voy a |pienso |"
        r"vamos a )*(?:dir|dig|dec|cont|cuent|mencion|nombr|cit|public|revel|us)\w*|(?:con|a|de) nadie(?!\w)|"
        r"(?:tendr[ée]|tengo|ir[ée] con) (?:mucho )?cuidado|ser[ée] (?:muy )?discret)",
    ),
    "fr": (
        r"(?:envo|enverr|transm|transf|apport|prêt|donn|partag|fai|fer|écri|rédig|imprim|prépar|trouv|laiss|rend|pass|"
        r"cherch|aur)\w* (?:(?:(?:le|la|les|un|une|des|mon|ma|mes|ton|ta|tes|votre|vos|notre|nos|"
        rf"{_SOME['fr']}) |l['’])(?!contact|"
        r"num[ée]ro|adresse|coordonn|nom(?!\w)|mot(?!\w)|mail|semaine|week|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
        r"dimanche|mois|soir|(?:heure|minute|jour|an|ligne)s?(?!\w)|\d)\w+|"
        rf"{_SOME['fr']}(?=[.,;!]|$| (?:demain|aujourd|avant|cette|ce|le|d['’]ici|pour|dès)(?!\w)))",
        r"(?:viens|viendrai|pass\w+ (?:te|vous|chez|à|par|au|ce|dans) |r?appell\w+|(?:on|nous) (?:se|nous) (?:voit|"
        r"voyons|verra)|(?:t['’]|te |vous |lui )(?:dis|dirai|raconte\w*|préviens|préviendrai|écris|écrirai|réponds|"
        r"répondrai|tiens|tiendrai|reviens|confirme\w*|retrouve\w*|rejoins|fais signe|ferai signe)|réponds|répondrai|"
        r"recontacte\w*|reviens|reviendrai|serai (?:là|présent)|donne\w* (?:des |de mes )?nouvelles|demande(?:rai)?"
        r"(?!\w)|en parle(?:rai)?(?!\w)|mentionne|recommande)",
        r"(?:dès que|aussitôt que|sitôt que|quand|lorsque|une fois que|si)(?= )(?! (?:tu|vous)(?!\w))"
        r"(?!.{0,25}(?:maison|chez moi|bureau|ordinateur|possible|peux|minute))|(?:dès|lors)qu['’]",
        r"(?:gard\w+(?: \w+){0,3} (?:pour (?:moi|nous)|secret|confidentiel\w*|entre nous)|rester?a? entre nous|(?:ne |"
        r"n['’])(?:\w+ |l['’]|en |y ){0,3}(?:dir|dis|parl|cit|nomm|mentionn|publi|révél|répét|utilis|donn)\w*(?: \w+)"
        r"{0,4} (?:rien|personne|pas|jamais|nulle part)|(?:ne |n['’])(?:rien|pas|jamais) (?:\w+ )?(?:dire|citer|nommer|"
        r"mentionner|publier|révéler|répéter|utiliser)|à personne(?!\w)|(?:fais|ferai|ferons) (?:très |bien )?"
        r"attention|(?:serai|resterai) (?:très )?(?:discr|prudent)|me tairai)",
    ),
}  # fmt: skip


@cache
def _words_of(language: str | None) -> _Words | None:
    """The patterns of a language; None where it has none. They are made for the first promise in it."""
    patterns = _WORDS.get(language or "")
    return patterns and _Words(*(re.compile(rf"(?<!\w)(?:{each})") for each in patterns))


def promised(text: str, language: str | None) -> Promised:
    """What all that a text promises is like; of a long one its first twenty sentences are looked at."""
    words = _words_of(language)
    if words is None:
        return Promised()
    promising = [sentence for sentence in looked_at(text) if promises(sentence, language)]
    if not promising:
        return Promised()
    parts = [part for sentence in promising for part in _PART.split(sentence)]
    apart = [part for part in parts if promises(part, language)] or promising
    apart = [part for part in apart if not _ASSURES.fullmatch(part.casefold().strip(" .,!"))] or apart
    return Promised(
        all(words.thing.search(part if language == "de" else part.casefold()) for part in apart),
        all(words.talk.search(part.casefold()) for part in apart),
        all(words.condition.search(sentence.casefold()) for sentence in promising),
        all(_in_silence(part if language == "de" else part.casefold(), words, language) for part in apart),
    )


def _in_silence(part: str, words: _Words, language: str | None) -> bool:
    """Whether a part of a sentence promises no more than silence: nothing else that it says is to be done."""
    said = words.silence.search(part.casefold())
    if not said:
        return False
    rest = f"{part[: said.start()]} {part[said.end() :]}"  # small letters are as many as others
    others = [clause for clause in _CLAUSE.split(part) if not words.silence.search(clause.casefold())]
    return not (
        words.thing.search(rest)
        or words.talk.search(rest.casefold())
        or any(promises(clause, language) for clause in others if not _VOWS.search(clause.casefold()))
    )


def looked_at(text: str) -> list[str]:
    """The sentences of a text in which promises are looked for, cut short where they are long."""
    return [sentence[:_LONG] for sentence in sentences(own_words(text))[:_MOST]]


def promises(text: str, language: str | None) -> bool:
    """Whether a sentence, or a part of one, promises something by itself."""
    return bool((read(text, hint=language, mine=True).acts or 0) & Act.PROMISE)
