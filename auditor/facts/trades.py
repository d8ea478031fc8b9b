"""Trades: whose work it is to write to many, to sell or to be in the news, as their positions and firms name it."""

import polars as pl

from auditor.facts.families import Families

#: As the engine of Polars reads it, which is made for patterns without end.
_TELLS_MANY = (
    r"\bPR\b|(?i:\b(public\Wrelation|media\Wrelation|press\b|press[ei]|communication|kommunikation|öffentlichkeitsarb"
    r"|marketing|sales\b|vertrieb|account\W(exec|manag)|business\Wdevelop|growth\b|comunicaci|prensa|ventas"
    r"|relations\Wpubl|attachée?\Wde\Wpresse|ufficio\Wstampa|comunicazion|vendite))"
)


def tells_many(families: Families) -> pl.DataFrame:
    """Whose trade it is to write to many. Columns: site, partner."""
    does = pl.concat_str("position", "employer", separator=" ", ignore_nulls=True)
    return families.people.filter(does.str.contains(_TELLS_MANY)).select("site", partner="id")
