"""Am I talking only to people I already talk to?

Those one hardly knows carry other news; those one knows well carry help. Either alone is a choice.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.ties import (
    LEANING_DAYS,
    LEANING_MESSAGES,
    LEANING_PARTNERS,
    MOST_FURTHER,
    to_further,
    written_by_kind,
)
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import Band, LogitShare
from auditor.scoring.intervals import clumped
from auditor.translatable import N_, gettext, ngettext

_HIGH = LogitShare(good=MOST_FURTHER, fair=0.92)
_SPARING = Override(curve=Band(LogitShare(good=0.20, fair=0.06), _HIGH))
#: Where most goes to those one hardly knows.
_NEARER = Advice(
    reason=N_("If help or support is what you came for, close ties tend to bring more of it, each for each."),
    choice=N_("You could write to one of them, or decide that meeting many is what you want."),
    action=N_("Write to one person you know well."),
    minutes=10,
)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """My composed messages and replies to weak or dormant ties, as they stand at the window's end ÷ all of them to one
    person each."""
    known = facts["ties"].filter(~pl.col("seller"))
    written = facts.within("dealings").filter(pl.col("mine"), pl.col("composed"))
    people = written_by_kind(written, known)
    if people.height < LEANING_PARTNERS:
        return Missing(
            what=gettext(
                "This needs %(least)s people you wrote to; there are %(have)s.",
                least=LEANING_PARTNERS,
                have=people.height,
            ),
            remedy=gettext("It comes with use, or with an archive of another site you use."),
            have=people.height,
            need=LEANING_PARTNERS,
        )
    strong, further = pl.col("kind") == "strong", pl.col("kind").is_in(["weak", "dormant"])
    n, k, near = int(people["count"].sum()), to_further(people), int(people.filter(strong)["count"].sum())
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
    # Whoever waits for my answer is no one to begin with: that list is another one.
    waiting = facts.within("conversations").filter("waits")
    free = naming.proposable(known.join(waiting, on=["site", "partner"], how="anti"), expectations).drop_nulls("name")
    leans = k > MOST_FURTHER * n
    return Measure(
        value=k / n,
        n=n,
        k=k,
        advice=_NEARER if leans else None,
        action=_whom(free, near=leans),
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


def _whom(free: pl.DataFrame, *, near: bool) -> str | None:
    """Whom to write to, on the side that has too little: of close ties those longest without a word, of the others
    those last heard of; None where there is nobody."""
    of = free.filter(pl.col("kind") == ("strong" if near else "weak")).sort(
        "at", "partner", descending=[not near, False]
    )
    names = naming.either(of["name"].head(3).to_list())
    if not names:
        return None
    if near:
        return gettext("Write to %(names)s, whom you know well.", names=names)
    return gettext("Write to %(names)s, whom you know a little.", names=names)


AUDIT = Audit(
    id="weak-tie-share",
    question=N_("Am I talking only to people I already talk to?"),
    title=N_("You write to people near and far"),
    mixed_title=N_("What you write leans to one side, near or far"),
    failure_title=N_("What you write stays on one side, near or far"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(LEANING_MESSAGES, N_("messages of five words or more to single people"), days=365),
    facts=("dealings", "ties", "conversations"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    period=LEANING_DAYS,
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
    answers=("digital_industry", "kept_apart", "not_this_person"),
    measure=measure,
)
