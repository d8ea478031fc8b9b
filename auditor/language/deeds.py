"""The day on which something is to be done for whoever asks: "Bringst du am Dienstag das Aggregat mit?" That day is as
good as the one by which it is wanted. Whom one asks to come, or what they do, wants nothing done."""

import re
from functools import cache

_DOES = {
    "en": (
        r"(?:can|could|will|would) (?:you|u) (?:(?:please|also|maybe|possibly|perhaps|kindly) )*(?:bring|pick|"
        r"collect|drop|help|lend|cover|take|drive|feed|water|mind|watch|fetch|carry|swap|bake|cook|stand in|fill "
        r"in|look after|send|give|print|deliver|return|walk)(?!\w)"
    ),
    "de": (
        r"(?:bringst|bringt|bringen|holst|holt|holen|hilfst|helft|helfen|leihst|leiht|leihen|schickst|schickt|"
        r"gibst|gebt|nimmst|nehmt|übernimmst|übernehmt|übernehmen|gießt|fütterst|füttert|springst|springt|"
        r"vertrittst|tauschst|tauscht|kochst|backst|backt|druckst) (?:du|ihr|sie)(?!\w)|bringst(?= (?:mir|uns|am|"
        r"die|das|den))|holst(?= (?:mich|uns|am|die|das|den))|hilfst(?= (?:mir|uns))|(?:kannst|könntest|könnt|"
        r"könntet|können|könnten|würdest|würdet|würden|magst)(?: du| ihr| sie)? (?!.*(?<!\w)(?:ob|wann|wie|"
        r"wo)(?!\w)).*(?:bringen|holen|helfen|leihen|schicken|geben|mitnehmen|nehmen|gießen|füttern|aufpassen|"
        r"einspringen|vertreten|tauschen|backen|kochen|drucken|fahren|tragen|erledigen|reparieren)(?!\w)"
    ),
    "es": (
        r"(?:traes|recoges|ayudas|prestas|dejas|llevas|cubres|riegas|cambias|traéis|recogéis|ayudáis|me traes|me "
        r"das|me mandas|me envías)(?!\w)|(?:puedes|podrías|podéis|podríais|puede|podría|pueden|podrían)(?: \w+)? "
        r"(?:traer|recoger|ayudar|prestar|dejar|llevar|cubrir|cuidar|regar|cambiar|mandar|enviar|pasear|dar(?:me|"
        r"nos))\w*"
    ),
    "fr": (
        r"(?:tu|vous) (?:m['’]|nous |me |l['’]|les |la |le )?(?:apport|amèn|amen|aid|prêt(?:es|ez)|récupèr|"
        r"remplac|arros|nourri|échang|envo|ramèn|ramen|gard)\w*|(?:(?:tu|vous) )?(?:peux|pourrais|pouvez|"
        r"pourriez)(?:[- ](?:tu|vous))? (?:m['’]|nous |me |l['’]|les |la |le )?(?:apporter|amener|aider|prêter|"
        r"récupérer|remplacer|garder|arroser|nourrir|échanger|aller chercher|chercher|envoyer|ramener|"
        r"déposer)(?!\w)"
    ),
}
#: Who offers, or asks what was done or somebody does, wants nothing of the reader.
_NONE = {
    "en": r"(?:shall|should|can|could|may) i(?!\w)|did you|have you|are you",
    "de": r"(?:soll|darf|kann) ich|hast|habt|haben sie",
    "es": r"(?:te|os|le|les) (?:traigo|llevo|ayudo|recojo|presto|dejo)|has(?!\w)|habéis",
    "fr": r"(?:je|on) (?:t['’]|te |vous )|as-tu|tu as|avez-vous|vous avez",
}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    if language not in _DOES:
        return None
    does, none = (re.compile(rf"(?<!\w)(?:{of[language]})") for of in (_DOES, _NONE))
    return does, none


def asks_for_a_deed(lowered: str, language: str) -> bool:
    """Whether a question, in small letters, would have its reader do something."""
    patterns = _patterns(language)
    if patterns is None or "?" not in lowered:
        return False
    does, none = patterns
    return does.search(lowered) is not None and none.search(lowered) is None
