"""The words by which each language says that a day is one by which something is wanted: patterns, read by
`auditor.language.due`."""

import re
from functools import cache
from typing import NamedTuple


class Words(NamedTuple):
    """Patterns of one language. ``by``, ``before`` and ``for_what`` stand right before a day: of what is asked, one is
    the day by which it is wanted after ``before``, and after ``for_what`` where something is to be handed over
    (``hands_over``); so is ``by_itself``. ``answer`` asks for an answer, ``yes_or_no`` in whatever sentence, and
    ``about`` says that it is one to what else is wanted. ``then`` and ``for_it`` mean a day told beside; ``is_for``
    stands before one for which what was asked is. ``not_before`` stands before the earliest day, ``at_earliest`` right
    behind one. ``closes`` says that something closes, or is handed in by its writer, or to somebody who wants it, on
    the day of its sentence; ``judged`` that it is then looked at, where one asks to have it looked over (``reviews``).
    ``appears`` says that a text is published on the day, which stands as ``§`` in it, or that "it" is for that day.
    ``wants`` says that what a day is named for is wanted of the reader, where not ``wants_none``."""

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
    not_before: re.Pattern[str]
    at_earliest: re.Pattern[str]
    closes: re.Pattern[str]
    judged: re.Pattern[str]
    reviews: re.Pattern[str]
    appears: re.Pattern[str]
    wants: re.Pattern[str]
    wants_none: re.Pattern[str]


#: What somebody behind its writer wants handed in: names, a list, an answer.
_WHAT_IS_HANDED_IN = {
    "de": r"(?:namen|liste|\w*zahl(?:en)?|texte?|titel|anmeldung(?:en)?|zusagen?|antwort(?:en)?|daten|angaben)",
    "es": r"(?:nombres|lista|n[úu]mero|textos?|t[íi]tulos?|datos|confirmaci\w+|respuestas?|inscripci\w+)",
    "fr": r"(?:noms|liste|nombre|textes?|titres?|données|réponses?|inscriptions?|confirmations?)",
}
#: An hour or a noun between a word such as "before" and its day.
_SOME = r"(?: [\w'’-]+){1,4}?"
_WORDS = {
    "en": (
        r"(?:by|before|until|till|than|latest|ahead of|in time for)(?: (?:noon|midday|lunch|lunchtime|midnight|close|"
        r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?|on|of|the|this|next|coming|end|early|late))* $",
        rf"(?:(?:by|before|no later than|not later than|ahead of|in time for)(?: (?:noon|midday|lunch|lunchtime|"
        rf"midnight|close|\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm)?|on|of|the|this|next|coming|end|early|late))*|(?:before|"
        rf"ahead of|in time for) (?:the|our|my|your|this|that){_SOME}(?: on| of|,)?) $",
        rf"for (?:the|our|my|a|an|this|that|his|her|their){_SOME}(?: on| of|,)? $",
        r"(?:^|you |please |just |also |kindly |quickly )(?:send|share|give|pass|forward|email|mail|let (?:me|us) "
        r"have|(?:have a )?(?:quick )?look (?:over|at|through)|read|check|review|proof|proofread|comment|write|draft|"
        r"fill in|sign|return|bring|print|update|finish|get (?:me|us|it|them))(?!\w)",
        r"(?:later )?this (?:week|year)|end of (?:the |this )?(?:week|month|year)",
        r"(?:(?:tell|let) (?:me|us)|say (?:yes|no)|yes or (?:a )?no|(?:your|an?|the) (?:answer|reply|decision|rsvp)|"
        r"get back to (?:me|us)|hear (?:back )?from you|reply|respond|confirm|decide|rsvp)(?!\w)",
        r"(?:yes or (?:a )?no|a quick (?:yes|answer|reply))(?!\w)",
        r"(?:if (?:it['’]s|it is|that['’]s|that is) (?:a no|not|no|too \w+)|if not|if you can(?:not|['’]t)|yes or "
        r"(?:a )?no|say (?:yes|no)|either way|one way or|whether|if you(?:['’]re| are| can| could| would))(?!\w)",
        r"(?:(?:before|by|until) then|before (?:that|it)|ahead of (?:that|it)|in time for (?:that|it)|beforehand|"
        r"(?<!as )(?<!like )(?<!than )(?<!ever )(?<!never )(?<!did )(?<!done )(?<!said )(?<!had )(?<!have )(?<!been "
        r")before[?.! ]*$)(?!\w)",
        r"for (?:it|that|this)[?.! ]*$",
        rf"(?:it|this|that|they|these)(?:(?:['’]s|['’]re| is| are| would be| has to be ready) (?:all )?for| (?:goes|"
        rf"go) (?:in|into|to)) (?:the|our|my|a|an){_SOME}(?: of| on|,)? $",
        r"(?:(?:no|not|any) (?:earlier|sooner) than|(?<!or )(?:not|never|nothing|nobody|cannot|"
        r"(?:ca|do|does|did|wo|would|is|are|was|were|have|has|could|should)n['’]?t)(?: (?:be|have|get|know|"
        r"come|make|do|start|begin|open|see|talk|meet|need|send|finish|publish|print|leave|arrive|return|happen|"
        r"go|needed|due|wanted|ready|available|possible|back|home|free|away))?"
        r"(?: (?:(?:the|my|our|your|any) \w+|it|them|this|that|you|me|us|anything|there|back|here|home|in|ready|"
        r"done|free|away|again)){0,2} (?:before|until|till))(?: (?:on|of|the|"
        r"this|next|coming|end|early|late))* $",
        r" ?(?:at the (?:very )?earliest|or later|onwards?)(?!\w)",
        r"(?:(?:we|i|they)(?:['’](?:re|m|ll))?(?: are| am| will| have to| must| need to)? (?:clos(?:e|ing)|"
        r"wrap(?:ping)? up|finali[sz](?:e|ing)|lock(?:ing)?|print(?:ing)?|submit(?:ting)?|hand(?:ing)? in) (?:up "
        r")?(?:the|our|this|my) (?:[\w-]+ )?(?:programme|program|issue|edition|list|call|line-?up|agenda|schedule|"
        r"magazine|paper|pages?|book|booklet|leaflet|flyer|newsletter|catalogue|registration|entries|applications?|"
        r"bids?|vote|poll|survey|budget|order|rota|proposal|report)|(?:we|it|the (?:issue|edition|programme|magazine|"
        r"book|leaflet|flyer))(?: will)? (?:close|go|goes|are going|is going) to (?:press|print)|(?:applications?|"
        r"entries|registrations?|submissions?|nominations?|bookings?|the (?:call|vote|poll|form|list|survey|window|"
        r"issue|edition|programme|register))(?: for [\w ]{1,30}?)?(?: will)? (?:close|closes|end|ends|shut|shuts|is "
        r"closing|are closing|must be in|have to be in)|(?:closing|entry|submission|application|copy|press) (?:date|"
        r"day|deadline)|deadline|last day (?:to|for)|(?:go(?:es)?|going|off|sent|headed) (?:out )?to (?:the )?"
        r"(?:printers?|press|print)(?!['’])|(?:the |our |this |your )?(?:roster|line-?up|list|portal|sheet|orders?|"
        r"ballots?|sign-?up(?: sheet| list)?|agenda|menu|bulletin|program|enrollment|registration|posting|nominations|"
        r"voting)s? (?:(?:is|are|gets?|will|has to|have to) )*(?:locks?|locked|lock in|closes?|ends?|due|posted|"
        r"finali[sz]ed|go(?:es)? (?:out|in|up)|comes? down|placed)|(?:i|we) (?:place|put in|turn in|send in|submit|"
        r"lock|print|order) (?:the|our|my) [\w-]+(?: [\w-]+)?|(?:i|we)(?:['’]ve got|['’]ve| have| need| must| are due| "
        r"am due)(?: got)?(?: to)? (?:send|hand in|hand over|submit|turn in|deliver|file|upload|present|return)(?= "
        r"(?:the|my|our|a|it|them|this|that)(?!\w)))(?!\w)",
        r"(?:jury|panel|exam|defen[cs]e|viva|interview|hearing|audition|committee|board|presentation)(?!\w)",
        r"(?:look (?:over|at|through)|read|check|proofread|comment on|go (?:over|through)|review) (?:it|this|(?:my|"
        r"our|the) \w+)",
        r"(?:(?:it|this|that|(?:the|my|our|your) (?:piece|article|story|feature|interview|report|issue|programme|"
        r"program|episode|column|profile|segment|show|text|paper))(?: ?['’]s| is| will| will be)?(?: already)? "
        r"(?:runs?|running|(?:comes?|coming|goes|go|going) out|goes? to "
        r"(?:press|print)|appears?|airs?|airing|(?:being )?published|out)"
        r"(?: already)? (?:on )?(?:this |next )?§|(?:it|this|that)(?: ?['’]s| is) for (?:this |next )?§)",
        r"(?:(?:i|we)(?:['’]d|['’]ll| would| will| do)?(?: really| urgently| still| just| also)* (?:need|want|like|"
        r"require|must have)(?: back)? (?:it|them|this|that|those|your|you|an? (?:answer|reply|yes|no|decision|word|"
        r"quote|draft|text|list)(?!\w)|to (?:know|have|hear|get|see)(?!\w)|the \w+(?: \w+)?(?= (?:back )?(?:by|before|"
        r"until|no later|on)(?!\w)))|(?<!to )(?<!will )(?<!ll )(?<!d )(?<!he )(?<!hey )(?<!to just )(?:let|tell|send|"
        r"give|ring|answer|email) (?:me|us)(?!\w)|please|kindly|(?:needed|wanted|required|expected) (?:by|on|before)|"
        r"your (?:[\w-]+ )?(?:answer|reply|yes|no|decision|approval|agreement|ok|okay|consent|signature|text|copy|"
        r"piece|figures|comments|feedback|draft|version|abstract|invoice|choice|confirmation)(?!\w)|hear (?:back "
        r")?from you|(?:great|good|kind|lovely|nice|helpful) (?:to have|if (?:you|i could|we could))|rsvp|(?:^|[,;:] "
        r")(?:confirm|reply|respond|decide|register|sign|submit|return|hand in|turn in|say (?:yes|no))(?!\w))",
        r"(?:(?:n['’]?t|not|no|never) (?:need|have to|want|needed|wanted|due)|needn['’]?t|if you (?:need|want|like)|"
        r"(?:give|gimme) (?:me |us )?(?:until|till)|please (?:find|see|note|god))(?!\w)",
    ),
    "de": (
        r"(?:bis|vor|spätestens)(?: (?:spätestens|zum|zur|zu|dem|den|der|am|mittag|ende|anfang|mitte|diese[nrm]?|um|"
        r"\d{1,2}(?:[.:]\d\d)? uhr))* $",
        rf"(?:(?:vor|spätestens)(?: (?:dem|den|der|am|bis|zum))*|(?:vor|rechtzeitig (?:zu[rm]?|für)) (?:der|dem|"
        rf"unsere[rm]|meine[rm]|deine[rm]|diese[rm]){_SOME}(?: am| vom|,)?) $",
        rf"(?:bis(?: (?:spätestens|zum|zur|zu|dem|den|der|am))*|für "
        rf"(?:die|den|das|unsere?n?|meine?n?|eine?n?){_SOME}(?: "
        rf"am| vom|,)?) $",
        r"(?<!zu )\w*(?:schick|send|geb|gib|mach|schreib|sag|lies|les|schau|guck|prüf|durchseh|bring|mail|fertig|"
        r"gäh?(?!\w)|liefer|unterschr|ausfüll|bescheid|besorg|erledig|korrigier|antwort|melde)",
        r"diese woche|noch (?:in )?diese[sm] jahr|diese[sm] jahr noch|ende dieser woche",
        r"(?:bescheid|zu- oder absag\w*|zusag\w*|absag\w*|antwort\w*|rückmeld\w*|sag(?:st|en|t)? (?:mir|uns|sie)|"
        r"wissen|gib (?:mir|uns)|entscheid\w*|ja oder nein)(?!\w)",
        r"(?:ja oder nein|zu- oder absage|kurzes ja)(?!\w)",
        r"(?:wenn (?:nicht|nein|du nicht|sie nicht|es nicht)|falls (?:nicht|nein|du nicht|sie nicht|es nicht)|ja oder "
        r"nein|so oder so|ob (?:du|ihr|sie|es|das)|zu- oder absag\w*)(?!\w)",
        r"(?:bis dahin|bis dann|davor|vorher|zuvor|rechtzeitig dafür|vor diesem termin)(?!\w)",
        r"dafür(?!\w)",
        rf"(?:es|das|der text|die)(?: ist| sind| wäre| soll| kommt| geht| muss)? (?:für|in) (?:die|den|das|unsere?n?|"
        rf"meine?n?|eine?n?){_SOME}(?: am| vom|,)? $",
        r"(?:(?<!oder )(?:nicht|nichts|nie|niemand|keinesfalls)(?: mehr| schon| wieder| gleich| fertig| da| zurück)* "
        r"(?:vor|ab|"
        r"nach)|frühestens|erst)(?: (?:wieder|ab|am|vor|nach|im|zum|dem|den|der|nächste[nr]?|kommende[nr]?|ende|"
        r"anfang))* $",
        r" (?:frühestens|oder später)(?!\w)",
        r"(?:(?:redaktions|annahme|anmelde|einsende|druck|abgabe|bewerbungs|meld|anzeigen)(?:e?schluss|termin)|"
        r"bewerbungsfrist|einreichfrist|stichtag|(?:schlie(?:ß|ss)(?:en|e|t)?|machen?|mach) (?:wir |ich )?(?:(?:die|"
        r"das|den) )?(?:[\w-]+ )?(?:ausgabe|heft|programm|liste|nummer|seiten?|anmeldung|bewerbung|umfrage|abstimmung|"
        r"katalog|blatt|zeitung)|(?:ausgabe|heft|programm|liste|nummer|anmeldung|anmeldungen|bewerbungen|umfrage|"
        r"abstimmung|katalog|blatt|zeitung)(?: [\w.]+){0,5} (?:schlie(?:ß|ss)(?:en|e|t)?|geschlossen|dicht|zu(?!\w)|"
        r"in (?:den )?druck)|geh(?:t|en) (?:[\w.]+ ){0,4}in (?:den )?druck|(?:ich|wir) (?:muss|müssen|soll|sollen) "
        r"(?:[\w.]+ ){1,6}(?:abgeben|einreichen|abschicken|einsenden|vorlegen|übergeben)|(?:muss|müssen) (?:ich|wir) "
        r"(?:[\w.]+ ){1,6}(?:abgeben|einreichen|abschicken|einsenden|vorlegen|übergeben)|(?:(?:die|der|das|unser\w*|"
        r"mein\w*) [\w-]+ (?:will|möchte|braucht|benötigt|erwartet|verlangt|wartet auf)|(?:will|möchte|braucht|"
        r"benötigt|erwartet|verlangt) (?:die|der|das|unser\w*|mein\w*) [\w-]+) (?:[\w.]+ ){0,3}?"
        rf"{_WHAT_IS_HANDED_IN['de']}(?!\w))",
        r"(?:jury|prüfung|kommission|ausschuss|gremium|anhörung|verteidigung|vorsprechen|vorstellungsgespräch|"
        r"gutachten)",
        r"(?:über (?:mein|unser|d(?:en|ie|as))\w* \w+ (?:schau|seh|les|geh)\w*|(?:drüber|durch|über)\w*(?:schau|seh|"
        r"les|geh)\w*|(?:drüber|darüber) (?:schau|seh|les)\w*|gegenles\w*|korrigier\w*|korrekturles\w*|gegenlies\w*|"
        r"anschau\w*|lies|lesen)(?!\w)",
        r"(?:(?:es|das|er|(?:der|die|das|mein|unser|dein|ihr|euer)e? (?:artikel|text|beitrag|bericht|reportage|sendung|"
        r"ausgabe|heft|porträt|interview|kolumne|stück|geschichte|nummer|recherche)) (?:(?:erscheint|läuft)(?: schon| "
        r"bereits)? (?:am |diesen |kommenden |nächsten )*§(?! nicht)|(?:kommt|geht|wird)(?: schon| bereits)? (?:am |"
        r"diesen |kommenden |nächsten )*§ (?:raus|heraus|online|auf sendung|in (?:den )?druck|gesendet|gedruckt|"
        r"veröffentlicht|publiziert|ausgestrahlt))|(?:^|[,;:.?!–-] ?|es |das )(?:ist|wäre) für (?:den |diesen |"
        r"kommenden )?§)",
        r"(?:(?:brauch|bräucht|benötig)\w*(?: [\w.]+){0,4}? (?:dein|ihre?|eure?|es|das|von dir|von ihnen|(?:eine? "
        r")?(?:antwort|zusage|rückmeldung|entscheidung))|(?:^|[,;:–-] |und |bitte |dann |nicht |nein |also )(?:sag|"
        r"sagt|sagen sie|gib|gebt|geben sie|melde?|meldet|melden sie|schick|schicke|schickt|schicken sie|reich|reiche|"
        r"reichen sie|antworte|antwortet|antworten sie|schreib|schreibt|schreiben sie)(?: (?:mir|uns|dich|euch|sich|"
        r"bitte|bis|kurz|doch|einfach|mal|den|die|das|bescheid))+|(?<!danke )(?<!dank )bitte|(?:deine?|ihre?|"
        r"eure?)(?:r|n|m)? (?:\w+ )?(?:antwort|zusage|einwilligung|zustimmung|ja|nein|text|zahlen|unterschrift|"
        r"entscheidung|rückmeldung|meinung|fassung|rechnung|entwurf|bestätigung|einverständnis)(?!\w)|(?:müsste|"
        r"müssten) (?:ich|wir) (?:[\w.]+ ){0,3}(?:wissen|haben)|(?:muss|müssen) (?:ich|wir) (?:es|das) (?:[\w.]+ "
        r"){0,3}wissen|(?:wäre?|wärs) (?:\w+ ){0,3}(?:gut|schön|toll|nett|lieb|super))",
        r"(?:(?:gib|gebt|geben sie) (?:mir|uns) (?:noch )?bis|(?:nicht|kein\w*) (?:nötig|brauch\w*|eilig)|brauch\w* "
        r"(?:nicht|kein\w*)|wenn (?:du|sie|ihr) (?:magst|"
        r"mögen|willst|wollen))",
    ),
    "es": (
        r"(?:antes|para|hasta|tardar|tarde|máximo)(?: (?:del?|que|el|la|día|este|próximo|mediodía|finales|fin))* $",
        rf"(?:(?:antes|tardar|tarde|máximo)(?: (?:del?|que|el|la|día|este|próximo|mediodía|finales|fin))*|antes "
        rf"(?:del|de (?:la|nuestr[oa]|mi|tu|est[ea])){_SOME}(?: del?|,)?(?: el)?) $",
        rf"(?:(?:para|hasta)(?: (?:el|la|día|este|próximo|mediodía))*|para (?:la|el|nuestr[oa]|mi|un|una){_SOME}(?: "
        rf"del?|,)?(?: el)?) $",
        r"(?<!para )(?:me |nos |te |se )?(?:l[oa]s? )?(?:m[aá]nd|env[ií]|pas[ae]|p[aá]sa|compart|revis|mir[ae]|le[eé]|"
        r"escrib|firm|rellen|contest|respond|dec[ií]r|dime|tra[ei]|entreg|corr[ie]g|echar|ech[ae]|termin|prepar|"
        r"dej[ae])",
        r"esta semana|(?:finales? de |final de )(?:la |esta )semana",
        r"(?:dime|dígame|dinos|decirme|decirnos|contest\w*|respond\w*|respuesta|confirm\w*|avís\w*|avis\w*|sí o no|un "
        r"sí|saber)(?!\w)",
        r"(?:sí o no|un sí o un no)(?!\w)",
        r"(?:si (?:no|es que no|no puedes|no puede)|sí o no|en cualquier caso|si (?:puedes|puede|podrías|vienes)|"
        r"tanto si)(?!\w)",
        r"(?:antes de (?:eso|entonces|esa fecha|ese día)|para entonces|para esa fecha|hasta entonces|antes[?.! "
        r"]*$)(?!\w)",
        r"para eso[?.! ]*$",
        rf"(?:(?:es|son|sería|va|van|tiene que estar) (?:todo )?para|(?:va|van) en) (?:la|el|nuestr[oa]|mi|un|"
        rf"una){_SOME}(?: del?|,)?(?: el)? $",
        r"(?<! o )(?<!un )(?<!tu )(?<!su )(?:no|nunca|nada|nadie)(?: (?:l[oa]s?|me|te|se|nos|os))*(?: "
        r"(?:puedo|podemos|podré|podremos|estoy|"
        r"estaré|"
        r"estaremos|llego|llegaré|vengo|vendré|sé|sabré|sabremos|necesito|necesitamos|hace falta|tengo|tendré|vuelvo|"
        r"volveré|será|es|está|estará|mandes|mande|envíes|envíe|vengas|venga|llames|llame|digas|diga|publiques|"
        r"publique))?(?: (?:list[oa]s?|libres?|aquí|nada|posible|de vuelta))* (?:antes|hasta)(?: (?:del?|que|el|la|"
        r"día|este|próximo|mediodía|finales|fin))* $|(?:(?:como|lo más) pronto|a partir)(?: (?:del?|el|la|día|este|"
        r"próximo))* $",
        r" (?:como (?:muy )?pronto|en adelante|o más tarde|no (?:estoy|estaré|puedo|podré|vuelvo|llego))(?!\w)",
        r"(?:(?:cerramos|cierro|cerraremos|cierran|imprimimos|entregamos|ultimamos|mandamos a imprenta)(?: (?:el|la|"
        r"los|las|este|esta|nuestr[oa]))? (?:\w+ )?(?:edición|número|programa|lista|convocatoria|inscripciones|"
        r"inscripción|revista|páginas?|catálogo|cartel|agenda|votación|encuesta|presupuesto|pedido|libro|boletín|"
        r"folleto|imprenta)|(?:inscripci(?:ón|ones)|convocatoria|candidaturas|solicitudes|votación|encuesta|lista|"
        r"edición|plazo|número|programa)(?: (?:de|para) [\w ]{1,30}?)? (?:se )?(?:cierran?|acaban?|terminan?|vencen?|"
        r"finalizan?|va a imprenta)|cierre (?:de|del|es|el)|(?:fecha|día) (?:de cierre|límite|tope)|último día "
        r"(?:para|de)|(?:va|vamos) a imprenta|(?:tengo|tenemos|debo|debemos) (?:que )?(?:entregar|enviar|mandar|"
        r"presentar) (?:el|la|los|las|mi|nuestr[oa])|(?:el|la|nuestr[oa]|mi) \w+ (?:quiere|necesita|pide|espera|exige) "
        rf"(?:(?:el|la|los|las|tu|su) )?(?:\w+ )?{_WHAT_IS_HANDED_IN['es']}(?!\w))",
        r"(?:jurado|tribunal|examen|comisión|comité|entrevista|vista|audiencia|prueba|defensa|presentación)(?!\w)",
        r"(?:revisar\w*|revisas|mirar(?:te|le|me)?(?:l[oa]s?)?|leer(?:te|me)?(?:l[oa]s?)?|corregir\w*|echar(?:le)? un "
        r"(?:vistazo|ojo)|repasar\w*|miras|lees|corriges|repasas)(?!\w)",
        r"(?:(?:^|[,;:.?!–-] ?|(?:el|la|mi|tu|su|nuestr[oa]) (?:art[ií]culo|texto|reportaje|pieza|entrevista|"
        r"programa|n[uú]mero|cr[oó]nica|columna|noticia|investigaci[oó]n|perfil) |que |esto |eso |pues |porque "
        r")(?:ya )?"
        r"(?:sale|saldr[aá]|aparece|se publica|se publicar[aá]|se emite|se imprime)(?: ya)? (?:el |este "
        r")?§|(?:^|[,;:.?!–-] ?|esto )es para "
        r"(?:el |este )?§)",
        r"(?:(?:necesit\w+|hace falta|haría falta)(?: \w+){0,2}? (?:tu|su|vuestr[oa]|saber|tener|que (?:me|nos)|una? "
        r"(?:respuesta|sí|decisión|texto|lista)|(?:el|la|los|las) \w+(?: \w+)?(?= (?:antes|para|hasta)(?!\w)))|"
        r"l[oa]s? (?:necesit\w+|quiero|queremos)|(?:dime|dímel[oa]|díganme|dígame|dinos|díganos|(?:avísa|avíse|mánda|"
        r"mánde|envía|envíe|contésta|contéste|respónde|confírma|confírme|entréga|pása|páse|manda|avisa|contesta|"
        r"responde|confirma|pasa|envia)(?:me|nos|mel[oa]s?|nosl[oa]s?|d)|avisadme|decidme|mandadme|(?:haz|házme|hazme|"
        r"hágame)l?o? saber|entrega(?:d|lo|la)? (?:el|la|los|las))(?!\w)|(?:tu|su|vuestra) (?:\w+ )?(?:respuesta|"
        r"confirmación|sí|no|decisión|acuerdo|aprobación|texto|firma|opinión|versión|factura|visto bueno)(?!\w)|por "
        r"favor|(?:estaría|sería) (?:\w+ )?(?:bien|genial|estupendo|ideal))",
        r"(?:(?:dame|danos|deme) hasta|no (?:\w+ )?(?:necesit\w+|hace falta|hacen falta)|si (?:quieres|quiere|queréis|"
        r"te apetece))(?!\w)",
    ),
    "fr": (
        r"(?:avant|d['’]ici|plus tard|jusqu['’]?(?:à|au)|pour)(?: (?:à|au|la|le|l|ce|fin|du|de|midi))* $",
        rf"(?:(?:avant|d['’]ici|plus tard)(?: (?:à|au|la|le|ce|fin|du|de|midi))*|avant (?:le|la|notre|mon|ma|ton|ce|"
        rf"cette|l['’]){_SOME}(?: d[ue]|,)?) $",
        rf"(?:pour(?: (?:le|ce))*|pour (?:le|la|notre|mon|ma|un|une|l['’]){_SOME}(?: d[ue]|,)?) $",
        r"(?<!pour )(?<!pour me )(?:m['’]|l['’])?(?:envo|enverr|pass|donn|transm|partag|rel[iu]|lire|lis|regard|jet|"
        r"vérifi|écri|rédig|sign|rempl|répond|rend|apport|fai[rst]|fini|corrig|dire|dis(?!\w)|prépar)",
        r"cette semaine|fin de (?:la |cette )?semaine",
        r"(?:dis-moi|dites-moi|me dire|nous dire|répon\w*|confirm\w*|réponse|tiens-moi|tenez-moi|préviens-moi|"
        r"prévenez-moi|dis-le-moi|dites-le-moi|oui ou non|savoir)(?!\w)",
        r"(?:oui ou (?:un )?non|un oui ou un non)(?!\w)",
        r"(?:si (?:non|c['’]est non|ce n['’]est pas|tu ne|vous ne|tu peux|vous pouvez)|sinon|oui ou non|dans tous les "
        r"cas|si ça ne)(?!\w)",
        r"(?:d['’]ici là|avant (?:ça|cela|cette date)|pour cette date|au préalable|avant[?.! ]*$)(?!\w)",
        r"pour (?:ça|cela)[?.! ]*$",
        r"(?:(?:c['’]est|ce serait|ça doit être prêt) pour|ça (?:va|part) (?:pour|dans)) (?:le |la |notre |mon |ma |"
        r"un |une |l['’])[\w'’-]+(?: [\w'’-]+){0,3}?(?: d[ue]|,)? $",
        r"(?<! ou )(?:pas|jamais|rien|personne)(?: (?:encore|là|libres?|prête?s?|dispo|disponibles?|rentrée?|possible|"
        r"besoin|"
        r"nécessaire|de retour|chez moi|venir|partir|finir|savoir|commencer|envoyer|publier|être là|être prête?|être "
        r"libre))* (?:avant|jusqu['’](?:à|au))(?: (?:à|au|la|le|l|ce|fin|du|de|midi))* $|(?:au plus tôt|à partir|"
        r"dès)(?: (?:à|au|la|le|l|ce|fin|du|de))* $",
        r" (?:au plus tôt|ou plus tard)(?!\w)",
        r"(?:(?:nous|on|je) (?:boucl(?:ons|e|era|erons|erai)|cl[oô]tur(?:ons|e)|ferm(?:ons|e)|arrêt(?:ons|e)|"
        r"imprim(?:ons|e)|finalis(?:ons|e)|rend(?:ons|s)?|remett(?:ons)?|dépos(?:ons|e))(?:(?: le| la| les| l['’]| "
        r"notre| nos| ce| cette)? ?(?:[\w-]+ )?(?:programme|numéro|édition|liste|journal|revue|magazine|pages?|"
        r"inscriptions?|candidatures|dossiers?|catalogue|affiche|brochure|livret|vote|sondage|budget|commande|"
        r"planning|rapport)|(?= le (?:\d|lundi|mardi|mercredi|jeudi|vendredi))|(?= (?:lundi|mardi|mercredi|jeudi|"
        r"vendredi)))|(?:inscriptions?|candidatures?|dépôts?|l['’]appel|appel à \w+|vote|sondage|liste|numéro|"
        r"programme|billetterie)(?: (?:aux?|des?|du|pour) [\w ]{1,30}?)? (?:se )?(?:ferm(?:e|ent)|cl[oô]t(?:ure|"
        r"urent)?|termin(?:e|ent)|boucl(?:e|ent)|s['’]arrête(?:nt)?|part(?:ent)? (?:à l['’]impression|sous presse|"
        r"chez l['’]imprimeur))|(?:bouclage|clôture)(?: (?:du|de|des|est|le)|,|:)|date (?:limite|de clôture|de "
        r"bouclage|butoir)|dernier jour pour|(?:je|nous|on) (?:dois|devons|doit) (?:rendre|remettre|envoyer|déposer|"
        r"transmettre) (?:le|la|les|l['’]|mon|ma|mes|notre|nos)|(?:(?:le|la|notre|mon|ma) |l['’])\w+ (?:veut|attend|"
        rf"demande|exige|a besoin) (?:(?:le|la|les|des|du|ta|votre) )?(?:\w+ )?{_WHAT_IS_HANDED_IN['fr']}(?!\w))",
        r"(?:jury|comité|examen|oral|soutenance|commission|entretien|audience|audition|concours)(?!\w)",
        r"(?:reli(?:re|s|sez|rais|riez)|regarder|jeter un (?:œil|oeil|coup d['’](?:œil|oeil))|corriger|lire|vérifier|"
        r"relecture)(?!\w)",
        r"(?:(?:ça|ca|cela|elle|il|(?:l['’]|le |la |mon |ma |notre |votre |ton |ta )(?:article|papier|texte|sujet|"
        r"numéro|enquête|reportage|émission|interview|portrait|chronique|édition|dossier|billet|entretien)) "
        r"(?:para[iî]t|para[iî]tra|"
        r"sort|sortira|passe|passera|part|est publiée?|est diffusée?|sera publiée?|sera diffusée?)(?: déjà| dès)? "
        r"(?:le "
        r"|ce )?§|(?:c['’]est|ce sera) (?:prévu )?pour (?:le |ce )?§)",
        r"(?:(?:me|nous) fau(?:t|drait)(?:-il)?(?: donc| absolument| vraiment| encore| aussi)* (?:ta|ton|tes|votre|"
        r"vos|une (?:réponse|décision)|un (?:oui|texte|devis)|savoir|(?:le|la|les) \w+(?: \w+)?(?= (?:avant|d['’]ici|"
        r"pour)(?!\w))|l['’]\w+(?= (?:avant|d['’]ici|pour)(?!\w)))|(?:me|nous) (?:le|la|les) fau(?:t|drait)|besoin "
        r"(?:de (?:ta|ton|tes|votre|vos|savoir|l['’]avoir)|d['’](?:une réponse|un oui|avoir))|(?:dis|dites|envoie|"
        r"envoyez|donne|donnez|réponds|répondez|préviens|prévenez|tiens|tenez|confirme|confirmez|rends|rendez|renvoie|"
        r"renvoyez)(?:-| )(?:le-|la-|les-)?(?:moi|nous)(?!\w)|(?:^|[,;:] )(?:rends|rendez|remets|remettez|envoie|"
        r"envoyez|confirme|confirmez|réponds|répondez)(?!\w)|(?:ta|ton|votre|vos|tes) (?:\w+ )?(?:réponse|accord|oui|"
        r"feu vert|décision|signature|texte|avis|retour|confirmation|chiffres|version|facture)(?!\w)|merci de (?:me |"
        r"nous |m['’]|bien vouloir )?(?:l[ae]s? )?(?:répondre|confirmer|envoyer|renvoyer|dire|rendre|prévenir)|"
        r"s['’]il (?:te|vous) pla[iî]t|(?:stp|svp)(?!\w)|(?:ce serait|serait) (?:\w+ )?(?:bien|super|gentil|parfait|"
        r"idéal))",
        r"(?:(?:donne|donnez|laisse|laissez)-moi jusqu|pas besoin|inutile|n['’]ai(?:e|s)? pas besoin|si (?:tu veux|"
        r"vous voulez))(?!\w)",
    ),
}  # fmt: skip


@cache
def words_of(language: str | None) -> Words | None:
    """The patterns of a language; None where it has none. They are made for the first text in it, as that takes longer
    than loading all the rest that reads texts."""
    patterns = _WORDS.get(language or "")
    return patterns and Words(*(re.compile(rf"(?<!\w)(?:{each})") for each in patterns))
