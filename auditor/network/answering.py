"""How conversations that others began are answered, by who began them: people known, new people, pitches."""

from typing import get_args

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.report.ego_network import Answering, Sender

PERIOD = 182 * DAY


def answering(families: Families) -> tuple[Answering, ...]:
    """Of the last 26 weeks, for each kind of sender that began a conversation which is settled by now and asked for an
    answer; as in the weeks, what is not read is a kind of its own, whoever wrote it."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    began = families["conversations"].filter(
        ~pl.col("started") & ~pl.col("group") & "settled" & ~pl.col("closes"),
        pl.col("pitched").fill_null(False) | ~pl.col("by_trade"),
        pl.col("site").is_in(sites),
        pl.col("at") >= families.window.end - PERIOD,
    )
    sender = (
        pl.when(pl.col("pitched").fill_null(False))
        .then(pl.lit("pitches"))
        .when(pl.col("pitched").is_null() | pl.col("opened_in").is_not_null())
        .then(pl.lit("unread"))
        .when(~pl.col("first_ever"))
        .then(pl.lit("known"))
        .otherwise(pl.lit("new"))
    )
    answered = pl.col("answered") | pl.col("late")
    found = began.group_by(sender.alias("sender")).agg(
        conversations=pl.len(), answered=answered.sum(), hours=pl.col("answer_hours").filter(answered).median()
    )
    told = {name: (count, done, hours) for name, count, done, hours in found.iter_rows()}
    return tuple(Answering(name, *told[name]) for name in get_args(Sender) if name in told)
