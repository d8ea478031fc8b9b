"""What reading overlooked: pitches that were not read as such.

A cue finds a part of them, and how large a part was measured for each language. So what strangers wrote may hold more
than were found, and what rests on their number says so.
"""

from functools import cache

import numpy as np
import polars as pl

from auditor.activities.acts import Act
from auditor.language import measured
from auditor.scoring.intervals import TAIL, Draws, misread, missed, none_missed, share
from auditor.translatable import ngettext

#: What is looked at of a message: to filter is to copy, and messages have many columns.
_READ = ("id", "site", "partner", "mine", "comment", "cold", "promoted", "spam", "pitch", "language")


def openings(messages: pl.DataFrame, talks: pl.DataFrame) -> tuple[pl.DataFrame, Draws]:
    """Those of ``talks``, which nobody answered, that strangers opened, the longest open first; and how many of them
    may be pitches that were not read as such, drawn many times. ``messages``: all of the period."""
    inbound = messages.select(_READ).filter(~pl.col("mine"), ~pl.col("comment"))
    opened = inbound.filter(pl.col("cold"), pl.col("id").is_in(talks["first_id"].implode()))
    drawn = missed_pitches(inbound, opened)
    return talks.filter(pl.col("first_id").is_in(opened["id"].implode())).sort("at"), drawn


def remark(drawn: Draws) -> str | None:
    """How many of those that nobody answered may have been pitching, at most, if any may; ``drawn`` as by openings."""
    most = at_most(drawn)
    if not most:
        return None
    return ngettext(
        "Up to %(num)s of those who had no answer may have been pitching: not every pitch can be read as one.",
        "Up to %(num)s of those who had no answer may have been pitching: not every pitch can be read as one.",
        most,
    )


def unread(count: int) -> Draws:
    """Of so many that nobody answered and that could not be read, how many may ask for no answer, drawn many times:
    none of them or all, as far as anybody knows."""
    drawn = none_missed()
    return drawn + np.random.default_rng(count).integers(0, count + 1, len(drawn)) if count else drawn


def remark_of_unread(count: int) -> str | None:
    """That so many of those that nobody answered could not be read, if any could not."""
    if not count:
        return None
    return ngettext(
        "%(num)s of those who had no answer wrote in a language Rapport does not read, and may have asked for none.",
        "%(num)s of those who had no answer wrote in a language Rapport does not read, and may have asked for none.",
        count,
    )


def by_trade(talks: pl.DataFrame) -> str | None:
    """How many of these conversations are left out as their writers' trade, and not what was read in them, says that
    they pitch, if any are."""
    count = talks.filter(~pl.col("group"), "by_trade", ~pl.col("pitched").fill_null(False)).height
    if not count:
        return None
    return ngettext(
        "%(num)s conversation of somebody whose trade it is to write to many is left out: most of what strangers of "
        "such a trade open with you is a pitch.",
        "%(num)s conversations of people whose trade it is to write to many are left out: most of what strangers of "
        "such a trade open with you is a pitch.",
        count,
    )


def at_most(drawn: Draws) -> int:
    """How many there may be: the upper end of the interval of what was drawn."""
    return int(np.quantile(drawn, 1 - TAIL, method="inverted_cdf"))


def missed_pitches(inbound: pl.DataFrame, counted: pl.DataFrame) -> Draws:
    """How many of the messages that are ``counted`` may be pitches too, drawn many times. ``inbound``: all messages to
    me of the period, those that are counted among them, of people to whom I have never written more than a refusal.

    A seller is overlooked where none of their messages was read as a pitch, so people are drawn, and not messages: of
    those who wrote so many messages, as many as were read as sellers tell, and no more than the others are. What was
    paid for or unwanted needed no reading."""
    cold = inbound.filter(pl.col("cold"), ~pl.col("promoted"), ~pl.col("spam"), pl.col("pitch").is_not_null())
    recall = _recall(cold)
    people = cold.group_by(_sender()).agg(
        texts=pl.len(), sold=pl.col("pitch").any(), counted=pl.col("id").is_in(counted["id"].implode()).sum()
    )
    sellers, others = people.filter("sold"), people.filter(~pl.col("sold"))
    if recall is None or sellers.is_empty():
        return none_missed()
    drawn = missed(_by_texts(sellers), _by_texts(others), recall, "overlooked")
    units = dict(others.group_by("texts").agg(pl.col("counted").mean()).iter_rows())
    return sum((units[texts] * number for texts, number in drawn.items()), start=none_missed())


def missed_among(found: int, others: int, texts: pl.DataFrame) -> Draws:
    """How many of so many ``others`` may be pitches too, where so many were ``found``, drawn many times; ``texts`` tell
    by their ``language`` how well pitches are found."""
    recall = _recall(texts)
    return none_missed() if recall is None else missed({1: found}, {1: others}, recall, "overlooked")[1]


@cache
def _sender() -> pl.Expr:
    """Who wrote a message; whoever has no name is somebody else each time."""
    return pl.coalesce(pl.concat_str("site", "partner", separator=" "), "id").alias("sender")


def _by_texts(people: pl.DataFrame) -> dict[int, int]:
    return dict(people.group_by("texts").len().sort("texts").iter_rows())


def _recall(texts: pl.DataFrame) -> tuple[float, float] | None:
    """The measured recall of pitches over some texts as (found, of): the mean over their languages, of as many texts as
    would leave it in as much doubt; None: their languages were not measured."""
    parts = [
        (each.recall, each.n_positive, times)
        for language, times in texts["language"].drop_nulls().value_counts().sort("language").iter_rows()
        if (each := measured().get(language, {}).get(Act.PITCH)) and each.recall is not None
    ]
    if not parts:
        return None
    whole = sum(times for *_, times in parts)
    mean = sum(recall * times for recall, _, times in parts) / whole
    of = whole**2 / sum(times**2 / positive for _, positive, times in parts)
    return mean * of, of


def share_read(found: pl.DataFrame, of: pl.DataFrame, act: Act, seed: str) -> tuple[float, float]:
    """The interval of the share of public texts that contain an act, ``found`` by reading among all that could be read
    (``of``), with what was read wrongly or overlooked. Both have one row a text, with its ``language``."""
    public = measured(public=True)
    known = [acts[act] for language in found["language"].drop_nulls() if act in (acts := public.get(language, {}))]
    told = {id(each): each for each in known if each.n_found and each.n_positive}.values()
    if not told:
        return share(found.height, of.height)
    right = sum(round((each.precision or 0.0) * each.n_found) for each in told)
    precision = right, sum(each.n_found for each in told)
    recall = right, sum(each.n_positive for each in told)
    return misread(found.height, of.height, precision, recall, seed)
