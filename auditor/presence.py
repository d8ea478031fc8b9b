"""When one was where: the days of a window on which a person did or looked at something, by site."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts import Families
from auditor.facts.window import DAY
from auditor.report import Presence

#: A year in whole weeks of a calendar, however it lies to them.
LONGEST = 53 * 7 * DAY
#: What others did, or what stood there when somebody looked: neither tells that one was there on that day.
_NOT_THERE = (Subject.CONNECTION, Subject.PROFILE)


def presence(families: Families) -> tuple[Presence, ...]:
    """By site, of the window and at most the 53 weeks up to its end. A site on which one did nothing is left out."""
    window = families.window
    counted = (
        families.activities.filter(
            "mine", pl.col("at") >= max(window.start, window.end - LONGEST), ~pl.col("subject").is_in(_NOT_THERE)
        )
        .group_by("site", "day")
        .agg(pl.len())
        .sort("site", "day")
    )
    return tuple(
        Presence(str(site), tuple(days.select("day", "len").iter_rows()))
        for (site,), days in counted.group_by("site", maintain_order=True)
    )
