"""What is due is carried out once, whoever looks, however long nobody looked, and whatever the clock does."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from auditor import audit
from server.store import reports, runs, schedules
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.schema import OWNER

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
from server.store.schedules import claim
from server.store.schema import OWNER

url, now = sys.argv[1], int(sys.argv[2])
engine = open_engine(url)
print("ready", flush=True)
sys.stdin.readline()
while run := claim(engine, OWNER, now, Process.own()):
    print(run.schedule_id, flush=True)
"""


def add(engine: Engine, now: int = NOON, rule: Recurrence = DAILY) -> schedules.Schedule:
    return schedules.add(engine, OWNER, rule, 90, now)


def claimed(engine: Engine, now: int) -> list[str | None]:
    """The schedules that are carried out at a moment."""
    found = []
    while run := schedules.claim(engine, OWNER, now, HERE):
        found.append(run.schedule_id)
    return found


def next_at(engine: Engine) -> int:
    (schedule,) = schedules.every(engine, OWNER)
    return schedule.next_at


def test_of_two_servers_only_one_takes_each_of_forty_that_are_due(engine: Engine) -> None:
    made = sorted(add(engine).id for _ in range(40))
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
    assert len(runs.latest(engine, OWNER, 100)) == 40


def test_a_claim_that_read_what_another_has_moved_since_takes_nothing(engine: Engine) -> None:
    add(engine)
    stale = schedules.every(engine, OWNER)
    assert claimed(engine, NOON + DAY)
    with engine.connect() as connection:
        assert not schedules._set(connection, OWNER, stale[0], {"paused": True})


def test_after_a_week_asleep_it_runs_once_and_the_next_is_in_the_future(engine: Engine) -> None:
    schedule = add(engine)
    assert claimed(engine, NOON) == []
    assert claimed(engine, NOON + 7 * DAY) == [schedule.id]
    assert next_at(engine) == NOON + 8 * DAY - 3 * HOUR
    (run,) = runs.latest(engine, OWNER, 10)
    assert run.due_at == schedule.next_at


def test_a_clock_set_back_runs_nothing_twice(engine: Engine) -> None:
    schedule = add(engine)
    assert claimed(engine, NOON + DAY) == [schedule.id]
    for back in (HOUR, DAY, 30 * DAY):
        schedules.straighten(engine, OWNER, NOON + DAY - back)
        assert claimed(engine, NOON + DAY - back) == []
    assert claimed(engine, NOON + DAY + 20 * HOUR) == []
    assert claimed(engine, NOON + 2 * DAY) == [schedule.id]


def test_a_clock_that_ran_a_year_ahead_puts_nothing_off_for_a_year(engine: Engine) -> None:
    schedule = add(engine)
    assert claimed(engine, NOON + 365 * DAY) == [schedule.id]
    schedules.straighten(engine, OWNER, NOON)
    assert next_at(engine) == schedule.next_at + DAY


def test_a_paused_one_waits_and_what_it_missed_is_not_made_up_for(engine: Engine) -> None:
    schedule = add(engine)
    assert schedules.pause(engine, OWNER, schedule.id, NOON, paused=True)
    assert claimed(engine, NOON + 3 * DAY) == []
    assert schedules.pause(engine, OWNER, schedule.id, NOON + 3 * DAY, paused=False)
    assert claimed(engine, NOON + 3 * DAY) == []
    assert claimed(engine, NOON + 4 * DAY) == [schedule.id]
    assert not schedules.pause(engine, OWNER, "none", NOON, paused=True)


def test_to_take_up_again_what_is_not_paused_skips_nothing(engine: Engine) -> None:
    schedule = add(engine)
    schedules.pause(engine, OWNER, schedule.id, NOON + DAY, paused=False)
    assert claimed(engine, NOON + DAY) == [schedule.id]


def test_a_removed_one_leaves_its_history(engine: Engine) -> None:
    schedule = add(engine)
    assert claimed(engine, NOON + DAY)
    assert schedules.remove(engine, OWNER, schedule.id)
    assert not schedules.remove(engine, OWNER, schedule.id)
    assert claimed(engine, NOON + 9 * DAY) == []
    assert len(runs.latest(engine, OWNER, 10)) == 1


def test_schedules_follow_the_person_to_another_zone(engine: Engine) -> None:
    add(engine)
    schedules.move(engine, OWNER, "Asia/Tokyo", NOON)
    (moved,) = schedules.every(engine, OWNER)
    assert (moved.recurrence.zone, moved.next_at) == ("Asia/Tokyo", NOON + 12 * HOUR)


def test_a_report_is_kept_with_its_run_or_not_at_all(engine: Engine) -> None:
    report = audit([], first=date(2025, 1, 1), last=date(2025, 1, 2))
    run = runs.new(90, NOON, HERE)
    runs.begin(engine, OWNER, run)
    again = runs.break_off(engine, OWNER, run, NOON, HERE)
    assert again
    assert not runs.finish(engine, OWNER, run.id, NOON, report=report)
    assert reports.latest(engine, OWNER) is None
    assert runs.finish(engine, OWNER, again.id, NOON + 5, report=report)
    done = runs.get(engine, OWNER, again.id)
    assert done
    assert (done.state, done.finished, done.report_id) == ("done", NOON + 5, report.id)
    assert reports.latest(engine, OWNER) is not None


def test_a_run_that_broke_off_is_begun_again_once(engine: Engine) -> None:
    run = runs.new(90, NOON, HERE, schedule_id="a", due_at=NOON)
    runs.begin(engine, OWNER, run)
    again = runs.break_off(engine, OWNER, run, NOON + 1, HERE)
    assert again
    assert (again.again, again.schedule_id, again.due_at) == (True, "a", NOON)
    assert runs.break_off(engine, OWNER, run, NOON + 1, HERE) is None  # another server came later
    assert runs.break_off(engine, OWNER, again, NOON + 2, HERE) is None
    assert [each.state for each in runs.latest(engine, OWNER, 10)] == ["broken off", "broken off"]
    assert runs.under_way(engine, OWNER) == []
