"""Who wrote to me first and said who had sent them: so are most people introduced who have each other's numbers."""

import polars as pl

from auditor.facts.families import Families
from auditor.facts.window import DAY

_FIRST_DAYS = 7  # of words between two, in which one says who sent them (our convention, grade E)
_PLACE = ["site", "partner"]


def sent_to_me(families: Families) -> pl.DataFrame:
    """The first message of each person that says who sent them, within a week of the first word between us two, oldest
    first; but of sellers to whom I wrote no more than a refusal, who often know somebody's name.

    Columns: id, at, day, site, partner (who wrote), sender_site, sender (who had sent them)."""
    return families.once(_sent_to_me)


def _sent_to_me(families: Families) -> pl.DataFrame:
    named = pl.col("reading").str.contains('"sent_by":[', literal=True).fill_null(value=False)
    said = families["messages"].filter(
        ~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null(), named,
        ~pl.col("promoted") & ~pl.col("spam"), ~(pl.col("pitch").fill_null(value=False) & pl.col("cold")),
    )  # fmt: skip
    known = families.people.select("site", "first_at", partner="id")
    return (
        said.join(known, on=_PLACE, how="left", maintain_order="left")
        .filter((pl.col("at") - pl.col("first_at") <= _FIRST_DAYS * DAY).fill_null(value=True))
        .select(
            "id", "at", "day", *_PLACE,
            sender_site=pl.col("reading").str.json_path_match("$.sent_by[0]"),
            sender=pl.col("reading").str.json_path_match("$.sent_by[1]"),
        )
        .sort("at", "id")
        .unique(_PLACE, keep="first", maintain_order=True)
    )  # fmt: skip
