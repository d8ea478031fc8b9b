"""How long do I stay after I have finished?

Someone comes to write a message, and half an hour later is still there. What holds them may be the site as much as
themselves, so what the feed showed meanwhile is told beside it.
"""

from itertools import pairwise
from math import inf
from statistics import median

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.identity import MINUTE
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.logged import thin
from auditor.facts import Facts
from auditor.report import Detail, Histogram, PointsTo, Role, ShareBar
from auditor.scoring.curves import LogNormal

_EDGES, _BINS = (-1.0, 2.0, 8.0, 20.0, inf), ("up to 2", "2 to 8", "8 to 20", "over 20")
_HALF = Override(weight=0.5)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Median minutes from the last purposeful act of a session to its end, over sessions with such an act that were
    seen in this browser."""
    found = facts.within("sessions").filter((pl.col("seconds") > 0) & (pl.col("purposeful") > 0))
    if lacking := AUDIT.minimum.lack(found.height):
        return lacking
    unscored = thin(expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    tails = [float(tail) for tail in (found["until"] - found["purposeful_at"]) / MINUTE]
    bins = [sum(low < tail <= high for tail in tails) for low, high in pairwise(_EDGES)]
    details: list[Detail] = [
        Histogram("Minutes from the last thing done to the end", tuple(zip(_BINS, bins, strict=True)), "visits")
    ]
    if pages := _pages(facts, found):
        details.append(ShareBar("What those minutes were spent on", pages))
    shown = facts["exposure"].join(found.select("site", session_at="at"), on=["site", "session_at"], how="semi")
    origins = ("network", "suggested", "promoted", "autoplay")
    chosen, suggested, promoted, autoplay = (int(shown[origin].sum()) for origin in origins)
    items, other = chosen + suggested + promoted, suggested + promoted
    if items:
        parts = (
            ("from people you chose", float(chosen)),
            ("suggested", float(suggested)),
            ("promoted", float(promoted)),
        )
        details.append(ShareBar("What the feed showed in those visits", parts))
    middle = median(tails)
    return Measure(
        value=middle,
        n=found.height,
        samples=tuple(tails),
        statistic="median",
        words=f"{middle:.1f} minutes from the last thing done to the end of the visit (median of {found.height})",
        observation=f"In the last {facts.days:.0f} days you did something on purpose in {found.height} visits; half of "
        f"them went on for more than {middle:.1f} minutes after the last of it.",
        credit="You come with things to do, and do them.",
        details=tuple(details),
        note=f"Some of this may be the site: {other} of {items} things the feed showed in those visits were "
        f"suggested or promoted, and {autoplay} were videos that start by themselves."
        if max(other, autoplay) * 2 > items > 0
        else None,
        informative=unscored,
    )


def _pages(facts: Facts, found: pl.DataFrame) -> tuple[tuple[str, float], ...]:
    """Minutes after the last purposeful act by kind of page, most first."""
    visits = found.select("site", "until", "purposeful_at", session_at="at")
    seen = facts["attention"].join_asof(
        visits.rename({"until": "over"}), left_on="at", right_on="session_at", by="site", check_sortedness=False
    )
    after = pl.min_horizontal("until", "over") - pl.max_horizontal("at", "purposeful_at")
    spent = (
        seen.with_columns(minutes=after / MINUTE)
        .filter(pl.col("minutes") > 0)
        .group_by(pl.col("page").fill_null("other"))
        .agg(pl.col("minutes").sum().round(1))
        .sort("minutes", "page", descending=[True, False])
    )
    return tuple(spent.iter_rows())


AUDIT = Audit(
    id="drift-tail",
    question="How long do I stay after I have finished?",
    title="Visits end soon after the last thing done",
    mixed_title="Visits go on for some minutes after the last thing done",
    failure_title="Visits go on well after the last thing done",
    points_to=(PointsTo.HABIT, PointsTo.SITE),
    unit="minutes",
    minimum=Minimum(20, "visits in which something was done on purpose"),
    facts=("sessions", "attention", "exposure"),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=2, fair=8),
    roles={Role.CREA: _HALF, Role.MEDIA: _HALF},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Switching autoplay off shortened sessions by some 18 minutes, on another kind of site; a check often "
        "leads on to other things.",
        sources=("schaffner-2025", "oulasvirta-2012"),
    ),
    advice=Advice(
        reason="If you came for one thing, the moment it is sent is the easiest one to leave at.",
        choice="You could close the tab as you send, or stay: reading after writing may well be useful.",
        action="Close the tab with the same keystroke that sends your last message.",
        minutes=2,
    ),
    caveats="Reading after writing may be useful, and what keeps people is often how the site is made. Where a visit "
    "ends is a convention: five minutes of silence.",
    measure=measure,
)
