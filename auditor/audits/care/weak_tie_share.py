"""Am I talking only to people I already talk to?

Those one hardly knows carry other news; those one knows well carry help. Either alone is a choice.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.ties import beyond_refusals
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import Band, LogitShare
from auditor.scoring.intervals import clumped
from auditor.translatable import N_, gettext, ngettext

_LEAST_PARTNERS = 15
_HIGH = LogitShare(good=0.70, fair=0.92)
_SPARING = Override(curve=Band(LogitShare(good=0.20, fair=0.06), _HIGH))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """My composed messages and replies to weak or dormant ties, as they stand at the window's end ÷ all of them to one
    person each."""
    written = beyond_refusals(facts.within("dealings")).filter(pl.col("mine"), pl.col("composed"))
    people = (
        written.group_by("site", "partner")
        .len("count")
        .join(facts["ties"].select("site", "partner", "kind"), on=["site", "partner"])
        .sort("count", "site", "partner", descending=[True, False, False])
    )
    if people.height < _LEAST_PARTNERS:
        return Missing(
            what=gettext(
                "This needs %(least)s people you wrote to; there are %(have)s.",
                least=_LEAST_PARTNERS,
                have=people.height,
            ),
            remedy=gettext("It comes with use, or with an archive of another site you use."),
            have=people.height,
            need=_LEAST_PARTNERS,
        )
    strong, further = pl.col("kind") == "strong", pl.col("kind").is_in(["weak", "dormant"])
    n, k, near = (int(people.filter(of)["count"].sum()) for of in (pl.lit(True), further, strong))
    # Messages to one person on one day come together.
    sittings = (
        written.join(people, on=["site", "partner"])
        .group_by("site", "partner", "day")
        .agg(further=further.sum(), all=pl.len())
        .sort("site", "partner", "day")
    )
    rows = tuple(
        Row(facts.name(site, who), ngettext("%(num)s message", "%(num)s messages", count), None, site)
        for site, who, count in people.filter(strong).head(10).select("site", "partner", "count").iter_rows()
    )
    parts = (
        (gettext("people you know a little or had lost sight of"), float(k)),
        (gettext("close ties"), float(near)),
        (gettext("people you never had an exchange with"), float(n - k - near)),
    )
    bar = ShareBar(gettext("To whom you wrote"), parts)
    near_strangers = (
        facts["ties"]
        .filter(pl.col("kind") == "weak", pl.col("name").is_not_null())
        .filter(~pl.col("partner").is_in(expectations.not_this_person))
        .sort("at", "partner", descending=[True, False])["name"]
        .head(3)
        .to_list()
    )
    return Measure(
        value=k / n,
        n=n,
        k=k,
        action=gettext("Write to %(names)s, whom you know a little.", names=naming.either(near_strangers))
        if near_strangers
        else None,
        interval=clumped(sittings["further"].to_list(), sittings["all"].to_list()),
        words=ngettext(
            "%(num)s of %(n)s messages went to people you know a little or had lost sight of",
            "%(num)s of %(n)s messages went to people you know a little or had lost sight of",
            k,
            n=n,
        ),
        observation=ngettext(
            "In the last %(days)s days you wrote %(n)s times to %(people)s people; %(num)s of these messages went to "
            "people you know a little or had lost sight of.",
            "In the last %(days)s days you wrote %(n)s times to %(people)s people; %(num)s of these messages went to "
            "people you know a little or had lost sight of.",
            k,
            days=round(facts.days),
            n=n,
            people=people.height,
        ),
        credit=gettext("You keep your close ties well.") if near / n > 0.5 else "",
        details=(bar, Table(gettext("Those you know best"), rows)) if rows else (bar,),
        weight=0.5 if expectations.digital_industry is False else 1.0,
    )


AUDIT = Audit(
    id="weak-tie-share",
    question=N_("Am I talking only to people I already talk to?"),
    title=N_("You write to people near and far"),
    mixed_title=N_("What you write leans to one side, near or far"),
    failure_title=N_("What you write stays on one side, near or far"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(40, N_("messages of five words or more to single people"), days=365),
    facts=("dealings", "ties"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    period=90,
    curve=Band(LogitShare(good=0.35, fair=0.12), _HIGH),
    roles={Role.CORP: _SPARING, Role.ACAD: _SPARING},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Among over 20 million people whose suggestions were varied by chance, moderately weak ties led to more "
            "changes of job in digital industries, strong ones elsewhere. Each for each a strong tie is worth more. "
            "The experiment is about forming ties, not about how talk is shared out."
        ),
        sources=("rajkumar-2022", "gee-2017", "utz-breuer-2019"),
    ),
    advice=Advice(
        reason=N_(
            "If new information is what you came for, people at one remove tend to bring more of it, particularly in "
            "digital work."
        ),
        choice=N_("You could write to one of them, or decide that depth is what you want."),
        action=N_("Reply to one person you have exchanged with only once or twice."),
        minutes=10,
    ),
    caveats=N_("Well-being goes with strong ties. In less digital industries this weighs half."),
    answers=("digital_industry", "not_this_person"),
    measure=measure,
)
