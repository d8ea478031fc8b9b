"""Do I ever actually ask?

A hope that is never turned into a question gets no answer.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.answers.further_goal import goals
from auditor.audits import unread
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.away import beside, hardly_there, weeks_left_out
from auditor.audits.household import left_out, outside_the_household
from auditor.audits.weeks import weekly
from auditor.facts import DAY, Facts
from auditor.facts.acts import holds
from auditor.facts.away import days_there
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext, ngettext, number
from auditor.verdict.wording import CLEAR

_MONTH = 30  # days


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Clear, specific requests in my messages and posts, per 30 days, of someone who has said what they hope for;
    none at home or in the family, where one asks for other things, as far as the record tells whom I live with.
    Weeks I was away are left out; it needs 28 days outside them."""
    if not goals(expectations):
        return NeedsAnswer(gettext("What would you like to have come from this site?"), "goal")
    first, last = facts.window.day(facts.told_from), facts.window.day(facts.told_until - 1)
    if lacking := hardly_there(first, last, expectations.holidays):
        return lacking
    columns = ["id", "at", "day", "site", "partner", "acts"]
    posted = facts.within("contributions").filter(pl.col("subject") == Subject.POST).with_columns(partner=None)
    sent = facts.within("messages").filter(pl.col("mine"))
    outside = outside_the_household(sent, facts)
    asked = sent.filter(holds(Act.ASK | Act.QUESTION)).height
    asked_outside = outside.filter(holds(Act.ASK | Act.QUESTION)).height
    written = pl.concat([outside.select(columns), posted.select(columns)], how="vertical_relaxed").sort("at", "id")
    what = "messages of yours" if posted.is_empty() else "texts"
    unreadable = written["acts"].null_count()
    if missing := unread.too_many(unreadable, written.height, what):
        return missing
    there = days_there(first, last, expectations.holidays)
    asks = written.filter(holds(Act.CLEAR_ASK)).filter(pl.col("day").is_in(there))
    others = written.filter(
        holds(Act.ASK | Act.QUESTION), ~holds(Act.CLEAR_ASK), pl.col("day").is_in(there)
    ).height  # fmt: skip
    public = frozenset(posted["id"])
    days = len(there) if expectations.holidays else (facts.told_until - facts.told_from) / DAY
    value = asks.height / days * _MONTH
    *weeks, _ = weekly(facts, asks["at"], expectations.holidays)
    weeks.append(asks.height - sum(weeks))  # with what is before the first whole week
    a_month = value * len(weeks) / asks.height if asks.height else 0.0  # what one ask adds to a week's share
    rows = tuple(
        Row(
            facts.name(site, who) if who else gettext("in a post") if ask in public else gettext("several people"),
            gettext("asked clearly"),
            facts.window.day(at),
            site,
            (ask,),
        )
        for site, who, at, ask in asks.tail(20).reverse().select("site", "partner", "at", "id").iter_rows()
    )
    return Measure(
        value=value,
        n=asks.height,
        samples=tuple(count * a_month for count in weeks),
        words=gettext("%(value)s clear requests in 30 days", value=number(value, 1)) if asks.height else _none(others),
        observation=ngettext(
            "In the last %(days)s days you asked clearly for something once.",
            "In the last %(days)s days you asked clearly for something %(num)s times.",
            asks.height,
            days=round(facts.days),
        ),
        details=(Table(gettext("Your clear requests"), rows, more=max(0, asks.height - 20)),) if rows else (),
        note=beside(
            None if asks.height else gettext(CLEAR),
            unread.left_out(unreadable, written.height, what),
            left_out(asked, asked_outside),
            weeks_left_out(first, last, expectations.holidays),
        ),
    )


def _none(others: int) -> str:
    if not others:
        return gettext("no clear request was seen")
    return ngettext(
        "no clear request was seen, %(num)s other question or ask",
        "no clear request was seen, %(num)s other questions or asks",
        others,
    )


_SPARING = Override(curve=LogNormal(good=2, fair=0.5))

AUDIT = Audit(
    id="clear-asks",
    question=N_("Do I ever actually ask?"),
    title=N_("You ask for what you hope for"),
    mixed_title=N_("You now and then ask for what you hope for"),
    failure_title=N_("You seldom ask for what you hope for"),
    points_to=(PointsTo.HABIT, PointsTo.EXPECTATION),
    unit="requests in 30 days",
    minimum=Minimum(0, N_("clear requests"), days=60, one=N_("clear request")),
    facts=("contributions", "messages"),
    needs=(Subject.MESSAGE_SENT,),
    by_week=True,
    acts=(Act.CLEAR_ASK,),
    period=60,
    curve=LogNormal(good=4, fair=1),
    roles={
        Role.CORP: _SPARING,
        Role.ACAD: _SPARING,
        Role.MEDIA: Override(informative=True),
        Role.CREA: Override(informative=True),
    },
    grounds=Grounds(
        direction="C",
        threshold="E",
        why=N_(
            "Face to face, people who ask underestimate how many comply, by about half, in experiments with over "
            "14,000 people asked. In writing to strangers it is the other way round: fewer say yes than the writer "
            "expects. That a hope has to be asked for at all is our convention."
        ),
        sources=("bohns-2016", "flynn-lake-2008", "roghanizad-bohns-2017", "roghanizad-bohns-2022"),
    ),
    advice=Advice(
        reason=N_(
            "If there is something you hope for, a question that can be answered in a minute is the shortest way."
        ),
        choice=N_("You could ask one such question, or find that you want nothing from anyone just now."),
        action=N_("Turn one vague hope into one question that a busy person can answer in a minute."),
        minutes=10,
    ),
    caveats=N_(
        "Requests made in person or by phone are not seen. A written request to a stranger is the weakest form; one to "
        "somebody you know is stronger."
    ),
    answers=("goal", "holidays"),
    measure=measure,
)
