"""One further goal: many people hope for two things, such as sources and commissions.

The first goal is the one that the start page asks about and draws. The further one is asked for after it, is worked out
by itself, has its own number, days and unit, and is told beside the first; nothing adds the two up.
"""

import msgspec

from auditor.answers.expectations import Expectations, Goal
from auditor.answers.questionnaire import ITEMS, OF_GOALS, Day, Number, Question, Words
from auditor.translatable import N_

_BEFORE, _FIRST = "further_goal.", "goal."
_what = next(question for item in ITEMS for question in item.questions if question.field == "goal.outcome")

#: Asked after the first goal; those after the first question only where it was answered.
FURTHER_GOAL: tuple[Question, ...] = (
    Question("further_goal.outcome", N_("And what else do you hope for?"), _what.format),
    Question("further_goal.amount", N_("How many, or how much of it?"), Number(least=1)),
    Question("further_goal.by", N_("And that by when?"), Day()),
    Question("further_goal.audience", N_("And that from whom?"), Words()),
    Question("further_goal.since", N_("Since when have you been at that?"), Day(past=True)),
    Question(
        "further_goal.so_far",
        N_("And how many have there been since then? None is an answer too."),
        Number(),
    ),
    Question(
        "further_goal.conversations",
        N_("And how many useful conversations since that day?"),
        Number(N_("conversations")),
    ),
)
#: The audits that are worked out for the further goal too.
AUDITS = OF_GOALS


def goals(answers: Expectations) -> tuple[Goal, ...]:
    """What somebody hopes for, as far as it is said what; the first goal first."""
    return tuple(goal for goal in (answers.goal, answers.further_goal) if goal and goal.outcome)


def for_further_goal(answers: Expectations) -> Expectations | None:
    """The answers as they would be if the further goal were the first, and the first what else is hoped for, with the
    days on which it was said; None where it is not said what else is hoped for."""
    further = answers.further_goal
    if further is None or further.outcome is None:
        return None
    days = {field: day for field, day in answers.confirmed.items() if not field.startswith((_FIRST, _BEFORE))}
    own = {field: day for field, day in answers.confirmed.items() if field.startswith(_BEFORE)}
    days |= {_FIRST + field.removeprefix(_BEFORE): day for field, day in own.items()}
    return msgspec.structs.replace(answers, goal=further, further_goal=answers.goal, confirmed=days)
