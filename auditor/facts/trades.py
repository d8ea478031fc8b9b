"""Trades: whose work it is to write to many, to sell or to be in the news, as their positions and firms name it."""

import polars as pl

from auditor.facts.families import Families

#: As the engine of Polars reads it, which is made for patterns without end.
_MANY = (
    r"\bPR\b|(?i:\b(public\Wrelation|media\Wrelation|press\b|press[ei]|communication|kommunikation|öffentlichkeitsarb"
    r"|marketing|sales\b|vertrieb|account\W(exec|manag)|business\Wdevelop|growth\b|comunicaci|prensa|ventas"
    r"|relations\Wpubl|attachée?\Wde\Wpresse|ufficio\Wstampa|comunicazion|vendite))"
)


def tells_many(families: Families) -> pl.DataFrame:
    """Whose trade it is to write to many. Columns: site, partner."""
    return families.once(_tells_many)


def _tells_many(families: Families) -> pl.DataFrame:
    does = pl.concat_str("position", "employer", separator=" ", ignore_nulls=True)
    told = families.people.filter(pl.col("position").is_not_null() | pl.col("employer").is_not_null())
    if not told.is_empty():  # to make the pattern ready takes longer than to look at hundreds
        told = told.filter(does.str.contains(_MANY))
    return told.select("site", partner="id")
