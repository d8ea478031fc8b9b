"""Is what reaches me for me?

Only the person can say. A sample of what was asked of them is enough, if it was not picked by mood.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable
from auditor.facts import Facts
from auditor.report import PointsTo, Role, ShareBar
from auditor.scoring.curves import LogitShare

_SOUGHT = (Role.MEDIA, Role.CREA, Role.FOUND, None)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Messages to me that I marked as meant for me ÷ messages I marked either way."""
    received = facts.within("messages").filter(~pl.col("mine"), pl.col("id").is_in(list(expectations.relevant)))
    marked = {message: expectations.relevant[message] for message in received["id"]}
    if not marked:
        if role not in _SOUGHT:
            return NotApplicable("This is for people whom many approach. Mark some messages if it concerns you.")
        return NeedsAnswer("Of a sample of messages to you: which were meant for you?", "relevant")
    n, k = len(marked), sum(marked.values())
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=f"{k} of {n} messages you marked were for you",
        observation=f"Of {n} messages that you looked at again, {k} were meant for you.",
        details=(ShareBar("What you marked", (("for you", float(k)), ("not for you", float(n - k)))),),
        note="Some of this may have nothing to do with you: it is what others send.",
    )


AUDIT = Audit(
    id="inbound-relevance",
    question="Is what reaches me for me?",
    title="Most of what reaches you is meant for you",
    mixed_title="Part of what reaches you is meant for you",
    failure_title="Much of what reaches you is not meant for you",
    points_to=(PointsTo.CONTEXT,),
    unit="share",
    minimum=Minimum(20, "messages you marked"),
    facts=("messages",),
    needs=(Subject.MESSAGE_RECEIVED,),
    curve=LogitShare(good=0.60, fair=0.25),
    explains=("reply-rate", "contact-route"),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why="Journalists reject pitches above all because they do not fit (79 % in 2024, 73 % in another year), and "
        "answer about three in a hundred.",
        sources=("muck-rack-2024", "propel-2024"),
    ),
    advice=Advice(
        reason="If much that reaches you is for somebody else, saying what you take helps those who would rather not "
        "guess.",
        choice="You could publish your topics, or keep guessing to them: it is their time, too.",
        action="Publish your topics, and answer off-topic pitches with that link.",
        minutes=20,
    ),
    caveats="Marks drift with one's mood: mark at random times.",
    measure=measure,
)
