"""Two sources of one history: audits agree on what both report, and an act from both is stored once."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

import auditor
from auditor.activities.activity import Activity, Detail
from auditor.answers.expectations import Expectations
from auditor.history.ingest import receive
from auditor.report import Report
from auditor.runner.run import run
from server.store import merging
from server.store.store import Store
from tests.store.making import KEY, ZONE, message, store_of
from tests.store.week import MONDAY, archive, extension, others, week


def audited(activities: list[Activity]) -> Report:
    return auditor.audit([*others(), *activities], last=MONDAY.date() + timedelta(days=30), zone=ZONE)


def put(store: Store, activities: list[Activity]) -> tuple[int, int]:
    written = store.activities.write([receive(activity, key=KEY, zone=ZONE) for activity in activities])
    return len(written.stored), len(written.known)


def test_the_same_week_gives_the_same_results_from_either_source(tmp_path: Path) -> None:
    seen, held = audited(extension(week())).audits(), audited(archive(week(), tmp_path)).audits()
    assert {name: (a.state, a.value, a.score, a.band) for name, a in seen.items()} == {
        name: (a.state, a.value, a.score, a.band) for name, a in held.items()
    }
    assert sum(a.value is not None for a in seen.values()) >= 12


@pytest.mark.parametrize("late", [0, 45, -90])
@pytest.mark.parametrize("archive_first", [False, True])
def test_an_act_from_both_sources_is_stored_once(
    sqlite: Engine, tmp_path: Path, late: float, archive_first: bool
) -> None:
    store = store_of(sqlite)
    seen, held = extension(week(), late), archive(week(), tmp_path)
    first, second = (held, seen) if archive_first else (seen, held)
    assert put(store, first) == (88, 0)
    assert put(store, second) == (0, 88)
    assert put(store, [*seen, *held]) == (0, 176)


@pytest.mark.parametrize("together", [1, 2, 1_000])
def test_overlapping_times_are_searched_together_and_nothing_is_missed(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    """Days of one source and moments of the other: most of the times looked at overlap, and some stand alone."""
    monkeypatch.setattr(merging, "_TOGETHER", together)
    store = store_of(sqlite)
    hours = [*range(0, 480, 5), 5_000, 9_000]
    seen = [message(f"Number {hour}", 60 * hour) for hour in hours]
    told = [message(f"Number {hour}", 60 * hour - 1_800, via="archive", detail=Detail(day_only=True)) for hour in hours]
    assert len(store.activities.write(seen).stored) == len(hours)
    assert store.activities.write([message("Another", 60), *told]).known == [arrival.row.id for arrival in told]


def test_acts_from_only_one_source_are_added(sqlite: Engine, tmp_path: Path) -> None:
    store = store_of(sqlite)
    deeds = week()
    assert put(store, extension(deeds[:50])) == (50, 0)
    assert put(store, archive(deeds[20:], tmp_path)) == (38, 30)


def test_an_audit_of_both_is_an_audit_of_one(sqlite: Engine, tmp_path: Path) -> None:
    store = store_of(sqlite)
    put(store, extension(week()))
    put(store, archive(week(), tmp_path))
    put(store, others())
    window = auditor.window(None, last=MONDAY.date() + timedelta(days=30), zone=ZONE)
    kept = run(store.activities.history(window.start, window.end), Expectations(), window).audits()
    told = audited(extension(week())).audits()
    assert {name: a.value for name, a in kept.items()} == {name: a.value for name, a in told.items()}
