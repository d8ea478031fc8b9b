"""Due self-audits of many people run once, by whichever process of the server is first."""

from datetime import UTC
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from auditor.history.ingest import receive
from server.hosted.timer import TimerOfMany
from server.installation.settings import Settings, SettingsError
from server.store.engine import writing
from server.store.errors import StoreError
from server.store.person_stores import PersonStores
from server.store.persons import now
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.runs import Run
from server.store.schema import imports
from server.store.store import Store
from tests.server.hosted.conftest import joined, stores_of
from tests.server.hosted.test_serving import started
from tests.server.processes import ended, until
from tests.story import Story

__all__ = ["ended"]

pytestmark = pytest.mark.postgresql

DAY = 86_400_000


def due(app: Flask, name: str) -> Store:
    """The store of somebody whose self-audit was due yesterday."""
    store, story = stores_of(app).of(joined(app, name).person), Story()
    store.activities.write([receive(story.hear(480, f"A friend of {name}"), key=store.key, zone=UTC)])
    daily = Recurrence.checked("daily", "09:00", None, None, "Europe/Berlin")
    store.schedules.add(daily, 90, now() - 2 * DAY)
    return store


def timer(app: Flask) -> TimerOfMany:
    return TimerOfMany(stores_of(app), app.extensions["belongings"])


def by_itself(store: Store) -> list[Run]:
    return [run for run in store.runs.latest() if run.due_at is not None]


def test_two_processes_run_each_due_self_audit_once(app: Flask, settings: Settings) -> None:
    stores = [due(app, f"person {n}") for n in range(4)]
    with writing(stores[0]._engine) as connection:
        # Both have read what is due before either may move it on.
        connection.exec_driver_sql("SELECT * FROM schedules FOR UPDATE")
        started(settings)
        started(settings)
        until(lambda: held(stores[0]) == 2)
    until(lambda: all(run.state == "done" for store in stores for run in by_itself(store) or [_RUNNING]))
    for store in stores:
        (run,) = by_itself(store)
        report = store.reports.get(run.report_id or "")
        assert report is not None
        assert [source.activities for source in report.sources] == [1]
        assert len(store.reports.latest()) == 1


def held(store: Store) -> int:
    """How many statements wait for a lock."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with store._engine.connect() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


_RUNNING = Run("", None, None, 90, 0, None, "running", None, None, False, *Process("", 0))


def test_everybodys_due_self_audits_run_and_a_second_look_finds_none(app: Flask) -> None:
    stores = [due(app, name) for name in ("ana", "bea")]
    paused = due(app, "cid")
    paused.schedules.pause(paused.schedules.all()[0].id, now(), paused=True)
    for _ in range(2):
        timer(app).look()
        assert [[run.state for run in by_itself(store)] for store in stores] == [["done"], ["done"]]
    assert by_itself(paused) == []


def test_a_person_with_many_due_self_audits_delays_nobody_else(app: Flask) -> None:
    stores = [due(app, name) for name in ("ana", "bea")]
    first = min(stores, key=lambda store: store.person)
    for days in range(30, 34):
        first.schedules.add(Recurrence.checked("daily", "09:00", None, None, "Europe/Berlin"), days, now() - 2 * DAY)
    timer(app).look()
    (other,) = (by_itself(store) for store in stores if store is not first)
    assert [len(by_itself(first)), len(other)] == [5, 1]
    assert sum(run.started < other[0].started for run in by_itself(first)) == 1


def test_a_run_whose_process_died_is_repeated(app: Flask) -> None:
    store = due(app, "ana")
    gone = Process(Process.own().host, 2**22)
    assert store.schedules.claim(now() - 1, gone)
    timer(app).look()
    assert sorted(run.state for run in by_itself(store)) == ["broken off", "done"]


def test_a_failure_of_one_person_delays_nobody_else(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = sorted((due(app, "ana"), due(app, "bea")), key=lambda store: store.person)
    audits: Any = app.extensions["belongings"].of(first)["self_audits"]

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(audits, "_audit", fail)
    timer(app).look()
    assert [run.state for run in by_itself(first)] == ["failed"]
    assert [run.state for run in by_itself(second)] == ["done"]


@pytest.mark.parametrize("trouble", [SettingsError("no folder"), StoreError("no answer"), OSError("no disk")], ids=str)
def test_trouble_with_the_data_of_one_person_delays_nobody_else(
    app: Flask, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    ana, bea = due(app, "ana"), due(app, "bea")
    bea.change(keep_days=124)
    first, second = sorted((ana, bea), key=lambda store: store.person)
    of = PersonStores.of
    stuck = first.person

    def troubled(self: PersonStores, person: str) -> Store:
        if person == stuck:
            raise trouble
        return of(self, person)

    monkeypatch.setattr(PersonStores, "of", troubled)
    timer(app).look()
    assert [run.state for run in by_itself(second)] == ["done"]
    stuck = ana.person  # by name she is before Bea
    timer(app)._remove_old()
    assert bea.activities.count() == 0


def test_archives_left_by_a_killed_server_are_deleted_even_if_nobody_comes(app: Flask) -> None:
    store = due(app, "ana")
    entry = store.imports.begin("letters.zip")
    room = store.folder / f"upload-{entry}"
    room.mkdir()
    (room / "letters.zip").write_bytes(b"letters")
    gone = Process(Process.own().host, 2**22)
    with writing(store._engine) as connection:
        connection.execute(update(imports).values(process=gone.process))
    timer(app)._expire()
    assert not room.exists()
    ended = store.imports.get(entry)
    assert ended is not None
    assert ended.state == "failed"


def test_old_activities_and_expired_texts_are_deleted_for_everybody_who_wants_it(app: Flask) -> None:
    keeps, forgets = due(app, "ana"), due(app, "bea")
    forgets.change(keep_days=124)
    timer(app)._remove_old()
    assert [keeps.activities.count(), forgets.activities.count()] == [1, 0]
    timer(app)._expire()
