"""What a disappointment more likely comes from: expectations, habits, the site, or none of these (evidence §2).

This file puts the numbers of ``attribution`` into words. "We cannot tell yet" is a full answer; it says what would
help to tell.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl
from msgspec.structs import replace

from auditor.activities.sites import watched
from auditor.answers.conversations import from_anybody
from auditor.answers.expectations import Expectations
from auditor.facts import Facts, Families
from auditor.report import Detail, Funnel, Missing, Part, Role, Row, Table, Verdict
from auditor.report.waiting import Waiting
from auditor.translatable import N_, gettext, listed, ngettext, short
from auditor.verdict import inbound, inputs
from auditor.verdict.attribution import DRAWS, SEED, Attribution, Cause, attribute, levers
from auditor.verdict.base_rates import Draws, Quantity, answered_less, as_general, drawn, with_own
from auditor.verdict.enough import Told, enough, no_gap, pace
from auditor.verdict.goals import Target, named, of_other_sites_too, target
from auditor.verdict.good_news import good_news
from auditor.verdict.hopes import beyond_the_plan, larger
from auditor.verdict.in_own_unit import in_own_unit, reaches
from auditor.verdict.inputs import Span
from auditor.verdict.model import Channel, Habits, Rates, Site, by_channel
from auditor.verdict.wording import (
    CHANNELS,
    EXPERIMENTS,
    OTHER_REASONS,
    counted,
    planned,
    said_less,
    spread,
    times,
)

CANNOT_TELL = N_("We cannot tell yet.")


def verdict(
    families: Families, expectations: Expectations, role: Role | None, waits: Sequence[Waiting] = ()
) -> Verdict:
    """The verdict on the goal that the person stated. ``waits``: who waits for them, as the report lists them."""
    goal = expectations.goal
    if goal and goal.outcome == "staying in touch":
        return Verdict(
            gettext("You came to stay in touch. That has no number to fall short of: there is nothing to explain.")
        )
    window = families.window
    facts = Facts(families, (*inputs.PLAN_FACTS, "conversations"), list(families.subjects), None)
    others = families.history.other_sites
    bearing = inbound.who_matters(waits, from_anybody(goal), goal.outcome) if goal and goal.outcome else ()
    told = enough(goal, facts, elsewhere=bool(others)) if goal else None
    drawn_alone = in_own_unit(goal, facts, families.history.first_at) if goal else None
    if told:
        return Verdict(told.words, funnel=drawn_alone, bearing=_worth_a_word(bearing, told))
    aim = target(goal, window.day(window.start), DRAWS, SEED, role, expectations.further_goal)
    if isinstance(aim, Missing):
        return _silent(aim, bearing, None if others else drawn_alone)
    if apart := of_other_sites_too(facts.sites, others):
        return _silent(apart, bearing)
    time = inputs.span(aim.since, aim.by, facts)
    known = inputs.known_channels(facts, expectations.posts)
    lack = _lack(aim, families, time, known, role)
    if lack or aim.came is None:
        return _silent(lack, bearing, drawn_alone)
    hoped = aim.hoped * time.part
    own = with_own(inputs.own_counts(facts, expectations.posts, before=time.start))
    rates = drawn(own, DRAWS, SEED)
    done = inputs.done(facts, time.start, time.end, known, expectations.posts)
    there = inputs.days_there(facts, time.start, time.end)
    plan = inputs.plan(facts, there, role, expectations, known, done)
    site = inputs.site(facts, time.days, expectations, done.notes)
    begun = inbound.answered(facts, time.start, time.end, expectations)
    found = attribute(hoped, aim.came, done, plan, site, rates, begun=begun.height)
    less = answered_less(own)
    general = drawn(as_general(own, less), DRAWS, SEED) if less else None
    as_others = attribute(hoped, aim.came, done, plan, site, general, begun=begun.height) if general else None
    said = explained(
        found,
        hoped,
        done,
        plan,
        site,
        rates,
        less=less,
        as_others=as_others,
        aim=aim,
        begun=begun,
        bearing=bearing,
        weeks=there / inputs.WEEK,
        part=time.part,
    )
    return _counting(aim, said)


def _counting(aim: Target, said: Verdict) -> Verdict:
    """The same, with the unit of a hope that needs no conversion: who hopes for replies is shown replies."""
    if said.funnel is None or aim.converted or aim.outcome == "useful conversations":
        return said
    return replace(said, funnel=replace(said.funnel, outcome=aim.outcome))


def _silent(missing: Missing | None, bearing: Sequence[Waiting], funnel: Funnel | None = None) -> Verdict:
    """That it cannot be told, and who waits that may matter all the same: that is known, and so is what came."""
    return Verdict(gettext(CANNOT_TELL), missing=missing, funnel=funnel, bearing=_ids(bearing))


def _worth_a_word(bearing: Sequence[Waiting], told: Told) -> tuple[str, ...]:
    """Where all came that was hoped for, only who waits with one more is worth a word."""
    return () if told.all_came and not inbound.one_more(bearing) else _ids(bearing)


def _ids(bearing: Sequence[Waiting]) -> tuple[str, ...]:
    return tuple(each.activity for each in bearing)


def explained(
    found: Attribution,
    hoped: float | Draws,
    done: Habits,
    plan: Habits,
    site: Site,
    rates: Rates,
    *,
    less: Sequence[Quantity] = (),
    as_others: Attribution | None = None,
    aim: Target | None = None,
    begun: pl.DataFrame | None = None,
    bearing: Sequence[Waiting] = (),
    weeks: float | None = None,
    part: float = 1.0,
) -> Verdict:
    """An attribution in words, with a table of what was done and what the plan has, and an experiment to try.

    ``less`` lists the rates at which people answer this person less than others, and ``as_others`` is the attribution
    if they answered as people in general. Low rates lower what any plan makes likely and would look like too high a
    hope. So the hope is named only where it is too high by both, and the words say that the reason may lie with others.
    ``aim`` tells a hope of something else than conversations in the person's own unit, ``begun`` which conversations
    others began, ``bearing`` who waits now and may matter, ``weeks`` how many of the span were not away, and ``part``
    how much of the time until the goal's date is over.
    """
    gap, middle = _hoped_and_came(hoped, found.came, aim), float(np.median(hoped))
    if found.expected(hoped):
        leads = pace(aim.had, aim.amount, part, aim.outcome, aim.by) if aim and aim.had is not None else None
        told = no_gap(gap, middle, found.came, inbound.waited(begun), leads)
        return Verdict(told.words, funnel=found.funnel(hoped), bearing=_worth_a_word(bearing, told))
    if found.surprising():
        return good_news(found, hoped, gap, less, begun, _ids(bearing))
    cause = found.main()
    if cause == "expectations" and as_others and as_others.main() != cause:
        cause = None
    parts = {part.cause: part for part in found.parts()}
    added = levers(done, plan, site, rates, unasked=found.unasked)
    said = [gap, _named(cause, found, parts, added) if cause else _open(parts, named_less=bool(less))]
    if not found.site_seen:
        said.append(gettext("What the site lets through was not seen, so nothing is said about it."))
    if waited := inbound.waited(begun):
        said.append(waited)
    if parts["expectations"].high < 1:
        said.append(larger(parts["habits"]))
    elif cause != "expectations" and (beyond := beyond_the_plan(found, as_others)):
        said.append(beyond)
    if less:
        said.append(said_less(less))
    if (less or _matters(parts["remainder"])) and cause != "remainder":
        said.append(gettext(OTHER_REASONS))
    # The most uncertain channel is where a trial of one's own teaches most.
    doubts = {channel: float(np.std(draws)) for channel, draws in by_channel(plan, site, rates).items()}
    return Verdict(
        words=" ".join(said),
        cause=cause,
        parts=tuple(parts.values()),
        details=_details(done, plan, added, weeks),
        experiment=gettext(EXPERIMENTS[max(doubts, key=lambda channel: doubts[channel])]),
        funnel=found.funnel(hoped),
        levers=tuple(channel.value for channel in _largest(added)) if cause == "habits" else (),
        bearing=_ids(bearing),
    )


def _hoped_and_came(hoped: float | Draws, came: float, aim: Target | None) -> str:
    """The gap: what was hoped for by now and what came, by way of the person's own unit where that is another."""
    middle = float(np.median(hoped))
    if aim is not None and isinstance(aim.hoped, float | int) and aim.outcome != "useful conversations":
        return gettext(
            "By now you hoped for about %(hoped)s (%(outcome)s) and had %(came)s.",
            hoped=counted(middle),
            outcome=named(aim.outcome),
            came=counted(came),
        )
    if aim is None or isinstance(aim.hoped, float | int):
        return ngettext(
            "By now you hoped for about %(hoped)s useful conversation and had %(came)s.",
            "By now you hoped for about %(hoped)s useful conversations and had %(came)s.",
            1 if middle == 1 else 2,
            hoped=counted(middle),
            came=counted(came),
        )
    return gettext(
        "You hope for %(outcome)s (%(amount)s) by %(day)s and had %(had)s so far: at your own rate that takes about "
        "%(whole)s useful conversations, about %(hoped)s of them by now, and you had %(came)s of these.",
        amount=short(aim.amount),
        outcome=named(aim.outcome),
        day=aim.by,
        had=short(aim.had or 0),
        whole=counted(float(round(np.median(aim.hoped)))),
        hoped=counted(float(round(middle))),
        came=counted(came),
    )


def _largest(added: dict[Channel, float]) -> list[Channel]:
    """The two channels at most in which most of the habits' part lies."""
    most = sorted(((factor, channel) for channel, factor in added.items() if factor >= 1.1), reverse=True)
    return [channel for _, channel in most[:2]]


def _named(cause: Cause, found: Attribution, parts: dict[Cause, Part], added: dict[Channel, float]) -> str:
    """The cause in words; it is set against the site only where something of the site was seen."""
    reachable = spread(found.reachable)
    match cause:
        case "expectations":
            if found.site_seen:
                return gettext(
                    "More likely than what goes out or the site, it is the number itself: the plan of good practice on "
                    "a neutral site makes %(reachable)s likely in that time. More conversations begun, or more months?",
                    reachable=reachable,
                )
            return gettext(
                "More likely than what goes out, it is the number itself: the plan of good practice on a neutral site "
                "makes %(reachable)s likely in that time. More conversations begun, or more months?",
                reachable=reachable,
            )
        case "habits":
            more_likely = (
                gettext("More likely it is what goes out than your hopes or the site.")
                if found.site_seen
                else gettext("More likely it is what goes out than your hopes.")
            )
            return f"{more_likely} {_beside_the_plan(found, reachable, added)}"
        case "site":
            return gettext(
                "More likely it is the site than you: with the same habits on a neutral site it would be %(times)s. "
                "That is nothing your habits need to make good.",
                times=times(parts["site"].factor),
            )
        case "remainder":
            nothing = gettext("Neither what you hoped for nor what you do nor the site explains it.")
            return f"{nothing} {gettext(OTHER_REASONS)}"


def _beside_the_plan(found: Attribution, reachable: str, added: dict[Channel, float]) -> str:
    """What was done and what the plan has, and in which channels most of the difference lies."""
    most = _largest(added)
    if not most:
        return gettext(
            "What you did makes %(reached)s likely, and the plan of good practice %(reachable)s.",
            reached=spread(found.reached),
            reachable=reachable,
        )
    return gettext(
        "What you did makes %(reached)s likely, and the plan of good practice %(reachable)s; most of the difference "
        "lies in %(where)s.",
        reached=spread(found.reached),
        reachable=reachable,
        where=listed([f"{gettext(CHANNELS[channel])} ({times(added[channel])})" for channel in most]),
    )


_PROBABLY: dict[Cause, str] = {
    "expectations": N_("the number hoped for"),
    "habits": N_("what goes out"),
    "site": N_("the site"),
    "remainder": N_("chance or other people"),
}


def _open(parts: dict[Cause, Part], *, named_less: bool) -> str:
    """That it is open, and what it probably is, where that can be said: not of what others do less for this person
    than for most (``named_less``), nor of chance where the site was not seen."""
    first, second, *_ = sorted(parts.values(), key=lambda part: -part.largest)
    acquits = first.cause == "remainder" and not parts["site"].seen
    spared = named_less and first.cause == "expectations"
    if spared or acquits or first.largest < 2 * second.largest or not first.seen:
        return gettext("We cannot tell yet. The experiment of this week would tell more.")
    return gettext(
        "We cannot tell yet. It is probably %(first)s; we cannot exclude %(second)s. The experiment of this week would "
        "tell more.",
        first=gettext(_PROBABLY[first.cause]),
        second=gettext(_PROBABLY[second.cause]),
    )


def _matters(remainder: Part) -> bool:
    """Whether the remainder is worth a mention: a factor of 1.1, or one chance in ten that it is the largest part."""
    return remainder.factor >= 1.1 or remainder.largest >= 0.1 or remainder.bounds_only


def _details(done: Habits, plan: Habits, added: dict[Channel, float], weeks: float | None) -> tuple[Detail, ...]:
    rows = tuple(
        Row(
            gettext(CHANNELS[channel]),
            gettext(
                "%(done)s; the plan has %(planned)s; would give %(times)s",
                done=gettext("%(done)s that were recognised", done=counted(done.volume(channel)))
                if channel is Channel.INTRODUCTIONS
                else counted(done.volume(channel)),
                planned=planned(plan.volume(channel), weeks),
                times=times(factor),
            ),
        )
        for channel, factor in added.items()
        if done.volume(channel) or plan.volume(channel)
    )
    return (
        Table(gettext("What you did, beside the plan of good practice"), rows, (gettext("what"), gettext("how many"))),
    )


def _lack(aim: Target, families: Families, time: Span, known: tuple[Channel, ...], role: Role | None) -> Missing | None:
    """What is missing for a verdict, or None."""
    if aim.came is None:
        return Missing(
            what=gettext("You have not said yet how much has come since %(day)s.", day=aim.since),
            remedy=gettext(
                "Say how many there were so far (%(outcome)s); none is an answer too.", outcome=named(aim.outcome)
            ),
        )
    if time.days < inputs.LEAST_DAYS:
        return Missing(
            what=ngettext(
                "Your goal is %(num)s day old; before %(least)s days little can be said.",
                "Your goal is %(num)s days old; before %(least)s days little can be said.",
                max(0, int(time.days)),
                least=inputs.LEAST_DAYS,
            ),
            remedy=gettext("Look again later."),
            have=max(0, int(time.days)),
            need=inputs.LEAST_DAYS,
        )
    first = families.history.first_at
    if not reaches(first, time):
        return Missing(
            what=gettext("Your goal began on %(day)s, and nothing is known of what you did.", day=aim.since)
            if first is None
            else gettext(
                "Your goal began on %(day)s, and nothing is known of what you did before %(first)s.",
                day=aim.since,
                first=families.window.day(first),
            ),
            remedy=gettext(
                "Import an archive that reaches further back, or set a later first day and count from there."
            ),
        )
    if role is Role.CREA and Channel.POSTS not in known:
        return Missing(
            what=gettext("It is not known how often the site shows your posts."),
            remedy=gettext("Look up the median impressions of your posts now and over 12 months, and tell us both."),
        )
    if not {Channel.WEAK, Channel.POSTS} & set(known):
        return Missing(
            what=gettext("Nothing is known of the messages you sent and received."),
            remedy=gettext("The site's complete archive, or the browser extension, would tell.")
            if any(map(watched, families.subjects))
            else gettext("The site's complete archive would tell."),
        )
    return None
