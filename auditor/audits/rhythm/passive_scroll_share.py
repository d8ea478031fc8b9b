"""How much of my time is scrolling without addressing anyone?

Studies find little harm in it, and the line between passive and active use is itself disputed. So it weighs little
here: it is told because reading alone seems to bring less for one's work than taking part.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.identity import MINUTE
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.logged import lack, thin
from auditor.facts import Facts
from auditor.report import PointsTo, Role, ShareBar
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import clumped
from auditor.translatable import N_, gettext

_AFTER = 2 * MINUTE
_READING_IS_THE_JOB = Override(informative=True)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Minutes of stretches in the feed during which, and within two minutes after which, nothing composed (five own
    words) and nothing directed at someone was done on the site ÷ all active minutes."""
    seen = facts.within("attention")
    if lacking := lack(AUDIT, facts, seen, round(float(seen["seconds"].sum()) / 60)):
        return lacking
    unscored = thin(expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    active = facts["actions"].filter(pl.col("composed") | pl.col("directed")).select("site", "at", acted="at")
    minutes = pl.col("seconds") / 60
    feed = pl.col("page").eq("feed").fill_null(False)
    followed = (pl.col("acted") <= pl.col("ended") + _AFTER).fill_null(False)
    by_day = (
        seen.join_asof(active, on="at", by="site", strategy="forward", check_sortedness=False)
        .group_by("day")
        .agg(
            passive=minutes.filter(feed & ~followed).sum(),
            answered=minutes.filter(feed & followed).sum(),
            all=minutes.sum(),
        )
        .sort("day")
    )
    passive, answered, total = (float(by_day[name].sum()) for name in ("passive", "answered", "all"))
    return Measure(
        value=passive / total,
        n=round(total),
        k=round(passive),
        interval=clumped(by_day["passive"].to_list(), by_day["all"].to_list()),
        words=gettext(
            "%(passive)s of %(total)s active minutes went by in the feed with nothing written",
            passive=round(passive),
            total=round(total),
        ),
        observation=gettext(
            "In the last %(days)s days %(passive)s of your %(total)s active minutes went by in the feed without a word "
            "to anyone.",
            days=round(facts.days),
            passive=round(passive),
            total=round(total),
        ),
        credit=gettext("You are not only reading.") if answered else "",
        details=(
            ShareBar(
                gettext("Active minutes"),
                (
                    (gettext("in the feed, nothing written"), round(passive, 1)),
                    (gettext("in the feed, with something written or aimed at someone"), round(answered, 1)),
                    (gettext("elsewhere"), round(total - passive - answered, 1)),
                ),
            ),
        ),
        informative=unscored,
    )


AUDIT = Audit(
    id="passive-scroll-share",
    question=N_("How much of my time is scrolling without addressing anyone?"),
    title=N_("Much of the time goes to people rather than past them"),
    mixed_title=N_("About half of the time goes by in the feed with nothing written"),
    failure_title=N_("Nearly all of the time goes by in the feed with nothing written"),
    points_to=(PointsTo.HABIT, PointsTo.SITE),
    unit="share",
    minimum=Minimum(180, N_("active minutes"), logged=14),
    facts=("attention", "actions"),
    needs=(Subject.ATTENTION,),
    curve=LogitShare(good=0.40, fair=0.75),
    roles={
        Role.MEDIA: _READING_IS_THE_JOB,
        Role.ACAD: _READING_IS_THE_JOB,
        Role.CREA: _READING_IS_THE_JOB,
    },
    mild=True,
    grounds=Grounds(
        direction="B/C",
        threshold="E",
        why=N_(
            "Passive use has mostly negligible links with well-being. For work, reading updates did less than posting "
            "or taking part in groups, over four waves; consuming content goes with less social capital. Contested."
        ),
        sources=(
            "godard-holtzman-2024",
            "utz-breuer-2016",
            "burke-2010",
            "verduyn-2022",
            "valkenburg-2022",
        ),
    ),
    advice=Advice(
        reason=N_(
            "If contact is what you came for, beginning with people tends to bring more of it than beginning with the "
            "feed."
        ),
        choice=N_(
            "You could open your messages or a list of people first, or go on reading: listening before speaking is "
            "good practice."
        ),
        action=N_("Start at your messages or a named list of people instead of the home feed."),
        minutes=2,
    ),
    caveats=N_("“Passive” and “active” are too coarse, some say. Whoever is new to a place does well to listen first."),
    answers=("browser_share",),
    measure=measure,
)
