"""How many of those who write to me have an answer, and how long it takes, against one's own usual; and how many of
those who pitch.

What came in the last two weeks may still be answered. It is not left out, and not held to be silent: a message that has
waited for so long counts for as much of a message as one's answers are usually there by then.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl
from msgspec import structs
from numpy.typing import ArrayLike

from auditor.changes.spans import LASTING, LEAST_BEFORE, LEAST_FACTOR, Found, begun, change, clearest, outside, span_of
from auditor.facts.conversations import personal
from auditor.facts.episodes import LATE_DAYS, SILENCE_DAYS
from auditor.facts.families import Families
from auditor.facts.window import HOUR
from auditor.report.changed import Change, Changed
from auditor.scoring.intervals import survival_median
from auditor.scoring.special import ndtr
from auditor.scoring.survival import log_rank, over_by
from auditor.scoring.usual import Share, chance_of_amounts, chance_of_shares

LEAST_ANSWERS, LEAST_ANSWERS_BEFORE = 5, 15
#: Messages there must be in a span for its share to be one; and a change by less than this is not worth a sentence.
LEAST_ASKED, LEAST_DIFFERENCE = 3, 0.15
_IN_TIME = SILENCE_DAYS * 24.0  # hours
_SCATTER = 0.3  # of the logarithms of how long answers take, as people are supposed to have it (our convention, E)


def answers(families: Families, sites: list[str], spans: int) -> list[Found]:
    """The share of personal messages that have my answer within 14 days, of those that ask for one, and how long it
    takes. Whether words that we cannot read ask for one is not known, so they are left out, and so is what has none
    and is owed none: of who says that no answer is needed, and of sellers whom I only ever refused."""
    irrelevant = families.expectations.irrelevant
    unread = pl.col("opening_acts").is_null() & (pl.col("opening_words") > 0).fill_null(False)
    owed = pl.col("answered_at").is_not_null() | ~pl.col("unowed")
    of = personal() & ~pl.col("closes") & ~unread & ~pl.col("first_id").is_in(irrelevant) & owed
    asked = _asked(families, sites, spans, of)
    timed = asked.filter(~pl.col("elsewhere"), ~pl.col("undated"))
    return [*_share("answered", asked, spans), *_hours(timed, spans)]


def pitches_answered(families: Families, sites: list[str], spans: int) -> list[Found]:
    """The share of pitches that have my answer within 14 days, be it a no; nobody answers what was paid for or
    unwanted."""
    pitched = pl.col("pitched").fill_null(False) & ~pl.col("group") & ~pl.col("promoted") & ~pl.col("spam")
    return _share("pitches-answered", _asked(families, sites, spans, pitched), spans)


def _asked(families: Families, sites: list[str], spans: int, of: pl.Expr) -> pl.DataFrame:
    """What may be answered of these conversations: whether it was in another place (``elsewhere``), or here
    (``ended``) and after how many ``hours``, or how long it waits."""
    given, end, clock = families.expectations, pl.lit(families.window.end), families.away.clock
    waited = pl.min_horizontal((clock(end) - clock(pl.col("at"))) / HOUR, pl.lit(LATE_DAYS * 24.0))
    return (
        families["conversations"]
        .filter(
            of,
            pl.col("site").is_in(sites),
            pl.col("at") >= begun(families, spans),
            ~pl.col("partner").is_in(given.not_this_person).fill_null(False),
            ~(pl.col("answered_at").is_null() & pl.col("excused")),
        )
        .select(
            "undated",
            elsewhere=pl.col("answered_at").is_null() & pl.col("elsewhere"),
            span=span_of(families),
            hours=pl.coalesce("answer_hours", waited),
            ended=pl.col("answered_at").is_not_null(),
        )
        .drop_nulls("span")
    )


def _share(of: Changed, asked: pl.DataFrame, spans: int) -> list[Found]:
    in_time = asked.with_columns(
        answered=pl.col("elsewhere") | (pl.col("ended") & (pl.col("hours") <= _IN_TIME)),
        waited=pl.when(pl.col("elsewhere")).then(_IN_TIME).otherwise(pl.min_horizontal("hours", pl.lit(_IN_TIME))),
    )
    usual = in_time.filter(pl.col("answered"), ~pl.col("elsewhere"))
    found = told_of_shares(of, shares(in_time, spans, _IN_TIME, usual))
    return [replace(each, change=_so_far(each.change, in_time)) if each.change else each for each in found]


def _so_far(told: Change, in_time: pl.DataFrame) -> Change:
    """The same change, marked where fewer were answered and some of these may still be in time."""
    waits = in_time.filter(~pl.col("answered"), pl.col("waited") < _IN_TIME, pl.col("span") < told.latest)
    return structs.replace(told, so_far=not waits.is_empty() and 2 * told.now < told.low + told.high)


def shares(asked: pl.DataFrame, spans: int, within: float, usual: pl.DataFrame | None = None) -> list[Share]:
    """The share of each span, the oldest first, of rows with ``span``, ``waited`` (hours, at most ``within``) and
    ``answered``. ``usual``: rows that tell after how many hours answers usually come, those of all spans but the last
    being taken; by default all that were answered."""
    usual = asked.filter("answered") if usual is None else usual
    hours = usual.filter(pl.col("span") > 0)["waited"].to_numpy()
    return [shared(each, hours, within) for each in _by_span(asked, spans)]


def _by_span(asked: pl.DataFrame, spans: int) -> list[pl.DataFrame]:
    """The rows of each span, the oldest first."""
    found = asked.partition_by("span", as_dict=True)
    return [found.get((span,), asked.clear()) for span in reversed(range(spans))]


def told_of_shares(of: Changed, each: Sequence[Share]) -> list[Found]:
    """Nothing where the last span, or most of those before, had too few to be compared."""
    if each[-1].whole < LEAST_ANSWERS or sum(share.whole for share in each[:-1]) < LEAST_ANSWERS_BEFORE:
        return []
    return compared_shares(each, of)


def compared_shares(each: Sequence[Share], of: Changed = "answered") -> list[Found]:
    """The change of a share over spans, the oldest first; those with too few are left out."""
    told = [share.value if share.whole >= LEAST_ASKED else None for share in each]
    found = []
    for latest in (1, LASTING):
        before = [share for share in each[:-latest] if share.whole >= LEAST_ASKED]
        last = [share for share in each[-latest:] if share.whole >= LEAST_ASKED]
        if len(before) < LEAST_BEFORE or len(last) < latest:
            continue
        values = [share.value for share in before]
        found.append(Found(of, len(each)))
        now = sum(share.part for share in last) / sum(share.whole for share in last)
        usual = sum(share.part for share in before) / sum(share.whole for share in before)
        if abs(now - usual) < LEAST_DIFFERENCE or not outside(values, [share.value for share in last]):
            continue
        found.append(Found(of, len(each), change(of, now, values, told, latest), chance_of_shares(before, last)))
    return [clearest(found)] if found else []


def shared(asked: pl.DataFrame, usual: ArrayLike, within: float = _IN_TIME) -> Share:
    """How many of a span's messages were answered within so many hours, of how many it tells of. ``usual``: after how
    many hours answers usually came.

    The share is the product-limit estimate at that time (Kaplan & Meier 1958). One that waits tells as much of a
    message as there are answers usually by then.
    """
    waited, answered = asked["waited"].to_numpy(), asked["answered"].to_numpy()
    waits = waited[~answered & (waited < within)]
    took = np.sort(np.asarray(usual, float))
    told = np.searchsorted(took, waits, side="right") / len(took) if len(took) else waits / within
    whole = asked.height - len(waits) + float(told.sum())
    return Share(over_by(waited, answered, within) * whole, whole)


def _hours(asked: pl.DataFrame, spans: int) -> list[Found]:
    medians = [_median(each) for each in _by_span(asked, spans)]
    found = [each for latest in range(1, LASTING + 1) if (each := _hours_of(asked, medians, latest))]
    return [clearest(found)] if found else []


def _hours_of(asked: pl.DataFrame, medians: Sequence[float | None], latest: int) -> Found | None:
    """The last so many spans against those before; None where too little was answered to compare."""
    now, before = asked.filter(pl.col("span") < latest), asked.filter(pl.col("span") >= latest)
    usual = [value for value in medians[:-latest] if value is not None]
    last = [value for value in medians[-latest:] if value is not None]
    middle = _median(now)
    if (
        middle is None
        or len(last) < latest
        or len(usual) < LEAST_BEFORE
        or now["ended"].sum() < LEAST_ANSWERS
        or before["ended"].sum() < LEAST_ANSWERS_BEFORE
    ):
        return None
    as_usual, spans = float(np.median(usual)), len(medians)
    if not outside(usual, last) or max(middle, as_usual) < LEAST_FACTOR * min(middle, as_usual):
        return Found("answer-hours", spans)
    apart = abs(log_rank(now["hours"], now["ended"], before["hours"], before["ended"]))
    between = _chance_between(asked, spans, latest, (middle * as_usual) ** 0.5)
    never = 1e-9  # hours, so that an answer within the same moment has a logarithm
    chance = max(
        2 * min(2 * float(ndtr(-apart)), between),  # of two, the clearer
        chance_of_amounts([max(value, never) for value in usual], [max(value, never) for value in last], _SCATTER),
    )
    return Found("answer-hours", spans, change("answer-hours", middle, usual, medians, latest), chance)


def _chance_between(asked: pl.DataFrame, spans: int, latest: int, moment: float) -> float:
    """The same of how many are answered by a moment (hours) between both usual waits: where most have their answer
    sooner than ever and some wait for long, the two outweigh each other over all that time."""
    by_then = asked.select(
        "span",
        answered=pl.col("ended") & (pl.col("hours") <= moment),
        waited=pl.min_horizontal("hours", pl.lit(moment)),
    )
    told = shares(by_then, spans, moment)
    before = [share for share in told[:-latest] if share.whole]
    return chance_of_shares(before, told[-latest:])


def _median(asked: pl.DataFrame) -> float | None:
    """Half are answered within so many hours; None where fewer than half were."""
    if not asked.height:
        return None
    hours, ended = asked["hours"].to_numpy(), asked["ended"].to_numpy()
    value = survival_median(hours, ended)
    return value if bool((ended & (hours == value)).any()) else None
