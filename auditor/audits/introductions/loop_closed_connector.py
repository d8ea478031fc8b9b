"""Do I find out how my introductions went?

Asking later shows that one meant it, and teaches whom to bring together next.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.away import not_counted
from auditor.facts import Facts
from auditor.facts.introductions import LOOP_DAYS
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, listed


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Days away not counted: introductions I made after which I asked one of the two how it went, or one of them told
    me, within 30 days ÷ those and introductions I made that are 30 days old or older. Those of which only words that we
    cannot read may tell are left out. Those heard of later, or for which one of the two thanked me, are not named."""
    made = facts.within("introductions").filter(
        "mine", pl.col("asked").fill_null(False) | (facts.away.after(pl.col("at"), LOOP_DAYS) <= facts.end)
    )
    told = made.drop_nulls("asked")
    open_ones = told.filter(~pl.col("asked"), ~pl.col("asked_since")).sort("at", descending=True)
    n, k = told.height, int(told["asked"].sum())
    rows = tuple(
        Row(
            listed([facts.name(site, person) for person in people]),
            gettext("not heard of again"),
            day,
            site,
            (message,),
        )
        for site, people, day, message in open_ones.head(20).select("site", "people", "day", "id").iter_rows()
    )
    bar = ShareBar(
        gettext("Your introductions"),
        ((gettext("you heard how it went"), float(k)), (gettext("not so far"), float(n - k))),
    )
    table = Table(gettext("Introductions you have not heard of again"), rows, more=max(0, open_ones.height - 20))
    named = naming.whom(facts, open_ones, expectations, "people")
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("you heard how %(k)s of %(n)s introductions went", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you made %(n)s introductions, and heard how %(k)s of them went; those of the "
            "last month that may still be heard of are not counted.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        credit=gettext("You bring people together.") if n else "",
        details=(bar, table) if rows else (bar,),
        action=gettext("Ask %(name)s what came of your introduction.", name=named) if named else None,
        note=not_counted(told.filter(facts.away.delays(pl.col("at"), LOOP_DAYS)).height),
        unread=made.height - n,
        unread_of="introductions",
    )


_KEEN = Override(weight=1.5)

AUDIT = Audit(
    id="loop-closed-connector",
    question=N_("Do I find out how my introductions went?"),
    title=N_("You hear how your introductions went"),
    mixed_title=N_("You hear how some of your introductions went"),
    failure_title=N_("You seldom hear how your introductions went"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(4, N_("introductions a month old or older")),
    facts=("introductions",),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    acts=(Act.INTRODUCTION, Act.OUTCOME_QUESTION, Act.OUTCOME_REPORT),
    period=365,
    curve=LogitShare(good=0.70, fair=0.25),
    roles={Role.SALES: _KEEN, Role.FREE: _KEEN},
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_("People who introduce much advise it; following up is a way of keeping ties, which helps them grow."),
        sources=("wilson-2009", "burke-kraut-2014"),
    ),
    advice=Advice(
        reason=N_("If you would like to know whom to bring together next, the last two can tell you."),
        choice=N_("You could ask one of them, or let them be: it is theirs now."),
        action=N_("Ask one person you introduced last month what came of it."),
        minutes=5,
    ),
    caveats=N_("Ask out of interest, not for your own credit."),
    answers=("holidays", "kept_apart", "not_this_person"),
    measure=measure,
)
