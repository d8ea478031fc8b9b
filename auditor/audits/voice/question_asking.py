"""Am I curious about others?

People who ask, and above all who follow up on the answer, are better liked. Only questions to the other person
count: no rhetorical ones, and none that only qualify a customer.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.work_chats import left_out, without_work_chats
from auditor.facts import DAY, Facts
from auditor.facts.acts import holds
from auditor.facts.episodes import SILENCE_DAYS
from auditor.facts.numbered import gathered
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """My comments, and my turns in conversations by message, that hold a genuine question ÷ all of them that could be
    read. A turn is a run of messages of mine with no message of others and no silence of over 14 days between them.
    Of who works in an organisation and sells nothing, groups in which they often write, and who writes there, are left
    out: that is work."""
    written = facts.within("messages").filter(~pl.col("comment"))
    outside = without_work_chats(written, facts, role)
    turns = pl.concat([_turns(outside), _comments(facts)]).sort("at")
    read = turns.drop_nulls("asked")
    asking = read.filter(pl.col("asked"))
    n, k = read.height, asking.height
    kinds = {"message": gettext("message"), "comment": gettext("comment")}
    rows = tuple(
        Row(
            facts.name(site, partner) if partner else gettext("a group or thread"),
            kinds[kind],
            facts.window.day(at),
            site,
            (which,),
        )
        for partner, kind, at, site, which in asking.reverse()
        .head(20)
        .select("partner", "kind", "at", "site", "id")
        .iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of %(n)s comments and turns of yours asked the other person something", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you commented or took your turn in a conversation %(n)s times; %(k)s of these "
            "held a question to the other person.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        credit=gettext("You do ask people about themselves.") if n and k / n >= 0.1 else "",
        details=(
            ShareBar(
                gettext("Your comments and turns"), ((gettext("with a question"), k), (gettext("without"), n - k))
            ),
            *(
                (Table(gettext("Where you asked"), rows, (gettext("who"), gettext("where")), max(0, k - 20)),)
                if rows
                else ()
            ),
        ),
        note=left_out(written.height, outside.height),
        unread=turns.height - n,
        unread_of="comments and messages",
    )


def _turns(messages: pl.DataFrame) -> pl.DataFrame:
    written = messages.select("site", "conversation", "id", "at", "partner", "mine", "words", "acts")
    lines = (
        gathered(written, "talk", ["site", "conversation"])
        .with_columns(
            new=(
                (pl.col("mine") != pl.col("mine").shift(1).over("talk"))
                | ((pl.col("at") - pl.col("at").shift(1).over("talk")) > SILENCE_DAYS * DAY)
            ).fill_null(True)
        )
        .with_columns(turn=pl.col("new").cum_sum())
        .filter(pl.col("mine") & (pl.col("words") > 0))
    )
    return lines.group_by("turn", maintain_order=True).agg(
        pl.col("site", "id", "at", "partner").first(),
        asked=holds(Act.QUESTION).any(ignore_nulls=False),
        kind=pl.lit("message"),
    )[["site", "id", "at", "partner", "asked", "kind"]]


def _comments(facts: Facts) -> pl.DataFrame:
    return (
        facts.within("contributions")
        .filter((pl.col("subject") == Subject.COMMENT) & (pl.col("words") > 0))
        .select("site", "id", "at", "partner", holds(Act.QUESTION).alias("asked"), pl.lit("comment").alias("kind"))
    )


AUDIT = Audit(
    id="question-asking",
    question=N_("Am I curious about others?"),
    title=N_("Your comments and messages ask others about themselves"),
    mixed_title=N_("Some of your comments and messages ask others something"),
    failure_title=N_("Your comments and messages rarely ask others anything"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(40, N_("comments and turns of yours that could be read")),
    facts=("messages", "contributions"),
    acts=(Act.QUESTION,),
    curve=LogitShare(good=0.30, fair=0.10),
    roles={Role.MEDIA: Override(informative=True)},
    grounds=Grounds(
        direction="A⚠",
        threshold="E",
        why=N_(
            "People assigned to ask more questions, follow-up questions above all, were liked more; speed-daters who "
            "asked more got more second dates."
        ),
        sources=("huang-2017",),
    ),
    advice=Advice(
        reason=N_(
            "If you would like a conversation to go on, a question about what the other just said shows that you "
            "listened."
        ),
        choice=N_(
            "You could ask one thing before telling your own, or leave questions out where they would feel like an "
            "interrogation."
        ),
        action=N_("Ask one follow-up question before you tell your own story."),
        minutes=2,
    ),
    caveats=N_(
        "The studies measured liking, not careers. Many questions can feel like an interrogation. Journalists ask for "
        "a living, and we cannot tell an interview from a chat: for them this is told, not scored."
    ),
    measure=measure,
)
