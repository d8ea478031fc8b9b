"""What is kept of a message beside its acts, where no column of the messages says it."""

from functools import cache

import polars as pl


@cache
def says(name: str) -> pl.Expr:
    """Whether a message says something, by the name that it has in what is kept of its text."""
    return pl.col("reading").str.contains(f'"{name}":true', literal=True).fill_null(False)
