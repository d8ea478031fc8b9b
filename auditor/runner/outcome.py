"""The outcome of one audit, whatever happens in it: its answer with interval, curve, band, weight and tip."""

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from math import isfinite

from msgspec.structs import replace

from auditor import faults, language
from auditor.activities.acts import NAMED, Act
from auditor.answers.expectations import Expectations, Preferences
from auditor.answers.readings import for_this_person
from auditor.audits import unread
from auditor.audits.audit import Answer, Audit, Measure, NeedsAnswer, NotApplicable, Override
from auditor.audits.catalogue import Entry
from auditor.facts import DAY, Facts, Families, told_by_logs
from auditor.facts.foreign import count_in_foreign
from auditor.report import (
    AuditResult,
    Band,
    Detail,
    Missing,
    Role,
    State,
    Table,
    Value,
)
from auditor.runner import basis, site_by_site, told_days
from auditor.runner.site_by_site import OnSite
from auditor.runner.tips import tip
from auditor.runner.told_days import ToldDays
from auditor.scoring.curves import Curve, LogitShare
from auditor.scoring.intervals import smoothed
from auditor.scoring.score import (
    FAIR,
    GOOD,
    Misfit,
    band,
    drawn,
    evidence_factor,
    score,
    undecided,
    with_points,
)
from auditor.translatable import gettext, number, say

LEAST_PRECISION = 0.8
#: Cases that are told of, though they are too few to score (our convention, grade E).
HANDFUL = 3


def result(
    entry: Entry, families: Families, expectations: Expectations, role: Role | None, wishes: Preferences
) -> AuditResult:
    """The outcome of one audit, whatever happens in it, the days it looked at where these are not the report's, which
    sites it left out, and how old the answers are that it rests on."""
    told_of = told_days.told_days(entry.audit, families)
    found = _outcome(entry, families, expectations, role, wishes, told_of)
    found = told_days.so_far(found, entry.audit, told_of)
    found = basis.with_sites_left_out(found, entry.audit, families, told_of)
    return basis.resting(found, entry.audit, expectations, families.window.day(families.window.end - 1))


def _outcome(
    entry: Entry,
    families: Families,
    expectations: Expectations,
    role: Role | None,
    wishes: Preferences,
    told_of: ToldDays,
) -> AuditResult:
    audit = entry.audit
    override = audit.override(role)
    if override.not_applicable:
        return _unscored(audit, State.NOT_APPLICABLE, note=gettext(override.not_applicable))
    weight = round(entry.weight * override.weight * evidence_factor(audit.grounds.direction), 4)
    muted = audit.id in wishes.muted
    if audit.needs and not told_of.sites and families.subjects:
        lack = told_days.lack(told_of) if told_of.left_out else basis.lack(told_of.lacks)
        return _unscored(audit, State.NOT_ENOUGH_DATA, weight=weight, muted=muted, missing=lack)
    where = told_of.sites if audit.needs else list(families.subjects)
    in_part = list(families.covered_in_part(audit.needs)) if audit.in_part else []
    facts = Facts(families, audit.facts, where, audit.period, audit.needs, in_part)
    try:
        told = told_by_logs(expectations, families)
        answer = _answer(audit, facts, families, told, role)
        match answer:
            case NotApplicable(why):
                return _unscored(audit, State.NOT_APPLICABLE, note=why)
            case NeedsAnswer(question, field):
                missing = Missing(
                    question,
                    gettext("It is asked under “Your answers”, and by “rapport expectations --all”."),
                    field=field,
                )
                return _unscored(audit, State.NEEDS_YOUR_ANSWER, weight=weight, muted=muted, missing=missing)
            case Missing():
                return _unscored(audit, State.NOT_ENOUGH_DATA, weight=weight, muted=muted, missing=answer)
            case SoFar(lacking, details):
                known = for_this_person(language.precision(families.languages), expectations)
                return _unscored(
                    audit,
                    State.NOT_ENOUGH_DATA,
                    weight=weight,
                    muted=muted,
                    missing=lacking,
                    details=_as_sure(audit, details, known),
                )
            case Measure() if answer.unreadable:
                silent = unread.too_many(answer.unread, answer.n + answer.unread, answer.unread_of)
                return _unscored(audit, State.NOT_ENOUGH_DATA, weight=weight, muted=muted, missing=silent)
            case Measure():
                known = for_this_person(language.precision(families.languages), expectations)

                def on(site: str) -> Answer:
                    return audit.measure(Facts(families, audit.facts, [site], audit.period, audit.needs), told, role)

                apart = partial(site_by_site.clearly_apart, audit, where, on)
                found = _measured(audit, answer, override, role, wishes, weight, muted, known, apart)
                days = round((facts.end - facts.told_from) / DAY)  # of the period, since it is observed
                other = audit.period is not None and days != round(families.window.days)
                return replace(found, days=days) if other else found
    except Exception as problem:
        faults.note(f"the audit {audit.id} failed", problem)
        return _unscored(
            audit,
            State.ERROR,
            weight=weight,
            muted=muted,
            note=gettext(
                "This audit failed (%(fault)s). The others are not touched by it.", fault=faults.named(problem)
            ),
        )


def _answer(
    audit: Audit, facts: Facts, families: Families, expectations: Expectations, role: Role | None
) -> "Answer | SoFar":
    """The audit's own answer, or what is missing for its minimum of data."""
    minimum = audit.minimum
    if facts.history_days < minimum.days:
        return Missing(
            what=gettext(
                "This needs %(days)s days of history; there are %(have)s.",
                days=minimum.days,
                have=round(facts.history_days),
            ),
            remedy=gettext("Import an archive that reaches further back, or look again later."),
            have=int(facts.history_days),
            need=minimum.days,
        )
    answer = audit.measure(facts, expectations, role)
    if not isinstance(answer, Measure) or answer.unreadable:
        return answer
    lacking = audit.lack(answer.n, facts)
    if lacking is None:
        return answer
    if audit.acts:
        lacking = unread.for_want_of_reading(lacking, *count_in_foreign(families, facts.start))
    return _so_far(answer, lacking)


@dataclasses.dataclass(frozen=True)
class SoFar:
    """What a handful of cases has shown, which are too few to score: what is missing, and the cases themselves."""

    lacking: Missing
    details: tuple[Detail, ...]


def _so_far(measure: Measure, lacking: Missing) -> Missing | SoFar:
    """What is missing, with what a handful of cases has shown until then."""
    if measure.k is None or measure.n < HANDFUL:
        return lacking
    said = gettext("%(lacking)s So far: %(words)s; too few to score.", lacking=lacking.what, words=measure.words)
    left_out = unread.left_out(measure.unread, measure.n + measure.unread, measure.unread_of)
    return SoFar(replace(lacking, what=" ".join(filter(None, (said, left_out)))), measure.details)


def _measured(
    audit: Audit,
    measure: Measure,
    override: Override,
    role: Role | None,
    wishes: Preferences,
    weight: float,
    muted: bool,
    known: Mapping[Act, float],
    apart: Callable[[Curve | None], tuple[OnSite, ...]],
) -> AuditResult:
    weight = round(weight * measure.weight, 4)
    if not isfinite(measure.value):
        raise ValueError(f"it measured {measure.value}, which is no number")
    low, high = measure.bounds(audit.id)
    unscored = _why_informative(audit, measure, override, role, known)
    chosen = override.curve or audit.curve
    curve, own, misfit = _chosen(chosen, wishes.points.get(audit.id)) if chosen else (None, False, None)
    sites = apart(None if unscored else curve)
    measure = _with_sites(measure, sites)
    value = Value(
        number=measure.value,
        unit=audit.unit,
        words=measure.words,
        n=measure.n,
        of=audit.minimum.named(measure.n),
        k=measure.k,
        low=low,
        high=high,
        profiles=tuple(sorted(set(measure.profiles))),
    )
    if unscored or curve is None:
        note = unscored or gettext("This is shown to think about; there is no better or worse in it.")
        note = " ".join(part for part in (note, _left_out(measure)) if part)
        details = _as_sure(audit, measure.details, known)
        told = _unscored(audit, State.INFORMATIVE, value=value, details=details, note=note, muted=muted)
        return replace(told, title=measure.title) if measure.title and unscored == measure.informative else told
    found = site_by_site.taken_together(sites) if sites else score(curve, measure.value, low, high, audit.cap)
    perfect = not measure.unread and _perfect(measure, curve)
    open_question = undecided(found) and not perfect and not sites
    shown = Band.LOOK if sites else band(max(found.value, FAIR) if audit.mild else found.value)
    edges = (band(max(found.low, FAIR) if audit.mild else found.low), band(found.high))
    good = found.value >= GOOD and not sites
    return AuditResult(
        id=audit.id,
        question=gettext(audit.question),
        title=site_by_site.named(audit, sites, shown)
        if sites
        else gettext(audit.question)
        if open_question
        else measure.title or gettext(audit.named(shown)),
        state=State.SCORED,
        points_to=audit.points_to,
        evidence=basis.evidence(audit),
        caveats=gettext(audit.caveats),
        weight=weight,
        value=value,
        score=found,
        band=None if open_question else shown,
        between=edges if edges[0] != edges[1] and not open_question and not perfect and not sites else None,
        no_band=_open() if open_question else None,
        curve=drawn(curve, max(high, measure.value), "you" if own else "role" if override.curve else "default"),
        details=_headed(measure.details),
        tip=None if good else tip(audit, measure, 1 - found.value),
        note=" ".join(note for note in (_each_by_itself(sites), measure.note, _left_out(measure), misfit) if note)
        or None,
        muted=muted,
    )


def _perfect(measure: Measure, curve: Curve) -> bool:
    """Whether all did, or none, which works whatever else may be true: unless they are so few that even the estimate
    (k + ½) / (n + 1) does not work (evidence §0.2), as with none of ten where no more than 3 in a hundred should."""
    if measure.k is None or curve.score(measure.value) < 1:
        return False
    return not isinstance(curve, LogitShare) or curve.score(smoothed(measure.k, measure.n)) >= GOOD


def _with_sites(measure: Measure, sites: tuple[OnSite, ...]) -> Measure:
    """The measure with what was measured on each site before all taken together, which is then nothing to praise."""
    if not sites:
        return measure
    said = site_by_site.told(sites)
    return dataclasses.replace(
        measure,
        words=gettext("%(sites)s; taken together, %(words)s", sites=said, words=measure.words),
        observation=gettext("%(observation)s By site: %(sites)s.", observation=measure.observation, sites=said),
        credit="",
    )


def _each_by_itself(sites: tuple[OnSite, ...]) -> str | None:
    """How the score comes about where sites are told apart."""
    if not sites:
        return None
    return gettext(
        "Your sites differ clearly, so each is scored by itself; the score is their mean, by how many cases each has."
    )


def _headed(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Details with the usual heads of tables in the language spoken."""
    usual, heads = Table("", ()).columns, (gettext("who"), gettext("what"))
    if heads == usual:
        return details
    return tuple(
        replace(each, columns=heads) if isinstance(each, Table) and each.columns == usual else each for each in details
    )


def _left_out(measure: Measure) -> str | None:
    """What is said of cases that could not be read, if there are any."""
    said = unread.left_out(measure.unread, measure.n + measure.unread, measure.unread_of)
    if said is None or measure.k is None:
        return said
    return " ".join((said, gettext("The range is what would hold if all or none of them counted.")))


def _chosen(curve: Curve, points: tuple[float, ...] | None) -> tuple[Curve, bool, str | None]:
    """The curve with the person's own control points where they fit it; whether they do, or why they do not."""
    if not points:
        return curve, False, None
    try:
        return with_points(curve, points), True, None
    except Misfit as misfit:
        return curve, False, gettext("Your own marks were left out: %(reason)s.", reason=say(misfit.said))


def _open() -> str:
    """Why no band is shown."""
    return gettext(
        "The sample is small: what was seen fits a practice that works well (over %(good)s) and one that does not "
        "(under %(fair)s). So no band is shown.",
        good=number(GOOD, 1),
        fair=number(FAIR, 1),
    )


def _why_informative(
    audit: Audit, measure: Measure, override: Override, role: Role | None, known: Mapping[Act, float]
) -> str | None:
    """Why it is shown and not scored, if so; ``known``: how often each act that was found is there."""
    if role is Role.PRIVATE:
        return gettext("You use this privately; friendship is not scored.")
    if override.informative:
        return gettext("For your role this is told, not scored.")
    if unsure := _unsure(audit, known):
        names = ", ".join(gettext(NAMED[act]) for act in unsure)
        return gettext(
            "Told, not scored: our reading of messages is not yet right often enough for this (%(names)s).", names=names
        )
    return measure.informative


def _unsure(audit: Audit, known: Mapping[Act, float]) -> list[Act]:
    """The acts that an audit rests on and that are not read rightly often enough."""
    return [act for act in audit.acts if known.get(act, 0.0) < LEAST_PRECISION]


def _as_sure(audit: Audit, details: tuple[Detail, ...], known: Mapping[Act, float]) -> tuple[Detail, ...]:
    """Details as far as the reading that they rest on is sure."""
    details = _headed(details)
    if not _unsure(audit, known):
        return details
    return _without_people(details) if audit.of_others else _to_look_at(details)


def _without_people(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Details but for tables of people: what is read wrongly in one case of five is said of nobody else by name."""
    return tuple(each for each in details if not (isinstance(each, Table) and each.columns[0] == gettext("who")))


def _to_look_at(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Details whose tables say that their lines were read, and may be read wrongly: who is to believe a number must be
    able to look at what is behind it, and to say what is otherwise."""
    return tuple(
        replace(each, title=gettext("%(title)s (as it was read: some of it may be wrong)", title=each.title))
        if isinstance(each, Table)
        else each
        for each in details
    )


def _unscored(
    audit: Audit,
    state: State,
    *,
    weight: float = 0.0,
    value: Value | None = None,
    details: tuple = (),  # type: ignore[type-arg]
    missing: Missing | None = None,
    note: str | None = None,
    muted: bool = False,
) -> AuditResult:
    return AuditResult(
        id=audit.id,
        question=gettext(audit.question),
        title=gettext(audit.question),
        state=state,
        points_to=audit.points_to,
        evidence=basis.evidence(audit),
        caveats=gettext(audit.caveats),
        weight=weight,
        value=value,
        details=details,
        missing=missing,
        note=note,
        muted=muted,
    )
