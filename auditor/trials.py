"""What the activities of a trial show: what came with a step, and what without.

Week against week, or recipient against recipient, within the trial alone. Not before against after: a step is proposed
when things are low, and what is low mostly rises again by itself (regression to the mean). Everything drawn counts as
drawn, whether the person kept to it or not; only a week away, which no draw sends one to, is none.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.names import plain
from auditor.answers.expectations import Expectations
from auditor.answers.trial import BEFORE, PATIENCE, WEEK, Draw, Outcome, seen_from
from auditor.facts import DAY, Families, Window, derive
from auditor.facts.away import weeks_away
from auditor.facts.conversations import personal
from auditor.facts.ties import beyond_refusals
from auditor.history.history import History
from auditor.on_one_thread import on_one_thread
from auditor.scoring.trials import Difference, of_shares, of_weeks

_NEEDS: Mapping[Outcome, tuple[Subject, ...]] = {
    "answered": (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    "accepted": (Subject.INVITATION_SENT, Subject.CONNECTION),
    "minutes": (Subject.ATTENTION,),
    "written-to": (Subject.MESSAGE_RECEIVED,),
    "exchanged": (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
}


@dataclass(frozen=True)
class Shown:
    """What a trial showed. Weeks: ``with_`` and ``without`` are the values of each week, ``before`` of the weeks
    before; ``unseen``: how many weeks are left out, as what was imported ends before them, and ``away``, as the person
    was away, which nobody is by the draw. Recipients: both are 1 for each who answered or said yes, and 0 for each who
    did not."""

    with_: tuple[float, ...]
    without: tuple[float, ...]
    difference: Difference
    before: tuple[float, ...] = ()
    unseen: int = 0
    away: int = 0


@on_one_thread
def of_trial_weeks(
    history: History,
    window: Window,
    outcome: Outcome,
    first: date,
    drawn: Sequence[bool],
    holidays: Collection[date] = (),
) -> Shown | None:
    """What the weeks of a trial show; None where no source sees it, or one side has no week. ``window`` reaches from
    ``seen_from`` to the trial's last day. A week that goes on where a source ends is not seen, and one in which a day
    of ``holidays`` lies was spent away; neither is an empty one."""
    families = derive(history, window, Expectations())
    sites, _ = families.covered(_NEEDS[outcome])
    seen = _weeks_seen(families, sites, outcome, first, len(drawn))
    unseen = len(drawn) - seen
    away = {(day - first).days // WEEK for day in weeks_away(holidays)}
    there = [week for week in range(seen) if week not in away]
    drawn = [drawn[week] for week in there]
    if not sites or not 0 < sum(drawn) < len(drawn):
        return None
    values = [_of_week(families, sites, outcome, first + timedelta(days=WEEK * week)) for week in there]
    sides = [tuple(value for value, each in zip(values, drawn, strict=True) if each is side) for side in (True, False)]
    known = families.history.first_at
    starts = [seen_from(first) + timedelta(days=WEEK * week) for week in range(BEFORE)]
    before = tuple(
        _of_week(families, sites, outcome, start)
        for start in starts
        if known is not None and known <= window.midnight(start)
    )
    return Shown(sides[0], sides[1], of_weeks(values, drawn), before, unseen, seen - len(there))


@on_one_thread
def of_trial_recipients(history: History, window: Window, outcome: Outcome, drawn: Sequence[Draw]) -> Shown | None:
    """What the recipients of a trial show, as far as their answer came or its time is over; None where no source sees
    it, or one side has nobody. ``window`` is the trial with the patience after it."""
    families = derive(history, window, Expectations())
    sites, _ = families.covered(_NEEDS[outcome])
    said = {plain(draw.name): draw.is_with for draw in drawn}
    sides: dict[bool, list[float]] = {True: [], False: []}
    once: set[tuple[str, ...]] = set()
    for site, person, yes in _reached(families, sites, outcome).iter_rows():
        name = plain(families.name(site, person))
        if name in said and name not in once:
            once.add(name)
            sides[said[name]].append(float(yes))
    if not sides[True] or not sides[False]:
        return None
    pairs = [(int(sum(side)), len(side)) for side in (sides[True], sides[False])]
    return Shown(tuple(sides[True]), tuple(sides[False]), of_shares(*pairs))


def _weeks_seen(families: Families, sites: list[str], outcome: Outcome, first: date, weeks: int) -> int:
    """How many weeks of the trial were over before the first of its sources ended that reaches into it."""
    ends = [
        entry.until
        for entry in families.history.coverage
        if entry.site in sites and entry.subject in _NEEDS[outcome] and entry.until and entry.until >= first
    ]
    return min([weeks, *(((end - first).days + 1) // WEEK for end in ends)])


def _of_week(families: Families, sites: list[str], outcome: Outcome, first: date) -> float:
    window = families.window
    start, end = window.midnight(first), window.midnight(first + timedelta(days=WEEK))
    inside = pl.col("site").is_in(sites) & pl.col("at").is_between(start, end, closed="left")
    match outcome:
        case "minutes":
            return float(families["attention"].filter(inside)["seconds"].sum()) / 60
        case "written-to":
            return float(families["conversations"].filter(inside, personal().fill_null(False)).height)
        case _:
            sides = (
                beyond_refusals(families["dealings"])
                .filter(inside)
                .group_by("site", "partner")
                .agg(pl.col("mine").n_unique())
            )
            return float((sides["mine"] == 2).sum())


def _reached(families: Families, sites: list[str], outcome: Outcome) -> pl.DataFrame:
    """Whom I wrote to first, or invited, within the window, and what is settled of it: site, partner, yes."""
    inside = pl.col("site").is_in(sites) & (pl.col("at") >= families.window.start)
    if outcome == "accepted":
        sent = families["efforts"].filter(inside, pl.col("channel").is_in(["notes", "bare"]))
        over = pl.col("at") + PATIENCE[outcome] * DAY <= families.window.end
        return sent.filter(over).select("site", "partner", "yes")
    began = families["conversations"].filter(inside, "started", ~pl.col("group"), "settled")
    return began.filter(pl.col("partner").is_not_null()).select("site", "partner", pl.col("answered").alias("yes"))
