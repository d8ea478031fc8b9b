"""Spans of 30 days back from the window's end, and whether the latest of them differ from those before. Weeks away are
as if they had not been: a month that was mostly away is no usual one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import ArrayLike

from auditor.activities.activity import Coverage, Subject
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.history.history import LOOKBACK_DAYS
from auditor.report.changed import Change, Changed
from auditor.scoring.usual import chance_of_counts

SPAN = 30 * DAY
MOST_BEFORE, LEAST_BEFORE = 12, 6
LASTING = 3  # spans
_LITTLE = 0.05  # share of the activities; a site with less does not decide how far back the spans go
#: A change of a count by fewer than so many is not worth a sentence, however sure it is; nor is one by less than this
#: factor.
LEAST_DIFFERENCE, LEAST_FACTOR = 3, 1.4


@dataclass(frozen=True)
class Found:
    """Something that could be compared. ``change``: what it would be told as, were it beyond chance, and how probable
    (``chance``) it is that chance alone makes as much; None: it is as usual, or moved too little to be told. ``spans``:
    how many there were, the last among them; ``happened``: whether there is anything in them; ``sites``: where."""

    of: Changed
    spans: int
    change: Change | None = None
    chance: float = 1.0
    happened: bool = True
    sites: tuple[str, ...] = ()


class Comparable(NamedTuple):
    """``sites``: those whose record reaches through the same spans, the last 30 days being one; ``spans``: how many
    these are, 0 where there are too few; ``too_new``: sites whose record begins later, and reaches to the end."""

    sites: list[str]
    spans: int
    too_new: Sequence[str] = ()


def comparable(families: Families, subjects: Sequence[Subject], *, shares: bool = False) -> Comparable:
    """What can be compared of these subjects: as many spans as all sites have whose record is long enough. One that
    holds next to nothing shortens none that reaches further back. ``shares``: see ``comparable_since``."""
    begin = comparable_since(families, subjects, shares=shares)
    if not begin:
        return Comparable([], 0)
    held = {site: count for site, (_, count) in _first_and_count(families, subjects, begin).items()}
    known = {site: min(MOST_BEFORE + 1, whole_since(families, since)) for site, since in begin.items()}
    long = [site for site, whole in known.items() if whole > LEAST_BEFORE]
    if not long:
        return Comparable([], 0, sorted(begin))
    little = _LITTLE * sum(held[site] for site in long)
    spans = min(known[site] for site in long if held[site] >= little)
    reach = [site for site, first in begin.items() if first <= begun(families, spans)]
    return Comparable(sorted(reach), spans, sorted(begin.keys() - set(reach)))


def comparable_since(families: Families, subjects: Sequence[Subject], *, shares: bool = False) -> dict[str, int]:
    """From when on each site tells of these subjects, UTC milliseconds, of those that do so in full and to the end;
    with ``shares``, of those too that tell some of them, such as the chats one exported, from one day to another. How
    many there are is then a matter of which were exported; what share of them was answered, and how soon, is not."""
    covered, _ = families.covered(subjects)
    window = families.window
    begin = {}
    for site, (first, _) in _first_and_count(families, subjects, covered).items():
        if ended(families, site, subjects):
            continue
        if in_part(families, site, subjects) and not (shares and _bounded(families, site, subjects)):
            continue
        since = [window.midnight(entry.since) for entry in _told(families, site, subjects) if entry.since]
        begin[site] = max([first, window.start - LOOKBACK_DAYS * DAY, *since])
    return begin


def whole_since(families: Families, first: int) -> int:
    """How many whole spans there are since a moment."""
    return int(families.away.days(first, families.window.end) * DAY // SPAN)


def begun(families: Families, spans: int) -> int:
    """When the first of so many spans begins."""
    return families.away.since(families.window.end, spans * SPAN / DAY)


def in_part(families: Families, site: str, subjects: Sequence[Subject]) -> bool:
    """Whether a site's source tells only some of these, such as what was opened lately."""
    return any(entry.extent == "recent" for entry in _told(families, site, subjects))


def _bounded(families: Families, site: str, subjects: Sequence[Subject]) -> bool:
    """Whether a site's source says from which day to which it tells, as exports do. Of what was only opened lately,
    nobody knows how much of the past was."""
    return all(entry.since and entry.until for entry in _told(families, site, subjects) if entry.extent == "recent")


def ended(families: Families, site: str, subjects: Sequence[Subject]) -> bool:
    """Whether a site's source ended more than a third of a month ago."""
    last = families.window.day(families.window.end - SPAN // 3)
    return any(entry.until and entry.until < last for entry in _told(families, site, subjects))


def _told(families: Families, site: str, subjects: Sequence[Subject]) -> list[Coverage]:
    return [entry for entry in families.history.coverage if entry.site == site and entry.subject in subjects]


def _first_and_count(
    families: Families, subjects: Sequence[Subject], sites: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """By site: the moment of the first activity of these subjects, and how many there are."""
    found: dict[str, tuple[int, int]] = {}
    wanted = set(sites)
    for site, subject, first, count in families.once(_by_subject).iter_rows():
        if site in wanted and subject in subjects:
            before, counted = found.get(site, (first, 0))
            found[site] = (min(before, first), counted + count)
    return found


def _by_subject(families: Families) -> pl.DataFrame:
    """Columns: site, subject, first (the moment of the first activity), count."""
    by = families.activities.select("site", "subject", "at").group_by("site", "subject", maintain_order=True)
    return by.agg(first=pl.col("at").min(), count=pl.len())


def span_of(families: Families) -> pl.Expr:
    """Which span a moment lies in, 0 for the last 30 days; null in weeks away."""
    away = families.away
    span = (away.clock(pl.lit(families.window.end)) - 1 - away.clock(pl.col("at"))) // SPAN
    return pl.when(~away.at(pl.col("at"))).then(span) if away else span


def per_span(families: Families, rows: pl.DataFrame, spans: int) -> list[float]:
    """How many rows lie in each span, the oldest first."""
    counts = dict(rows.group_by(span_of(families).alias("span")).agg(pl.len()).iter_rows())
    return [float(counts.get(span, 0)) for span in reversed(range(spans))]


def counted(of: Changed, spans: Sequence[float]) -> Found:
    """The change of a count of the last span, of the last two or of the last three, whichever chance explains least."""
    found = [Found(of, len(spans), happened=any(spans))]
    for latest in range(1, LASTING + 1):
        before, last = np.asarray(spans[:-latest]), np.asarray(spans[-latest:])
        if not outside(before, last):
            continue
        usual, now = float(before.mean()), float(last.mean())
        if abs(now - usual) < LEAST_DIFFERENCE or max(now, usual) < LEAST_FACTOR * min(now, usual):
            continue
        chance = chance_of_counts(spans[:-latest], spans[-latest:])
        found.append(Found(of, len(spans), change(of, now, before, spans, latest), chance))
    return clearest(found)


def outside(before: ArrayLike, last: ArrayLike) -> bool:
    """Whether the last span, or each of the last two, lies outside all that were before, or each of the last three on
    the same side of their median; False where too few are known."""
    earlier, latest = np.asarray(before, float), np.asarray(last, float)
    if len(earlier) < LEAST_BEFORE:
        return False
    middle = float(np.median(earlier))
    low, high = (float(earlier.min()), float(earlier.max())) if len(latest) < LASTING else (middle, middle)
    return bool(latest.max() < low or latest.min() > high)


def change(of: Changed, now: float, before: ArrayLike, spans: Sequence[float | None], latest: int = 1) -> Change:
    """It as a report has it: what is usual is where eight of ten earlier spans lay, from one of them to another, as
    nobody knows 2.1 people."""
    low, high = np.quantile(np.asarray(before, float), [0.1, 0.9], method="nearest")
    return Change(of, now, float(low), float(high), tuple(spans), latest)


def clearest(found: Sequence[Found]) -> Found:
    """Of what was found of one thing, that which chance explains least; the first of equals."""
    return min(found, key=lambda each: each.chance)
