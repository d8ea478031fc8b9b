"""How long answers hold: after a while one is asked once whether it is still true, and audits say how old it is.

The spans are our convention (grade E): what somebody hopes for outlasts how many conversations came of it so far.
"""

from datetime import date
from functools import cache
from typing import Any, NamedTuple

import msgspec

from auditor.answers.expectations import Expectations
from auditor.answers.further_goal import FURTHER_GOAL
from auditor.answers.questionnaire import FOR_THE_VERDICT, ITEMS, Question
from auditor.answers.single import PLAN, for_single_audits

#: Days, by field of Expectations; of a field within, the longest beginning counts. What is not here does not grow old.
LASTS: dict[str, int] = {
    "role": 365, "goal": 120, "goal.so_far": 30, "goal.conversations": 30, "further_goal": 120,
    "further_goal.so_far": 30, "further_goal.conversations": 30, "minutes_a_day": 90, "visits_a_day": 90,
    "invitations_accepted": 365, "strangers_answering": 365, "acquaintances_answering": 365, "unease": 180,
    "know_how": 180, "norms": 365, "learnable": 365, "approached": 60, "boundaries": 180, "in_referral_group": 180,
    "referral_group": 180, "referral_quota": 180, "planned_minutes_a_week": 120, "sleep": 180, "browser_share": 120,
    "profile_still_true": 180, "contact_topics": 180, "photo_wanted": 365, "digital_industry": 365,
    "notes_allowed_a_month": 120, "hours_a_week": 90, "plan": 90, "posts": 90, "focus": 120,
}  # fmt: skip
#: Days that say when they held themselves.
_DAYS = ("goal.since", "goal.by", "further_goal.since", "further_goal.by", "job_since", "referral_group.first")


class Aged(NamedTuple):
    """An answer that may no longer be true, and the day it last was."""

    question: Question
    day: date


@cache
def asked() -> tuple[Question, ...]:
    """Every question whose answer audits or the verdict read."""
    items = (question for item in ITEMS for question in item.questions)
    return (*items, *FURTHER_GOAL, *for_single_audits(), *FOR_THE_VERDICT, *PLAN)


def lasts(field: str) -> int | None:
    """How many days an answer holds; None: for good."""
    if field in _DAYS:
        return None
    parts = field.split(".")
    beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((LASTS[each] for each in beginnings if each in LASTS), None)


def given_on(answers: Expectations, field: str) -> date | None:
    """The day a question was last answered or confirmed, as far as it is known."""
    if field == "profile_still_true":
        return answers.profile_still_true
    return answers.confirmed.get(field)


def answer(answers: Expectations, field: str) -> Any:
    """What was answered, as the builtin value; None: nothing."""
    found: Any = msgspec.to_builtins(answers)
    for part in field.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def aged(answers: Expectations, on: date) -> list[Aged]:
    """The answers that may no longer be true on a day, the oldest first."""
    found = []
    for question in asked():
        day = given_on(answers, question.field)
        span = lasts(question.field) if day else None
        if span is None or day is None or answer(answers, question.field) is None:
            continue
        if (on - day).days >= span:
            found.append(Aged(question, day))
    return sorted(found, key=lambda each: each.day)


def confirmed(answers: Expectations, field: str, on: date) -> Expectations:
    """Answers of which one was said to be still true on a day."""
    if field == "profile_still_true":
        return msgspec.structs.replace(answers, profile_still_true=on)
    return msgspec.structs.replace(answers, confirmed=answers.confirmed | {field: on})
