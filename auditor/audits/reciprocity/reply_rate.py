"""Do I answer people who write to me personally?

Who never hears back stops writing, and takes the site for a place where nobody answers. Mass mail deserves no
answer, so strangers' pitches, sponsored and unwanted mail are left out.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.conversations import personal, unreadable
from auditor.facts.messages import unread_note
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare

_CROWDED = 30  # conversations opened by others in a week


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Personal conversations others opened in the period and that are settled: answered within 14 days ÷ all. What I
    marked as not for me, and people I asked to leave out, do not count."""
    inbound = facts.within("conversations").filter(~pl.col("started"))
    irrelevant = [message for message, meant in expectations.relevant.items() if not meant]
    settled = inbound.filter(
        pl.col("settled"),
        ~pl.col("partner").is_in(expectations.not_this_person),
        ~pl.col("first_id").is_in(irrelevant),
    )
    asked = settled.filter(personal())
    unread = settled.filter(unreadable()).height
    crowded = role is Role.CREA and inbound.height > _CROWDED * facts.days / 7
    n, k = asked.height, int(asked["answered"].sum())
    silent = asked.filter(~pl.col("answered")).sort("at", descending=True)
    rows = tuple(
        Row(facts.name(site, partner), "no answer yet", facts.window.day(at), site, (first,))
        for site, partner, at, first in silent.head(20).select("site", "partner", "at", "first_id").iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"{k} of {n} personal conversations were answered within 14 days",
        observation=f"In the last {facts.days:.0f} days people opened {n} personal conversations with you; "
        f"you answered {k} of them within two weeks.",
        credit="Most people who write to you do hear back." if n and k / n >= 0.5 else "",
        details=(Table("Still without an answer", rows, ("who", ""), max(0, silent.height - 20)),) if rows else (),
        note=unread_note(unread, n + unread, "conversations"),
        informative="More than 30 people a week write to you: nobody can answer them all. What you have set up for it "
        "is looked at instead, under “Have I said what I will not do?”."
        if crowded
        else None,
    )


AUDIT = Audit(
    id="reply-rate",
    question="Do I answer people who write to me personally?",
    title="People who write to you personally hear back",
    failure_title="Some people who write to you personally never hear back",
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(12, "personal conversations opened by others"),
    facts=("conversations",),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    curve=LogitShare(good=0.85, fair=0.50),
    roles={
        Role.MEDIA: Override(informative=True),
    },
    grounds=Grounds(
        direction="C",
        threshold="E",
        why="As load rises, people answer a smaller part of their mail, and more briefly; answering what was given is "
        "an old and general norm.",
        sources=("kooti-2015", "gouldner-1960"),
    ),
    advice=Advice(
        reason="If you would like people to keep writing to you, a short answer keeps the door open better than a late "
        "long one.",
        choice="You could give each of them one line, even “not now”, or decide that some need none.",
        action="Give each unanswered personal message one line today, even if the line is “not now”.",
        minutes=15,
    ),
    caveats="Silence can be safety: leave out whom you do not want to answer. Mail you answered elsewhere is not seen.",
    measure=measure,
)
