"""How many conversations hold words in a language that is not read, which the head of a report says."""

import polars as pl

from auditor.facts.families import Families
from auditor.facts.foreign import in_foreign
from auditor.report import Foreign

#: Below this share of all conversations it changes nothing that a report says.
LEAST_SHARE = 0.1


def foreign(families: Families) -> Foreign | None:
    """None where at most a few are: who waits in such words is told by name all the same."""
    lines = families["messages"].filter(~pl.col("comment"))
    unread = in_foreign(lines)
    conversations = lines.group_by("site", "conversation").agg(unread=unread.any())
    count = int(conversations["unread"].sum())
    if not count or count < LEAST_SHARE * conversations.height:
        return None
    languages = lines.filter(unread)["language"].value_counts(sort=True)["language"]
    return Foreign(count, conversations.height, tuple(languages))
