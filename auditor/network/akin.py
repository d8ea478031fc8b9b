"""Whether what somebody does is what a word says, by how words of English, German, French and Spanish are built.

Two words of one beginning are of one field only where what follows in each is an ending ("journalists", "journalism"),
or where the word for what somebody does goes on at its joint ("Pflege", "Pflegedirektorin"). Where the word that is
asked for goes on, it means what it says in full: "Pflegekammer" asks for a chamber, and for no nurse. Nobody is named
rather than the wrong one.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from re import compile as pattern
from unicodedata import normalize

STEM = 5  # letters that two words of one field have in common at their beginning
_LEAST_OF_A_TRADE = 6  # letters of a trade in which a compound ends
_BEFORE = 3  # letters that stand before it
LEAST_SHORT = 3  # letters of a short word for a field ("eau", "law", "Bau")
_BACK = 4  # letters by which an ending may begin before two words part
_LEAST_INITIALS = 3  # fewer stand for too much
#: What turns one word for a field into another, in letters without accents.
_FIELD = (
    r"e?s|e|n|ums?|en|em|y|ies|al|els?|elles?|ial|ials|ical|ics?|ings?|ments?|ions?|ionen|ional|ations?|ungs?|ungen"
    r"|ie|ien|ik|ikers?|ikerin(?:nen)?|ias?|ios?|as?|os?|ism[eo]?|ismus|ischen?|ischer|aux|ales|able|rys?|ries|eries?|erias?|lich|wesen"
    r"|kunde|cal|cion|ciones|at|aten|tes?|dad|dades|ures?|ura|cy|ces?"
)
#: What turns it into a word for who does the work.
_WHO = (
    r"ers?|ern|erin(?:nen)?|in(?:nen)?|or[se]?|oren|ores|oras?|ist[seae]?s?|isten|istin(?:nen)?|eur[se]?|euren"
    r"|eurin(?:nen)?|euses?|ians?|iens?|iennes?|ants?|antes?|ents?|iers?|ieres?|aires?|arios?|arias?|eros?|eras?|eers?"
    r"|m[ae]n|wom[ae]n|[lnr]er(?:n|in|innen)?|[rln]in|ende[nrm]?"
)
#: What makes it one for whoever works in the field, and leads nobody.
_HAND = (
    r"(?:fach)?(?:kraft|kraften?|frau|frauen|mann|mannern?|leuten?|person|personen|personal|menschen|profis?"
    r"|helfer(?:n|in|innen)?|assistent(?:en|in|innen)?)"
)
_BY_FIELD, _BY_WHO, _BY_HAND = pattern(rf"(?:{_FIELD})?"), pattern(rf"(?:{_WHO}|{_HAND})"), pattern(_HAND)
_MANY = pattern(r"(?:e?[sn]|e)?")
#: Words for a thing, and how the word for a field or a trade begins that is built like one for who works on it.
_A_THING: Mapping[str, str] = {
    "engine": "engineer",
    "engines": "engineer",
    "journal": "journalis",
    "journals": "journalis",
    "office": "officer",
    "offices": "officer",
    "saludo": "salud",
    "saludos": "salud",
    "train": "trainer",
    "trains": "trainer",
}
#: What makes many of a short word, as far as it leaves one.
_ONE = pattern(r"(?<=...)[sx]$")
#: What many belong to and few do the work of.
_BODY = (
    r"kammer|verband|verbund|gewerkschaft|vereinigung|verein|bund|ministerium|schule|akademie|behorde|amt|kasse|rat"
    r"|konferenz|kongress|tagung|messe|stiftung|partei|ausschuss"
)
#: The same as words of their own.
_BODIES = pattern(
    rf"(?:unions?|associations?|chambers?|ministry|ministries|federations?|guilds?|councils?|(?:{_BODY}|verbande|vereine"
    r"|ministerien)(?:e?[sn])?|syndicats?|ordres?|chambres?|ministeres?|sindicatos?|colegios?|ministerios?"
    r"|asociaci(?:on|ones)|camaras?|federaci(?:on|ones))"
)
#: Schools that are named by what they teach.
_OF_TEACHING = pattern(
    r"(?i)\b(?:\w{2,}(?:ing|ical)|art|business|dental|design|drama|film|language|law|music) "
    r"(?:schools?|colleges?|academ(?:y|ies))\W*$"
)
_SCHOOLS = pattern(r"schools?|colleges?|academ(?:y|ies)")
#: In what else a German word for work, or for where it is done, goes on.
_HEAD = (
    r"abteilung|analyst|anwalt|apotheker|arbeiter|arzt|arztin|assisten\w{1,5}|autor|bau|bauer|beauftragte|berater|beratung"
    r"|bereich|betrieb|betreuer|buro|chef|dienst|dienste|direktion|direktor|entwickler|entwicklung|expert|experte|fahrer"
    r"|firma|forscher|forschung|frau|funktionar|gruppe|handler|haus|heim|helfer|ingenieur|institut|journalist|klinik|kraft"
    r"|krafte|kunde|labor|lehrer|leiter|leitung|lehre|manager|management|mann|meister|mitarbeiter|padagog|padagoge|personal"
    r"|person|pfleger|pflege|planer|planung|politik|politiker|produktion|produzent|prufer|recht|redakteur|redaktion"
    r"|referat|referent|schreiber|sprecher|station|techniker|technik|therapeut|therapie|trainer|unternehmen|unternehmer"
    r"|verlag|versorgung|verwaltung|vorstand|werk|werke|wesen|wirt|wissenschaft|wissenschaftler|zentrum|zeitung"
)
_GOES_ON = pattern(rf"\w*?(?:{_HEAD}|{_BODY})(?:e?[sn]|e|en|er|in|innen)?")
_IS_A_BODY = pattern(rf"\w*(?:{_BODY})(?:e?[sn]|e|en|er)?")
#: Words that name a trade together with another alone.
_NO_TRADE = frozenset(
    {
        "abteil",
        "arbeit",
        "arbeiter",
        "assist",
        "berate",
        "berater",
        "betrieb",
        "dienst",
        "direkt",
        "direktor",
        "leitung",
    }
    | {"leiter", "manager", "mitarb", "mitarbeiter", "partner", "person", "personal"}
)
#: What short names of posts stand for that are spelt out as one word.
_SPELT_OUT: Mapping[str, str] = {
    "PDL": "Pflegedienstleitung",
    "WBL": "Wohnbereichsleitung",
    "GF": "Geschäftsführung",
    "RA": "Rechtsanwalt",
    "OB": "Oberbürgermeister",
}
#: Short names of two words: two initials stand for too much ("human rights").
_OF_TWO: Mapping[tuple[str, str], str] = {
    ("human", "resources"): "hr",
    ("public", "relations"): "pr",
    ("ressources", "humaines"): "rh",
    ("recursos", "humanos"): "rrhh",
    ("vice", "president"): "vp",
}


def plain(word: str) -> str:
    """A word in small letters without accents."""
    return "".join(letter for letter in normalize("NFKD", word.casefold()) if not "\u0300" <= letter <= "\u036f")


def spelt_out(word: str) -> str:
    """What a short name stands for; the word itself where nothing is known of it."""
    return _SPELT_OUT.get(word, word)


def initials(words: Sequence[str]) -> frozenset[str]:
    """The short names that words with capitals beside one another have, as "CEO" for "Chief Executive Officer"."""
    told = [plain(word) for word in words]
    runs = "".join(word[0] if word[0].isupper() else " " for word in words).casefold().split()
    of_several = {
        run[at:end] for run in runs for at in range(len(run)) for end in range(at + _LEAST_INITIALS, len(run) + 1)
    }
    return frozenset(filter(None, (_OF_TWO.get(pair) for pair in pairwise(told)))) | of_several


def is_a_body(word: str, said: str) -> bool:
    """Whether a word, as ``plain`` has it, is for what others are members or pupils of, in what is ``said``."""
    return bool(_BODIES.fullmatch(word) or (_SCHOOLS.fullmatch(word) and _OF_TEACHING.search(said)))


@cache
def is_of(asked: str, does: str) -> bool:
    """Whether a word for what somebody ``does`` is of the field of the word ``asked`` for, both as ``plain`` has it."""
    if does in _A_THING and asked.startswith(_A_THING[does]):
        return False
    same = next((at for at, (a, b) in enumerate(zip(asked, does, strict=False)) if a != b), min(len(asked), len(does)))
    if same < STEM:
        return asked == does or _ends_in(asked, does) or _is_of_short(asked, does)
    for joint in range(same, max(same - _BACK, STEM) - 1, -1):
        beyond, further = asked[joint:], does[joint:]
        who = _BY_WHO.fullmatch(beyond)
        if not who and not _BY_FIELD.fullmatch(beyond):
            continue
        if _BY_FIELD.fullmatch(further) or _BY_WHO.fullmatch(further):
            return True
        if _BY_HAND.fullmatch(beyond):
            continue
        if _GOES_ON.fullmatch(further) and not (who and _IS_A_BODY.fullmatch(further)):
            return True
    return False


def _is_of_short(asked: str, does: str) -> bool:
    """Whether a word is that of the few letters of ``asked``, one or many, or a compound that begins with them and goes
    on at its joint: few letters tell nothing by how a word begins ("art" is no "article")."""
    if not LEAST_SHORT <= len(asked) < STEM:
        return False
    one = _ONE.sub("", asked)
    return one == _ONE.sub("", does) or any(
        does.startswith(asked + joint) and bool(_GOES_ON.fullmatch(does[len(asked + joint) :])) for joint in ("", "s")
    )


def _ends_in(asked: str, does: str) -> bool:
    """Whether a compound ends in the trade that is asked for, as "Krankenpflegerin" does of "Pflegekräfte"."""
    for end in range(len(asked), _LEAST_OF_A_TRADE - 1, -1):
        trade, beyond = asked[:end], asked[end:]
        at = does.rfind(trade)
        if at >= _BEFORE and trade not in _NO_TRADE and (_MANY.fullmatch(beyond) or _BY_WHO.fullmatch(beyond)):
            further = ("e" if trade.endswith("e") else "") + does[at + end :]
            return bool(_BY_FIELD.fullmatch(further) or _BY_WHO.fullmatch(further))
    return False
