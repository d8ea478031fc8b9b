"""Which acts a message holds, as expressions on the columns that tell, and from how many words on it is composed.

Expressions are values: functions of facts and networks that make one of names alone are cached, as to make those of an
audit anew took a twentieth of its time.
"""

from functools import cache

import polars as pl

from auditor.activities.acts import Act

COMPOSED_WORDS = 5  # evidence §0.3: composed is at least five own words


@cache
def holds(act: int, acts: str = "acts") -> pl.Expr:
    """Whether a message contains the act; null if it could not be read. ``acts``: the column that tells."""
    return (pl.col(acts) & int(act)) != 0


@cache
def refuses() -> pl.Expr:
    """Whether a message is a refusal of mine, which is no exchange."""
    return pl.col("mine") & holds(Act.DECLINE).fill_null(False)
