"""A due self-audit runs once, whichever server looks, however long none looked, and whatever the clock does."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import Engine

from auditor import audit
from server.store import runs
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.schedules import QUIET, Schedule, Schedules
from server.store.schema import OWNER
from server.store.store import Store

HOUR = 3_600_000
DAY = 24 * HOUR
NOON = 1_780_315_200_000  # 2026-06-01 12:00 UTC, a Monday
HERE = Process("here", 1)
DAILY = Recurrence.checked("daily", "09:00", None, None, "UTC")
ROOT = Path(__file__).parents[2]

CLAIMER = """
import sys
from server.store.engine import open_engine
from server.store.processes import Process
from server.store.schedules import Schedules
from server.store.schema import OWNER

url, now = sys.argv[1], int(sys.argv[2])
schedules = Schedules(open_engine(url), OWNER)
print("ready", flush=True)
sys.stdin.readline()
while run := schedules.claim(now, Process.own()):
    print(run.schedule_id, flush=True)
"""


def add(store: Store, now: int = NOON, rule: Recurrence = DAILY) -> Schedule:
    return store.schedules.add(rule, 90, now)


def claimed(store: Store, now: int) -> list[str | None]:
    """The schedules that are carried out at a moment."""
    found = []
    while run := store.schedules.claim(now, HERE):
        found.append(run.schedule_id)
    return found


def next_at(store: Store) -> int:
    (schedule,) = store.schedules.all()
    assert schedule.next_at is not None
    return schedule.next_at


def test_two_servers_claim_each_of_forty_due_schedules_only_once(engine: Engine, store: Store) -> None:
    made = sorted(add(store).id for _ in range(40))
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", CLAIMER, url, str(NOON + DAY)]
    both = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)
    ]
    for server in both:
        assert server.stdout
        assert server.stdout.readline() == "ready\n"
    for server in both:
        assert server.stdin
        server.stdin.write("go\n")
        server.stdin.flush()
    taken = [server.communicate()[0].split() for server in both]
    assert sorted(taken[0] + taken[1]) == made
    assert len(store.runs.latest(100)) == 40


def test_a_claim_of_a_schedule_that_another_has_moved_fails(engine: Engine, store: Store) -> None:
    add(store)
    stale = store.schedules.all()
    assert claimed(store, NOON + DAY)
    with engine.connect() as connection:
        assert not store.schedules._update(connection, stale[0], {"paused": True})


def test_a_schedule_that_is_paused_while_it_is_claimed_does_not_run(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule = add(store)
    pausing = Schedules(engine, OWNER)

    def read_and_then_paused() -> list[Schedule]:
        read = pausing.all()
        assert pausing.pause(schedule.id, NOON, paused=True)
        return read

    monkeypatch.setattr(store.schedules, "all", read_and_then_paused)
    assert store.schedules.claim(NOON + DAY, HERE) is None
    assert store.runs.latest(1) == []


def test_a_schedule_that_is_moved_while_it_is_claimed_does_not_run(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its person went to another zone, in which it is not due."""
    add(store)
    moving = Schedules(engine, OWNER)

    def read_and_then_moved() -> list[Schedule]:
        read = moving.all()
        moving.move("America/New_York", NOON + DAY - 2 * HOUR)
        return read

    monkeypatch.setattr(store.schedules, "all", read_and_then_moved)
    assert store.schedules.claim(NOON + DAY - 2 * HOUR, HERE) is None
    assert store.runs.latest(1) == []


@pytest.mark.parametrize("every", ["daily", "import"])
def test_only_one_of_two_readers_claims_a_schedule(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, every: str
) -> None:
    add(store) if every == "daily" else occasional(store, every)
    imported(store, NOON + HOUR)
    read = store.schedules.all()
    other = Schedules(engine, OWNER)
    for each in (store.schedules, other):
        monkeypatch.setattr(each, "all", lambda: read)
    assert [bool(each.claim(NOON + DAY, HERE)) for each in (store.schedules, other)] == [True, False]
    assert len(store.runs.latest()) == 1


def test_a_paused_schedule_is_not_retried_after_it_broke_off_twice(store: Store) -> None:
    schedule = add(store)
    for _ in range(2):
        run = store.schedules.claim(NOON + DAY, HERE) or store.runs.running()[0]
        store.runs.break_off(run, NOON + DAY, HERE)
    later = NOON + DAY + HOUR
    assert schedule.id in store.schedules.postponed()
    store.schedules.pause(schedule.id, later, paused=True)
    assert store.schedules.repeat(later, HERE) is None
    store.schedules.pause(schedule.id, later, paused=False)
    again = store.schedules.repeat(later, HERE)
    assert again and again.schedule_id == schedule.id


def test_after_a_week_asleep_it_runs_once_and_the_next_is_in_the_future(store: Store) -> None:
    schedule = add(store)
    assert claimed(store, NOON) == []
    assert claimed(store, NOON + 7 * DAY) == [schedule.id]
    assert next_at(store) == NOON + 8 * DAY - 3 * HOUR
    (run,) = store.runs.latest(10)
    assert run.due_at == schedule.next_at


def test_a_clock_set_back_repeats_no_run(store: Store) -> None:
    schedule = add(store)
    assert claimed(store, NOON + DAY) == [schedule.id]
    for back in (HOUR, DAY, 30 * DAY):
        store.schedules.correct(NOON + DAY - back)
        assert claimed(store, NOON + DAY - back) == []
    assert claimed(store, NOON + DAY + 20 * HOUR) == []
    assert claimed(store, NOON + 2 * DAY) == [schedule.id]


def test_a_clock_that_was_a_year_ahead_delays_nothing_by_a_year(store: Store) -> None:
    schedule = add(store)
    assert claimed(store, NOON + 365 * DAY) == [schedule.id]
    store.schedules.correct(NOON)
    assert schedule.next_at is not None
    assert next_at(store) == schedule.next_at + DAY


def test_a_paused_schedule_waits_and_skips_missed_times(store: Store) -> None:
    schedule = add(store)
    assert store.schedules.pause(schedule.id, NOON, paused=True)
    assert claimed(store, NOON + 3 * DAY) == []
    assert store.schedules.pause(schedule.id, NOON + 3 * DAY, paused=False)
    assert claimed(store, NOON + 3 * DAY) == []
    assert claimed(store, NOON + 4 * DAY) == [schedule.id]
    assert not store.schedules.pause("none", NOON, paused=True)


def test_resuming_a_schedule_that_is_not_paused_skips_nothing(store: Store) -> None:
    schedule = add(store)
    store.schedules.pause(schedule.id, NOON + DAY, paused=False)
    assert claimed(store, NOON + DAY) == [schedule.id]


def test_a_removed_schedule_leaves_its_runs(store: Store) -> None:
    schedule = add(store)
    assert claimed(store, NOON + DAY)
    assert store.schedules.remove(schedule.id)
    assert not store.schedules.remove(schedule.id)
    assert claimed(store, NOON + 9 * DAY) == []
    assert len(store.runs.latest(10)) == 1


def test_schedules_follow_the_person_to_another_zone(store: Store) -> None:
    add(store)
    store.schedules.move("Asia/Tokyo", NOON)
    (moved,) = store.schedules.all()
    assert (moved.recurrence.zone, moved.next_at) == ("Asia/Tokyo", NOON + 12 * HOUR)


def test_a_report_is_stored_with_its_run_or_not_at_all(store: Store) -> None:
    report = audit([], first=date(2025, 1, 1), last=date(2025, 1, 2))
    run = runs.new(90, NOON, HERE)
    store.runs.begin(run)
    again = store.runs.break_off(run, NOON, HERE)
    assert again
    assert not store.runs.finish(run.id, NOON, report=report)
    assert store.reports.last() is None
    assert store.runs.finish(again.id, NOON + 5, report=report)
    done = store.runs.get(again.id)
    assert done
    assert (done.state, done.finished, done.report_id) == ("done", NOON + 5, report.id)
    assert store.reports.last() is not None


def test_a_run_that_broke_off_is_repeated_once(store: Store) -> None:
    run = runs.new(90, NOON, HERE, schedule_id="a", due_at=NOON)
    store.runs.begin(run)
    again = store.runs.break_off(run, NOON + 1, HERE)
    assert again
    assert (again.again, again.schedule_id, again.due_at) == (True, "a", NOON)
    assert store.runs.break_off(run, NOON + 1, HERE) is None  # another server came later
    assert store.runs.break_off(again, NOON + 2, HERE) is None
    assert [each.state for each in store.runs.latest(10)] == ["broken off", "broken off"]
    assert store.runs.running() == []


def occasional(store: Store, every: str, now: int = NOON) -> Schedule:
    return add(store, now, Recurrence.checked(every, "09:00", None, None, "Europe/Berlin"))


def imported(store: Store, ended: int, new: int = 3) -> None:
    name = store.imports.begin("export.zip")
    store.imports.progress(name, new=new)
    with patch("server.store.imports.now", return_value=ended):
        store.imports.finish(name, "done")


def test_an_import_with_new_data_is_followed_by_one_self_audit(store: Store) -> None:
    schedule = occasional(store, "import")
    assert schedule.next_at is None
    imported(store, NOON - HOUR)
    imported(store, NOON + HOUR, new=0)
    assert claimed(store, NOON + 2 * HOUR) == []
    imported(store, NOON + 3 * HOUR)
    imported(store, NOON + 4 * HOUR)
    assert claimed(store, NOON + 5 * HOUR) == [schedule.id]
    assert claimed(store, NOON + 6 * HOUR) == []
    (run,) = store.runs.latest()
    assert run.due_at == NOON + 4 * HOUR


def test_nothing_is_claimed_while_an_import_runs_or_waits(store: Store) -> None:
    daily = add(store, NOON - 2 * DAY).id
    schedule = occasional(store, "import")
    imported(store, NOON + HOUR)
    waits = store.imports.begin("second.zip")
    assert claimed(store, NOON + 2 * HOUR) == []
    store.imports.progress(waits, new=4)
    with patch("server.store.imports.now", return_value=NOON + 2 * HOUR):
        store.imports.finish(waits, "done")
    assert claimed(store, NOON + 2 * HOUR) == [daily]
    assert claimed(store, NOON + 2 * HOUR + QUIET - 1) == [], "another file may follow at once"
    assert claimed(store, NOON + 2 * HOUR + QUIET) == [schedule.id]


def test_a_hanging_or_dead_import_delays_no_self_audit(store: Store) -> None:
    daily = add(store, NOON - 2 * DAY).id
    with patch("server.store.imports.now", return_value=1_000):
        store.imports.begin("hangs.zip")
    with patch("server.store.imports.Process.own", return_value=Process(Process.own().host, 2**22 + 1)):
        store.imports.begin("died.zip")
    assert claimed(store, NOON) == [daily]


def test_a_self_audit_is_due_four_weeks_after_a_step_was_taken_up(store: Store) -> None:
    schedule = occasional(store, "step")
    store.steps.add("reply_rate", "Answer today.", "declined", NOON)
    assert store.schedules.all()[0].next_at is None
    store.steps.add("reply_rate", "Answer today.", "taken", NOON - 3 * DAY)
    done = store.steps.add("reply_rate", "Answer by name.", "taken", NOON)
    store.steps.finish(done, NOON + DAY)
    assert next_at(store) == NOON + 25 * DAY - 5 * HOUR  # nine o'clock in Berlin's summer
    assert claimed(store, NOON + 25 * DAY - 6 * HOUR) == []
    assert claimed(store, NOON + 25 * DAY) == [schedule.id]
    assert next_at(store) == NOON + 28 * DAY - 5 * HOUR
    assert claimed(store, NOON + 40 * DAY) == [schedule.id]
    assert claimed(store, NOON + 40 * DAY) == []


def test_an_event_during_a_pause_is_not_an_occasion(store: Store) -> None:
    schedule = occasional(store, "import")
    store.schedules.pause(schedule.id, NOON + HOUR, paused=True)
    imported(store, NOON + 2 * HOUR)
    assert claimed(store, NOON + 3 * HOUR) == []
    store.schedules.pause(schedule.id, NOON + 4 * HOUR, paused=False)
    assert claimed(store, NOON + 5 * HOUR) == []
    imported(store, NOON + 6 * HOUR)
    assert claimed(store, NOON + 7 * HOUR) == [schedule.id]


def test_another_zone_or_a_clock_set_back_does_not_change_occasions(store: Store) -> None:
    occasional(store, "import")
    store.schedules.move("Asia/Tokyo", NOON)
    store.schedules.correct(NOON - 100 * DAY)
    (schedule,) = store.schedules.all()
    assert (schedule.recurrence.zone, schedule.next_at) == ("Asia/Tokyo", None)
