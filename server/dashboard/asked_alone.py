"""A question of the goals where it stands alone: the words of the questionnaire lean on the question before."""

from auditor.answers.expectations import Expectations, Goal
from auditor.answers.questionnaire import Question
from auditor.translatable import N_
from server.answers import said
from server.rendering.labels import hope
from server.translations import gettext
from server.translations.cldr import near_day

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


def words(question: Question, answers: Expectations) -> str:
    """What is asked, said so that nothing need stand before it."""
    goal, _, asked = question.field.rpartition(".")
    of = {"goal": answers.goal, "further_goal": answers.further_goal}.get(goal) or Goal()
    if of.outcome and asked in _SINCE and of.since:
        return gettext(_SINCE[asked], day=near_day(of.since), outcome=hope(of.outcome))
    if of.outcome and asked in _OF_A_GOAL:
        return gettext(_OF_A_GOAL[asked], outcome=hope(of.outcome))
    return said(question)
