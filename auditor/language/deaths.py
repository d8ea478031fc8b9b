"""Whom a message says to have died: "Rolf Ahrens ist gestern gestorben". What is found is only ever asked about.

Only plain words are taken for it, and only between a name and a verb that nothing parts but when, where and how: whose
father died is not dead, nor is who died laughing, nor who died years ago or in a series.
"""

import re
from datetime import date

from auditor.activities.names import untitled
from auditor.language.compiled import Compiled
from auditor.language.names_said import CAPITAL, Named
from auditor.language.text import own_words, sentences, without_quotations

_LONG, _MOST = 4_000, 40  # characters; sentences
_MOST_NAMED = 4
#: Without one of these, in small letters, nothing tells of a death. To look for them takes a hundredth of the time.
_ANY = (
    "storben", "starb", "entschlafen", "eingeschlafen", "von uns gegangen", " tot", "todes", "tod ", "trauer",
    "beerdigung", "beisetzung", "lebt nicht mehr", "died", "passed away", " dead", "death", "funeral", "with us",
    "muri", "muert", "fallec", "entierro", "velorio", "décéd", "deced", "mort", "quitté", "éteint", "décès",
    "obsèques", "funérailles", "enterrement",
)  # fmt: skip
_NAME = rf"({CAPITAL}(?: (?:(?:von|van|vom|zu|der|den|de|del|la|le|y|dos|da) ){{0,2}}{CAPITAL}){{0,4}})"
#: What may stand between a name and the verb: when, where and how.
_WEEKDAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
_MONTHS = "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_DE = (
    rf"(?: (?:heute|gestern|vorgestern|früh|morgen|nacht|nachts|abend|mittag|nachmittag|am|im|um|letzte[nrs]?|"
    rf"diese[nrs]?|vergangene[nrs]?|vorige[nrs]?|(?:{_WEEKDAYS})|(?:{_MONTHS})|\d{{1,2}}\.?(?:\d{{1,2}}\.)?|wochenende|"
    rf"plötzlich|unerwartet|überraschend|friedlich|sanft|ruhig|still|leise|leider|nach|langer|kurzer|schwerer|"
    rf"krankheit|krankenhaus|klinik|hospiz|schlaf|zuhause|zu|hause|daheim|jetzt|nun|auch|bereits|gerade|eben|mit|"
    rf"jahren|vor|einer|einem|zwei|drei|vier|fünf|ein|paar|tag|tagen|stunden|woche|wochen|viel|völlig|jung|"
    rf"für immer|der|in|und|kreis|familie|seiner|ihrer)){{0,9}}"
)
_EN = (
    r"(?: (?:has|had|just|sadly|suddenly|peacefully|unexpectedly|recently|also|apparently|unfortunately|quietly|now|"
    r"yesterday|today|last night|this morning)){0,4}"
)
_ES = r"(?: (?:se|ya|ayer|anoche|hoy|esta (?:mañana|noche|madrugada)|repentinamente|de repente|lamentablemente)){0,3}"
_FR = (
    r"(?: (?:hier|ce matin|cette nuit|subitement|brutalement|soudainement|paisiblement|malheureusement|"
    r"avant-hier|récemment)){0,3}"
)
_FOR_GOOD = r"(?:friedlich|sanft|ruhig|still|für immer) (?:eingeschlafen|entschlafen)"
_TELLS = tuple(
    Compiled(words)
    for words in (
        rf"{_NAME} (?i:ist{_DE} (?:gestorben|verstorben|von uns gegangen|{_FOR_GOOD}))\b",
        rf"{_NAME} (?i:ist{_DE} tot|lebt nicht mehr|starb{_DE})(?:$|\W*$|[.,;:!–—-]| – )",
        rf"(?i:\bist) {_NAME}(?i:{_DE} (?:gestorben|verstorben|von uns gegangen|{_FOR_GOOD}))\b",
        rf"(?i:\bdass) {_NAME}(?i:{_DE} (?:gestorben|verstorben|tot|von uns gegangen|{_FOR_GOOD}) ist)\b",
        rf"(?i:\b(?:tod|trauerfeier|beerdigung|beisetzung|trauer) (?:von|für|um)|\btrauern um) {_NAME}",
        rf"{_NAME}(?i:{_EN} (?:died|passed away))\b",
        rf"{_NAME} (?i:is (?:dead|no longer with us))(?:\W*$|[.,;:!])",
        rf"(?i:\b(?:death|funeral|passing) (?:of|for)) {_NAME}",
        rf"{_NAME}['’]s (?i:funeral|death)\b",
        rf"{_NAME}(?i:{_ES} (?:murió|ha muerto|falleció|ha fallecido))(?:$|\PL)",
        rf"(?i:\b(?:murió|ha muerto|falleció|ha fallecido){_ES}) {_NAME}",
        rf"(?i:\b(?:muerte|fallecimiento|funeral|entierro|velorio) de) {_NAME}",
        rf"{_NAME} (?i:est{_FR} (?:décédée?|morte?)|nous a quittée?s|s['’]est éteinte?)(?:$|\PL)",
        rf"(?i:\b(?:mort|décès|obsèques|funérailles|enterrement) (?:de |d['’])){_NAME}",
    )
)
#: Words by which nobody has died, or not now, or not for real.
_NOT_SO = Compiled(
    r"(?i)(?:^|\PL)(?:"
    r"nicht gestorben|fast|beinahe|halb|wenn|falls|als ob|hätte|wäre|würde|für mich gestorben|"
    r"vor (?:lachen|langeweile|angst|scham)|(?:vor|seit) (?:\pL+ |\d+ )?(?:\pL+ )?jahren|damals|staffel|folge|"
    r"serie|film|roman|spiel|level|todestag\w*|jahrestag|if|would|could|almost|nearly|not|never|laughing|"
    r"of (?:laughter|embarrassment|boredom)|inside|a little|years? ago|anniversary|season|episode|movie|novel|"
    r"spoiler|game|si|casi|no (?:ha|se|est[áa])|de (?:risa|hambre|sueño|pena|vergüenza|miedo|aburrimiento|calor|frío)|"
    r"hace (?:\pL+ |\d+ )años|temporada|película|novela|aniversario|presque|n['’]est|pas|"
    r"de (?:rire|fatigue|faim|honte|peur|froid|chaud|trouille)|il y a (?:\pL+ |\d+ )ans|saison|série|anniversaire"
    r")(?:$|\PL)|n['’]t(?:$|\PL)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: A relation right before a name: whose uncle Karl died need not know mine, so that a first name alone names nobody.
_RELATION = Compiled(
    r"(?i)(?:^|[^\pL])(?:husband|wife|father|mother|dad|mum|mom|brother|sister|son|daughter|uncle|aunt|cousin|"
    r"grand\w+|friend|"
    r"neighbou?r|colleague|boss|dog|cat|in-law|mann|frau|vater|mutter|bruder|schwester|sohn|tochter|onkel|tante|opa|"
    r"oma|"
    r"freund|freundin|nachbar|nachbarin|hund|katze|kater|marido|esposo|esposa|mujer|padre|madre|papá|mamá|herman[oa]|"
    r"hij[oa]|t[íi][oa]|prim[oa]|abuel[oa]|amig[oa]|vecin[oa]|perr[oa]|gat[oa]|mari|femme|père|mère|frère|s(?:œ|oe)ur|"
    r"fils|fille|oncle|grand-\w+|amie?|voisine?|chien|chat)\s*$"
)
#: What stands before a name and is none of it.
_BEFORE = frozenset(
    ("unser", "unsere", "unserer", "unserem", "unseren", "der", "die", "mein", "meine", "meinem", "meinen", "our", "my",
     "poor", "dear", "notre", "mon", "ma", "nuestro", "nuestra", "mi", "liebe", "lieber", "gestern", "heute", "leider",
     "auch", "se", "sadly", "yesterday", "today", "ayer", "hoy", "hier", "dass", "that", "que")
)  # fmt: skip
#: Who is called so is somebody else's, unless it is I who tell of them.
KIN = frozenset(
    ("mama", "papa", "mutti", "vati", "mutter", "vater", "oma", "opa", "omi", "opi", "mum", "mummy", "mom", "dad",
     "daddy", "grandma", "grandpa", "granny", "nan", "nana", "mamá", "papá", "abuela", "abuelo", "yaya", "yayo",
     "maman", "mamie", "mamy", "papi", "papy", "mémé", "pépé", "tante", "onkel", "auntie", "uncle", "tía", "tío", "mam",
     "mother", "father", "gran", "grandad", "grandmother", "grandfather", "brother", "sister", "aunt", "cousin",
     "husband",
     "wife", "mami", "großmutter", "großvater", "bruder", "schwester", "schwiegermutter", "schwiegervater",
     "schwiegermama", "schwiegerpapa", "schwager", "schwägerin", "cousine", "nichte", "neffe", "mamita",
     "papito",
     "madre", "padre", "abuelita", "abuelito", "hermano", "hermana", "suegra", "suegro", "cuñada", "cuñado", "prima",
     "primo", "marido", "père", "mère", "grand-mère", "grand-père", "frère", "sœur", "soeur", "oncle", "belle-mère",
     "beau-père", "mari")
)  # fmt: skip


def deaths(text: str, told: date) -> tuple[Named, ...]:
    """The names of whom a message of the day ``told`` says to have died. One of a single word is left out where it is
    said to be that of somebody's relation."""
    said = text[:_LONG].lower()
    if not any(word in said for word in _ANY):
        return ()
    found: dict[Named, None] = {}
    for sentence in sentences(without_quotations(own_words(text[:_LONG])))[:_MOST]:
        if _NOT_SO.search(sentence) or any(int(year) != told.year for year in _YEAR.findall(sentence)):
            continue
        asks = sentence.rstrip().endswith("?")
        for pattern in _TELLS:
            match = pattern.search(sentence)
            if match is None or (asks and " dass " not in f" {match[0].lower()} "):
                continue
            name = _bare(match[1])
            if name and (len(name) > 1 or not _RELATION.search(sentence[: match.end(1)].rpartition(" ")[0])):
                found[name] = None
    return tuple(found)[:_MOST_NAMED]


def _bare(name: str) -> Named:
    words = [word.rstrip(".") for word in name.casefold().replace("’", "'").split()]
    while len(words) > 1 and words[0] in _BEFORE:
        words.pop(0)
    if words and words[-1].endswith("'s"):
        words[-1] = words[-1][:-2]
    return untitled(words) if words and words != [each for each in words if each in _BEFORE] else ()
