"""Calls that were taken. Nobody knows what was said in one; that the two spoke is known, and much that was asked in
writing is settled so. Where a call goes on from what was written, it stands for a word of whoever owed one.
"""

import polars as pl

from auditor.facts.window import DAY

#: So long after what was written a call still goes on from it: as long as an answer has (our convention, grade E).
GOES_ON_DAYS = 14


def spoken(aimed: pl.DataFrame) -> pl.DataFrame:
    """Messages, in which each call is a wordless one of the side that had not written last; of mine, where it was I who
    called, as I may have said that I would. Left out are calls of several, and those that go on from nothing: to be
    rung up is no message, and to take a call is no quick answer."""
    if not aimed["call"].any():
        return aimed
    aimed = aimed.with_columns(call=pl.col("call") & pl.col("words").is_null())  # what has words was written
    written = ~pl.col("call") & ~pl.col("comment")
    order = pl.struct("at", "id")
    place = ["site", "conversation"]
    before = {name: pl.when(written).then(name).forward_fill().over(place, order_by=order) for name in ("mine", "at")}
    goes_on = (pl.col("at") - before["at"] <= GOES_ON_DAYS * DAY) & (pl.col("audience") == "person")
    return (
        aimed.with_columns(goes_on=goes_on, last_mine=before["mine"])
        .filter(~pl.col("call") | pl.col("goes_on").fill_null(False))
        .with_columns(mine=pl.when("call").then(pl.col("mine") | ~pl.col("last_mine")).otherwise("mine"))
        .drop("goes_on", "last_mine")
    )
