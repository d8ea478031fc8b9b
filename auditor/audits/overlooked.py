"""What reading overlooked: pitches that were not read as such.

A cue finds a part of them, and how large a part was measured for each language. So what strangers wrote may hold more
than were found, and what rests on their number says so.
"""

import polars as pl

from auditor.activities.acts import Act
from auditor.facts import Facts
from auditor.language import measured
from auditor.scoring.intervals import overlooked


def openings(facts: Facts, unanswered: pl.DataFrame) -> pl.DataFrame:
    """The ``unanswered`` conversations that strangers may have opened with a pitch which was not read as one: as many
    of the longest waiting as may be, with columns ``first_id`` and those given. Needs the facts of messages."""
    inbound = facts.within("messages").filter(~pl.col("mine"), ~pl.col("comment"))
    cold = inbound.filter(pl.col("cold"), pl.col("id").is_in(unanswered["first_id"].implode()))
    more = pitches(inbound.filter(pl.col("pitch")), cold)
    return unanswered.filter(pl.col("first_id").is_in(cold["id"].implode())).sort("at", maintain_order=True).head(more)


def pitches(found: pl.DataFrame, others: pl.DataFrame) -> int:
    """How many of ``others`` may be pitches too, at most, beside those that were ``found``. Both have one row a
    message, with its ``language``; ``others`` are by people to whom I have never written more than a refusal."""
    languages = pl.concat([found["language"], others["language"]]).drop_nulls().to_list()
    recalls = [
        recall
        for language in languages
        if (acts := measured().get(language)) and (recall := acts[Act.PITCH].recall) is not None
    ]
    if not others.height or not recalls:
        return 0
    return min(others.height, overlooked(found.height, sum(recalls) / len(recalls)))
