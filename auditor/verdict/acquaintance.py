"""What came by acquaintance, where the verdict cannot tell. No cause is named: that is one's own record, whatever is
said of networking, and whoever asks goes away with what is known.
"""

from collections.abc import Collection

import polars as pl

from auditor.facts import Families
from auditor.facts.window import DAY
from auditor.translatable import ngettext

_DAYS = 365  # in which an introduction that was received is told of (our convention, grade E)


def by_acquaintance(families: Families, unnamed: Collection[str]) -> str:
    """How many introductions somebody made for me, none of ``unnamed``; empty where nobody did."""
    received = families["introductions"].filter(
        ~pl.col("mine"),
        pl.col("connector").is_not_null() & ~pl.col("connector").is_in(sorted(unnamed)),
        pl.col("at") >= families.window.end - _DAYS * DAY,
    )
    if received.is_empty():
        return ""
    return ngettext(
        "In the last 12 months %(num)s introduction came to you by somebody you know.",
        "In the last 12 months %(num)s introductions came to you by people you know.",
        received.height,
    )
