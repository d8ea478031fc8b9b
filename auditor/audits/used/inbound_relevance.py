"""Is what reaches me for me?

Only the person can say. A sample of what was asked of them is enough, if it was not picked by mood.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext

_SOUGHT = (Role.MEDIA, Role.CREA, Role.FOUND, None)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Messages to me that I marked as meant for me ÷ messages I marked either way."""
    received = facts.within("messages").filter(~pl.col("mine"), pl.col("id").is_in(list(expectations.relevant)))
    marked = {message: expectations.relevant[message] for message in received["id"]}
    if not marked:
        if role not in _SOUGHT:
            return NotApplicable(
                gettext("This is for people whom many approach. Mark some messages if it concerns you.")
            )
        return NeedsAnswer(gettext("Of a sample of messages to you: which were meant for you?"), "relevant")
    n, k = len(marked), sum(marked.values())
    rows = tuple(
        Row(
            facts.name(site, who),
            gettext("for you") if marked[message] else gettext("not for you"),
            facts.window.day(at),
            site,
            (message,),
        )
        for site, who, at, message in received.sort("at", "id", descending=True)
        .head(20)
        .select("site", "partner", "at", "id")
        .iter_rows()
    )
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=ngettext(
            "%(num)s of %(n)s messages you marked were for you",
            "%(num)s of %(n)s messages you marked were for you",
            k,
            n=n,
        ),
        observation=ngettext(
            "Of %(n)s messages that you looked at again, %(num)s were meant for you.",
            "Of %(n)s messages that you looked at again, %(num)s were meant for you.",
            k,
            n=n,
        ),
        details=(
            ShareBar(
                gettext("What you marked"), ((gettext("for you"), float(k)), (gettext("not for you"), float(n - k)))
            ),
            Table(gettext("The latest of them"), rows, more=max(0, n - 20)),
        ),
        note=gettext("Some of this may have nothing to do with you: it is what others send."),
    )


AUDIT = Audit(
    id="inbound-relevance",
    question=N_("Is what reaches me for me?"),
    title=N_("Most of what reaches you is meant for you"),
    mixed_title=N_("Part of what reaches you is meant for you"),
    failure_title=N_("Much of what reaches you is not meant for you"),
    points_to=(PointsTo.CONTEXT,),
    unit="share",
    minimum=Minimum(20, N_("messages you marked")),
    facts=("messages",),
    needs=(Subject.MESSAGE_RECEIVED,),
    curve=LogitShare(good=0.60, fair=0.25),
    explains=("reply-rate", "contact-route"),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Journalists reject pitches above all because they do not fit (79 %% in 2024, 73 %% in another year), and "
            "answer about three in a hundred."
        ),
        sources=("muck-rack-2024", "propel-2024"),
    ),
    advice=Advice(
        reason=N_(
            "If much that reaches you is for somebody else, saying what you take helps those who would rather not "
            "guess."
        ),
        choice=N_("You could publish your topics, or keep guessing to them: it is their time, too."),
        action=N_("Publish your topics, and answer off-topic pitches with that link."),
        minutes=20,
    ),
    caveats=N_("Marks drift with one's mood: mark at random times."),
    answers=("relevant",),
    measure=measure,
)
