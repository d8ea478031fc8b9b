"""Reports, imports, coverage, answers, wishes and texts come back as they were put in; erasing leaves nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import msgspec
import pytest
from pytest import MonkeyPatch
from sqlalchemy import Dialect, Engine, event, func, insert, select

from auditor import audit
from auditor.activities.activity import Coverage, Detail, Subject
from auditor.answers.expectations import Expectations, Goal, Preferences
from auditor.report import Role
from server.store import (
    answers,
    compiled,
    coverage,
    devices,
    exporting,
    imports,
    pairings,
    persons,
    reading,
    readings,
    reports,
    runs,
    schedules,
    texts,
)
from server.store.engine import file_of
from server.store.errors import UnknownPersonError
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.schema import OWNER, metadata
from server.store.writing import write
from tests.store.making import ANA, message, messages

TODAY = datetime.now(UTC).date()
DAILY = Recurrence("daily", "09:00", None, None, "UTC")


def test_a_person_is_enrolled_once_and_keeps_their_settings(engine: Engine) -> None:
    persons.enrol(engine, OWNER, zone="Asia/Tokyo", keep_text_days=9)
    changed = persons.change(engine, OWNER, role=Role.JOB, keep_text_days=7)
    assert (changed.zone, changed.role, changed.keep_text_days) == ("Europe/Berlin", "job-seeker", 7)
    assert persons.owner(engine, OWNER) == changed


def test_reports_stay_as_they_were_made(engine: Engine) -> None:
    first, second = (audit([], first=date(2025, 1, 1), last=date(2025, 1, day)) for day in (2, 3))
    second = msgspec.structs.replace(second, created=first.created + timedelta(seconds=1))
    for report in (first, second):
        reports.save(engine, OWNER, report)
    assert msgspec.json.encode(reports.get(engine, OWNER, first.id)) == msgspec.json.encode(first)
    assert reports.latest(engine, OWNER) == reports.get(engine, OWNER, second.id)
    assert [(entry.id, entry.last) for entry in reports.headings(engine, OWNER)] == [
        (second.id, date(2025, 1, 3)),
        (first.id, date(2025, 1, 2)),
    ]
    assert reports.get(engine, OWNER, "none") is None


def test_an_import_tells_how_far_it_got_and_how_it_ended(engine: Engine) -> None:
    import_id = imports.begin(engine, OWNER, "archive.zip")
    imports.progress(engine, OWNER, import_id, recognised="linkedin", new=5, known=2, skipped=1)
    imports.progress(engine, OWNER, import_id, new=9, known=2, skipped=1)
    running = imports.get(engine, OWNER, import_id)
    assert running
    assert running[1:3] + running[4:] == ("archive.zip", "linkedin", None, "running", 9, 2, 1, ())
    imports.finish(engine, OWNER, import_id, "done", ("line 3: no date",))
    (done,) = imports.latest(engine, OWNER)
    assert (done.state, done.problems) == ("done", ("line 3: no date",))
    assert done.finished is not None


def begun_by(engine: Engine, process: Process) -> str:
    """An import that another process began."""
    with MonkeyPatch.context() as patched:
        patched.setattr(Process, "own", lambda: process)
        return imports.begin(engine, OWNER, "a.zip")


def test_an_import_that_ended_with_the_program_has_failed(engine: Engine) -> None:
    with Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    done = imports.begin(engine, OWNER, "a")
    imports.finish(engine, OWNER, done, "done")
    stopped = begun_by(engine, Process.own()._replace(process=ended.pid))
    imports.abandon(engine, OWNER)
    assert {entry.id: entry.state for entry in imports.latest(engine, OWNER)} == {done: "done", stopped: "failed"}


def test_an_import_that_another_process_carries_out_goes_on(engine: Engine) -> None:
    with Popen([sys.executable, "-c", "input()"], stdin=PIPE) as other:
        here = begun_by(engine, Process.own()._replace(process=other.pid))
        elsewhere = begun_by(engine, Process("another machine", 1))
        imports.abandon(engine, OWNER)
        other.communicate()
    assert {entry.id: entry.state for entry in imports.latest(engine, OWNER)} == {here: "running", elsewhere: "running"}


def test_coverage_is_replaced_source_by_source_and_the_fullest_is_told(engine: Engine) -> None:
    full = Coverage("linkedin", Subject.POST, "full", date(2020, 1, 1), date(2025, 1, 1), "All of it.")
    coverage.cover(engine, OWNER, "archive", [full, Coverage("linkedin", Subject.COMMENT, "none", remedy="Ask.")])
    recent = Coverage("linkedin", Subject.POST, "recent", date(2024, 1, 1))
    coverage.cover(engine, OWNER, "extension", [recent])
    assert coverage.coverage(engine, OWNER) == (Coverage("linkedin", Subject.COMMENT, "none", remedy="Ask."), full)
    coverage.cover(engine, OWNER, "archive", [])
    assert coverage.coverage(engine, OWNER) == (recent,)


def test_answers_are_kept_in_every_version(engine: Engine) -> None:
    assert answers.expectations(engine, OWNER) == Expectations()
    first = Expectations(role=Role.JOB, goal=Goal(outcome="interviews", amount=3))
    second = Expectations(definition=5)
    moments = [answers.expect(engine, OWNER, given) for given in (first, second)]
    assert answers.expectations(engine, OWNER) == second
    assert answers.expectations(engine, OWNER, at=moments[0]) == first
    assert answers.versions(engine, OWNER) == moments[::-1]


def test_wishes_are_replaced(engine: Engine) -> None:
    first = Preferences(muted=("a", "b"), points={"b": (0.5, 0.2)}, importance={"c": 0.0})
    answers.prefer(engine, OWNER, first)
    assert answers.wishes(engine, OWNER) == first
    answers.prefer(engine, OWNER, Preferences(muted=("c",)))
    assert answers.wishes(engine, OWNER) == Preferences(muted=("c",))


def test_a_text_is_kept_only_by_choice_and_for_its_days(engine: Engine) -> None:
    first, second = message("One", keep_text=True), message("Two", 1, keep_text=True)
    ids = [first.row.id, second.row.id]
    write(engine, OWNER, [first])
    persons.change(engine, OWNER, keep_text_days=3)
    write(engine, OWNER, [second, message("Three", 2)])
    assert texts.texts(engine, OWNER, ids, TODAY) == {second.row.id: "Two"}
    assert texts.texts(engine, OWNER, ids, TODAY + timedelta(days=5)) == {}
    assert texts.expire(engine, OWNER, TODAY + timedelta(days=2)) == 0
    texts.shorten(engine, OWNER, TODAY + timedelta(days=9))
    assert texts.texts(engine, OWNER, ids, TODAY + timedelta(days=2)) == {second.row.id: "Two"}
    texts.shorten(engine, OWNER, TODAY + timedelta(days=1))
    assert texts.texts(engine, OWNER, ids, TODAY + timedelta(days=1)) == {second.row.id: "Two"}
    assert texts.texts(engine, OWNER, ids, TODAY + timedelta(days=2)) == {}
    assert texts.expire(engine, OWNER, TODAY + timedelta(days=5)) == 1


def test_of_two_sources_the_first_text_is_kept(engine: Engine) -> None:
    persons.change(engine, OWNER, keep_text_days=3)
    seen, told = message("Hello Ana", keep_text=True), message("HELLO  Ana", via="archive", keep_text=True)
    write(engine, OWNER, [seen])
    assert write(engine, OWNER, [told]).known
    assert texts.texts(engine, OWNER, [seen.row.id], TODAY) == {seen.row.id: "Hello Ana"}


def fill(engine: Engine, person_id: str) -> None:
    """Something in every table."""
    persons.enrol(engine, person_id, zone="UTC")
    persons.change(engine, person_id, keep_text_days=30)
    write(engine, person_id, [*messages(50), message("Zanzibar", keep_text=True)])
    write(engine, person_id, [message("Zanzibar", via="archive", detail=Detail(employer="Initech"))])
    imports.finish(engine, person_id, imports.begin(engine, person_id, "a.zip"), "done")
    coverage.cover(engine, person_id, "archive", [Coverage("linkedin", Subject.POST, "full")])
    answers.expect(engine, person_id, Expectations(definition=5))
    answers.prefer(engine, person_id, Preferences(muted=("a",)))
    reports.save(engine, person_id, audit([], first=date(2025, 1, 1), last=date(2025, 1, 2)))
    schedules.add(engine, person_id, DAILY, 90, 0)
    schedules.claim(engine, person_id, 10**12, runs.Process("here", 1))
    device, _ = devices.add(engine, person_id, "laptop", "Firefox", 0)
    pairings.ask(engine, person_id, "laptop", "Firefox", "", 0)
    readings.put(engine, person_id, device, [readings.Reading("linkedin", "feed", "2026-11-22", 1, 0)])


def rows(engine: Engine, person_id: str) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table).where(table.c.person_id == person_id)) or 0
            for name, table in metadata.tables.items()
        }


def test_erasing_leaves_nothing_of_one_and_all_of_another(engine: Engine) -> None:
    fill(engine, OWNER)
    fill(engine, "other")
    before = rows(engine, "other")
    assert all(before.values())
    persons.erase(engine, OWNER)
    assert not any(rows(engine, OWNER).values())
    assert rows(engine, "other") == before
    with pytest.raises(UnknownPersonError):
        persons.owner(engine, OWNER)


def test_erasing_leaves_no_bytes_in_the_files(sqlite: Engine) -> None:
    fill(sqlite, OWNER)
    path = file_of(sqlite)
    assert path

    def holds(words: str) -> bool:
        return any(words.encode() in file.read_bytes() for file in Path(path).parent.iterdir())

    write(sqlite, OWNER, messages(500, start=50))
    assert holds("Zanzibar")
    assert holds(ANA.name or "")
    persons.erase(sqlite, OWNER)
    assert not any(map(holds, ("Zanzibar", ANA.name or "", "Person 7", "person7", "Initech", "linkedin")))
    with sqlite.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0


@contextmanager
def recorded(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every statement that reaches the driver, through SQLAlchemy or past it."""
    statements: list[str] = []
    plain = compiled._compiled

    def noted(wording: compiled.Wording, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
        made = plain(wording, dialect)
        statements.append(made[0])
        return made

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        statements.append(statement)

    monkeypatch.setattr(compiled, "_compiled", noted)
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_every_statement_names_the_person(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with recorded(engine, monkeypatch) as statements:
        fill(engine, OWNER)
        asked: list[Callable[[Engine, str], object]] = [
            *(persons.owner, reading.span, reading.counts, reading.page, reports.latest, reports.headings),
            *(imports.abandon, imports.latest, answers.versions, answers.expectations, answers.wishes),
        ]
        for ask in asked:
            ask(engine, OWNER)
        reading.history(engine, OWNER, 0, 2_000_000_000_000)
        reading.days(engine, OWNER, TODAY, TODAY)
        reading.by_ids(engine, OWNER, ["a"])
        reading.last_until(engine, OWNER, 0)
        reading.names(engine, OWNER, [("linkedin", "ana")])
        reports.get(engine, OWNER, "a")
        imports.progress(engine, OWNER, "a")
        imports.get(engine, OWNER, "a")
        (running,) = runs.under_way(engine, OWNER)
        runs.break_off(engine, OWNER, running, 0, runs.Process("here", 1))
        runs.finish(engine, OWNER, running.id, 0, error="a")
        runs.get(engine, OWNER, running.id)
        runs.latest(engine, OWNER, 1)
        runs.latest_due(engine, OWNER)
        schedules.straighten(engine, OWNER, 0)
        schedules.move(engine, OWNER, "Europe/Berlin", 0)
        for schedule in schedules.every(engine, OWNER):
            schedules.pause(engine, OWNER, schedule.id, 0, paused=True)
            schedules.remove(engine, OWNER, schedule.id)
        texts.expire(engine, OWNER, TODAY)
        texts.shorten(engine, OWNER, TODAY)
        texts.forget(engine, OWNER)
        for form in ("as2", "csv"):
            exporting.export(engine, OWNER, BytesIO(), form)
        persons.erase(engine, OWNER)
    about = [statement for statement in statements if any(name in statement for name in metadata.tables)]
    assert len(about) > 60
    for statement in about:
        words = " ".join(statement.split())
        if words.startswith("INSERT"):
            assert "(person_id, " in words
            continue
        # Each SELECT, UPDATE or DELETE within the statement has a condition on the person of its own.
        parts = [part for part in words.replace("UNION ALL", "\0").split("\0") if " WHERE " in part]
        assert parts, words
        for part in parts:
            assert "person_id = " in part.split(" WHERE ", 1)[1], words


def test_a_row_without_a_person_is_refused(engine: Engine) -> None:
    with pytest.raises(Exception, match="person_id"), engine.begin() as connection:
        connection.execute(insert(metadata.tables["answers"]), {"at": 1, "expectations": "{}"})
