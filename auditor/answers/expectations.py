"""What only the person can say: the questionnaire and the other answers audits ask for.

Every field may be missing; an audit that needs one then says "needs your answer". Texts of one's own (the definition of
networking and what led to it) are kept for oneself and scored by nothing.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from auditor.report import Role

OfTen = Annotated[float, msgspec.Meta(ge=0, le=10)]
Five = Annotated[int, msgspec.Meta(ge=1, le=5)]
Seven = Annotated[int, msgspec.Meta(ge=1, le=7)]
Text = Annotated[str, msgspec.Meta(max_length=4_000)]
_MOST_NICKNAMES = 20
Weekly = Annotated[float, msgspec.Meta(ge=0, le=1_000)]
Planned = Annotated[float, msgspec.Meta(ge=0, le=10_080)]
Outcome = Literal[
    "useful conversations",
    "early information",
    "learning",
    "visibility inside",
    "future mobility",
    "sources and tips",
    "peer exchange",
    "replies",
    "referrals",
    "sales",
    "introductions",
    "advice",
    "investment",
    "interviews",
    "job offers",
    "repeat work",
    "new clients",
    "commissions",
    "mentors",
    "citations",
    "reach",
    "invitations to speak",
    "people for a team",
    "visits elsewhere",
    "a say",
    "staying in touch",
]
#: Who brings it may have to be kept apart.
SOURCES: Outcome = "sources and tips"
#: What is reached where somebody orders work, or gives a stage or a say.
BY_A_COMMISSION: frozenset[Outcome] = frozenset(
    {"commissions", "new clients", "sales", "invitations to speak", "a say"}
)
#: What begins with a post that somebody offers, be it a recruiter.
BY_A_POST: frozenset[Outcome] = frozenset({"job offers", "interviews", "future mobility"})
#: What does not come by way of people one deals with, nor of those to whom they introduce one.
NOT_BY_PEOPLE: frozenset[Outcome] = frozenset({"citations", "reach", "staying in touch"})


class Goal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """By when would you like what, how much of it, and from whom? ``staying in touch`` needs no number.

    ``so_far``: what came of it since ``since``; ``conversations``: useful conversations in the same time, by which
    another outcome is translated.
    """

    outcome: Outcome | None = None
    amount: Annotated[float, msgspec.Meta(gt=0, le=1_000_000)] | None = None
    since: date | None = None
    by: date | None = None
    audience: Text | None = None
    so_far: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)] | None = None
    conversations: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)] | None = None


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What I mean to do in a week, in place of the plan of good practice for my role."""

    notes: Weekly = 0.0  # invitations with a note
    bare: Weekly = 0.0  # invitations without
    weak: Weekly = 0.0  # messages to people I know a little
    dormant: Weekly = 0.0  # messages to people I have not heard from in a year
    introductions: Weekly = 0.0  # to be introduced to someone
    posts: Weekly = 0.0


class PostStatistics(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the site shows me of my own posts. ``impressions``: median of a post now, ``impressions_usual``: over 12
    months; the totals are over the same posts, whichever they are."""

    impressions: Annotated[float, msgspec.Meta(ge=0)] | None = None
    impressions_usual: Annotated[float, msgspec.Meta(gt=0)] | None = None
    total_impressions: Annotated[int, msgspec.Meta(ge=0)] | None = None
    total_engagements: Annotated[int, msgspec.Meta(ge=0)] | None = None
    total_conversations: Annotated[int, msgspec.Meta(ge=0)] | None = None


class Boundaries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What I have set up so as not to be used."""

    topics: bool | None = None  # stated topics or a policy
    filter: bool | None = None  # a filter or second inbox
    kind_no: bool | None = None  # a standard kind "no"
    alternative: bool | None = None  # somewhere or someone to point to


class Confidant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Someone who matters to me. ``id`` and ``site`` where I found them in my contacts; ``in_touch`` is my own tick for
    contact elsewhere, on the day I ticked it."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    site: str | None = None
    id: str | None = None
    in_touch: date | None = None


class ReferralGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A group that meets to exchange referrals. ``weekday`` 0 is Monday; ``members`` are ids of people."""

    weekday: Annotated[int, msgspec.Meta(ge=0, le=6)]
    hour: Annotated[int, msgspec.Meta(ge=0, le=23)]
    every_weeks: Annotated[int, msgspec.Meta(ge=1, le=52)] = 1
    first: date | None = None
    members: tuple[str, ...] = ()


class ReferralQuota(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A number of referrals or introductions that is expected of me: ``by`` whom, and of ``every`` week, month or
    quarter; it is due on the last working day of that."""

    by: Literal["nobody", "employer", "group"]
    every: Literal["week", "month", "quarter"] | None = None


class SleepWindow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Local hours between which I mean to sleep; over midnight if ``start`` is the later."""

    start: Annotated[int, msgspec.Meta(ge=0, le=23)]
    end: Annotated[int, msgspec.Meta(ge=0, le=23)]


class FocusHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Local hours in which I mean to work without the sites; over midnight if ``start`` is the later."""

    start: Annotated[int, msgspec.Meta(ge=0, le=23)]
    end: Annotated[int, msgspec.Meta(ge=0, le=23)]
    days: Literal["working-days", "every-day"] = "working-days"


CameFor = Literal["someone", "answers", "news", "search", "post", "looking"]


class Purpose(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What I came to the sites for, said as I came (``at``, UTC milliseconds), and whether I got it, said after."""

    at: int
    came_for: CameFor
    got: bool | None = None


class Checked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reading that I checked: the acts that were ``read`` in it and the ``acts`` that I say are in it, both by the
    names of auditor.activities.acts.Act in small letters."""

    read: tuple[Annotated[str, msgspec.Meta(max_length=40)], ...] = ()
    acts: tuple[Annotated[str, msgspec.Meta(max_length=40)], ...] = ()


class Expectations(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Answers by the numbers of the questionnaire (evidence §3), then what single audits ask."""

    role: Role | None = None  # 1
    goal: Goal | None = None  # 2
    further_goal: Goal | None = None  # what else I hope for, beside the goal that comes first
    minutes_a_day: Annotated[float, msgspec.Meta(ge=0, le=1_440)] | None = None  # 3, before logs are shown
    visits_a_day: Annotated[float, msgspec.Meta(ge=0, le=1_000)] | None = None  # 4
    invitations_accepted: OfTen | None = None  # 5: of ten strangers invited
    strangers_answering: OfTen | None = None  # 6a: of ten first messages
    acquaintances_answering: OfTen | None = None  # 6b
    definition: Seven | None = None  # 7
    unease: Five | Literal["prefer not to say"] | None = None  # 8
    learnable: Five | None = None  # 9
    know_how: Five | None = None  # 10
    norms: Five | None = None  # 11
    approached: Literal["never", "monthly", "weekly", "daily", "several a day"] | None = None  # 12
    definition_words: Text | None = None  # asked before ours is offered
    definition_origin: Text | None = None  # what in my experience led me to it
    own_experience: Text | None = None  # of help without keeping count, for drafts of mine
    liked_event: Text | None = None
    liked_place: Text | None = None  # online

    nicknames: Text | None = None  # by what other names I am called, with commas between them
    boundaries: Boundaries | None = None
    inner_circle: tuple[Confidant, ...] = ()
    referral_group: ReferralGroup | None = None
    in_referral_group: bool | None = None
    referral_quota: ReferralQuota | None = None
    relevant: dict[str, bool] = {}  # id of an inbound activity -> is it for me?
    readings: dict[str, Checked] = {}  # id of a message or post -> what is in it
    answered_elsewhere: tuple[str, ...] = ()  # ids of messages to me that I answered where nobody sees it
    needs_no_answer: tuple[str, ...] = ()  # ids of messages to me that want none
    thanked_elsewhere: tuple[str, ...] = ()  # ids of helps received that I thanked for offline
    consented: dict[str, bool] = {}  # id of an introduction -> did both say yes first?
    protected_sources: tuple[str, ...] = ()  # ids of messages of mine that named someone so as to keep a source apart
    not_hype: tuple[str, ...] = ()  # ids of texts of mine whose phrases are harmless where they stand
    not_this_person: tuple[str, ...] = ()  # ids of people never to be suggested
    died: dict[str, bool] = {}  # id of a person of whose death news came, or whom I told of -> is it so?
    kept_apart: tuple[str, ...] = ()  # ids of people who are a source: never introduced, named to me where I open it
    not_apart: tuple[str, ...] = ()  # ids of people who asked for confidence and whom I need not keep apart
    confidential: bool | None = None  # of some people nobody may learn that I know them, whatever my role
    asked_apart: bool = False  # I was asked once which of my people are to be kept apart
    planned_minutes_a_week: dict[str, Planned] = {}  # by site, work and leisure together
    sleep: SleepWindow | None = None
    focus: FocusHours | None = None
    asks_purpose: bool | None = None  # I may be asked now and then what I came for
    purposes: tuple[Purpose, ...] = ()  # the latest ones, oldest first
    browser_share: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None  # of my use, in the browser that is watched
    profile_still_true: date | None = None
    contact_topics: bool | None = None  # my profile says what to write to me about
    photo_wanted: bool | None = None  # a photo counts only where I want one
    digital_industry: bool | None = None
    notes_allowed_a_month: Annotated[int, msgspec.Meta(ge=0, le=10_000)] | None = None
    hours_a_week: Annotated[float, msgspec.Meta(ge=0, le=168)] | None = None  # meant for networking
    plan: Plan | None = None
    posts: PostStatistics | None = None
    holidays: tuple[date, ...] = ()  # Mondays of weeks to leave out
    contact_safety: bool = False  # being reachable or visible would put me at risk
    job_since: date | None = None  # the first day of my work as it is now
    confirmed: dict[str, date] = {}  # by question: the day it was last answered, or said to be still true

    @property
    def called_by(self) -> tuple[str, ...]:
        """The other names by which I am called."""
        said = (self.nicknames or "").replace("\n", ",").replace(";", ",").split(",")
        return tuple(dict.fromkeys(name for each in said if (name := each.strip())))[:_MOST_NICKNAMES]

    @property
    def never_proposed(self) -> frozenset[str]:
        """Ids of people whom no advice names and nobody is reminded of: never to be suggested, or a source, whom a
        word that they do not expect may expose."""
        return frozenset((*self.not_this_person, *self.kept_apart))

    @property
    def dead(self) -> tuple[str, ...]:
        """Ids of people who have died."""
        return tuple(person for person, so in self.died.items() if so)

    @property
    def marked(self) -> frozenset[str]:
        """The messages to me that wait for no answer of mine: answered elsewhere, or wanting none."""
        return frozenset((*self.answered_elsewhere, *self.needs_no_answer))

    @property
    def irrelevant(self) -> frozenset[str]:
        """The messages to me that I marked as not for me."""
        return frozenset(message for message, meant in self.relevant.items() if not meant)

    def hopes_for_sources(self, role: Role | None = None) -> bool:
        """Whether sources and tips are hoped for, by a goal or by the role, one's own unless told: who is new may be
        one."""
        stated = any(goal is not None and goal.outcome == SOURCES for goal in (self.goal, self.further_goal))
        return stated or (role or self.role) is Role.MEDIA

    def keeps_confidences(self, role: Role | None = None) -> bool:
        """Whether somebody may have to be kept apart: sources are hoped for, or I said that some must not be known."""
        return bool(self.confidential) or self.hopes_for_sources(role)


class Preferences(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How I want to be audited. ``muted``: "I see it differently"; ``points``: my own control points by audit, in the
    order of its curve's (value at 0.9, value at 0.5; for a band low side first); ``importance``: 0 to 3, default 1."""

    muted: tuple[str, ...] = ()
    points: dict[str, tuple[float, ...]] = {}
    importance: dict[str, Annotated[float, msgspec.Meta(ge=0, le=3)]] = {}
