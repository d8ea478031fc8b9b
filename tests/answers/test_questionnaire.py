"""The questionnaire fits the answers it asks for."""

from datetime import date
from typing import get_args

import msgspec
import pytest

from auditor.answers.expectations import Expectations, Outcome
from auditor.answers.further_goal import FURTHER_GOAL
from auditor.answers.questionnaire import (
    ITEMS,
    NEXT_STEPS,
    Choice,
    Day,
    Number,
    Question,
    Scale,
    every_question,
    next_steps,
)
from auditor.audits.catalogue import AUDITS

QUESTIONS = (*every_question(), *FURTHER_GOAL)


def decoded(question: Question, value: object) -> Expectations:
    outer, _, inner = question.field.partition(".")
    return msgspec.convert({outer: {inner: value} if inner else value}, Expectations)


def acceptable(question: Question) -> list[object]:
    match question.format:
        case Choice(options):
            return [value for value, _ in options]
        case Scale(low, high, decline=decline):
            return [*range(low, high + 1), *([decline[0]] if decline else [])]
        case Number(least=least, most=most):
            return [least, most if most is not None else 500]
        case Day():
            return [date(2026, 1, 31).isoformat()]
        case _:
            return ["in my own words"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.field)
def test_every_answer_offered_is_one_that_is_kept(question: Question) -> None:
    for value in acceptable(question):
        outer, _, inner = question.field.partition(".")
        kept = getattr(decoded(question, value), outer)
        assert (getattr(kept, inner) if inner else kept) is not None


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if isinstance(q.format, Scale)], ids=lambda question: question.field
)
def test_a_scale_ends_where_the_answer_ends(question: Question) -> None:
    assert isinstance(question.format, Scale)
    for outside in (question.format.low - 1, question.format.high + 1):
        with pytest.raises(msgspec.ValidationError):
            decoded(question, outside)


def test_every_outcome_can_be_hoped_for_first_and_beside() -> None:
    for field in ("goal.outcome", "further_goal.outcome"):
        (asked,) = (question for question in QUESTIONS if question.field == field)
        assert isinstance(asked.format, Choice)
        assert [value for value, _ in asked.format.options] == list(get_args(Outcome))


def test_there_are_twelve_items_in_order() -> None:
    assert [item.number for item in ITEMS] == list(range(1, 13))


def test_no_field_is_asked_twice() -> None:
    fields = [question.field for question in QUESTIONS]
    assert len(fields) == len(set(fields))


def test_the_guesses_of_use_come_before_logs_are_shown() -> None:
    assert [item.number for item in ITEMS if item.before_logs] == [3, 4]


def test_items_feed_audits_that_there_are() -> None:
    expectations = {audit for item in ITEMS for audit in item.feeds} - {"used-balance"}
    assert expectations <= set(AUDITS)


def test_next_steps_are_offered_only_after_an_answer_of_ones_own() -> None:
    assert next_steps(Expectations()) == ()
    assert next_steps(Expectations(definition_words="helping", definition_origin="  ")) == ()
    assert next_steps(Expectations(definition_words="helping", definition_origin="my first job")) == NEXT_STEPS


def test_the_word_that_shames_is_never_said() -> None:
    said = [question.words for question in QUESTIONS] + [step.words for step in NEXT_STEPS]
    assert not [words for words in said if "dirty" in words.lower() or "should" in words.lower()]
