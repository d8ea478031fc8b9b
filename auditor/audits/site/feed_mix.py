"""Does the feed show me the people I chose?

Whom one follows is one's own choice; what fills the feed is mostly the site's. Suggestions can be welcome, so this is
about knowing the mix.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.audits.logged import lack
from auditor.facts import Facts
from auditor.report import Detail, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import clumped
from auditor.translatable import N_, gettext, ngettext

_NEEDS = N_("This needs %(need)s days on which your feed was logged; there are %(spans)s.")


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Feed items from people and sources I follow or am connected with ÷ all feed items whose origin could be told,
    each counted once a visit. Interval: that of visits, which differ in what they show."""
    visits = facts.within("exposure")
    own, suggested, promoted = (int(visits[name].sum()) for name in ("network", "suggested", "promoted"))
    n = own + suggested + promoted
    told = visits.select(pl.sum_horizontal("network", "suggested", "promoted")).to_series()
    if lacking := lack(AUDIT, facts, visits, n, _NEEDS):
        return lacking
    details: list[Detail] = [
        ShareBar(
            gettext("What the feed showed"),
            (
                (gettext("from people you chose"), float(own)),
                (gettext("suggested"), float(suggested)),
                (gettext("promoted"), float(promoted)),
            ),
        )
    ]
    sites = visits.group_by("site").agg(pl.col("network", "suggested", "promoted").sum()).sort("site")
    if sites.height > 1:
        rows = tuple(
            Row(title(site), gettext("%(network)s of %(all)s", network=network, all=network + other + paid), site=site)
            for site, network, other, paid in sites.iter_rows()
        )
        details.append(Table(gettext("From people you chose"), rows, (gettext("site"), gettext("items"))))
    return Measure(
        value=own / n,
        n=n,
        k=own,
        interval=clumped(visits["network"].to_list(), told.to_list()),
        words=gettext("%(own)s of %(n)s things in the feed came from people you chose", own=own, n=n),
        observation=gettext(
            "In the last %(days)s days the site filled %(places)s of 10 places in your feed with things you did not "
            "choose.",
            days=round(facts.days),
            places=round(10 * (n - own) / n),
        ),
        details=tuple(details),
        note=_unknown(int(visits["items"].sum()) - n),
    )


def _unknown(count: int) -> str | None:
    return (
        ngettext(
            "%(num)s more was of unknown origin and is left out.",
            "%(num)s more were of unknown origin and are left out.",
            count,
        )
        if count > 0
        else None
    )


AUDIT = Audit(
    id="feed-mix",
    question=N_("Does the feed show me the people I chose?"),
    title=N_("The feed mostly shows people you chose"),
    mixed_title=N_("Part of what the feed shows you did not choose"),
    failure_title=N_("The feed shows a lot that you did not choose"),
    points_to=(PointsTo.SITE,),
    unit="share",
    minimum=Minimum(300, N_("things shown in the feed"), logged=7),
    facts=("exposure",),
    needs=(Subject.FEED,),
    curve=LogitShare(good=0.70, fair=0.30),
    explains=("passive-scroll-share", "drift-tail"),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "At a trial Meta said that friends' content takes 17 %% of the time on Facebook and 7 %% on Instagram "
            "(2025); counts of LinkedIn's feed differ widely, with advertisements between a tenth and a half."
        ),
        sources=("meta-trial-2025", "linkedin-feed-counts"),
    ),
    advice=Advice(
        reason=N_("If the people you chose are what you came for, most sites keep a view that shows them alone."),
        choice=N_("You could enter by that view, or keep the mix: suggestions can be welcome."),
        action=N_("Use the “following”, “friends” or “recent” view as your entry page."),
        minutes=3,
    ),
    caveats=N_(
        "A share of items is no share of time, a post by a “profile” may be a stranger's, and suggestions can be "
        "welcome. What a site does not mark as suggested or promoted counts as chosen by you."
    ),
    answers=("browser_share",),
    measure=measure,
)
