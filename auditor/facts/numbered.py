"""Numbers in the place of names: to sort many rows by texts, or to look at each of their groups, takes several times as
long as by a number."""

from collections.abc import Sequence

import polars as pl


def numbered(rows: pl.DataFrame, name: str, columns: Sequence[str]) -> pl.DataFrame:
    """Rows with a number for each different set of values of ``columns``, in the order of these; ``name``: what the
    column is called. The order of the rows is kept."""
    each = rows.select(columns).unique().sort(columns).with_row_index(name)
    return rows.join(each, on=columns, how="left", maintain_order="left", nulls_equal=True)


def gathered(rows: pl.DataFrame, name: str, columns: Sequence[str]) -> pl.DataFrame:
    """As ``numbered``, and the rows of each set together, in the order that they had among themselves."""
    return numbered(rows, name, columns).sort(name, maintain_order=True)
