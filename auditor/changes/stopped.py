"""That I stopped posting on a site: no post there since a day, where there was one every few days.

A site by itself, as what goes on elsewhere hides it; and by days with a post, as one day's thread is one decision. Only
of a site whose record tells of posts in full, up to the end. It must be a longer silence than any before, and one that
began lately: who left a site half a year ago knows it.
"""

from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl

from auditor.activities.activity import Subject
from auditor.changes.spans import LASTING, LEAST_BEFORE, MOST_BEFORE, SPAN, Found, comparable_since
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.report.changed import Change
from auditor.scoring.usual import chance_of_silence

_POSTS = (Subject.POST,)
_DAYS = SPAN // DAY
_LEAST_DAYS = 6  # with a post; fewer are no habit (our convention)
#: Where not even the longest silence that is told would be less probable, a site is not among what could have changed.
_EVER = 0.05


def stopped(families: Families) -> list[Found]:
    """Of each site that tells of posts, for as far back as others are compared."""
    posts = families["contributions"].filter(pl.col("subject") == Subject.POST.value)
    end = families.window.end
    found = []
    for site, begin in comparable_since(families, _POSTS).items():
        since = max(begin, end - (MOST_BEFORE + 1) * SPAN)
        of_site = posts.filter(pl.col("site") == site, pl.col("at").is_between(since, end, closed="left"))
        at = np.sort(of_site["at"].to_numpy())
        if not at.size:
            continue
        past = np.unique((end - 1 - at) // DAY)  # days before the end, the last post first
        last = families.window.day(int(at[-1]))
        told = of_days([int(day) for day in past], int((end - since) // DAY), site, last)
        if families.away.days(int(at[-1]), end) < _DAYS:  # it could have changed, and is the silence of weeks away
            told = [replace(each, change=None, chance=1.0) for each in told]
        found += [replace(each, sites=(site,)) for each in told]
    return found


def of_days(past: list[int], known: int, site: str = "", since: date | None = None) -> list[Found]:
    """The silence at the end of ``known`` days, ``past`` being how many days ago there was something, the latest
    first, and ``since`` the day of that. Nothing where there is too little to have stopped with."""
    if len(past) < _LEAST_DAYS:
        return []
    silent = past[0]
    spans = (known - silent) // _DAYS
    if spans < LEAST_BEFORE:
        return []
    counts = np.bincount([(day - silent) // _DAYS for day in past], minlength=spans)[:spans][::-1].astype(float)
    found = Found("stopped", spans + 1, happened=chance_of_silence(counts.tolist(), LASTING) < _EVER)
    if not _DAYS <= silent <= LASTING * _DAYS or silent <= max(np.diff([*past, known])):
        return [found]
    low, high = np.quantile(counts, [0.1, 0.9], method="nearest")
    told = Change("stopped", 0.0, float(low), float(high), (*counts.tolist(), 0.0), on=site, since=since)
    return [replace(found, change=told, chance=chance_of_silence(counts.tolist(), silent / _DAYS))]
