"""How quickly do I answer relevant personal messages?

A late answer is still an answer, but after some days the other has moved on. Nothing is gained by answering at once:
the score ends at 0.9, so that this never argues for being always available.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.conversations import personal
from auditor.report import Histogram, PointsTo, Role
from auditor.scoring.curves import LogNormal

_BINS = ((4, "within 4 hours"), (24, "within a day"), (96, "within 4 days"), (336, "within 14 days"))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Median hours from someone's opening message to my first answer, of answered personal conversations."""
    hours = (
        facts.within("conversations")
        .filter(personal(), pl.col("answered"), ~pl.col("partner").is_in(expectations.not_this_person))["answer_hours"]
        .to_list()
    )
    value = float(pl.Series(hours, dtype=pl.Float64).median() or 0.0)  # type: ignore[arg-type]
    edges = [0.0, *(edge for edge, _ in _BINS)]
    bins = tuple(
        (words, sum(low < hour <= high or (low == 0 and hour == 0) for hour in hours))
        for low, (high, words) in zip(edges, _BINS, strict=False)
    )
    said = (
        f"{value * 60:.0f} minutes" if value < 2 else f"{value:.0f} hours" if value < 72 else f"{value / 24:.0f} days"
    )
    return Measure(
        value=value,
        n=len(hours),
        samples=tuple(hours),
        statistic="median",
        words=f"half of your answers came within {said}",
        observation=f"In the last {facts.days:.0f} days you answered {len(hours)} personal conversations, half of them "
        f"within {said}.",
        credit="You do answer." if hours else "",
        details=(Histogram("When your answers came", bins, "answers"),),
    )


AUDIT = Audit(
    id="reply-latency",
    question="How quickly do I answer relevant personal messages?",
    title="Personal messages are answered while they still matter",
    failure_title="Answers to personal messages take their time",
    points_to=(PointsTo.HABIT,),
    unit="hours",
    minimum=Minimum(10, "answers to personal conversations"),
    facts=("conversations",),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    curve=LogNormal(good=24, fair=96),
    cap=0.9,
    roles={
        Role.SALES: Override(curve=LogNormal(good=8, fair=48)),
        Role.FREE: Override(curve=LogNormal(good=8, fair=48)),
        Role.CORP: Override(curve=LogNormal(good=48, fair=168)),
        Role.ACAD: Override(curve=LogNormal(good=48, fair=168)),
        Role.MEDIA: Override(informative=True),
    },
    grounds=Grounds(
        direction="E",
        threshold="E",
        why="Responsiveness stays intact under load for many people, and most e-mail is answered within a day; that "
        "faster is better for you is our convention.",
        sources=("kooti-2015",),
    ),
    advice=Advice(
        reason="If people wait for your answer before they go on, a fixed time for it helps them and frees the rest of "
        "your day.",
        choice="You could keep one slot for answers, or say in your profile how long an answer takes.",
        action="Keep one fixed 15-minute reply slot on weekdays.",
        minutes=15,
    ),
    caveats="Instant answers earn nothing here: the score is capped. Answers given elsewhere are not seen.",
    measure=measure,
)
