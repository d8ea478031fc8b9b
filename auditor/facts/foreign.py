"""Which messages are in a language that is not read. Nothing is known of what they say, nor whether they ask."""

import polars as pl

from auditor.facts.families import Families
from auditor.language.detection import AT_LENGTH
from auditor.language.lexicon import lexicons


def in_foreign(messages: pl.DataFrame) -> pl.Expr:
    """Whether one of these is. A language counts from a text on that is long enough to be told from one like it: of a
    few words it is no more than a guess."""
    foreign = pl.col("acts").is_null() & ~pl.col("language").is_in(list(lexicons())) & (pl.col("words") > 0)
    told = messages.select("acts", "language", "words")
    at_length = told.filter(foreign, pl.col("words") >= AT_LENGTH)["language"]
    return (foreign & pl.col("language").is_in(at_length.drop_nulls().implode())).fill_null(value=False)


def count_in_foreign(families: Families, start: int) -> tuple[int, int]:
    """How many messages from a moment on are in one, and how many have words."""
    written = families.once(_written)
    lately = written.filter(pl.col("at") >= start)
    return int(lately["foreign"].sum()), lately.height


def _written(families: Families) -> pl.DataFrame:
    messages = families["messages"]
    return messages.select("at", "words", foreign=in_foreign(messages)).filter(pl.col("words") > 0)
