"""The questionnaire in the terminal: one question after the other, empty for none, what was said before in brackets."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

import click
import msgspec

from auditor.answers.aging import aged
from auditor.answers.aging import confirmed as holding
from auditor.answers.expectations import Expectations
from auditor.answers.further_goal import FURTHER_GOAL, for_further_goal
from auditor.answers.questionnaire import (
    AFTERWARDS,
    FOR_THE_VERDICT,
    ITEMS,
    OF_GOALS,
    PERMISSION,
    REFLECTION,
    Choice,
    Day,
    Lines,
    Number,
    Question,
    Scale,
    next_steps,
)
from auditor.answers.single import PLAN
from server.answers import (
    People,
    Unfit,
    changed,
    current,
    in_their_words,
    in_words,
    misfit,
    parsed,
    said,
    singles,
    with_circle,
)
from server.commands.errors import Failure
from server.commands.latest import latest
from server.commands.translated import confirmed
from server.rendering.telling_question import asked_alone, telling_question
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import day, decimal


def as_json(answers: Expectations) -> str:
    """Answers as a file of them has to be."""
    return msgspec.json.format(msgspec.json.encode(answers)).decode()


def from_file(source: IO[bytes], before: Expectations) -> Expectations:
    """Answers out of a file, beside those of ``before`` that it does not name: who is kept apart is an answer too, and
    whoever writes a goal into a file takes back nobody's protection. Raises Failure with what does not fit, and where.
    """
    written = source.read()
    try:
        plain = msgspec.json.decode(written)
        named = in_their_words(plain) if isinstance(plain, dict) else {}
        given = msgspec.convert(named if isinstance(plain, dict) else plain, Expectations)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise Failure(f"{source.name}: {misfit(problem)}") from problem
    return msgspec.structs.replace(before, **{name: getattr(given, name) for name in named})


def asked(store: Store, *, everything: bool, old: bool, one: bool) -> Expectations:
    """The answers after asking: everything, what is old, the one that tells most, or else the questionnaire."""
    if one:
        return telling(store)
    return still_true(store) if old else ask(store.answers.get(), store if everything else None)


def still_true(store: Store) -> Expectations:
    """Ask of every old answer whether it still holds."""
    zone = store.owner.get().zone_info
    answers = store.answers.dated(zone)
    today = datetime.now(zone).date()
    found = aged(answers, today)
    if not found:
        click.echo(gettext("No answer of yours is so old that it has to be asked about."))
    for each in found:
        given = in_words(each.question, current(answers, each.question))
        click.echo(f"\n{said(each.question)}\n  {given} ({day(each.day)})")
        try:
            if confirmed(gettext("Still true?")):
                answers = holding(answers, each.question.field, today)
            else:
                answers = _answer(answers, each.question)
        except click.Abort:
            _say_broken_off()
            break
    return answers


def ask(answers: Expectations, store: Store | None = None) -> Expectations:
    """Ask everything, beginning with ``answers``; the definition of networking last, ours only after theirs. With a
    ``store`` also what single audits and the verdict read. Whoever breaks off loses nothing that was answered."""
    click.echo(gettext("Every question may stay open: press Enter. “-” takes an earlier answer back."))
    click.echo()
    try:
        for given in _asked(answers, store):
            answers = given
    except click.Abort:
        _say_broken_off()
    return answers


def telling(store: Store) -> Expectations:
    """Ask the one question whose answer would let the latest report's verdict tell more, if there is one."""
    answers = store.answers.get()
    question = telling_question(latest(store), answers)
    if question is None:
        click.echo(gettext("No single answer would let the verdict tell more."))
        return answers
    return _answer(answers, question, words=asked_alone(question, answers))


def _say_broken_off() -> None:
    click.echo()
    click.echo(gettext("Broken off. What you have answered is kept."))


def _asked(answers: Expectations, store: Store | None) -> Iterator[Expectations]:
    """The answers after each question."""
    for item in ITEMS:
        for question in item.questions:
            yield (answers := _answer(answers, question))
        if item.feeds == OF_GOALS:
            for after in _further_goal(answers):
                yield (answers := after)
    if store is not None:
        people = People(store, answers)
        for question in (*singles(store, answers), *FOR_THE_VERDICT, *PLAN):
            yield (answers := _answer(answers, question, people))
        yield (answers := _circle(answers, people))
    click.echo()
    click.echo(gettext("Two more, if you like. They are kept for you and scored by nothing."))
    for question in REFLECTION:
        yield (answers := _answer(answers, question))
    steps = next_steps(answers)
    if steps and confirmed(f"\n{gettext(PERMISSION)}"):
        for step in steps:
            click.echo(f"\n{gettext(step.title)}\n  {gettext(step.words)}")
        click.echo(f"\n{gettext(AFTERWARDS)}")


def _further_goal(answers: Expectations) -> Iterator[Expectations]:
    """The answers after each question on what else is hoped for; those after the first only where something is."""
    for question in FURTHER_GOAL:
        yield (answers := _answer(answers, question))
        if for_further_goal(answers) is None:
            return


def _circle(answers: Expectations, people: People) -> Expectations:
    """Ask for the people who matter, their names with commas between them."""
    click.echo()
    click.echo(gettext("15 to 50 people you would want to be in touch with, with commas between their names"))
    before = ", ".join(people.circle(answers))
    given = click.prompt("", default="", prompt_suffix=f"[{before}] > " if before else "> ", show_default=False)
    if not given:
        return answers
    return people.holding(answers, with_circle(answers, "" if given == "-" else given.replace(",", "\n")))


def _answer(answers: Expectations, question: Question, people: People | None = None, words: str = "") -> Expectations:
    """Ask until the answer fits, in other ``words`` than the questionnaire's if given. People are named with commas
    between them."""
    click.echo(f"\n{words or said(question)}")
    for line in _options(question):
        click.echo(f"  {line}")
    before = current(answers, question)
    lines = question.format == Lines("people")
    if lines and before and people:
        before = people.lines(before).replace("\n", ", ")
    while True:
        given = click.prompt(
            "", default="", prompt_suffix=f"[{before}] > " if before is not None else "> ", show_default=False
        )
        if not given:
            return answers
        try:
            value = None if given == "-" else _value(question, given.replace(",", "\n") if lines else given)
            if lines and value and people:
                value = [people.find(name) for name in value]
            given_now = changed(answers, {question.field: value})
            return people.holding(answers, given_now) if people else given_now
        except Unfit as problem:
            click.echo(str(problem))


def _value(question: Question, given: str) -> Any:
    if isinstance(question.format, Choice):
        if given.isdigit() and 1 <= int(given) <= len(question.format.options):
            return parsed(question, str(int(given) - 1))
        return parsed(question, "", given) if question.format.exact else parsed(question, "none")
    if isinstance(question.format, Scale) and question.format.decline and given == "0":
        return question.format.decline[0]
    return parsed(question, given)


def _options(question: Question) -> list[str]:
    match question.format:
        case Choice(options, exact):
            lines = [f"{number}  {gettext(words)}" for number, (_, words) in enumerate(options, start=1)]
            return [*lines, gettext("or a number of your own, larger than these")] if exact else lines
        case Scale(low, high, low_words, high_words, decline):
            ends = {"low": low, "high": high, "least": gettext(low_words), "most": gettext(high_words)}
            lines = [gettext("%(low)s (%(least)s) to %(high)s (%(most)s)", **ends)]
            return [*lines, f"0  {gettext(decline[1])}"] if decline else lines
        case Day() | Lines("days"):
            return [gettext("a day is written like 2026-02-08")]
        case Number(unit, _, most) if most is not None:
            return [gettext("a number (%(unit)s), up to %(most)s", unit=gettext(unit), most=decimal(most))]
        case Number(""):
            return [gettext("a number")]
        case Number(unit):
            return [gettext("a number (%(unit)s)", unit=gettext(unit))]
        case _:
            return []
