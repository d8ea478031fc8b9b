"""How often does it call me, and is anyone there?

Notifications are the site's voice as much as that of people. How many there are is set by its defaults, until one
changes them.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.logged import days, lack
from auditor.facts import Facts
from auditor.report import Days, PointsTo, Role
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext, ngettext, number

_NEEDS = N_("This needs %(need)s days on which the number of unread notifications was logged; there are %(spans)s.")
_MORE = Override(curve=LogNormal(good=15, fair=50))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Rises of the number of unread notifications that the site shows ÷ days from the first to the last number seen.
    Beside it, how many messages, comments and invitations people addressed to me in these days."""
    shown = facts.within("notifications")
    logged = days(shown)
    if lacking := lack(AUDIT, facts, shown, len(logged), _NEEDS):
        return lacking
    rises = dict(shown.group_by("day").agg(pl.col("rise").sum()).iter_rows())
    counts = tuple((day, float(rises.get(day, 0))) for day in logged)
    total = sum(count for _, count in counts)
    value = total / len(counts)
    people = sum(
        facts.within(name).filter(~pl.col("mine"), pl.col("day").is_between(logged[0], logged[-1])).height
        for name in ("messages", "invitations")
    )
    return Measure(
        value=value,
        n=len(counts),
        samples=tuple(count for _, count in counts),
        words=_a_day(value, people),
        observation=_observation(len(counts), round(total), people),
        details=(Days(gettext("New notifications"), counts, gettext("notifications")),),
    )


def _a_day(value: float, people: int) -> str:
    if not people:
        return gettext("%(value)s notifications a day", value=number(value, 1))
    return ngettext(
        "%(value)s notifications a day; in the same days people addressed you %(num)s time",
        "%(value)s notifications a day; in the same days people addressed you %(num)s times",
        people,
        value=number(value, 1),
    )


def _observation(days: int, rises: int, people: int) -> str:
    if not people:
        return gettext("On %(days)s days the site told you of %(rises)s new things.", days=days, rises=rises)
    return ngettext(
        "On %(days)s days the site told you of %(rises)s new things; in the same days people addressed you %(num)s "
        "time.",
        "On %(days)s days the site told you of %(rises)s new things; in the same days people addressed you %(num)s "
        "times.",
        people,
        days=days,
        rises=rises,
    )


AUDIT = Audit(
    id="notification-load",
    question=N_("How often does it call me, and is anyone there?"),
    title=N_("The site calls you seldom"),
    mixed_title=N_("The site calls you several times a day"),
    failure_title=N_("The site calls you many times a day"),
    points_to=(PointsTo.SITE,),
    unit="a day",
    minimum=Minimum(7, N_("days"), logged=7),
    facts=("notifications", "messages", "invitations"),
    needs=(Subject.NOTIFICATION,),
    curve=LogNormal(good=8, fair=30),
    roles={Role.MEDIA: _MORE, Role.SALES: _MORE},
    explains=("micro-checks", "time-vs-plan"),
    grounds=Grounds(
        direction="A⚠",
        threshold="E",
        why=N_(
            "Getting notifications in three batches a day improved attention and mood in a trial, and getting none at "
            "all made people uneasy. But most uses of a phone are begun without any."
        ),
        sources=("fitz-2019", "heitmayer-lahlou-2021"),
    ),
    advice=Advice(
        reason=N_(
            "If you would like to be called only when someone is there, the site's settings can tell people from the "
            "rest."
        ),
        choice=N_(
            "You could keep those of messages and mentions and have the rest once a day, or leave them as they are if "
            "they serve you."
        ),
        action=N_("Keep notifications for messages and mentions, and turn the rest into one daily digest."),
        minutes=5,
    ),
    caveats=N_(
        "Only the number the site shows in this browser is seen: what came and was looked at between two numbers, on "
        "the phone or by mail, is not."
    ),
    answers=("browser_share",),
    measure=measure,
)
