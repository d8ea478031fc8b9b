"""Ties: the kind of relation with each person, by the messages that went back and forth.

Strong: at least six two-way exchanges in 12 months; weak: one to five; dormant: exchanged before, none for 12 months;
latent: connected, never exchanged (evidence §0.3). With somebody whose pitches I only ever refused, be it so kindly
that not every refusal is read as one (auditor.facts.pitches), nothing was. One exchange is a turn of one side and the
turn of the other that follows it. A run of messages by one side is one turn. An exchange belongs to a span if both of
its turns lie in it.
"""

import polars as pl

from auditor.facts.families import Families
from auditor.facts.numbered import gathered
from auditor.facts.pitches import refused_before
from auditor.facts.window import DAY

YEAR = 365 * DAY
STRONG_EXCHANGES = 6
LONG_YEARS = 3  # of silence, as in Levin's study of dormant ties
#: So many composed messages to so many people tell to which side somebody leans, and above this share of them with
#: people at one remove it is to theirs (evidence, audit weak-tie-share; thresholds E).
LEANING_MESSAGES, LEANING_PARTNERS, LEANING_DAYS, MOST_FURTHER = 40, 15, 90, 0.70
_PLACE = ["site", "partner"]
_EXCHANGES = ["exchanges", "exchanges_before", "exchanges_then"]
_at, _mine = pl.col("at"), pl.col("mine")


def interactions(families: Families) -> pl.DataFrame:
    """One row per message or public reply between me and one other person, oldest first.

    Columns: those of messages. Groups are left out, as nobody in particular is addressed there, and so is what was paid
    for or unwanted.
    """
    return families["messages"].filter(
        (pl.col("audience") == "person") & pl.col("partner").is_not_null() & ~pl.col("promoted") & ~pl.col("spam")
    )


def dealings(families: Families) -> pl.DataFrame:
    """The interactions by person: whoever is on several sites stands under one of them, where most was exchanged."""
    return families.as_one(families["interactions"])


def traces(families: Families) -> pl.DataFrame:
    """The interactions under every site on which the other person is, in no order: to be looked up from what took
    place on any of them."""
    return families.everywhere(families["interactions"])


def ties(families: Families) -> pl.DataFrame:
    """One row per person who up to the window's end was connected to me, wrote to me or heard from me, by site and id.

    Columns: site, partner, name; kind and kind_before, at the end of the window and at its start (strong, weak,
    dormant, latent; one-way: only one side wrote, and not connected; kind_before None: unknown to each other);
    seller (whose pitches I only ever refused or left);
    exchanges and exchanges_before (two-way, in the 12 months up to the end and to the start), exchanges_then (likewise
    up to the last word held, as far as activities are held); at (of the last contact;
    None: never, or before the activities held); last_before (of the last contact before the window among the activities
    held; None: none held); last_of_old (likewise before the 12 months up to the end); heard_at (of their last word
    among those held); messages (ever, both sides), first_at, connected_at; and what is shown of them: employer,
    position, industry, region, mutuals.
    """
    start, end = families.window.start, families.window.end
    before = _at < start
    held = (
        _turning(families["dealings"])
        .group_by("person")
        .agg(
            pl.col(_PLACE).first(),
            last=_at.last(),
            last_before=_at.filter(before).last(),
            last_of_old=_at.filter(_at < end - YEAR).last(),
            heard_at=_at.filter(~_mine).last(),
            exchanges=_exchanges(end - YEAR, end),
            exchanges_before=_exchanges(start - YEAR, start),
            exchanges_then=_exchanges(_at.last() - YEAR, _at.last() + 1),
            held_sent=_mine.sum(),
            held_received=(~_mine).sum(),
            sent_before=(_mine & before).sum(),
            received_before=(~_mine & before).sum(),
        )
        .drop("person")
    )
    counts = pl.col(*_EXCHANGES, "held_sent", "held_received", "sent_before", "received_before").cast(pl.Int64)
    everyone = (
        families.people.join(families.across, left_on=["site", "id"], right_on=_PLACE, how="anti")
        .rename({"id": "partner", "sent": "ever_sent", "received": "ever_received"})
        .join(_sellers(families).with_columns(seller=True), on=_PLACE, how="left")
        .with_columns(pl.col("seller").fill_null(False))
    )
    # Messages before the frame begins are known only as the difference between all ever and those in the frame.
    earlier_sent = pl.col("ever_sent") - pl.col("held_sent") + pl.col("sent_before")
    earlier_received = pl.col("ever_received") - pl.col("held_received") + pl.col("received_before")
    return (
        everyone.join(held, on=_PLACE, how="left")
        .with_columns(counts.fill_null(0))
        # A refusal is no exchange.
        .with_columns(pl.when(~pl.col("seller")).then(name).otherwise(0).alias(name) for name in _EXCHANGES)
        .with_columns(
            kind=_kind("exchanges", pl.col("ever_sent") * ~pl.col("seller"), pl.col("ever_received"), end),
            kind_before=_kind("exchanges_before", earlier_sent * ~pl.col("seller"), earlier_received, start),
            at=pl.coalesce("last", "last_at"),
            messages=pl.col("ever_sent") + pl.col("ever_received"),
        )
        .filter(pl.col("kind").is_not_null())
        .select(
            *_PLACE, "name", "kind", "kind_before", "seller", *_EXCHANGES, "at", "last_before",
            "last_of_old", "heard_at", "messages", "first_at", "connected_at", "employer", "position", "industry",
            "region", "mutuals",
        )
        .sort(_PLACE)
    )  # fmt: skip


def beyond_refusals(lines: pl.DataFrame) -> pl.DataFrame:
    """Interactions without those of people whose pitches I only ever refused: a kind no is no company."""
    return lines.filter(~pl.col("refused"))


def refused_sellers(lines: pl.DataFrame) -> pl.DataFrame:
    """Of whom there are messages or interactions among these, and whose pitches I only ever refused or left. Columns:
    site, partner."""
    return lines.filter("refused").select(_PLACE).unique()


def _sellers(families: Families) -> pl.DataFrame:
    """Whose pitches I only ever refused or left, in all the past that is known. Columns: site, partner."""
    return pl.concat([refused_sellers(families["dealings"]), refused_before(families)]).unique()


def written_by_kind(lines: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """One row per person to whom I wrote composed messages or replies, of these interactions: site, partner, count and
    the kind of tie as ``known`` has it, those I wrote to most first."""
    return (
        lines.filter(_mine, pl.col("composed"))
        .group_by(_PLACE)
        .len("count")
        .join(known.select(*_PLACE, "kind"), on=_PLACE)
        .sort("count", *_PLACE, descending=[True, False, False])
    )


def to_further(people: pl.DataFrame) -> int:
    """How many of the messages of ``written_by_kind`` went to weak or dormant ties."""
    return int(people.filter(pl.col("kind").is_in(["weak", "dormant"]))["count"].sum())


def leans_to_further(people: pl.DataFrame) -> bool:
    """Whether the messages of ``written_by_kind`` are enough to tell, and too many of them went to weak or dormant
    ties."""
    n = int(people["count"].sum())
    enough = people.height >= LEANING_PARTNERS and n >= LEANING_MESSAGES
    return enough and to_further(people) > MOST_FURTHER * n


def revivals(families: Families) -> pl.DataFrame:
    """One row per composed message or reply of mine in the window to someone who was a dormant tie at that moment,
    oldest first.

    Columns: id, at, day, site, partner, long (nothing had been exchanged for three years or more; None: the activities
    held do not reach back far enough to tell).
    """
    lines = families["dealings"].with_row_index("line")
    changed = _mine != pl.col("mine_before")
    known = families.people.select(
        "site", pl.col("id").alias("partner"), "first_at", ever_sent="sent", ever_received="received"
    )
    moments = (
        _turning(lines, "line", "composed")
        # The last exchange before a message began with the last line of the turn that the other side then answered.
        .with_columns(
            exchanged_at=pl.when(changed).then("at_before").forward_fill().shift().over("person"),
            sent=_mine.cum_sum().over("person") - _mine,
            received=(~_mine).cum_sum().over("person"),
            held_sent=_mine.sum().over("person"),
            held_received=(~_mine).sum().over("person"),
        )
        .filter(_mine & pl.col("composed") & (_at >= families.window.start))
        .join(known, on=_PLACE)
    )
    silence = _at - pl.col("exchanged_at")
    dormant = moments.filter(
        pl.col("ever_sent") - pl.col("held_sent") + pl.col("sent") > 0,
        pl.col("ever_received") - pl.col("held_received") + pl.col("received") > 0,
        (silence > YEAR).fill_null(True),
    ).select(
        "line",
        long=pl.when(silence.is_not_null())
        .then(silence >= LONG_YEARS * YEAR)
        .when(_at - pl.col("first_at") < LONG_YEARS * YEAR)
        .then(False),
    )
    return lines.join(dormant, on="line").select("id", "at", "day", *_PLACE, "long").sort("at", "id")


def partners(lines: pl.DataFrame) -> pl.DataFrame:
    """One row per person of some interactions, those I wrote to most first.

    Columns: site, partner, sent, received, exchanges (two-way), at (of the last contact).
    """
    return (
        _turning(lines)
        .group_by("person")
        .agg(
            pl.col(_PLACE).first(),
            sent=_mine.sum().cast(pl.Int64),
            received=(~_mine).sum().cast(pl.Int64),
            exchanges=_exchanges().cast(pl.Int64),
            at=_at.last(),
        )
        .drop("person")
        .sort("sent", *_PLACE, descending=[True, False, False])
    )


def _turning(lines: pl.DataFrame, *more: str) -> pl.DataFrame:
    """Interactions grouped by person, oldest first within each.

    Columns: site, partner, person (a number), at, mine, the at and mine of the line before with the same person
    (at_before, mine_before; None for the first), and the columns named in ``more``."""
    each = ["at", "mine", *more]
    same = pl.col("person") == pl.col("person").shift(1)
    return gathered(lines.select(*_PLACE, *each), "person", _PLACE).with_columns(
        at_before=pl.when(same).then(_at.shift(1)), mine_before=pl.when(same).then(_mine.shift(1))
    )


def _exchanges(first: int | pl.Expr | None = None, end: int | pl.Expr | None = None) -> pl.Expr:
    """Two-way exchanges with one person between two moments: half the turns, which are changes of side plus one."""
    change = _mine != pl.col("mine_before")
    if first is not None and end is not None:
        change &= (pl.col("at_before") >= first) & (_at < end)
    return (change.sum() + 1) // 2


def _kind(exchanges: str, sent: pl.Expr, received: pl.Expr, at: int) -> pl.Expr:
    """The kind of tie at a moment, from the exchanges of the 12 months before it and all that was written before it."""
    count = pl.col(exchanges)
    return (
        pl.when(count >= STRONG_EXCHANGES)
        .then(pl.lit("strong"))
        .when(count >= 1)
        .then(pl.lit("weak"))
        .when((sent > 0) & (received > 0))
        .then(pl.lit("dormant"))
        .when(pl.col("connected_at") < at)
        .then(pl.lit("latent"))
        .when((sent > 0) | (received > 0))
        .then(pl.lit("one-way"))
    )
