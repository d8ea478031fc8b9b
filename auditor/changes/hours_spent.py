"""The time one spends on the sites, against one's own usual, as far as browser or phone logged it.

A log with a hole in it tells less time than was spent, and a holiday looks the same: of a span with ten days in a row
without any time logged, nothing is told. Weeks that the person says they were away are as if they had not been.
"""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from auditor.changes.spans import (
    LASTING,
    LEAST_BEFORE,
    LEAST_FACTOR,
    MOST_BEFORE,
    SPAN,
    Found,
    change,
    clearest,
    outside,
)
from auditor.facts.away import days_there
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.history.logged import joined, logged_in
from auditor.report.changed import Change
from auditor.scoring.usual import chance_of_amounts

LONGEST_HOLE = 10  # days
LEAST_DIFFERENCE = 2.0  # hours in 30 days
_SCATTER = 0.3  # of the logarithms of hours, as people are supposed to have it (our convention, E)
_DAYS = SPAN // DAY


def hours_spent(families: Families) -> list[Found]:
    """Hours in spans of 30 days, of the sites and logs that reach through as many of them as the main one."""
    days = joined(families.history.logged_before, logged_in(families.activities))
    last = families.window.day(families.window.end - 1)
    by_log: dict[tuple[str, bool], dict[int, float]] = {}
    earliest = min((day.day for day in days), default=last)
    there = days_there(earliest, last, families.expectations.holidays)[: (MOST_BEFORE + 1) * _DAYS]
    place = {day: past for past, day in enumerate(there)}
    for day in days:
        past = place.get(day.day)
        if past is not None:
            log = by_log.setdefault((day.site, day.phone), {})
            log[past] = log.get(past, 0.0) + day.seconds / 3600
    if not by_log:
        return []
    main = max(by_log, key=lambda log: (sum(by_log[log].values()), log))
    spans = _known(by_log[main])
    if spans <= LEAST_BEFORE:
        return []
    beside = {key: log for key, log in by_log.items() if _known(log) >= spans}
    hours = [
        sum(log.get(past, 0.0) for log in beside.values() for past in range(span * _DAYS, (span + 1) * _DAYS))
        for span in reversed(range(spans))
    ]
    sites = {site for site, _ in beside}
    found = replace(compared(hours), sites=tuple(sorted(sites)))
    if found.change is None:
        return [found]
    return [replace(found, change=_on_sites(found.change, by_log, sites, spans))]


def _on_sites(
    change: Change, by_log: Mapping[tuple[str, bool], Mapping[int, float]], counted: set[str], spans: int
) -> Change:
    """The change with the sites that it counts, where others were logged too: for too short a time, or with holes."""
    first: dict[str, int] = {}
    for (site, _), log in by_log.items():
        if site not in counted:
            first[site] = max(first.get(site, 0), *log)
    if not first:
        return change
    late = {site for site, past in first.items() if past < spans * _DAYS - LONGEST_HOLE}
    return structs.replace(
        change, sites=tuple(sorted(counted)), too_new=tuple(sorted(late)), in_part=tuple(sorted(set(first) - late))
    )


def compared(hours: list[float]) -> Found:
    """The change of hours over spans, the oldest first, all above zero."""
    found = [Found("time", len(hours))]
    for latest in (1, LASTING):
        before, last = hours[:-latest], hours[-latest:]
        if not outside(before, last):
            continue
        now, usual = sum(last) / latest, sum(before) / len(before)
        if abs(now - usual) < LEAST_DIFFERENCE or max(now, usual) < LEAST_FACTOR * min(now, usual):
            continue
        found.append(
            Found(
                "time",
                len(hours),
                change("time", now, before, hours, latest),
                chance_of_amounts(before, last, _SCATTER),
            )
        )
    return clearest(found)


def _known(log: dict[int, float]) -> int:
    """For how many spans back from the end a log has no hole."""
    spans, hole = 0, 0
    for past in range((MOST_BEFORE + 1) * _DAYS):
        hole = 0 if log.get(past) else hole + 1
        if hole >= LONGEST_HOLE:
            break
        if past % _DAYS == _DAYS - 1:
            spans += 1
    return spans
