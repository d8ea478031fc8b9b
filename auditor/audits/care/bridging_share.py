"""Do my active ties reach beyond my own circle?

Bridges to other circles bring what one's own does not know, and lapse fastest when nobody looks after them.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.affiliations import organisation
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.facts.ties import beyond_refusals, partners
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext

_LEAST = 20
_FEW = 10  # mutual connections


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Active partners outside my employer with at most 10 connections in common ÷ active partners of whom both can be
    told. A colleague of mine is outside where I am a corporate user and we share so few: departments are not shown."""
    own = facts["profile"].sort("at").select(employer=organisation(pl.col("employer")), role="role")
    mine = own["employer"].drop_nulls()
    if mine.is_empty() and not own["role"].eq(False).any():
        return Missing(
            what=gettext("It is not known where you work, so nobody can be told to work elsewhere."),
            remedy=gettext(
                "The site's complete archive tells it, or your own profile when you open it with the extension."
            ),
        )
    wrote = partners(beyond_refusals(facts.within("dealings"))).filter(pl.col("sent") > 0)
    active = facts["ties"].join(wrote, on=["site", "partner"], how="semi")
    outside = pl.lit(True) if mine.is_empty() or role is Role.CORP else organisation(pl.col("employer")) != mine[-1]
    known = active.filter(pl.col("mutuals").is_not_null()).with_columns(far=(pl.col("mutuals") <= _FEW) & outside)
    known = known.drop_nulls("far")
    if known.height < _LEAST:
        return Missing(
            what=gettext(
                "This needs %(least)s people you wrote to whose connections in common are known; there are %(have)s.",
                least=_LEAST,
                have=known.height,
            ),
            remedy=gettext("No archive holds them. The browser extension sees them when you visit profiles."),
            have=known.height,
            need=_LEAST,
        )
    far = known.filter("far")
    n, k = known.height, far.height
    rows = tuple(
        Row(
            facts.name(site, who),
            ngettext("%(num)s connection in common", "%(num)s connections in common", mutuals),
            facts.window.day(at) if at is not None else None,
            site,
        )
        for site, who, at, mutuals in far.sort("mutuals", "partner")
        .head(20)
        .select("site", "partner", "at", "mutuals")
        .iter_rows()
    )
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=ngettext(
            "%(num)s of %(n)s people you write with is beyond your own circle",
            "%(num)s of %(n)s people you write with are beyond your own circle",
            k,
            n=n,
        ),
        observation=ngettext(
            "In the last %(days)s days %(num)s of %(n)s people you wrote with works elsewhere and shares few "
            "connections with you.",
            "In the last %(days)s days %(num)s of %(n)s people you wrote with work elsewhere and share few connections "
            "with you.",
            k,
            days=round(facts.days),
            n=n,
        ),
        details=(
            ShareBar(
                gettext("People you wrote to"), ((gettext("beyond"), float(k)), (gettext("within"), float(n - k)))
            ),
            *((Table(gettext("Beyond your own circle"), rows, more=max(0, k - 20)),) if rows else ()),
        ),
        note=gettext("Sites suggest people who share many connections with you: part of this is the site's doing."),
    )


AUDIT = Audit(
    id="bridging-share",
    question=N_("Do my active ties reach beyond my own circle?"),
    title=N_("Your active ties reach beyond your own circle"),
    mixed_title=N_("A few of your active ties reach beyond your own circle"),
    failure_title=N_("Your active ties stay within your own circle"),
    points_to=(PointsTo.HABIT, PointsTo.SITE),
    unit="share",
    minimum=Minimum(_LEAST, N_("people whose connections in common are known")),
    facts=("dealings", "ties", "profile"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    period=90,
    curve=LogitShare(good=0.40, fair=0.15),
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "Bankers whose ties bridged groups had better reputation and pay, and those bridges decayed fastest; what "
            "is new comes by bridges, and strong ones beat weak ones. Regions whose people have ties without any "
            "contact in common are more prosperous."
        ),
        sources=("burt-2002", "neal-2024", "jahani-2023"),
    ),
    advice=Advice(
        reason=N_("If you would like to hear what your own circle does not know, one contact elsewhere is a start."),
        choice=N_("You could ask someone in another field a question, or stay where your help is needed."),
        action=N_("Ask a contact in another field what they are reading, and read it."),
        minutes=15,
    ),
    caveats=N_("Connections in common depend on how large networks are and on what people let be seen."),
    measure=measure,
)
