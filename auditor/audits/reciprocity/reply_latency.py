"""How quickly do I answer relevant personal messages?

A late answer is still an answer, but after some days the other has moved on. Nothing is gained by answering at once:
the score ends at 0.9, so that this never argues for being always available.
"""

from typing import Literal

import numpy as np
import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import overlooked
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.away import beside, came_away, without_away
from auditor.facts import HOUR, Facts
from auditor.facts.conversations import personal
from auditor.facts.episodes import LATE_DAYS, SILENCE_DAYS
from auditor.report import Histogram, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import survival_bounds, survival_median
from auditor.translatable import N_, gettext, ngettext

_NEARLY = 0.9  # of the longer wait: what lies nearer is the same to people
_BINS = (
    (4, N_("within 4 hours")),
    (24, N_("within a day")),
    (96, N_("within 4 days")),
    (336, N_("within 14 days")),
    (LATE_DAYS * 24, N_("later")),
)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Median hours from someone's opening message to my first answer, of personal conversations. One that still waits
    for an answer counts as having taken at least as long as it has waited (product-limit estimate), unless I said that
    I answered elsewhere, nobody knows when, or that it wants no answer, or its writer said so, or is a seller whom I
    only ever refused. Left out is what asks for none, as thanks do,
    what people whose trade it is to write to many wrote as strangers or to sell, where most of what such strangers
    write is read as pitches, what came nobody knows when, and in weeks I was away, and days away are not counted as
    waiting. Where strangers' pitches may have been overlooked among what waits, the interval is that without them (its
    ends without many and without few: three quarters and one quarter of what is drawn). A site is told by itself by how
    many wrote there, answered or not."""
    elsewhere = pl.col("answered_at").is_null() & (pl.col("elsewhere") | pl.col("excused") | pl.col("unowed"))
    begun = facts.within("conversations")
    inbound = without_away(begun, facts.window, expectations.holidays)
    asked = inbound.filter(
        personal(),
        ~pl.col("closes"),
        ~elsewhere,
        ~pl.col("undated"),
        ~pl.col("partner").is_in(expectations.not_this_person),
    )
    gone = (facts.away.clock(pl.lit(facts.end)) - facts.away.clock(pl.col("at"))) / HOUR
    waited = pl.min_horizontal(gone, pl.lit(LATE_DAYS * 24.0))
    durations = asked.select(
        "site", "partner", "at", "first_id", ended=pl.col("answered_at").is_not_null(),
        hours=pl.coalesce("answer_hours", waited),
    )  # fmt: skip
    hours, ended = durations["hours"].to_list(), durations["ended"].to_list()
    strangers, pitched = overlooked.openings(facts.within("messages"), durations.filter(~pl.col("ended")))
    few, many = (
        durations.join(strangers.head(int(gone)), on="first_id", how="anti")
        for gone in np.quantile(pitched, [0.25, 0.75])
    )
    answers = durations.filter("ended")
    n = answers.height
    value = survival_median(hours, ended) if hours else 0.0
    beyond = bool(hours) and not any(over and hour == value for hour, over in zip(hours, ended, strict=True))
    said = gettext("more than %(span)s", span=_span(value)) if beyond else _span(value)
    quick = survival_median(many["hours"], many["ended"]) if n else value
    without = _span(quick)
    if quick < _NEARLY * value and without != _span(value):
        low = str(_in_unit(quick)[0]) if not beyond and _in_unit(quick)[1] == _in_unit(value)[1] else without
        said = gettext("between %(low)s and %(high)s", low=low, high=said)
    edges = [0.0, *(edge for edge, _ in _BINS)]
    took = answers["hours"].to_list()
    bins = tuple(
        (gettext(words), sum(low < hour <= high or (low == 0 and hour == 0) for hour in took))
        for low, (high, words) in zip(edges, _BINS, strict=False)
    )
    slowest = answers.filter(pl.col("hours") > SILENCE_DAYS * 24).sort("at", descending=True)
    rows = tuple(
        Row(
            facts.name(site, who),
            gettext("answered after %(span)s", span=_span(took)),
            facts.window.day(at),
            site,
            (first,),
        )
        for site, who, at, first, took in slowest.head(20)
        .select("site", "partner", "at", "first_id", "hours")
        .iter_rows()
    )
    table = Table(gettext("Answered after more than two weeks"), rows, more=max(0, slowest.height - 20))
    return Measure(
        value=value,
        n=n,
        interval=(
            survival_bounds(many["hours"], many["ended"], AUDIT.id, LATE_DAYS * 24.0)[0],
            survival_bounds(few["hours"], few["ended"], AUDIT.id, LATE_DAYS * 24.0)[1],
        )
        if hours
        else None,
        words=gettext("people usually wait %(span)s for your answer", span=said),
        briefly=said,
        cases=len(hours),
        observation=gettext(
            "In the last %(days)s days others began %(asked)s conversations with you personally, the latest counted "
            "in; %(answered)s have your answer, and it usually took %(span)s.",
            days=round(facts.days),
            asked=len(hours),
            answered=n,
            span=said,
        ),
        credit=gettext("You do answer.") if n * 2 > len(hours) else "",
        details=(Histogram(gettext("When your answers came"), bins, gettext("answers")), *((table,) if rows else ())),
        note=beside(
            overlooked.by_trade(inbound),
            overlooked.remark(pitched),
            came_away(begun.filter(personal()).height - inbound.filter(personal()).height),
        ),
    )


def _span(hours: float) -> str:
    """A length of time in the unit that people would use."""
    number, unit = _in_unit(hours)
    if unit == "minutes":
        return ngettext("%(num)s minute", "%(num)s minutes", number)
    if unit == "hours":
        return ngettext("%(num)s hour", "%(num)s hours", number)
    return ngettext("%(num)s day", "%(num)s days", number)


def _in_unit(hours: float) -> tuple[int, Literal["minutes", "hours", "days"]]:
    """A length of time as a number, and what it counts."""
    minutes = round(hours * 60)
    if minutes < 120:
        return minutes, "minutes"
    if hours < 72:
        return round(hours), "hours"
    return round(hours / 24), "days"


AUDIT = Audit(
    id="reply-latency",
    question=N_("How quickly do I answer relevant personal messages?"),
    title=N_("Personal messages are answered while they still matter"),
    mixed_title=N_("Answers to personal messages take some days"),
    failure_title=N_("Answers to personal messages take long"),
    points_to=(PointsTo.HABIT,),
    unit="hours",
    minimum=Minimum(10, N_("answers to personal conversations")),
    facts=("conversations", "messages"),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    curve=LogNormal(good=24, fair=96),
    cap=0.9,
    roles={
        Role.SALES: Override(curve=LogNormal(good=8, fair=48)),
        Role.FREE: Override(curve=LogNormal(good=8, fair=48)),
        Role.CORP: Override(curve=LogNormal(good=48, fair=168)),
        Role.ACAD: Override(curve=LogNormal(good=48, fair=168)),
        Role.MEDIA: Override(informative=True),
    },
    grounds=Grounds(
        direction="E",
        threshold="E",
        why=N_(
            "Responsiveness stays intact under load for many people, and most e-mail is answered within a day; that "
            "faster is better for you is our convention."
        ),
        sources=("kooti-2015",),
    ),
    advice=Advice(
        reason=N_(
            "If people wait for your answer before they go on, a fixed time for it helps them and frees the rest of "
            "your day."
        ),
        choice=N_("You could keep one slot for answers, or say in your profile how long an answer takes."),
        action=N_("Keep one fixed 15-minute reply slot on weekdays."),
        minutes=15,
    ),
    caveats=N_("Instant answers earn nothing here: the score is capped. Answers given elsewhere are not seen."),
    answers=("answered_elsewhere", "holidays", "needs_no_answer", "not_this_person"),
    by_site=True,
    measure=measure,
)
