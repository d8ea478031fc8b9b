"""Tips: which one to show first, and which findings to read first."""

from collections.abc import Mapping, Sequence

import msgspec

from auditor.answers.expectations import Preferences
from auditor.audits.audit import Audit, Measure
from auditor.report import AuditResult, Band, State, Tip
from auditor.scoring.score import evidence_factor
from auditor.translatable import gettext

SHOWN = 3


def tip(audit: Audit, measure: Measure, gain: float) -> Tip:
    """The audit's tip about this measure: observe, credit, reason, choice, one action."""
    advice = audit.advice
    return Tip(
        audit=audit.id,
        observation=measure.observation,
        credit=measure.credit,
        reason=gettext(advice.reason),
        choice=gettext(advice.choice),
        action=measure.action or gettext(advice.action),
        minutes=advice.minutes,
        gain=round(gain, 4),
    )


def feasibility(minutes: int) -> float:
    """How likely a step of so many minutes is taken at all (our convention, grade E)."""
    return 1.0 if minutes <= 5 else 0.9 if minutes <= 15 else 0.75 if minutes <= 60 else 0.5


def ranked(results: Sequence[AuditResult], audits: Mapping[str, Audit], preferences: Preferences) -> tuple[Tip, ...]:
    """Tips of scored audits with room to grow, best first: (1 − score) × role weight × evidence factor × importance ×
    feasibility (evidence §5.4)."""
    worth: list[tuple[float, Tip]] = []
    for result in results:
        if result.tip is None or result.muted or result.state is not State.SCORED:
            continue
        if result.band in (None, Band.WORKING):
            continue
        importance = preferences.importance.get(result.id, 1.0)
        grade = evidence_factor(audits[result.id].grounds.direction)
        weight = result.weight if audits[result.id].judges_person else grade
        worth.append((result.tip.gain * weight * importance * feasibility(result.tip.minutes), result.tip))
    worth.sort(key=lambda pair: (-pair[0], pair[1].audit))
    return tuple(
        msgspec.structs.replace(found, rank=rank) for rank, (value, found) in enumerate(worth, start=1) if value > 0
    )


def findings(results: Sequence[AuditResult], audits: Mapping[str, Audit], tips: Sequence[Tip]) -> tuple[str, ...]:
    """At most three audits to read first. Site and context come first where they explain one of the others, the lowest
    before the rest; one place is left to what is the person's own to change, if there is anything."""
    low = {r.id: r.score.value for r in results if not r.muted and r.score and r.band in (Band.LOOK, Band.TRY)}
    explaining = sorted((name for name in low if low.keys() & set(audits[name].explains)), key=low.__getitem__)
    rest = [found.audit for found in tips if found.audit not in explaining]
    return tuple((explaining[: SHOWN - bool(rest)] + rest)[:SHOWN])
