"""A donation: what of a report a person gives away, and nothing else. docs/codebook.md explains each field.

Every field is a number, a word of a closed list, or a code: no text, no name, no handle, no site, no day. It is read
by strangers' programs from strangers' files, so each field has its bounds here.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from auditor.audits.catalogue import OWN
from auditor.report import AuditResult, Band, Report, Role, State, Verdict

FORMAT: Literal["rapport donation 1"] = "rapport donation 1"
Cause = Literal["expectations", "habits", "site", "remainder"]
#: Counts are given as the largest of these that they reach.
STEPS: tuple[int, ...] = (0, *(step * int(10**power) for power in range(7) for step in (1, 2, 5)))
_DIGITS = 4

Number = Annotated[float, Meta(ge=-1e9, le=1e9)]
Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=0, le=STEPS[-1])]
AuditId = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,60}\Z")]


class Measured(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One audit. ``value`` in the audit's unit with its 80 % interval ``low`` to ``high``, from about ``sample`` cases;
    ``score`` with its own; ``band`` is missing where the interval spans too much."""

    state: State
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    sample: Count | None = None
    score: Share | None = None
    score_low: Share | None = None
    score_high: Share | None = None
    band: Band | None = None


class Factor(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of the verdict: how many times fewer results it explains, with its 80 % interval, the chance that it is
    the largest, and whether anything was seen of it."""

    factor: Number
    low: Number
    high: Number
    largest: Share
    seen: bool = True


class Further(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The verdict on what else the person hopes for, which is not told: ``cause`` and ``factors`` as of the first."""

    cause: Cause | None = None
    factors: Annotated[dict[Cause, Factor], Meta(max_length=4)] = {}


class Donation(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """``donor`` is a code that donations from one installation share and nobody can trace; ``month`` that of the
    window's last day, ``days`` its length, ``activities`` about how many it rests on; ``cause`` None: it could not be
    told; ``further`` None: nothing else is hoped for. Audits that the person left out are left out here, and those of
    other packages, which would tell what is installed."""

    format: Literal["rapport donation 1"]
    donor: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    month: Annotated[str, Meta(pattern=r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])\Z")]
    days: Annotated[int, Meta(ge=1, le=400_000)]
    activities: Count
    role: Role | None = None
    cause: Cause | None = None
    factors: Annotated[dict[Cause, Factor], Meta(max_length=4)] = {}
    further: Further | None = None
    audits: Annotated[dict[AuditId, Measured], Meta(max_length=200)] = {}


def of_report(report: Report, donor: str) -> Donation:
    """What is given away of a report; ``donor``: 32 hexadecimal digits."""
    return Donation(
        format=FORMAT,
        donor=donor,
        month=f"{report.last:%Y-%m}",
        days=(report.last - report.first).days + 1,
        activities=coarse(sum(source.activities for source in report.sources)),
        role=report.role,
        cause=report.verdict.cause,
        factors=_factors(report.verdict),
        further=Further(report.further.verdict.cause, _factors(report.further.verdict)) if report.further else None,
        audits={name: _measured(audit) for name, audit in report.audits().items() if name in OWN and not audit.muted},
    )


def _factors(verdict: Verdict) -> dict[Cause, Factor]:
    return {
        part.cause: Factor(_few(part.factor), _few(part.low), _few(part.high), _few(part.largest), part.seen)
        for part in verdict.parts
    }


def coarse(count: int) -> int:
    """The largest of STEPS that a count reaches."""
    return max(step for step in STEPS if step <= max(0, count))


def _measured(audit: AuditResult) -> Measured:
    value, score = audit.value, audit.score
    made = Measured(state=audit.state, band=audit.band)
    if value is not None:
        bounds = {"low": value.low, "high": value.high}
        told = {name: _few(bound) for name, bound in bounds.items() if bound is not None}
        made = msgspec.structs.replace(made, value=_few(value.number), sample=coarse(value.n), **told)
    if score is not None:
        low, high = _few(score.low), _few(score.high)
        made = msgspec.structs.replace(made, score=_few(score.value), score_low=low, score_high=high)
    return made


def _few(number: float) -> float:
    """To four digits: more would tell one person's numbers from all others'."""
    return float(f"{number:.{_DIGITS}g}")
