"""Tips: which one to show first, and which findings to read first."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from auditor.answers.expectations import Preferences
from auditor.report import AuditResult, Band, PointsTo, State, Tip, Verdict
from auditor.scoring.score import evidence_factor
from auditor.translatable import gettext

if TYPE_CHECKING:
    from auditor.audits.audit import Audit, Measure

SHOWN = 3


def tip(audit: "Audit", measure: "Measure", gain: float) -> Tip:
    """The audit's tip about this measure: observe, credit, reason, choice, one action."""
    advice = measure.advice or audit.advice
    return Tip(
        audit=audit.id,
        observation=measure.observation,
        credit=measure.credit,
        reason=gettext(advice.reason),
        choice=gettext(advice.choice),
        action=measure.action or gettext(advice.action),
        minutes=advice.minutes,
        gain=round(gain, 4),
        named=measure.action is not None and measure.names and PointsTo.HABIT in audit.points_to,
    )


def feasibility(minutes: int) -> float:
    """How likely a step of so many minutes is taken at all (our convention, grade E)."""
    return 1.0 if minutes <= 5 else 0.9 if minutes <= 15 else 0.75 if minutes <= 60 else 0.5


#: A step that says whom to write to is likelier taken than one that does not; one of what the verdict names does more
#: than another (both our convention, grade E).
_NAMED, _OF_THE_CAUSE = 1.5, 2.0
#: Which audits' steps move a channel of the outcome model.
_MOVES: Mapping[str, frozenset[str]] = {
    "notes": frozenset({"personalised-invites"}),
    "bare": frozenset({"invite-acceptance"}),
    "weak": frozenset({"weak-tie-share", "followup-after-connect", "initiation-balance"}),
    "dormant": frozenset({"dormant-reconnect"}),
    "introductions": frozenset({"loop-closed-recipient"}),
    "posts": frozenset({"contribution-consistency", "original-contribution"}),
}
#: What lowers or raises a hope, which the verdict may say is not the matter.
_HOPES = frozenset({"goal-feasible"})


def ranked(
    results: Sequence[AuditResult], audits: Mapping[str, "Audit"], preferences: Preferences, verdict: Verdict
) -> tuple[Tip, ...]:
    """Tips of scored audits with room to grow, best first: (1 − score) × role weight × evidence factor × importance ×
    feasibility (evidence §5.4), more where the step names whom to begin with or moves what the verdict names. A step
    that contradicts the verdict is none."""
    worth: list[tuple[float, Tip]] = []
    for result in results:
        if result.tip is None or result.muted or result.state is not State.SCORED:
            continue
        if result.band in (None, Band.WORKING):
            continue
        importance = preferences.importance.get(result.id, 1.0)
        grade = evidence_factor(audits[result.id].grounds.direction)
        weight = result.weight if audits[result.id].judges_person else grade
        if contradicts(result.id, verdict):
            continue
        fit = feasibility(result.tip.minutes) * (_NAMED if result.tip.named else 1.0)
        fit *= _OF_THE_CAUSE if supports(result.id, verdict) else 1.0
        worth.append((result.tip.gain * weight * importance * fit, result.tip))
    worth.sort(key=lambda pair: (-pair[0], pair[1].audit))
    return numbered([found for value, found in worth if value > 0])


def numbered(tips: Sequence[Tip]) -> tuple[Tip, ...]:
    """Tips with their place, the first being the best; of one audit only the first."""
    once: dict[str, Tip] = {}
    for tip in tips:
        once.setdefault(tip.audit, tip)
    return tuple(msgspec.structs.replace(tip, rank=rank) for rank, tip in enumerate(once.values(), start=1))


def contradicts(audit: str, verdict: Verdict) -> bool:
    """Whether an audit's step says that hopes are the matter where the verdict says that they are not."""
    return audit in _HOPES and verdict.cause in ("habits", "site", "remainder")


def supports(audit: str, verdict: Verdict) -> bool:
    """Whether an audit's step moves what the verdict names."""
    if verdict.cause == "expectations":
        return audit in _HOPES
    return any(audit in _MOVES[lever] for lever in verdict.levers)


def findings(results: Sequence[AuditResult], audits: Mapping[str, "Audit"], tips: Sequence[Tip]) -> tuple[str, ...]:
    """At most three audits to read first. Site and context come first where they explain one of the others, the lowest
    before the rest; one place is left to what is the person's own to change, if there is anything."""
    low = {r.id: r.score.value for r in results if not r.muted and r.score and r.band in (Band.LOOK, Band.TRY)}
    explaining = sorted((name for name in low if low.keys() & set(audits[name].explains)), key=low.__getitem__)
    rest = [found.audit for found in tips if found.audit not in explaining]
    return tuple((explaining[: SHOWN - bool(rest)] + rest)[:SHOWN])
