"""The days that sentences name: "next Friday", "in two weeks", "by the 20th", "in March", "by the end of the month",
"after the holidays", in four languages.

Read only where the words leave one day, or a span of days whose last is taken, as nothing is late while it runs: a
weekend, a week, a month. Of what names its beginning the first is taken. "Tomorrow" and the like stay unread, as their
words mean the morning too. Names of days and months are those of Unicode's CLDR, in dates the short ones too. A day in
the past is none.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from babel import Locale

from auditor.language.text import own_words, sentences

_NUMBERED = {"de": re.compile(r"(?<!\d)(\d\d?)\. (?=\w)")}  # "12. Januar" is one sentence
#: Follows a month, or a day of one. It is not 2000, which is rather a number of words.
_YEAR = r"(?:[ ,./]{0,2}(?:del? )?(?P<year>20[1-9]\d))?"
_LONGEST = 500  # characters of a sentence that is looked at
_ANY = date(2001, 1, 1)
_MOST = 400  # days ahead; beyond, it is no plan
_SUMMER = (5, 6, 7, 8)
_WINTER = (11, 12)
_ALSO = {"de": {"jänner": 1, "feber": 2}}  # Austria's


class _Words(NamedTuple):
    """Patterns of one language. ``next_day``: a weekday of the week after; ``dated``: ``day`` and ``month`` of a date;
    ``the_day``: a day without its month; ``by_month`` means its first day. ``week_begins`` and ``month_begins`` mean
    the next to begin; ``week_ends`` and ``month_ends`` the one that runs; ``before_weekend`` its Friday."""

    numbers: tuple[str, ...]  # one, two, …
    within: str  # holds a number and a unit
    day: str
    week: str
    month_unit: str
    weekday: str
    next_day: str
    next_week: str
    next_month: str
    month: str
    by_month: str
    dated: tuple[str, ...]
    the_day: str
    week_begins: str
    week_ends: str
    next_week_ends: str
    before_weekend: str
    weekend: str
    next_weekend: str
    month_begins: str
    middle_of_month: str
    month_ends: str
    next_month_ends: str
    end_of_month: str
    holidays: str
    christmas: str
    new_year: str
    summer: str


_WORDS = {
    "en": _Words(
        ("one|a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        r"in (?:about )?{number} {unit}", "days?", "weeks?", "months?",
        r"(?<!last )(?<!next )(?<!every )(?<!each )(?<!since )(?<!from ){name}(?!['’]s| last| (?:next )?week)",
        r"next {name}|{name} (?:next week|week)", r"(?<!early )(?<!start of )(?<!beginning of )next week",
        r"(?<!early )(?<!start of )(?<!beginning of )next month",
        r"(?<!early )(?:during|in) {name}(?! \d\d?\b)",
        r"(?:(?:in|by) early |by |early (?:in )?|(?:start|beginning) of ){name}(?! \d\d?\b)",
        (r"{day}(?:st|nd|rd|th)? (?:of )?{name}", r"{name} {day}(?:st|nd|rd|th)?\b"),
        r"(?:by|on|before|until) the {day}(?:st|nd|rd|th)(?! (?:floor|street|avenue|{name}|of (?!this|the month)))",
        r"(?:early in|(?:start|beginning) of) (?:the |this |next )?week|early next week",
        r"(?:late in|end of) (?:the |this )?week",
        r"(?:late|end of) next week", r"before (?:the|this) weekend", r"(?:at|on|over|this|by|until) (?:the )?weekend",
        r"next weekend", r"(?:start|beginning) of (?:the |next )?month|early next month",
        r"mid[- ]?{name}|(?:the )?middle of {name}", r"end of (?:the |this )?month", r"(?:late|end of) next month",
        r"(?:the )?end of {name}|late (?:in )?{name}",
        r"after (?:the |my )?(?:holidays|break)", r"after christmas", r"in the new year|after new year(?:'s|’s)?",
        r"after (?:the )?summer(?: break| holidays)?",
    ),
    "de": _Words(
        ("ein(?:em|er)?", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
        r"in (?:etwa )?{number} {unit}", "tag(?:en)?", "wochen?", "monat(?:en)?",
        r"(?<!letzten )(?<!vergangenen )(?<!nächsten )(?<!kommenden )(?<!jeden )(?<!seit )(?<!vom )(?<!von ){name}",
        r"(?:nächste[nrsm]?|kommende[nrsm]?) {name}", r"(?<!anfang )(?<!anfang der )(?:nächste|kommende)[rn]? woche",
        r"(?:im )?(?:nächsten|kommenden) monat", r"im {name}", r"(?:bis|anfang) {name}",
        (r"{day}\. ?{name}", r"{day}\. ?{number_of_month}\."),
        r"(?:am|bis zum|bis|vor dem) {day}(?=\.(?!\d|{name}))",
        r"anfang (?:der |dieser |(?:der )?(?:nächste|kommende)[rn]? )woche|(?:zum )?wochen(?:anfang|beginn)",
        r"ende (?:der|dieser) woche", r"ende (?:der )?(?:nächste|kommende)[rn]? woche",
        r"(?:vor dem|bis zum) wochenende", r"(?:am|übers|über das|dieses|diesem) wochenende",
        r"(?:nächstes|kommendes|nächsten|kommenden|nächstem|kommendem) wochenende",
        r"anfang (?:des |nächsten |kommenden )monats|(?:zum )?monats(?:anfang|beginn)", r"mitte {name}",
        r"ende (?:des|dieses) monats|monatsende", r"ende (?:nächsten|kommenden) monats", r"ende {name}",
        r"nach (?:den )?(?:feiertagen|ferien)", r"nach weihnachten", r"im neuen jahr|nach neujahr",
        r"nach (?:dem )?sommer(?:ferien)?|nach den sommerferien",
    ),
    "es": _Words(
        ("una?", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
        r"(?:en|dentro de) (?:unos |unas )?{number} {unit}", "días?", "semanas?", "mes(?:es)?",
        r"(?:el|antes del|este) {name}(?! (?:que viene|próximo|pasado))",
        r"(?:el próximo {name}|el {name} (?:que viene|próximo))",
        r"(?<!inicios de )(?<!principios de )(?<!comienzos de )la (?:próxima semana|semana (?:que viene|próxima))",
        r"el (?:próximo mes|mes (?:que viene|próximo))",
        r"en {name}", r"(?:para|(?:principios?|primeros|comienzos?|inicios?) de) {name}",
        (r"{day} de {name}", r"(?:del?|el|hasta el|para el) {day}/{number_of_month}(?!/(?!20))"),
        r"(?:antes del|para el|el|hasta el)(?: día)? {day}(?! ?%| por ciento| de {name}|/)",
        r"(?:principios?|comienzos?|inicios?) de (?:la )?(?:próxima )?semana",
        r"(?:finales de (?:la |esta )?|final de (?:la |esta ))semana",
        r"finale?s? de la (?:próxima semana|semana (?:que viene|próxima))",
        r"antes del (?:finde|fin de semana)", r"(?:el|este) (?:finde|fin de semana)(?! (?:que viene|próximo))",
        r"(?:el próximo (?:finde|fin de semana)|el (?:finde|fin de semana) (?:que viene|próximo))",
        r"(?:principios?|primeros|comienzos?|inicios?) de(?:l)? mes", r"mediados de {name}",
        r"(?:finale?s?|fin|fines|últimos) de(?:l| este)? mes|(?:acabe|termine) (?:el|este) mes",
        r"(?:finale?s?|fin|fines) del (?:próximo mes|mes (?:que viene|próximo))", r"(?:finale?s?|fines?) de {name}",
        r"después de (?:las |mis )?(?:fiestas|vacaciones)", r"después de (?:la )?navidad", r"después de año nuevo",
        r"después del verano",
    ),
    "fr": _Words(
        ("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
        r"(?:dans|d'ici|d’ici) (?:environ )?{number} {unit}", "jours?", "semaines?", "mois",
        r"(?<!le )(?<!les )(?<!de )(?<!du )(?<!depuis )(?<!chaque ){name}(?! (?:prochain|dernier|passé|en huit))",
        r"{name} (?:prochain|en huit)", r"(?<!début )(?<!début de )(?<!début de la )semaine prochaine",
        r"(?<!début )(?:le|du) mois prochain",
        r"(?:en|courant) {name}", r"(?:début|pour|d['’]ici) {name}",
        (r"(?:le )?{day}(?:er)? {name}", r"(?:le|au) {day}/{number_of_month}(?!/(?!20))"),
        r"(?:le|d['’]ici au) {day}(?:er)?(?! ?%| (?:rue|avenue|heures|{name})|/)",
        r"début (?:de |de la |de cette )?semaine", r"fin (?:de |de la |de cette )?semaine(?! prochaine)",
        r"fin (?:de |de la )?semaine prochaine", r"(?:avant le|d['’]ici le|d['’]ici ce) week-?end",
        r"(?<!avant )(?<!ici )(?:ce|le|au) week-?end(?! (?:prochain|dernier|passé))", r"week-?end prochain",
        r"début (?:du |de )?mois", r"mi-{name}",
        r"fin (?:du |de |de ce )?mois(?! prochain)", r"fin (?:du |de )?mois prochain", r"fin {name}",
        r"après (?:les |mes )?(?:fêtes|vacances)", r"après noël", r"après (?:le )?nouvel an|en janvier prochain",
        r"après l['’]été",
    ),
}  # fmt: skip


def days_named(text: str, language: str | None, said: date) -> Iterator[tuple[str, list[date]]]:
    """Each sentence of a text of that day that names days to come, and those."""
    if language not in _WORDS:
        return
    own = own_words(text)
    if language in _NUMBERED:
        own = _NUMBERED[language].sub(r"\1.", own)
    for sentence in sentences(own):
        days = _read(sentence, language, said)
        later = [day for day in days if said < day <= said + timedelta(days=_MOST)]
        if later:
            yield sentence, later


def names_a_day(sentence: str, language: str) -> bool:
    """Whether a sentence names a day, whenever it is said."""
    return language in _WORDS and bool(_read(sentence, language, _ANY))


def _read(sentence: str, language: str, said: date) -> list[date]:
    lowered = sentence[:_LONGEST].casefold()
    return [day for rule in _rules(language) for day in rule(lowered, said)]


_Rule = Callable[[str, date], list[date]]


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    """What reads each kind of words."""
    words, names = _WORDS[language], Locale.parse(language)
    weekdays = {name.casefold(): number for number, name in names.days["format"]["wide"].items()}
    months = {name.casefold(): number for number, name in names.months["format"]["wide"].items()}
    months |= _ALSO.get(language, {})
    short = {name.casefold().rstrip("."): number for number, name in names.months["format"]["abbreviated"].items()}
    dates = short | months
    return (
        _named(words.next_day, weekdays, lambda said, to: said + timedelta(days=7 - said.weekday() + to)),
        _named(words.weekday, weekdays, lambda said, to: said + timedelta(days=(to - said.weekday() - 1) % 7 + 1)),
        _of_month(words.month, months, _last_of, another=True),
        _of_month(words.by_month, months, lambda year, month: date(year, month, 1), another=True),
        *(_dated(pattern, dates) for pattern in words.dated),
        _dated(words.the_day, dates),
        _of_month(words.middle_of_month, months, lambda year, month: date(year, month, 15)),
        _of_month(words.end_of_month, months, _last_of),
        _whenever(words.week_begins, lambda said: said + timedelta(days=7 - said.weekday())),
        _whenever(words.week_ends, lambda said: said + timedelta(days=6 - said.weekday())),
        _whenever(words.next_week_ends, lambda said: said + timedelta(days=13 - said.weekday())),
        _whenever(words.before_weekend, lambda said: said + timedelta(days=4 - said.weekday())),
        _whenever(words.weekend, lambda said: said + timedelta(days=6 - said.weekday())),
        _whenever(words.next_weekend, lambda said: said + timedelta(days=13 - said.weekday())),
        _whenever(words.month_begins, lambda said: _first_of(said, said.month % 12 + 1)),
        _whenever(words.month_ends, lambda said: _last_of(said.year, said.month)),
        _whenever(words.next_month_ends, lambda said: _last_of(said.year + said.month // 12, said.month % 12 + 1)),
        _in_numbers(words),
        _whenever(words.next_week, lambda said: said + timedelta(days=13 - said.weekday())),
        _whenever(words.next_month, lambda said: _last_of(said.year + said.month // 12, said.month % 12 + 1)),
        _whenever(words.holidays, _after_holidays),
        _whenever(words.christmas, lambda said: _next(said, 12, 27)),
        _whenever(words.new_year, lambda said: _next(said, 1, 2)),
        _whenever(words.summer, lambda said: _next(said, 9, 1) if said.month in _SUMMER else None),
    )


def _pattern(words: str, after: str = "", **parts: str) -> re.Pattern[str]:
    for name, part in parts.items():
        words = words.replace(f"{{{name}}}", part)
    return re.compile(rf"(?<!\w)(?:{words}){after}(?!\w)")


def _named(words: str, names: dict[str, int], day_of: Callable[[date, int], date | None]) -> _Rule:
    pattern = _pattern(words.replace("{name}", "({name})"), name="|".join(names))

    def rule(sentence: str, said: date) -> list[date]:
        found = (next(filter(None, match.groups())) for match in pattern.finditer(sentence))
        return [day for name in found if (day := day_of(said, names[name])) is not None]

    return rule


def _of_month(words: str, names: dict[str, int], day_in: Callable[[int, int], date], *, another: bool = False) -> _Rule:
    """Reads a day of a month: of that year where one follows, else of the next to come, or of none where it has to be
    ``another`` than the month that runs."""
    pattern = _pattern(words.replace("{name}", "({name})"), _YEAR, name="|".join(names))

    def rule(sentence: str, said: date) -> list[date]:
        days = []
        for match in pattern.finditer(sentence):
            month = names[next(name for name in match.groups() if name in names)]
            day = day_in(int(match["year"] or said.year), month)
            if match["year"] is None and day <= said:
                day = day_in(said.year + 1, month)
            if match["year"] or not (another and month == said.month):
                days.append(day)
        return days

    return rule


def _dated(words: str, names: dict[str, int]) -> _Rule:
    pattern = _pattern(
        words,
        _YEAR,
        day=r"(?P<day>\d{1,2})",
        name=f"(?P<name>{'|'.join(names)})",
        number_of_month=r"(?P<month>\d{1,2})",
    )

    def rule(sentence: str, said: date) -> list[date]:
        days = []
        for match in pattern.finditer(sentence):
            told = match.groupdict()
            month = names[told["name"]] if told.get("name") else int(told.get("month") or 0)
            if month and told["year"]:
                days.append(_date(int(told["year"]), month, int(told["day"])))
            elif month:
                days.append(_next(said, month, int(told["day"])))
            else:
                days.append(_next_of_any_month(said, int(told["day"])))
        return [day for day in days if day is not None]

    return rule


def _in_numbers(words: _Words) -> _Rule:
    units = {1: words.day, 7: words.week, 30: words.month_unit}
    number = rf"(?P<number>\d{{1,3}}|{'|'.join(words.numbers)})"
    each = [(days, _pattern(words.within, number=number, unit=unit)) for days, unit in units.items()]
    worded = [re.compile(one) for one in words.numbers]

    def rule(sentence: str, said: date) -> list[date]:
        found = []
        for days, pattern in each:
            for match in pattern.finditer(sentence):
                told = match["number"]
                many = (
                    int(told)
                    if told.isdigit()
                    else 1 + next(at for at, one in enumerate(worded) if one.fullmatch(told))
                )
                found.append(said + timedelta(days=days * many))
        return found

    return rule


def _whenever(words: str, day_of: Callable[[date], date | None]) -> _Rule:
    pattern = _pattern(words)

    def rule(sentence: str, said: date) -> list[date]:
        day = day_of(said) if pattern.search(sentence) else None
        return [] if day is None else [day]

    return rule


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(said: date, month: int, day: int) -> date | None:
    """The first such date after a day; None where there is none within a year."""
    found = (_date(year, month, day) for year in (said.year, said.year + 1))
    return next((day for day in found if day is not None and day > said), None)


def _next_of_any_month(said: date, day: int) -> date | None:
    """The first day after a day with that number; None where no month has it."""
    found = (_next(said, month, day) for month in range(1, 13))
    return min((each for each in found if each is not None), default=None)


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _first_of(said: date, month: int) -> date | None:
    return None if month == said.month else _next(said, month, 1)


def _after_holidays(said: date) -> date | None:
    """Those around the new year, or those of summer; of others nobody can tell which are meant."""
    if said.month in _WINTER or (said.month, said.day) < (1, 7):
        return _next(said, 1, 7)
    return _next(said, 9, 1) if said.month in _SUMMER else None
