"""What reading overlooked: pitches that were not read as such.

A cue finds a part of them, and how large a part was measured for each language. So what strangers wrote may hold more
than were found, and what rests on their number says so.
"""

import numpy as np
import polars as pl

from auditor.activities.acts import Act
from auditor.language import measured
from auditor.scoring.intervals import TAIL, Draws, misread, missed, overlooked, share
from auditor.translatable import ngettext


def openings(messages: pl.DataFrame, talks: pl.DataFrame) -> tuple[pl.DataFrame, Draws]:
    """Those of ``talks``, which nobody answered, that strangers opened, the longest open first; and how many of them
    may be pitches that were not read as such, drawn many times. ``messages``: all of the period."""
    inbound = messages.filter(~pl.col("mine"), ~pl.col("comment"))
    opened = inbound.filter(pl.col("cold"), pl.col("id").is_in(talks["first_id"].implode()))
    drawn = missed_pitches(inbound.filter(pl.col("pitch")), opened)
    return talks.filter(pl.col("first_id").is_in(opened["id"].implode())).sort("at"), drawn


def remark(drawn: Draws) -> str | None:
    """How many of those that nobody answered may have been pitching, at most, if any may; ``drawn`` as by openings."""
    most = int(np.quantile(drawn, 1 - TAIL))
    if not most:
        return None
    return ngettext(
        "Up to %(num)s of those who had no answer may have been pitching: not every pitch can be read as one.",
        "Up to %(num)s of those who had no answer may have been pitching: not every pitch can be read as one.",
        most,
    )


def missed_pitches(found: pl.DataFrame, others: pl.DataFrame) -> Draws:
    """How many of ``others`` may be pitches too, drawn many times; see ``pitches``."""
    return missed_among(found.height, others.height, pl.concat([found.select("language"), others.select("language")]))


def missed_among(found: int, others: int, texts: pl.DataFrame) -> Draws:
    """How many of so many ``others`` may be pitches too, where so many were ``found``, drawn many times; ``texts`` tell
    by their ``language`` how well pitches are found."""
    recall = _recall(texts)
    return missed(found, 1.0 if recall is None else recall, others, "overlooked")


def pitches(found: pl.DataFrame, others: pl.DataFrame) -> int:
    """How many of ``others`` may be pitches too, at most, beside those that were ``found``. Both have one row a
    message, with its ``language``; ``others`` are by people to whom I have never written more than a refusal."""
    recall = _recall(pl.concat([found.select("language"), others.select("language")]))
    if not others.height or recall is None:
        return 0
    return min(others.height, overlooked(found.height, recall))


def _recall(texts: pl.DataFrame) -> float | None:
    """The mean of the measured recall of pitches over some texts; None: their languages were not measured."""
    languages = texts["language"].drop_nulls().to_list()
    recalls = [
        recall
        for language in languages
        if (acts := measured().get(language)) and (recall := acts[Act.PITCH].recall) is not None
    ]
    return sum(recalls) / len(recalls) if recalls else None


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
