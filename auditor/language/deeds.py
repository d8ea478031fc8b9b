"""The day on which something is to be done for whoever asks: "Bringst du am Dienstag das Aggregat mit?" That day is as
good as the one by which it is wanted. Who asks whether one comes, or what one does, wants
nothing done; and what is sent or lent may be of a day, or until one."""

import re
from functools import cache

_DOES = {
    "en": (
        r"(?:can|could|will|would) (?:you|u) (?:(?:please|also|maybe|possibly|perhaps|kindly) )*(?:bring|pick|"
        r"collect|drop|help|cover|take|drive|feed|water|mind|watch|fetch|carry|swap|bake|cook|stand in|fill in|"
        r"look after|walk)(?!\w)"
    ),
    "de": (
        r"(?:bringst|bringt|bringen|holst|holt|holen|hilfst|helft|helfen|nimmst|nehmt|übernimmst|übernehmt|"
        r"übernehmen|gießt|fütterst|füttert|springst|springt|vertrittst|tauschst|tauscht|kochst|backst|backt) "
        r"(?:du|ihr|sie)(?!\w)|bringst(?= (?:mir|uns|am|die|das|den))|holst(?= (?:mich|uns|am|die|das|den))|"
        r"hilfst(?= (?:mir|uns))|(?:kannst|könntest|könnt|könntet|können|könnten|würdest|würdet|würden|magst)(?: "
        r"du| ihr| sie)? (?!.*(?<!\w)(?:ob|wann|wie|wo)(?!\w)).*(?:bringen|holen|helfen|mitnehmen|nehmen|gießen|"
        r"füttern|aufpassen|einspringen|vertreten|tauschen|backen|kochen|fahren|tragen|erledigen|reparieren)(?!\w)"
    ),
    "es": (
        r"(?:traes|recoges|ayudas|llevas|cubres|riegas|cambias|traéis|recogéis|ayudáis|me traes)(?!\w)|(?:puedes|"
        r"podrías|podéis|podríais|puede|podría|pueden|podrían)(?: \w+)? (?:traer|recoger|ayudar|llevar|cubrir|"
        r"cuidar|regar|cambiar|pasear)\w*"
    ),
    "fr": (
        r"(?:tu|vous) (?:m['’]|nous |me |l['’]|les |la |le )?(?:apport|amèn|amen|aid|récupèr|remplac|arros|nourri|"
        r"échang|ramèn|ramen|gard)\w*|(?:(?:tu|vous) )?(?:peux|pourrais|pouvez|pourriez)(?:[- ](?:tu|vous))? "
        r"(?:m['’]|nous |me |l['’]|les |la |le )?(?:apporter|amener|aider|récupérer|remplacer|garder|arroser|"
        r"nourrir|échanger|aller chercher|chercher|ramener|déposer)(?!\w)"
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
