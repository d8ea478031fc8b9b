"""Is any of it more than a hello?

Breadth and depth pull against each other; what is right depends on what one is after.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.ties import beyond_refusals, partners
from auditor.report import Histogram, PointsTo, Role, Row, Table
from auditor.scoring.curves import Band, LogitShare
from auditor.translatable import N_, gettext, ngettext

_DEEP = 3  # two-way exchanges
_HIGH = LogitShare(good=0.50, fair=0.85)
_BROAD = Override(curve=Band(LogitShare(good=0.08, fair=0.02), _HIGH))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """People with at least 3 two-way exchanges with me in the window ÷ people I wrote with in it."""
    active = partners(beyond_refusals(facts.within("dealings"))).filter(pl.col("sent") > 0)
    exchanges = active["exchanges"]
    n, k = active.height, int((exchanges >= _DEEP).sum())
    bins = (
        (gettext("one side only"), int((exchanges == 0).sum())),
        (gettext("once"), int((exchanges == 1).sum())),
        (gettext("twice"), int((exchanges == 2).sum())),
        (gettext("3 to 5 times"), int(exchanges.is_between(3, 5).sum())),
        (gettext("6 times and more"), int((exchanges >= 6).sum())),
    )
    deep = active.filter(exchanges >= _DEEP).sort("exchanges", "at", descending=True)
    rows = tuple(
        Row(
            facts.name(site, who),
            ngettext("%(num)s time back and forth", "%(num)s times back and forth", times),
            facts.window.day(at),
            site,
        )
        for site, who, at, times in deep.head(20).select("site", "partner", "at", "exchanges").iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("with %(k)s of %(n)s people it went back and forth three times or more", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you wrote with %(n)s people; with %(k)s of them it went back and forth three "
            "times or more.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        details=(
            Histogram(gettext("How often it went back and forth"), bins, gettext("people")),
            *((Table(gettext("Where it went deepest"), rows, more=max(0, k - 20)),) if rows else ()),
        ),
    )


AUDIT = Audit(
    id="depth-share",
    question=N_("Is any of it more than a hello?"),
    title=N_("Some exchanges go deep, and some stay light"),
    mixed_title=N_("Exchanges lean to one kind, light or deep"),
    failure_title=N_("Nearly all exchanges are of one kind, light or deep"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(20, N_("people you wrote with"), days=90),
    facts=("dealings",),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    period=90,
    curve=Band(LogitShare(good=0.15, fair=0.04), _HIGH),
    roles={Role.MEDIA: _BROAD, Role.CREA: _BROAD},
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "One-click feedback did not go with well-being, written words from close people did; strong ties grew in "
            "what they tell over time."
        ),
        sources=("burke-kraut-2016", "utz-breuer-2016"),
    ),
    advice=Advice(
        reason=N_("If you would like a contact to become more than one, the second question does it."),
        choice=N_("You could ask one, or let a hello be a hello."),
        action=N_("Ask a second question in one conversation that would have ended with “thanks”."),
        minutes=5,
    ),
    caveats=N_("Breadth and depth trade off; the best mix depends on your goal."),
    measure=measure,
)
