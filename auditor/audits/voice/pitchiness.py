"""How much of my voice is selling?

Nobody minds an offer from someone who is otherwise of use. Where most posts sell, readers come to feel used.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import overlooked
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.voice.original_contribution import wordless_shares
from auditor.facts import Facts
from auditor.facts.acts import holds
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext

_WHERE_SELLING_IS_THE_JOB = Override(curve=LogitShare(good=0.25, fair=0.60))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Own posts of the last 90 days (shares with own words among them, what is nothing but a link not) that promote or
    sell ÷ own posts that could be read. Looking for work is asking, not selling: "open to work" does not count."""
    posts = facts.within("contributions").filter((pl.col("subject") != Subject.COMMENT) & (pl.col("words") > 0))
    read = posts.with_columns(sells=holds(Act.PITCH)).drop_nulls("sells")
    selling = read.filter(pl.col("sells"))
    n, k = read.height, selling.height
    rows = tuple(
        Row(gettext("A post"), ngettext("%(num)s word", "%(num)s words", words), day, site, (which,))
        for words, day, site, which in selling.reverse().head(20).select("words", "day", "site", "id").iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        interval=overlooked.share_read(selling, read, Act.PITCH, AUDIT.id),
        words=gettext("%(k)s of %(n)s posts of yours promoted or sold something", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you published %(n)s posts; %(k)s of them promoted or sold something.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        credit=gettext("Most of what you publish is there for its readers.") if n and k / n < 0.5 else "",
        details=(
            ShareBar(gettext("Your posts"), ((gettext("promote or sell"), k), (gettext("others"), n - k))),
            *(
                (
                    Table(
                        gettext("Read as promoting or selling"),
                        rows,
                        (gettext("what"), gettext("length")),
                        max(0, k - 20),
                    ),
                )
                if rows
                else ()
            ),
        ),
        note=wordless_shares(facts.within("reactions")),
        unread=posts.height - n,
        unread_of="posts",
    )


AUDIT = Audit(
    id="pitchiness",
    question=N_("How much of my voice is selling?"),
    title=N_("Most of your posts give readers something"),
    mixed_title=N_("Some of your posts sell something"),
    failure_title=N_("Many of your posts sell something"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(10, N_("own posts that could be read")),
    facts=("contributions", "reactions"),
    needs=(Subject.POST,),
    acts=(Act.PITCH,),
    period=90,
    curve=LogitShare(good=0.15, fair=0.45),
    roles=dict.fromkeys((Role.SALES, Role.FOUND, Role.FREE, Role.CREA), _WHERE_SELLING_IS_THE_JOB),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "People who are mostly sold to report feeling used; practitioners agree. No study of its size was found."
        ),
        sources=("teten-allen-2004",),
    ),
    advice=Advice(
        reason=N_(
            "If you would like people to read on when you do have an offer, posts that are of use by themselves make "
            "them."
        ),
        choice=N_(
            "You could put something useful between two offers, or decide that this account is your shop window."
        ),
        action=N_("Publish three useful posts between two that sell."),
        minutes=30,
    ),
    caveats=N_(
        "For creators promotion is part of the product. Saying that a post is paid for is a duty and outranks this "
        "audit. A job seeker's “open to work” does not count as selling."
    ),
    measure=measure,
)
