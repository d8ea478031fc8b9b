"""Messages from before an audit's data, with people who may only ever have pitched to me, or been refused.

From so long ago, an audit knows for each person only the number of messages. If there were many, that is enough to know
that the two exchanged words; if there were few, all that one of them wrote may have been pitches or refusals. So for
these people the messages themselves are held, in a few columns.
"""

from typing import TYPE_CHECKING

from auditor.history.ingest import stored_schema
from auditor.history.people import exchanged

if TYPE_CHECKING:
    import polars as pl

COLUMNS = ("id", "at", "site", "mine", "partner", "acts", "words")
#: Somebody to whom I wrote more often than this heard more from me than refusals (our convention, grade E).
MOST_REFUSED = 50


def written_schema() -> "dict[str, pl.DataType]":
    """The Polars types of the columns."""
    stored = stored_schema()
    return {name: stored[name] for name in COLUMNS}


def nothing_written() -> "pl.DataFrame":
    """An empty frame of such messages."""
    import polars as pl

    return pl.DataFrame(schema=written_schema())


def written(activities: "pl.DataFrame") -> "pl.DataFrame":
    """The activities that count as messages between two people, in these columns."""
    return exchanged(activities).select(COLUMNS)


def with_few_words(messages: "pl.DataFrame", people: "pl.DataFrame") -> "pl.DataFrame":
    """The messages with those of ``people`` who wrote to me and to whom I wrote, but not often; in order of time."""
    import polars as pl

    few = people.filter(pl.col("sent").is_between(1, MOST_REFUSED), pl.col("received") > 0)
    place = few.select("site", partner="id")
    return messages.join(place, on=["site", "partner"], how="semi").sort("at", "id")
