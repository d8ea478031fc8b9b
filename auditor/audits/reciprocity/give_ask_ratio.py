"""Do I offer as well as ask?

Who only asks is heard less; who only gives may run dry. Counts are not value, and giving to be seen giving backfires.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import Band, LogNormal
from auditor.scoring.intervals import ratio
from auditor.translatable import N_, gettext, ngettext, pgettext

_MOST = 12.0
_HIGH = LogNormal(good=_MOST, fair=30)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Gives (help or resources offered, introductions made, recommendations written) ÷ asks, in my messages. More than
    12 gives to an ask are held against nobody who does not also say that too many approach them."""
    favours = facts.within("favours").filter(pl.col("mine"))
    gives, asks = (favours.filter(pl.col("kind") == kind) for kind in ("give", "ask"))
    low, high = ratio(gives.height, asks.height)
    value = (gives.height + 0.5) / (asks.height + 0.5)
    if expectations.approached not in ("daily", "several a day"):
        value, low, high = min(value, _MOST), min(low, _MOST), min(high, _MOST)
    kinds = {"give": pgettext("what you did", "give"), "ask": pgettext("what you did", "ask")}
    rows = tuple(
        Row(
            facts.name(site, who) if who else gettext("several people"),
            kinds[kind],
            facts.window.day(at),
            site,
            (message,),
        )
        for site, who, kind, at, message in pl.concat([asks.tail(10), gives.tail(10)])
        .sort("at", descending=True)
        .select("site", "partner", "kind", "at", "id")
        .iter_rows()
    )
    return Measure(
        value=value,
        n=gives.height + asks.height,
        interval=(low, high),
        words=gettext("%(gives)s gives and %(asks)s asks", gives=gives.height, asks=asks.height),
        observation=gettext(
            "In the last %(days)s days you offered or gave something %(gives)s and asked for something %(asks)s.",
            days=round(facts.days),
            gives=ngettext("%(num)s time", "%(num)s times", gives.height),
            asks=ngettext("%(num)s time", "%(num)s times", asks.height),
        ),
        credit=gettext("You do offer things of your own accord.") if gives.height >= 5 else "",
        details=(
            ShareBar(
                gettext("Gives and asks"),
                (
                    (pgettext("what you did", "gives"), float(gives.height)),
                    (pgettext("what you did", "asks"), float(asks.height)),
                ),
            ),
            Table(gettext("Your latest gives and asks"), rows),
        ),
    )


AUDIT = Audit(
    id="give-ask-ratio",
    question=N_("Do I offer as well as ask?"),
    title=N_("Giving and asking go together"),
    mixed_title=N_("Giving and asking are a little out of step"),
    failure_title=N_("Giving and asking are out of step"),
    points_to=(PointsTo.HABIT,),
    unit="ratio",
    minimum=Minimum(12, N_("gives and asks"), days=90),
    facts=("favours",),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.ASK, Act.OFFER, Act.INTRODUCTION),
    period=90,
    curve=Band(LogNormal(good=1.5, fair=0.5), _HIGH),
    roles={Role.JOB: Override(curve=Band(LogNormal(good=0.8, fair=0.25), _HIGH))},
    grounds=Grounds(
        direction="C",
        threshold="E",
        why=N_(
            "Engineers who gave more had higher standing, but got less done unless favours went both ways often. "
            "Giving in order to get is read as a ploy by those it is aimed at."
        ),
        sources=("flynn-2003",),
    ),
    advice=Advice(
        reason=N_("If you would like your asks to be met gladly, something given without a string beforehand helps."),
        choice=N_("You could send someone a thing of use, or decide that this is a time for asking."),
        action=N_("Before your next ask, send one person something useful that needs no answer."),
        minutes=10,
    ),
    caveats=N_("Counts are not value. What was given in person is not seen."),
    answers=("approached",),
    measure=measure,
)
