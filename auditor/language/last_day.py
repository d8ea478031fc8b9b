"""The last day on which what a message tells of can still be had, seen or asked: its writer says that after it, it is
over. Nothing need be asked by it: whoever knows something often says no more than that."""

import re
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from auditor.language.days import days_named
from auditor.language.text import own_words

_MOST = 20  # sentences


class _Words(NamedTuple):
    """Of one language: ``signs``, of which one is in every ``then``, so that most messages need no more; patterns:
    ``then`` means the time after a day, ``over`` that something cannot be any more."""

    signs: tuple[str, ...]
    then: re.Pattern[str]
    over: re.Pattern[str]


_CAN_EN = (
    r"(?:get|reach|see|show|access|open|enter|find|copy|be (?:able|there|here|reached|reachable|available)|have (?:a |"
    r"the |any |my )?(?:key|access|chance|way|copy|pass|number|file)s?|help|let you)(?!\w)"
)
_CAN_DE = (
    r"(?:sehen|zeigen|einsehen|erreichen|erreichbar|öffnen|holen|kopieren|helfen|besuchen|anschauen|ansehen|"
    r"reinlassen|dran|ran|da|hier|möglich|zugänglich)"
)
_WORDS = {
    "en": (
        "after|then",
        r"(?:after (?:that|this|then|which)|afterwards|from then on|then)",
        rf"(?:(?:(?:ca|wo)n['’]?t|cannot|can ?not|will not|no longer|never)(?: be able to| even| really| just)? "
        rf"{_CAN_EN}|too late|(?:it|they|all|everything|that|i|we)(?:['’]s|['’]re|['’]m| is| are| will be|['’]ll be) "
        r"(?:all )?(?:gone|locked|closed|destroyed|deleted|sealed|shut)|no (?:access|way in|key|chance))(?!\w)",
    ),
    "de": (
        "danach|dann|hinterher|ab da|von da",
        r"(?:danach|dann|hinterher|ab dann|ab da|von da an)",
        rf"(?:(?:nicht|nichts|niemand\w*) mehr (?:\w+ )?{_CAN_DE}|zu spät|(?:ist|sind) (?:\w+ )?(?:weg|fort|gelöscht|"
        r"vernichtet|verschlossen|abgeschlossen)|kein\w* (?:zugang|zugriff|schlüssel|zutritt|chance|möglichkeit|"
        r"einsicht)(?: \w+)? mehr)(?!\w)",
    ),
    "es": (
        "después|luego|a partir|entonces",
        r"(?:después(?: de (?:eso|entonces))?|luego|a partir de (?:entonces|ahí|ese día)|desde entonces)",
        r"(?:(?:ya )?no (?:l[oae]s? |te |os |me |nos )*(?:pod(?:ré|remos|rán|rá)|pued[oe]n?|tendr(?:é|emos)|tengo|"
        r"estar(?:é|emos|án|á)|habrá)(?!\w)|(?:demasiado|muy) tarde|ya no (?:hay|queda) (?:nada|manera|forma))",
    ),
    "fr": (
        "après|ensuite|passé|à partir",
        r"(?:après(?: (?:ça|cela|quoi))?|ensuite|passé (?:ce jour|cette date)|à partir de là)",
        r"(?:(?:ne |n['’])(?:\w+ |l['’]|y ){0,2}(?:pourr\w+|peu\w+|pouvons|aur\w+|ai|serai|serons|sera|seront) plus"
        r"(?!\w)|trop tard|plus (?:accès|moyen|possible|joignable|de clés?)(?!\w))",
    ),
}


@cache
def _words_of(language: str | None) -> _Words | None:
    if (told := _WORDS.get(language or "")) is None:
        return None
    signs, *patterns = told
    return _Words(tuple(signs.split("|")), *(re.compile(rf"(?<!\w)(?:{each})(?!\w)") for each in patterns))


def last_day(text: str, language: str | None, said: date) -> date | None:
    """The one day that a sentence names, where behind that day, or at the beginning of the next sentence, words for
    what comes after it stand before others that say that something cannot be any more. None where none is read."""
    words = _words_of(language)
    if words is None:
        return None
    lowered = (text if text.isascii() else own_words(text)).casefold()
    if not any(sign in lowered for sign in words.signs):
        return None
    told = [each for each in islice(days_named(text, language, said), _MOST) if each.text.strip()]
    next_ones = ["" if each.days else each.lowered.lstrip() for each in told[1:]]
    for each, following in zip(told, [*next_ones, ""], strict=True):
        if len({day.day for day in each.days}) != 1:
            continue
        behind = each.lowered[max(day.end for day in each.days) :]
        if _is_over(behind, words) or (words.then.match(following) and _is_over(following, words)):
            return each.days[0].day
    return None


def is_over_then(text: str, language: str) -> bool:
    """Whether a text says that something cannot be any more after a time."""
    words = _words_of(language)
    return words is not None and _is_over(text.casefold(), words)


def _is_over(said: str, words: _Words) -> bool:
    then = words.then.search(said)
    return then is not None and words.over.search(said, then.end()) is not None
