"""When one was where: the days of a window on which a person did or looked at something, by site; and the long breaks
between them, of which only the person can say whether they were away."""

from datetime import timedelta
from itertools import pairwise

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts import Families
from auditor.facts.window import DAY
from auditor.report.whereabouts import Break, Presence

#: A year in whole weeks of a calendar, however it lies to them.
LONGEST = 53 * 7 * DAY
#: What others did, or what stood there when somebody looked: neither tells that one was there on that day.
_NOT_THERE = (Subject.CONNECTION, Subject.PROFILE)


def presence(families: Families) -> tuple[Presence, ...]:
    """By site, of the window and at most the 53 weeks up to its end. A site on which one did nothing is left out."""
    window = families.window
    counted = (
        families.activities.select("at", "day", "site", "mine", "subject")
        .filter("mine", pl.col("at") >= max(window.start, window.end - LONGEST), ~pl.col("subject").is_in(_NOT_THERE))
        .group_by("site", "day")
        .agg(pl.len())
        .sort("site", "day")
    )
    return tuple(
        Presence(str(site), tuple(days.select("day", "len").iter_rows()))
        for (site,), days in counted.group_by("site", maintain_order=True)
    )


#: A break from so many days on is asked about, and so many of them at once, the longest (our convention, grade E).
LONG, ASKED = 21, 3


def breaks(families: Families) -> tuple[Break, ...]:
    """Spans of three weeks and more within the window in which the person did nothing anywhere, where they did before
    and after and one source tells of both: else it may be the source that was silent. Left out is what the person
    answered already: weeks said to be away, and all that was over when they last answered. The oldest first."""
    window, answers = families.window, families.expectations
    mine = families.activities.select("day", "site", "mine", "subject", "via").filter(
        "mine", ~pl.col("subject").is_in(_NOT_THERE)
    )
    told = mine.group_by("site", "via").agg(pl.col("day").min().alias("first"), pl.col("day").max().alias("last"))
    days = sorted(mine["day"].unique())
    answered = answers.confirmed.get("holidays")
    found = []
    for before, after in pairwise(days):
        silent = Break(max(before + timedelta(days=1), window.day(window.start)), after - timedelta(days=1))
        if (silent.last - silent.first).days + 1 < LONG:
            continue
        both = told.filter(pl.col("first") <= before, pl.col("last") >= after)
        if both.is_empty() or (answered and silent.last < answered) or set(silent.weeks()) <= set(answers.holidays):
            continue
        found.append(silent)
    longest = sorted(found, key=lambda each: each.first - each.last)[:ASKED]
    return tuple(sorted(longest, key=lambda each: each.first))
