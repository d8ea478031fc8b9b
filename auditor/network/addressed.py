"""Whom I write to where only my own side is known: an archive of posts holds one's replies, and not the answers."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.facts.families import Families
from auditor.facts.ties import YEAR
from auditor.report.ego_network import Addressed

#: So many of a site are named, each written to at least so often (our conventions, grade E).
MOST, LEAST = 6, 2


def addressed(families: Families, expectations: Expectations) -> tuple[Addressed, ...]:
    """Of each site whose sources tell nothing that is written to me: those with a name I wrote to most in the 12 months
    before the window's end."""
    end = families.window.end
    both, _ = families.covered((Subject.MESSAGE_RECEIVED,))
    mine = (
        families["interactions"]
        .filter(~pl.col("site").is_in(both), (~pl.col("mine")).any().over("site").not_())
        .filter(pl.col("at").is_between(end - YEAR, end, closed="left"))
        .filter(~pl.col("partner").is_in(expectations.not_this_person))
    )
    found = (
        mine.group_by("site", "partner")
        .agg(pl.len().alias("messages"), pl.col("at").max())
        .join(families.people.select("site", "name", partner="id"), on=["site", "partner"])
        .filter(pl.col("messages") >= LEAST, pl.col("name").is_not_null())
        .sort("site", "messages", "at", "partner", descending=[False, True, True, False])
        .group_by("site", maintain_order=True)
        .head(MOST)
    )
    return tuple(
        Addressed(site, person, name, messages, families.window.day(at))
        for site, person, name, messages, at in found.select("site", "partner", "name", "messages", "at").iter_rows()
    )
