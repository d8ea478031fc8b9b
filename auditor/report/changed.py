"""What differs from one's own usual, as a report tells it. `auditor/changes` finds it."""

from datetime import date
from typing import Literal

import msgspec

Changed = Literal[
    "accepted", "answered", "answer-hours", "begun", "begun-asking", "contributions", "exchanged-with", "introductions",
    "new-people", "pitches", "pitches-answered", "stopped", "time", "written-to-first",
]  # fmt: skip


class Compared(msgspec.Struct, frozen=True):
    """What was compared, and on which sites; where it never happened there, it could not have changed and is left
    out."""

    of: Changed
    sites: tuple[str, ...]


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that differs from my own usual by more than chance: ``now`` over the last 30 days, or the mean of the
    ``latest`` spans of 30 days where it is they that differ; ``low`` to ``high`` where most earlier spans lay,
    ``spans`` each of them, the oldest first and the last 30 days last (None: nothing could be told). Counts are of 30
    days, ``time`` are hours in 30 days, ``answered`` and ``accepted`` are shares. ``so_far``: some of what makes a
    share of answers smaller waits and is not yet two weeks old, so that nobody can know whether it is answered in time.
    Of ``stopped``, days with a post of mine ``on`` one site, ``since`` is the day of the last.

    ``perhaps``: it stands out by itself, and among all that was compared it may be chance. Where not all sites that
    hold such activities are counted, ``sites`` are those that are, and the others, by why they are not: ``in_part``
    tells only some of them, ``ended`` is not up to date, ``too_new`` begins too late."""

    of: Changed
    now: float
    low: float
    high: float
    spans: tuple[float | None, ...]
    latest: int = 1
    perhaps: bool = False
    so_far: bool = False
    sites: tuple[str, ...] = ()
    in_part: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    too_new: tuple[str, ...] = ()
    on: str = ""
    since: date | None = None
