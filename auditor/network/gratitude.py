"""Who thanked me lately: that something I did was welcome is the good news that messages hold most often."""

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.report.ego_network import Thanks

#: So far back (our convention, grade E): of older thanks nobody is glad any more.
LATELY_DAYS = 30
MOST = 6  # people; nobody reads a longer line


def thanks(families: Families, expectations: Expectations) -> tuple[Thanks, ...]:
    """Those with a name who thanked me by a message in the last 30 days, or by name in a group, the latest first; left
    out are sellers, who thank for the time that one might give them, and who refuses or takes back something."""
    found = families["messages"].filter(
        ~pl.col("mine"),
        pl.col("partner").is_not_null(),
        pl.col("at") >= families.window.end - LATELY_DAYS * DAY,
        (pl.col("audience") == "person") | pl.col("mentioned"),
        holds(Act.THANKS).fill_null(False) & ~holds(Act.PITCH | Act.HYPE | Act.DECLINE),
        ~(pl.col("promoted") | pl.col("spam") | pl.col("cold") | pl.col("refused")),
        ~pl.col("partner").is_in(list(expectations.never_proposed)),
    )
    latest = (
        families.as_one(found.select("site", "partner", "at", "id"))
        .sort("at", "id", descending=True)
        .unique(["site", "partner"], keep="first", maintain_order=True)
        .join(families.people.select("site", "name", partner="id"), on=["site", "partner"], maintain_order="left")
        .filter(pl.col("name").is_not_null())
    )
    return tuple(
        Thanks(site, person, name, families.window.day(at))
        for site, person, name, at in latest.head(MOST).select("site", "partner", "name", "at").iter_rows()
    )
