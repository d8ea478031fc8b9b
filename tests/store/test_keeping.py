"""Reports, imports, coverage, answers, preferences and texts are read back as they were stored; erasing leaves
nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from subprocess import PIPE, Popen
from typing import Any

import msgspec
import pytest
from pytest import MonkeyPatch
from sqlalchemy import Dialect, Engine, event, insert

from auditor import audit
from auditor.activities.activity import Coverage, Detail, Subject
from auditor.answers.expectations import Expectations, Goal, Preferences
from auditor.archives import Unclear
from auditor.report import Role
from auditor.translatable import in_turn, lazy_gettext, lazy_ngettext
from server.store import compiled
from server.store.imports import Summary
from server.store.processes import Process
from server.store.readings import Reading
from server.store.recurrence import Recurrence
from server.store.schema import metadata
from server.store.store import Store
from server.translations import speaking, translated
from tests.store.making import message, messages

TODAY = datetime.now(UTC).date()
DAILY = Recurrence("daily", "09:00", None, None, "UTC")


def test_a_person_is_enrolled_once_and_keeps_their_settings(store: Store) -> None:
    store.owner.enrol(zone="Asia/Tokyo", keep_text_days=9)
    changed = store.owner.change(role=Role.JOB, keep_text_days=7)
    assert (changed.zone, changed.role, changed.keep_text_days) == ("Europe/Berlin", "job-seeker", 7)
    assert store.owner.get() == changed


def test_reports_stay_as_they_were_made(store: Store) -> None:
    first, second = (audit([], first=date(2025, 1, 1), last=date(2025, 1, day)) for day in (2, 3))
    second = msgspec.structs.replace(second, created=first.created + timedelta(seconds=1))
    for report in (first, second):
        store.reports.add(report)
    assert msgspec.json.encode(store.reports.get(first.id)) == msgspec.json.encode(first)
    assert store.reports.last() == store.reports.get(second.id)
    assert [(entry.id, entry.last) for entry in store.reports.latest()] == [
        (second.id, date(2025, 1, 3)),
        (first.id, date(2025, 1, 2)),
    ]
    assert store.reports.get("none") is None


def test_an_import_records_its_progress_and_its_end(store: Store) -> None:
    import_id = store.imports.begin("archive.zip")
    store.imports.progress(import_id, recognised="linkedin", new=5, known=2, skipped=1)
    store.imports.progress(import_id, new=9, known=2, skipped=1)
    running = store.imports.get(import_id)
    assert running
    assert running[1:3] + running[4:] == ("archive.zip", "linkedin", None, "running", 9, 2, 1, (), Summary())
    summary = Summary(
        (lazy_ngettext("%(num)s post", "%(num)s posts", 9),), (), (Unclear("linkedin", "a", 1, ("Ana",)),)
    )
    store.imports.finish(import_id, "done", ("line 3: no date",), summary)
    (done,) = store.imports.latest()
    assert (done.state, done.problems, done.summary) == ("done", ("line 3: no date",), summary)
    assert done.finished is not None


def begun_by(store: Store, process: Process) -> str:
    """An import that another process began."""
    with MonkeyPatch.context() as patched:
        patched.setattr(Process, "own", lambda: process)
        return store.imports.begin("a.zip")


def test_an_import_that_ended_with_the_program_has_failed(store: Store) -> None:
    with Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    done = store.imports.begin("a")
    store.imports.finish(done, "done")
    stopped = begun_by(store, Process.own()._replace(process=ended.pid))
    store.imports.abandon()
    assert {entry.id: entry.state for entry in store.imports.latest()} == {done: "done", stopped: "failed"}


def test_an_import_of_another_process_continues(store: Store) -> None:
    with Popen([sys.executable, "-c", "input()"], stdin=PIPE) as other:
        here = begun_by(store, Process.own()._replace(process=other.pid))
        elsewhere = begun_by(store, Process("another machine", 1))
        store.imports.abandon()
        other.communicate()
    assert {entry.id: entry.state for entry in store.imports.latest()} == {here: "running", elsewhere: "running"}


def test_coverage_is_replaced_source_by_source_and_the_fullest_is_told(store: Store) -> None:
    full = Coverage("linkedin", Subject.POST, "full", date(2020, 1, 1), date(2025, 1, 1), "All of it.")
    store.coverage.replace("archive", [full, Coverage("linkedin", Subject.COMMENT, "none", remedy="Ask.")])
    recent = Coverage("linkedin", Subject.POST, "recent", date(2024, 1, 1))
    store.coverage.replace("extension", [recent])
    assert store.coverage.all() == (Coverage("linkedin", Subject.COMMENT, "none", remedy="Ask."), full)
    store.coverage.replace("archive", [])
    assert store.coverage.all() == (recent,)


@pytest.mark.parametrize(
    ("until", "told"), [(date(2024, 1, 20), date(2020, 1, 1)), (date(2023, 6, 1), date(2024, 2, 1))]
)
def test_a_source_that_ended_long_before_another_began_is_not_joined_with_it(
    store: Store, until: date, told: date
) -> None:
    store.coverage.replace("archive", [Coverage("linkedin", Subject.POST, "full", date(2020, 1, 1), until)])
    store.coverage.replace("extension", [Coverage("linkedin", Subject.POST, "full", date(2024, 2, 1))])
    (found,) = store.coverage.all()
    assert found.since == told


def test_a_gap_of_a_source_is_stored_as_a_sentence_and_translated_later(store: Store) -> None:
    damaged = lazy_gettext("%(file)s is damaged.", file='messages "2".csv')
    note = in_turn(damaged, lazy_gettext("LinkedIn's export lists only recent and pending invitations."))
    told = Coverage("linkedin", Subject.MESSAGE_SENT, "recent", note=note, remedy="Words as they were kept before.")
    store.coverage.replace("archive", [told, Coverage("linkedin", Subject.POST, "none", note=damaged)])
    assert set(store.coverage.all()) == {told, Coverage("linkedin", Subject.POST, "none", note=damaged)}
    with speaking("de"):
        assert translated(told.note) == (
            'messages "2".csv ist beschädigt. Der Export von LinkedIn führt nur neuere und offene Einladungen auf.'
        )


def test_answers_are_kept_in_every_version(store: Store) -> None:
    assert store.answers.get() == Expectations()
    first = Expectations(role=Role.JOB, goal=Goal(outcome="interviews", amount=3))
    second = Expectations(definition=5)
    moments = [store.answers.add(given) for given in (first, second)]
    assert store.answers.get() == second
    assert store.answers.get(at=moments[0]) == first
    assert store.answers.versions() == moments[::-1]


def test_wishes_are_replaced(store: Store) -> None:
    first = Preferences(muted=("a", "b"), points={"b": (0.5, 0.2)}, importance={"c": 0.0})
    store.preferences.replace(first)
    assert store.preferences.get() == first
    store.preferences.replace(Preferences(muted=("c",)))
    assert store.preferences.get() == Preferences(muted=("c",))


def test_a_text_is_kept_only_by_choice_and_for_its_days(store: Store) -> None:
    first, second = message("One", keep_text=True), message("Two", 1, keep_text=True)
    ids = [first.row.id, second.row.id]
    store.activities.write([first])
    store.owner.change(keep_text_days=3)
    store.activities.write([second, message("Three", 2)])
    assert store.texts.get(ids, TODAY) == {second.row.id: "Two"}
    assert store.texts.get(ids, TODAY + timedelta(days=5)) == {}
    assert store.texts.remove_expired(TODAY + timedelta(days=2)) == 0
    store.texts.shorten(TODAY + timedelta(days=9))
    assert store.texts.get(ids, TODAY + timedelta(days=2)) == {second.row.id: "Two"}
    store.texts.shorten(TODAY + timedelta(days=1))
    assert store.texts.get(ids, TODAY + timedelta(days=1)) == {second.row.id: "Two"}
    assert store.texts.remove_expired(TODAY + timedelta(days=1)) == 0, "its last day is one of its days"
    assert store.texts.get(ids, TODAY + timedelta(days=2)) == {}
    assert store.texts.remove_expired(TODAY + timedelta(days=5)) == 1


def test_a_new_retention_applies_to_texts_that_are_stored_already(store: Store) -> None:
    store.change(keep_text_days=30)
    kept = message("One", keep_text=True)
    store.activities.write([kept])

    def is_there(days: int) -> bool:
        return bool(store.texts.get([kept.row.id], TODAY + timedelta(days=days)))

    assert is_there(20)
    store.change(keep_text_days=2)
    assert [is_there(days) for days in (1, 20)] == [True, False]
    store.change(keep_text_days=30)
    assert not is_there(20), "it was told that they go"
    store.change(keep_text_days=0)
    assert not is_there(0)


def test_the_first_of_two_texts_of_one_act_is_kept(store: Store) -> None:
    store.owner.change(keep_text_days=3)
    seen, told = message("Hello Ana", keep_text=True), message("HELLO  Ana", via="archive", keep_text=True)
    store.activities.write([seen])
    assert store.activities.write([told]).known
    assert store.texts.get([seen.row.id], TODAY) == {seen.row.id: "Hello Ana"}


def fill(store: Store) -> None:
    """Something in every table."""
    store.owner.change(keep_text_days=30)
    store.activities.write([*messages(50), message("Zanzibar", keep_text=True)])
    store.activities.write([message("Zanzibar", via="archive", detail=Detail(employer="Initech"))])
    store.imports.finish(store.imports.begin("a.zip"), "done")
    store.coverage.replace("archive", [Coverage("linkedin", Subject.POST, "full")])
    store.answers.add(Expectations(definition=5))
    store.preferences.replace(Preferences(muted=("a",)))
    store.reports.add(audit([], first=date(2025, 1, 1), last=date(2025, 1, 2)))
    store.schedules.add(DAILY, 90, 0)
    store.schedules.claim(10**12, Process("here", 1))
    device, _ = store.devices.add("laptop", "Firefox", 0)
    store.pairings.add("laptop", "Firefox", "", b"public", b"proof", 0)
    store.readings.replace(device, [Reading("linkedin", "feed", "2026-11-22", 1, 0)])


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


def test_every_statement_names_the_person(engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "server.store.exporting.check_structure", lambda _: None
    )  # looks at a whole file, whosever it is
    with recorded(engine, monkeypatch) as statements:
        fill(store)
        activities, answers = store.activities, store.answers
        asked: list[Callable[[], object]] = [
            *(store.owner.get, activities.span, activities.counts, activities.latest, store.reports.last),
            *(store.reports.latest, store.imports.abandon, store.imports.latest, answers.versions, answers.get),
            *(store.preferences.get, store.readings.all, store.coverage.all),
        ]
        for ask in asked:
            ask()
        store.activities.history(0, 2_000_000_000_000)
        store.activities.days(TODAY, TODAY)
        store.activities.by_ids(["a"])
        store.activities.last_until(0)
        store.acquaintances.names([("linkedin", "ana")])
        store.reports.get("a")
        store.imports.progress("a")
        store.imports.get("a")
        (running,) = store.runs.running()
        store.runs.break_off(running, 0, Process("here", 1))
        store.runs.finish(running.id, 0, error="a")
        store.runs.get(running.id)
        store.runs.latest(1)
        store.runs.last_due()
        store.schedules.correct(0)
        store.schedules.move("Europe/Berlin", 0)
        for schedule in store.schedules.all():
            store.schedules.pause(schedule.id, 0, paused=True)
            store.schedules.remove(schedule.id)
        store.texts.remove_expired(TODAY)
        store.texts.shorten(TODAY)
        store.texts.remove_all()
        for form in ("as2", "csv"):
            store.activities.export(BytesIO(), form)
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


def test_answers_without_a_stored_day_get_the_day_of_their_first_version(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = 86_400_000
    for number, answer in enumerate((3, 4, 4, 4)):
        monkeypatch.setattr("server.store.answers.now", lambda at=number: (at + 10) * day)
        store.answers.add(Expectations(hours_a_week=answer, learnable=2))
    dated = store.answers.dated(UTC)
    assert dated.confirmed == {"hours_a_week": date(1970, 1, 12), "learnable": date(1970, 1, 11)}
