"""The days that sentences name: "next Friday", "in two weeks", "by the 20th", "in March", "by the end of the month",
"after the holidays", in four languages.

Read only where the words leave one day, or a span of days whose last is taken, as nothing is late while it runs: a
weekend, a week, a month. Of what names its beginning the first is taken, of what names its middle the 15th or the
Wednesday. Words for tomorrow that mean the morning too are read where what stands beside them tells. Names of days and
months are those of Unicode's CLDR, in dates the short ones too. A day in the past is none.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from auditor.language.day_rules import (
    Named,
    Rule,
    a_date,
    last_of,
    names,
    nearest,
    next_date,
    next_of_any_month,
    of_week,
    on_weekday,
    pattern,
    whenever,
)
from auditor.language.day_words import WORDS, Words
from auditor.language.feast_days import feast_days
from auditor.language.feasts import feasts
from auditor.language.patterns import Patterns, anywhere
from auditor.language.text import own_words, sentences
from auditor.language.weekdays import told_twice, weekdays

_NUMBERED = {"de": re.compile(r"(?<![\d.])(\d\d?)\. (?=\w)")}  # "12. Januar" is one sentence
_DATED = {"de": re.compile(r"(?<=\d\.)(\d\d?)\. (?=\w)")}  # and so is "am 5.12. das Rad"
#: Follows a month, or a day of one. It is not 2000, which is rather a number of words.
_YEAR = r"(?:[ ,./]{0,2}(?:del? )?(?P<year>20[1-9]\d))?"
_LONGEST = 500  # characters of a sentence that is looked at
_ANY = (date(2001, 1, 1), date(2001, 11, 7))  # no words name a day on neither
_MOST = 400  # days ahead; beyond, it is no plan
_WEDNESDAY, _SUNDAY = 2, 6
_MIDDLE = 15  # of a month


class Sentence(NamedTuple):
    """A sentence, its beginning in small letters, and the days to come that it names, as they stand in that."""

    text: str
    lowered: str
    days: list[Named]


def days_named(text: str, language: str | None, said: date) -> Iterator[Sentence]:
    """Each sentence of a text of that day, with the days to come that it names."""
    if language not in WORDS:
        return
    own = own_words(text)
    if language in _NUMBERED:
        own = _DATED[language].sub("\\1.\u00a0", _NUMBERED[language].sub(r"\1.", own))
    for sentence in sentences(own):
        lowered = sentence[:_LONGEST].casefold()
        days = _read(lowered, language, said) if lowered else []
        yield Sentence(sentence, lowered, [each for each in days if said < each.day <= said + timedelta(days=_MOST)])


def names_a_day(sentence: str, language: str) -> bool:
    """Whether a sentence names a day, whenever it is said."""
    lowered = sentence[:_LONGEST].casefold()
    return language in WORDS and any(_read(lowered, language, said) for said in _ANY)


def _read(sentence: str, language: str, said: date) -> list[Named]:
    """The days that a sentence names; one that is not to come stands for none."""
    speaking = _speaking(language)
    spoken = speaking.patterns.found(sentence)
    if not spoken:
        return []
    left = weekdays(language).elsewhere.sub(_blank, sentence)
    found: list[Named] = []
    for rule, numbers in speaking.first:  # feasts are the very first: "Good Friday" is no Friday
        if left != sentence or not numbers.isdisjoint(spoken):  # what is taken may leave words that were apart before
            taken = rule.days(left, said)
            for each in taken:
                left = left[: each.start] + " " * (each.end - each.start) + left[each.end :]
            found += taken
    for rule, numbers in speaking.others:
        if left != sentence or not numbers.isdisjoint(spoken):
            found += rule.days(left, said)
    return told_twice(sentence, found, said) if len(found) > 1 else found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Speaking(NamedTuple):
    """What any rule looks for, so that a sentence is looked at once, and each rule with the numbers of what it looks
    for: most sentences hold nothing of most rules."""

    patterns: Patterns
    first: tuple[tuple[Rule, frozenset[int]], ...]
    others: tuple[tuple[Rule, frozenset[int]], ...]


@cache
def _speaking(language: str) -> _Speaking:
    first = weekdays(language)
    patterns = Patterns()
    patterns.add(anywhere(first.elsewhere.pattern))

    def numbered(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, frozenset[int]], ...]:
        return tuple(
            (rule, frozenset(patterns.add(anywhere(each.pattern)) for each in rule.patterns)) for rule in rules
        )

    speaking = _Speaking(patterns, numbered((feast_days(language), *first.rules)), numbered(_rules(language)))
    patterns.compile()
    return speaking


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    """What reads each kind of words."""
    words, known = WORDS[language], names(language)
    months = known.months

    def next_months_last(said: date) -> date:
        return last_of(said.year + said.month // 12, said.month % 12 + 1)

    return (
        on_weekday(words.next_day, known.weekdays, lambda said, to: of_week(said, 1, to)),
        on_weekday(words.weekday, known.weekdays, nearest, bare=True),
        _of_month(words.month, months, last_of, another=True),
        _of_month(words.by_month, months, lambda year, month: date(year, month, 1), another=True),
        *(_dated(each, known.all_months) for each in words.dated),
        _dated(words.the_day, known.all_months),
        _of_month(words.middle_of_month, known.all_months, lambda year, month: date(year, month, _MIDDLE)),
        _of_month(words.end_of_month, known.all_months, last_of),
        whenever(words.mid_month, lambda said: next_of_any_month(said, _MIDDLE)),
        whenever(words.mid_next_month, lambda said: last_of(said.year, said.month) + timedelta(days=_MIDDLE)),
        whenever(words.midweek, lambda said: nearest(said, _WEDNESDAY)),
        whenever(words.mid_next_week, lambda said: of_week(said, 1, _WEDNESDAY)),
        whenever(words.week_begins, lambda said: of_week(said, 1, 0)),
        whenever(words.week_ends, lambda said: of_week(said, 0, _SUNDAY)),
        _this_week(words),
        whenever(words.next_week_ends, lambda said: of_week(said, 1, _SUNDAY)),
        whenever(words.week_after_next, lambda said: of_week(said, 2, _SUNDAY)),
        whenever(words.before_weekend, lambda said: of_week(said, 0, 4)),
        whenever(words.weekend, lambda said: of_week(said, 0, _SUNDAY)),
        whenever(words.next_weekend, lambda said: of_week(said, 1, _SUNDAY)),
        whenever(words.month_begins, lambda said: _first_of(said, said.month % 12 + 1)),
        whenever(words.month_ends, lambda said: last_of(said.year, said.month)),
        whenever(words.next_month_ends, next_months_last),
        _in_numbers(words),
        whenever(words.fortnight, lambda said: said + timedelta(days=14)),
        whenever(words.next_week, lambda said: of_week(said, 1, _SUNDAY)),
        whenever(words.next_month, next_months_last),
        whenever(words.tomorrow, lambda said: said + timedelta(days=1)),
        whenever(words.after_tomorrow, lambda said: said + timedelta(days=2)),
        *feasts(language),
    )


def _this_week(words: Words) -> Rule:
    spent, this_week = pattern(words.spent_week), whenever(words.this_week, lambda said: of_week(said, 0, _SUNDAY))
    return this_week._replace(days=lambda sentence, said: this_week.days(spent.sub(_blank, sentence), said))


def _first_of(said: date, month: int) -> date | None:
    return None if month == said.month else next_date(said, month, 1)


def _of_month(words: str, named: dict[str, int], day_in: Callable[[int, int], date], *, another: bool = False) -> Rule:
    """Reads a day of a month: of that year where one follows, else of the next to come, or of none where it has to be
    ``another`` than the month that runs."""
    found = pattern(words.replace("{name}", "({name})"), _YEAR, name="|".join(named))

    def rule(sentence: str, said: date) -> list[Named]:
        days = []
        for match in found.finditer(sentence):
            month = named[next(name for name in match.groups() if name in named)]
            day = day_in(int(match["year"] or said.year), month)
            if match["year"] is None and day < said:  # what is told for this very day is none to come
                day = day_in(said.year + 1, month)
            if match["year"] or not (another and month == said.month):
                days.append(Named(*match.span(), day))
        return days

    return Rule(rule, (found,))


def _dated(words: str, named: dict[str, int]) -> Rule:
    found = pattern(
        words,
        _YEAR,
        day=r"(?P<day>\d{1,2})",
        name=f"(?P<name>{'|'.join(named)})",
        number_of_month=r"(?P<month>\d{1,2})",
    )

    def rule(sentence: str, said: date) -> list[Named]:
        days = []
        for match in found.finditer(sentence):
            told = match.groupdict()
            month = named[told["name"]] if told.get("name") else int(told.get("month") or 0)
            if month and told["year"]:
                day = a_date(int(told["year"]), month, int(told["day"]))
            elif month:
                day = next_date(said, month, int(told["day"]))
            else:
                day = next_of_any_month(said, int(told["day"]))
            if day is not None:
                days.append(Named(*match.span(), day, month_day=month > 0 and not told["year"]))
        return days

    return Rule(rule, (found,))


def _in_numbers(words: Words) -> Rule:
    units = {1: words.day, 7: words.week, 30: words.month_unit}
    number = rf"(?P<number>\d{{1,3}}|{'|'.join(words.numbers)})"
    each = [(days, pattern(words.within, number=number, unit=unit)) for days, unit in units.items()]
    worded = [re.compile(one) for one in words.numbers]

    def rule(sentence: str, said: date) -> list[Named]:
        found = []
        for days, within in each:
            for match in within.finditer(sentence):
                told = match["number"]
                many = (
                    int(told)
                    if told.isdigit()
                    else 1 + next(at for at, one in enumerate(worded) if one.fullmatch(told))
                )
                found.append(Named(*match.span(), said + timedelta(days=days * many)))
        return found

    return Rule(rule, tuple(within for _, within in each))
