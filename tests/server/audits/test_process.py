"""Audits in a process of their own: the same report, no harm where it is killed, and nothing left of it when idle."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path

import msgspec
import psutil
import pytest

from auditor.history.ingest import receive
from auditor.report import Report
from server.aside.framing import framed, received
from server.audits import child
from server.audits.messages import Answer, Fault, Installation, Order
from server.audits.process import AuditProcess
from server.audits.running import Broken, Faulty, Nothing, NoWindow, Selection, make_report
from server.installation.settings import Settings
from server.self_audits.runner import OnProgress, SelfAudits
from server.store.recurrence import Recurrence
from server.store.store import Store, open_store
from server.translations import speaking
from tests.server.processes import until
from tests.story import Story

DAY = 86_400_000
ROOT = Path(__file__).parents[3]
WINDOW: Selection = {"first": date(2026, 1, 1), "last": date(2026, 3, 1)}


@pytest.fixture
def empty(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def store(empty: Store) -> Store:
    story = Story(first=date(2026, 1, 1), last_day=59)
    for day in range(1, 50, 3):
        story.exchange(day, f"friend-{day}")
    story.hear(50, "Ana", "Could you look at the draft until Friday?")
    empty.activities.write([receive(activity, key=empty.key, zone=UTC) for activity in story.activities])
    return empty


@pytest.fixture
def process() -> Iterator[AuditProcess]:
    made = AuditProcess()
    yield made
    made.stop()


def auditing() -> list[int]:
    """The processes that audit for this one."""
    return [each.pid for each in psutil.Process().children() if "server.audits.child" in each.cmdline()]


def kill(process: AuditProcess) -> None:
    assert process.number
    os.kill(process.number, signal.SIGKILL)


def test_its_report_is_the_one_that_would_be_made_here(store: Store, process: AuditProcess) -> None:
    shares: list[float] = []
    with speaking("de"):
        there = process.make_report(store, on_progress=shares.append, **WINDOW)
        here = make_report(store, **WINDOW)
    nowhere = {"id": "", "created": here.created}
    assert msgspec.structs.replace(there, **nowhere) == msgspec.structs.replace(here, **nowhere)
    assert there.language == "de"
    assert shares == sorted(shares)
    assert shares[-1] > 0.5
    assert store.reports.last() is None


def test_what_cannot_be_audited_is_told_as_here(empty: Store, store: Store, process: AuditProcess) -> None:
    with speaking("de"), pytest.raises(NoWindow, match="nicht"):
        process.make_report(store, first=date(2026, 3, 1), last=date(2026, 1, 1))
    store.erase()
    with pytest.raises(Nothing, match="import an archive first"):
        process.make_report(store)


def test_nothing_of_it_stands_in_its_command_line_or_environment(store: Store, process: AuditProcess) -> None:
    process.make_report(store, **WINDOW)
    seen = psutil.Process(process.number)
    told = [*seen.cmdline(), *(value for name, value in seen.environ().items() if name not in os.environ)]
    assert not any(str(store.folder) in word or store.key.hex() in word for word in told)


def test_it_ends_when_idle_and_another_is_started_when_needed(store: Store) -> None:
    process = AuditProcess(idle=0.2)
    try:
        process.make_report(store, **WINDOW)
        until(lambda: process.number is None)
        assert not auditing()
        process.make_report(store, **WINDOW)
    finally:
        process.stop()


def test_one_that_is_killed_is_told_and_the_next_is_made(store: Store, process: AuditProcess) -> None:
    with pytest.raises(Broken, match="memory") as broken:
        process.make_report(store, on_progress=lambda _: kill(process), **WINDOW)
    assert not broken.value.stopped
    process.make_report(store, **WINDOW)
    kill(process)  # while it is idle
    process.make_report(store, **WINDOW)


def test_one_that_nobody_hears_any_more_is_ended(store: Store, process: AuditProcess) -> None:
    """An exception in the middle must not leave an answer that the next would take for its own."""

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        process.make_report(store, on_progress=interrupted, **WINDOW)
    assert process.number is None
    later = process.make_report(store, first=date(2026, 2, 1), last=date(2026, 3, 1))
    assert later.first == date(2026, 2, 1)


def test_a_server_that_stops_ends_it(store: Store, process: AuditProcess) -> None:
    with pytest.raises(Broken) as broken:
        process.make_report(store, on_progress=lambda _: process.stop_now(), **WINDOW)
    assert broken.value.stopped
    assert process.number is None
    with pytest.raises(Broken):
        process.make_report(store, **WINDOW)
    assert not auditing()


ORPHAN = """
import sys
from pathlib import Path
from server.audits.process import AuditProcess
from server.installation.settings import Settings
from server.store.store import open_store

process = AuditProcess()
def tell(_):
    print(process.number, flush=True)
    sys.stdin.readline()

with open_store(Settings.load(Path(sys.argv[1]), environment={})) as store:
    process.make_report(store, on_progress=tell)
"""


def test_it_ends_with_a_server_that_is_killed(store: Store) -> None:
    command = [sys.executable, "-c", ORPHAN, str(store.folder)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert server.stdout
    number = int(server.stdout.readline())
    server.kill()
    server.communicate()
    until(lambda: not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE)


def test_a_due_self_audit_whose_process_is_killed_is_told_and_repeated(store: Store, process: AuditProcess) -> None:
    killed: list[float] = []

    def make(kept: Store, /, *, days: int, on_progress: OnProgress) -> Report:
        def heard(share: float) -> None:
            if not killed:
                killed.append(share)
                kill(process)

        return process.make_report(kept, days=days, on_progress=heard)

    moment = store.activities.span()
    assert moment
    store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, moment[1])
    SelfAudits(store, audit=make, clock=lambda: moment[1] + 2 * DAY, tell=lambda *_: None).look()
    ended = {run.state: run for run in store.runs.latest()}
    assert set(ended) == {"broken off", "done"}
    assert "memory" in (ended["broken off"].error or "")
    assert ended["done"].again
    assert len(store.reports.latest()) == 1


def test_one_that_was_asked_for_and_is_killed_has_failed(store: Store, process: AuditProcess) -> None:
    def make(kept: Store, /, *, days: int, on_progress: OnProgress) -> Report:
        return process.make_report(kept, days=days, on_progress=lambda _: kill(process))

    run = SelfAudits(store, audit=make).run()
    assert run.state == "failed"
    assert "memory" in (run.error or "")
    assert store.reports.last() is None


def test_a_due_one_that_the_server_s_stop_ends_is_left_for_the_next_start(store: Store, process: AuditProcess) -> None:
    def make(kept: Store, /, *, days: int, on_progress: OnProgress) -> Report:
        return process.make_report(kept, days=days, on_progress=lambda _: audits.stop())

    moment = store.activities.span()
    assert moment
    store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, moment[1])
    audits = SelfAudits(store, audit=make, clock=lambda: moment[1] + 2 * DAY, stop=process.stop_now)
    audits.look()
    assert [run.state for run in store.runs.latest()] == ["running"]
    SelfAudits(store, clock=lambda: moment[1] + 2 * DAY, tell=lambda *_: None).look()
    assert sorted(run.state for run in store.runs.latest()) == ["broken off", "done"]


def test_a_fault_is_named_by_its_place(
    store: Store, process: AuditProcess, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise KeyError("Ana's words")

    monkeypatch.setattr(child, "make_report", failing)
    told: list[Answer] = []
    child.carry_out(Order(Installation.of(store.settings), "en", str(Path.cwd())), told.append)
    (fault,) = told
    assert isinstance(fault, Fault)
    assert fault.named.startswith("KeyError at server/audits/child.py")
    assert "Ana" not in caplog.text

    def broken(kept: Store, /, **_: object) -> Report:
        raise Faulty(fault.named)

    run = SelfAudits(store, audit=broken).run()
    assert "error of ours (KeyError at server/audits/child.py" in (run.error or "")


def test_a_message_that_breaks_off_is_none() -> None:
    order = Order(Installation("data", "sqlite:///x", "UTC", 0, True, "owner"), "en", "/")
    whole = framed(msgspec.json.encode(order))
    for end in (0, 2, 5, len(whole) - 1):
        rest = bytearray(whole[:end])

        def read(most: int, rest: bytearray = rest) -> bytes:
            part = bytes(rest[: min(most, 3)])
            del rest[: len(part)]
            return part

        assert received(read) is None


LIGHT = """
import sys
from pathlib import Path
from server import create_app
from server.installation.settings import Settings

create_app(Settings.load(Path(sys.argv[1]), environment={}))
print(sorted({"numpy", "scipy", "polars", "adbc_driver_sqlite", "apprise", "bs4", "html5lib"} & set(sys.modules)))
"""


def test_the_server_itself_brings_no_library_of_the_audits(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LIGHT, str(tmp_path / "data")]
    assert subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout == "[]\n"
