"""Messages from before what an audit holds, with those who may only ever have sold me something, or been refused.

Of what lies that far back, an audit knows of each person only how many messages there were. That is enough to know that
two people exchanged words where there were many; where there were few, all that one of them wrote may have been pitches
or refusals. So with these people the messages themselves are held, in a few columns.
"""

from typing import TYPE_CHECKING

from auditor.history.ingest import stored_schema
from auditor.history.people import exchanged

if TYPE_CHECKING:
    import polars as pl

COLUMNS = ("id", "at", "site", "mine", "partner", "acts", "words")
#: To whom I wrote more often than this heard more from me than refusals (our convention, grade E).
MOST_REFUSED = 50


def written_schema() -> "dict[str, pl.DataType]":
    """Polars types of the columns."""
    stored = stored_schema()
    return {name: stored[name] for name in COLUMNS}


def nothing_written() -> "pl.DataFrame":
    """Such messages where there are none."""
    import polars as pl

    return pl.DataFrame(schema=written_schema())


def written(activities: "pl.DataFrame") -> "pl.DataFrame":
    """What of activities counts as messages between two people."""
    return exchanged(activities).select(COLUMNS)


def with_few_words(messages: "pl.DataFrame", people: "pl.DataFrame") -> "pl.DataFrame":
    """The messages with those of ``people`` who wrote to me and to whom I wrote, but not often; in order of time."""
    import polars as pl

    few = people.filter(pl.col("sent").is_between(1, MOST_REFUSED), pl.col("received") > 0)
    place = few.select("site", partner="id")
    return messages.join(place, on=["site", "partner"], how="semi").sort("at", "id")
