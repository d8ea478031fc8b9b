"""The questionnaire in the terminal: one question after the other, empty for none, what was said before in brackets."""

import click

from auditor.answers.expectations import Expectations
from auditor.answers.questionnaire import (
    AFTERWARDS,
    ITEMS,
    PERMISSION,
    REFLECTION,
    Choice,
    Number,
    Question,
    Scale,
    next_steps,
)
from server.answers import Unfit, changed, current, parsed, said
from server.commands.translated import confirmed
from server.translations import gettext
from server.translations.cldr import decimal


def ask(answers: Expectations) -> Expectations:
    """Ask everything, beginning with ``answers``; the definition of networking last, ours only after theirs."""
    click.echo(gettext("Every question may stay open: press Enter. “-” takes an earlier answer back."))
    click.echo()
    for item in ITEMS:
        for question in item.questions:
            answers = _answer(answers, question)
    click.echo()
    click.echo(gettext("Two more, if you like. They are kept for you and scored by nothing."))
    for question in REFLECTION:
        answers = _answer(answers, question)
    steps = next_steps(answers)
    if steps and confirmed(f"\n{gettext(PERMISSION)}"):
        for step in steps:
            click.echo(f"\n{gettext(step.title)}\n  {gettext(step.words)}")
        click.echo(f"\n{gettext(AFTERWARDS)}")
    return answers


def _answer(answers: Expectations, question: Question) -> Expectations:
    """Ask until the answer fits."""
    click.echo(f"\n{said(question)}")
    for line in _options(question):
        click.echo(f"  {line}")
    before = current(answers, question)
    while True:
        given = click.prompt(
            "", default="", prompt_suffix=f"[{before}] > " if before is not None else "> ", show_default=False
        )
        if not given:
            return answers
        try:
            return changed(answers, {question.field: None if given == "-" else _value(question, given)})
        except Unfit as problem:
            click.echo(str(problem))


def _value(question: Question, given: str) -> object:
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
        case Number(unit, _, most) if most is not None:
            return [gettext("a number (%(unit)s), up to %(most)s", unit=gettext(unit), most=decimal(most))]
        case Number(unit):
            return [gettext("a number (%(unit)s)", unit=gettext(unit))]
        case _:
            return []
