"""What changed against one's own usual: the last 30 days beside each earlier span of 30 days, up to twelve of them.
A count that moved slowly shows in no single span, so the last three of them together are held against the others too.

Only what chance hardly explains is told. Counts of people vary more than counts of coins, so their own scatter over the
earlier spans sets what is usual; a count must lie outside all of them too; of the last three, each on the same side of
their median. Answer times are compared by a log-rank test, in which a message that still waits counts as having waited
so far. Spans are only compared on sites whose record reaches through all of them: a source that begins later would look
like a change of the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.conversations import LATE_DAYS, personal
from auditor.facts.families import Families
from auditor.facts.window import DAY, HOUR
from auditor.history.history import LOOKBACK_DAYS
from auditor.report import Change
from auditor.scoring.intervals import survival_median
from auditor.scoring.survival import log_rank

SPAN = 30 * DAY
MOST_BEFORE, LEAST_BEFORE = 12, 6
LASTING = 3  # spans
SHOWN = 3
#: Standard errors from the usual. Several things are looked at, and the usual is known from few spans.
BEYOND = 3.0
#: Of the last three together, a little more: they are a second look at the same counts.
BEYOND_LASTING = 3.4
#: A change of fewer than so many is not worth a sentence, however sure it is; nor is one by less than this factor.
LEAST_DIFFERENCE, LEAST_FACTOR = 3, 1.4
LEAST_ANSWERS, LEAST_ANSWERS_BEFORE = 5, 15
_MESSAGES = (Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT)
_OWN = (Subject.POST, Subject.COMMENT)
_UNREAD = 0.1  # share of what came that could not be read; beyond it pitches are not counted


@dataclass(frozen=True)
class Changes:
    """``beyond_chance``: the clearest first; ``compared``: earlier spans there were to compare with."""

    beyond_chance: tuple[Change, ...] = ()
    compared: int = 0


def changes(families: Families) -> Changes:
    """At most three."""
    found: list[tuple[float, Change]] = []
    sites, spans = _comparable(families, _MESSAGES)
    if spans:
        found += _of_messages(families, sites, spans)
        found += _answers(families, sites, spans)
    own_sites, own_spans = _comparable(families, _OWN)
    if own_spans:
        own = families["contributions"].filter(pl.col("site").is_in(own_sites))
        found += _counted("contributions", _per_span(families, own, own_spans))
    found.sort(key=lambda pair: (-pair[0], pair[1].of))
    return Changes(tuple(change for _, change in found[:SHOWN]), max(0, spans - 1, own_spans - 1))


def _comparable(families: Families, subjects: Sequence[Subject]) -> tuple[list[str], int]:
    """The sites whose record of these subjects reaches through the same spans, the last 30 days being one, and how many
    spans these are; 0 where there are too few. The site with most activities decides how far back they go."""
    covered, _ = families.covered(subjects)
    window = families.window
    mine = families.activities.filter(pl.col("subject").is_in(subjects), pl.col("site").is_in(covered))
    held = {site: (first, count) for site, first, count in _first_and_count(mine)}
    begin = {}
    for site, (first, _) in held.items():
        told = [entry for entry in families.history.coverage if entry.site == site and entry.subject in subjects]
        if any(entry.extent == "recent" for entry in told):
            continue
        if any(entry.until and entry.until < window.day(window.end - SPAN // 3) for entry in told):
            continue
        since = [window.midnight(entry.since) for entry in told if entry.since]
        begin[site] = max([first, window.start - LOOKBACK_DAYS * DAY, *since])
    if not begin:
        return [], 0
    main = max(begin, key=lambda site: (held[site][1], site))
    spans = min(MOST_BEFORE + 1, (window.end - begin[main]) // SPAN)
    if spans <= LEAST_BEFORE:
        return [], 0
    return sorted(site for site, first in begin.items() if first <= window.end - spans * SPAN), spans


def _first_and_count(activities: pl.DataFrame) -> list[tuple[str, int, int]]:
    counted = activities.group_by("site").agg(pl.col("at").min().alias("first"), pl.len())
    return [(site, first, count) for site, first, count in counted.iter_rows()]


def _of_messages(families: Families, sites: list[str], spans: int) -> list[tuple[float, Change]]:
    conversations = families["conversations"].filter(~pl.col("group"), pl.col("site").is_in(sites))
    lines = families["messages"].filter(~pl.col("comment"), pl.col("site").is_in(sites))
    received = lines.filter(~pl.col("mine"))
    exchanged = (
        families["dealings"]
        .filter(pl.col("site").is_in(sites))
        .group_by("site", "partner", span=_span(families))
        .agg(pl.col("mine").any().alias("wrote"), (~pl.col("mine")).any().alias("heard"), pl.col("at").first())
        .filter("wrote", "heard")
    )
    found = [
        *_counted("written-to-first", _per_span(families, conversations.filter(personal()), spans)),
        *_counted("begun", _per_span(families, conversations.filter("started"), spans)),
        *_counted("exchanged-with", _per_span(families, exchanged, spans)),
    ]
    if received["pitch"].null_count() <= _UNREAD * received.height:
        found += _counted("pitches", _per_span(families, received.filter("pitch"), spans))
    return found


def _span(families: Families) -> pl.Expr:
    """Which span a moment lies in, 0 for the last 30 days."""
    return (families.window.end - 1 - pl.col("at")) // SPAN


def _per_span(families: Families, rows: pl.DataFrame, spans: int) -> list[float]:
    """How many rows lie in each span, the oldest first."""
    counted = dict(rows.group_by(_span(families).alias("span")).agg(pl.len()).iter_rows())
    return [float(counted.get(span, 0)) for span in reversed(range(spans))]


def _counted(of: str, spans: Sequence[float]) -> list[tuple[float, Change]]:
    """The change of a count, with how sure it is; nothing where chance may explain it. Of the last span, or else of the
    last three."""
    return _latest(of, spans, 1) or _latest(of, spans, LASTING)


def _latest(of: str, spans: Sequence[float], latest: int) -> list[tuple[float, Change]]:
    """The change of the last so many spans, taken together, against those before."""
    before, last = np.asarray(spans[:-latest]), np.asarray(spans[-latest:])
    if len(before) < LEAST_BEFORE:
        return []
    usual, now = float(before.mean()), float(last.mean())
    if abs(now - usual) < LEAST_DIFFERENCE or max(now, usual) < LEAST_FACTOR * min(now, usual):
        return []
    bounds = (before.min(), before.max()) if latest == 1 else (np.median(before), np.median(before))
    if not (last.max() < bounds[0] or last.min() > bounds[1]):
        return []
    # Square roots of counts scatter alike whatever their size (Anscombe 1948): by a half, if people came like coins.
    roots = np.sqrt(before + 3 / 8)
    scatter = max(0.5, float(roots.std(ddof=1)))
    moved = abs(float(np.sqrt(last + 3 / 8).mean() - roots.mean()))
    sure = moved / (scatter * sqrt(1 / latest + 1 / len(before)))
    if sure < (BEYOND if latest == 1 else BEYOND_LASTING):
        return []
    low, high = np.quantile(before, [0.1, 0.9])
    return [(sure, Change(of, now, float(low), float(high), tuple(spans), latest))]  # type: ignore[arg-type]


def _answers(families: Families, sites: list[str], spans: int) -> list[tuple[float, Change]]:
    end = families.window.end
    elsewhere = pl.col("answered_at").is_null() & (pl.col("elsewhere") | pl.col("excused"))
    waited = pl.min_horizontal((end - pl.col("at")) / HOUR, pl.lit(LATE_DAYS * 24.0))
    asked = (
        families["conversations"]
        .filter(
            personal(), ~elsewhere, ~pl.col("undated"), pl.col("site").is_in(sites), pl.col("at") >= end - spans * SPAN
        )
        .select(
            span=_span(families),
            hours=pl.coalesce("answer_hours", waited),
            ended=pl.col("answered_at").is_not_null(),
        )
    )
    medians = [_median(asked.filter(pl.col("span") == span)) for span in reversed(range(spans))]
    now, before = asked.filter(pl.col("span") == 0), asked.filter(pl.col("span") > 0)
    usual = [value for value in medians[:-1] if value is not None]
    latest = medians[-1]
    if (
        latest is None
        or len(usual) < LEAST_BEFORE
        or now["ended"].sum() < LEAST_ANSWERS
        or before["ended"].sum() < LEAST_ANSWERS_BEFORE
        or min(usual) <= latest <= max(usual)
        or max(latest, float(np.median(usual))) < LEAST_FACTOR * min(latest, float(np.median(usual)))
    ):
        return []
    sure = abs(log_rank(now["hours"], now["ended"], before["hours"], before["ended"]))
    if sure < BEYOND:
        return []
    low, high = np.quantile(usual, [0.1, 0.9])
    return [(sure, Change("answer-hours", latest, float(low), float(high), tuple(medians)))]


def _median(asked: pl.DataFrame) -> float | None:
    """Half are answered within so many hours; None where fewer than half were."""
    if not asked.height:
        return None
    hours, ended = asked["hours"].to_numpy(), asked["ended"].to_numpy()
    value = survival_median(hours, ended)
    return value if bool((ended & (hours == value)).any()) else None
