"""What an audit declares and what it may answer. The runner does the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts import Facts
from auditor.report import Band, Detail, Missing, PointsTo, Role
from auditor.scoring.curves import Curve
from auditor.scoring.intervals import Statistic, sampled, share
from auditor.translatable import gettext, ngettext


@dataclass(frozen=True)
class Measure:
    """What an audit found.

    ``value`` in the audit's unit; ``n``: sample size; ``words``: the number in a sentence for people; ``observation``:
    the same as the first sentence of a tip ("In the last 90 days you …"); ``credit``: what already goes well here, only
    if true. The 80 % interval comes from, in this order: ``interval``; ``k`` of ``n`` (a share); ``samples`` by their
    ``statistic``; none of them: the value was counted in full and is exact. ``unread`` cases, of what ``unread_of``
    says, were left out because their words could not be read: a share then has bounds instead, as if all of them, or
    none, had counted; ``unread_k``: how many of them would, where that is known. ``title``, ``advice`` and ``action``
    stand in for the audit's own where this measure needs other words, as to name people or to point the other way.
    ``names``: whether that action names whom or what to begin with. ``briefly``: the number alone, where it is no
    share. ``cases``: how many there were to look at, where ``n`` counts only those that came to their end.
    """

    value: float
    n: int
    words: str
    observation: str
    credit: str = ""
    k: int | None = None
    interval: tuple[float, float] | None = None
    samples: tuple[float, ...] = ()
    statistic: Statistic = "mean"
    details: tuple[Detail, ...] = ()
    note: str | None = None
    weight: float = 1.0  # what the person's answers make of the audit's weight
    unread: int = 0
    unread_k: int | None = None
    unread_of: str = ""
    title: str | None = None
    advice: "Advice | None" = None
    action: str | None = None
    names: bool = True
    briefly: str = ""
    cases: int | None = None
    profiles: tuple[str, ...] = ()  # the sites whose profiles were counted
    informative: str | None = None  # why this measure must not be scored, although it could be measured

    def bounds(self, seed: str) -> tuple[float, float]:
        """The 80 % interval of the value; ``seed`` makes a bootstrap repeatable."""
        if self.k is not None and self.unread:
            good = self.unread if self.unread_k is None else self.unread_k
            bad = self.unread if self.unread_k is None else self.unread - self.unread_k
            low, high = share(self.k, self.n + bad)[0], share(self.k + good, self.n + good)[1]
            around = self.interval or (low, high)
            return min(low, around[0]), max(high, around[1])
        if self.interval is not None:
            low, high = self.interval
            return min(low, self.value), max(high, self.value)
        if self.k is not None:
            return share(self.k, self.n)
        if self.samples:
            return sampled(self.samples, self.statistic, seed)
        return self.value, self.value

    @property
    def in_short(self) -> str:
        """The number alone, as beside that of another site."""
        return self.briefly or gettext("%(k)s of %(n)s", k=self.k or 0, n=self.n)

    @property
    def unreadable(self) -> bool:
        """Whether more cases were left out than were read, so that nothing can be said of all of them."""
        return self.unread > self.n


@dataclass(frozen=True)
class NotApplicable:
    """The audit makes no sense for this person; ``why`` tells them."""

    why: str


@dataclass(frozen=True)
class NeedsAnswer:
    """The person has to say something first: ``question`` in words, ``field`` of Expectations."""

    question: str
    field: str


Answer = Measure | Missing | NotApplicable | NeedsAnswer


@dataclass(frozen=True)
class Override:
    """What a role changes: curve, weight, or that the audit is told without a score or not at all."""

    curve: Curve | None = None
    weight: float = 1.0
    informative: bool = False
    not_applicable: str | None = None


@dataclass(frozen=True)
class Minimum:
    """The least data: ``n`` of what ``of`` names (plural; ``one`` names a single one, where fewer than two may do),
    ``days`` of history up to the end of the window, ``logged`` days from the first to the last entry of the extension's
    log (see auditor.audits.logged)."""

    n: int
    of: str
    days: int = 0
    logged: int = 0
    one: str = ""

    def named(self, count: int) -> str:
        """What there are so many of."""
        return gettext(self.one if count == 1 and self.one else self.of)


@dataclass(frozen=True)
class Grounds:
    """Why anyone should believe it: grades A to E of the direction and of the threshold, as the evidence has them
    (``"B/C"``, ``"A⚠"`` allowed), what the studies say, and their keys in auditor.audits.sources."""

    direction: str
    threshold: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """The audit's tip: ``reason`` with its condition ("If … is what you came for, …"), ``choice`` with the equally good
    alternative, ``action`` the smallest step in one imperative sentence, ``minutes`` of effort."""

    reason: str
    choice: str
    action: str
    minutes: int


@dataclass(frozen=True)
class Audit:
    """One audit. ``id`` is its file's name; ``title`` is true when it goes well, ``failure_title`` when it does not,
    ``mixed_title`` in between.

    ``facts``: the families ``measure`` may read (auditor.facts); ``needs``: subjects without which a site is left out;
    ``acts``: readings it rests on (under 80 % precision it becomes informative); ``period``: days it looks at, None for
    the report's window; ``explains``: audits of habits that a bad result here explains (site and context audits);
    ``answers``: fields of Expectations it reads, ``kept_apart`` and ``not_this_person`` where its advice names people;
    ``by_site``: its cases belong to one site each, so that sites that clearly differ are told apart;
    ``of_others``: its tables tell by name what others did, which is not told where the reading of it is not sure;
    ``in_part``: what a site tells of some of its needs counts too, beside one that tells all of them: it counts what
    there is, which is no less for what is not told;
    ``by_week``: it counts by the week or the month, so that a site whose record ended before those of others is left
    out beside them: it would thin what they tell;
    ``mild``: however low the score, the band is at worst "worth a look", as it says too little on its own.
    """

    id: str
    question: str
    title: str
    mixed_title: str
    failure_title: str
    points_to: tuple[PointsTo, ...]
    unit: str
    minimum: Minimum
    grounds: Grounds
    advice: Advice
    caveats: str
    measure: Callable[[Facts, Expectations, Role | None], Answer]
    curve: Curve | None = None
    facts: tuple[str, ...] = ()
    needs: tuple[Subject, ...] = ()
    acts: tuple[Act, ...] = ()
    period: int | None = None
    roles: Mapping[Role, Override] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    cap: float = 1.0
    explains: tuple[str, ...] = ()
    by_site: bool = False
    in_part: bool = False
    by_week: bool = False
    mild: bool = False
    of_others: bool = False

    def lack(self, have: int, facts: Facts) -> Missing | None:
        """What is missing where there are fewer than its minimum, and what would bring more. A longer window brings
        none to an audit that looks at days of its own, nor where the report's holds all there is."""
        minimum = self.minimum
        if have >= minimum.n:
            return None
        needed: dict[str, str | int] = {"need": minimum.n, "of": minimum.named(minimum.n)}
        what = ngettext(
            "This needs %(need)s %(of)s; there is %(num)s so far.",
            "This needs %(need)s %(of)s; there are %(num)s so far.",
            have,
            **needed,
        )
        remedy = gettext("It comes with use, with a longer window, or with an archive of another site you use.")
        if self.period is not None:
            what = ngettext(
                "This needs %(need)s %(of)s; in the last %(days)s days there is %(num)s.",
                "This needs %(need)s %(of)s; in the last %(days)s days there are %(num)s.",
                have,
                days=self.period,
                **needed,
            )
            remedy = gettext(
                "It looks at days of its own, whichever window is chosen: it comes with use, or with an archive of "
                "another site you use."
            )
        elif not self.facts:
            remedy = gettext("It is asked under “Your answers”, and by “rapport expectations --all”.")
        elif facts.all_told:
            remedy = gettext("It comes with use, or with an archive of another site you use.")
        return Missing(what, remedy, have=have, need=minimum.n)

    def override(self, role: Role | None) -> Override:
        """What the role changes; nothing for a role not named or not told."""
        return self.roles.get(role, Override()) if role else Override()

    def named(self, band: Band) -> str:
        """The title that is true of a result in this band."""
        return {Band.WORKING: self.title, Band.LOOK: self.mixed_title, Band.TRY: self.failure_title}[band]

    @property
    def judges_person(self) -> bool:
        """Whether its score may lower one of the person's own categories."""
        return bool({PointsTo.HABIT, PointsTo.EXPECTATION} & set(self.points_to))
