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
from auditor.translatable import N_, gettext, number, pgettext

_EDGES, _BINS = (-1.0, 2.0, 8.0, 20.0, inf), (N_("up to 2"), N_("2 to 8"), N_("8 to 20"), N_("over 20"))
_HALF = Override(weight=0.5)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Median minutes from the last purposeful act of a session to its end, over sessions with such an act that were
    seen in this browser."""
    found = facts.within("sessions").filter((pl.col("seconds") > 0) & (pl.col("purposeful") > 0))
    if lacking := AUDIT.lack(found.height, facts):
        return lacking
    unscored = thin(expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    tails = [float(tail) for tail in (found["until"] - found["purposeful_at"]) / MINUTE]
    bins = [sum(low < tail <= high for tail in tails) for low, high in pairwise(_EDGES)]
    details: list[Detail] = [
        Histogram(
            gettext("Minutes from the last thing done to the end"),
            tuple(zip(map(gettext, _BINS), bins, strict=True)),
            gettext("visits"),
        )
    ]
    if pages := _pages(facts, found):
        details.append(ShareBar(gettext("What those minutes were spent on"), pages))
    shown = facts["exposure"].join(found.select("site", session_at="at"), on=["site", "session_at"], how="semi")
    origins = ("network", "suggested", "promoted", "autoplay")
    chosen, suggested, promoted, autoplay = (int(shown[origin].sum()) for origin in origins)
    items, other = chosen + suggested + promoted, suggested + promoted
    if items:
        parts = (
            (gettext("from people you chose"), float(chosen)),
            (gettext("suggested"), float(suggested)),
            (gettext("promoted"), float(promoted)),
        )
        details.append(ShareBar(gettext("What the feed showed in those visits"), parts))
    middle = median(tails)
    return Measure(
        value=middle,
        n=found.height,
        samples=tuple(tails),
        statistic="median",
        words=gettext(
            "%(minutes)s minutes from the last thing done to the end of the visit (median of %(visits)s)",
            minutes=number(middle, 1),
            visits=found.height,
        ),
        observation=gettext(
            "In the last %(days)s days you did something on purpose in %(visits)s visits; half of them went on for "
            "more than %(minutes)s minutes after the last of it.",
            days=round(facts.days),
            visits=found.height,
            minutes=number(middle, 1),
        ),
        credit=gettext("You come with things to do, and do them."),
        details=tuple(details),
        note=gettext(
            "Some of this may be the site: %(unchosen)s of %(items)s things the feed showed in those visits were "
            "suggested or promoted, and %(autoplay)s were videos that start by themselves.",
            unchosen=other,
            items=items,
            autoplay=autoplay,
        )
        if max(other, autoplay) * 2 > items > 0
        else None,
        informative=unscored,
    )


def _pages(facts: Facts, found: pl.DataFrame) -> tuple[tuple[str, float], ...]:
    """Minutes after the last purposeful act by kind of page, most first. What is no kind that is known may be anything
    that a program sent, such as somebody's name."""
    named = {
        "feed": pgettext("kind of page", "feed"),
        "messages": pgettext("kind of page", "messages"),
        "network": pgettext("kind of page", "network"),
        "notifications": pgettext("kind of page", "notifications"),
        "other": pgettext("kind of page", "other"),
        "post": pgettext("kind of page", "post"),
        "profile": pgettext("kind of page", "profile"),
        "search": pgettext("kind of page", "search"),
    }
    visits = found.select("site", "until", "purposeful_at", session_at="at")
    seen = facts["attention"].join_asof(
        visits.rename({"until": "over"}), left_on="at", right_on="session_at", by="site", check_sortedness=False
    )
    after = pl.min_horizontal("until", "over") - pl.max_horizontal("at", "purposeful_at")
    spent = (
        seen.with_columns(minutes=after / MINUTE)
        .filter(pl.col("minutes") > 0)
        .group_by(page=pl.when(pl.col("page").is_in(list(named))).then("page").otherwise(pl.lit("other")))
        .agg(pl.col("minutes").sum().round(1))
        .sort("minutes", "page", descending=[True, False])
    )
    return tuple((named[page], minutes) for page, minutes in spent.iter_rows())


AUDIT = Audit(
    id="drift-tail",
    question=N_("How long do I stay after I have finished?"),
    title=N_("Visits end soon after the last thing done"),
    mixed_title=N_("Visits go on for some minutes after the last thing done"),
    failure_title=N_("Visits go on well after the last thing done"),
    points_to=(PointsTo.HABIT, PointsTo.SITE),
    unit="minutes",
    minimum=Minimum(20, N_("visits in which something was done on purpose")),
    facts=("sessions", "attention", "exposure"),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=2, fair=8),
    roles={Role.CREA: _HALF, Role.MEDIA: _HALF},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Switching autoplay off shortened sessions by some 18 minutes, on another kind of site; a check often "
            "leads on to other things."
        ),
        sources=("schaffner-2025", "oulasvirta-2012"),
    ),
    advice=Advice(
        reason=N_("If you came for one thing, the moment it is sent is the easiest one to leave at."),
        choice=N_("You could close the tab as you send, or stay: reading after writing may well be useful."),
        action=N_("Close the tab with the same keystroke that sends your last message."),
        minutes=2,
    ),
    caveats=N_(
        "Reading after writing may be useful, and what keeps people is often how the site is made. Where a visit ends "
        "is a convention: five minutes of silence."
    ),
    answers=("browser_share",),
    measure=measure,
)
