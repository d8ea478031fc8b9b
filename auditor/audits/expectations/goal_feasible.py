"""Can these inputs reach that goal in that time?

A goal may be fine and the way to it too short: then more of it, or more time, are two equal remedies.
"""

from math import ceil, inf

import numpy as np

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable
from auditor.audits.away import beside
from auditor.facts import DAY, Facts
from auditor.report import Missing, PointsTo, Role, ShareBar
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import TAIL
from auditor.scoring.special import gammainc
from auditor.translatable import N_, gettext, ngettext, percent, short
from auditor.verdict import inbound, inputs
from auditor.verdict.attribution import SEED, above_chance, far_above
from auditor.verdict.base_rates import Draws, drawn, with_own
from auditor.verdict.goals import Target, named, of_other_sites_too, target
from auditor.verdict.inputs import LEAST_DAYS
from auditor.verdict.model import by_channel, conversations
from auditor.verdict.wording import CHANNELS, counted, spread

_DRAWS = 2_000
_GOOD = 0.70
_LEAST_TWICE = 2  # of one, twice as much as likely is no more than chance (our convention, grade E)
_SOON = 14  # days before the date, in which nothing begun now still comes to much (our convention, grade E)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """The probability of reaching the goal by its date if things go on as they do: what has come, and a Poisson
    count at the rate at which the outcome model turns the inputs of the goal's span (28 days at least, but for weeks
    away) into conversations, and these, by the person's own counts, into what is hoped for. Where far more has come
    than that model makes likely, or twice as much or more than by chance, and others began as many conversations that
    were answered, it goes by the person's own pace and is not scored (evidence §2.2a: something else works than what is
    sent out). Not worked out where only some of the person's sites are looked at: the goal is one of all."""
    goal = expectations.goal
    if goal is not None and goal.outcome == "staying in touch":
        return NotApplicable(gettext("Staying in touch needs no target."))
    if goal is None or goal.outcome is None or goal.amount is None or goal.by is None:
        return NeedsAnswer(gettext("What would you like to come of it, how much, and by when?"), "goal")
    window = facts.window
    aim = target(goal, window.day(window.start), _DRAWS, SEED, role, expectations.further_goal)
    if isinstance(aim, Missing):
        return aim
    if apart := of_other_sites_too(facts.sites, facts.other_sites):
        return apart
    time = inputs.span(aim.since, aim.by, facts)
    ahead = (window.midnight(aim.by) + DAY - window.end) / DAY
    if ahead <= 0:
        return NotApplicable(gettext("The date you named has come; the verdict tells what came of it."))
    known = inputs.known_channels(facts, expectations.posts)
    start = min(time.start, window.end - LEAST_DAYS * DAY)
    done = inputs.done(facts, start, window.end, known, expectations.posts)
    days = inputs.days_there(facts, start, window.end)
    site = inputs.site(facts, (window.end - start) / DAY, expectations, done.notes)
    rates = drawn(with_own(inputs.own_counts(facts, expectations.posts)), _DRAWS, SEED)
    behind = max(0.0, facts.away.days(time.start, time.end))
    seen = conversations(done, site, rates) / days
    came = aim.came if behind >= LEAST_DAYS else None
    begun = _begun_by_others(facts, time, expectations, came, seen * behind)
    by_pace = bool(begun) or (came is not None and far_above(came, seen * behind))
    rate = _own_pace(aim.had or 0.0, behind) if by_pace else seen * aim.from_each
    chances = _reaching(aim, rate, ahead, behind)
    acts = int(sum(done.volume(channel) for channel in known))
    made = by_channel(done, site, rates)
    parts = [(gettext(CHANNELS[channel]), round(float(draws.mean()), 2)) for channel, draws in made.items()]
    low, high = (float(end) for end in np.quantile(chances, [TAIL, 1 - TAIL]))
    remedy = _remedy(aim, rate, ahead, behind)
    said = (
        _said(remedy)
        if ahead >= _SOON
        else gettext("So close to the date, doing more hardly changes what still comes.")
    )
    expected = spread(rate * ahead)
    more_came = not by_pace and came is not None and _is_twice(came, seen * behind)
    return Measure(
        value=round(float(chances.mean()), 4),
        n=acts,
        interval=(round(low, 4), round(high, 4)),
        # The interval, which people read after these words, is that of the chance, so the chance comes last.
        words=gettext(
            N_(
                "you hope for %(outcome)s (%(amount)s) by %(day)s; by what you send out, you can expect %(expected)s "
                "more until then, and your chance to reach the number is %(chance)s"
            )
            if more_came
            else N_(
                "you hope for %(outcome)s (%(amount)s) by %(day)s; going on as you do, you can expect %(expected)s "
                "more until then, and your chance to reach the number is %(chance)s"
            ),
            amount=short(aim.amount),
            outcome=named(aim.outcome),
            day=aim.by,
            expected=expected,
            chance=_chance(float(chances.mean())),
        ),
        observation=gettext(
            "Going on as in the last %(days)s days, you can expect by the date you named %(expected)s more "
            "(%(outcome)s).",
            days=round(behind if by_pace else days),
            expected=expected,
            outcome=named(aim.outcome),
        ),
        details=(ShareBar(gettext("Where they would come from"), tuple(part for part in parts if part[1] > 0)),)
        if acts and not by_pace
        else (),
        note=beside(_more_than_sent(came, seen * behind) if more_came else None, said),
        action=_step(aim, remedy, ahead),
        informative=_by_own_pace(aim, begun, seen * behind) if by_pace else None,
    )


def _begun_by_others(
    facts: Facts, time: inputs.Span, expectations: Expectations, came: float | None, likely: Draws
) -> int:
    """How many of the conversations that I answered in that time others began, where more came than what I send out
    makes likely, by chance hardly ever or twice as much, and they are as many as that leaves to explain; else 0."""
    if came is None or not (above_chance(came, likely) or _is_twice(came, likely)):
        return 0
    begun = inbound.answered(facts, time.start, time.end, expectations).height
    return begun if begun >= came - float(np.median(likely)) else 0


def _is_twice(came: float, likely: Draws) -> bool:
    return came >= _LEAST_TWICE and came >= 2 * float(np.median(likely))


def _by_own_pace(aim: Target, begun: int, likely: Draws) -> str:
    """Why it goes by what came and not by what is sent out."""
    told = {
        "came": counted(aim.came or 0.0),
        "outcome": named("useful conversations" if aim.converted else aim.outcome),
        "spread": spread(likely),
    }
    if begun:
        return gettext(
            "You had %(came)s so far (%(outcome)s), more than what you send out makes likely (%(spread)s): others "
            "began %(begun)s of the conversations that you answered in that time. So this goes by your own pace, and "
            "is told, not scored.",
            begun=begun,
            **told,
        )
    return gettext(
        "You had %(came)s so far (%(outcome)s), far more than what you send out makes likely (%(spread)s). So this "
        "goes by your own pace, and is told, not scored.",
        **told,
    )


def _more_than_sent(came: float | None, likely: Draws) -> str:
    """That by the pace so far more would come than is told, as the verdict has it beside this."""
    return gettext(
        "What came so far (%(came)s) is more than that makes likely (%(spread)s): at the pace so far, more comes.",
        came=counted(came or 0.0),
        spread=spread(likely),
    )


def _own_pace(had: float, days: float) -> Draws:
    """How many a day, in the person's own unit, at which so many have come (a Poisson rate under Jeffreys' prior)."""
    return np.random.default_rng(SEED).gamma(had + 0.5, 1 / days, _DRAWS)


def _reaching(aim: Target, rate: Draws, ahead: float, behind: float) -> Draws:
    """The chance of the goal in each draw: that what it still lacks comes, at so many a day, all in the person's own
    unit. Where what has come is not told, the time so far counts too."""
    days = ahead if aim.had is not None else ahead + behind
    needed = max(ceil(aim.amount - (aim.had or 0.0)), 0)
    # A Poisson count reaches k with the probability P(k, mean), the regularised incomplete gamma function.
    chances: Draws = np.asarray(gammainc(needed, rate * days))
    return chances


def _chance(chance: float) -> str:
    """A chance in per cent; one that is neither none nor certain is not called so."""
    if 0 < chance < 0.005:
        return gettext("under %(percent)s", percent=percent(0.01))
    if 0.995 <= chance < 1:
        return gettext("over %(percent)s", percent=percent(0.99))
    return percent(chance)


def _remedy(aim: Target, rate: Draws, ahead: float, behind: float) -> float | None:
    """By how much more, or how much longer, the goal becomes likely; None where it is likely as it stands."""
    for factor in (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0):
        if _reaching(aim, rate * factor, ahead, behind).mean() >= _GOOD:
            return factor if factor > 1 else None
    return inf


def _step(aim: Target, factor: float | None, ahead: float) -> str | None:
    """What to do with a goal that is unlikely as it stands: more of it and more time are two equal remedies. Short
    before the date only the date or the number is left."""
    if factor is None:
        return None
    if factor == inf:
        return gettext(
            "Say what would already be worth it for you, and put that number in place of %(amount)s.",
            amount=short(aim.amount),
        )
    weeks = max(1, round(ahead * (factor - 1) / 7))
    if ahead < _SOON:
        return ngettext(
            "Move the date by about a week, or be content with a smaller number this time.",
            "Move the date by about %(num)s weeks, or be content with a smaller number this time.",
            weeks,
        )
    return ngettext(
        "Either begin about %(factor)s times as many conversations, or move the date by about a week.",
        "Either begin about %(factor)s times as many conversations, or move the date by about %(num)s weeks.",
        weeks,
        factor=short(factor),
    )


def _said(factor: float | None) -> str | None:
    """The two remedies side by side."""
    if factor is None:
        return None
    if factor == inf:
        return gettext(
            "Even ten times as many conversations begun, or ten times the time, would not yet make it likely."
        )
    return gettext(
        "About %(factor)s times as many conversations begun, or about %(factor)s times the time from now on, would "
        "each make it likely.",
        factor=short(factor),
    )


AUDIT = Audit(
    id="goal-feasible",
    question=N_("Can these inputs reach that goal in that time?"),
    title=N_("What is put in can reach the goal in the time allowed"),
    mixed_title=N_("What is put in may just reach the goal in the time allowed"),
    failure_title=N_("What is put in is unlikely to reach the goal in the time allowed"),
    points_to=(PointsTo.EXPECTATION, PointsTo.HABIT),
    unit="probability",
    minimum=Minimum(0, N_("actions towards the goal"), days=28, one=N_("action towards the goal")),
    facts=(*inputs.FACTS, "conversations"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    curve=LogitShare(good=0.70, fair=0.25),
    grounds=Grounds(
        direction=N_("B (meta)"),
        threshold=N_("E (model)"),
        why=N_(
            "How hard people search for work goes only weakly with offers (r .14) and interviews (r .23); networking "
            "predicted offers, not employment. The probability itself comes from our model and its base rates."
        ),
        sources=("van-hooft-2021", "van-hoye-2009"),
    ),
    advice=Advice(
        reason=N_("If the goal matters as it stands, either more conversations or more months can carry it."),
        choice=N_("Both are as good; a smaller number is a third way."),
        action=N_("Write down what your goal is for, and which smaller number would already be worth it."),
        minutes=60,
    ),
    caveats=N_(
        "The base rates differ widely and mostly come from vendors; go by the interval and not by its middle. What "
        "happens away from this site is not counted."
    ),
    answers=("goal", "further_goal", "notes_allowed_a_month", "posts"),
    measure=measure,
)
