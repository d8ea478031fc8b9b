"""On which sites pitches are a good part of what others write, and clearly more of it than elsewhere.

A chat of one's family says nothing of those who write on another site, so it must not water down what comes there.
"""

from typing import NamedTuple

import polars as pl

from auditor.scoring.intervals import share

#: So many pitches on a site, and such a part of what comes there, make it crowded (our convention, grade E).
_HANDFUL, _MUCH = 3, 0.25


class OnSite(NamedTuple):
    """How many of the messages that I got on a site, and that could be read, were pitches."""

    site: str
    pitches: int
    of: int


def by_site(inbound: pl.DataFrame) -> list[OnSite]:
    """Each site on which somebody wrote to me, first where most of it is pitches. ``inbound`` has a row a message, with
    ``site`` and ``pitch`` (None: it could not be read)."""
    found = inbound.drop_nulls("pitch").group_by("site").agg(pl.col("pitch").sum(), of=pl.len())
    return sorted((OnSite(*row) for row in found.iter_rows()), key=lambda each: (-each.pitches / each.of, each.site))


def crowded(sites: list[OnSite]) -> list[OnSite]:
    """The sites where pitches are a good part of what comes, and clearly more of it than on all others together."""
    found: list[OnSite] = []
    for each in sites:
        others = [other for other in sites if other.site != each.site and other not in found]
        sold, of = sum(other.pitches for other in others), sum(other.of for other in others)
        much = each.pitches >= _HANDFUL and each.pitches >= _MUCH * each.of
        if much and of and share(each.pitches, each.of)[0] > share(sold, of)[1]:
            found.append(each)
    return found
