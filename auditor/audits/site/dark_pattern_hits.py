"""How often does the site push me where I did not mean to go?

What counts as a push is contestable, so the rules are written down: each site's declaration says what it is there, how
it is recognised and who says so. It is about how the site is made, and about nobody who uses it.
"""

import polars as pl

from auditor.activities.activity import Pattern, Subject
from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.report import Detail, Missing, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import frequency
from auditor.translatable import N_, gettext, ngettext

_KINDS: dict[Pattern, str] = {
    Pattern.UPSELL: N_("an offer of a paid plan"),
    Pattern.LOCK: N_("something about you that only those who pay may see"),
    Pattern.CONTACTS: N_("a request for your address book"),
    Pattern.TICKED: N_("something ticked for you"),
    Pattern.DISGUISED: N_("an advertisement that looks like a post"),
    Pattern.HARD_TO_LEAVE: N_("a choice of which one side is hard to find"),
}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Patterns met in 100 visits: kinds of pushes in sight, each counted once a visit ÷ visits in which it was looked
    for them, times 100. The person's own plan, and what they did about it, play no part."""
    visits = facts.within("pushes")
    n = visits.height
    if not n:
        return _silent()
    met = visits.select("site", kind=pl.col("kinds")).explode("kind").drop_nulls("kind")
    value = 100 * met.height / n
    counts = visits["kinds"].list.len()
    free = int((counts == 0).sum())
    low, high = frequency(counts.to_list())
    return Measure(
        value=value,
        n=n,
        interval=(100 * low, 100 * high),
        words=gettext("%(value)s pushes in 100 visits", value=round(value)),
        observation=ngettext(
            "In %(num)s visit over the last %(days)s days the site pushed you %(met)s times to something else.",
            "In %(num)s visits over the last %(days)s days the site pushed you %(met)s times to something else.",
            n,
            days=round(facts.days),
            met=met.height,
        ),
        credit=ngettext("In %(num)s visit it left you alone.", "In %(num)s visits it left you alone.", free)
        if free
        else "",
        details=_details(visits, met),
    )


def _details(visits: pl.DataFrame, met: pl.DataFrame) -> tuple[Detail, ...]:
    """Which pushes were met in how many visits; for several sites, in how many of the visits of each there was one."""
    counted = dict(met.group_by("kind").len().iter_rows())
    details: list[Detail] = []
    if counted:
        kinds = tuple(
            Row(gettext(words), gettext("in %(met)s of %(all)s visits", met=counted[kind], all=visits.height))
            for kind, words in _KINDS.items()
            if kind in counted
        )
        details.append(Table(gettext("What pushed you"), kinds, (gettext("what"), gettext("how often"))))
    sites = visits.group_by("site").agg(pl.len(), met=(pl.col("kinds").list.len() > 0).sum()).sort("site")
    if sites.height > 1:
        rows = tuple(
            Row(title(site), gettext("in %(met)s of %(all)s visits", met=pushed, all=all_), site=site)
            for site, all_, pushed in sites.iter_rows()
        )
        details.append(Table(gettext("Visits in which a site pushed"), rows, (gettext("site"), gettext("how often"))))
    return tuple(details)


def _silent() -> Missing:
    return Missing(
        what=gettext("No visit was searched for pushes: how the sites you use push is not written down here yet."),
        remedy=gettext(
            "The browser extension of this version looks for them, on sites whose declaration names them, in visits of "
            "more than some seconds."
        ),
        have=0,
        need=AUDIT.minimum.n,
    )


AUDIT = Audit(
    id="dark-pattern-hits",
    question=N_("How often does the site push me where I did not mean to go?"),
    title=N_("The site seldom pushes you"),
    mixed_title=N_("The site pushes you in part of your visits"),
    failure_title=N_("The site pushes you often"),
    points_to=(PointsTo.SITE,),
    unit="pushes in 100 visits",
    minimum=Minimum(30, N_("visits in which it was looked for")),
    facts=("pushes",),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=10, fair=60),
    explains=("drift-tail", "time-vs-plan"),
    grounds=Grounds(
        direction="C",
        threshold="E",
        why=N_(
            "Such designs were listed by looking at thousands of sites. What they do to people has been shown for "
            "only one of them: video that starts by itself."
        ),
        sources=("mathur-2019", "monge-roffarello-2023-defining", "schaffner-2025"),
    ),
    advice=Advice(
        reason=N_("If the same offer comes back each time, one setting may spare you saying no each time."),
        choice=N_("You could decline it once in the settings, or leave it where it is and look past it."),
        action=N_("Decline the pop-up once in settings instead of daily on screen."),
        minutes=5,
    ),
    caveats=N_(
        "What is a push and what a fair offer can be disputed: the rules stand in the declaration of each site, with "
        "who says so, and can be changed. Pages change from week to week, so some are overlooked. Of a visit of a few "
        "seconds nothing is known, and whoever has a paid plan may still be shown a link to it."
    ),
    measure=measure,
)
