"""Efforts: my actions that may lead to a useful conversation, by channel of the outcome model, and their results.

The rows have two uses: they count how much I do, and how often people say yes to me, as opposed to people in general.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.ties import STRONG_EXCHANGES, YEAR
from auditor.facts.window import DAY

#: After so many days without a result, an invitation, a new connection or an introduction is taken to have none.
PATIENCE = 30
_PLACE = ["site", "partner"]
_MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
_COLUMNS = ["id", "site", "at", "partner", "channel", "yes", "answered", "settled", "plan"]
_UNKNOWN = pl.lit(None, pl.Boolean)
_NO_PLAN = pl.lit(None, pl.String)


def efforts(families: Families) -> pl.DataFrame:
    """One row per invitation I sent, conversation I opened with one person, introduction I received, and post.

    Oldest first. Columns: id, site, at, partner (None for posts and introductions), channel (``notes``, ``bare``,
    ``weak``, ``dormant``, ``strong``, ``stranger``, ``introductions``, ``posts``), yes (an invitation accepted),
    answered (they wrote within 30 days of accepting or of the introduction; a conversation within 14 days), settled
    (that time is over, and was told of, whatever came), plan (what the site lets me send, as an invitation shows it).
    yes, answered and settled are None in channels that have no such result.

    The channel of a conversation is the kind of tie before it, by the exchanges of the 12 months up to it (see ties).
    ``stranger`` means that nothing ever went both ways. It is None where these 12 months begin before what is held and
    both wrote before that: when, nobody knows. Nor is it known who answered on sites whose sources hold no answers.
    """
    parts = [_invitations(families), _openings(families), _introductions(families), _posts(families)]
    return pl.concat([part.select(_COLUMNS) for part in parts]).sort("at", "id")


def _invitations(families: Families) -> pl.DataFrame:
    sent = families.activities.filter(pl.col("mine") & (pl.col("subject") == Subject.INVITATION_SENT))
    connected = families.people.select(
        "site", pl.col("id").alias("partner"), pl.col("connected_at")
    ).filter(pl.col("connected_at").is_not_null() & (pl.col("connected_at") < families.window.end))  # fmt: skip
    heard = _heard(families)
    accepted_at = pl.col("connected_at")
    noted = pl.col("detail").str.contains('"note":true', literal=True).fill_null(False)
    return (
        sent.with_columns(plan=pl.col("detail").str.json_path_match("$.plan"))
        .with_columns(
            channel=pl.when(noted | (pl.col("words") > 0).fill_null(False))
            .then(pl.lit("notes"))
            .otherwise(pl.lit("bare"))
        )
        .join(connected, on=_PLACE, how="left")
        # A connection whose source has no time of day may bear an earlier hour of the day of the invitation.
        .with_columns(yes=(accepted_at > pl.col("at") - DAY).fill_null(False))
        .sort("connected_at")
        .join_asof(
            heard, left_on="connected_at", right_on="heard_at", by=_PLACE, strategy="forward", check_sortedness=False
        )
        .with_columns(
            answered=pl.col("yes") & (pl.col("heard_at") <= accepted_at + PATIENCE * DAY).fill_null(False),
        )
        .with_columns(
            settled=pl.when(pl.col("yes")).then(accepted_at).otherwise(pl.col("at")) + PATIENCE * DAY
            <= families.told_end((Subject.CONNECTION, Subject.MESSAGE_RECEIVED))
        )
    )


def _openings(families: Families) -> pl.DataFrame:
    heard, _ = families.covered([Subject.MESSAGE_RECEIVED])
    opened = (
        families["conversations"]
        .filter(pl.col("started") & ~pl.col("group") & pl.col("partner").is_not_null())
        .with_columns(pl.when(pl.col("site").is_in(heard)).then(name).alias(name) for name in ("answered", "settled"))
    )
    lines = (
        families["traces"]
        .select(*_PLACE, "at", "mine")
        .sort(*_PLACE, "at")
        .with_columns(
            turn=(pl.col("mine") != pl.col("mine").shift(1).over(_PLACE)).fill_null(True).cum_sum().over(_PLACE),
            held_in=(~pl.col("mine")).cum_sum().over(_PLACE),
            held_out=pl.col("mine").cum_sum().over(_PLACE),
        )
        .sort("at")
    )
    held = lines.group_by(_PLACE).agg(
        all_in=pl.col("held_in").max(), all_out=pl.col("held_out").max(), held_from=pl.col("at").min()
    )
    ever = families.people.select(
        "site", "first_at", pl.col("id").alias("partner"), ever_in=pl.col("received"), ever_out=pl.col("sent")
    ).rename({"first_at": "first_ever_at"})
    last = lines.select(*_PLACE, last_at="at", last_turn="turn", before_in="held_in", before_out="held_out")
    first = lines.select(*_PLACE, first_at="at", first_turn="turn")
    exchanges = (
        pl.when(pl.col("first_at") <= pl.col("last_at"))
        .then((pl.col("last_turn") - pl.col("first_turn") + 1) // 2)
        .otherwise(0)
        .fill_null(0)
    )
    # Exchanges before the frame begins are known only as the difference between all ever and those in the frame.
    older = pl.col("first_ever_at") < pl.col("held_from")
    was_in = pl.col("before_in").fill_null(0) + pl.when(older).then(pl.col("ever_in") - pl.col("all_in")).otherwise(0)
    was_out = pl.col("before_out").fill_null(0) + pl.when(older).then(pl.col("ever_out") - pl.col("all_out")).otherwise(
        0
    )
    wrote_before = older & (pl.col("ever_in") > pl.col("all_in")) & (pl.col("ever_out") > pl.col("all_out"))
    year_untold = (pl.col("at") < families.window.start) & wrote_before.fill_null(False)
    return (
        opened.with_columns(before=pl.col("at") - 1, year_before=pl.col("at") - YEAR)
        .sort("before")
        .join_asof(last, left_on="before", right_on="last_at", by=_PLACE, strategy="backward", check_sortedness=False)
        .sort("year_before")
        .join_asof(
            first, left_on="year_before", right_on="first_at", by=_PLACE, strategy="forward", check_sortedness=False
        )
        .join(held, on=_PLACE, how="left")
        .join(ever, on=_PLACE, how="left")
        .with_columns(exchanges=exchanges, known=((was_in > 0) & (was_out > 0)).fill_null(False))
        .with_columns(
            id=pl.col("first_id"),
            channel=pl.when(pl.col("exchanges") >= STRONG_EXCHANGES)
            .then(pl.lit("strong"))
            .when(year_untold)
            .then(None)
            .when(pl.col("exchanges") >= 1)
            .then(pl.lit("weak"))
            .when("known")
            .then(pl.lit("dormant"))
            .otherwise(pl.lit("stranger")),
            yes=_UNKNOWN,
            plan=_NO_PLAN,
        )
    )


def _introductions(families: Families) -> pl.DataFrame:
    """Others' messages that introduce me and somebody else to each other; one per conversation and introducer."""
    made = (
        families["messages"]
        .filter(~pl.col("mine") & (pl.col("audience") == "group") & holds(Act.INTRODUCTION) & ~pl.col("comment"))
        .unique(["site", "conversation", "partner"], keep="first", maintain_order=True)
    )
    introduced = made.select("id", "site", "at", pl.col("recipients").alias("partner")).explode("partner")
    came = (
        introduced.drop_nulls("partner")
        .sort("at")
        .join_asof(
            _heard(families), left_on="at", right_on="heard_at", by=_PLACE, strategy="forward", check_sortedness=False
        )
        .group_by("id")
        .agg(heard_at=pl.col("heard_at").min())
    )
    return (
        made.drop("partner")
        .join(came, on="id", how="left")
        .with_columns(
            partner=pl.lit(None, pl.String),
            channel=pl.lit("introductions"),
            yes=_UNKNOWN,
            plan=_NO_PLAN,
            answered=(pl.col("heard_at") <= pl.col("at") + PATIENCE * DAY).fill_null(False),
        )
        .with_columns(settled=pl.col("at") + PATIENCE * DAY <= families.told_end(_MESSAGES))
    )


def _posts(families: Families) -> pl.DataFrame:
    return (
        families["contributions"]
        .filter(pl.col("subject") == Subject.POST)
        .with_columns(
            partner=pl.lit(None, pl.String),
            channel=pl.lit("posts"),
            yes=_UNKNOWN,
            answered=_UNKNOWN,
            settled=_UNKNOWN,
            plan=_NO_PLAN,
        )
    )


def _heard(families: Families) -> pl.DataFrame:
    """Moments at which someone wrote to me, alone or among others, oldest first."""
    return (
        families.everywhere(families["messages"].filter(~pl.col("mine") & pl.col("partner").is_not_null()))
        .select(*_PLACE, heard_at="at")
        .sort("heard_at")
    )
