"""Weekdays whose week or date is told beside them, in four languages: "Friday 4 December", "Friday the 4th", "Friday
week", "a week on Friday", "Friday of next week". They are read before weekdays alone, which mean the nearest.

Whoever writes weekday and date says the day twice. So a weekday tells which of two months, or whether a date is over:
"Friday 4 September", written in November, was Friday last.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from auditor.language.day_rules import (
    Named,
    Rule,
    a_date,
    last_date,
    names,
    nearest,
    next_date,
    of_week,
    on_weekday,
    pattern,
)

_NEAR_DAYS = 70  # within which somebody names a day by its weekday and number alone
_TODAY = 7  # numbers from here on are days from today, those before it weekdays


class _Words(NamedTuple):
    """Patterns of one language. ``near``: with today and the like, as numbers of days from 7 on; ``weeks_on``: what
    means so many weeks after the nearest such day; ``of_week``: what means that day of the week that runs, of the next
    or of the one after; ``elsewhere``: a weekday that is told from another day; ``numbered``: a weekday and the number
    of its day; ``maybe_numbered``: that, or a weekday and an hour; ``numeric``: a weekday and a date in numbers."""

    near: dict[str, int]
    weeks_on: tuple[str, ...]
    of_week: tuple[str, ...]
    elsewhere: str
    numbered: str
    maybe_numbered: str
    numeric: str


_WORDS = {
    "en": _Words(
        {"today": 7, "now": 7, "tomorrow": 8},
        (
            r"{name} week|{name} in (?:a|one) week(?:['’]s time)?|"
            r"(?<!once )(?<!twice )(?<!times )(?:a|one) week (?:(?:on|from|come) )?(?:the )?{name}",
            r"{name} fortnight|{name} in (?:a fortnight|two weeks)(?:['’]s? time)?|"
            r"(?:a fortnight|two weeks) (?:(?:on|from|come) )?(?:the )?{name}",
            r"{name} in three weeks|three weeks (?:(?:on|from) )?{name}",
        ),
        (
            r"{name},? (?:of )?this week|this week,? (?:on |by |maybe |probably |say )*{name}",
            r"{name},? (?:of |in )?next week|next week,? (?:on |by |maybe |probably |perhaps |say )*{name}",
            r"(?:the )?{name} (?:after next|(?:of |in )?the week after next)|"
            r"the week after next,? (?:on |by |maybe |probably |say )*{name}",
        ),
        r"the {name} (?:after|before)(?! (?:next|work|lunch|noon|dinner))|following {name}|"
        r"{name} (?:after|before) that|"
        r"(?:a|one|two|three) weeks? (?:last {name}|ago(?: on)? {name})|{name} (?:a|one|two|three) weeks? ago",
        r"{weekday}\.?,? (?:the |\()?{day}(?:st|nd|rd|th)"
        r"(?!,? (?:of )?{month}| of (?:next|last)|['’])",
        r"{weekday}\.? {day}(?! ?(?:am|pm|a\.m|p\.m|h|o['’]clock|{month}|of)(?!\w)| ?[:.%/-]\d?|,\d)(?! [a-z]+s(?!\w))",
        r"{weekday}\.?,? \(?(?P<a>\d\d?)/(?P<b>\d\d?)(?:/(?P<year>(?:20)?\d\d))?",
    ),
    "de": _Words(
        {"heute": 7, "morgen": 8, "übermorgen": 9},
        (
            r"{name} (?:in (?:einer woche|(?:acht|8) tagen)|über eine woche)|(?:eine )?woche ab {name}",
            r"{name} in (?:zwei wochen|(?:vierzehn|14) tagen)",
            r"{name} in drei wochen",
        ),
        (
            r"{name},? (?:in )?diese[rn]? woche|diese woche,? (?:noch |am |bis |bis zum |spätestens )*{name}",
            r"{name},? (?:der |in der )?(?:nächste|kommende)[rn]? woche|(?:nächste|kommende)[rn]? woche,? "
            r"(?:am |bis |bis zum |wohl |vielleicht |spätestens )*{name}|in einer woche,? am {name}",
            r"übernächste[nrsm]? {name}|{name},? (?:der |in der )?übernächste[rn]? woche|übernächste[rn]? woche,? "
            r"(?:am |bis |bis zum |wohl |vielleicht |spätestens )*{name}|"
            r"in (?:zwei wochen|(?:vierzehn|14) tagen),? am {name}",
        ),
        r"(?:darauf)?folgende[nrsm]? {name}|{name} (?:darauf|danach|davor|zuvor)|"
        r"{name} vor (?:einer|zwei|drei) wochen?",
        r"{weekday}\.?,? (?:den|dem|der) {day}(?=\.(?! ?\d| ?{month}))",
        r"{weekday}\.?,? {day}(?=\.(?! ?\d| ?{month}))",
        r"{weekday}\.?,? (?:den |dem |der )?\(?(?P<a>\d\d?)\. ?(?P<b>\d\d?)(?:(?P<sure>\.) ?(?P<year>(?:20)?\d\d)?)?"
        r"(?! ?uhr)",
    ),
    "es": _Words(
        {"hoy": 7, "mañana": 8},
        (
            r"(?:de )?(?:el |este )?{name} (?:en (?:ocho|8)(?: días)?(?! horas)|(?:dentro de|en) una semana)|"
            r"una semana después del {name}",
            r"(?:de )?(?:el |este )?{name} (?:en (?:quince|15)(?: días)?(?! minutos)|"
            r"(?:dentro de|en) (?:dos semanas|quince días))",
            r"(?:el |este )?{name} (?:dentro de|en) tres semanas",
        ),
        (
            r"(?:el )?{name},? (?:de )?esta semana|esta semana,? (?:el |para el |antes del )?{name}",
            r"(?:el )?{name},? (?:de )?la (?:próxima semana|semana (?:que viene|próxima|que entra|siguiente))|"
            r"la (?:próxima semana|semana (?:que viene|próxima)),? (?:para |hacia |antes d|quizás? )?(?:el )?{name}",
            r"(?:el )?{name} de dentro de dos semanas",
        ),
        r"(?:el )?{name} (?:siguiente|anterior|después|antes|posterior)|el siguiente {name}|"
        r"{name} hace (?:una|dos|tres) semanas?",
        r"(?:el |este )?{weekday}\.?,?(?: día)? {day}(?! ?%| de {month}| por ciento| ?[/:.-]\d| ?h(?!\w)| horas|"
        r" personas)",
        "",
        r"(?:el |este )?{weekday}\.?,? (?:el )?\(?(?P<a>\d\d?)(?:(?P<sure>/)|[.-])(?P<b>\d\d?)"
        r"(?:[/.-](?P<year>(?:20)?\d\d))?(?! ?h(?!\w))",
    ),
    "fr": _Words(
        {"aujourd'hui": 7, "aujourd’hui": 7, "demain": 8},
        (
            r"(?:de )?{name} (?:en huit|dans (?:une semaine|huit jours))",
            r"(?:de )?{name} (?:en quinze|dans (?:deux semaines|(?:quinze|15) jours))",
            r"{name} dans trois semaines",
        ),
        (
            r"{name},? (?:de )?cette semaine|cette semaine,? (?:le |pour |avant |d['’]ici )?{name}",
            r"{name},? (?:de )?la semaine prochaine|"
            r"semaine prochaine,? (?:le |pour |avant |d['’]ici |peut-être )?{name}",
            r"{name} dans deux semaines",
        ),
        r"{name} (?:suivant|d['’]après|d['’]avant|précédent)|{name} il y a (?:une|deux|trois) semaines?",
        r"{weekday}\.?,?(?: le)? {day}(?:er)?(?! ?%| ?h(?:\d|(?!\w))| heures| {month}| ?[/:.-]\d| personnes)",
        "",
        r"{weekday}\.?,? (?:le )?\(?(?P<a>\d\d?)(?:(?P<sure>/)|[.-])(?P<b>\d\d?)(?:[/.-](?P<year>(?:20)?\d\d))?"
        r"(?! ?h(?!\w))",
    ),
}  # fmt: skip
#: Between a weekday and its date: an article, a bracket, a part of the day. And between a date and its weekday.
_BEFORE_DATE = re.compile(
    r"\.?(?: ?(?:morning|afternoon|evening|night|noon|lunchtime|früh|morgen|vormittag|mittag|nachmittag|abend|"
    r"por la (?:mañana|tarde|noche)|matin|midi|après-midi|soir))?[ ,(-]{1,3}"
    r"(?:the |den |dem |der |el |el día |día |le |on |am |au |del? )?"
)
_AFTER_DATE = re.compile(r"(?:, | \(|,? (?:a|an|ein|einem|un|which is a|das ist ein|also) )")


class Weekdays(NamedTuple):
    """The rules of one language, in the order in which they take their words from a sentence."""

    rules: tuple[Rule, ...]
    elsewhere: re.Pattern[str]


@cache
def weekdays(language: str) -> Weekdays:
    """What reads a weekday whose week or date stands beside it."""
    words, known = _WORDS[language], names(language)
    near = known.weekdays | words.near
    return Weekdays(
        (
            _numeric(language),
            _numbered(words.numbered, language, sure=True),
            *([_numbered(words.maybe_numbered, language, sure=False)] if words.maybe_numbered else []),
            *(on_weekday(said_so, near, _weeks_on(weeks)) for weeks, said_so in enumerate(words.weeks_on, 1)),
            *(on_weekday(said_so, known.weekdays, _of_week(weeks)) for weeks, said_so in enumerate(words.of_week)),
        ),
        pattern(words.elsewhere, name=f"(?:{'|'.join(known.weekdays)})"),
    )


def _weeks_on(weeks: int) -> Callable[[date, int], date]:
    def day_of(said: date, number: int) -> date:
        first = nearest(said, number) if number < _TODAY else said + timedelta(days=number - _TODAY)
        return first + timedelta(days=7 * weeks)

    return day_of


def _of_week(weeks: int) -> Callable[[date, int], date]:
    return lambda said, number: of_week(said, weeks, number)


def _numbered(words: str, language: str, *, sure: bool) -> Rule:
    """Reads a weekday with the number of its day. One that does not fit names no day where it is ``sure`` to be that
    number; else it may be the hour."""
    known = names(language)
    found = pattern(
        words,
        weekday=f"(?P<weekday>{'|'.join(known.all_weekdays)})",
        day=r"(?P<day>\d\d?)",
        month=f"(?:{'|'.join(known.all_months)})",
    )

    def rule(sentence: str, said: date) -> list[Named]:
        days = []
        for match in found.finditer(sentence):
            weekday, number = known.all_weekdays[match["weekday"]], int(match["day"])
            day = _by_number(said, weekday, number)
            if day is not None or (sure and 1 <= number <= 31):
                days.append(Named(*match.span(), day or said))
        return days

    return Rule(rule, (found,))


def _by_number(said: date, weekday: int, number: int) -> date | None:
    """The next such day where it fits, else the last one, else the first to come that does; None where none is near."""
    days = (said + timedelta(days=each) for each in range(-30, _NEAR_DAYS + 1))
    with_number = [day for day in days if day.day == number]
    past, coming = ([day for day in with_number if (day > said) == later] for later in (False, True))
    return next((day for day in [*coming[:1], *past[-1:], *coming] if day.weekday() == weekday), None)


def _numeric(language: str) -> Rule:
    """Reads a weekday with its date in numbers. In English either may be the day: the weekday tells."""
    known = names(language)
    found = pattern(_WORDS[language].numeric, weekday=f"(?P<weekday>{'|'.join(known.all_weekdays)})")

    def rule(sentence: str, said: date) -> list[Named]:
        days = []
        for match in found.finditer(sentence):
            told, weekday = match.groupdict(), known.all_weekdays[match["weekday"]]
            one, other = int(told["a"]), int(told["b"])
            year = int(told["year"][-2:]) + 2000 if told["year"] else None
            either = language == "en"
            sure = either or year or told["sure"]  # else it may be the hour
            orders = [(one, other), (other, one)] if either else [(one, other)]
            dates = [day for number, month in orders for day in _near_dates(said, year, month, number)]
            fits = [day for day in dates if day.weekday() == weekday and (sure or day > said)]
            fitting = min(fits, key=lambda day: abs(day - said), default=None)
            if fitting is None and dates and sure:
                fitting = said if either else dates[0]
            if fitting is not None:
                days.append(Named(*match.span(), fitting))
        return days

    return Rule(rule, (found,))


def _near_dates(said: date, year: int | None, month: int, number: int) -> list[date]:
    """The next such date and the last one, or that of the year."""
    found = [a_date(year, month, number)] if year else [next_date(said, month, number), last_date(said, month, number)]
    return [day for day in found if day is not None]


def told_twice(sentence: str, found: list[Named], said: date) -> list[Named]:
    """The days found without the weekdays that only belong to a date beside them. A date that by its weekday is over
    becomes none to come."""
    dates = {at: day for at, day in enumerate(found) if day.weekday is None}
    left = []
    for each in found:
        if each.weekday is None:
            continue
        of = next((at for at, day in dates.items() if _BEFORE_DATE.fullmatch(sentence[each.end : day.start])), None)
        if of is None:
            before = [day for day in dates.values() if _AFTER_DATE.fullmatch(sentence[day.end : each.start])]
            if not any(day.day.weekday() == each.weekday for day in before):
                left.append(each)
            continue
        day = dates[of].day
        last = last_date(said, day.month, day.day) if dates[of].month_day and day.weekday() != each.weekday else None
        is_over = last is not None and last.weekday() == each.weekday
        dates[of] = dates[of]._replace(start=min(each.start, dates[of].start), day=said if is_over else day)
    return left + list(dates.values())
