"""The words by which each language names days, weeks and months: patterns, read by `auditor.language.days`."""

from typing import NamedTuple


class Words(NamedTuple):
    """Patterns of one language. ``next_day``: a weekday of the week after; ``dated``: ``day`` and ``month`` of a date;
    ``the_day``: a day without its month; ``by_month`` means its first day. ``week_begins`` and ``month_begins`` mean
    the next to begin; ``week_ends`` and ``month_ends`` the one that runs; ``before_weekend`` its Friday;
    ``mid_month`` and ``midweek`` the next to come. ``this_week`` is read but where ``spent_week`` says what somebody is
    or has not done in it. ``tomorrow`` is neither the morning nor a farewell."""

    numbers: tuple[str, ...]  # one, two, …
    within: str  # holds a number and a unit
    fortnight: str
    day: str
    week: str
    month_unit: str
    weekday: str
    next_day: str
    next_week: str
    next_month: str
    month: str
    by_month: str
    dated: tuple[str, ...]
    the_day: str
    week_begins: str
    week_ends: str
    this_week: str
    spent_week: str
    next_week_ends: str
    week_after_next: str
    before_weekend: str
    weekend: str
    next_weekend: str
    month_begins: str
    middle_of_month: str
    mid_month: str
    mid_next_month: str
    midweek: str
    mid_next_week: str
    month_ends: str
    next_month_ends: str
    end_of_month: str
    tomorrow: str
    after_tomorrow: str


WORDS = {
    "en": Words(
        ("one|a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        r"in (?:about )?{number} {unit}", r"(?:in|within) (?:about )?(?:a fortnight|fourteen days)",
        "days?", "weeks?", "months?",
        r"(?<!last )(?<!next )(?<!every )(?<!each )(?<!since )(?<!from ){name}(?!['’]s| last)"
        r"|(?:for|before) {name}(?=['’]s \w)",
        r"next {name}", r"(?<!early )(?<!start of )(?<!beginning of )(?<!middle of )(?<!mid )(?<!mid-)next week",
        r"(?<!early )(?<!start of )(?<!beginning of )(?<!middle of )(?<!mid )(?<!mid-)next month",
        r"(?<!early )(?:during|in) {name}(?! \d\d?\b)",
        r"(?:(?:in|by) early |by |early (?:in )?|(?:start|beginning) of ){name}(?! \d\d?\b)",
        (r"{day}(?:st|nd|rd|th)? (?:of )?{name}", r"{name} (?:the )?{day}(?:st|nd|rd|th)?\b"),
        r"(?:by|on|before|until) the {day}(?:st|nd|rd|th)(?! (?:floor|street|avenue|{name}|of (?!this|the month)))",
        r"(?:early in|(?:start|beginning) of) (?:the |this |next )?week|early next week",
        r"(?:late in|end of) (?:the |this )?week|before (?:the|this) week (?:runs out|is out|is over|ends|closes)",
        r"(?<!early )(?<!earlier )(?<!beginning of )(?<!start of )(?<!middle of )(?<!since )(?<!until )this "
        r"week(?!['’-])",
        r"(?:i['’]m|i['’]ve|we['’]re|we['’]ve|it['’]s|am|are|is|was|were|been|not|\w+n['’]t|never) "
        r"(?!going to |gonna |sending |to )[^,.;:]{0,40}?this week",
        r"(?:late|end of) next week", r"(?:the )?week after next", r"before (?:the|this) weekend",
        r"(?:at|on|over|this|by|until) (?:the )?weekend",
        r"next weekend", r"(?:start|beginning) of (?:the |next )?month|early next month",
        r"mid[- ]?{name}|(?:the )?middle of {name}", r"mid[- ]?month|middle of (?:the |this )month",
        r"(?:middle of |mid[- ])next month",
        r"(?:mid[- ]?week|middle of (?:the |this )week)(?! (?:next|match|game|break|service|market|meeting|run|evening|"
        r"special|session))", r"(?:middle of |mid[- ])next week|mid[- ]?week next week",
        r"end of (?:the |this )?month|before (?:the|this) month (?:runs out|is out|is over|ends|closes)",
        r"(?:late|end of) next month", r"(?:the )?end of {name}|late (?:in )?{name}",
        r"(?<!day after )(?<!see you )(?<!see ya )(?<!from )(?<!since )(?:tomorrow|tommorow|tomorow|tmrw|tmr|tmw"
        r"|tomoz|2moro|2moz|2morrow|2mrw|the (?:morra|morrow|morn))(?!\w)",
        r"(?:the )?day after tomorrow",
    ),
    "de": Words(
        ("ein(?:em|er)?", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
        r"in (?:etwa )?{number} {unit}", r"in vierzehn tagen", "tag(?:en)?", "wochen?", "monat(?:en)?",
        r"(?<!letzten )(?<!vergangenen )(?<!nächsten )(?<!jeden )(?<!seit )(?<!vom )(?<!von ){name}",
        r"nächste[nrsm]? {name}",
        r"(?<!anfang )(?<!anfang der )(?<!mitte )(?<!mitte der )(?:nächste|kommende)[rn]? woche",
        r"(?:im )?(?:nächsten|kommenden) monat", r"im {name}", r"(?:bis|anfang) {name}",
        (r"{day}\. ?{name}", r"{day}\. ?{number_of_month}\."),
        r"(?:am|bis zum|bis|vor dem) {day}(?=\.(?!\d|{name}))",
        r"anfang (?:der |dieser |(?:der )?(?:nächste|kommende)[rn]? )woche|(?:zum )?wochen(?:anfang|beginn)",
        r"ende (?:der|dieser) woche|bevor (?:die|diese) woche "
        r"(?:endet|(?:um|rum|vorbei|zu ende) ist|zu ende geht)",
        r"(?<!anfang )(?<!mitte )(?<!seit )(?<!von )diese[rn]? woche",
        r"(?:bin|bist|sind|ist|war|waren|habe?|haben|nicht|kein\w*) [^,.;:]{0,40}?diese[rn]? woche|"
        r"diese woche (?:\w+ ){0,4}(?:bin|sind|ist|war|waren|habe?|haben|nicht|kein\w*)",
        r"ende (?:der )?(?:nächste|kommende)[rn]? woche", r"übernächste[rn]? woche",
        r"(?:vor dem|bis zum) wochenende", r"(?:am|übers|über das|dieses|diesem) wochenende",
        r"(?:nächstes|kommendes|nächsten|kommenden|nächstem|kommendem) wochenende",
        r"anfang (?:des |nächsten |kommenden )monats|(?:zum )?monats(?:anfang|beginn)", r"mitte {name}",
        r"monatsmitte|mitte (?:des|dieses) monats", r"mitte (?:des )?(?:nächsten|kommenden) monats",
        r"wochenmitte|mitte (?:der|dieser) woche", r"mitte (?:der )?(?:nächste|kommende)[rn]? woche",
        r"ende (?:des|dieses) monats|monatsende|"
        r"bevor (?:der|dieser) monat (?:endet|(?:um|rum|vorbei|zu ende) ist|zu ende geht)",
        r"ende (?:nächsten|kommenden) monats", r"ende {name}",
        r"(?:(?:(?<!, )(?<!^)bis|bis(?= morgen \w)(?! morgen (?:und|dann|liebe\w*|ihr)(?!\w))|bis spätestens|"
        r"spätestens|vor|für|gleich|erst) |^(?=morgen \w)(?!morgen (?:zusammen|allerseits|ihr|liebe\w*)(?!\w)))morgen|"
        r"(?<=\w )(?<!guten )(?<!heute )(?<!gestern )(?<!am )(?<!jeden )(?<!diesen )(?<!schönen )(?<!den )(?<!der )"
        r"(?<!einen )(?<!tag )(?<!woch )(?<!abend )(?<!ab )(?<!seit )(?<!von )(?<!im )(?<!zum )(?<!bis )morgen|"
        r"(?<!guten )(?<!gute )(?<!ab )(?<!seit )(?:mrgn|mrg|moang|morn)(?!\w)",
        r"(?<!ab )übermorgen",
    ),
    "es": Words(
        ("una?", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
        r"(?:en|dentro de) (?:unos |unas )?{number} {unit}",
        r"(?:en|dentro de) (?:quince días|una quincena)", "días?", "semanas?", "mes(?:es)?",
        r"(?:el|antes del|este) {name}(?! (?:que viene|próximo|pasado))|"
        r"(?:para|antes de) (?:el|la|los|las|nuestr[oa]|mi) [\w-]+(?: [\w-]+){0,2} del {name}(?! pasado)",
        r"(?:el próximo {name}|el {name} (?:que viene|próximo))",
        r"(?<!inicios de )(?<!principios de )(?<!comienzos de )(?<!mediados de )la (?:próxima semana|semana (?:que "
        r"viene|próxima))",
        r"el (?:próximo mes|mes (?:que viene|próximo))",
        r"en {name}", r"(?:para|(?:principios?|primeros|comienzos?|inicios?) de) {name}",
        (r"{day} de {name}", r"(?:del?|el|hasta el|para el) {day}/{number_of_month}(?!/(?!20))"),
        r"(?:antes del|para el|el|hasta el)(?: día)? {day}(?! ?%| por ciento| de {name}|/)",
        r"(?:principios?|comienzos?|inicios?) de (?:la )?(?:próxima )?semana",
        r"(?:finales de (?:la |esta )?|final de (?:la |esta )|"
        r"(?<!después de que )(?:acabe|termine) (?:la|esta) )semana",
        r"(?<!principios de )(?<!principio de )(?<!inicios de )(?<!mediados de )(?<!desde )esta semana(?! pasada)",
        r"(?:estoy|está|estamos|estaba|estuve|he|ha|hemos|fue|era|es|ha sido|tengo|tuve|no|sin) "
        r"[^,.;:]{0,40}?esta semana|esta semana (?:no|ando|estoy|está|estamos|tengo|tenemos|es|fue|ha|he)",
        r"finale?s? de la (?:próxima semana|semana (?:que viene|próxima))",
        r"la semana siguiente a la (?:próxima|que viene)", r"antes del (?:finde|fin de semana)",
        r"(?:el|este) (?:finde|fin de semana)(?! (?:que viene|próximo))",
        r"(?:el próximo (?:finde|fin de semana)|el (?:finde|fin de semana) (?:que viene|próximo))",
        r"(?:principios?|primeros|comienzos?|inicios?) de(?:l)? mes", r"mediados de(?:l mes de)? {name}",
        r"mediados de(?:l| este)? mes(?! (?:que viene|próximo|de \w))",
        r"mediados del (?:próximo mes|mes (?:que viene|próximo))",
        r"mediados de (?:la |esta )?semana(?! (?:que viene|próxima))",
        r"mediados de la (?:próxima semana|semana (?:que viene|próxima))",
        r"(?:finale?s?|fin|fines|últimos) de(?:l| este)? mes(?! (?:que viene|próximo|de \w))|"
        r"(?<!después de que )(?:acabe|termine) (?:el|este) mes",
        r"(?:finale?s?|fin|fines) del (?:próximo mes|mes (?:que viene|próximo))",
        r"(?:finale?s?|fines?) de(?:l mes de)? {name}",
        r"(?<!la )(?<!las )(?<!esta )(?<!una )(?<!media )(?<!cada )(?<!pasado )(?<!hasta )(?<!desde )(?<!vemos )"
        r"(?<!ayer )(?:ma[ñn]ana|mñn|mñna|manyana)(?!\w)",
        r"pasado ma[ñn]ana",
    ),
    "fr": Words(
        ("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
        r"(?:dans|d'ici|d’ici) (?:environ )?{number} {unit}",
        r"(?:dans|d'ici|d’ici) (?:environ )?(?:quinze jours|une quinzaine)|sous quinzaine", "jours?",
        "semaines?", "mois",
        r"(?<!\ble )(?<!\bles )(?<!\bde )(?<!\bdu )(?<!depuis )(?<!chaque ){name}"
        r"(?! (?:prochain|dernier|passé|en huit))|"
        r"(?:pour|avant) (?:le |la |les |notre |mon |ma |l['’])[\w-]+(?: [\w-]+){0,2} d[eu] {name}"
        r"(?! (?:dernier|passé))",
        r"{name} (?:prochain|en huit)",
        r"(?<!début )(?<!début de )(?<!début de la )(?<!milieu de )(?<!milieu de la )semaine prochaine",
        r"(?<!début )(?<!milieu )(?:le|du) mois prochain",
        r"(?:en|courant) {name}", r"(?:début|pour|d['’]ici) {name}",
        (r"(?:le )?{day}(?:er)? {name}", r"(?:le|au) {day}/{number_of_month}(?!/(?!20))"),
        r"(?:le|d['’]ici au) {day}(?:er)?(?! ?%| (?:rue|avenue|heures|{name})|/)",
        r"début (?:de |de la |de cette )?semaine", r"fin (?:de |de la |de cette )?semaine(?! prochaine)|"
        r"avant que (?:la|cette) semaine (?:ne )?(?:se termine|finisse|s['’]achève|soit finie)",
        r"(?<!début de )(?<!milieu de )(?<!depuis )cette semaine(?! passée)",
        r"(?:suis|es|est|était|sommes|étions|ai|as|a|avons|avez|ont|pas|sans) [^,.;:]{0,40}?cette semaine|"
        r"cette semaine,? (?:je (?:suis|ne)|j['’]ai|j['’]étais|c['’]est|on (?:est|a)|nous (?:sommes|avons)|il y a)",
        r"fin (?:de |de la )?semaine prochaine", r"(?:la )?semaine après la prochaine",
        r"(?:avant le|d['’]ici le|d['’]ici ce) week-?end",
        r"(?<!avant )(?<!ici )(?:ce|le|au) week-?end(?! (?:prochain|dernier|passé))", r"week-?end prochain",
        r"début (?:du |de )?mois", r"mi[- ]{name}|milieu (?:de |d['’]){name}",
        r"mi-mois|milieu (?:du|de ce) mois(?! (?:prochain|de \w|d['’]))", r"milieu du mois prochain",
        r"milieu de (?:la |cette )?semaine(?! prochaine)", r"milieu de (?:la )?semaine prochaine",
        r"fin (?:du |de |de ce )?mois(?! (?:prochain|de \w|d['’]))|"
        r"avant que (?:le|ce) mois (?:ne )?(?:se termine|finisse|s['’]achève|soit fini)",
        r"fin (?:du |de )?mois prochain",
        r"fin (?:(?:du mois )?(?:de |d['’]))?{name}",
        r"(?<!\bà )(?<!après )(?<!apres )(?<!après-)(?<!apres-)(?:demain|dem1|2main|dmain)",
        r"apr[èe]s[- ]demain",
    ),
}  # fmt: skip
