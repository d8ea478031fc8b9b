"""Introductions that I offered, if the other likes, and to which they said yes: from then on they are owed. One without
an answer, or with a no, is nothing that anybody waits for."""

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.introductions import CONSENT_DAYS, SAME_DAYS
from auditor.facts.window import DAY

_PLACE = ["site", "partner"]
#: What an offer that was agreed to comes to: a promise of an introduction.
AGREED = int(Act.PROMISE | Act.TO_INTRODUCE)
_YES = Act.CONSENT | Act.TO_INTRODUCE


def agreed(families: Families) -> pl.DataFrame:
    """My words to one person that offer to introduce them to somebody, where the first that they wrote after it, within
    60 days and until I wrote again, say yes and not no, and within a month of that I introduced nobody in a message to
    one person alone: nobody holds whom such a message names. Columns: id, agreed_at."""
    told = families["messages"].select(
        "id", *_PLACE, "at", "mine", "comment", "audience", "acts", "agrees", "settled", "offers_introduction"
    )
    messages = told.filter(~pl.col("comment"), pl.col("partner").is_not_null())
    offered = messages.filter("mine", pl.col("audience") == "person", "offers_introduction").select("id", *_PLACE, "at")
    said = families.everywhere(
        messages.select(
            *_PLACE,
            "mine",
            said_at="at",
            yes=pl.col("agrees") | holds(_YES).fill_null(False),
            no=pl.col("settled") | holds(Act.DECLINE).fill_null(False),
        )
    )
    theirs, moment = ~pl.col("mine"), pl.col("said_at")
    found = (
        offered.join(said, on=_PLACE)
        .filter(moment > pl.col("at"), moment <= pl.col("at") + CONSENT_DAYS * DAY)
        .with_columns(first=moment.filter(theirs).min().over("id"))
        .with_columns(again=moment.filter("mine", moment > pl.col("first")).min().over("id"))
        .filter(theirs, (moment < pl.col("again")).fill_null(True))
        .group_by("id")
        .agg(agreed_at=moment.filter("yes").min(), no=pl.col("no").any())
        .filter(~pl.col("no"), pl.col("agreed_at").is_not_null())
        .select("id", "agreed_at")
    )
    alone = messages.filter("mine", pl.col("audience") == "person", holds(Act.INTRODUCTION), ~holds(Act.CONSENT))
    made = found.join_where(
        alone.select(named_at="at"),
        pl.col("named_at") > pl.col("agreed_at"),
        pl.col("named_at") <= pl.col("agreed_at") + SAME_DAYS * DAY,
    ).select("id")
    return found.join(made, on="id", how="anti", maintain_order="left")
