"""The days that feasts and the turn of the year give, in four languages: "before Christmas", "after Easter", "by the
end of the year".

What must be there before a feast is read as the day before it, what comes after it as the first working day. School
holidays give none, as they differ by country and state; but for "the holidays" around the new year and in summer, after
which we take work to begin (our convention).
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from auditor.language.day_rules import Rule, last_of, next_date, whenever

_SUMMER = (5, 6, 7, 8)
_WINTER = (11, 12)
JUST_OVER = 21  # days after a feast within which "before" it means the one that is over
PLANNED = 270  # days ahead to which people plan for after a feast
_WHITSUN = 49  # days after Easter


class _Words(NamedTuple):
    """Patterns of one language, by what they mean. ``holy_week``: where it is what comes before Easter."""

    holidays: str
    before_holidays: str
    before_christmas: str
    after_christmas: str
    new_year: str
    year_ends: str
    quarter_ends: str
    before_easter: str
    after_easter: str
    before_whitsun: str
    after_whitsun: str
    before_holy_week: str
    before_epiphany: str
    after_epiphany: str
    summer: str


_NONE = r"(?!)"
_NOT_OF_IT = r"(?! (?:break|holidays?|vacation|term|party|dinner|lunch|market|fair|monday|cards?|concert|tree))"
_WORDS = {
    "en": _Words(
        r"after (?:the |my )?(?:holidays|break)", r"(?:before|by) the holidays",
        rf"(?:before|by|until|till) christmas(?: eve)?{_NOT_OF_IT}", rf"after christmas{_NOT_OF_IT}",
        r"in the new year|after new year(?:'s|’s)?",
        r"(?<!last )(?<!every )(?:(?:the )?end of (?:the|this) year|(?:by|before|until|at) (?:the )?(?:year[- ]end|"
        r"end of year))(?! (?:party|report|review|accounts|dinner|bonus|figures|sale))|later this year|"
        r"before (?:(?:the|this) year (?:is (?:out|over)|ends|closes|runs out)|(?:the )?new year(?:['’]s)?)|"
        r"between christmas and (?:the )?new year",
        r"before (?:the|this) quarter (?:is (?:out|over)|ends|closes|runs out)|(?<!last )"
        r"(?:(?:the )?end of (?:the|this) quarter|(?:by|before|until|at) (?:the )?quarter[- ]end)"
        r"(?! (?:report|review|figures|accounts|party|results))",
        rf"(?:before|by|until|till) easter{_NOT_OF_IT}", rf"after easter{_NOT_OF_IT}",
        rf"(?:before|by|until|till) (?:whitsun|pentecost){_NOT_OF_IT}", rf"after (?:whitsun|pentecost){_NOT_OF_IT}",
        _NONE, _NONE, _NONE, r"after (?:the )?summer(?: break| holidays)?",
    ),
    "de": _Words(
        r"nach (?:den )?(?:feiertagen|ferien)", r"(?:vor|bis zu) den feiertagen",
        r"(?:vor|bis|bis zu|spätestens zu) weihnachten|"
        r"vor den weihnachtstagen",
        r"nach weihnachten|nach den weihnachtstagen", r"im neuen jahr|nach neujahr",
        r"jahresende|(?<!letzten )ende (?:des|dieses) jahres|noch (?:in )?diese[sm] jahr|diese[sm] jahr noch|"
        r"(?:vor|bis) (?:neujahr|(?:dem|zum) jahreswechsel)|zwischen den jahren|"
        r"zwischen weihnachten und (?:neujahr|silvester)|"
        r"bevor (?:das|dieses) jahr (?:endet|(?:um|rum|vorbei|zu ende) ist|zu ende geht)",
        r"(?<!letzten )ende (?:des|dieses) quartals|quartalsende|"
        r"bevor (?:das|dieses) quartal (?:endet|(?:um|rum|vorbei|zu ende) ist|zu ende geht)",
        r"(?:vor|bis|bis zu|spätestens zu) ostern", r"nach ostern",
        r"(?:vor|bis|bis zu|spätestens zu) pfingsten", r"nach pfingsten",
        _NONE, _NONE, _NONE, r"nach (?:dem )?sommer",
    ),
    "es": _Words(
        r"después de (?:las |mis )?(?:fiestas|vacaciones)(?! de (?!navidad|fin de año))", r"antes de las fiestas",
        r"(?:antes de|para|hasta) (?:la |las )?navidad(?:es)?(?! pasada)",
        r"después de (?:la )?navidad", r"después de año nuevo",
        r"(?<!fiesta de )(?<!cena de )(?<!fiestas de )(?:finale?s?|fin|fines|últimos) de(?:l| este)? año"
        r"(?! (?:pasado|que viene|próximo))|(?:acabe|termine) (?:el|este) año|antes de(?:l)? año nuevo|"
        r"entre navidad y (?:año nuevo|fin de año|nochevieja)",
        r"(?<!después de que )(?<!desde que )(?:acabe|termine|cierre) (?:el|este) trimestre|"
        r"(?:finale?s?|fin|fines) de(?:l| este)? trimestre(?! (?:pasado|que viene|próximo))",
        r"(?:antes de|hasta) (?:la )?pascua", r"después de (?:la )?(?:pascua|semana santa)",
        _NONE, _NONE, r"antes de (?:la )?semana santa",
        r"antes de(?: los)? reyes", r"después de(?: los)? reyes", r"después del verano",
    ),
    "fr": _Words(
        r"après (?:les |mes )?(?:fêtes|vacances)(?! (?:de|d['’]|scolaires) ?(?!no[ëe]l|fin d['’]année))",
        r"(?:avant|d['’]ici) les fêtes(?: de fin d['’]année)?",
        r"(?:avant|d['’]ici|d['’]ici à|pour) no[ëe]l", r"après no[ëe]l", r"après (?:le )?nouvel an|en janvier prochain",
        r"(?<!fêtes de )(?<!fête de )(?<!repas de )fin (?:de l['’]|d['’]|de cette )année"
        r"(?! (?:scolaire|prochaine|dernière|passée))|avant (?:le )?(?:nouvel an|jour de l['’]an)|"
        r"entre (?:les fêtes|no[ëe]l et (?:le )?(?:nouvel an|jour de l['’]an))|"
        r"avant que (?:l['’]|cette )année (?:ne )?(?:se termine|finisse|s['’]achève|soit finie)",
        r"(?<!depuis la )fin (?:du|de ce) trimestre(?! (?:prochain|dernier|passé))|"
        r"avant que (?:le|ce) trimestre (?:ne )?(?:se termine|finisse|s['’]achève|soit fini)",
        r"(?:avant|d['’]ici|d['’]ici à|pour) p[âa]ques", r"après p[âa]ques",
        r"(?:avant|d['’]ici|d['’]ici à|pour) (?:la )?pentecôte", r"après (?:la )?pentecôte",
        _NONE, _NONE, _NONE, r"après l['’]été",
    ),
}  # fmt: skip


@cache
def feasts(language: str) -> tuple[Rule, ...]:
    """What reads the days of one language's feasts."""
    words = _WORDS[language]
    known: tuple[tuple[str, Callable[[date], date | None]], ...] = (
        (words.holidays, _after_holidays),
        (words.before_holidays, lambda said: _christmas_eve(said) if said.month in _WINTER else None),
        (words.before_christmas, _christmas_eve),
        (words.after_christmas, lambda said: next_date(said, 12, 27)),
        (words.new_year, lambda said: next_date(said, 1, 2)),
        (words.year_ends, lambda said: date(said.year, 12, 31)),
        (words.quarter_ends, lambda said: last_of(said.year, -(-said.month // 3) * 3)),
        (words.before_easter, _before_easter(-1)),
        (words.after_easter, _after_easter(2)),
        (words.before_whitsun, _before_easter(_WHITSUN - 1)),
        (words.after_whitsun, _after_easter(_WHITSUN + 2)),
        (words.before_holy_week, _before_easter(-8)),
        (words.before_epiphany, lambda said: next_date(said, 1, 5) if _around_new_year(said) else None),
        (words.after_epiphany, lambda said: next_date(said, 1, 7) if _around_new_year(said) else None),
        (words.summer, lambda said: next_date(said, 9, 1) if said.month in _SUMMER else None),
    )
    return tuple(whenever(said, day_of) for said, day_of in known if said != _NONE)


def easter(year: int) -> date:
    """Easter Sunday of the West (the Gregorian computation as Meeus gives it)."""
    golden, (century, within) = year % 19, divmod(year, 100)
    leaps, of_leaps = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    quads, of_quads = divmod(within, 4)
    sunday = (32 + 2 * of_leaps + 2 * quads - moon - of_quads) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _before_easter(days: int) -> Callable[[date], date | None]:
    def day_of(said: date) -> date | None:
        each = [easter(year) + timedelta(days=days) for year in (said.year, said.year + 1)]
        if any(0 <= (said - day).days <= JUST_OVER for day in each):
            return None
        return next((day for day in each if day > said), None)

    return day_of


def _after_easter(days: int) -> Callable[[date], date | None]:
    """None in the months after it: then it is rather the one that is over."""

    def day_of(said: date) -> date | None:
        each = [easter(year) + timedelta(days=days) for year in (said.year, said.year + 1)]
        return next((day for day in each if 0 < (day - said).days <= PLANNED), None)

    return day_of


def _christmas_eve(said: date) -> date | None:
    """None at Christmas and just after it."""
    day = date(said.year, 12, 24)
    return day if date(said.year, 1, JUST_OVER) < said < day else None


def _around_new_year(said: date) -> bool:
    return said.month in _WINTER or (said.month, said.day) < (1, 7)


def _after_holidays(said: date) -> date | None:
    """Those around the new year, or those of summer; of others nobody can tell which are meant."""
    if _around_new_year(said):
        return next_date(said, 1, 7)
    return next_date(said, 9, 1) if said.month in _SUMMER else None
