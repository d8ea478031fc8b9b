"""Readings that the person checked: what they say stands, and decides what may be scored for them."""

import pytest

from auditor import language
from auditor.activities.acts import Act
from auditor.answers.expectations import Checked, Expectations
from auditor.answers.readings import FEW, MANY, acts_of, checked, for_this_person, is_right, names_of
from auditor.audits.catalogue import AUDITS
from auditor.report import State
from tests.story import Story

PITCH = "Hi, our platform saves teams like yours ten hours a week. Are you open to a quick demo on Tuesday?"


def marked(act: str, right: int, wrong: int) -> Expectations:
    """So many findings of an act said to be right, and so many to be wrong."""
    marks = [Checked((act,), (act,))] * right + [Checked((act,), ())] * wrong
    return Expectations(readings={str(number): mark for number, mark in enumerate(marks)})


@pytest.mark.parametrize("acts", [0, int(Act.PITCH), int(Act.PITCH | Act.QUESTION | Act.TO_INTRODUCE)])
def test_acts_and_their_names_are_the_same(acts: int) -> None:
    assert acts_of(names_of(acts)) == acts


def test_a_name_that_is_not_known_any_more_is_left_out() -> None:
    assert acts_of(("pitch", "of another version")) == Act.PITCH


def test_a_few_checks_may_lower_what_is_known_and_only_many_may_raise_it() -> None:
    known = language.precision(("en",))
    assert for_this_person(known, marked("ask", FEW - 1, 0)) == known
    assert for_this_person(known, marked("ask", 0, FEW - 1)) == known
    assert for_this_person(known, marked("ask", FEW - 2, 2))[Act.ASK] == pytest.approx((FEW - 2) / FEW)
    assert for_this_person(known, marked("pitch", FEW, 0))[Act.PITCH] == known[Act.PITCH]
    assert for_this_person(known, marked("pitch", MANY - 1, 1))[Act.PITCH] == pytest.approx(1 - 1 / MANY)


def test_what_nobody_was_asked_about_is_neither_right_nor_wrong() -> None:
    assert for_this_person({}, marked("hype", MANY, 0)) == {}
    mark = checked(Act.ASK | Act.CLEAR_ASK | Act.GREETING, Act.QUESTION)
    assert acts_of(mark.acts) == Act.QUESTION | Act.GREETING
    assert not is_right(mark)
    assert is_right(checked(Act.ASK | Act.CLEAR_ASK, Act.ASK))


def test_what_the_person_says_of_a_message_stands() -> None:
    story = Story()
    ids = [str(story.hear(420 + 3 * number, f"person {number}", PITCH).id) for number in range(12)]
    harmless = {each: Checked(("pitch",), ("question",)) for each in ids[:4]}
    before, after = (
        story.audit(AUDITS["pitch-inbound-load"], Expectations(readings=marks)) for marks in ({}, harmless)
    )
    assert before.value is not None
    assert after.value is not None
    assert (before.value.n, after.value.n) == (12, 8)


def test_an_audit_whose_act_is_read_wrongly_for_this_person_is_told_and_not_scored() -> None:
    story = Story()
    ids = [str(story.hear(420 + 3 * number, f"person {number}", PITCH).id) for number in range(12)]
    wrong = {each: Checked(("pitch",), ()) for each in ids[:FEW]}
    audit = AUDITS["pitch-inbound-load"]
    assert story.audit(audit).state is State.SCORED
    assert story.audit(audit, Expectations(readings=wrong)).state is State.INFORMATIVE
