"""Whether a message to several calls one of them by name: "@Ana", "Ana, could you …?", "what do you think, Ana?".

Speaking about somebody ("Ana said so") is not calling them, so a name counts only where nothing but a call can have it.
"""

import re
import unicodedata
from collections.abc import Collection

import re2

from auditor.activities.names import words
from auditor.activities.short_names import also_called, any_called

#: Words of greeting, in any of the languages that are read.
GREETINGS = (
    r"salut|bonjour|bonsoir|coucou|ch[eè]re?s?|dis|hello|hi|hey|hiya|good (?:morning|afternoon|evening)|dear|hallo|moin"
    r"|servus|liebe[rs]?|guten (?:tag|morgen|abend)|sehr geehrter?|hola|buen[oa]s(?: (?:d[ií]as|tardes|noches))?"
    r"|estimad[oa]s?|querid[oa]s?|oye"
)
_LONGEST = 4_000  # characters of a message that are examined
_WORD = re.compile(r"[^\W\d_]{2,40}(?:[-’'][^\W\d_]{1,40}){0,3}")
_NICKNAME = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_LONGEST_NICKNAME = 60
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "frau", "herr", "sr", "sra", "mme"})
#: Titles and forms of address in front of a called person's first or last name.
_TITLED = (
    r"(?:(?:dr|prof(?:essor)?|mr|mrs|ms|miss|madam|ma|sir|aunt(?:y|ie)?|uncle|sister|sis|brother|bro|mama|papa|oga|chief"
    r"|alhaj[ia]|pastor|reverend|rev|engr|barr(?:ister)?|hon|coach|boss|nurse|teacher|frau|herr|tante|onkel|oma|opa"
    r"|se[ñn]or(?:a|ita)?|sra?|srta|do[ñn]a|don|t[ií][ao]|profe|madame|mme|mlle|monsieur|tata|tonton|ma[iî]tre)"
    r"[.]? ){1,2}"
)
#: Words before a name that are not a greeting: they continue the talk, or ask.
_OPENING = (
    r"(?:so|and|ok|okay|but|please|pls|abeg|biko|ehen|oya|well|now|right|also|und|bitte|aber|pues|bueno|por favor|porfa"
    r"|y|bon|alors|donc|et)"
)
#: Words right after a name without a comma that ask or tell the called person something: in the second person, or about
#: the writer, who cannot be the named person. "Ana comes tomorrow" has neither.
_TO_ONE = re.compile(
    r"(?:(?:can|could|do|did|are|were|have|will|would|should|might|can't|won't|didn't) (?:you|u)|you|please|pls|kindly|"
    r"(?:when|what|where|why|how|which)(?: time| day| one| much| many| long| soon)? (?:are|do|did|can|will|should|have|"
    r"would|could) (?:you|u|we|i)|(?:when|what|where|how)(?:'s| is| are) (?:the|your|it|that|this|our|my|work|life)|"
    r"(?:when|where|why|what time|how far)(?= ?\?)|how far|wetin|abeg|biko|oya"
    r"|(?:my )?(?:dear|darling|love|nne)(?= ?[,!?]| (?:any|when|what|how|where|are|can|did|do|please|you|i)(?!\w))"
    r"|(?:send|give|bring|call|tell|show|help|remind|"
    r"text|ring|forward|let|drop|add|check) (?:me|us|it|am|them|the|your|this|that)|"
    r"thanks|thank you|i(?:'m|'ll|'d|'ve| need| want| have| am)"
    r"|(?!(?:erst|fast|selbst|meist|sonst|längst|einst|post|gast|rest|frost)(?!\w))(?-i:[a-zäöüß]{2,}st)(?=\?| (?:du|"
    r"di[re]|dich|mi[re]|"
    r"mich|"
    r"uns|noch|bitte|de[nmr]|das|eine?n?|morgen|heute|am|im|auch|schon|mal|nicht|was|wann|wo|ihn|sie|es|zu|"
    r"mein\w*)(?!\w))"
    r"|(?:kann|ha|bi|bring|mach|komm|nimm|könn?te|will|mag|weiß|weiss|gib|schick|tausch|denk)ste|"
    r"du (?-i:[a-zäöüß]{2,}st)|ich|bitte|danke"
    r"|(?:schick|bring|ruf|sag|gib|komm|mach|schau|guck|denk|melde?|schreib|hol|nimm|hilf)(?: \w+)? (?:mir|uns|mal|"
    r"bitte|doch|dich|an)"
    r"|(?:(?:no|ya|t[uú]|me|nos|l[oae]s?|se|a[uú]n|al final) ){0,3}(?:puedes|tienes|sabes|quieres|vienes|vas|est[aá]s"
    r"|eres|has (?:\w+[aií]do|visto|hecho|dicho|puesto|escrito|vuelto)|haces|dices|crees|piensas|ves|traes|mandas|"
    r"pasas|llevas|dejas|avisas|llamas|cuentas|ayudas"
    r"|llegas|prefieres|conoces|necesitas|vendr[aá]s|tendr[aá]s|podr[aá]s|querr[aá]s|har[aá]s|dir[aá]s|sabr[aá]s"
    r"|saldr[aá]s|pondr[aá]s|ir[aá]s|\w{2,}[aei]rás|\w+rías|podrias|(?!chiste|triste|contraste)\w{2,}[ai]ste"
    r"|pod[eé]s|ten[eé]s|quer[eé]s|ven[ií]s|sab[eé]s)"
    r"|te (?:apuntas|vienes|acuerdas|animas|encargas|parece|importa|apetece|(?:va|viene) (?:bien|mal)|llamo|mando|paso"
    r"|digo|dejo|escribo|espero|necesito)|dime|dinos|hazme|p[aá]sa(?:me|nos)|m[aá]nda(?:me|nos)|av[ií]sa(?:me|nos)"
    r"|ll[aá]mame|escr[ií]beme|cu[eé]nta(?:me|nos)|tr[aá]e(?:me|nos)|ay[uú]da(?:me|nos)|recu[eé]rdame|conf[ií]rmame"
    r"|necesit(?:o|amos)|quiero|estoy|yo|a m[ií]|gracias|felicidades|porfa|por favor"
    r"|tu|vous|t'(?:as|es|aurais)|je (?:te|t'|vous)|j'(?:ai|aurais)|merci|stp|svp|s'il te|s'il vous|\w+-(?:tu|moi|"
    r"nous|vous))"
    r"(?!\w)",
    re.IGNORECASE,
)
#: The ones that speak about the writer: after other words, they may continue those instead of addressing the name.
_BY_ME = re.compile(r"i(?: |')|ich|je |j'|yo|a m[ií]|necesit|quiero|estoy", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:–-]\s*$")
#: The same for several people who are addressed.
_TO_SEVERAL = re.compile(
    r"(?:(?:can|could|do|did|are|were|have|will|would|should) (?:you|u)|you|please"
    r"|(?:könnt|habt|kommt|seid|wollt|macht|bringt|mögt|wisst|werdet|dürft|geht) (?:ihr|uns|mir)|ihr"
    r"|(?:(?:no|ya|me|nos|l[oae]s?) ){0,2}(?:\w{2,}[áéae]is|ven[ií]s|\w{2,}ís|os|pueden|ustedes|vosotr[oa]s)"
    r"|vous|\w+-vous|merci)(?!\w)"
)
#: Words that speak about somebody rather than to them, even after a greeting.
_OF_THEM = re.compile(
    r"(?:(?:no|ya|nicht|heute|hoy) )?(?:viene|ha|han|est[aá]|es|dice|dijo|va|hat|ist|kommt|sagt|war|wird|is|isn't|"
    r"has|was|says|said|can't|cannot|will|won't|est|a|n'est|ne|vient|dit)(?!\w)"
)
#: A question to the reader right before a name that ends it. Its last word needs no object, unlike "seen".
_ASKED_BEFORE = (
    r"(?:(?:are|will|can|could|did|do|have|would|were) (?:you|u)(?: [^.?!\n]{0,60})? "
    r"(?:coming|going|there|here|ready|free|around|about|okay|ok|well|fine|in|up|out|home|today|tonight|tomorrow|now|yet|again|please|abeg|it|this|us|me|too|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?:kommst|gehst|bist|fährst|magst) du(?: (?:auch|heute|morgen|noch|dabei|da|schon|am \pL+tag))*"
    r"|(?:vienes|te apuntas|te animas|puedes venir|est[aá]s)"
    r"(?: (?:t[uú]|hoy|mañana|tambi[eé]n|el \pL+|aqu[ií]|ah[ií]))*"
    r"|tu (?:viens|passes|es là|peux venir)(?: (?:ce soir|demain|aussi|\pL+di))*)"
)
_AND = r"(?:,| y| e| und| and| et| &) ?"
_GREETED = re.compile(
    rf"(?:{_OPENING}[, ]+)?(?:(?P<greeting>{GREETINGS})(?P<comma>,)? ?)?(?:{_TITLED})?", re.IGNORECASE
)
#: Other names before the called one and after it.
_OTHERS_BEFORE = re.compile(rf"(?:[^\W\d_][\w’'-]{{1,40}}{_AND}){{1,3}}")
_OTHERS_BEHIND = re.compile(rf"(?:{_AND}(?-i:[A-ZÀ-ÖØ-Þ])[\w’'-]{{1,40}}){{1,3}}")
#: Emoji, with the characters that join and colour them: a sentence often ends with one instead of a full stop.
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u200d\ufe0f\u20e3"
_SENTENCE_ENDS = re.compile(rf"[.!?…\n{_EMOJI}]")
_ABBREVIATED = re.compile(r"\b(dr|prof|mr|mrs|ms|sr|sra|srta|mme|mlle|engr|barr|rev|hon)[.](?= )", re.IGNORECASE)
_TITLE_BEFORE = re.compile(rf"(?:^| ){_TITLED}$", re.IGNORECASE)
_NO_LETTERS = " \t¿¡\"'«»„“”()*_~-–—•>"  # before a sentence
_HEAD = 120  # characters before a name that are examined, back to the beginning of its sentence
_TAIL = 80  # characters after a name that are examined
#: Letters with marks, which people also write without the marks.
_LETTERS = ("aàáâãäå", "cç", "eèéêë", "iìíîï", "nñ", "oòóôõö", "uùúûü", "yýÿ")
_WRITTEN = {letter: f"[{letters}]" for letters in _LETTERS for letter in letters}
#: Characters that programs put around a name, visible or not.
_AROUND = r"[\s~\x{2066}-\x{2069}\x{200e}\x{200f}]"


class Called:
    """Decides whether a message calls somebody with one of ``names``, a usual short form of their first name, or one of
    their own ``nicknames``. ``others`` are the names of the rest of the group. If one of them has the same first name
    or nickname, only a whole name after an @ calls; a short form that may also be one of theirs does not."""

    def __init__(self, names: Collection[str], others: Collection[str] = (), nicknames: Collection[str] = ()) -> None:
        written = [_WORD.findall(name[:200]) for name in names]
        whole = {" ".join(each) for each in written if len(each) > 1}
        firsts = {first for each in written if (first := _first(each))}
        of_others = [_first(_WORD.findall(name[:200])) for name in others]
        shared = {each.casefold() for each in of_others}
        said = {" ".join(_NICKNAME.findall(each[:_LONGEST_NICKNAME])) for each in nicknames} - {""}
        alone = {each for each in firsts | said if each.casefold() not in shared}
        if short := {each for first in firsts for each in also_called(first)}:
            theirs = any_called(each for each in of_others if each)
            alone |= {each for each in short if _plain(each) not in theirs}
        lasts = {each[-1] for each in written if len(each) > 1}
        lasts -= {last for last in lasts for name in others if last.casefold() in name.casefold().split()}
        self._pattern = re2.compile(_pattern(whole, alone, lasts)) if whole or alone else None
        name = rf"(?i)(?:^|[^\pL])({_any({*whole, *alone, *lasts})})(?:[^\pL]|$)"
        self._name = re2.compile(name) if whole or alone else None
        self._lasts = {_plain(last) for last in lasts}

    def by(self, text: str) -> bool:
        """Whether the message calls them."""
        if self._pattern is None:
            return False
        said = unicodedata.normalize("NFC", text[:_LONGEST])
        if self._pattern.search(said):
            return True
        return self._name is not None and any(
            _calls(said, *found.span(1), titled=_plain(found[1]) in self._lasts) for found in self._name.finditer(said)
        )


def _calls(said: str, begins: int, ends: int, *, titled: bool) -> bool:
    """Whether the name at ``begins`` to ``ends`` begins a sentence, possibly after a greeting or other names, that
    addresses its bearer. A last name must be ``titled``."""
    head = _SENTENCE_ENDS.split(_ABBREVIATED.sub(r"\1", said[max(0, begins - _HEAD) : begins]))[-1].lstrip(_NO_LETTERS)
    if titled and not _TITLE_BEFORE.search(head):
        return False
    tail = said[ends : ends + _TAIL].replace("’", "'")
    greeted = _GREETED.match(head)
    before = head[greeted.end() if greeted else 0 :]
    behind = _OTHERS_BEHIND.match(tail)
    if before and not _OTHERS_BEFORE.fullmatch(before):
        asked = _TO_ONE.match(tail.lstrip()) if tail.startswith(" ") and _PAUSE.search(before) else None
        return asked is not None and not _BY_ME.match(asked[0])
    if before or behind:
        rest = tail[behind.end() :] if behind else tail
        return _TO_SEVERAL.match(rest.casefold().lstrip(" ,")) is not None
    if not tail.startswith(" "):
        return False
    if _TO_ONE.match(tail.lstrip()):
        return True
    plainly = greeted is not None and greeted["greeting"] and not greeted["comma"]
    return bool(plainly) and not _OF_THEM.match(tail.casefold().lstrip())


def _first(name: list[str]) -> str:
    return next((word for word in name if word.casefold() not in _TITLES), "")


def _pattern(whole: Collection[str], firsts: Collection[str], lasts: Collection[str]) -> str:
    begins, ends = rf"(?:^|[.!?…\n{_EMOJI}]\s*)", r"(?:[^\pL]|$)"
    ways = [rf"@{_AROUND}*{_any({*whole, *firsts})}{ends}"]
    named = _any({*whole, *firsts})
    titled = rf"(?:(?:{_TITLED})?{named}|{_TITLED}{_any({*whole, *firsts, *lasts})})"
    ways += [
        rf"{begins}[¿¡]?(?:{_OPENING}[ ,]+)?(?:(?:{GREETINGS})[ ,]+)?{titled}(?: ?[,:!?\n]| [–-] |$)",
        rf"[,:] ?{titled}[^\pL\n]{{0,6}}(?:$|\n)",
        rf"(?:^|[^\pL]){_ASKED_BEFORE} {named} ?[?]",
    ]
    return rf"(?i){'|'.join(ways)}"


def _plain(name: str) -> str:
    """A name without case and marks."""
    return " ".join(words(name))


def _any(names: Collection[str]) -> str:
    """An expression for any of the names, also without the marks on their letters."""
    return f"(?:{'|'.join(map(_written, sorted(names, key=len, reverse=True)))})"


def _written(name: str) -> str:
    return "".join(
        _WRITTEN.get(letter) or re2.escape(letter) for letter in unicodedata.normalize("NFC", name).casefold()
    )
