"""Whether a message speaks of anybody beside who writes and to whom: who asks "may I give her your number?" asks
about an introduction, who asks "is Tuesday fine?" does not; nor does who speaks to one of a group introduce anybody.

Names are no help in German, where every noun has a capital, nor are they where a place is named; so people are told by
what one does with them: to introduce, to pass on a number, to speak with somebody; by pronouns that mean people alone,
and by words for kin, friends and colleagues.
"""

import re
from collections.abc import Sequence
from functools import cache

from auditor.activities.names import plain, words

_LONGEST = 2_000  # characters of a message that are looked at
_THIRD = {
    "en": (
        r"introduc|intro(?!\w)|put\w* .{1,30}in (?:touch|contact)|in (?:touch|contact) with|connect (?:you|"
        r"him|her|them|the)|link (?:you|u) up|hook\w* \w+ up|(?:talk|speak|chat|write|reach out) (?:to|"
        r"with) (?!me|us|you)|your (?:number|e-?mail|mobile|details|contact|address|insta\w*|profile|cv|"
        r"handle)|ur (?:number|insta|email)|(?:copy|cc|loop|bring)\w* (?:you|u|in|him|her|them)(?!\w)|"
        r"bring\w* (?:you|u) (?:two|both|together)|s?he(?!\w)|him(?!\w)|her(?!\w)|with (?-i:[A-Z])\w+|"
        r"tell (?-i:[A-Z])\w+|my (?:\w+ )?(?:friend|sister|brother|cousin|son|daughter|niece|nephew|uncle|"
        r"aunt|boss|colleague|neighbour|neighbor|student|flatmate|landlord|wife|husband|mate|mum|dad|mother|"
        r"father)s?(?!\w)"
    ),
    "de": (
        r"vorstell|stell\w* (?:dich|euch|sie|ihnen|dir) .{1,40}(?<!\w)vor(?!\w)|bekannt\s?mach|"
        r"bekannt zu ?machen|kennen\s?lern|kennenzulernen|in (?:kontakt|verbindung)|vernetz|verbinde|"
        r"zusammen\s?(?:zu)?bring|verkuppel|(?:deine|ihre|eure|dein|ihr|euer)[nmr]? (?:\w+ )?(?:\w*nummer|"
        r"kontakt\w*|mail\w*|e-mail\w*|adresse|daten|profil|lebenslauf)|weiter(?:zu)?(?:geb|leit|reich|"
        r"sag)|vorschlag|empfehl|(?:er|sie|der|die) (?:sich|dich|ihnen|dir|mal|sich mal) |ihm(?!\w)|ihn(?!\w)|"
        r"(?:er|sie|der|die) dich|er (?:sich|sie)|darf (?:er|sie|die|der) |soll (?:er|der|die) |"
        r"meine? (?:\w+ )?(?:freund|kolleg|cousin|schwester|bruder|schwager|schwägerin|onkel|tante|chef|"
        r"nachbar|student|neff|nicht[e]|sohn|tochter|bekannte|mitbewohner|frau|mann)\w*"
    ),
    "es": (
        r"(?:te|os|le|les|los|las|me|nos) present(?:o|e|a|as|é|aré|ar[aá]|ase)(?!\w)|presentar\w*|"
        r"conocer(?:l[oae]s?|te|se)?(?!\w)|en contacto|contactar\w*|contact[oe](?!\w)|(?:tu|su|vuestro|tus|"
        r"sus) (?:\w+ )?(?:n[uú]mero|tel[eé]fono|m[oó]vil|cel(?:ular)?|correo|mail|e-?mail|contacto|nombre|"
        r"se[ñn]as|datos|direcci[oó]n|insta\w*|whats\w*|perfil|curr[ií]culum|cv)|habl\w+ (?:con |contigo|"
        r"de lo tuyo)|(?:le|les) (?:hablo|hable|escribo|escriba|llamo|llame|paso|pase|doy|d[eé]|puedo|digo|"
        r"diga|cuento|cuente|mando|mande)(?!\w)|se l[oa]s? (?:digo|paso|doy|mando|puedo)|(?:él|ella)(?!\w)|"
        r"os junt\w+|que (?:te|le|os) (?:escriba|llame|contacte|hable)\w*|te (?:lo|la) (?:mando|presento)|"
        r"cruz\w+ con|con (?-i:[A-ZÁÉÍÓÚÑ])\w+|(?:mi|un|una) (?:\w+ )?(?:amig|prim|herman|hij|sobrin|"
        r"t[íi][oa]|jef|compañer|colega|vecin|alumn|cuñad|novi)\w*"
    ),
    "fr": (
        r"présent\w+|rencontr\w+|conna[iî]tre|en (?:contact|relation|lien|rapport|copie)|contact avec|(?:ton|"
        r"votre|ta|tes|vos|le) (?:\w+ )?(?:num[eé]ro|t[eé]l\w*|portable|mail|e-?mail|courriel|adresse|contact|"
        r"coordonn[eé]es|06|07|insta\w*|profil|cv|ligne)(?!\w)|parl\w+ (?:à|avec|de) (?!moi|nous)|(?:lui|"
        r"leur)(?!\w)|elle (?!est |serait )|(?:qu['’ ])?(?:il|elle|ils) (?:t['’]|te |vous |peu[tx]|pourrai)|"
        r"vous réuni\w*|avec (?-i:[A-ZÉÈ])\w+|(?:mon|ma|un|une|mes|un de mes) (?:\w+ )?(?:ami|cousin|frère|"
        r"sœur|soeur|fils|fille|nièce|neveu|oncle|tante|chef|patron|collègue|voisin|étudiant|élève|beau-\w+|"
        r"belle-\w+|confrère|copain|copine|pote)\w*"
    ),
}  # fmt: skip
#: What presents somebody, or speaks to several, in any of the languages.
_TO_SEVERAL = re.compile(
    r"(?<!\w)(?:meet|this is|these are|both|two|each other|all|every(?:one|body)|folks|das ist|das sind|hier ist|"
    r"beide\w*|"
    r"alle|zusammen|euch|ihr|einander|est[ea] es|os|ambos|ambas|vosotr[oa]s|ustedes|tod[oa]s|l[oa]s dos|voici|voilà|"
    r"tous|"
    r"toutes|deux|vous)(?!\w)"
)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{_THIRD[language]})")


def of_a_third(text: str, language: str | None) -> bool:
    """Whether a message speaks of somebody beside who writes and who reads; also where that cannot be told."""
    return language not in _THIRD or _pattern(language).search(text[:_LONGEST].replace("’", "'")) is not None


def to_one(text: str, language: str | None, names: Sequence[str]) -> bool:
    """Whether a message to people of these names calls or names exactly one of them, presents nobody and means no
    other. It is not known where somebody's name is not."""
    firsts = [next(iter(plain(name)), "") for name in names]
    if not all(firsts) or _TO_SEVERAL.search(text[:_LONGEST].casefold()):
        return False
    said = set(words(text[:_LONGEST]))
    return sum(first in said for first in firsts) == 1 and not of_a_third(text, language)
