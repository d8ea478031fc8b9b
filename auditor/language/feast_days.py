"""Feasts of one day, in four languages: "by All Saints", "bis Fronleichnam", "el Jueves Santo", "avant la Toussaint".

Read are feasts that have the same day wherever their language is spoken, or nearly so; none of Thanksgiving, of mothers
(but in German) or of a nation, as these differ by country, and no school term or holiday. What must be there before a
feast is read as the day before it, by a feast as that day too where nobody works on it, and after it as the first
working day. Feasts that bear the name of a weekday are read before weekdays are, and name no other day.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from auditor.language.day_rules import Named, Rule, nearest, pattern
from auditor.language.feasts import JUST_OVER, PLANNED, easter
from auditor.language.text import without_accents

_SATURDAY, _SUNDAY = 5, 6
_PLAIN = without_accents({})


class _Feast(NamedTuple):
    """``day`` of a year; ``rest``: whether nobody works on it."""

    day: Callable[[int], date]
    rest: bool


class _Words(NamedTuple):
    """Patterns of one language: what stands before a feast by what it means, an article, what follows the name of
    another thing, and the feasts. ``weekdays``: those that begin or end with the name of a weekday."""

    before: str
    by: str
    after: str
    on: str
    article: str
    not_of_it: str
    feasts: dict[str, _Feast]
    weekdays: dict[str, _Feast]


def _on(month: int, day: int, *, rest: bool = False) -> _Feast:
    return _Feast(lambda year: date(year, month, day), rest)


def _from_easter(days: int, *, rest: bool = False) -> _Feast:
    return _Feast(lambda year: easter(year) + timedelta(days=days), rest)


def _from_advent(days: int, *, rest: bool = False) -> _Feast:
    """By its days from the first Sunday of Advent, the fourth before Christmas."""
    return _Feast(lambda year: nearest(date(year, 11, 26), _SUNDAY) + timedelta(days=days), rest)


def _nth(month: int, number: int, weekday: int, later: int = 0, *, rest: bool = False) -> _Feast:
    """So many days after the weekday of that number of a month."""

    def day(year: int) -> date:
        first = nearest(date(year, month, 1) - timedelta(days=1), weekday)
        return first + timedelta(days=7 * (number - 1) + later)

    return _Feast(day, rest)


_BLACK_FRIDAY = _nth(11, 4, 3, later=1)
_ASH_WEDNESDAY, _SHROVE_TUESDAY = _from_easter(-46), _from_easter(-47)
_ASCENSION, _CORPUS_CHRISTI = _from_easter(39, rest=True), _from_easter(60, rest=True)
_ALL_SAINTS, _ASSUMPTION = _on(11, 1, rest=True), _on(8, 15, rest=True)
_GOOD_FRIDAY, _EASTER_SUNDAY, _EASTER_MONDAY = (_from_easter(days, rest=True) for days in (-2, 0, 1))
_WHIT_SUNDAY, _WHIT_MONDAY = (_from_easter(days, rest=True) for days in (49, 50))
_HALLOWEEN, _VALENTINE, _YEARS_LAST = _on(10, 31), _on(2, 14), _on(12, 31)
_THING = (
    r"(?! (?:break|holidays?|vacation|party|parties|dinner|weekend|sales?|deals?|market|service|mass|parade|concert|"
    r"costumes?|cards?|term|lunch|offers?))"
)
_WORDS = {
    "en": _Words(
        "before|ahead of", "by|until|till|for", "after", "on|at", "the ", rf"(?:['’]s)?{_THING}",
        {
            "all saints(?:['’])?(?: day)?": _ALL_SAINTS, "all souls(?:['’])?(?: day)?": _on(11, 2),
            "hallowe['’]?en": _HALLOWEEN, "(?:bonfire|guy fawkes) night": _on(11, 5), "burns night": _on(1, 25),
            "(?:saint |st\\.? )?valentine['’]?s?(?: day)": _VALENTINE,
            "(?:saint |st\\.? )?patrick['’]?s day": _on(3, 17), "(?:saint |st\\.? )?andrew['’]?s day": _on(11, 30),
            "boxing day": _on(12, 26, rest=True), "new year['’]?s eve": _YEARS_LAST,
            "(?:armistice|remembrance|veterans['’]?) day": _on(11, 11), "juneteenth": _on(6, 19),
            "fourth of july|july (?:the )?fourth|independence day": _on(7, 4, rest=True),
            "labor day": _nth(9, 1, 0, rest=True),
            "memorial day": _Feast(lambda year: nearest(date(year, 5, 24), 0), rest=True),
            "pancake day|mardi gras": _SHROVE_TUESDAY, "ascension day": _ASCENSION, "lent": _ASH_WEDNESDAY,
            "advent": _from_advent(0, rest=True), "epiphany": _on(1, 6),
        },
        {
            "good friday": _GOOD_FRIDAY, "easter sunday": _EASTER_SUNDAY, "easter monday": _EASTER_MONDAY,
            "whit monday": _WHIT_MONDAY, "maundy thursday": _from_easter(-3),
            "palm sunday": _from_easter(-7, rest=True),
            "shrove tuesday": _SHROVE_TUESDAY, "ash wednesday": _ASH_WEDNESDAY, "black friday": _BLACK_FRIDAY,
            "cyber monday": _nth(11, 4, 3, later=4),
        },
    ),
    "de": _Words(
        "vor", "bis|bis zu|bis zum|spätestens (?:zu|zum|bis)", "nach", "an|am|zu|zum", "dem |den |der ", "",
        {
            "allerheiligen": _ALL_SAINTS, "allerseelen": _on(11, 2), "reformationstag": _on(10, 31),
            "halloween": _HALLOWEEN, "valentinstag": _VALENTINE, "nikolaustag|nikolausabend": _on(12, 6),
            "martinstag|sankt martin": _on(11, 11), "heiligabend|heiligen abend": _on(12, 24), "silvester": _YEARS_LAST,
            "(?:heilig(?:e|en) )?drei ?könig(?:e|en|stag)?": _on(1, 6, rest=True),
            "tag der arbeit|maifeiertag": _on(5, 1, rest=True), "tag der (?:deutschen )?einheit": _on(10, 3, rest=True),
            "(?:christi )?himmelfahrt": _ASCENSION, "fronleichnam": _CORPUS_CHRISTI,
            "mariä? himmelfahrt": _ASSUMPTION, "mariä? empfängnis": _on(12, 8, rest=True),
            "buss- und bettag": _from_advent(-11), "muttertag": _nth(5, 2, _SUNDAY, rest=True),
            **{
                rf"{number}(?:n|r)? advent(?:ssonntag)?": _from_advent(7 * weeks, rest=True)
                for weeks, number in enumerate(("erste", "zweite", "dritte", "vierte"))
            },
            "advent": _from_advent(0, rest=True),
        },
        {
            "rosenmontag": _from_easter(-48), "faschingsdienstag": _SHROVE_TUESDAY, "aschermittwoch": _ASH_WEDNESDAY,
            "palmsonntag": _from_easter(-7, rest=True), "gründonnerstag": _from_easter(-3),
            "karfreitag": _GOOD_FRIDAY, "karsamstag": _from_easter(-1, rest=True), "ostersonntag": _EASTER_SUNDAY,
            "ostermontag": _EASTER_MONDAY, "pfingstsonntag": _WHIT_SUNDAY, "pfingstmontag": _WHIT_MONDAY,
            "totensonntag|ewigkeitssonntag": _from_advent(-7, rest=True),
            "volkstrauertag": _from_advent(-14, rest=True), "black friday": _BLACK_FRIDAY,
        },
    ),
    "es": _Words(
        "antes de(?:l)?", "para|hasta", "después de(?:l)?|pasad[oa]s?", "en|por|a", "el |la |los |las ", "",
        {
            "(?:día de )?todos los santos": _ALL_SAINTS, "día de (?:los )?(?:muertos|difuntos)": _on(11, 2),
            "halloween": _HALLOWEEN, "(?:día de )?san valentín": _VALENTINE,
            "(?:día de la )?inmaculada": _on(12, 8, rest=True), "día de la constitución": _on(12, 6, rest=True),
            "día de la hispanidad|día del pilar": _on(10, 12, rest=True), "nochebuena": _on(12, 24),
            "nochevieja": _YEARS_LAST, "día de (?:los )?reyes|epifanía": _on(1, 6, rest=True),
            "día de san josé": _on(3, 19), "noche de san juan": _on(6, 23), "día de san juan": _on(6, 24),
            "día de la asunción": _ASSUMPTION, "pentecostés": _WHIT_SUNDAY, "corpus(?: christi)?": _CORPUS_CHRISTI,
            "cuaresma": _ASH_WEDNESDAY, "adviento": _from_advent(0, rest=True),
        },
        {
            "(?:el )?domingo de ramos": _from_easter(-7, rest=True),
            "(?:el )?jueves santo": _from_easter(-3, rest=True),
            "(?:el )?viernes santo": _GOOD_FRIDAY, "(?:el )?sábado santo": _from_easter(-1, rest=True),
            "(?:el )?domingo de (?:resurrección|pascua)": _EASTER_SUNDAY, "(?:el )?lunes de pascua": _EASTER_MONDAY,
            "(?:el )?martes de carnaval": _SHROVE_TUESDAY, "(?:el )?miércoles de ceniza": _ASH_WEDNESDAY,
            "(?:el )?black friday": _BLACK_FRIDAY,
        },
    ),
    "fr": _Words(
        "avant", "d['’]ici|d['’]ici à|pour|jusqu['’]à", "après|passée?", "à|au", "la |le |l['’]",
        r"(?! d(?:e |u |es |['’]))",
        {
            "toussaint": _ALL_SAINTS, "(?:jour|fête) des morts": _on(11, 2), "halloween": _HALLOWEEN,
            "saint[- ]valentin": _VALENTINE, "saint[- ]nicolas": _on(12, 6), "saint[- ]martin": _on(11, 11),
            "saint[- ]jean": _on(6, 24), "saint[- ]sylvestre": _YEARS_LAST, "épiphanie": _on(1, 6),
            "chandeleur": _on(2, 2), "(?:jeudi de l['’])?ascension": _ASCENSION, "assomption": _ASSUMPTION,
            "carême": _ASH_WEDNESDAY, "avent": _from_advent(0, rest=True),
        },
        {
            "(?:le )?mardi gras": _SHROVE_TUESDAY, "(?:le )?mercredi des cendres": _ASH_WEDNESDAY,
            "(?:le )?dimanche des rameaux|les rameaux": _from_easter(-7, rest=True),
            "(?:le )?jeudi saint": _from_easter(-3), "(?:le )?vendredi saint": _GOOD_FRIDAY,
            "(?:le )?dimanche de pâques": _EASTER_SUNDAY, "(?:le )?lundi de pâques": _EASTER_MONDAY,
            "(?:le )?dimanche de (?:la )?pentecôte": _WHIT_SUNDAY, "(?:le )?lundi de (?:la )?pentecôte": _WHIT_MONDAY,
            "(?:le )?black friday": _BLACK_FRIDAY,
        },
    ),
}  # fmt: skip


@cache
def feast_days(language: str) -> Rule:
    """What reads the feasts of one language. Those named after a weekday take its name from a sentence also where
    nothing says on which side of it, and name no day then but in Spanish and French, whose article does."""
    words = _WORDS[language]
    known = {re.compile(_loosely(said)): feast for said, feast in (words.feasts | words.weekdays).items()}
    sides = ("before", "by", "after", "on")
    said = [f"(?P<{side}>{_loosely(getattr(words, side))})" for side in sides]
    any_feast, by_weekday = (_loosely("|".join(each)) for each in ([*words.feasts, *words.weekdays], words.weekdays))
    found = pattern(
        rf"(?:{'|'.join(said)}) (?:{words.article})?(?P<feast>{any_feast})(?!\w){words.not_of_it}|"
        rf"(?P<bare>{by_weekday})"
    )

    def rule(sentence: str, said: date) -> list[Named]:
        return list(_named(found.finditer(sentence), known.items(), sides, said))

    return Rule(rule, (found,))


def _named(
    matches: Iterable[re.Match[str]],
    known: Iterable[tuple[re.Pattern[str], _Feast]],
    sides: Iterable[str],
    said: date,
) -> Iterator[Named]:
    for match in matches:
        name = match["feast"] or match["bare"]
        feast = next(feast for each, feast in known if each.fullmatch(name))
        side = next((side for side in sides if match[side]), "on" if name.startswith(("el ", "le ")) else "")
        yield Named(*match.span(), _day(feast, side, said) or said)


def _day(feast: _Feast, side: str, said: date) -> date | None:
    """The day that a feast gives on one ``side`` of it; None where it has just been, or is too far off to be meant."""
    each = [feast.day(year) for year in (said.year - 1, said.year, said.year + 1)]
    coming = next(day for day in each if day >= said)
    over = max(day for day in each if day < said)
    if not side or (said - over).days <= JUST_OVER or (coming - said).days > PLANNED:
        return None
    if side == "before" or (side == "by" and feast.rest):
        return coming - timedelta(days=1)
    return _working(coming + timedelta(days=1)) if side == "after" else coming


def _working(day: date) -> date:
    """That day or the first one after it on which people work."""
    while day.weekday() >= _SATURDAY or day == easter(day.year) + timedelta(days=1):
        day += timedelta(days=1)
    return day


def _loosely(words: str) -> str:
    """The pattern with every accent optional, as many leave them out."""
    return "".join(f"[{each}{each.translate(_PLAIN)}]" if each.isalpha() and each > "\x7f" else each for each in words)
