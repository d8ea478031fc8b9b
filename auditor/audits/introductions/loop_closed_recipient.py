"""Do I report back to the person who introduced me?

Who introduces lends their name. A prompt word to the new contact, and a word on what came of it, give it back.
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
from auditor.report import Checks, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext

_PROMPT_HOURS = 48


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Days away not counted: introductions received after which I wrote to the new contact within 48 hours and told who
    introduced us what came of it within 30 days ÷ those and introductions received that are 30 days old or older. Those
    of which only words that we cannot read may tell are left out. Whom I told later is not named."""
    prompt = (pl.col("met_at") <= facts.away.after(pl.col("at"), _PROMPT_HOURS / 24)).fill_null(False)
    got = (
        facts.within("introductions")
        .filter(~pl.col("mine"))
        .with_columns(prompt=prompt)
        .with_columns(closed=pl.col("prompt") & pl.col("reported"))
        .filter(pl.col("closed").fill_null(False) | (facts.away.after(pl.col("at"), LOOP_DAYS) <= facts.end))
    )
    told = got.drop_nulls("closed").sort("at", "id", descending=True)
    n, k = told.height, int(told["closed"].sum())
    quick, reported = int(told["prompt"].sum()), int(told["reported"].sum())
    waiting = told.filter(~pl.col("reported"), ~pl.col("reported_since"))
    rows = tuple(
        Row(facts.name(site, who), gettext("introduced you; no word on it seen"), day, site, (message,))
        for site, who, day, message in waiting.head(20).select("connector_site", "connector", "day", "id").iter_rows()
    )
    checks = Checks(
        gettext("Of the introductions you got"),
        (
            (gettext("you wrote to the new contact within two days: %(quick)s of %(n)s", quick=quick, n=n), quick == n),
            (
                gettext("you told who introduced you what came of it: %(reported)s of %(n)s", reported=reported, n=n),
                reported == n,
            ),
        ),
    )
    table = Table(gettext("Who may like to hear what came of it"), rows, more=max(0, waiting.height - 20))
    named = naming.whom(facts, waiting.with_columns(site="connector_site"), expectations, "connector")
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of %(n)s introductions were taken up within two days and reported back", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you got %(n)s introductions; %(k)s of them you took up within two days and "
            "reported back on within a month.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        credit=gettext("You write to new contacts promptly.") if n and quick / n >= 0.5 else "",
        details=(checks, table) if rows else (checks,),
        action=gettext(
            "Tell %(names)s what came of the introduction, good or not.",
            names=named,
        )
        if named
        else None,
        note=not_counted(told.filter(facts.away.delays(pl.col("at"), LOOP_DAYS)).height),
        unread=got.height - n,
        unread_of="introductions",
    )


AUDIT = Audit(
    id="loop-closed-recipient",
    question=N_("Do I report back to the person who introduced me?"),
    title=N_("Who introduces you hears what came of it"),
    mixed_title=N_("Who introduces you sometimes hears what came of it"),
    failure_title=N_("Who introduces you seldom hears what came of it"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(3, N_("introductions received")),
    facts=("introductions",),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    acts=(Act.INTRODUCTION, Act.OUTCOME_REPORT),
    period=365,
    curve=LogitShare(good=0.90, fair=0.50),
    roles={Role.MEDIA: Override(weight=0.5)},
    grounds=Grounds(
        direction="A/D",
        threshold="E",
        why=N_("People who introduce advise it; and thanks mean more to those who get them than the writers think."),
        sources=("wilson-2009", "kumar-epley-2018"),
    ),
    advice=Advice(
        reason=N_("If you would like them to introduce you again, or just to be fair to them, two lines do it."),
        choice=N_("You could write them now, or tell them when you next meet."),
        action=N_("Tell the last person who introduced you what happened, whatever happened."),
        minutes=5,
    ),
    caveats=N_("Few cases: the counts are what to look at. What you told them in person is not seen."),
    answers=("holidays", "kept_apart", "not_this_person"),
    measure=measure,
)
