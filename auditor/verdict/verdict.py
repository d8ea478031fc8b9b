"""What a disappointment more likely comes from: expectations, habits, the site, or none of these (evidence §2).

This file puts the numbers of ``attribution`` into words. "We cannot tell yet" is a full answer; it says what would
help to tell.
"""

from collections.abc import Sequence

import numpy as np

from auditor.activities.sites import watched
from auditor.answers.expectations import Expectations
from auditor.facts import DAY, Facts, Families
from auditor.report import Detail, Missing, Part, Role, Row, Table, Verdict
from auditor.verdict import inputs
from auditor.verdict.attribution import DRAWS, SEED, Attribution, Cause, attribute, levers
from auditor.verdict.base_rates import Draws, Quantity, answered_less, drawn, with_own
from auditor.verdict.goals import Target, target
from auditor.verdict.inputs import Span
from auditor.verdict.model import Channel, Habits, Rates, Site, by_channel
from auditor.verdict.wording import CHANNELS, EXPERIMENTS, OTHER_REASONS, listed, number, spread, times

#: The history may begin up to this many days after the goal, as a person may have done nothing at first.
LATE = 14
CANNOT_TELL = "We cannot tell yet."


def verdict(families: Families, expectations: Expectations, role: Role | None) -> Verdict:
    """The verdict on the goal that the person stated."""
    goal = expectations.goal
    if goal and goal.outcome == "staying in touch":
        return Verdict("You came to stay in touch. That has no number to fall short of: there is nothing to explain.")
    window = families.window
    aim = target(goal, window.day(window.start), DRAWS, SEED)
    if isinstance(aim, Missing):
        return Verdict(CANNOT_TELL, missing=aim)
    facts = Facts(families, inputs.FACTS, list(families.subjects), None)
    time = inputs.span(aim.since, aim.by, facts)
    known = inputs.known_channels(facts, expectations.posts)
    lack = _lack(aim, families, time, known, role)
    if lack or aim.came is None:
        return Verdict(CANNOT_TELL, missing=lack)
    hoped = aim.hoped * time.part
    own = with_own(inputs.own_counts(facts, expectations.posts, before=time.start))
    rates = drawn(own, DRAWS, SEED)
    done = inputs.done(facts, time.start, time.end, known, expectations.posts)
    plan = inputs.plan(facts, time.days, role, expectations, known)
    site = inputs.site(facts, time.days, expectations)
    found = attribute(hoped, aim.came, done, plan, site, rates)
    return explained(found, hoped, done, plan, site, rates, answered_less(own))


def explained(
    found: Attribution,
    hoped: float | Draws,
    done: Habits,
    plan: Habits,
    site: Site,
    rates: Rates,
    less: Sequence[Quantity] = (),
) -> Verdict:
    """An attribution in words, with a table of what was done and what the plan has, and an experiment to try.

    ``less`` lists the rates at which people answer this person less than others. Low rates lower what any plan makes
    likely and would look like too high a hope, so the words say that the reason may lie with others.
    """
    if found.expected(hoped):
        return Verdict(
            f"By now you hoped for about {number(float(np.median(hoped)))} useful conversations and had "
            f"{number(found.came)}: that is what you hoped for, within chance. There is nothing to explain."
        )
    cause = None if found.surprising() else found.main()
    parts = {part.cause: part for part in found.parts()}
    added = levers(done, plan, site, rates)
    said = [
        f"By now you hoped for about {number(float(np.median(hoped)))} useful conversations and had "
        f"{number(found.came)}."
    ]
    if found.surprising():
        said.append(
            f"That is far more than what was seen makes likely ({spread(found.reached)}): something that was not seen "
            "works for you."
        )
    else:
        said.append(_named(cause, found, parts, added) if cause else _open(parts))
        if not found.site_seen:
            said.append("What the site lets through was not seen, so nothing is said about it.")
    if parts["expectations"].high < 1:
        said.append("You could expect more than you do: people say yes and answer more often than most of us think.")
    if less:
        said.append(f"People say yes to you less often than to people in general ({listed(list(less))}).")
    if (less or _matters(parts["remainder"])) and cause != "remainder":
        said.append(OTHER_REASONS)
    # The most uncertain channel is where a trial of one's own teaches most.
    doubts = {channel: float(np.std(draws)) for channel, draws in by_channel(plan, site, rates).items()}
    return Verdict(
        words=" ".join(said),
        cause=cause,
        parts=tuple(parts.values()),
        details=_details(done, plan, added),
        experiment=EXPERIMENTS[max(doubts, key=lambda channel: doubts[channel])],
    )


def _named(cause: Cause, found: Attribution, parts: dict[Cause, Part], added: dict[Channel, float]) -> str:
    reachable = spread(found.reachable)
    match cause:
        case "expectations":
            return (
                f"More likely than {_others('what goes out', found)}, it is the number itself: the plan of good "
                f"practice on a neutral site makes {reachable} likely in that time. More conversations begun, or more "
                "months?"
            )
        case "habits":
            most = sorted((factor, channel) for channel, factor in added.items() if factor >= 1.1)[::-1][:2]
            where = listed([f"{CHANNELS[channel]} ({times(factor)})" for factor, channel in most])
            return (
                f"More likely it is what goes out than {_others('your hopes', found)}. What you did makes "
                f"{spread(found.reached)} likely, the plan of good practice {reachable}"
                + (f"; most of it lies in {where}." if where else ".")
            )
        case "site":
            return (
                "More likely it is the site than you: with the same habits on a neutral site it would be "
                f"{times(parts['site'].factor)}. That is nothing your habits need to make good."
            )
        case "remainder":
            return f"Neither what you hoped for nor what you do nor the site explains it. {OTHER_REASONS}"


def _others(other: str, found: Attribution) -> str:
    """What a named cause is set against: the site only where something of it was seen."""
    return f"{other} or the site" if found.site_seen else other


_PROBABLY: dict[Cause, str] = {
    "expectations": "the number hoped for",
    "habits": "what goes out",
    "site": "the site",
    "remainder": "chance or other people",
}


def _open(parts: dict[Cause, Part]) -> str:
    first, second, *_ = sorted(parts.values(), key=lambda part: -part.largest)
    if first.largest < 2 * second.largest or not first.seen:
        return f"{CANNOT_TELL} The experiment of this week would tell more."
    return (
        f"{CANNOT_TELL} It is probably {_PROBABLY[first.cause]}; we cannot exclude {_PROBABLY[second.cause]}. "
        "The experiment of this week would tell more."
    )


def _matters(remainder: Part) -> bool:
    """Whether the remainder is worth a mention: a factor of 1.1, or one chance in ten that it is the largest part."""
    return remainder.factor >= 1.1 or remainder.largest >= 0.1 or remainder.bounds_only


def _details(done: Habits, plan: Habits, added: dict[Channel, float]) -> tuple[Detail, ...]:
    rows = tuple(
        Row(
            CHANNELS[channel],
            f"{number(done.volume(channel))}; the plan has {number(plan.volume(channel))}; would give {times(factor)}",
        )
        for channel, factor in added.items()
        if done.volume(channel) or plan.volume(channel)
    )
    return (Table("What you did, beside the plan of good practice", rows, ("what", "how many")),)


def _lack(aim: Target, families: Families, time: Span, known: tuple[Channel, ...], role: Role | None) -> Missing | None:
    """What is missing for a verdict, or None."""
    if aim.came is None:
        return Missing(
            what=f"You have not said how much has come since {aim.since.isoformat()}.",
            remedy=f"Say how many there were so far ({aim.outcome}); none is an answer too.",
        )
    if time.days < inputs.LEAST_DAYS:
        return Missing(
            what=f"Your goal is {max(0, int(time.days))} days old; before {inputs.LEAST_DAYS} days little can be said.",
            remedy="Look again later.",
            have=max(0, int(time.days)),
            need=inputs.LEAST_DAYS,
        )
    first = families.history.first_at
    if first is None or first > time.start + LATE * DAY:
        begins = "nothing" if first is None else f"nothing before {families.window.day(first).isoformat()}"
        return Missing(
            what=f"Your goal runs since {aim.since.isoformat()}, and {begins} is known of what you did.",
            remedy="Import an archive that reaches further back, or set a later first day and count from there.",
        )
    if role is Role.CREA and Channel.POSTS not in known:
        return Missing(
            what="It is not known how often the site shows your posts.",
            remedy="Look up the median impressions of your posts now and over 12 months, and tell us both.",
        )
    if not {Channel.WEAK, Channel.POSTS} & set(known):
        return Missing(
            what="Nothing is known of the messages you sent and received.",
            remedy="The site's complete archive, or the browser extension, would tell."
            if any(map(watched, families.subjects))
            else "The site's complete archive would tell.",
        )
    return None
