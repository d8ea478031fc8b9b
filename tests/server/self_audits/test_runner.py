"""Self-audits run once when due, fail one by one, and outlive the death of the process they ran in."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from math import inf
from pathlib import Path
from threading import Event

import pytest
from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.schedulers.background import BackgroundScheduler

from auditor import audit
from auditor.report import Report
from server.imports.uploads import Imports
from server.imports.watches import Watches
from server.installation.settings import Settings
from server.self_audits.runner import LONGEST, OnProgress, SelfAudits
from server.self_audits.timer import EVERY, ClockProofJobs, SelfAuditTimer
from server.store.errors import DiskFullError
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.runs import BROKEN_OFF, Run, new
from server.store.store import Store, open_store

DAY = 86_400_000
HOUR = 3_600_000
ROOT = Path(__file__).parents[3]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_780_315_200_000  # 2026-06-01 12:00 UTC

    def __call__(self) -> int:
        return self.now


class Audited:
    """Stands for the auditor: notes what it was asked, and fails when told to."""

    def __init__(self) -> None:
        self.days: list[int] = []
        self.failures: list[Exception] = []

    def __call__(self, store: Store, /, *, days: int, on_progress: OnProgress) -> Report:
        self.days.append(days)
        on_progress(0.5)
        if self.failures:
            raise self.failures.pop(0)
        return audit([], first=date(2025, 1, 1), last=date(2025, 1, 2))


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def audited() -> Audited:
    return Audited()


@pytest.fixture
def audits(store: Store, clock: Clock, audited: Audited) -> SelfAudits:
    return SelfAudits(store, audit=audited, clock=clock)


def add(store: Store, now: int, days: int = 90) -> str:
    return store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), days, now).id


def states(store: Store) -> list[str]:
    return [run.state for run in store.runs.latest()]


def test_a_due_self_audit_covers_its_own_days_and_its_report_is_stored(
    audits: SelfAudits, store: Store, clock: Clock, audited: Audited
) -> None:
    schedule = add(store, clock.now, days=30)
    audits.look()
    assert audited.days == []
    clock.now += DAY
    audits.look()
    audits.look()
    assert audited.days == [30]
    (run,) = store.runs.latest()
    assert (run.state, run.schedule_id) == ("done", schedule)
    assert run.report_id
    assert store.reports.get(run.report_id)


def test_after_a_week_asleep_it_runs_once(audits: SelfAudits, store: Store, clock: Clock, audited: Audited) -> None:
    add(store, clock.now)
    clock.now += 7 * DAY
    audits.look()
    audits.look()
    assert audited.days == [90]
    assert (store.schedules.all()[0].next_at or 0) > clock.now


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (DiskFullError("no room left"), "no room left"),
        (KeyError("weeks"), "error of ours (KeyError at server/self_audits/"),
    ],
)
def test_a_failure_is_reported_and_stops_no_other(
    audits: SelfAudits, store: Store, clock: Clock, audited: Audited, problem: Exception, said: str
) -> None:
    failing, fine = add(store, clock.now), add(store, clock.now + 1)
    audited.failures.append(problem)
    clock.now += DAY
    audits.look()
    ended = {run.schedule_id: run for run in store.runs.latest()}
    first, second = sorted(ended.values(), key=lambda run: run.state, reverse=True)
    assert {failing, fine} == set(ended)
    assert (first.state, second.state) == ("failed", "done")
    assert said in (first.error or "")
    clock.now += DAY
    audits.look()
    assert states(store).count("done") == 3


def test_a_report_that_cannot_be_stored_is_a_failure(
    audits: SelfAudits, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("no room left for it")

    monkeypatch.setattr("server.store.reports.put", full)
    run = audits.run()
    assert (run.state, run.error) == ("failed", "no room left for it")


def test_an_audit_without_data_is_reported_in_plain_words(store: Store) -> None:
    run = SelfAudits(store).run()
    assert run.state == "failed"
    assert "import an archive first" in (run.error or "")


def test_a_requested_self_audit_reports_its_progress_and_is_not_begun_twice(store: Store) -> None:
    inside, go = Event(), Event()

    def slow(_: Store, /, *, days: int, on_progress: OnProgress) -> Report:
        on_progress(0.4)
        inside.set()
        go.wait(180)
        return audit([], first=date(2025, 1, 1), last=date(2025, 1, 2))

    audits = SelfAudits(store, audit=slow)
    run = audits.start()
    assert inside.wait(180)
    assert audits.share_done(run) == 0.4
    assert audits.start() == run
    audits.look()
    assert states(store) == ["running"]
    go.set()
    audits.stop()
    assert audits.share_done("none") is None
    assert len(store.runs.latest()) == 1


def test_erasing_everything_during_a_run_leaves_no_report(store: Store) -> None:
    def erased(kept: Store, /, *, days: int, on_progress: OnProgress) -> Report:
        kept.erase()
        return audit([], first=date(2025, 1, 1), last=date(2025, 1, 2))

    SelfAudits(store, audit=erased).run()
    assert store.reports.last() is None
    assert store.runs.latest() == []


KILLED = """
import sys
from pathlib import Path
from server.self_audits.runner import SelfAudits
from server.installation.settings import Settings
from server.store.store import open_store

def stuck(store, /, *, days, on_progress):
    print("in the middle", flush=True)
    sys.stdin.readline()

with open_store(Settings.load(Path(sys.argv[1]), environment={})) as store:
    SelfAudits(store, audit=stuck, clock=lambda: int(sys.argv[2])).look()
"""


def kill_in_the_middle(settings: Settings, now: int) -> None:
    """A server of its own, killed while it audits what is due."""
    command = [sys.executable, "-c", KILLED, str(settings.data), str(now)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout
    assert process.stdout.readline() == "in the middle\n"
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_a_run_that_a_kill_broke_off_is_reported_and_repeated_once(
    settings: Settings, audits: SelfAudits, store: Store, clock: Clock, audited: Audited
) -> None:
    add(store, clock.now)
    clock.now += DAY
    kill_in_the_middle(settings, clock.now)
    assert states(store) == ["running"]
    clock.now += 1
    audits.look()
    again, broken = store.runs.latest()
    assert (broken.state, broken.error) == ("broken off", BROKEN_OFF)
    assert (again.state, again.again, again.due_at) == ("done", True, broken.due_at)
    audits.look()
    assert audited.days == [90]


def test_a_run_that_broke_off_twice_is_tried_after_an_hour_and_then_after_a_day(
    settings: Settings, audits: SelfAudits, store: Store, clock: Clock, audited: Audited
) -> None:
    schedule = store.schedules.add(Recurrence.checked("monthly", "09:00", None, 1, "UTC"), 30, clock.now).id
    clock.now += 31 * DAY
    kill_in_the_middle(settings, clock.now)
    kill_in_the_middle(settings, clock.now)
    audits.look()
    assert states(store) == ["broken off", "broken off"]
    assert store.schedules.postponed()[schedule].at == clock.now + HOUR
    clock.now += HOUR - 1
    audits.look()
    assert audited.days == []
    clock.now += 1
    kill_in_the_middle(settings, clock.now)
    audits.look()
    assert states(store) == ["broken off"] * 3
    later = store.schedules.postponed()[schedule]
    assert (later.run.error, later.at) == (BROKEN_OFF, clock.now + DAY)
    clock.now += DAY
    audits.look()
    audits.look()
    assert audited.days == [30]
    assert store.schedules.postponed() == {}


@pytest.mark.parametrize("moved", [HOUR, -10 * DAY], ids=["in time", "after the clock was set back"])
def test_only_one_of_two_servers_retries_a_run_that_broke_off_twice(
    settings: Settings, audits: SelfAudits, store: Store, clock: Clock, moved: int
) -> None:
    add(store, clock.now)
    clock.now += DAY
    kill_in_the_middle(settings, clock.now)
    kill_in_the_middle(settings, clock.now)
    audits.look()
    found = store.schedules.postponed()
    clock.now += moved
    with open_store(settings) as other:
        other.schedules.postponed = lambda: found  # type: ignore[method-assign]  # it looked before the first began
        assert store.schedules.repeat(clock.now, Process.own())
        assert other.schedules.repeat(clock.now, Process.own()) is None
    assert sorted(states(store)) == ["broken off", "broken off", "running"]


def running(host: str, process: int, now: int) -> Run:
    return new(90, now, Process(host, process))


def test_a_run_of_a_process_that_lives_is_let_alone(audits: SelfAudits, store: Store, clock: Clock) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        clock.now = 4_000_000_000_000  # later than its birth
        store.runs.begin(running(Process.own().host, living.pid, clock.now))
        audits.look()
        assert states(store) == ["running"]


def test_a_process_that_started_later_is_another_with_the_same_number(
    audits: SelfAudits, store: Store, clock: Clock
) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        store.runs.begin(running(Process.own().host, living.pid, 1_000))
        audits.look()
        assert sorted(states(store)) == ["broken off", "done"]


def test_a_zombie_process_counts_as_dead(audits: SelfAudits, store: Store, clock: Clock) -> None:
    dead = subprocess.Popen([sys.executable, "-c", "print('bye')"], stdout=subprocess.PIPE)
    assert dead.stdout
    dead.stdout.read()
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
    clock.now = 4_000_000_000_000
    store.runs.begin(running(Process.own().host, dead.pid, clock.now))
    audits.look()
    assert sorted(states(store)) == ["broken off", "done"]
    dead.communicate()


def test_a_run_of_an_earlier_process_of_our_own_number_is_broken_off(audits: SelfAudits, store: Store) -> None:
    store.runs.begin(running(*Process.own(), 1_000))
    audits.look()
    assert sorted(states(store)) == ["broken off", "done"]


def test_a_run_on_another_machine_is_given_an_hour(audits: SelfAudits, store: Store, clock: Clock) -> None:
    store.runs.begin(running("elsewhere", 1, clock.now))
    clock.now += LONGEST
    audits.look()
    assert states(store) == ["running"]
    clock.now += 1
    audits.look()
    assert sorted(states(store)) == ["broken off", "done"]


def test_a_server_that_stops_begins_nothing_more(audits: SelfAudits, store: Store, clock: Clock) -> None:
    add(store, clock.now)
    clock.now += DAY
    audits.stop()
    audits.look()
    assert states(store) == []


class Watched(SelfAudits):
    """Notes each look."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.looked = Event()

    def look(self, most: float = inf) -> int:
        self.looked.set()
        return 0


def test_the_timer_looks_at_once(store: Store) -> None:
    audits = Watched(store)
    timer = SelfAuditTimer(audits, store, Watches(store, Imports(store)))
    timer.start()
    try:
        assert audits.looked.wait(180)
    finally:
        timer.stop()


@pytest.mark.parametrize("away", [DAY, -50 * 365 * DAY])
def test_the_timer_continues_after_the_clock_was_set(store: Store, away: int) -> None:
    """Whether the clock goes back by a day or on by fifty years, the next look seems as far away as that."""

    audits = Watched(store)
    timer = SelfAuditTimer(audits, store, Watches(store, Imports(store)))
    timer.start()
    try:
        assert audits.looked.wait(180)
        audits.looked.clear()
        timer.scheduler.modify_job("look", next_run_time=datetime.now(UTC) + timedelta(milliseconds=away))
        assert audits.looked.wait(180)
    finally:
        timer.stop()


def test_the_scheduler_asks_again_soon_however_far_away_the_next_run_is() -> None:
    """While it waits, nothing tells it that the clock was set."""
    jobs = ClockProofJobs()
    scheduler = BackgroundScheduler(jobstores={"default": jobs}, timezone=UTC)
    scheduler.start(paused=True)
    try:
        scheduler.add_job(print, "interval", hours=1, next_run_time=datetime.now(UTC) + timedelta(days=1))
        next_run = jobs.get_next_run_time()
        assert next_run is not None
        assert next_run <= datetime.now(UTC) + EVERY
    finally:
        scheduler.shutdown()


def test_the_timer_deletes_expired_texts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    expired: list[None] = []
    ended = Event()  # a job that has not ended is not begun again
    monkeypatch.setattr(store.texts, "remove_expired", lambda: expired.append(None))
    timer = SelfAuditTimer(Watched(store), store, Watches(store, Imports(store)))
    timer.scheduler.add_listener(lambda told: ended.set() if told.job_id == "expire" else None, EVENT_JOB_EXECUTED)
    timer.start()
    try:
        assert ended.wait(180)
        ended.clear()
        timer.scheduler.modify_job("expire", next_run_time=datetime.now(UTC))
        assert ended.wait(180)
        assert len(expired) == 2
    finally:
        timer.stop()
