"""Which step stands on the start page: the one that was taken up, or else the best that was not put off or declined."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from auditor.ego_network import Waiting
from auditor.history.identities import answered_of_one
from auditor.report import Report, Tip
from server.store.steps import DECLINED_FOR, Step
from server.store.store import Store

#: Days after which it is asked whether a step that was done helped, again after "early", and until which.
_ASKED_AFTER, _ASKED_AGAIN, _ASKED_UNTIL = 7, 28, 60
_DAY = 86_400_000


class Steps(NamedTuple):
    """``taken``: what was taken up, the latest; ``proposed``: tips to choose from, best first, none of them answered;
    ``judging``: a step that was done some days ago, of which it is not known whether it helped."""

    taken: Step | None
    proposed: tuple[Tip, ...]
    judging: Step | None


def today(store: Store) -> date:
    """The day where the person lives."""
    return datetime.now(UTC).astimezone(store.owner.get().zone_info).date()


def steps(store: Store, report: Report, waiting: Collection[Waiting]) -> Steps:
    """As of today, on a report of whose people these still wait. No step is proposed that names somebody to whom, since
    the report was made, nothing may propose to write."""
    said, day = store.steps.all(), today(store)
    moment = round(datetime.now(UTC).timestamp() * 1000)
    resting = [step for step in said if _rests(step, day, moment)]
    over = {each.activity for each in report.waiting} - {each.activity for each in waiting}
    taken = next((step for step in said if step.state == "taken"), None)
    judging = next((step for step in said if _asked(step, moment)), None)
    unproposed = store.called(answered_of_one(store.answers.get(), store.same.identities()).never_proposed)
    proposed = (
        tip
        for tip in report.tips
        if tip.about not in over
        and not any(_same(tip, step) for step in resting)
        and not any(name in tip.action for name in unproposed if tip.named)
    )
    return Steps(taken, tuple(proposed), judging)


def _same(tip: Tip, step: Step) -> bool:
    """Whether a tip proposes what was answered: the step of an audit, or one about the same person."""
    return tip.audit == step.audit and (tip.about is None or tip.action == step.action)


def _asked(step: Step, moment: int) -> bool:
    if step.state != "done" or step.ended is None or step.helped in ("yes", "no"):
        return False
    least = _ASKED_AGAIN if step.helped else _ASKED_AFTER
    return least * _DAY <= moment - step.ended <= _ASKED_UNTIL * _DAY


def _rests(step: Step, day: date, moment: int) -> bool:
    """Whether the audit of a step is not to be proposed again yet."""
    match step.state:
        case "taken":
            return True
        case "later":
            return step.until is not None and day < step.until
        case "declined":
            return moment - (step.ended or step.begun) < DECLINED_FOR * _DAY
        case "done":
            return moment - (step.ended or step.begun) < _ASKED_AFTER * _DAY


def in_days(store: Store, days: int) -> date:
    """The day so many days from today."""
    return today(store) + timedelta(days=days)
