"""Whether a relative tells, from the account that the dead left, that its owner has died: "This is Moira, Ted's
daughter. Daddy passed away last night." So most such news comes. Who writes must say whose relative they are, and of
whom they tell must be that to them: whose daughter writes that her husband died tells of somebody else.
"""

import re
from functools import cache

import re2

from auditor.language.compiled import Holds
from auditor.language.names_said import CAPITAL, Named
from auditor.language.text import own_words, sentences, without_quotations

_LONG, _MOST = 2_000, 20  # characters; sentences
_NAME = rf"{CAPITAL}(?: {CAPITAL}){{0,2}}"
#: Of a relation to the owner, as the writer calls themselves: what they call the owner.
_EN = {
    "daughter|son|boy|girl|eldest|youngest": "dad|daddy|da|father|papa|mum|mummy|mom|mam|mammy|mother|mama",
    "wife|husband|partner|widow|widower": "husband|wife|partner",
    "sister|brother": "brother|sister",
    "mother|father|mum|mom|dad": "son|daughter|boy|girl|child",
    "granddaughter|grandson": "grandad|granddad|grandpa|grandfather|gran|granny|grandma|nan|nana|nanny|grandmother",
    "niece|nephew": "uncle|aunt|auntie",
}
_DE = {
    "tochter|sohn|älteste|ältester|jüngste|jüngster": "papa|papi|vati|vater|mama|mami|mutti|mutter",
    "frau|ehefrau|mann|ehemann|partnerin|partner|witwe|lebensgefährtin|lebensgefährte": (
        "mann|frau|ehemann|ehefrau|partner|partnerin"
    ),
    "schwester|bruder": "bruder|schwester",
    "mutter|vater": "sohn|tochter|kind",
    "enkelin|enkel": "opa|oma|großvater|großmutter|opi|omi",
    "nichte|neffe": "onkel|tante",
}
_ES = {
    "hija|hijo": "papá|papa|padre|papi|mamá|mama|madre|mami",
    "mujer|esposa|marido|esposo|pareja|viuda|viudo": "marido|mujer|esposo|esposa|pareja",
    "hermana|hermano": "hermano|hermana",
    "madre|padre": "hijo|hija",
    "nieta|nieto": "abuelo|abuela|abuelito|abuelita|yayo|yaya",
    "sobrina|sobrino": "tío|tía",
}
_FR = {
    "fille|fils": "papa|père|maman|mère",
    "femme|épouse|mari|époux|compagne|compagnon|veuve|veuf|conjointe|conjoint": (
        "mari|femme|époux|épouse|compagnon|compagne"
    ),
    "sœur|soeur|frère": "frère|sœur|soeur",
    "mère|père": "fils|fille",
    "petite-fille|petit-fils": "papi|papy|mamie|mamy|grand-père|grand-mère|pépé|mémé",
    "nièce|neveu": "oncle|tante",
}
_DIED_EN = (
    r"(?:(?:has|had|just|sadly|suddenly|peacefully|unexpectedly) )*(?:died|passed away|passed on|"
    r"is no longer with us|passed (?:last|yesterday|this|on|peacefully)\b)"
)
_WHEN_DE = r"(?:\S+ ){0,5}"
_DIED_DE = (
    rf"(?:ist {_WHEN_DE}(?:gestorben|verstorben|von uns gegangen|(?:friedlich|sanft|ruhig|"
    rf"für immer) (?:eingeschlafen|entschlafen))|(?:starb|verstarb)\b|lebt nicht mehr)"
)
_DIED_ES = r"(?:\S+ ){0,2}(?:murió|ha muerto|falleció|ha fallecido|nos dejó|nos ha dejado|se nos fue|se nos ha ido)"
_DIED_FR = (
    r"(?:est (?:\S+ ){0,2}(?:décédée?|morte?)|nous a quittée?s|s['’]est éteinte?|est partie? (?:cette nuit|"
    r"hier|ce matin|paisiblement))"
)


def _forms(
    relations: dict[str, str], who: tuple[str, ...], died: tuple[str, ...]
) -> list[tuple[re2._Regexp, re2._Regexp]]:
    """For each relation, how its bearer says whose they are, and tells of the death."""
    return [
        (
            re2.compile(
                "|".join(
                    each.replace("OWNER", f"(?P<owner{place}>{_NAME})").replace("REL", f"(?:{of})")
                    for place, each in enumerate(who)  # a name of a group is taken once a pattern
                )
            ),
            re2.compile("|".join(each.replace("KIN", f"(?:{called})") for each in died)),
        )
        for of, called in relations.items()
    ]


@cache
def _known() -> list[tuple[re2._Regexp, re2._Regexp]]:
    """Those of all languages, made for the first message that may be one."""
    return [
        *_forms(
            _EN,
            (
                rf"(?i:\b(?:this is|it['’]?s|i['’]?m|i am|here is)) {_NAME}, ?OWNER['’]s? (?i:(?:\pL+ )?REL\b)",
                r"(?i:\b(?:this is|it['’]?s|i['’]?m|i am)) OWNER['’]s? (?i:(?:\pL+ )?REL\b)",
                rf"(?i:\b(?:this is|it['’]?s|i['’]?m|i am)) (?:{_NAME},? )?(?i:(?:his|her) REL\b)",
                r"(?i:\bREL of )OWNER(?i:,? (?:here|writing))",
            ),
            (rf"(?i:(?:^|\b(?:my|our|that|,) ?)KIN {_DIED_EN})", rf"(?i:\b(?:he|she) {_DIED_EN})"),
        ),
        *_forms(
            _DE,
            (
                rf"(?i:\b(?:hier (?:ist|schreibt)|ich bin(?:['’]?s)?|da ist)) {_NAME},? (?i:(?:die|"
                rf"der) (?:\pL+ )?REL (?:von|vom)) OWNER",
                rf"(?i:\b(?:hier (?:ist|schreibt)|ich bin)) (?:{_NAME},? )?OWNERs (?i:REL\b)",
                rf"(?i:\b(?:hier (?:ist|schreibt)|ich bin)) (?:{_NAME},? )?(?i:(?:seine|ihre|sein|ihr) REL\b)",
                r"(?i:\b(?:hier (?:ist|schreibt)|ich bin) (?:die|der) REL von) OWNER",
            ),
            (
                rf"(?i:(?:^|\b(?:mein|meine|unser|unsere|der|die|dass|,) ?)KIN {_DIED_DE})",
                rf"(?i:\b(?:er|sie) {_DIED_DE})",
                r"(?i:\bist (?:mein|meine|unser|unsere) KIN (?:\S+ ){0,5}(?:gestorben|verstorben|von uns gegangen|"
                r"eingeschlafen))",
            ),
        ),
        *_forms(
            _ES,
            (
                rf"(?i:\bsoy) {_NAME},? (?i:(?:la|el) (?:\pL+ )?REL de) OWNER",
                r"(?i:\bsoy (?:la|el) REL de) OWNER",
                rf"(?i:\bsoy) (?:{_NAME},? )?(?i:su REL\b)",
            ),
            (
                rf"(?i:(?:^|\b(?:mi|nuestro|nuestra|que|,) ?)KIN {_DIED_ES})",
                r"(?i:(?:murió|ha muerto|falleció|ha fallecido|nos dejó|nos ha dejado) (?:\S+ ){0,2}(?:mi|nuestro|"
                r"nuestra) KIN)",
                r"(?i:^(?:él |ella )?(?:murió|ha muerto|falleció|ha fallecido))",
            ),
        ),
        *_forms(
            _FR,
            (
                rf"(?i:\b(?:je suis|c['’]est|ici)) {_NAME},? (?i:(?:la |le |l['’])REL (?:de |d['’]))OWNER",
                r"(?i:\b(?:je suis|c['’]est) (?:la |le |l['’])REL (?:de |d['’]))OWNER",
                rf"(?i:\b(?:je suis|c['’]est|ici)) (?:{_NAME},? )?(?i:(?:sa|son) REL)",
            ),
            (rf"(?i:(?:^|\b(?:mon|ma|notre|que|,) ?)KIN {_DIED_FR})", rf"(?i:\b(?:il|elle) {_DIED_FR})"),
        ),
    ]


_ANY = Holds(
    "died|passed|no longer|storben|starb|gegangen|schlafen|lebt nicht|muri|muert|fallec|nos dej|se nos fue|se nos ha|"
    "décéd|mort|quitt|éteint|parti"
)
#: And without one of these, nobody says whose relative they are.
_WHO = re.compile(
    r"this is|i['’]?m |i am|it['’]?s|here|writing|hier |ich bin|da ist|soy|suis|c['’]est|ici ", re.IGNORECASE
)


def owner_died(text: str) -> Named | None:
    """What a relative calls the owner of the account that they write from, of whose death they tell: no word where they
    name nobody ("his wife"), and None where they tell no such thing."""
    own = own_words(text[:_LONG])
    if not (_ANY(own) and _WHO.search(own)):
        return None
    said = sentences(without_quotations(own))[:_MOST]
    for who, died in _known():
        for sentence in said:
            if (match := who.search(sentence)) is not None and any(died.search(each) for each in said):
                name = next((owner for owner in match.groupdict().values() if owner), "")
                return tuple(word.rstrip(".") for word in name.casefold().replace("’", "'").split())
    return None
