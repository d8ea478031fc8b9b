"""Which step stands on the start page: the one that was taken up, or else one that was put off until now, or else the
best that was not put off or declined. One that the record shows done is reminded of no more: it is asked whether it is.
"""

import re
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from auditor.history.identities import answered_of_one
from auditor.report import Band, Report, Tip
from auditor.report.waiting import Waiting
from server.standing.past import long_past, names_somebody
from server.standing.waiting import still, still_open
from server.standing.written import last_written
from server.store.steps import DECLINED_FOR, Step
from server.store.store import Store

#: Days after which it is asked whether a step that was done helped, again after "early", and until which.
_ASKED_AFTER, _ASKED_AGAIN, _ASKED_UNTIL = 7, 28, 60
_DAY = 86_400_000
#: Steps about people that stand before those about habits, so that whoever asks for another sees both.
MOST_PEOPLE = 3


class Steps(NamedTuple):
    """``taken``: what was taken up, the latest that does not look done; ``proposed``: tips to choose from, best first,
    none of them answered; ``judging``: a step that was done some days ago, of which it is not known whether it helped;
    ``due``: what was taken up whose day to be reminded has come; ``back``: what was put off until a day that has come;
    ``look_done``: what was taken up and is done as the record shows."""

    taken: Step | None
    proposed: tuple[Tip, ...]
    judging: Step | None
    due: tuple[Step, ...] = ()
    back: tuple[Step, ...] = ()
    look_done: tuple[Step, ...] = ()

    @property
    def at_hand(self) -> tuple[Step, ...]:
        """What was taken up and is told of now: the latest, and whatever else is due."""
        return tuple(dict.fromkeys(([self.taken] if self.taken else []) + list(self.due)))


def today(store: Store) -> date:
    """The day where the person lives."""
    return datetime.now(UTC).astimezone(store.owner.get().zone_info).date()


def done_today(store: Store) -> bool:
    """Whether a step was done today, so that another need not be proposed at once: one at a time is enough."""
    day, zone = today(store), store.owner.get().zone_info
    ended = (step.ended for step in store.steps.all() if step.state == "done" and step.ended is not None)
    return any(datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).date() == day for at in ended)


def steps(store: Store, report: Report, waiting: Collection[Waiting]) -> Steps:
    """As of today, on a report of whose people these still wait. No step is proposed that names somebody to whom, since
    the report was made, nothing may propose to write. Those about people come first, where the first of them was not
    put off or declined; where it is no more, that about the next takes its place."""
    said, day = store.steps.all(), today(store)
    moment = round(datetime.now(UTC).timestamp() * 1000)
    resting = [step for step in said if _rests(step, day, moment)]
    over = {each.activity for each in report.waiting} - {each.activity for each in waiting}
    done, unproposed = _done(store, report, waiting, said), _unproposed(store)
    taken = [step for step in said if step.state == "taken"]
    judging = next((step for step in said if _asked(step, moment)), None)

    past = long_past(report)

    def stands(tip: Tip) -> bool:
        if past and names_somebody(tip):
            return False
        return tip.about not in over and not (tip.named and _names(tip.action, unproposed))

    def rests(tip: Tip) -> bool:
        return any(_same(tip, step) for step in resting)

    about_people = [tip for tip in (*report.tips, *report.further_steps) if tip.about and stands(tip)]
    of_habits = [tip for tip in report.tips if not tip.about and stands(tip)]
    # Whoever put off or declined the step about one person is not asked about the next at once, but may ask for it.
    refused = [step for step in resting if step.state in ("later", "declined")]
    at_once = 0 if any(_same(tip, step) for tip in about_people[:1] for step in refused) else MOST_PEOPLE
    tips = [*about_people[:at_once], *of_habits, *about_people[at_once:]]
    proposed = [tip for tip in tips if not rests(tip)]
    return Steps(
        next((step for step in taken if step.id not in done), None),
        tuple(proposed),
        judging,
        due=tuple(step for step in taken if step.id not in done and step.until and step.until <= day),
        back=_back(report, said, day, done, unproposed),
        look_done=tuple(step for step in taken if step.id in done),
    )


def for_calendars(store: Store) -> list[Step]:
    """What was taken up or put off, without what the latest report or what was written since shows done, and without
    what was put off until a day that has come and is proposed no more."""
    said, day = store.steps.all(), today(store)
    report = store.reports.last()
    if report is None:
        return said
    done = _done(store, report, still(store, report), said)
    back = _back(report, said, day, done, _unproposed(store))
    return [
        step
        for step in said
        if step.id not in done and (step.state != "later" or not step.until or step.until > day or step in back)
    ]


def _done(store: Store, report: Report, waiting: Collection[Waiting], said: Sequence[Step]) -> set[str]:
    """The ids of steps that were taken up or put off and are done as the record shows: they are about a message to
    whose writer, or in whose group, I wrote since, and what it asks or what I promised is open no more, or I marked it;
    or they were taken up, and what they were to change works by now."""
    return _answered(store, report, waiting, said) | _work(report, said)


def _work(report: Report, said: Sequence[Step]) -> set[str]:
    """The ids of steps about no message that were taken up before the report, whose audit it calls working: none of
    those is ever proposed."""
    working = {each.id for each in report.audits().values() if each.band is Band.WORKING and not each.between}
    made = report.created.timestamp() * 1000
    return {
        step.id
        for step in said
        if step.state == "taken" and step.about is None and step.begun < made and step.audit in working
    }


def _answered(store: Store, report: Report, waiting: Collection[Waiting], said: Sequence[Step]) -> set[str]:
    about = {step.about: step for step in said if step.about and step.state in ("taken", "later")}
    if not about:
        return set()
    found = about.keys() & store.answers.get().marked
    is_open = {each.activity for each in waiting} | {each.activity for each in still_open(store, report)}
    is_open |= {each.activity for each in report.waited_longer if each.promised}
    rows = [row for row in store.activities.by_ids(about) if row.id not in is_open and row.partner]
    people = {row.id: (row.site, row.partner or "") for row in rows}
    groups = {row.id: (row.site, row.context) for row in rows if row.audience == "group" and row.context}
    earliest = min((row.at for row in rows), default=0)
    wrote = last_written(store, store.same.identities(), people, groups, earliest)
    found |= {row.id for row in rows if wrote[row.id] > row.at}
    return {step.id for step in said if step.about in found}


def _unproposed(store: Store) -> Collection[str]:
    """What those are called to whom nothing may propose to write."""
    given = store.answers.get()
    if not given.never_proposed and not given.dead:  # who is one person is read from everything known
        return ()
    return store.called(answered_of_one(given, store.same.identities()).never_proposed)


def _names(action: str, people: Collection[str]) -> bool:
    """Whether a step names one of these people, by a name that is no part of another."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", action) for name in people)


def _back(
    report: Report, said: Sequence[Step], day: date, done: Collection[str], unproposed: Collection[str]
) -> tuple[Step, ...]:
    """What was put off until a day that has come, is not ``done``, and is proposed still or about one message."""
    tips = {(tip.audit, tip.action) for tip in report.tips}
    return tuple(
        step
        for step in said
        if _is_back(step, said, day)
        and step.id not in done
        and (step.about or (step.audit, step.action) in tips)
        and not _names(step.action, unproposed)
    )


def _is_back(step: Step, said: Sequence[Step], day: date) -> bool:
    """Whether it was put off until a day that has come, and was not answered anew since."""
    return (
        step.state == "later"
        and step.until is not None
        and step.until <= day
        and not any((each.audit, each.action) == (step.audit, step.action) and each.begun > step.begun for each in said)
    )


def _same(tip: Tip, step: Step) -> bool:
    """Whether a tip proposes what was answered: the step of an audit, or one about the same person."""
    return tip.audit == step.audit and (tip.about in (None, step.about) or tip.action == step.action)


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
