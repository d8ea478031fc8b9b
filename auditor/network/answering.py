"""How conversations that others began are answered, by who began them: people known, new people, pitches."""

from statistics import median
from typing import get_args

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.acts import refuses
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.report.ego_network import Answering, AnsweringOn, Sender
from auditor.scoring.intervals import sampled

PERIOD = 182 * DAY
#: Of fewer answers on a site nothing is said of it by itself, and of less than so many times as long nothing of the
#: difference (our convention, grade E).
_LEAST_ANSWERS, _TIMES = 5, 3
#: So many turns are a talk: theirs, mine, theirs again and mine again (our convention, grade E).
_TALK = 4


def answering(families: Families) -> tuple[Answering, ...]:
    """Of the last 26 weeks, for each kind of sender that began a conversation which is settled by now and asked for an
    answer; as in the weeks, what is not read is a kind of its own, whoever wrote it. What was read as a pitch and
    talked on about, back and forth and without a no, is none that I answered: it is what that person began."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    began = families["conversations"].filter(
        ~pl.col("started") & ~pl.col("group") & "settled" & ~pl.col("closes"),
        pl.col("pitched").fill_null(False) | ~pl.col("by_trade"),
        pl.col("site").is_in(sites),
        pl.col("at") >= families.window.end - PERIOD,
    )
    refused = (
        families["messages"]
        .filter(refuses())
        .select("site", "partner", said_at="at")
        .join(began.select("site", "partner", "at", "last_at", "first_id"), on=["site", "partner"])
        .filter(pl.col("said_at").is_between("at", "last_at"))["first_id"]
    )
    talked = (pl.col("turns") >= _TALK) & ~pl.col("first_id").is_in(refused.implode())
    sender = (
        pl.when(pl.col("pitched").fill_null(False) & ~talked)
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
    took = began.filter(answered).select("site", "answer_hours", sender=sender).drop_nulls()
    return tuple(
        Answering(name, *told[name], by_site=_where_they_differ(took.filter(pl.col("sender") == name)))
        for name in get_args(Sender)
        if name in told
    )


def _where_they_differ(took: pl.DataFrame) -> tuple[AnsweringOn, ...]:
    """How soon on each site, the quickest first, where two of them clearly differ: a median of family and work is how
    soon nobody is answered."""
    on = [
        (str(site), hours["answer_hours"].to_list())
        for (site,), hours in took.group_by("site", maintain_order=True)
        if hours.height >= _LEAST_ANSWERS
    ]
    each = sorted((AnsweringOn(site, len(hours), median(hours)) for site, hours in on), key=lambda one: one.hours)
    bounds = {site: sampled(hours, "median", site) for site, hours in on}
    apart = len(each) > 1 and (
        bounds[each[0].site][1] < bounds[each[-1].site][0] and _TIMES * each[0].hours <= each[-1].hours
    )
    return tuple(each) if apart else ()
