"""How many conversations hold words in a language that is not read, which the head of a report says."""

import polars as pl

from auditor.facts.families import Families
from auditor.language.lexicon import lexicons
from auditor.report import Foreign

#: Below this share of all conversations it changes nothing that a report says.
LEAST_SHARE = 0.1


def foreign(families: Families) -> Foreign | None:
    """None where at most a few are. A language that cannot be told is none of these: such texts are mostly short."""
    lines = families["messages"].filter(~pl.col("comment"))
    unread = pl.col("acts").is_null() & (pl.col("words") > 0) & ~pl.col("language").is_in(list(lexicons()))
    conversations = lines.group_by("site", "conversation").agg(unread=unread.fill_null(False).any())
    count = int(conversations["unread"].sum())
    if not count or count < LEAST_SHARE * conversations.height:
        return None
    languages = lines.filter(unread)["language"].value_counts(sort=True)["language"]
    return Foreign(count, conversations.height, tuple(languages))
