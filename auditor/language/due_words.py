"""The words by which each language says that a day is one by which something is wanted: patterns, read by
`auditor.language.due`."""

import re
from typing import NamedTuple


class Words(NamedTuple):
    """Patterns of one language. ``by``, ``before`` and ``for_what`` stand right before a day: of what is asked, one is
    the day by which it is wanted after ``before``, and after ``for_what`` where something is to be handed over
    (``hands_over``); so is ``by_itself``. ``answer`` asks for an answer, ``yes_or_no`` in whatever sentence, and
    ``about`` says that it is one to what else is wanted. ``then`` and ``for_it`` mean a day told beside; ``is_for``
    stands before one for which what was asked is."""

    by: re.Pattern[str]
    before: re.Pattern[str]
    for_what: re.Pattern[str]
    hands_over: re.Pattern[str]
    by_itself: re.Pattern[str]
    answer: re.Pattern[str]
    yes_or_no: re.Pattern[str]
    about: re.Pattern[str]
    then: re.Pattern[str]
    for_it: re.Pattern[str]
    is_for: re.Pattern[str]


def _words(*patterns: str) -> Words:
    return Words(*(re.compile(rf"(?<!\w)(?:{each})") for each in patterns))


#: An hour or a noun between a word such as "before" and its day.
_SOME = r"(?: [\w'’-]+){1,4}?"
WORDS = {
    "en": _words(
        r"(?:by|before|until|till|than|latest|ahead of|in time for)(?: (?:noon|midday|lunch|lunchtime|midnight|close|"
        r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?|on|of|the|this|next|coming|end|early|late))* $",
        rf"(?:(?:by|before|no later than|not later than|ahead of|in time for)(?: (?:noon|midday|lunch|lunchtime|"
        rf"midnight|close|\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm)?|on|of|the|this|next|coming|end|early|late))*|"
        rf"(?:before|ahead of|in time for) (?:the|our|my|your|this|that){_SOME}(?: on| of|,)?) $",
        rf"for (?:the|our|my|a|an|this|that|his|her|their){_SOME}(?: on| of|,)? $",
        r"(?:^|you |please |just |also |kindly |quickly )(?:send|share|give|pass|forward|email|mail|let (?:me|us) have|"
        r"(?:have a )?(?:quick )?look (?:over|at|through)|read|check|review|proof|proofread|comment|write|draft|"
        r"fill in|sign|return|bring|print|update|finish|get (?:me|us|it|them))(?!\w)",
        r"(?:later )?this (?:week|year)|end of (?:the |this )?(?:week|month|year)",
        r"(?:(?:tell|let) (?:me|us)|yes or (?:a )?no|(?:your|an?|the) (?:answer|reply|decision|rsvp)|get back to "
        r"(?:me|us)|hear (?:back )?from you|reply|respond|confirm|decide|rsvp)(?!\w)",
        r"(?:yes or (?:a )?no|a quick (?:yes|answer|reply))(?!\w)",
        r"(?:if (?:it['’]s|it is|that['’]s|that is) (?:a no|not|no|too \w+)|if not|if you can(?:not|['’]t)|"
        r"yes or (?:a )?no|either way|one way or|whether|if you(?:['’]re| are| can| could| would))(?!\w)",
        r"(?:(?:before|by|until) then|before (?:that|it)|ahead of (?:that|it)|in time for (?:that|it)|beforehand|"
        r"(?<!as )(?<!like )(?<!than )(?<!ever )(?<!never )(?<!did )(?<!done )(?<!said )(?<!had )(?<!have )(?<!been )"
        r"before[?.! ]*$)(?!\w)",
        r"for (?:it|that|this)[?.! ]*$",
        rf"(?:it|this|that|they|these)(?:(?:['’]s|['’]re| is| are| would be| has to be ready) (?:all )?for|"
        rf" (?:goes|go) (?:in|into|to)) (?:the|our|my|a|an){_SOME}(?: of| on|,)? $",
    ),
    "de": _words(
        r"(?:bis|vor|spätestens)(?: (?:spätestens|zum|zur|zu|dem|den|der|am|mittag|ende|anfang|mitte|diese[nrm]?|"
        r"um|\d{1,2}(?:[.:]\d\d)? uhr))* $",
        rf"(?:(?:vor|spätestens)(?: (?:dem|den|der|am|bis|zum))*|(?:vor|rechtzeitig (?:zu[rm]?|für)) "
        rf"(?:der|dem|unsere[rm]|meine[rm]|deine[rm]|diese[rm]){_SOME}(?: am| vom|,)?) $",
        rf"(?:bis(?: (?:spätestens|zum|zur|zu|dem|den|der))*|für (?:die|den|das|unsere?n?|meine?n?|eine?n?){_SOME}"
        rf"(?: am| vom|,)?) $",
        r"(?<!zu )\w*(?:schick|send|geb|gib|mach|schreib|sag|lies|les|schau|guck|prüf|durchseh|bring|mail|fertig|"
        r"liefer|unterschr|ausfüll|bescheid|besorg|erledig|korrigier|antwort|melde)",
        r"diese woche|noch (?:in )?diese[sm] jahr|diese[sm] jahr noch|ende dieser woche",
        r"(?:bescheid|zu- oder absag\w*|zusag\w*|absag\w*|antwort\w*|rückmeld\w*|sag(?:st|en|t)? (?:mir|uns|sie)|"
        r"wissen|gib (?:mir|uns)|entscheid\w*|ja oder nein)(?!\w)",
        r"(?:ja oder nein|zu- oder absage|kurzes ja)(?!\w)",
        r"(?:wenn (?:nicht|nein|du nicht|sie nicht|es nicht)|falls (?:nicht|nein|du nicht|sie nicht|es nicht)|ja oder "
        r"nein|so oder so|ob (?:du|ihr|sie|es|das)|zu- oder absag\w*)(?!\w)",
        r"(?:bis dahin|bis dann|davor|vorher|zuvor|rechtzeitig dafür|vor diesem termin)(?!\w)",
        r"dafür(?!\w)",
        rf"(?:es|das|der text|die)(?: ist| sind| wäre| soll| kommt| geht| muss)? (?:für|in) "
        rf"(?:die|den|das|unsere?n?|meine?n?|eine?n?){_SOME}(?: am| vom|,)? $",
    ),
    "es": _words(
        r"(?:antes|para|hasta|tardar|tarde|máximo)(?: (?:del?|que|el|la|día|este|próximo|mediodía|finales|fin))* $",
        rf"(?:(?:antes|tardar|tarde|máximo)(?: (?:del?|que|el|la|día|este|próximo|mediodía|finales|fin))*|"
        rf"antes (?:del|de (?:la|nuestr[oa]|mi|tu|est[ea])){_SOME}(?: del?|,)?(?: el)?) $",
        rf"(?:(?:para|hasta)(?: (?:el|la|día|este|próximo|mediodía))*|para (?:la|el|nuestr[oa]|mi|un|una){_SOME}"
        rf"(?: del?|,)?(?: el)?) $",
        r"(?<!para )(?:me |nos |te |se )?(?:l[oa]s? )?(?:mand|env[ií]|pas[ae]|p[aá]sa|compart|"
        r"revis|mir[ae]|le[eé]|escrib|firm|rellen|contest|respond|dec[ií]r|dime|tra[ei]|entreg|corr[ie]g|echar|ech[ae]|termin|prepar|dej[ae])",
        r"esta semana|(?:finales? de |final de )(?:la |esta )semana",
        r"(?:dime|dígame|dinos|decirme|decirnos|contest\w*|respond\w*|respuesta|confirm\w*|avís\w*|avis\w*|sí o no|"
        r"un sí|saber)(?!\w)",
        r"(?:sí o no|un sí o un no)(?!\w)",
        r"(?:si (?:no|es que no|no puedes|no puede)|sí o no|en cualquier caso|si (?:puedes|puede|podrías|vienes)|"
        r"tanto si)(?!\w)",
        r"(?:antes de (?:eso|entonces|esa fecha|ese día)|para entonces|para esa fecha|hasta entonces|antes[?.! ]*$)"
        r"(?!\w)",
        r"para eso[?.! ]*$",
        rf"(?:(?:es|son|sería|va|van|tiene que estar) (?:todo )?para|(?:va|van) en) "
        rf"(?:la|el|nuestr[oa]|mi|un|una){_SOME}"
        rf"(?: del?|,)?(?: el)? $",
    ),
    "fr": _words(
        r"(?:avant|d['’]ici|plus tard|jusqu['’]?(?:à|au)|pour)(?: (?:à|au|la|le|l|ce|fin|du|de|midi))* $",
        rf"(?:(?:avant|d['’]ici|plus tard)(?: (?:à|au|la|le|ce|fin|du|de|midi))*|"
        rf"avant (?:le|la|notre|mon|ma|ton|ce|cette|l['’]){_SOME}(?: d[ue]|,)?) $",
        rf"(?:pour(?: (?:le|ce))*|pour (?:le|la|notre|mon|ma|un|une|l['’]){_SOME}(?: d[ue]|,)?) $",
        r"(?<!pour )(?<!pour me )(?:m['’]|l['’])?(?:envo|enverr|pass|donn|transm|partag|rel[iu]|"
        r"lire|lis|regard|jet|vérifi|écri|rédig|sign|rempl|répond|rend|apport|fai[rst]|fini|corrig|dire|dis(?!\w)|prépar)",
        r"cette semaine|fin de (?:la |cette )?semaine",
        r"(?:dis-moi|dites-moi|me dire|nous dire|répon\w*|confirm\w*|réponse|tiens-moi|tenez-moi|oui ou non|savoir)"
        r"(?!\w)",
        r"(?:oui ou (?:un )?non|un oui ou un non)(?!\w)",
        r"(?:si (?:non|c['’]est non|ce n['’]est pas|tu ne|vous ne|tu peux|vous pouvez)|sinon|oui ou non|"
        r"dans tous les cas|si ça ne)(?!\w)",
        r"(?:d['’]ici là|avant (?:ça|cela|cette date)|pour cette date|au préalable|avant[?.! ]*$)(?!\w)",
        r"pour (?:ça|cela)[?.! ]*$",
        r"(?:(?:c['’]est|ce serait|ça doit être prêt) pour|ça (?:va|part) (?:pour|dans)) "
        r"(?:le |la |notre |mon |ma |un |une |l['’])[\w'’-]+(?: [\w'’-]+){0,3}?(?: d[ue]|,)? $",
    ),
}  # fmt: skip
