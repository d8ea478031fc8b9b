"""Trials: begun with a step, the lot of every week or recipient, and what came of them, once they are over."""

from datetime import UTC, date, datetime, timedelta
from secrets import SystemRandom
from typing import TYPE_CHECKING, Literal, NamedTuple

from auditor.activities.names import plain
from auditor.answers.trial import PATIENCE, PLANS, WEEK, Draw, Plan, Trial, seen_from
from server.store.persons import now
from server.store.steps import Step
from server.store.store import Store
from server.store.trials import KeptTrial

if TYPE_CHECKING:
    from auditor.trials import Shown

#: Names that are looked up in one trial, and how long one may be.
MOST_PEOPLE, LONGEST_NAME = 500, 200
#: Days for which it is told that a trial is over, where it is not asked for (our convention).
TOLD_FOR = 14
_random = SystemRandom()


class NoTrialError(ValueError):
    """No trial can be begun: there is none for such a step, or one is under way."""


class Week(NamedTuple):
    """A week of a trial from a Monday on: whether it is with the step, and whether it is over, is now, or comes."""

    first: date
    is_with: bool
    when: str


class Stand(NamedTuple):
    """How a trial stands: before it, in its week of a ``number`` with the step, without, or of looking people up, after
    it while answers may come, or over; ``since``: from which day on."""

    kept: KeptTrial
    stage: Literal["before", "with", "without", "look-up", "awaited", "over"]
    since: date
    number: int = 0


def plan_of(store: Store, step: Step) -> Plan | None:
    """What a trial of a step would compare; None where there is none, or one of its audit is under way."""
    under_way = {each.audit for each in store.trials.all() if today(store) < over_on(each.trial)}
    return None if step.audit in under_way else PLANS.get(step.audit)


def begin(store: Store, step: Step, weeks: int) -> str:
    """Begin a trial of a step, with the next Monday. Returns its id. Raises NoTrialError, and ValueError for weeks that
    are not 4 to 8."""
    from auditor.scoring.trials import draw_weeks

    plan = plan_of(store, step)
    if plan is None:
        raise NoTrialError(step.audit)
    drawn = draw_weeks(weeks, _random)
    day = today(store)
    first = day + timedelta(days=WEEK - day.weekday())
    trial = Trial(tried(step), plan.unit, plan.outcome, first, weeks, drawn if plan.unit == "week" else ())
    return store.trials.add(step.audit, trial, now())


def tried(step: Step) -> str:
    """What a trial of a step tries, in English, to be said in whatever language it is read in: not the step's own
    words, which may name one person to begin with."""
    from auditor.audits.catalogue import AUDITS

    return AUDITS[step.audit].advice.action


def weeks(store: Store, trial: Trial) -> list[Week]:
    """The weeks of a trial by week, in order."""
    day = today(store)
    found = []
    for number, is_with in enumerate(trial.drawn):
        first = trial.first + timedelta(days=WEEK * number)
        when = "over" if first + timedelta(days=WEEK) <= day else "now" if first <= day else "to-come"
        found.append(Week(first, is_with, when))
    return found


def draw(store: Store, kept: KeptTrial, name: str) -> Draw | None:
    """What the lot says for somebody, the same whenever it is asked; None for no name, for one too many, or where the
    trial is not under way."""
    from auditor.scoring.trials import draw_next

    name, people = " ".join(name.split())[:LONGEST_NAME], kept.trial.people
    known = next((each for each in people if plain(each.name) == plain(name)), None)
    if known or not plain(name) or kept.trial.unit != "recipient":
        return known
    if len(people) >= MOST_PEOPLE or not kept.trial.first <= today(store) < ended(kept.trial):
        return None
    made = Draw(name, draw_next([each.is_with for each in people], _random))
    return made if store.trials.draw(kept.id, (*people, made)) else None


def ended(trial: Trial) -> date:
    """The day after the last week."""
    return trial.first + timedelta(days=WEEK * trial.weeks)


def over_on(trial: Trial) -> date:
    """The day from which on the result can be told: an answer may come for a while after the last week."""
    return ended(trial) + timedelta(days=PATIENCE[trial.outcome])


def stands(store: Store) -> list[Stand]:
    """How each trial stands that was not over for long, the latest first."""
    day, zone = today(store), store.owner.get().zone_info
    found = []
    for kept in store.trials.all():
        trial = kept.trial
        if day < trial.first:
            begun = datetime.fromtimestamp(kept.begun / 1000, UTC).astimezone(zone).date()
            found.append(Stand(kept, "before", min(begun, trial.first - timedelta(days=1))))
        elif day < ended(trial):
            found.append(week_of(kept, (day - trial.first).days // WEEK))
        elif day < over_on(trial):
            found.append(Stand(kept, "awaited", ended(trial)))
        elif day < over_on(trial) + timedelta(days=TOLD_FOR):
            found.append(Stand(kept, "over", over_on(trial)))
    return found


def week_of(kept: KeptTrial, index: int) -> Stand:
    """How a trial stands in one of its weeks, the first being 0. Of one by recipient no week is another than the
    first."""
    trial = kept.trial
    if trial.unit == "recipient":
        return Stand(kept, "look-up", trial.first, index + 1)
    first = trial.first + timedelta(days=WEEK * index)
    return Stand(kept, "with" if trial.drawn[index] else "without", first, index + 1)


def shown(store: Store, trial: Trial) -> "Shown | None":
    """What a trial showed; None before it is over, and where it cannot be told. Looking before would tempt to stop when
    it looks good."""
    if today(store) < over_on(trial):
        return None
    import auditor
    from auditor.trials import of_trial_recipients, of_trial_weeks

    by_week = trial.unit == "week"
    window = auditor.window(
        None,
        first=seen_from(trial.first) if by_week else trial.first,
        last=over_on(trial) - timedelta(days=1),
        zone=store.owner.get().zone_info,
    )
    history = store.activities.history(window.start, window.end)
    if history.first_at is None:
        return None
    if by_week:
        away = store.answers.get().holidays
        return of_trial_weeks(history, window, trial.outcome, trial.first, trial.drawn, away)
    return of_trial_recipients(history, window, trial.outcome, trial.people)


def today(store: Store) -> date:
    """The day where the person lives."""
    return datetime.now(UTC).astimezone(store.owner.get().zone_info).date()
