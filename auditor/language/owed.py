"""What words say of something that was promised: that it will be handed over, be it meant by a pronoun; that it has not
come, or is not needed any more; that an offer waits for a yes; or no more than the day that the other named."""

import re
from functools import cache
from typing import NamedTuple

from babel import Locale

from auditor.activities.acts import Act
from auditor.language.promised import looked_at, promises

_LONGEST = 2_000  # characters of a message that are looked at
_FEW = 10  # words that say a day and no more
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


_PROMISE, _OFFER = int(Act.PROMISE), int(Act.OFFER)  # arithmetic on Act is slow


class Owed(NamedTuple):
    """What a message says of a promise. Somebody's to me: ``hands_over``, it promises, among other things, to hand
    something over; ``if_liked``, what it offers waits for my yes. Mine: ``not_come``, something has not come;
    ``needless``, something is not needed; ``only_a_day``, it promises by no more than a day, as who repeats the
    other's."""

    hands_over: bool = False
    if_liked: bool = False
    not_come: bool = False
    needless: bool = False
    only_a_day: bool = False


class _Words(NamedTuple):
    hands_over: str
    missing: str
    needless: str
    if_liked: str
    beside_a_day: str


_WORDS = {
    "en": _Words(
        r"(?:send|bring|lend|give|forward|scan|e?mail|return|share|hand|print|pay|transfer|wire)(?: (?:you|u|ya|back|"
        r"over|along|out))* "
        r"(?:(?:it|them|'em|those|these)(?! (?:a|some|another|my|to (?:him|her|them))(?!\w))|one(?= |[.,!]|$)|"
        r"(?:(?:the|my|our|your|an?|those|these|some) (?!try|go(?!\w)|shot|hand|ring|call|shout|thought|chance|line|"
        r"moment|minute|word|think|lift)\w+))|pay (?:you|u)(?!\w)|"
        r"(?:write|jot|copy|print|dig|look|burn|put|find|make|cut)(?: \w+){1,4} (?:for|aside for) (?:you|u)(?!\w)",
        r"(?:has|have|had)(?:n'?t| not) (?:\w+ )?(?:come|arrived|reached|turned up|received|got|heard|seen|been paid)|"
        r"(?:nothing|no \w+|none)(?: \w+){0,3} (?:has |have |'s |)(?:come|arrived|reached|turned up|here) ?(?:yet|"
        r"so far|"
        r"here|in)?|still (?:waiting|nothing|missing|not (?:here|there|come|arrived|received|paid)|unpaid|owe|no sign|"
        r"ha(?:s|ve)n)|not (?:here|there|arrived|come|received|paid) yet|(?:did|do)(?:n'?t| not) (?:\w+ )?(?:get|"
        r"receive|arrive|come)(?! (?:it wrong|you|why|that))",
        r"no (?:longer need(?:ed)?|need (?:to (?:send|bring|do|pay|give|bother)|any ?more|for))(?!\w)|(?:do|did|"
        r"wo)(?:n't| "
        r"not) (?:need|have) (?:it|them|that|to (?:send|bring|do|pay|give))(?!\w)|need(?:n't| not) (?:send|bring|"
        r"bother|"
        r"do|give)(?!\w)|(?:do not|don't) bother(?!\w)|never ?mind(?!\w)|forget (?:it|about (?:it|the|that))(?!\w)|"
        r"(?:got|have|found) (?:it|them|one) (?:already|myself|elsewhere|now)|(?:already|now) (?:have|got|found) (?:it|"
        r"them|one)",
        r"(?:i|we) (?:can|could|might|would|'d)(?!\w)(?! (?:have|been))|(?:shall|should|can|could|may) (?:i|we)(?!\w)|"
        r"(?:would|do) you (?:like|want|need|prefer)|(?:happy|glad) to(?!\w)|if you(?:'d| would| want| need| like|'re)|"
        r"let me know|want me to|feel free",
        "ok okay well then so great perfect good fine thanks thank you cheers see until till by on for it's is the at "
        "latest next this coming alright sure lovely yes right please hopefully super",
    ),
    "de": _Words(
        r"^(?=.*(?<!\w)(?:dir|ihnen|euch)(?!\w))(?=.*(?<!\w)(?:schick|send|bring|leih|borg|geb|gib|mail|leit|druck|"
        r"kopier|fotografier|scan|reich|überweis|zahl|stell|leg|lass|nehm|nimm|schreib\w*(?=.*(?<!\w)(?:auf|raus|hin)"
        r"(?!\w))|such\w*(?=.*(?<!\w)(?:raus|heraus)(?!\w))|kram\w*(?=.*(?<!\w)raus(?!\w))))(?:.*(?<!\w)(?:sie|es|ihn|"
        r"die|das|den|welche|eine[ns]?|alles|meine?n?|unsere?n?)(?!\w)|.*(?<!\w)(?:schick|send|bring|leih|borg|geb|"
        r"mail|"
        r"druck|kopier|fotografier|scan|stell|leg|lass|schreib|such|kram)e?'?s(?!\w))|"
        r"überweise? ich(?!\w)|ich überweise?(?!\w)|ich zahle? (?:es |das )?(?:dir|ihnen|euch) (?:es |das )?zurück",
        r"(?:noch (?:immer )?|immer noch |bisher |bislang )(?:nicht|nichts|kein\w*)(?: \w+){0,2} (?:da(?!\w)|"
        r"angekommen|"
        r"gekommen|bekommen|erhalten|gehört|gesehen|bezahlt|überwiesen|eingegangen|passiert|gebracht|geschickt)|"
        r"(?:noch|immer noch|bisher|bislang) (?:immer )?(?:nicht|nichts) (?:da(?!\w)|angekommen|gekommen|bekommen|"
        r"erhalten|gehört)|(?:nicht|nichts|nie) (?:bei mir )?(?:angekommen|eingegangen|gekommen)|"
        r"(?:warte|wart) (?:\w+ ){0,2}(?:noch|immer)|(?:steht|fehlt|fehlen|stehen) (?:\w+ ){0,2}(?:noch|immer)|"
        r"hab\w* (?:\w+ ){0,3}(?:nichts|nicht|keine?n?) (?:\w+ )?(?:bekommen|erhalten|gekriegt)",
        r"(?:brauch\w*|musst|müssen|benötig\w*)(?! (?:dich|sich|euch))(?: \w+){0,4} (?:nicht|keine?n?|nichts)(?!\w)|"
        r"(?:nicht|keine?n?|nichts) (?:mehr )?(?:nötig|zu (?:schicken|bringen|machen)|brauch\w*)|(?:lass|lasst|lassen "
        r"sie) (?:\w+ )?(?:mal|gut sein|es sein|stecken)|hat sich erledigt|erledigt sich|vergiss (?:es|das)|"
        r"hab\w* (?:ich )?(?:sie|es|ihn|die|das|den|welche|eine[ns]?) (?:\w+ )?(?:schon|jetzt|inzwischen|selbst|"
        r"selber)",
        r"(?:ich|wir) (?:kann|könnte|können|könnten|würde|würden)(?!\w)|(?:kann|könnte|könnten|würde) (?:ich|"
        r"wir)(?!\w)|"
        r"(?:soll|sollen|darf|dürfen) (?:ich|wir)(?!\w)|(?:willst|möchtest|magst|wollen sie|möchten sie|"
        r"brauchst)(?!\w)|"
        r"wenn (?:du|ihr|sie) (?:\w+ )?(?:magst|willst|möchte\w*|wollt|mögt|wollen|mögen|brauch\w*)|(?:sag|meld|"
        r"gib)\w* "
        r"(?:\w+ )?(?:bescheid|einfach|ruhig)",
        "ok okay also dann gut super prima perfekt danke bis am spätestens zum nächsten nächste nächster kommenden "
        "diesen passt alles klar ja schön freu mich gerne gern bitte ist der den die",
    ),
    "es": _Words(
        r"(?:te|os|se|le|les) l[oa]s? (?:voy a |vamos a |puedo )?(?:mand|env[ií]|pas(?!a )|trai|trae|llev|prest|dej|"
        r"doy|"
        r"dar|escan|imprim|copi|fotocopi|compart|devuelv|devolv|pag|ingres|transf|abon|busc|consig|guard|tra[ií]g)\w*|"
        r"(?:mandar|enviar|pasar|traer|llevar|prestar|dejar|dar|devolver|pagar|copiar|imprimir)(?:te|se|"
        r"os)l[oa]s?(?!\w)|"
        r"(?:te|os|le|les) (?:voy a |vamos a )?(?:pag|ingres|transfier|transfer|abon|mand|env[ií]|trai|traig|prest|"
        r"devuelv)\w* (?:el|la|los|las|un|una|mis?|tus?|su)(?!\w)|(?:te|os|le|les) (?:voy a |vamos a )?(?:hago|haré|"
        r"hacemos|haremos|hacer) (?:la|una|el|un) (?:transferencia|ingreso|bizum|pago)(?!\w)",
        r"(?:sigue|siguen|sigo|seguimos) (?:sin |esperando)|(?:todav[ií]a|a[uú]n) no(?!\w)|"
        r"no (?:\w+ )?(?:ha|han|he|hemos) (?:\w+ )?(?:llegado|recibido|cobrado|visto|entrado|pagado)|"
        r"no (?:me )?(?:llega|"
        r"lleg[oó]|est[aá]|aparece|consta|ha entrado)(?!\w)|sin (?:cobrar|recibir|noticias|respuesta)",
        r"(?:ya )?no (?:me |nos )?(?:hace falta|es necesario|hac[ií]a falta)(?= ?(?:[.,;!]|$)| que (?:me|nos|"
        r"l[oa]s?) | "
        r"(?:mandar|enviar|traer|pagar|pasar))|no (?:lo|la|los|las) necesito|"
        r"ya no (?:lo|la|los|las|me|te|nos|necesito|quiero)|d[eé]jal[oa]s?(?!\w)|olv[ií]da(?:te|lo|la)|"
        r"no te molestes|ya (?:lo|la|los|las) (?:tengo|tenemos|he (?:encontrado|conseguido|resuelto))",
        r"(?:puedo|podr[ií]a|podemos|podr[ií]amos)(?!\w)|(?:quieres|quer[eé]is|quiere|prefieres|necesitas|te apetece|"
        r"te gustar[ií]a)(?!\w)|si (?:quieres|quer[eé]is|quiere|necesitas|te (?:va|viene|apetece|sirve))|dime si|"
        r"cuando quieras|cuenta conmigo|av[ií]same si|¿(?:te|os|le|les) \w+",
        "ok vale pues entonces perfecto genial bien gracias el la los las hasta a para sin falta en de que viene este "
        "esta próximo próxima próxima sí si quedo la espera ea venga estupendo claro por favor como muy tarde",
    ),
    "fr": _Words(
        r"(?:te|vous|t'|lui) ?l(?:e |a |es |') ?(?:envo|enverr|apport|prêt|pret|donn|rend|pass|ramèn|ramen|transm|"
        r"transf|imprim|copi|photocopi|scann|dépos|rapport|partag|pai|pay|rembours|règl|vers|laiss|mets|mettr|cherch|"
        r"not|écri(?!s |rai ))\w*|(?:t'|vous )en (?:envo|enverr|apport|prêt|donn|rapport|rend|pass)\w*|"
        r"(?:te|vous|t') ?(?:pai|pay|rembours|règl|vers|vir(?!e-)|apport|prêt|rend|ramèn|envo|enverr)\w* (?:(?:le|la|"
        r"les|un|une|mon|ma|mes|ton|ta|tes|votre|vos|ça|demain)(?!\w)|l')|(?:te|vous) (?:fais|ferai|faisons|ferons) "
        r"(?:le|un|ton|votre) (?:virement|chèque|transfert|paypal)(?!\w)",
        r"toujours (?:pas|rien|aucun\w*)|(?:pas|rien|jamais) (?:encore )?(?:reçu|arrivé|vu|eu|été payé)|"
        r"pas encore(?!\w)|"
        r"(?:attends|attendons) (?:toujours|encore)|(?:manque|manquent) (?:toujours|encore)|n'est (?:toujours )?pas "
        r"(?:arrivé|là|venu)|rien (?:n'est |)(?:arrivé|venu|reçu)",
        r"(?:plus|pas) (?:la peine|besoin|nécessaire)(?! (?:de |que )?(?:te |vous |se |t'|s')?(?:press|dépêch|excus|"
        r"remerci))|n'en ai plus besoin|laisse(?:z)? tomber|oublie(?:z)?(?!\w)|"
        r"t'embête pas|ne (?:te|vous) (?:dérange\w*|embête\w*)|(?:l'ai|les ai|je l'ai) (?:déjà|trouvé|eu)|c'est "
        r"réglé|j'ai (?:déjà )?trouvé",
        r"(?:peux|pourrais|pouvons|pourrions|pourrai)(?!\w)|(?:veux|voulez|voudrais|souhait\w+|préfèr\w+|préfér\w+)"
        r"(?:-(?:tu|vous))?(?!\w)|si (?:tu|vous|ça|cela) |dis-moi|dites-moi|n'hésite|(?:est-ce que|tu veux que) je|"
        r"\w+-je(?!\w)",
        "ok okay alors donc bien parfait super merci d'accord jusqu'à à le la au pour ce prochain prochaine oui très "
        "impeccable entendu génial sans faute plus tard",
    ),
}  # fmt: skip
_DAYS = {
    "en": "today tomorrow tonight week weekend morning evening afternoon noon the end of",
    "de": "heute morgen übermorgen woche wochenende abend früh vormittag nachmittag mittag ende der",
    "es": "hoy mañana pasado semana finde fin tarde noche mediodía primera hora",
    "fr": "aujourd'hui demain après semaine week-end matin soir midi fin",
}


@cache
def _pattern(language: str, of: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{getattr(_WORDS[language], of)})")


def _says(text: str, language: str | None, of: str) -> bool:
    if language not in _WORDS:
        return False
    return _pattern(language, of).search(text[:_LONGEST].casefold().replace("’", "'")) is not None


def owed(text: str, language: str | None, acts: int, *, mine: bool) -> Owed:
    """What a message says of promises, as far as it can, being mine or somebody's to me."""
    if mine:
        return Owed(
            only_a_day=acts & _PROMISE != 0 and only_a_day(text, language),
            not_come=has_not_come(text, language),
            needless=needless(text, language),
        )
    return Owed(
        hands_over=acts & _PROMISE != 0 and hands_over(text, language),
        if_liked=acts & _OFFER != 0 and if_liked(text, language),
    )


def hands_over(text: str, language: str | None) -> bool:
    """Whether a promise is, among other things, to hand something over to its reader: "I'll bring them along"."""
    if language not in _WORDS:
        return False
    said = _pattern(language, "hands_over")
    return any(said.search(each.casefold().replace("’", "'")) and promises(each, language) for each in looked_at(text))


def has_not_come(text: str, language: str | None) -> bool:
    """Whether a message says that something has not come: "thanks for looking, but nothing has arrived yet"."""
    return _says(text, language, "missing")


def needless(text: str, language: str | None) -> bool:
    """Whether a message says that something is not needed, or not any more: "don't bother, I have it now"."""
    return _says(text, language, "needless") and not has_not_come(text, language)


def if_liked(text: str, language: str | None) -> bool:
    """Whether what a message offers waits for its reader's yes: "I can lend you my flat"."""
    return _says(text, language, "if_liked")


@cache
def _of_a_day(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that name a day, and those beside it that say nothing of their own."""
    told = Locale.parse(language)
    named = {name.casefold() for of in (told.days, told.months) for name in of["format"]["wide"].values()}
    return frozenset({*named, *_DAYS[language].split()}), frozenset(_WORDS[language].beside_a_day.split())


def only_a_day(text: str, language: str | None) -> bool:
    """Whether a message says no more than a day: "Monday then"."""
    if language not in _WORDS:
        return False
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text[:_LONGEST])]
    if len(words) > _FEW:
        return False
    days, beside = _of_a_day(language or "")
    named = [word for word in words if word in days or _NUMBER.fullmatch(word)]
    return bool(named) and all(word in days or word in beside or _NUMBER.fullmatch(word) for word in words)
