"""Do my first messages read like mail merge?

Told by the shingles two messages share, as a keyed minhash of 128 bits estimates it (Li and König 2011): the words are
gone, and a share at the limit of 0.8 may come out at 0.75 or 0.85.
"""

import polars as pl

from auditor import language
from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext

_ALIKE = 0.8


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """First messages of mine that share at least 0.8 of their five-word shingles with another one ÷ first messages long
    enough to tell (five words)."""
    opening = (
        facts.within("conversations")
        .filter("started", "first_ever", ~pl.col("group"), facts.known_new())
        .select(id="first_id")
    )
    first = facts.within("messages").join(opening, on="id").filter(pl.col("sketch").is_not_null()).sort("at")
    alike = language.resembling(first["sketch"].to_list(), _ALIKE)
    n, k = first.height, len(alike)
    rows = tuple(
        Row(facts.name(site, who), gettext("like another one"), day, site, (message,))
        for site, who, day, message in first[sorted(alike)].tail(20).select("site", "partner", "day", "id").iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=ngettext(
            "%(num)s of %(n)s first messages is nearly the same as another",
            "%(num)s of %(n)s first messages are nearly the same as another",
            k,
            n=n,
        ),
        observation=ngettext(
            "Of %(n)s first messages in the last %(days)s days, %(num)s was nearly the same as another.",
            "Of %(n)s first messages in the last %(days)s days, %(num)s were nearly the same as another.",
            k,
            n=n,
            days=round(facts.days),
        ),
        details=(Table(gettext("Messages that are like another"), rows, more=max(0, k - 20)),) if rows else (),
    )


AUDIT = Audit(
    id="template-reuse",
    question=N_("Do my first messages read like mail merge?"),
    title=N_("Each first message is written for one person"),
    mixed_title=N_("Some first messages are the same text"),
    failure_title=N_("Many first messages are the same text"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(15, N_("first messages of five words or more")),
    facts=("conversations", "messages"),
    needs=(Subject.MESSAGE_SENT,),
    curve=LogitShare(good=0.15, fair=0.60),
    roles={Role.SALES: Override(curve=LogitShare(good=0.35, fair=0.75))},
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Fewer than two in a hundred recruiters sent thousands of generic messages a month; few people answered "
            "those, and afterwards fewer answered other recruiters too."
        ),
        sources=("linkedin-talent-2014",),
    ),
    advice=Advice(
        reason=N_("If you want to be read as someone who means them, the first sentence is where it shows."),
        choice=N_("You could rewrite that one sentence, or keep a template where everyone expects one."),
        action=N_("Rewrite the first sentence of each message so that it could go to nobody else."),
        minutes=10,
    ),
    caveats=N_(
        "People who write in a second language lean on templates, with good reason. Invitations to events are fine."
    ),
    measure=measure,
)
