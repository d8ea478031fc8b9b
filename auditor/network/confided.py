"""Who asked me to keep what they tell, or their name, to myself: whether they are a source to keep apart is asked, and
never taken for granted."""

import polars as pl

from auditor.answers.expectations import Expectations
from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.window import DAY
from auditor.network.left_in_peace import refused
from auditor.report.ego_network import Confided

_PLACE = ["site", "partner"]
#: Days within which such a request is asked about (our convention, grade E).
ASKED_DAYS = 365


def confided(families: Families, expectations: Expectations) -> tuple[Confided, ...]:
    """Who asked for it, the latest first, one entry a person with a name: nobody who is kept apart already, of whom I
    said that they need not be, or whom nothing may suggest; and no seller, whose secrets are for everybody."""
    end = families.window.end
    decided = [*expectations.kept_apart, *expectations.not_apart, *refused(families, expectations)]
    asked = families["messages"].filter(
        ~pl.col("mine"),
        pl.col("partner").is_not_null(),
        pl.col("at") >= end - ASKED_DAYS * DAY,
        says("in_confidence"),
        ~(pl.col("pitch").fill_null(value=False) & pl.col("cold")),
    )
    latest = (
        families.as_one(asked.select(*_PLACE, "at", "id"))
        .filter(~pl.col("partner").is_in(decided))
        .sort("at", "id", descending=True)
        .unique(_PLACE, keep="first", maintain_order=True)
    )
    return tuple(
        Confided(site, person, families.names[site, person], families.window.day(at), activity)
        for site, person, at, activity in latest.select(*_PLACE, "at", "id").iter_rows()
        if (site, person) in families.names
    )
