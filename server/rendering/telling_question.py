"""The one answer for want of which the verdict cannot tell, and how it is asked alone."""

from auditor.answers.expectations import Expectations, Goal
from auditor.answers.further_goal import FURTHER_GOAL
from auditor.answers.questionnaire import Question, every_question
from auditor.report import Report
from auditor.translatable import N_
from server.answers import current, said
from server.rendering.labels import hope
from server.translations import gettext
from server.translations.cldr import near_day

#: What the verdict asks for, in this order.
_TELLING = ("goal.outcome", "goal.amount", "goal.since", "goal.by", "goal.so_far")
#: And then, by the answer that it says would tell more.
_MORE = {
    "goal.conversations": ("goal.conversations",),
    "further_goal.outcome": tuple(f"further_goal.{field}" for field in ("outcome", "amount", "by", "since", "so_far")),
}
#: By what is asked of a goal. Those with a day are asked where it is known since when somebody has been at it.
_OF_A_GOAL = {
    "amount": N_("You hope for %(outcome)s: how many, or how much?"),
    "by": N_("By when do you hope for that (%(outcome)s)?"),
    "since": N_("Since when have you been at it (%(outcome)s)?"),
}
_SINCE = {
    "so_far": N_("How many have there been since %(day)s (%(outcome)s)? None is an answer too."),
    "conversations": N_(
        "How many useful conversations have you had since %(day)s? They tell how many it takes to get what "
        "you hope for (%(outcome)s)."
    ),
}


def telling_question(report: Report, given: Expectations) -> Question | None:
    """The question; None where the verdict lacks no answer, or all it could ask for are given."""
    if not report.verdict.missing:
        return None
    every = {each.field: each for each in (*every_question(), *FURTHER_GOAL)}
    asked = (*_TELLING, *_MORE.get(report.verdict.missing.field, ()))
    return next((every[field] for field in asked if current(given, every[field]) is None), None)


def asked_alone(question: Question, answers: Expectations) -> str:
    """What is asked, said so that nothing need stand before it: the questionnaire's words lean on those before."""
    goal, _, asked = question.field.rpartition(".")
    of = {"goal": answers.goal, "further_goal": answers.further_goal}.get(goal) or Goal()
    if of.outcome and asked in _SINCE and of.since:
        return gettext(_SINCE[asked], day=near_day(of.since), outcome=hope(of.outcome))
    if of.outcome and asked in _OF_A_GOAL:
        return gettext(_OF_A_GOAL[asked], outcome=hope(of.outcome))
    return said(question)
