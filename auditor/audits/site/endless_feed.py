"""Is there any stopping point?

A page that ends lets one stop. Where the feed never does, how much one sees is decided by nothing but tiredness.
"""

from itertools import pairwise
from math import inf

import numpy as np
import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.report import Histogram, PointsTo, Role, ShareBar
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext

_FEW = 8
_EDGES, _BINS = (0, 20, 80, 200, inf), (N_("up to 20"), N_("21 to 80"), N_("81 to 200"), N_("over 200"))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """75th percentile of the items shown in a session's feed, over sessions in which the feed never ended; none, if it
    ended in all of them."""
    visits = facts.within("exposure").filter(pl.col("items") > 0)
    sessions = visits.group_by("site", "session_at").agg(pl.col("items").sum(), pl.col("ended").any())
    items = sorted(sessions.filter(~pl.col("ended"))["items"].to_list())
    n, ended = sessions.height, sessions.height - len(items)
    value = float(np.percentile(items, 75)) if items else 0.0
    bins = [sum(low < count <= high for count in items) for low, high in pairwise(_EDGES)]
    return Measure(
        value=value,
        n=n,
        samples=tuple(map(float, items)),
        statistic="p75",
        words=gettext(
            "a quarter of %(count)s visits to a feed without an end showed %(value)s things or more",
            count=len(items),
            value=round(value),
        )
        if items
        else gettext("the feed came to an end in all of %(n)s visits", n=n),
        observation=gettext(
            "In the last %(days)s days the feed had no end in %(count)s of %(n)s visits; a quarter of these showed you "
            "%(value)s things or more.",
            days=round(facts.days),
            count=len(items),
            n=n,
            value=round(value),
        ),
        details=(
            ShareBar(
                gettext("Visits to the feed"),
                ((gettext("it ended"), float(ended)), (gettext("it had no end"), float(len(items)))),
            ),
            Histogram(
                gettext("Things shown in a visit without an end"),
                tuple(zip(map(gettext, _BINS), bins, strict=True)),
                gettext("visits"),
            ),
        ),
        informative=gettext(
            "In only %(count)s of %(n)s visits had the feed no end: too few to be scored.", count=len(items), n=n
        )
        if 0 < len(items) < _FEW
        else None,
    )


AUDIT = Audit(
    id="endless-feed",
    question=N_("Is there any stopping point?"),
    title=N_("The feed lets you stop"),
    mixed_title=N_("The feed seldom gives a stopping point"),
    failure_title=N_("The feed goes on without a stopping point"),
    points_to=(PointsTo.SITE,),
    unit="items",
    minimum=Minimum(20, N_("visits to the feed")),
    facts=("exposure",),
    needs=(Subject.FEED,),
    curve=LogNormal(good=20, fair=80),
    explains=("drift-tail", "passive-scroll-share", "time-vs-plan"),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Taking the feed away lowered use and distraction among students; endless scrolling is listed among the "
            "designs that capture attention."
        ),
        sources=("lyngs-2020", "monge-roffarello-2023-defining"),
    ),
    advice=Advice(
        reason=N_("If you would like an end to the page, you can put one there yourself."),
        choice=N_(
            "You could have the feed end after some twenty items, or leave it open and accept that it has no end."
        ),
        action=N_("Turn on a feed limit or an extension that ends the feed after twenty items."),
        minutes=5,
    ),
    caveats=N_(
        "What is known of this comes from students, and some of them felt they missed out. Where a site does not show "
        "that its feed has ended, it counts as endless."
    ),
    measure=measure,
)
