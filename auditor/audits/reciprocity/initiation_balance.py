"""Who starts our conversations?

If it is always the others, they may stop; if it is always me, the tie may be mine alone. Both ends can be fine for a
while, and for some roles for long.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming, overlooked
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.away import beside, came_away, without_away
from auditor.audits.work_chats import left_out, without_work_chats
from auditor.facts import DAY, Facts
from auditor.facts.conversations import unreadable
from auditor.facts.episodes import SILENCE_DAYS
from auditor.facts.invitations import opened_by
from auditor.facts.talks import LEAST_PAUSES
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import Band, LogitShare
from auditor.scoring.intervals import share_without
from auditor.scoring.score import FAIR, GOOD
from auditor.translatable import N_, gettext, ngettext

_LOW = LogitShare(good=0.35, fair=0.15)
_HIGH = LogitShare(good=0.65, fair=0.85)
_STARTERS = Band(_LOW, LogitShare(good=0.80, fair=0.94))
_SOUGHT = Band(LogitShare(good=0.15, fair=0.04), _HIGH)
_EVEN = Band(_LOW, _HIGH)
_OF_ROLES = {
    Role.JOB: _STARTERS,
    Role.SALES: _STARTERS,
    Role.FOUND: _STARTERS,
    Role.MEDIA: _SOUGHT,
    Role.CREA: _SOUGHT,
}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Conversations I started ÷ (those I started + personal ones that others started), but for those of weeks I was
    away; the first words after a note in an accepted invitation answer it. Strangers' pitches, what people whose trade
    it is to write to many wrote as strangers or to sell, where most of what such strangers write is read as pitches,
    paid and unwanted mail and groups are left out; of who works in an organisation and sells nothing also who writes in
    groups in which they often write, as that is work. Who wrote first in each of theirs is named, but not whom I wrote
    to first after a shorter silence, of more than three days, nor with whom I talk every two weeks or more often. Where
    strangers' pitches may have been overlooked among what nobody answered, the interval reaches up to the share without
    them."""
    everything = opened_by(facts["conversations"], facts["invitations"]).filter(
        pl.col("at").is_between(facts.start, facts.end, closed="left")
    )
    anytime = everything.filter(~pl.col("group"), ~pl.col("pitched"), ~pl.col("by_trade"))
    outside = without_work_chats(anytime, facts, role)
    begun = without_away(outside, facts.window, expectations.holidays)
    n, k = begun.height, int(begun["started"].sum())
    unanswered = begun.filter(~pl.col("started"), pl.col("received") > 0, pl.col("answered_at").is_null())
    _, pitched = overlooked.openings(facts.within("messages"), unanswered)
    others = (
        begun.group_by("site", "partner")
        .agg(pl.col("started").sum(), theirs=(~pl.col("started")).sum(), first=pl.col("first_id"))
        .filter(pl.col("started") == 0, pl.col("theirs") >= 2)
        .join(_carried_by_both(facts), on=["site", "partner"], how="anti")
        .sort("theirs", "partner", descending=[True, False])
    )
    waits = everything.filter("waits", ~pl.col("group")).select("site", "partner").unique()
    lately = facts.within("messages").filter("mine", pl.col("at") >= facts.end - SILENCE_DAYS * DAY)
    busy = pl.concat([waits, lately.select("site", "partner").unique()])
    free = others.join(busy, on=["site", "partner"], how="anti", maintain_order="left")
    named = naming.whom(facts, free, expectations)
    rows = tuple(
        Row(
            facts.name(site, who),
            ngettext("wrote first %(num)s time", "wrote first %(num)s times", theirs),
            None,
            site,
            tuple(ids[:5]),
        )
        for site, who, theirs, ids in others.head(10).select("site", "partner", "theirs", "first").iter_rows()
    )
    bar = ShareBar(gettext("Who wrote first"), ((gettext("you"), float(k)), (gettext("the others"), float(n - k))))
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        interval=share_without(k, n, pitched, AUDIT.id),
        words=gettext(
            "you started %(k)s of %(n)s conversations that were new or came after %(silence)s days of silence",
            k=k,
            n=n,
            silence=SILENCE_DAYS,
        ),
        observation=gettext(
            "In the last %(days)s days you started %(k)s of %(n)s conversations that were new or came after "
            "%(silence)s days of silence.",
            days=round(facts.days),
            k=k,
            n=n,
            silence=SILENCE_DAYS,
        ),
        action=_whom_to_write(named, naming.whom(facts, others, expectations)),
        title=_uneven(k / n, role) if n else None,
        details=(bar, Table(gettext("People who write first after %(days)s days of silence", days=SILENCE_DAYS), rows))
        if rows
        else (bar,),
        note=beside(
            overlooked.by_trade(everything), came_away(outside.height - n), left_out(anytime.height, outside.height)
        ),
        unread=everything.filter(unreadable()).height,
        unread_k=0,
        unread_of="conversations",
    )


def _whom_to_write(free: str, others: str) -> str | None:
    """Whom to write to first, in words: neither who waits for an answer nor whom I wrote to within two weeks. Where
    that is all of them, their turn comes once it is quiet again, and who always begins is named all the same."""
    if free:
        return gettext("Write first to %(names)s this week.", names=free)
    if others:
        return gettext("Once it is quiet again between you and %(names)s, be the one who writes first.", names=others)
    return None


def _uneven(share: float, role: Role | None) -> str | None:
    """The title that says which side starts more; None where it is even, as far as it is for the role."""
    curve = _OF_ROLES.get(role, _EVEN) if role else _EVEN
    if (score := curve.low.score(share)) < GOOD:
        others = N_("Others start most of your conversations"), N_("Others start more of your conversations than you")
        return gettext(others[score >= FAIR])
    if (score := curve.high.score(share)) < GOOD:
        mine = N_("You start most of your conversations"), N_("You start more of your conversations than others")
        return gettext(mine[score >= FAIR])
    return None


def _carried_by_both(facts: Facts) -> pl.DataFrame:
    """Whom I did write to first in the period after some days of silence, and with whom hardly two weeks pass without a
    word, so that nobody has to begin. Columns: site, partner."""
    talks = facts.within("talks").group_by("site", "partner").agg("mine", pauses="pause")
    steady = (pl.col("pauses").list.len() >= LEAST_PAUSES) & (pl.col("pauses").list.median() <= SILENCE_DAYS)
    return talks.filter(pl.col("mine").list.any() | steady).select("site", "partner")


AUDIT = Audit(
    id="initiation-balance",
    question=N_("Who starts our conversations?"),
    title=N_("Both sides start conversations"),
    mixed_title=N_("One side starts more of the conversations"),
    failure_title=N_("One side starts most conversations"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(20, N_("personal conversations")),
    facts=("conversations", "invitations", "messages", "talks"),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    period=90,
    curve=_EVEN,
    roles={role: Override(curve=curve) for role, curve in _OF_ROLES.items()},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Being written to is appreciated more than the one who writes expects, most of all when it comes as a "
            "surprise. That supports starting; where balance lies is our convention."
        ),
        sources=("liu-2023",),
    ),
    advice=Advice(
        reason=N_("If you want a tie to be carried by both, it matters who writes first now and then."),
        choice=N_("You could write first to someone who always does, or be content with how it is shared."),
        action=N_("Start one conversation this week with someone who always writes first."),
        minutes=10,
    ),
    caveats=N_(
        "Shyness, seniority and how women and men are expected to behave shape who starts. This is no judgement."
    ),
    answers=("holidays", "kept_apart", "not_this_person"),
    by_site=True,
    measure=measure,
)
