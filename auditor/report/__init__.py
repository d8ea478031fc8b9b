"""Report: the one value an audit ends in. Pages, terminal and notifications only read it.

Versioned: ``VERSION`` grows when a field changes its meaning or goes; new optional fields do not count.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

import msgspec

from auditor.report.changed import Change, Compared
from auditor.report.ego_network import EgoNetwork
from auditor.report.outcomes import CameOf
from auditor.report.spoiling import Spoiling
from auditor.report.waiting import Waiting
from auditor.report.whereabouts import Break, Presence

VERSION = 1


class State(StrEnum):
    """What an audit came to. Only ``scored`` weighs."""

    SCORED = "scored"
    INFORMATIVE = "informative"
    NOT_APPLICABLE = "not applicable"
    NOT_ENOUGH_DATA = "not enough data"
    NEEDS_YOUR_ANSWER = "needs your answer"
    ERROR = "error"


class Band(StrEnum):
    """Bands as people read them, of a practice and never of a person."""

    WORKING = "working for you"
    LOOK = "worth a look"
    TRY = "try this first"


class PointsTo(StrEnum):
    """Where a finding points. Site and context never lower a person's score."""

    HABIT = "habit"
    EXPECTATION = "expectation"
    SITE = "site"
    CONTEXT = "context"


class Role(StrEnum):
    """How someone uses a site."""

    CORP = "corporate"
    MEDIA = "media"
    SALES = "sales"
    FOUND = "founder"
    JOB = "job-seeker"
    FREE = "freelancer"
    ACAD = "academic"
    CREA = "creator"
    PRIVATE = "private"


# Details: a closed set of shapes that every renderer knows.


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line about a person or an activity: a name or label, a number or words, a day, the activity's ids."""

    label: str
    value: str = ""
    day: date | None = None
    site: str | None = None
    activities: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, tag="table", omit_defaults=True):
    """People or activities, at most some dozens; ``more`` counts those left out."""

    title: str
    rows: tuple[Row, ...]
    columns: tuple[str, str] = ("who", "what")
    more: int = 0


class Histogram(msgspec.Struct, frozen=True, tag="histogram"):
    """Counts by labelled bins, in order."""

    title: str
    bins: tuple[tuple[str, int], ...]
    unit: str


class ShareBar(msgspec.Struct, frozen=True, tag="share"):
    """Parts of a whole, as counts."""

    title: str
    parts: tuple[tuple[str, float], ...]


class Days(msgspec.Struct, frozen=True, tag="days"):
    """A count on each of some days, ascending."""

    title: str
    counts: tuple[tuple[date, float], ...]
    unit: str


class Checks(msgspec.Struct, frozen=True, tag="checks"):
    """A checklist. None: could not be told."""

    title: str
    items: tuple[tuple[str, bool | None], ...]


Detail = Table | Histogram | ShareBar | Days | Checks

# Results


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was measured. ``words`` says it to people; ``low`` and ``high`` bound its 80 % interval in its ``unit``
    (``share``, ``hours``, ``count``, …); ``n`` is the sample, of what ``of`` says; ``k`` those that count, for a share.
    ``profiles``: the sites whose profiles were counted, where it is told of these.
    """

    number: float
    unit: str
    words: str
    n: int
    of: str
    k: int | None = None
    low: float | None = None
    high: float | None = None
    profiles: tuple[str, ...] = ()


class Score(msgspec.Struct, frozen=True):
    """A value on its curve, with the lowest and highest score of its interval."""

    value: float
    low: float
    high: float


class Missing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why there is no score, and what would give one; ``field``: of Expectations, where an answer would."""

    what: str
    remedy: str
    have: int | None = None
    need: int | None = None
    field: str = ""


class ControlCurve(msgspec.Struct, frozen=True, omit_defaults=True):
    """A curve as shown: its kind, its control points (value, score), sampled as a line for drawing; who set it."""

    kind: str
    points: tuple[tuple[float, float], ...]
    line: tuple[tuple[float, float], ...]
    set_by: Literal["default", "role", "you"] = "default"


class Citation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A source. ``checked`` is False where it was cited from memory; ``flag`` warns of doubts about the work."""

    text: str
    url: str | None = None
    checked: bool = True
    flag: str | None = None


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for an audit: grade of the direction (is more better?) and of the threshold, each A to E."""

    direction: str
    threshold: str
    why: str
    sources: tuple[Citation, ...]


class Tip(msgspec.Struct, frozen=True, omit_defaults=True):
    """One next step: observe, credit (only if true), reason, choice; the exits are the reader's.

    ``gain``: how much score the practice could regain (0 to 1); ``minutes``: the effort, 0 where nobody
    knows it; ``rank``: its place among all tips of the report, from 1; ``named``: the action names the people or things
    to begin with; ``about``: the id of the one message that it is about.
    """

    audit: str
    observation: str
    reason: str
    choice: str
    action: str
    minutes: int
    gain: float
    credit: str = ""
    rank: int = 0
    named: bool = False
    about: str | None = None


class AuditResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """One audit's outcome. ``between``: the bands at the ends of the interval, where they differ; ``answers``: what of
    the person's answers it reads, by field of Expectations; ``answers_only``: it looks at nothing else, and they do not
    say when they held."""

    id: str
    question: str
    title: str
    state: State
    points_to: tuple[PointsTo, ...]
    evidence: Evidence
    caveats: str
    weight: float = 0.0
    value: Value | None = None
    score: Score | None = None
    band: Band | None = None
    between: tuple[Band, Band] | None = None
    no_band: str | None = None
    curve: ControlCurve | None = None
    details: tuple[Detail, ...] = ()
    tip: Tip | None = None
    missing: Missing | None = None
    note: str | None = None
    muted: bool = False
    answers: tuple[str, ...] = ()
    answers_only: bool = False
    days: int | None = None  # up to the report's last, where the value is of other days than the report


class CategoryResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """A category apart from all others. ``score`` is None where under 60 % of its weight could be measured."""

    id: str
    title: str
    about: str
    audits: tuple[AuditResult, ...]
    measured: int
    of: int
    score: Score | None = None
    band: Band | None = None
    judges_person: bool = True


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """A component of the verdict as a factor (1: no effect) with its 80 % interval and the probability that it is the
    largest of the four. ``bounds_only``: nothing was counted, so only the interval means something. ``seen`` False:
    nothing was told of it, so that its interval says only what might be."""

    cause: Literal["expectations", "habits", "site", "remainder"]
    factor: float
    low: float
    high: float
    largest: float
    bounds_only: bool = False
    seen: bool = True


class Funnel(msgspec.Struct, frozen=True, omit_defaults=True):
    """From what was hoped for to what came, each step down one cause: ``through`` what the
    site lets through of what was hoped for (None: nothing of the site was seen), then what good practice and what was
    done make likely there, as (low, middle, high) of an 80 % interval. ``converted``: the hope is of something else,
    and ``hoped`` is how many conversations it takes at the person's own rate. ``outcome``: what is counted, by its name
    among the outcomes; empty for useful conversations. ``practice`` and ``done`` are None where no rate is known that
    would say so of what is hoped for; then ``begun`` says how many first messages and invitations went out in that
    time, None where that was not seen."""

    hoped: float
    practice: tuple[float, float, float] | None
    done: tuple[float, float, float] | None
    came: float
    through: float | None = None
    converted: bool = False
    outcome: str = ""
    begun: int | None = None


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a disappointment more likely comes from. ``cause`` None: we cannot tell yet, which is a full answer.

    ``details``: what was put in beside the good plan, and what each part of the habits would add; ``levers``: the
    channels in which most of the habits' part lies, the largest first, where habits are the cause; ``conduct``: where
    something is missing, sentences on what is known of the person's own part; ``bearing``: with which messages, by
    their ids, those wait now who may matter for the goal, who matters most first; ``complaint``: what the record says
    to what the person says is wrong with networking itself, beginning with what they said.
    """

    words: str
    cause: Literal["expectations", "habits", "site", "remainder"] | None = None
    parts: tuple[Part, ...] = ()
    details: tuple[Detail, ...] = ()
    experiment: str = ""
    missing: Missing | None = None
    funnel: Funnel | None = None
    levers: tuple[Literal["notes", "bare", "weak", "dormant", "introductions", "posts"], ...] = ()
    conduct: tuple[str, ...] = ()
    bearing: tuple[str, ...] = ()
    complaint: tuple[str, ...] = ()


class FurtherGoal(msgspec.Struct, frozen=True):
    """What else is hoped for, worked out by itself and in its own unit: ``outcome`` as
    auditor.answers.expectations.Outcome names it, its own ``verdict``, and the ``audits`` of the goal, which here are
    told and weigh nothing."""

    outcome: str
    verdict: Verdict
    audits: tuple[AuditResult, ...] = ()


class SourceSummary(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the report rests on, for one site and one way the activities came in."""

    site: str
    via: str
    activities: int
    first: date
    last: date


class Foreign(msgspec.Struct, frozen=True):
    """Conversations of the window with words in languages that are not read: ISO 639 codes, the commonest first."""

    conversations: int
    of: int
    languages: tuple[str, ...]


class LeftOut(msgspec.Struct, frozen=True):
    """Activities of the window of accounts on a site that do not count, as the person said that they are not theirs
    (``refused``), or has not said yet that they are."""

    site: str
    activities: int
    refused: bool


class Gap(msgspec.Struct, frozen=True):
    """Subjects that a site's source says little or nothing of, for one reason."""

    site: str
    subjects: tuple[str, ...]
    note: str
    remedy: str


class Report(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """See the module. ``first`` and ``last`` are local days, both inside the window."""

    version: int = VERSION
    id: str
    created: datetime
    first: date
    last: date
    role: Role | None  # None: not told; the thresholds for all are used
    sites: tuple[str, ...]
    sources: tuple[SourceSummary, ...]
    gaps: tuple[Gap, ...]
    categories: tuple[CategoryResult, ...]
    findings: tuple[str, ...]  # ids of at most three audits to read first, site and context first where they explain
    tips: tuple[Tip, ...]
    further_steps: tuple[Tip, ...] = ()  # about others who wait, one of which is proposed once the first tip is done
    verdict: Verdict  # on the goal that comes first
    further: FurtherGoal | None = None
    notes: tuple[str, ...] = ()
    foreign: Foreign | None = None
    left_out: tuple[LeftOut, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    waited_longer: tuple[Waiting, ...] = ()  # than 90 days, for what they asked
    changes: tuple[Change, ...] = ()  # what is surest first
    compared: int = 0  # earlier spans of 30 days that the last was compared with; 0: too few are known
    compared_of: tuple[Compared, ...] = ()  # what that was, and where
    too_new: tuple[str, ...] = ()  # sites of which nothing was compared, as they are not known for as long
    away: int = 0  # weeks away that are left out of what was compared
    network: EgoNetwork | None = None
    presence: tuple[Presence, ...] = ()  # by site, of at most the last 53 weeks
    outcomes: tuple[CameOf, ...] = ()  # of introductions, the latest first
    spoiling: tuple[Spoiling, ...] = ()  # most often first, whether or not they wait
    breaks: tuple[Break, ...] = ()  # of three weeks and more, of which it is not known whether one was away
    language: str = "en"  # that it was asked in, as an ISO 639 code

    def audits(self) -> dict[str, AuditResult]:
        """All results by id."""
        return {audit.id: audit for category in self.categories for audit in category.audits}
