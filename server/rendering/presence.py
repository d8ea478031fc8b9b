"""The days on which one was where: a calendar of weeks for each site, in words, and by month."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from auditor.report.whereabouts import Presence
from server.translations import gettext, ngettext
from server.translations.cldr import day, short_month

#: A day in the picture: a square with a gap, in the units of the view box.
_STEP, _SIDE = 12, 10
_LABELS = 20  # height
_SHADES = 3
#: Days without a word that are worth one: two weeks, as a holiday is.
_AWAY = 14


@dataclass(frozen=True)
class Calendar:
    """The weeks of a site from left to right, Monday on top, in a box of ``width`` × ``height``. ``paths``: the squares
    of each shade, from 0, when one was not there, to 3, most of all; ``labels``: months, at their place across."""

    site: str
    words: str
    width: int
    height: int
    paths: tuple[str, ...]
    labels: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Presences:
    """All that is shown. ``months``: the newest first, on how many days of each one was on each site."""

    calendars: tuple[Calendar, ...]
    months: tuple[tuple[date, tuple[int, ...]], ...]


def presences(of: Sequence[Presence]) -> Presences:
    """Every site over the same weeks, so that one stands beside the other."""
    first = min((each.days[0][0] for each in of), default=date.min)
    last = max((each.days[-1][0] for each in of), default=date.min)
    return Presences(tuple(_calendar(each, first, last) for each in of), tuple(_months(of)))


def _calendar(presence: Presence, first: date, last: date) -> Calendar:
    monday = first - timedelta(days=first.weekday())
    ranked = sorted(count for _, count in presence.days)
    counted = dict(presence.days)
    paths = [""] * (_SHADES + 1)
    labels = []
    for number in range((first - monday).days, (last - monday).days + 1):
        each = monday + timedelta(days=number)
        x, y = number // 7 * _STEP, number % 7 * _STEP
        paths[_shade(counted.get(each, 0), ranked)] += f"M{x} {y}h{_SIDE}v{_SIDE}h-{_SIDE}z"
        if each.day == 1:
            labels.append((x, short_month(each)))
    width = ((last - monday).days // 7 + 1) * _STEP
    return Calendar(presence.site, _in_words(presence), width, 7 * _STEP + _LABELS, tuple(paths), tuple(labels))


def _shade(count: int, ranked: Sequence[int]) -> int:
    """By thirds of the days on which one was there."""
    return 1 + _SHADES * bisect_left(ranked, count) // len(ranked) if count else 0


def _in_words(presence: Presence) -> str:
    """On how many days, from when to when, and the longest time away."""
    days = [each for each, _ in presence.days]
    if len(days) == 1:
        return gettext("On one day: %(day)s.", day=day(days[0]))
    told = gettext(
        "On %(count)s days from %(first)s to %(last)s.", count=len(days), first=day(days[0]), last=day(days[-1])
    )
    before, after = max(pairwise(days), key=lambda pair: pair[1] - pair[0])
    away = (after - before).days - 1
    if away < _AWAY:
        return told
    longest = ngettext(
        "Longest away: %(num)s day, from %(first)s on.",
        "Longest away: %(num)s days, from %(first)s on.",
        away,
        first=day(before + timedelta(days=1)),
    )
    return f"{told} {longest}"


def _months(of: Sequence[Presence]) -> Iterator[tuple[date, tuple[int, ...]]]:
    counted = [Counter(each.replace(day=1) for each, _ in presence.days) for presence in of]
    for first in sorted(set().union(*counted), reverse=True):
        yield first, tuple(days[first] for days in counted)
