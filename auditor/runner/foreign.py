"""How many conversations hold words in a language that is not read, which the head of a report says."""

import polars as pl

from auditor.facts.families import Families
from auditor.language.detection import AT_LENGTH
from auditor.language.lexicon import lexicons
from auditor.report import Foreign

#: Below this share of all conversations it changes nothing that a report says.
LEAST_SHARE = 0.1


def foreign(families: Families) -> Foreign | None:
    """None where at most a few are. A language counts from a text on that is long enough to be told from one like it:
    of a few words it is no more than a guess."""
    lines = families["messages"].filter(~pl.col("comment"))
    foreign = pl.col("acts").is_null() & ~pl.col("language").is_in(list(lexicons()))
    at_length = lines.filter(foreign, pl.col("words") >= AT_LENGTH)["language"]
    unread = foreign & (pl.col("words") > 0) & pl.col("language").is_in(at_length.drop_nulls().implode())
    conversations = lines.group_by("site", "conversation").agg(unread=unread.fill_null(False).any())
    count = int(conversations["unread"].sum())
    if not count or count < LEAST_SHARE * conversations.height:
        return None
    languages = lines.filter(unread)["language"].value_counts(sort=True)["language"]
    return Foreign(count, conversations.height, tuple(languages))
