"""Time in which somebody was there: the weeks away, as they say, stand still. What is late after some days is late
after so many days there."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

import polars as pl

from auditor.facts.window import DAY, Window


def weeks_away(holidays: Collection[date]) -> list[date]:
    """The Mondays of the weeks that these days lie in."""
    return sorted({day - timedelta(days=day.weekday()) for day in holidays})


def days_there(first: date, last: date, holidays: Collection[date]) -> list[date]:
    """The days from ``first`` to ``last`` outside these weeks, the latest first."""
    away = set(weeks_away(holidays))
    every = (last - timedelta(days=back) for back in range((last - first).days + 1))
    return [day for day in every if day - timedelta(days=day.weekday()) not in away]


class Span(NamedTuple):
    """Weeks away in a row: UTC milliseconds, ``first`` included, ``end`` excluded; ``before``: how much of that lies
    before them."""

    first: int
    end: int
    before: int


class Away:
    """The weeks away of a person. Without any, every clock goes on and no deadline moves."""

    def __init__(self, window: Window, holidays: Collection[date]) -> None:
        self._spans = _spans(
            (window.midnight(day), window.midnight(day + timedelta(7))) for day in weeks_away(holidays)
        )

    def __bool__(self) -> bool:
        return bool(self._spans)

    def at(self, moment: pl.Expr) -> pl.Expr:
        """Whether a moment (UTC milliseconds) lies in weeks away."""
        return pl.any_horizontal(
            pl.lit(False), *(moment.is_between(first, end, closed="left") for first, end, _ in self._spans)
        )

    def clock(self, moment: pl.Expr) -> pl.Expr:
        """A moment without all time away before it: from one to another are the milliseconds there."""
        if not self._spans:
            return moment
        gone = (pl.min_horizontal(moment, pl.lit(end)) - first for first, end, _ in self._spans)
        return moment - pl.sum_horizontal(*(each.clip(lower_bound=0) for each in gone))

    def after(self, moment: pl.Expr, days: float) -> pl.Expr:
        """When so many days there have passed since a moment."""
        due = self.clock(moment) + round(days * DAY)
        if not self._spans:
            return due
        return due + pl.sum_horizontal(
            *(
                pl.when(due >= first - before).then(pl.lit(end - first, pl.Int64)).otherwise(0)
                for first, end, before in self._spans
            )
        )

    def since(self, moment: int, days: float) -> int:
        """From when on there were at most so many days there until a moment."""
        left, at = round(days * DAY), moment
        for first, end, _ in reversed(self._spans):
            if first >= at:
                continue
            if end < at and left < at - end:
                break
            left -= max(0, at - end)
            at = first
        return at - left

    def days(self, first: int, end: int) -> float:
        """How many days there lie between two moments."""
        return (end - first - sum(max(0, min(end, over) - max(first, begun)) for begun, over, _ in self._spans)) / DAY

    def weeks(self, first: int, end: int) -> int:
        """How many weeks away there are, in whole or in part, between two moments."""
        gone = (min(end, over) - max(first, begun) for begun, over, _ in self._spans)
        return sum(-(-each // (7 * DAY)) for each in gone if each > 0)

    def delays(self, moment: pl.Expr, days: float) -> pl.Expr:
        """Whether time away makes something later late that is due after so many days."""
        return self.after(moment, days) > moment + round(days * DAY)


def _spans(weeks: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    found: list[Span] = []
    for first, end in weeks:
        if found and found[-1].end == first:
            found[-1] = found[-1]._replace(end=end)
        else:
            gone = found[-1].before + found[-1].end - found[-1].first if found else 0
            found.append(Span(first, end, gone))
    return tuple(found)
