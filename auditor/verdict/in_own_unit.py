"""What is drawn where no rate turns a hope into conversations: what was hoped for by now, what went out, what came."""

from auditor.answers.expectations import NOT_BY_PEOPLE, Goal
from auditor.facts import DAY, Facts
from auditor.report import Funnel
from auditor.verdict import inputs
from auditor.verdict.inputs import Span
from auditor.verdict.model import Channel

#: The history may begin up to this many days after the goal, as a person may have done nothing at first.
LATE = 14
_OUT = (Channel.NOTES, Channel.BARE, Channel.WEAK, Channel.DORMANT)


def in_own_unit(goal: Goal, facts: Facts, first: int | None) -> Funnel | None:
    """The picture of a goal in the person's own unit; None where it has no number or no date, where the person has not
    said what came, or where it began too lately for a number by now. Of one thing, nothing is hoped for by now; and
    what does not come by people comes of no message. ``first``: when the history begins."""
    if not (goal.outcome and goal.amount and goal.by) or goal.so_far is None:
        return None
    if goal.amount <= 1 or goal.outcome in NOT_BY_PEOPLE:
        return None
    since = goal.since or facts.window.day(facts.window.start)
    if goal.by < since:
        return None
    time = inputs.span(since, goal.by, facts)
    if time.days < inputs.LEAST_DAYS:
        return None
    return Funnel(
        hoped=goal.amount * time.part,
        practice=None,
        done=None,
        came=goal.so_far,
        outcome=goal.outcome,
        begun=_begun(facts, time) if reaches(first, time) else None,
    )


def reaches(first: int | None, time: Span) -> bool:
    """Whether a history that begins at ``first`` tells of a goal's time."""
    return first is not None and first <= time.start + LATE * DAY


def _begun(facts: Facts, time: Span) -> int | None:
    """How many first messages and invitations went out, where both are told."""
    known = inputs.known_channels(facts, None)
    if not set(_OUT) <= set(known):
        return None
    done = inputs.done(facts, time.start, time.end, known, None)
    return round(sum(done.volume(channel) for channel in _OUT))
