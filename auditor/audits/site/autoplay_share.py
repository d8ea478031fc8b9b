"""Does video start without me?

What plays by itself asks for nothing and takes time all the same. Whether it does is a setting of the site, which most
people never look for.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.audits.logged import days, lack
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import clumped
from auditor.translatable import N_, gettext, number, percent

_NEEDS = N_("This needs %(need)s days on which it was seen how long videos play by themselves; there are %(spans)s.")
_MINUTE = 60


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Seconds in which a video played that had started by itself and was not clicked ÷ seconds of attention, on the
    sites where the extension sees how long videos play, from the first day it did, but for days on which a player hid
    its video. Interval: that of days."""
    shown = facts.within("exposure")
    visits = shown.filter(pl.col("autoplayed").is_not_null())
    hidden = shown.filter(pl.col("autoplayed").is_null(), pl.col("autoplay") > 0).select("day", "site").unique()
    if lacking := lack(AUDIT, facts, visits, len(days(visits)), _NEEDS):
        return lacking
    since = visits.group_by("site").agg(pl.col("day").min().alias("since"))
    looked = facts.within("attention").join(since, on="site").filter(pl.col("day") >= pl.col("since"))
    looked = looked.join(hidden, on=["day", "site"], how="anti")
    played = visits.group_by("day", "site").agg(pl.col("autoplayed").sum().cast(pl.Float64))
    both = (
        looked.group_by("day", "site")
        .agg(pl.col("seconds").sum())
        .join(played, on=["day", "site"], how="left")
        .with_columns(autoplayed=pl.min_horizontal(pl.col("autoplayed").fill_null(0.0), "seconds"))
        .sort("day", "site")
    )
    active, alone = float(both["seconds"].sum()), float(both["autoplayed"].sum())
    by_day = both.group_by("day", maintain_order=True).agg(pl.col("seconds", "autoplayed").sum())
    if few := AUDIT.lack(by_day.height if active else 0, facts):
        return few
    by_site = both.group_by("site").agg(pl.col("seconds", "autoplayed").sum()).sort("site")
    rows = tuple(
        Row(
            title(site),
            gettext("%(alone)s of %(all)s minutes", alone=number(part / _MINUTE, 1), all=number(whole / _MINUTE, 1)),
            site=site,
        )
        for site, whole, part in by_site.iter_rows()
    )
    apart = Table(gettext("By site"), rows, (gettext("site"), gettext("played by itself")))
    value = alone / active
    return Measure(
        value=value,
        n=by_day.height,
        interval=clumped(by_day["autoplayed"].to_list(), by_day["seconds"].to_list()),
        words=gettext("videos that you had not started played in %(share)s of your time", share=percent(value)),
        observation=gettext(
            "Over %(days)s days videos that start by themselves played for %(minutes)s of the %(all)s minutes that you "
            "were there.",
            days=by_day.height,
            minutes=number(alone / _MINUTE, 1),
            all=number(active / _MINUTE, 1),
        ),
        details=(
            ShareBar(
                gettext("Your time there, in minutes"),
                (
                    (gettext("with a video that started by itself"), round(alone / _MINUTE, 1)),
                    (gettext("without"), round((active - alone) / _MINUTE, 1)),
                ),
            ),
            *((apart,) if len(rows) > 1 else ()),
        ),
    )


AUDIT = Audit(
    id="autoplay-share",
    question=N_("Does video start without me?"),
    title=N_("Hardly any video plays that you did not start"),
    mixed_title=N_("Video that you did not start plays part of the time"),
    failure_title=N_("Video that you did not start plays much of the time"),
    points_to=(PointsTo.SITE,),
    unit="share",
    minimum=Minimum(7, N_("days"), logged=7),
    facts=("exposure", "attention"),
    needs=(Subject.FEED, Subject.ATTENTION),
    curve=LogitShare(good=0.02, fair=0.15),
    explains=("drift-tail", "passive-scroll-share"),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Switching autoplay off cut daily watching, and sessions by some 18 minutes, in a trial with 76 people on "
            "a streaming service. About half of them wanted it back."
        ),
        sources=("schaffner-2025",),
    ),
    advice=Advice(
        reason=N_("If you would rather start a video yourself, most sites have a switch for it in their settings."),
        choice=N_(
            "You could switch autoplay off, or keep it: some people rely on it, and half of those asked liked it."
        ),
        action=N_("Switch autoplay off in the site’s settings."),
        minutes=2,
    ),
    caveats=N_(
        "Whether anybody looks at a video that plays is not seen, and one that was clicked counts as chosen. Some "
        "people rely on autoplay. The trial was about films, and not about feeds."
    ),
    measure=measure,
)
