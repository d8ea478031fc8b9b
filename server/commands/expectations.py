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
from server.answers import Unfit, changed, current, parsed


def ask(answers: Expectations) -> Expectations:
    """Ask everything, beginning with ``answers``; the definition of networking last, ours only after theirs."""
    click.echo("Every question may stay open: press Enter. “-” takes an earlier answer back.\n")
    for item in ITEMS:
        for question in item.questions:
            answers = _answer(answers, question)
    click.echo("\nTwo more, if you like. They are kept for you and scored by nothing.")
    for question in REFLECTION:
        answers = _answer(answers, question)
    steps = next_steps(answers)
    if steps and click.confirm(f"\n{PERMISSION}", default=False):
        for step in steps:
            click.echo(f"\n{step.title}\n  {step.words}")
        click.echo(f"\n{AFTERWARDS}")
    return answers


def _answer(answers: Expectations, question: Question) -> Expectations:
    """Ask until the answer fits."""
    click.echo(f"\n{question.words}")
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
        return parsed(question, "", given) if question.format.exact else parsed(question, "x")
    return parsed(question, given)


def _options(question: Question) -> list[str]:
    match question.format:
        case Choice(options, exact):
            lines = [f"{number}  {words}" for number, (_, words) in enumerate(options, start=1)]
            return [*lines, "or a number of your own, larger than these"] if exact else lines
        case Scale(low, high, low_words, high_words, decline):
            lines = [f"{low} ({low_words}) to {high} ({high_words})"]
            return [*lines, f"or “{decline[0]}”"] if decline else lines
        case Number(unit, _, most):
            return [f"a number, {unit}" + (f", up to {most:g}" if most else "")]
        case _:
            return []
