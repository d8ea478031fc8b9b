"""Time on the site: visits, what they are for, and what the site puts into them.

Drawn: brief looks a day, visits that only scroll and visits in which a message is written, how much of it is at night,
how long one stays after the message, the plan, what the feed shows and how much that differs between visits, whether
it ever ends, notifications a day, and how much busier some days are than others.
"""

from math import exp, log
from random import Random
from typing import NamedTuple

import numpy as np

from tests.validity import words
from tests.validity.diary import Diary, Truth, between, poisson

_SILENCE = 6 / 1440  # days between two visits, so that they are two
_EXPECTING = 31 / 1440
_WAKES, _SLEEPS, _NIGHT_ENDS = 7.0, 22.0, 6.0  # hours: visits begin by day up to 22, at night from 23 to 6
_FOCUS = (9, 13)
_HOUR = 1 / 24
_LONGEST = 45.0
_PER_MINUTE = 4.0  # things shown
_SENT = 0.1  # minutes before one turns to the feed
_DRAWS = 20_000


class _Habits(NamedTuple):
    """Drawn for one person; visits are a day, lengths are medians in minutes."""

    looks: float
    scrolls: float
    purposes: float
    even: float
    late: float
    scrolled: float
    tail: float
    own: float
    alike: float
    ends: float
    notified: float


def live(rng: Random, days: int) -> Diary:
    return _lived(rng, days, 0.0)


def on_two_devices(rng: Random, days: int) -> Diary:
    """The same, with a part of the visits on a phone that nobody watches; the truth is that of all of them."""
    return _lived(rng, days, rng.uniform(0.05, 0.6))


def _lived(rng: Random, days: int, unseen: float) -> Diary:
    diary = Diary(rng, days)
    habits = _Habits(
        looks=between(rng, 0.7, 16),
        scrolls=between(rng, 0.3, 3),
        purposes=between(rng, 0.4, 2.5),
        even=between(rng, 2, 20),
        late=between(rng, 0.005, 0.3),
        scrolled=between(rng, 3, 14),
        tail=between(rng, 0.7, 15),
        own=rng.uniform(0.1, 0.92),
        alike=between(rng, 2, 30),
        ends=rng.choice((0.0, 0.0, 0.3)),
        notified=between(rng, 2, 80),
    )
    friend = diary.somebody()
    for day in range(days):
        _day(diary, day, habits, friend, unseen)
    minutes = _truths(diary, habits)
    planned = minutes * 7 / between(rng, 0.5, 3)
    diary.truths["time-vs-plan"] = Truth(minutes * 7 / planned)
    diary.answers = {
        "sleep": {"start": 23, "end": 7},
        "focus": {"start": _FOCUS[0], "end": _FOCUS[1]},
        "browser_share": round(1 - unseen, 2),
        "planned_minutes_a_week": {"linkedin": planned},
    }
    return diary


def _day(diary: Diary, day: int, habits: _Habits, friend: str, unseen: float) -> None:
    rng = diary.rng
    busy, taken, unread = rng.gammavariate(habits.even, 1 / habits.even), list[tuple[float, float]](), 0
    notices = poisson(rng, habits.notified * rng.gammavariate(habits.even, 1 / habits.even))
    # The longest come first, as they find no place otherwise.
    for kind, rate in (("scroll", habits.scrolls), ("purpose", habits.purposes), ("look", habits.looks)):
        for _ in range(poisson(rng, rate * busy)):
            first, second = _minutes(rng, kind, habits)
            length = (first + second) / 1440
            start = _free(rng, habits.late, length, taken, _EXPECTING if kind == "look" else _SILENCE)
            if start is None:
                continue
            taken.append((start, start + length + (_EXPECTING if kind == "purpose" else 0)))
            if rng.random() >= unseen:
                _visit(diary, day + start, kind, first, second, habits, friend)
    diary.badge(day + 0.0001, 0)
    for at in sorted(rng.random() for _ in range(6)):
        unread += round((notices - unread) * at)
        diary.badge(day + 0.1 + at * 0.8, unread)
    diary.badge(day + 0.99, notices)


def _minutes(rng: Random, kind: str, habits: _Habits) -> tuple[float, float]:
    """Minutes before and after what the visit is for."""
    if kind == "look":
        return rng.uniform(0.1, 0.9), 0.0
    if kind == "scroll":
        return 0.0, min(_LONGEST, 1.1 + exp(rng.gauss(log(habits.scrolled), 0.7)))
    return rng.uniform(0.5, 4.0), min(_LONGEST, exp(rng.gauss(log(habits.tail), 0.9)))


def _free(rng: Random, late: float, length: float, taken: list[tuple[float, float]], silence: float) -> float | None:
    """When a visit begins, as a part of the day: apart from all others."""
    night = rng.random() < late
    for _ in range(40):
        hour = rng.uniform(0, _NIGHT_ENDS) if night else rng.uniform(_WAKES, _SLEEPS)
        start = hour * _HOUR
        if all(start + length + silence < begun or start > over + _SILENCE for begun, over in taken):
            return start
    return None


def _visit(diary: Diary, at: float, kind: str, before: float, after: float, habits: _Habits, friend: str) -> None:
    rng = diary.rng
    if kind == "look":
        diary.look(at, "feed", before)
        return
    if before:
        diary.look(at, "messages", before)
        at += before / 1440
        diary.write(at - _SENT / 1440, friend, words.plain(rng))
    diary.look(at, "feed", after)
    own = rng.betavariate(habits.own * habits.alike, (1 - habits.own) * habits.alike)
    items = poisson(rng, after * _PER_MINUTE)
    network = sum(rng.random() < own for _ in range(items))
    promoted = sum(rng.random() < 0.3 for _ in range(items - network))
    diary.feed(
        at,
        {
            "network": network,
            "suggested": items - network - promoted,
            "promoted": promoted,
            "items": items,
            "ended": rng.random() < habits.ends,
        },
    )


def _truths(diary: Diary, habits: _Habits) -> float:
    """Write down what is true; the minutes a day."""
    chance = np.random.default_rng(diary.rng.getrandbits(32))
    scrolled = np.minimum(_LONGEST, 1.1 + np.exp(chance.normal(log(habits.scrolled), 0.7, _DRAWS)))
    tails = np.minimum(_LONGEST, np.exp(chance.normal(log(habits.tail), 0.9, _DRAWS)))
    looks, before = habits.looks * 0.5, habits.purposes * 2.25
    feed = habits.scrolls * float(scrolled.mean()) + habits.purposes * float(tails.mean())
    minutes = looks + before + feed
    visits = habits.looks + habits.scrolls + habits.purposes
    # Day by day the number is negative binomial: some days have no visit at all.
    used = 1 - (1 + visits / habits.even) ** -habits.even
    share = habits.scrolls / (habits.scrolls + habits.purposes)
    shown = chance.poisson(np.where(chance.random(_DRAWS) < share, scrolled, tails) * _PER_MINUTE)
    by_day = (_FOCUS[1] - _FOCUS[0]) / (_SLEEPS - _WAKES)
    diary.truths = {
        "micro-checks": Truth(habits.looks / used),
        "late-night-share": Truth(habits.late),
        "passive-scroll-share": Truth((looks + feed) / minutes),
        "drift-tail": Truth(_SENT + float(np.median(tails))),
        "focus-hour-opens": Truth(visits * (1 - habits.late) * by_day),
        "feed-mix": Truth(habits.own),
        "endless-feed": Truth(float(np.percentile(shown[shown > 0], 75))),
        "notification-load": Truth(habits.notified),
    }
    return minutes
