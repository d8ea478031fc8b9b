"""Whether a question is one between people who know each other: of the family and how they are, or who comes along to
what they have together. No seller asks it of a buyer."""

from auditor.language.compiled import Compiled
from auditor.language.patterns import options

#: In the letters of the lexicons, which have no accents.
_EN = (
    r"(?:mum|mummy|mom|dad|daddy|grandma|grandpa|granny|gran|nan|nana|grandad|auntie|uncle|aunt|the kids|the boys|"
    r"the girls|the little one)"
)
_DE = (
    r"(?:mama|mutti|mutter|papa|vati|vater|oma|opa|omas|opas|tante|onkel|die kinder|den kindern|die kleinen?|"
    r"der kleinen?)"
)
_ES = (
    r"(?:mama|papa|madre|padre|la abuela|el abuelo|los abuelos|yaya|yayo|tia|tio|los ninos|las ninas|los peques|"
    r"el peque|la peque)"
)
_FR = (
    r"(?:maman|papa|mere|pere|mamie|mamy|papi|papy|meme|pepe|tata|tonton|tante|oncle|les enfants|les petits|"
    r"la petite|le petit)"
)
_FEAST = {
    "en": r"(?:birthday|wedding|christening|christmas|easter|funeral|anniversary|dinner|lunch|barbecue|party|picnic)",
    "de": (
        r"(?:geburtstag|hochzeit|taufe|weihnachten|ostern|beerdigung|hochzeitstag|essen|abendessen|kaffee|grillen|"
        r"feier|fest|picknick|ausflug)"
    ),
    "es": (
        r"(?:cumple|cumpleanos|boda|bautizo|navidad|nochebuena|pascua|entierro|aniversario|comer|cenar|comida|"
        r"cena|barbacoa|fiesta|picnic)"
    ),
    "fr": (
        r"(?:anniversaire|anniv|[0-9]+ ans|mariage|bapteme|noel|paques|enterrement|diner|dejeuner|souper|barbecue|"
        r"fete|pique-nique|repas)"
    ),
}
_ASKS = {
    "en": (
        rf"\b(?:are|will|is|do|can) (?:you|u|y'all)(?: (?:both|all|two|guys))? (?:coming|come|take|taking|going|"
        rf"drive|driving|bring|bringing|stay|staying|join us)\b[^?]*\b(?:{_FEAST['en']}|{_EN})\b",
        rf"\bhow (?:is|are) (?:your )?{_EN}(?: doing| feeling| keeping| now| these days)?\W*$",
        rf"\bwho (?:brings|is bringing|makes|takes|picks up|collects|gets)\b[^?]*\b{_EN}\b",
    ),
    "de": (
        rf"\b(?:kommt|fahrt|seid|bringt|bleibt|nehmt) ihr\b[^?]*\b(?:\w*{_FEAST['de']}|{_DE})\b|\b(?:kommst|"
        rf"faehrst|bringst|bleibst) du\b[^?]*\b(?:\w*{_FEAST['de']}|{_DE})\b",
        rf"\bwie geht(?:'s| es)? (?:es )?(?:deine[rm]|eure[rm]|der|dem)? ?{_DE}\b",
        rf"\bwer (?:bringt|macht|holt|faehrt|nimmt|besorgt)\b[^?]*\b{_DE}\b",
    ),
    "es": (
        rf"\b(?:venis|vienes|vais|vas|vienen|os quedais|te quedas|traeis|traes)\b[^?]*\b(?:{_FEAST['es']}|{_ES})\b",
        rf"\bcomo (?:esta|sigue|va|estan|siguen) (?:tu |tus )?{_ES}\b",
        rf"\bquien (?:trae|hace|recoge|lleva|compra)\b[^?]*\b{_ES}\b",
    ),
    "fr": (
        rf"\b(?:vous (?:venez|prenez|restez|apportez|montez|descendez)|tu (?:viens|prends|restes|apportes|montes|"
        rf"descends))\b[^?]*\b(?:{_FEAST['fr']}|{_FR})\b",
        rf"\b(?:{_FEAST['fr']}|{_FR})\b[^?]*\b(?:vous (?:venez|prenez|restez|apportez)|tu (?:viens|prends|restes|"
        rf"apportes))\b",
        rf"\bcomment (?:va|vont) (?:ta |ton |tes )?{_FR}\b",
        rf"\bqui (?:apporte|ramene|fait|prend|va chercher|emmene)\b[^?]*\b{_FR}\b",
    ),
}
_COMPILED = {language: [Compiled(each, options()) for each in patterns] for language, patterns in _ASKS.items()}


def asks_at_home(sentence: str, language: str) -> bool:
    """Whether a sentence, in the letters of its lexicon, is such a question."""
    return sentence.endswith("?") and any(each.search(sentence) for each in _COMPILED.get(language, ()))
