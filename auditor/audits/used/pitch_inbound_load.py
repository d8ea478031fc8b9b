"""How many strangers pitch me?

What arrives unasked is not one's own doing. Where it is much, it explains why other messages wait.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.audits.weeks import weekly
from auditor.facts import Facts
from auditor.facts.messages import unread_note
from auditor.report import Histogram, Missing, PointsTo, Role
from auditor.scoring.curves import LogNormal


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Conversations per week that strangers opened with a pitch, paid or unwanted mail among them."""
    inbound = facts.within("conversations").filter(~pl.col("started"))
    unread = inbound["mass_pitch"].null_count()
    if unread * 2 > inbound.height:
        return Missing(
            what=f"{unread} of {inbound.height} conversations opened by others are in a language we cannot read yet.",
            remedy="A lexicon of that language would help; the documentation says how to add one.",
        )
    pitches = inbound.filter(pl.col("mass_pitch"))
    weeks = weekly(facts, pitches["at"])
    value = sum(weeks) / len(weeks)
    answered = int(pitches["answered"].sum())
    bins = tuple(
        (f"{len(weeks) - at} weeks ago" if at < len(weeks) - 1 else "last week", int(count))
        for at, count in enumerate(reversed(weeks))
    )
    return Measure(
        value=value,
        n=pitches.height,
        samples=weeks,
        words=f"{value:.1f} pitches by strangers in a week",
        observation=f"In the last {facts.days:.0f} days {pitches.height} strangers pitched you something; you answered "
        f"{answered} of them.",
        details=(Histogram("Pitches by strangers", bins[-13:], "pitches"),),
        note=" ".join(
            said
            for said in (
                "Some of this may have nothing to do with you: it is what others send.",
                unread_note(unread, inbound.height, "conversations opened by others"),
            )
            if said
        ),
    )


AUDIT = Audit(
    id="pitch-inbound-load",
    question="How many strangers pitch me?",
    title="Few strangers pitch you something",
    failure_title="Many strangers pitch you something",
    points_to=(PointsTo.CONTEXT, PointsTo.SITE),
    unit="pitches a week",
    minimum=Minimum(0, "pitches by strangers", days=28),
    facts=("conversations",),
    needs=(Subject.MESSAGE_RECEIVED,),
    acts=(Act.PITCH,),
    curve=LogNormal(good=3, fair=20),
    explains=("reply-rate", "reply-latency", "inbound-relevance", "used-balance"),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why="Half of over 1,100 journalists asked get six or more pitches a day, and about half of them seldom or "
        "never answer. People in the media feel used where everyone who greets them wants something.",
        sources=("muck-rack-2024", "teten-allen-2004"),
    ),
    advice=Advice(
        reason="If pitches keep you from the messages you want, keeping them apart in time gives you those back.",
        choice="You could give pitches one fixed hour, or leave them all unread: both are fair.",
        action="Route pitches to one folder and open it at one fixed time.",
        minutes=15,
    ),
    caveats="Other people's messages are read here on your machine and kept as counts. Only what the site let "
    "through is seen.",
    measure=measure,
)
