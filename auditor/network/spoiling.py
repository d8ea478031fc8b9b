"""Who sells on after a no, or asks for names for a number: whom one refuses most waits for nothing, and so stands in no
list, though it is they who spoil the word for many.
"""

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds, refuses
from auditor.facts.families import Families
from auditor.facts.pitches import SEVERAL
from auditor.facts.window import DAY
from auditor.report.spoiling import Spoiling

_PLACE = ["site", "partner"]
#: So far back (our convention, grade E), as the pitches of strangers are counted.
_DAYS = 90
#: So far back it is known that what somebody sells is a scheme (our convention, grade E).
_KNOWN_DAYS = 365
#: A no that comes so soon after an offer is one to it (our convention, grade E), as long as a conversation lasts.
_ANSWER_DAYS = 14
MOST = 6  # people; nobody reads a longer list


def spoiling(families: Families, expectations: Expectations) -> tuple[Spoiling, ...]:
    """Those with a name who sold to me in the last 90 days after I had said no to that, or by several messages after I
    had said no to anything, or asked for people to be named for a number; first who did so most often, then who did so
    last."""
    end = families.window.end
    between = families["messages"].filter(
        ~pl.col("comment"), pl.col("audience") == "person", pl.col("partner").is_not_null(),
        pl.col("at") >= end - _KNOWN_DAYS * DAY, ~pl.col("partner").is_in(list(expectations.never_proposed)),
    )  # fmt: skip
    sells = ~pl.col("mine") & holds(Act.PITCH | Act.HYPE).fill_null(value=False)
    asks = ~pl.col("mine") & pl.col("quota")
    told = families.as_one(
        between.filter(sells | asks | refuses()).select(*_PLACE, "id", "at", "mine", "acts", "quota")
    ).sort("at", "id")
    lately = pl.col("at") >= end - _DAYS * DAY
    schemes = (~pl.col("mine") & holds(Act.HYPE)).fill_null(value=False).any().over(_PLACE)
    refused = pl.col("mine").cum_max().over(_PLACE)  # of mine there are refusals alone
    # What follows an offer within two weeks says no to that; what else I said no to, nobody knows.
    soon = pl.col("at") - pl.col("at").shift(1).over(_PLACE) <= _ANSWER_DAYS * DAY
    to_that = (pl.col("mine") & ~pl.col("mine").shift(1).over(_PLACE) & soon).fill_null(value=False)
    found = (
        told.with_columns(refused=refused, schemes=schemes, to_that=to_that)
        .with_columns(pl.col("to_that").cum_max().over(_PLACE))
        .filter(lately, ~pl.col("mine"), pl.col("quota") | pl.col("refused"))
        .with_columns(
            by=pl.when("quota").then(pl.lit("quotas")).when("schemes").then(pl.lit("schemes"))
            .otherwise(pl.lit("pitches"))
        )
        .group_by(*_PLACE, "by")
        .agg(times=pl.len(), last=pl.col("at").max(), to_that=pl.col("to_that").any())
        .filter((pl.col("by") == "quotas") | pl.col("to_that") | (pl.col("times") >= SEVERAL))
        .join(families.people.select("site", "name", partner="id"), on=_PLACE)
        .filter(pl.col("name").is_not_null())
        .sort("times", "last", *_PLACE, descending=[True, True, False, False])
    )  # fmt: skip
    return tuple(
        Spoiling(site, person, name, by, times, families.window.day(last))
        for site, person, name, by, times, last in found.head(MOST)
        .select(*_PLACE, "name", "by", "times", "last").iter_rows()
    )  # fmt: skip
