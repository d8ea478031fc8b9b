"""Inputs of the outcome model from one person's facts and answers: what was done over a goal's span, what a good plan
for the role would be, what the site sets, and the person's own counts of yeses and answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations, Plan, PostStatistics
from auditor.facts import DAY, Facts
from auditor.facts.episodes import LATE_DAYS
from auditor.facts.invitations import notes_allowed
from auditor.facts.ties import LEANING_DAYS, leans_to_further, written_by_kind
from auditor.report import Role
from auditor.verdict.base_rates import Quantity
from auditor.verdict.model import Channel, Habits, Site

FACTS = ("efforts", "exposure", "ties")
#: What a plan reads, too.
PLAN_FACTS = (*FACTS, "dealings")
WEEK = 7
LEAST_DAYS = 28
LEAST_ITEMS = 100  # shown by a feed, before its mix is believed (our convention, grade E)

#: Good practice in a week: 24 invitations, 40 % with a note, 16 messages to weak and 8 to dormant ties, 3 introductions
#: and 8 posts in 8 weeks (evidence §2.3; our convention, grade E).
GOOD_PRACTICE = Plan(notes=1.2, bare=1.8, weak=2, dormant=1, introductions=0.375, posts=1)

#: What a role does otherwise (our convention, grade E).
ROLE_PLANS: Mapping[Role, Plan] = {
    Role.CREA: Plan(weak=0.5, dormant=0.25, posts=4),
    Role.MEDIA: Plan(notes=0.6, bare=0.9, weak=3, dormant=1.5, introductions=0.375, posts=1),
}

#: Hours a week for which the plan is meant, and how far stated hours may stretch it (our convention, grade E).
PLAN_HOURS = 2.0
STRETCH = (0.25, 3.0)
#: A plan writes to a weak tie at most once in a quarter, as whoever exchanges with me six times a year is a strong one
#: (evidence §0.3), and to a dormant one once in a span (our convention, grade E).
WEEKS_BETWEEN = 13
#: Of the people one knows, one in so many introduces one in a year: that takes an occasion and their time, not mine, so
#: that hours of mine make no more of it (our convention, grade E).
TIES_TO_AN_INTRODUCTION = 4
WEEKS_OF_A_YEAR = 52


@dataclass(frozen=True)
class Span:
    """The time since a goal was set, in UTC milliseconds, ``start`` included. ``part`` is its share of the time until
    the goal's date."""

    start: int
    end: int
    part: float

    @property
    def days(self) -> float:
        """Its length in days."""
        return (self.end - self.start) / DAY


def span(since: date, by: date, facts: Facts) -> Span:
    """From the day a goal was set to its date or the end of the window, whichever comes first."""
    window = facts.window
    start, end = window.midnight(since), window.midnight(by + timedelta(days=1))
    until = min(end, window.end)
    return Span(start, until, (until - start) / (end - start))


def days_there(facts: Facts, start: int, end: int) -> float:
    """The days between two moments outside the weeks away, in which nobody follows a plan; a week at the least."""
    return max(facts.away.days(start, end), WEEK)


def known_channels(facts: Facts, posts: PostStatistics | None) -> tuple[Channel, ...]:
    """The channels that the sources and the answers cover. Nothing is assumed about the others, not even zero."""
    known: list[Channel] = []
    if facts.tells(Subject.INVITATION_SENT):
        known += [Channel.NOTES, Channel.BARE]
    if facts.tells(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED):
        known += [Channel.WEAK, Channel.DORMANT, Channel.INTRODUCTIONS]
    if facts.tells(Subject.POST) and posts and (posts.impressions_usual or posts.impressions):
        known.append(Channel.POSTS)
    return tuple(known)


def done(facts: Facts, start: int, end: int, known: tuple[Channel, ...], posts: PostStatistics | None) -> Habits:
    """What was done between two moments, in the channels known."""
    counts = (
        facts["efforts"]
        .filter(pl.col("at").is_between(start, end, closed="left"))
        .group_by("channel")
        .len()
        .iter_rows()
    )
    volumes = {name: float(n) for name, n in counts}
    return Habits(
        **{str(channel): volumes.get(channel, 0.0) for channel in known}, impressions=_impressions(facts, known, posts)
    )


def plan(
    facts: Facts,
    days: float,
    role: Role | None,
    answers: Expectations,
    known: tuple[Channel, ...],
    done: Habits | None = None,
) -> Habits:
    """h*: the plan over so many days in the known channels. It is the person's own plan, or the role's plan stretched
    to the hours they stated.

    Nobody can write to more people than they know, nor be introduced by all of them: messages to weak and dormant
    ties, and introductions, end with the ties there are, of whom those whose pitches I only ever refused are none. A
    plan that nobody can follow explains no gap. Nor does one that asks for more of what is too much already: whose
    messages go to people at one remove more than is good (audit weak-tie-share) begins no more with weak ties than they
    did (``done``).
    """
    weeks = days / WEEK
    weekly = answers.plan or _stretched(ROLE_PLANS.get(role, GOOD_PRACTICE) if role else GOOD_PRACTICE, answers)
    volumes = {channel: float(getattr(weekly, channel)) * weeks for channel in known}
    if answers.plan is None and Channel.WEAK in volumes:
        dealings, ties = facts["dealings"], facts["ties"].filter(~pl.col("seller"))
        near = ties.filter(pl.col("kind").is_in(["weak", "strong"]) | pl.col("kind_before").is_in(["weak", "strong"]))
        asleep = ties.filter((pl.col("kind") == "dormant") | (pl.col("kind_before") == "dormant"))
        most = {
            Channel.WEAK: near.height * max(1.0, weeks / WEEKS_BETWEEN),
            Channel.DORMANT: float(asleep.height),
            Channel.INTRODUCTIONS: near.height / TIES_TO_AN_INTRODUCTION * max(1.0, weeks / WEEKS_OF_A_YEAR),
        }
        both = facts.telling(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
        since = facts.window.end - LEANING_DAYS * DAY
        lately = dealings.filter(pl.col("at") >= since, pl.col("site").is_in(both))
        if done is not None and leans_to_further(written_by_kind(lately, ties)):
            most[Channel.WEAK] = min(most[Channel.WEAK], done.weak)
        volumes |= {channel: min(volumes[channel], bound) for channel, bound in most.items() if channel in volumes}
    return Habits(
        **{str(channel): volume for channel, volume in volumes.items()},
        impressions=_impressions(facts, known, answers.posts),
    )


def site(facts: Facts, days: float, answers: Expectations, notes: float = 0) -> Site:
    """s: the notes that the plan with the site allows over so many days, and how far posts are shown as on a neutral
    site: as they used to be, or else by the part of the feed that comes from people one chose. What a feed gives to
    suggestions and advertising is taken from the posts of one's own network, mine among them (our convention, grade E).
    ``notes`` are those that went out in these days.
    """
    invited = facts["efforts"].filter(pl.col("channel").is_in([Channel.NOTES, Channel.BARE]))
    shown = answers.posts
    told = shown is not None and shown.impressions is not None and bool(shown.impressions_usual)
    chosen = own_share(facts)
    if shown and shown.impressions is not None and shown.impressions_usual:
        delivery = shown.impressions / shown.impressions_usual
    else:
        delivery = 1.0 if chosen is None else chosen
    allowed = notes_allowed(invited, days, answers.notes_allowed_a_month, notes)
    return Site(allowed, delivery, seen=told or chosen is not None)


def own_share(facts: Facts) -> float | None:
    """The part of what the feed showed that came from people and sources one chose; None under ``LEAST_ITEMS``."""
    shown = facts.within("exposure").select(pl.col("network", "suggested", "promoted").sum()).row(0)
    own, suggested, promoted = (int(count or 0) for count in shown)
    items = own + suggested + promoted
    return max(own, 1) / items if items >= LEAST_ITEMS else None


def own_counts(
    facts: Facts, posts: PostStatistics | None, before: int | None = None
) -> dict[Quantity, tuple[int, int]]:
    """The person's own (k, n) of each base rate: all that is settled in the history held. ``before`` (UTC milliseconds)
    leaves out what is to be explained: the same weeks cannot be the evidence for what they should have brought. Nor can
    invitations be one where a source lists mainly those that are open still: the accepted ones are gone from it. Nobody
    counts as a stranger of whom a young record knows nothing yet, nor whom I had been connected with for long."""
    efforts = facts["efforts"].filter(pl.col("settled"), pl.lit(before is None) | (pl.col("at") < (before or 0)))
    invited = efforts.filter(pl.col("channel").is_in([Channel.NOTES, Channel.BARE]))
    partial = facts.partial(Subject.INVITATION_SENT)
    if partial and invited["yes"].sum() < invited.height / 10:
        invited = invited.filter(pl.col("site") != partial.site)
    counts = {Quantity.ACCEPTANCE: _yeses(invited, "yes")}
    for quantity, channel in _ANSWERED.items():
        asked = efforts.filter((pl.col("channel") == channel) & pl.col("yes").fill_null(True))
        if quantity is Quantity.REPLY_OF_STRANGER:
            asked = _of_no_contact(facts, asked.filter(facts.known_new()))
        counts[quantity] = _yeses(asked, "answered")
    if posts and posts.total_impressions and posts.total_engagements is not None:
        engaged = min(posts.total_engagements, posts.total_impressions)
        counts[Quantity.ENGAGEMENT] = engaged, posts.total_impressions
        if posts.total_conversations is not None:
            counts[Quantity.TALK_AFTER_ENGAGEMENT] = min(posts.total_conversations, engaged), engaged
    return counts


_ANSWERED: Mapping[Quantity, str] = {
    Quantity.REPLY_TO_NOTE: Channel.NOTES,
    Quantity.REPLY_TO_BARE: Channel.BARE,
    Quantity.REPLY_OF_STRANGER: "stranger",
    Quantity.REPLY_OF_WEAK: Channel.WEAK,
    Quantity.REPLY_OF_DORMANT: Channel.DORMANT,
    Quantity.TALK_AFTER_INTRODUCTION: Channel.INTRODUCTIONS,
}


def _of_no_contact(facts: Facts, opened: pl.DataFrame) -> pl.DataFrame:
    """Conversations that I opened, without those with whom I had been connected for long."""
    connected = facts["ties"].select("site", "partner", "connected_at")
    long_before = pl.col("connected_at") <= pl.col("at") - LATE_DAYS * DAY
    told = opened.join(connected, on=["site", "partner"], how="left", maintain_order="left")
    return told.filter(~long_before.fill_null(False)).drop("connected_at")


def _yeses(rows: pl.DataFrame, column: str) -> tuple[int, int]:
    return int(rows[column].sum()), rows.height


def _impressions(facts: Facts, known: tuple[Channel, ...], posts: PostStatistics | None) -> float:
    """Of a post on a neutral site: the person's own median over 12 months, else what the one now would be if the feed
    showed only people one chose."""
    if Channel.POSTS not in known or posts is None:
        return 0.0
    return posts.impressions_usual or (posts.impressions or 0.0) / (own_share(facts) or 1.0)


def _stretched(weekly: Plan, answers: Expectations) -> Plan:
    if answers.hours_a_week is None:
        return weekly
    least, most = STRETCH
    by = min(max(answers.hours_a_week / PLAN_HOURS, least), most)
    stretched = {name: getattr(weekly, name) * by for name in Plan.__struct_fields__ if name != Channel.INTRODUCTIONS}
    return Plan(**stretched, introductions=weekly.introductions * min(by, 1))
