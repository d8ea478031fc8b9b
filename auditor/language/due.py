"""The day that a promise names, or by which somebody wants something."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from auditor.activities.acts import Act
from auditor.language.day_rules import Named
from auditor.language.days import Sentence, days_named
from auditor.language.deeds import asks_for_a_deed
from auditor.language.due_words import Words, words_of
from auditor.language.lexicon import lexicon
from auditor.language.reading import read
from auditor.language.text import own_words, sentences

_NEAR = 60  # characters
_BACK = 2  # sentences, in the latest of which that names one "before then" finds its day
_LONG = 2_000  # characters within which a message may say that it is in no hurry
_BEHIND = 25  # characters behind a day that may say that it is the earliest
_CLAUSE_ENDS = re.compile(r"[,;:–]| - ")
_SAYS_MORE = 2  # words beside the span
_IF = re.compile(r"(?<!\w)(?:if|si|s['’]il|wenn|falls|bitte|please|por favor|porfa|stp|svp)(?!\w)")
_MINE = re.compile(r"(?<!\w)(?:i|we|ich|wir|je|nous|on|yo) \w+")  # what its writer does
_NONE = Named(0, 0, date.min)
_ASKS = Act.ASK | Act.QUESTION


class Wanted(NamedTuple):
    """The ``day`` by which a message to me wants something, and whether the words that name it say by themselves that
    something is ``wanted`` of the reader, whatever else is read in the message: "I'd need your consent by Friday", but
    not "They were gone by Friday"."""

    day: date | None
    wanted: bool = False


def promised_day(text: str, language: str | None, said: date) -> date | None:
    """The day that a promise of the text names, where its sentence names one after the day it was ``said``; of several
    the latest. A day by which the same sentence first wants an answer is not the promise's: "Tell me by Monday, and
    I'll ask somebody else". None where none is read."""
    words = words_of(language)
    if words is None or language is None:
        return None
    found = [
        each.day
        for sentence in days_named(text, language, said)
        if sentence.days and _promises(sentence.text, language, mine=True)
        for each in sentence.days
        if each not in _of_answer_first(sentence, words, language)
    ]
    return max(found, default=None)


def wanted_day(text: str, language: str | None, said: date) -> Wanted:
    """The day by which a message to me wants something: of those after the day it was ``said`` that a sentence names
    which says so or asks, or on which it would have something done, the first. Where none does, the one day that a
    sentence beside it names, if what is asked is for that day or to be there before it, or if something closes then.
    The earliest day for something is none by which it is wanted. None where none is read."""
    words = words_of(language)
    if words is None or language is None:
        return Wanted(None)
    told = _told(text, words, language, said)
    days = _named_as_wanted(told, words, language)
    if not days and any(sentence.days for sentence in told) and not _at_leisure(text, language):
        days = (
            _asked_for(told, words, language)
            or _of_deeds(told, words, language)
            or _told_beside(told, words, language)
            or _appearing(told, words, text, language)
            or _closing(told, words, text, language)
        )
    first = min(days, default=None)
    naming = (each.lowered for each in told if any(named.day == first for named in each.days))
    return Wanted(first, any(words.wants.search(each) and not words.wants_none.search(each) for each in naming))


def _told(text: str, words: Words, language: str, said: date) -> list[Sentence]:
    """The sentences of a text, with the days to come that they name but for those that are the earliest."""
    return [
        each._replace(days=[day for day in each.days if day not in _earliest(each, words)]) if each.days else each
        for each in days_named(text, language, said)
        if each.text.strip()
    ]


def _earliest(sentence: Sentence, words: Words) -> list[Named]:
    behind = [each for each in sentence.days if words.at_earliest.match(sentence.lowered[each.end :][:_BEHIND])]
    return [*_after(words.not_before, sentence), *behind]


def _promises(text: str, language: str, *, mine: bool = False) -> bool:
    return bool((read(text, hint=language, mine=mine).acts or 0) & Act.PROMISE)


def _of_answer_first(sentence: Sentence, words: Words, language: str) -> list[Named]:
    """The first day of a sentence, where an answer is wanted by it before the sentence promises anything."""
    for each in sorted(_after(words.by, sentence))[:1]:
        clause = _CLAUSE_ENDS.search(sentence.lowered, each.end)
        heads = [sentence.lowered[: each.end], *([sentence.lowered[: clause.start()]] if clause else [])]
        if any(words.answer.search(head) and not _promises(head, language) for head in heads):
            return [each]
    return []


def _named_as_wanted(told: list[Sentence], words: Words, language: str) -> list[date]:
    """The days that sentences name which say that something is urgent, or by which day."""
    pressing = [each for each in told if each.days and read(each.text, hint=language).urgent]
    promising = [each for each in told if each.days and each not in pressing and _promises(each.text, language)]
    asked = [(day, each) for each in promising for day in _of_answer_first(each, words, language)]
    found = [day for each in pressing for day in _after(words.by, each) or each.days] + [day for day, _ in asked]
    answers = [(day.day, each) for each in pressing for day in _of_answers(each, words)]
    answers += [(day.day, each) for day, each in asked]
    if any(words.about.search(each.lowered) for _, each in answers):
        # No answer is wanted after the day that it is about: a weekday before it is one of a later week.
        first = min(day for day, _ in answers)
        found = [each for each in found if each.day >= first or not each.bare]
    return [each.day for each in found]


def _after(before_a_day: re.Pattern[str], sentence: Sentence) -> list[Named]:
    """The days of a sentence before which such words stand; those may be the first of the words that name the day."""

    def stands(each: Named) -> bool:
        start = max(0, each.start - _NEAR)
        spaces = [at + 1 for at in range(each.start, each.end) if sentence.lowered[at] == " "]
        return any(before_a_day.search(sentence.lowered[start:end]) for end in [each.start, *spaces])

    return [each for each in sentence.days if stands(each)]


def _of_answers(sentence: Sentence, words: Words) -> Iterator[Named]:
    """The days of a sentence by which it wants an answer."""
    by = _after(words.by, sentence)
    in_order = sorted(sentence.days)
    for before, each, after in zip([_NONE, *in_order], in_order, [*in_order[1:], None], strict=False):
        if each in by:
            start, end = max(before.end, each.start - _NEAR), each.end + _NEAR
            around = (
                sentence.lowered[start : each.start],
                sentence.lowered[each.end : min(end, after.start) if after else end],
            )
            if any(map(words.answer.search, around)):
                yield each


def _asked_for(told: list[Sentence], words: Words, language: str) -> list[date]:
    """The days by which sentences ask for something without saying that it presses."""
    days = []
    for each in told:
        if each.days and (found := _after(words.before, each) or _handed_over(each, words)) and _asks(each, language):
            days += [day.day for day in found]
    return days


def _of_deeds(told: list[Sentence], words: Words, language: str) -> list[date]:
    """The days on which sentences would have something done, of those that name one; not until which."""
    naming = (each for each in told if each.days and asks_for_a_deed(each.lowered, language))
    return [day for each in naming if (day := _only(each.days)) and not _after(words.by, each)]


def _handed_over(sentence: Sentence, words: Words) -> list[Named]:
    """The days by which a sentence would have something handed over."""
    if not words.hands_over.search(sentence.lowered):
        return []
    spans = [each for each in sentence.days if words.by_itself.fullmatch(sentence.lowered, each.start, each.end)]
    return [*(each for each in spans if _is_asked_for(each, sentence, words)), *_after(words.for_what, sentence)]


def _is_asked_for(span: Named, sentence: Sentence, words: Words) -> bool:
    """Whether a span of days is the one in which something is to be handed over: its clause says so, or says little
    else or "if you can". One that says more tells of its writer: "Send me your day, this week I finish at three"."""
    ends = [match.start() for match in _CLAUSE_ENDS.finditer(sentence.lowered)]
    start = max((end + 1 for end in ends if end < span.start), default=0)
    end = min((end for end in ends if end >= span.end), default=len(sentence.lowered))
    clause = f"{sentence.lowered[start : span.start]} {sentence.lowered[span.end : end]}"
    mine = _MINE.sub("", sentence.lowered[start:end])
    return (
        words.hands_over.search(mine) is not None or len(clause.split()) < _SAYS_MORE or _IF.search(clause) is not None
    )


def _asks(sentence: Sentence, language: str) -> bool:
    return bool((read(sentence.text, hint=language).acts or 0) & Act.ASK)


def _told_beside(told: list[Sentence], words: Words, language: str) -> list[date]:
    """The one day that stands beside what is asked: told before it, where it asks for something "before then", or in a
    sentence beside it that says what it is for."""
    for at, each in enumerate(told):
        if then := words.then.search(each.lowered):
            before = [day for day in each.days if day.end <= then.start()]
            back = [before] if each.days else [other.days for other in reversed(told[max(0, at - _BACK) : at])]
            day = _only(next(filter(None, back), []))
            if day and (words.yes_or_no.search(each.lowered) or _asks(each, language)):
                return [day]
        elif not each.days and words.hands_over.search(each.lowered):
            beside = [other for other in (*told[max(0, at - 1) : at], *told[at + 1 : at + 2]) if other.days]
            said_so = [other for other in beside if words.for_it.search(each.lowered) or _after(words.is_for, other)]
            day = _only([day for other in said_so for day in other.days])
            if day and _asks(each, language):
                return [day]
    return []


def _appearing(told: list[Sentence], words: Words, text: str, language: str) -> list[date]:
    """The day on which a text appears of which something is asked, or for which what is asked is."""
    days = [
        day.day
        for each in told
        for day in each.days
        if words.appears.search(f"{each.lowered[: day.start]}§{each.lowered[day.end :]}")
    ]
    if not days:
        return []
    reading = read(text, hint=language)
    asks = reading.withdraws or (reading.acts or 0) & Act.ASK
    said_so = (
        ("?" in each.text and words.reviews.search(each.lowered)) or words.wants.search(each.lowered) for each in told
    )
    return days if asks or any(said_so) else []


def _closing(told: list[Sentence], words: Words, text: str, language: str) -> list[date]:
    """The day on which what a message asks about closes, is handed in, or is judged."""
    closing = [each for each in told if _only(each.days) and words.closes.search(each.lowered)]
    if closing and (read(text, hint=language).acts or 0) & _ASKS:
        return [closing[0].days[0].day]
    for at, each in enumerate(told):
        day = _only(each.days)
        if day and words.judged.search(each.lowered):
            beside = told[max(0, at - 1) : at + 2]
            if any(words.reviews.search(other.lowered) and _asks(other, language) for other in beside):
                return [day]
    return []


def _only(days: list[Named]) -> date | None:
    found = {each.day for each in days}
    return found.pop() if len(found) == 1 else None


def _at_leisure(text: str, language: str) -> bool:
    """Whether a message says that there is no hurry."""
    known = lexicon(language)
    if known is None:
        return False
    return "at_leisure" in known.waiting("\n".join(sentences(known.spelled(own_words(text)[:_LONG]))))
