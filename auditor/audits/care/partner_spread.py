"""Do a handful of people take all my exchanges?

The effective number of partners: as many as would be needed if all got the same share (the exponential of Shannon's
entropy, Hill's number of order 1). It is that of the habit, as a quarter has not room for everybody one writes to.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.ties import beyond_refusals
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.diversity import effective_number
from auditor.translatable import N_, gettext, ngettext, percent


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """exp(−Σ q ln q), q: each partner's share of my messages and replies to single people, with what a sample misses
    of it, though no more than there are messages. Who pitched and was only refused is no partner. The sample is of
    sittings: messages to one person on one day."""
    written = beyond_refusals(facts.within("dealings")).filter(pl.col("mine"))
    counts = written.group_by("site", "partner").len("n").sort("n", "partner", descending=[True, False])
    n = written.height
    sittings = _sittings(written)
    found = effective_number(sittings["person"], sittings["n"], AUDIT.id) if n else (0.0, 0.0, 0.0)
    value, *ends = (min(each, n) for each in found)
    rows = tuple(
        Row(facts.name(site, who), gettext("%(share)s of your messages", share=percent(count / n)), None, site)
        for site, who, count in counts.head(10).iter_rows()
    )
    return Measure(
        value=value,
        n=n,
        interval=(ends[0], ends[1]),
        words=gettext(
            "%(people)s; if this goes on, as if about %(value)s got an equal share",
            people=ngettext("%(num)s person", "%(num)s people", counts.height),
            value=round(value),
        ),
        observation=gettext(
            "In the last %(days)s days you wrote %(n)s times to %(people)s people; if this goes on, it is as if you "
            "wrote to about %(value)s, all equally often.",
            days=round(facts.days),
            n=n,
            people=counts.height,
            value=round(value),
        ),
        details=(Table(gettext("Whom you write to most"), rows, more=max(0, counts.height - 10)),) if rows else (),
    )


def _sittings(written: pl.DataFrame) -> dict[str, list[int]]:
    """With whom each sitting was, as a number, and how many messages of mine it holds: those to one person on one
    day."""
    place = ["site", "partner"]
    held = written.group_by(*place, "day").agg(n=pl.len()).sort(*place, "day")
    numbered = held.with_columns(person=pl.struct(place).rank("dense").cast(pl.Int64) - 1)
    return {name: numbered[name].to_list() for name in ("person", "n")}


_WIDE = Override(curve=LogNormal(good=40, fair=12))
_NARROW = Override(curve=LogNormal(good=12, fair=4))

AUDIT = Audit(
    id="partner-spread",
    question=N_("Do a handful of people take all my exchanges?"),
    title=N_("Your messages are spread over many people"),
    mixed_title=N_("Your messages reach some people, not yet a wide circle"),
    failure_title=N_("Most of your messages go to a few people"),
    points_to=(PointsTo.HABIT,),
    unit="people",
    minimum=Minimum(40, N_("messages to single people")),
    facts=("dealings",),
    needs=(Subject.MESSAGE_SENT,),
    period=90,
    curve=LogNormal(good=20, fair=6),
    roles={Role.SALES: _WIDE, Role.MEDIA: _WIDE, Role.CREA: _WIDE, Role.CORP: _NARROW, Role.ACAD: _NARROW},
    grounds=Grounds(
        direction="C",
        threshold="E",
        why=N_(
            "Larger networks and stronger ties go with more networking; access to different people is what bridges "
            "give."
        ),
        sources=("van-hoye-2009", "burt-2002"),
    ),
    advice=Advice(
        reason=N_("If you want to hear from more than the same few, one exchange a week moved elsewhere does it."),
        choice=N_("You could write to someone new to your week, or stay with those who carry you just now."),
        action=N_(
            "Move one weekly exchange from your most-messaged contact to someone you have not written to this month."
        ),
        minutes=10,
    ),
    caveats=N_("A few people are right when one needs support. Read it beside how deep your exchanges go."),
    measure=measure,
)
