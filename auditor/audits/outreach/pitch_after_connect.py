"""Do I pitch as soon as they accept?

What sellers do most is what people on the other side dislike most. Whether it sells less nobody has tested; what it
costs the others is plain.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import DAY, Facts
from auditor.facts.invitations import PITCH_DAYS
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import share
from auditor.scoring.score import GOOD
from auditor.translatable import N_, gettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """New connections whose 7 days are over: with a selling or asking message from me in that time, with no word of
    theirs between ÷ all. For job seekers an ask that sells nothing
    counts half. Those who heard only what we cannot read, imported address books and people I wrote with before are
    left out."""
    new = facts.within("connections").filter(
        ~pl.col("bulk"), ~pl.col("known_before"), pl.col("at") + PITCH_DAYS * DAY <= facts.end
    )
    told = pl.col("pitched_at").is_not_null() | pl.col("readable")
    new, unread = new.filter(told), new.filter(~told).height
    pitched = new.filter(pl.col("pitched_at").is_not_null())
    asks_only = pitched.filter((pl.col("pitch_acts") & int(Act.PITCH)) == 0).height if role is Role.JOB else 0
    n, count = new.height, pitched.height - asks_only / 2
    rows = tuple(
        Row(facts.name(site, who), gettext("pitched or asked"), facts.window.day(at), site, (connection,))
        for site, who, at, connection in pitched.tail(20).select("site", "partner", "pitched_at", "id").iter_rows()
    )
    return Measure(
        value=count / n if n else 0.0,
        n=n,
        k=int(count) if count.is_integer() else None,  # with a half in it, it is no count of people
        interval=share(count, n),
        words=gettext(
            "%(pitched)s of %(n)s new connections were pitched or asked within a week", pitched=pitched.height, n=n
        ),
        observation=gettext(
            "Of those who were connected to you in the last %(days)s days, %(n)s were so a week ago or earlier; "
            "%(pitched)s of them were pitched or asked something within a week, before a word of theirs.",
            days=round(facts.days),
            n=n,
            pitched=pitched.height,
        ),
        details=(Table(gettext("Connections and the first thing they heard"), rows, more=max(0, pitched.height - 20)),)
        if rows
        else (),
        unread=unread,
        unread_of="first words to new connections",
        informative=_of_one(count, n, role) if pitched.height == 1 else None,
    )


def _of_one(count: float, n: int, role: Role | None) -> str | None:
    """Why a single one is no habit, where it would be called one."""
    curve = AUDIT.override(role).curve or AUDIT.curve
    if curve is None or curve.score(count / n) >= GOOD:
        return None
    return gettext("It was one, which may have been read wrongly or was called for. So this is told, not scored.")


_SELLING = Override(curve=LogitShare(good=0.08, fair=0.35))

AUDIT = Audit(
    id="pitch-after-connect",
    question=N_("Do I pitch as soon as they accept?"),
    title=N_("New connections are met before they are asked"),
    mixed_title=N_("Some new connections are pitched or asked at once"),
    failure_title=N_("Many new connections are pitched or asked at once"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(12, N_("new connections")),
    facts=("connections",),
    needs=(Subject.CONNECTION, Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    acts=(Act.PITCH, Act.ASK),
    curve=LogitShare(good=0.03, fair=0.25),
    roles={Role.SALES: _SELLING, Role.FOUND: _SELLING, Role.FREE: _SELLING},
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Practitioners dislike it widely, sellers among them disagree, and no controlled study was found. The "
            "argument is what it costs others, and the medium."
        ),
        sources=("vendors-invitations", "teten-allen-2004"),
    ),
    advice=Advice(
        reason=N_("If you would like an answer and not a quiet goodbye, their work is a better beginning than yours."),
        choice=N_(
            "You could ask about their work and wait, or say in the invitation itself what you would like of them."
        ),
        action=N_("Ask about their work and wait for an answer before you mention yours."),
        minutes=5,
    ),
    caveats=N_("Nothing shows that it lowers sales for each contact."),
    by_site=True,
    measure=measure,
)
