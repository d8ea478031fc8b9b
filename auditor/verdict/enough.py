"""That as much came as was hoped for, or too little less to look for a cause."""

from datetime import date
from typing import NamedTuple

from auditor.answers.conversations import is_counted
from auditor.answers.expectations import Goal
from auditor.facts import Facts
from auditor.translatable import gettext, short
from auditor.verdict import inputs
from auditor.verdict.attribution import within_chance
from auditor.verdict.goals import named
from auditor.verdict.wording import counted


class Told(NamedTuple):
    """That there is nothing to explain, in words, and whether all came that was hoped for."""

    words: str
    all_came: bool


def enough(goal: Goal, facts: Facts, *, elsewhere: bool) -> Told | None:
    """That of something else than conversations, or of anything where part of it came of sites that are not looked at
    (``elsewhere``), as much has come as was hoped for by now, within chance: to see that, no rate is needed. None where
    there is a gap, where nothing has come yet, or where too little is told."""
    if (is_counted(goal) and not elsewhere) or not (goal.so_far and goal.amount and goal.by):
        return None
    since = goal.since or facts.window.day(facts.window.start)
    if goal.by < since:
        return None
    time = inputs.span(since, goal.by, facts)
    hoped = goal.amount * time.part
    if time.days < inputs.LEAST_DAYS or not within_chance(goal.so_far, hoped):
        return None
    gap = gettext(
        "You hope for %(outcome)s (%(amount)s) by %(day)s; by now that is about %(hoped)s, and you had %(came)s.",
        amount=short(goal.amount),
        outcome=named(goal.outcome or ""),
        day=goal.by,
        hoped=counted(round(hoped, 1)),
        came=short(goal.so_far),
    )
    leads = pace(goal.so_far, goal.amount, time.part, goal.outcome or "", goal.by)
    return no_gap(gap, hoped, goal.so_far, leads=leads)


def pace(had: float, amount: float, part: float, outcome: str, by: date) -> str | None:
    """Where the pace so far leads by the date, in the person's own unit; None where that is all that was hoped for, or
    no time is left. Who reads that a difference may be chance would else take it that all is on its way."""
    if part >= 1 or round(had / part) >= amount:
        return None
    return gettext(
        "At the pace so far, about %(likely)s of %(amount)s (%(outcome)s) come by %(day)s.",
        likely=counted(float(round(had / part))),
        amount=short(amount),
        outcome=named(outcome),
        day=by,
    )


def no_gap(gap: str, hoped: float, came: float, waited: str | None = None, leads: str | None = None) -> Told:
    """What was hoped for and came (``gap``, in words), and that there is nothing to explain, or, where a little less
    came, that chance may have it so: no cause is looked for then, but where the pace ``leads`` and who ``waited``, in
    words, are not passed over."""
    if came >= hoped:
        nothing = gettext("That is what you hoped for, or more. There is nothing to explain.")
        return Told(f"{gap} {nothing}", all_came=True)
    chance = gettext("So far the difference is no more than chance brings, so no cause is looked for yet.")
    return Told(" ".join(each for each in (gap, chance, leads, waited) if each), all_came=False)
