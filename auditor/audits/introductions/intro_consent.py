"""Did both sides say yes first?

Being introduced costs time, mostly the time of the one who is asked for something. A question before makes no easy.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.affiliations import organisation
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, listed


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Introductions I made before which everyone in them opted in to me alone within 60 days, or of which I say so ÷
    introductions I made. An opt-in: they say yes, ask me for something, or answer the question without declining. For
    CORP, introductions among colleagues are left out; so are those of which only words that we cannot read may tell."""
    marked = [(message, said) for message, said in expectations.consented.items()]
    marks = pl.DataFrame(marked, schema={"id": pl.String, "marked": pl.Boolean}, orient="row")
    made = (
        facts.within("introductions")
        .filter("mine")
        .join(marks, on="id", how="left")
        .with_columns(agreed=pl.coalesce("marked", "consented"))
        .sort("at", "id", descending=True)
    )
    if role is Role.CORP:
        made = made.join(_among_colleagues(facts, made), on="id", how="anti")
    told = made.drop_nulls("agreed")
    unasked = told.filter(~pl.col("agreed"))
    n, k = told.height, told.height - unasked.height
    if made.height > 2 * n:
        return Missing(
            what=gettext(
                "What was said before %(unread)s of %(made)s introductions is in a language we cannot read yet.",
                unread=made.height - n,
                made=made.height,
            ),
            remedy=gettext("You can mark the introductions to which both said yes."),
        )
    rows = tuple(
        Row(
            listed([facts.name(site, person) for person in people]),
            gettext("no yes of both seen"),
            day,
            site,
            (message,),
        )
        for site, people, day, message in unasked.head(20).select("site", "people", "day", "id").iter_rows()
    )
    bar = ShareBar(
        gettext("Your introductions"), ((gettext("both had said yes"), float(k)), (gettext("not seen"), float(n - k)))
    )
    table = Table(gettext("Introductions without a yes of both seen here"), rows, more=max(0, unasked.height - 20))
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("before %(k)s of %(n)s introductions both had said yes", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you made %(n)s introductions; before %(k)s of them both had said yes.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        credit=gettext("You ask before you introduce.") if n and k / n >= 0.5 else "",
        details=(bar, table) if rows else (bar,),
        unread=made.height - n,
        unread_of="introductions",
    )


def _among_colleagues(facts: Facts, made: pl.DataFrame) -> pl.DataFrame:
    """Introductions in which everyone works for my employer: id."""
    seen = facts["profile"].sort("at").select(organisation(pl.col("employer"))).to_series().drop_nulls()
    own = pl.lit(seen[-1] if seen.len() else None, pl.String)
    return (
        made.select("id", "site", person="people")
        .explode("person")
        .join(facts.people.select("site", "employer", person="id"), on=["site", "person"], how="left")
        .group_by("id")
        .agg(inside=(organisation(pl.col("employer")) == own).fill_null(False).all())
        .filter("inside")
    )


AUDIT = Audit(
    id="intro-consent",
    question=N_("Did both sides say yes first?"),
    title=N_("Both sides say yes before you introduce them"),
    mixed_title=N_("Both sides had usually said yes before you introduced them"),
    failure_title=N_("Introductions come before both sides said yes"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(5, N_("introductions")),
    facts=("introductions", "profile"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    acts=(Act.INTRODUCTION, Act.CONSENT, Act.ASK, Act.DECLINE),
    period=365,
    curve=LogitShare(good=0.85, fair=0.40),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Many who introduce much ask both first; others call that an aim more than a habit, and skip it when they "
            "are sure."
        ),
        sources=("wilson-2009", "suster-introductions"),
    ),
    advice=Advice(
        reason=N_("If the one who would give the time should feel free, ask before, not after."),
        choice=N_("You could ask both first, or trust a standing yes of people you know well."),
        action=N_("Ask the person who would give the time first, and make “no” easy."),
        minutes=5,
    ),
    caveats=N_(
        "A standing permission counts, and so does a yes given in person: mark it. Asking first must not end in "
        "handing over a name: see whether you make introductions yourself."
    ),
    answers=("consented",),
    measure=measure,
)
