"""Whether all that a message to several asks is asked of many: "does anybody …?", "who can …?", "guys, …", "each of us
has to bring two". Whoever answers such a line does so by choice: it asks nobody in particular.

What is in doubt is asked of one: who waits for me is overlooked otherwise. So a sentence that calls a name, or speaks
to one person, is asked of them, and so is a message in which another sentence asks.
"""

from typing import NamedTuple

from auditor.activities.acts import Act
from auditor.language.compiled import Compiled, Holds
from auditor.language.patterns import options
from auditor.language.reading import read
from auditor.language.text import own_words, plain_lines, sentences, without_quotations

_LONG, _MOST = 2_000, 20  # characters; sentences
_ASKS = int(Act.ASK | Act.CLEAR_ASK | Act.QUESTION)


class _Words(NamedTuple):
    """Of one language, in small letters without the accents of Spanish and French: ``asks`` many at the beginning of a
    sentence, ``opens`` a message by speaking to all, ``shares`` a number out among all, ``to_one`` speaks to one
    person."""

    asks: Compiled
    opens: Compiled
    shares: Compiled
    to_one: Compiled


#: Before what asks, in a sentence.
_BEFORE = {
    "en": r"(?:(?:and|so|but|also|ok|okay|sorry|btw|by the way|please|quick question|question)[ ,:]+)*",
    "de": r"(?:(?:und|also|aber|ok|okay|sorry|ach|übrigens|bitte|frage|kurze frage|mal)[ ,:]+)*",
    "es": r"(?:(?:y|pues|pero|oye|oíd|ok|vale|perdon|perdonad|por favor|una pregunta|pregunta)[ ,:]+)*",
    "fr": r"(?:(?:et|alors|mais|bon|ok|pardon|desolee?|au fait|question|dites|dites-moi)[ ,:]+)*",
}
_ASKED = {
    "en": (
        r"(?:does|has|have|is|can|could|would|will|did|do|was|might)(?:n['’]t)? (?:any ?(?:one|body)|some ?(?:one|"
        r"body)|"
        r"(?:any|one|some|all|each|which) of (?:you|us))\b|(?:any ?(?:one|body)|some ?(?:one|body)) "
        r"(?:got|know|knows|up for|around|free|seen|coming|going|interested|want|wants|have|has|able)\b|"
        r"who(?:['’]s| is| are| can| could| would| will| wants| has| have| knows| brings| takes| fancies)? "
        r"(?:(?:going to|able to|willing to|free to|like to|love to|got|still) )?(?:up for|in for|bring|bringing|"
        r"coming|"
        r"come|going|go|free|help|helping|take|taking|open|opening|drive|driving|make|making|do|doing|join|joining|"
        r"eats?|a|an|the|some|time|to|got|know|any|when|where|how|lend|pick|picking|cover|covering|volunteer)\b|"
        r"any (?:volunteers|takers|offers|ideas)\b|hands up\b|"
        r"(?:we all|we each|all of us|(?:each|every one|everyone) of (?:us|you)|every member|everyone|everybody|"
        r"you all|all of you|y['’]all) (?:please |now |really )?(?:has|have|had|must|needs?|should|shall|ought|is to|"
        r"are to|will have|bring|brings|send|let|tell|recruit)\b"
    ),
    "de": (
        r"(?:hat|hätte|kann|könnte|weiß|kennt|mag|möchte|will|ist|war|kommt|braucht|würde|sieht|geht|fährt|bringt)"
        r"(?: (?:noch|hier|vielleicht|zufällig|denn|von euch|mir|uns))* (?:jemand|irgendjemand|irgendwer|wer|"
        r"eine?r? von "
        r"(?:euch|uns))\b|wer(?: von euch| alles)? (?:kann|könnte|hat|hätte|mag|möchte|will|kommt|bringt|macht|"
        r"weiß|nimmt|fährt|geht|ist dabei|isst|hilft|übernimmt|sperrt|braucht)\b|"
        r"(?:jemand|irgendwer) (?:da|lust|zeit|dabei)\b|freiwillige\b|"
        r"(?:jeder|jede|jedes mitglied)(?: (?:von|unter) (?:uns|euch))? (?:soll|sollte|muss|müsste|bringt|wirbt|"
        r"schickt|nimmt)\b|"
        r"(?:wir|ihr) (?:müssen|sollen|sollten|müsst|sollt|solltet) (?:jetzt |bitte )?alle\b|alle (?:bitte|bringen|"
        r"müssen|sollen|sollten|schicken)\b"
    ),
    "es": (
        r"(?:alguien|algun[oa] de (?:vosotr[oa]s|ustedes)) (?:tiene|tendria|sabe|puede|podria|quiere|viene|va|trae|"
        r"conoce|ha|se|me|nos|por|con)\b|(?:sabe|tiene|puede|podria|quiere|viene|conoce|hay|lo sabe) (?:alguien|"
        r"algun[oa] de "
        r"(?:vosotr[oa]s|ustedes))\b|quien(?:es)? (?:puede|podria|quiere|viene|va|trae|tiene|sabe|se (?:apunta|anima|"
        r"ofrece|encarga|queda|viene)|come|ayuda|lleva|abre|falta)\b|"
        r"(?:todos|todas) (?:tenemos|teneis|tienen|debemos|debeis|deben|hay)\b|(?:tenemos|hay|debemos) que [^.?!]*"
        r"\b(?:tod[oa]s|cada un[oa])\b|cada un[oa](?: de (?:nosotr[oa]s|vosotr[oa]s))? (?:tiene|debe|trae|debera|que)"
        r"\b|cada (?:miembro|soci[oa]) (?:tiene|debe|trae)\b|voluntari[oa]s\b"
    ),
    "fr": (
        r"(?:est-ce qu(?:e |['’]))?(?:quelqu['’]un|(?:l['’])?une? d['’]entre (?:vous|nous)) (?:a|aurait|sait|peut|"
        r"pourrait|veut|voudrait|vient|va|connait|est|serait|pour)\b|y a-t-il quelqu['’]un\b|"
        r"(?:il )?y a quelqu['’]un\b|"
        r"(?:qui|lesquels) (?:d['’]entre vous )?(?:peut|pourrait|veut|voudrait|vient|va|a|aurait|sait|apporte|"
        r"amene|ramene|prend|mange|s['’]occupe|se charge|est (?:partante?|dispo\w*|libre|chaude?)|fait|ouvre|aide)\b|"
        r"(?:on|nous) (?:doit|devons|va|allons) tou(?:s|tes)\b|chacune?(?: de (?:nous|vous)| d['’]entre (?:nous|"
        r"vous))? "
        r"(?:doit|apporte|amene|ramene|devra)\b|tout le monde (?:doit|apporte|amene|ramene|devra)\b|chaque membre "
        r"(?:doit|apporte|amene)\b|des volontaires\b"
    ),
}
#: A number that all of a group are to bring, after which who asks on asks all.
_SHARED = {
    "en": (
        r"(?:we all|we each|all of us|(?:each|every one|everyone) of (?:us|you)|every member|everyone|everybody|"
        r"you all|all of you)"
        r"\b[^?]*\b(?:bring|recruit|find|name|refer|invite|sign up|get)s?\b[^?]*\b(?:one|two|three|four|five|\d+|"
        r"a dozen)\b"
    ),
    "de": (
        r"(?:jede[rs]?(?: (?:von|unter) (?:uns|euch))?|jedes mitglied|(?:wir|ihr) [a-zäöüß]+(?: jetzt|"
        r" bitte)? alle|alle)\b"
        r"[^?]*\b(?:zwei|drei|vier|fünf|eine?n?|\d+)\b[^?]*\b(?:mitbringen|bringen|bringt|werben|wirbt|finden|"
        r"nennen|einladen)\b"
    ),
    "es": (
        r"(?:cada un[oa]|cada (?:miembro|soci[oa])|tod[oa]s (?:tenemos|teneis|tienen|debemos|"
        r"deben))\b[^?]*\b(?:traer|trae|"
        r"traemos|captar|buscar|invitar|reclutar|apuntar|conseguir)\b[^?]*\b(?:un[oa]|dos|tres|cuatro|cinco|\d+)\b"
    ),
    "fr": (
        r"(?:chacune?|chaque membre|tout le monde|(?:on|nous) (?:doit|devons) tou(?:s|tes))\b[^?]*\b(?:amen|ramen|"
        r"apport|"
        r"recrut|invit|trouv|parrain)\w*\b[^?]*\b(?:une?|deux|trois|quatre|cinq|\d+)\b"
    ),
}
#: How a message begins that speaks to all of a group: by a greeting, or with a pause behind.
_GREETED = {
    "en": r"(?:hi|hello|hey|dear|morning|good (?:morning|evening|afternoon))[ ,]+",
    "de": r"(?:hallo|hi|hey|moin|servus|guten (?:morgen|abend|tag)|liebe|ihr lieben)[ ,]+",
    "es": r"(?:hola|buenas|buenos dias|buenas tardes|buenas noches|querid[oa]s)[ ,]+",
    "fr": r"(?:salut|bonjour|bonsoir|coucou|hello|chers|cheres)[ ,]+",
}
_ALL = {
    "en": (
        r"(?:all|everyone|everybody|guys|folks|team|y['’]all|people|ladies|gang|friends|you lot|neighbours|neighbors)"
    ),
    "de": (
        r"(?:zusammen|alle|allerseits|in die runde|leute|mädels|jungs|freunde|team|ihr lieben|miteinander|nachbarn)"
    ),
    "es": (
        r"(?:a tod[oa]s|tod[oa]s|chic[oa]s|gente|familia|equipo|compañer[oa]s|companer[oa]s|compis|amig[oa]s|"
        r"vecin[oa]s)"
    ),
    "fr": (
        r"(?:a tou(?:s|tes)|tout le monde|les amis|les filles|les gars|les copains|la team|l['’]equipe|tous|toutes|"
        r"les voisins)"
    ),
}
_OPENED = {
    language: rf"(?:{_GREETED[language]}{_ALL[language]}(?:[ ,:!.–-]|$)|{_ALL[language]}(?:[,:!]| [–-]|$))"
    for language in _ALL
}
#: Speaks to one person, or to one who may be meant politely.
_ONE = {
    "en": r"\b(?:you|your|yours|u|ur)\b",
    "de": r"\b(?:du|dir|dich|dein\w*|ihnen|ihre?[mnrs]?)\b",
    "es": r"\b(?:te|ti|tu|tus|contigo|usted|le|su|sus)\b",
    "fr": r"\b(?:tu|te|toi|ton|ta|tes|vous|votre|vos)\b|\bt['’]",
}
#: The plural of these speaks to many.
_OF_MANY = Compiled(
    r"(?:any|one|some|all|each|which|every one|everyone) of you|you all|y['’]all|d['’]entre vous|(?:de|parmi) vous",
    options(),
)
#: A sentence that calls somebody, by a name at either end of it or behind an at sign; and a message that greets one.
#: Both are looked for in letters as they are.
_GREETS = r"(?i:hi|hello|hey|dear|liebe[rn]?|hallo|hola|salut|bonjour|coucou|cher|chère|querid[oa])"
_CALLS = Compiled(rf"@\pL|^\PL*(?:{_GREETS} )?\p{{Lu}}\pL+(?:,| [–-] )|, \p{{Lu}}\pL+\PL*[?]\W*$")
_GREETS_ONE = Compiled(rf"^\PL*{_GREETS} \p{{Lu}}\pL+\W")
_AT_ALL = Compiled(r"(?i)\s*@(?:all|everyone|here|alle|todos|tous)\b")
_MAY = {
    language: Holds(
        rf"^\PL*{_BEFORE[language]}(?:{_ASKED[language]}|{_SHARED[language]})", rf"^\PL*(?:{_OPENED[language]})"
    )
    for language in _ASKED
}
_WORDS = {
    language: _Words(
        Compiled(rf"^\PL*{_BEFORE[language]}(?:{_ASKED[language]})", options()),
        Compiled(rf"^\PL*(?:{_OPENED[language]})", options()),
        Compiled(rf"^\PL*{_BEFORE[language]}(?:{_SHARED[language]})", options()),
        Compiled(_ONE[language], options()),
    )
    for language in _ASKED
}


def to_many(text: str, language: str | None) -> bool:
    """Whether a message asks something, and all of it of many. Of a long one the beginning is looked at."""
    words = _WORDS.get(language or "")
    if words is None or (text.lstrip().startswith("@") and not _AT_ALL.match(text)):
        return False
    plain = plain_lines(text[:_LONG])
    if not _MAY[language or ""](plain):
        return False
    said = [each for each in sentences(without_quotations(own_words(text[:_LONG]))) if each.strip()][:_MOST]
    lines = [each for each in plain.split("\n") if each.strip()][:_MOST]
    if _GREETS_ONE.search(said[0]) and not words.opens.search(lines[0]):
        return False
    opened, asked = False, []
    for whole, plainly in zip(said, lines, strict=True):
        begins = words.opens.search(plainly) is not None or words.shares.search(plainly) is not None
        opened = opened or begins
        asks_many = words.asks.search(plainly) is not None
        if begins or asks_many or whole.rstrip().endswith("?") or _is_ask(whole, language):
            called = not begins and _CALLS.search(whole) is not None
            alone = asks_many and words.to_one.search(_OF_MANY.sub("", plainly)) is None
            asked.append(not called and (opened or alone))
    return bool(asked) and all(asked)


def _is_ask(sentence: str, language: str | None) -> bool:
    return bool((read(sentence, hint=language).acts or 0) & _ASKS)
