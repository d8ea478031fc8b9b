"""Do I follow up once we are connected?

A connection is a door, not a visit. One line that wants nothing is what most new connections never get.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming, overlooked
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.away import beside, not_counted
from auditor.facts import DAY, Facts
from auditor.facts.invitations import FOLLOW_UP_DAYS
from auditor.facts.ties import refused_sellers
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import share_but
from auditor.translatable import N_, gettext, ngettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """New connections whose 14 days, those away not counted, are over: with a message or reply of mine in that time, or
    a note in the invitation they accepted, that does not pitch ÷ all. Imported address books, people I wrote with
    before, or may by their name have written with elsewhere, those who only ever pitched to me, and those who opened
    a conversation by their trade, where most of what strangers of such a trade write is read as pitches, are left out,
    with everybody of such a trade whom I did not invite; a message that we cannot read counts as one that does not
    pitch. Where pitches were found, some may have been overlooked, which is in the interval."""
    by_trade = facts["conversations"].filter("by_trade")
    every = (
        facts.within("connections")
        .filter(~pl.col("bulk"), ~pl.col("known_before"), facts.away.after(pl.col("at"), FOLLOW_UP_DAYS) <= facts.end)
        .filter(~pl.col("tells_many") | pl.lit(by_trade.is_empty()))
        .join(refused_sellers(facts["messages"]), on=["site", "partner"], how="anti", maintain_order="left")
        .join(by_trade, on=["site", "partner"], how="anti", maintain_order="left")
    )
    new = every.filter(~pl.col("known_elsewhere"))
    n, k = new.height, int(new["followed_up_at"].count())
    delayed = new.filter(facts.away.delays(pl.col("at"), FOLLOW_UP_DAYS)).height
    silent = _with_what_came(facts, expectations, new.filter(pl.col("followed_up_at").is_null()))
    sold = int(((new["pitch_acts"].fill_null(0) & int(Act.PITCH)) != 0).sum())
    mine = facts.within("messages").filter("mine")
    may_pitch = overlooked.missed_among(
        sold, int((new["followed_up_at"].is_not_null() & ~new["follow_up_unread"]).sum()), mine
    )
    unread = int(new["follow_up_unread"].sum())
    rows = tuple(
        Row(facts.name(site, who), _so_far(waits, after, pitched), day, site, (connection,))
        for site, who, day, connection, waits, after, pitched in silent.head(20)
        .select("site", "partner", "day", "id", "waits", "after", "pitched")
        .iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        interval=share_but(k, n, may_pitch, AUDIT.id),
        words=ngettext(
            "%(num)s of %(n)s new connections heard from you within two weeks",
            "%(num)s of %(n)s new connections heard from you within two weeks",
            k,
            n=n,
        ),
        observation=ngettext(
            "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
            "them heard from you within two weeks.",
            "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
            "them heard from you within two weeks.",
            k,
            days=round(facts.days),
            n=n,
        ),
        credit=gettext("Some of them got a word that wanted nothing.") if k else "",
        details=(
            Table(gettext("New connections without a word within two weeks"), rows, more=max(0, silent.height - 20)),
        )
        if rows
        else (),
        action=_action(facts, silent, expectations),
        note=beside(_unread(unread), _namesakes(every.height - n), not_counted(delayed)),
    )


def _unread(count: int) -> str | None:
    if not count:
        return None
    return ngettext(
        "%(num)s of these first words is in a language we cannot read yet, so it may sell something.",
        "%(num)s of these first words are in a language we cannot read yet, so they may sell something.",
        count,
    )


def _namesakes(count: int) -> str | None:
    if not count:
        return None
    return ngettext(
        "%(num)s new connection may be somebody with whom you write elsewhere, by the name, and is not counted here.",
        "%(num)s new connections may be people with whom you write elsewhere, by the name, and are not counted here.",
        count,
    )


def _with_what_came(facts: Facts, expectations: Expectations, silent: pl.DataFrame) -> pl.DataFrame:
    """Connections, the latest first, with ``waits`` (they wrote and have no answer), ``after`` (the days there to the
    first word of mine, however late; None: none yet) and ``pitched`` (it came within two weeks, and sold something)."""
    place = ["site", "partner"]
    clock = facts.away.clock
    waits = facts["conversations"].filter(
        "waits", ~pl.col("group"), ~pl.col("pitched").fill_null(False), ~pl.col("last_id").is_in(expectations.marked)
    )
    words = (
        facts["traces"]
        .filter("mine", ~pl.col("comment") | pl.col("composed"))
        .select(*place, written_at="at")
        .join(silent.select(*place, "at"), on=place)
        .filter(pl.col("written_at") >= pl.col("at"))
        .group_by(place)
        .agg(after=(clock(pl.col("written_at").min()) - clock(pl.col("at").first())) / DAY)
    )
    return (
        silent.join(words, on=place, how="left")
        .join(waits.select(*place, waits=True).unique(), on=place, how="left")
        .with_columns(pl.col("waits").fill_null(False), pitched=(pl.col("after") <= FOLLOW_UP_DAYS).fill_null(False))
        .sort("at", "id", descending=True)
    )


def _so_far(waits: bool, after: float | None, pitched: bool) -> str:
    if waits:
        return gettext("waits for your answer")
    if pitched:
        return gettext("a pitch of yours came first")
    if after is not None:
        return ngettext(
            "your first word came after %(num)s day", "your first word came after %(num)s days", round(after)
        )
    return gettext("connected, no word yet")


def _action(facts: Facts, silent: pl.DataFrame, expectations: Expectations) -> str | None:
    """Whom to begin with: to greet who has had no word, and to answer who waits."""
    names, waiting = (
        [facts.name(site, who) for site, who in people.head(3).select("site", "partner").iter_rows()]
        for people in (
            naming.proposable(
                silent.filter(~pl.col("waits"), ~pl.col("tells_many"), pl.col("after").is_null() | pl.col("pitched")),
                expectations,
            ),
            silent.filter("waits"),
        )
    )
    if names:
        return gettext("Send %(names)s one line on why you are glad to be connected.", names=naming.either(names))
    if waiting:
        return gettext("Answer %(names)s, who waits for you.", names=naming.either(waiting))
    return None


_SPARING = Override(curve=LogitShare(good=0.35, fair=0.12))

AUDIT = Audit(
    id="followup-after-connect",
    question=N_("Do I follow up once we are connected?"),
    title=N_("New connections hear from you"),
    mixed_title=N_("Some new connections hear from you"),
    failure_title=N_("Most new connections do not hear from you within two weeks"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(10, N_("new connections")),
    facts=("connections", "conversations", "messages", "traces"),
    needs=(Subject.CONNECTION, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    curve=LogitShare(good=0.60, fair=0.25),
    roles={Role.CORP: _SPARING, Role.ACAD: _SPARING, Role.CREA: _SPARING},
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "People grow closer by what they write to each other, less by one click; keeping contacts up is the part "
            "of networking that went with growing pay over three waves. Both are correlations."
        ),
        sources=("burke-kraut-2014", "wolff-moser-2009"),
    ),
    advice=Advice(
        reason=N_(
            "If you connected because you would like to know someone, the first line is the cheapest one to write."
        ),
        choice=N_("You could greet the last few, or decide that a list of names is enough for now."),
        action=N_("Send one line on why you are glad to be connected, with nothing attached."),
        minutes=5,
    ),
    caveats=N_(
        "A note in the invitation that was accepted counts as a word. A connection made at a meeting may have been "
        "followed up there."
    ),
    answers=("answered_elsewhere", "holidays", "kept_apart", "needs_no_answer", "not_this_person"),
    by_site=True,
    measure=measure,
)
