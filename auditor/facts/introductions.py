"""Introductions, made and received, with what went before and after; and names handed over instead.

An introduction is a message to both people at once. What is told of a third person to one alone is a bare name.
"""

import polars as pl

from auditor.acts import Act
from auditor.facts import DAY, HOUR, Families
from auditor.facts.messages import holds

CONSENT_DAYS = 60  # an opt-in older than that was about something else (our convention)
LOOP_DAYS = 30
PROMPT_HOURS = 48
_PLACE = ["site", "person"]


def introductions(families: Families) -> pl.DataFrame:
    """One row per introduction, oldest first.

    Columns: id, at, day, site, mine (made by me), connector (who made it; None: me), people (the others in it: both
    introduced if mine; if received, those I was introduced to), checks (of 4, what the message said; None: not read),
    consented (share of the people with an opt-in in messages of the 60 days before; of mine), asked_at (I asked how it
    went, or one of them told, within 30 days; of mine), met_at (my first message to one of the people in private; of
    received), reported_at (I told the connector what came of it within 30 days; of received).
    """
    made = (
        families["messages"]
        .filter(holds(Act.INTRODUCTION), pl.col("audience") == "group", ~pl.col("promoted"), ~pl.col("spam"))
        .filter(~pl.col("mine") | (pl.col("recipients").list.len() >= 2))
        .select(
            "id", "at", "day", "site", "mine",
            connector=pl.when(~pl.col("mine")).then("partner"),
            people="recipients",
            checks=pl.col("reading").str.json_path_match("$.introduction_checks").cast(pl.Int64, strict=False),
        )
    )  # fmt: skip
    private = families["interactions"].select("site", "mine", "acts", person="partner", told_at="at")
    each = made.select("id", "at", "site", "mine", person="people").explode("person")
    talk = each.join(private.rename({"mine": "by_me"}), on=_PLACE, how="left")
    before = pl.col("told_at").is_between(pl.col("at") - CONSENT_DAYS * DAY, pl.col("at"), closed="left")
    after = pl.col("told_at").is_between(pl.col("at"), pl.col("at") + LOOP_DAYS * DAY, closed="right")
    consent = talk.group_by("id", "person").agg((before & holds(Act.CONSENT)).fill_null(False).any().alias("opted_in"))
    asked = (holds(Act.OUTCOME_QUESTION) & pl.col("by_me")) | (holds(Act.OUTCOME_REPORT) & ~pl.col("by_me"))
    loops = talk.group_by("id").agg(
        asked_at=pl.col("told_at").filter(after, asked.fill_null(False)).min(),
        met_at=pl.col("told_at").filter(pl.col("told_at") > pl.col("at"), pl.col("by_me")).min(),
    )
    in_group = _answers_in_group(families, made)
    reports = (
        made.filter(~pl.col("mine"))
        .select("id", "at", "site", person="connector")
        .join(private.filter("mine"), on=_PLACE)
        .filter(after, holds(Act.OUTCOME_REPORT))
        .group_by("id")
        .agg(reported_at=pl.col("told_at").min())
    )
    return (
        made.join(consent.group_by("id").agg(consented=pl.col("opted_in").mean()), on="id", how="left")
        .join(loops, on="id", how="left")
        .join(in_group, on="id", how="left")
        .join(reports, on="id", how="left")
        .with_columns(met_at=pl.min_horizontal("met_at", "answered_at"))
        .drop("answered_at")
        .sort("at")
    )


def _answers_in_group(families: Families, made: pl.DataFrame) -> pl.DataFrame:
    """When I answered an introduction to all in it."""
    mine = families["messages"].filter("mine", pl.col("audience") == "group").select("site", "recipients", told_at="at")
    return (
        made.filter(~pl.col("mine"))
        .select("id", "at", "site", "people")
        .join(mine, on="site")
        .filter(pl.col("told_at") > pl.col("at"), pl.col("recipients").list.set_intersection("people").list.len() > 0)
        .group_by("id")
        .agg(answered_at=pl.col("told_at").min())
    )


def referrals(families: Families) -> pl.DataFrame:
    """One row per referral I made, oldest first: introductions, and bare names, numbers or links handed over.

    Columns: id, at, day, site, introduced (True: an introduction to both), people (those introduced, or the one who got
    the name).
    """
    made = families["introductions"].filter("mine").select("id", "at", "day", "site", "people", introduced=pl.lit(True))
    bare = (
        families["messages"]
        .filter("mine", holds(Act.BARE_NAME), ~holds(Act.INTRODUCTION))
        .select("id", "at", "day", "site", people="recipients", introduced=pl.lit(False))
    )
    return pl.concat([made, bare], how="diagonal").sort("at")


def within_hours(column: str, hours: float) -> pl.Expr:
    """Whether something happened at most so many hours after the introduction."""
    return ((pl.col(column) - pl.col("at")) <= hours * HOUR).fill_null(False)
