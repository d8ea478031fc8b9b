"""Nobody can send or store more on a hosted server than its limits allow, and everybody is told why."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from flask import Flask

from server.imports.pipeline import FIRST_BATCH
from server.installation.hosting import Limits
from server.installation.settings import Settings
from server.store.imports import Import
from server.store.store import Store
from server.translations import translated
from tests.server.api.conftest import like
from tests.server.hosted.conftest import PROXY, Browser, joined, made, stores_of
from tests.server.processes import until

pytestmark = pytest.mark.postgresql

_HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@contextmanager
def limited(settings: Settings, limits: Limits) -> Iterator[Flask]:
    app = made(settings, replace(PROXY, limits=limits))
    try:
        yield app
    finally:
        app.extensions["belongings"].stop()
        stores_of(app).close()


def uploaded(person: Browser, store: Store, count: int, name: str) -> Import | str:
    """How the import of a list of so many connections ended, or why it was refused."""
    lines = (f"{name},Number{n},https://www.linkedin.com/in/{name}-{n},,,,01 Nov 2025\n" for n in range(count))
    file = (BytesIO((_HEAD + "".join(lines)).encode()), "Connections.csv")
    answer = person.post("/import", data={"form_token": person.token, "archive": file})
    if answer.status_code != 302:
        return f"{answer.status_code} {answer.text}"
    entry = answer.location.rpartition("/")[2]
    until(lambda: (found := store.imports.get(entry)) and found.state != "running")
    found = store.imports.get(entry)
    assert found is not None
    return found


def test_who_keeps_as_much_as_the_limit_brings_in_no_more_until_something_is_erased(settings: Settings) -> None:
    with limited(settings, Limits(kept=20, a_day=10_000)) as app:
        ana = joined(app, "ana")
        store = stores_of(app).of(ana.person)
        first = uploaded(ana, store, 12, "one")
        assert isinstance(first, Import)
        assert (first.state, store.activities.count()) == ("done", 12)
        second = uploaded(ana, store, 5_010, "two")  # which come in two batches
        assert isinstance(second, Import)
        assert second.state == "failed"
        assert "keeps 20 activities of each person" in translated(second.problems[-1])
        assert store.activities.count() == 12 + FIRST_BATCH
        refused = uploaded(ana, store, 1, "three")
        assert str(refused).startswith("403")
        assert "keeps 20 activities of each person" in str(refused)
        sent = ana.post(
            "/api/v1/imports", data=b"x", headers={"X-Form-Token": ana.token}, mimetype="application/octet-stream"
        )
        assert (sent.status_code, sent.mimetype) == (403, "application/problem+json")
        bea = joined(app, "bea")
        other = uploaded(bea, stores_of(app).of(bea.person), 3, "four")
        assert isinstance(other, Import)
        assert other.state == "done"
        assert ana.send("/erase/part", sure="1", site="linkedin").status_code == 200
        again = uploaded(ana, store, 2, "five")
        assert isinstance(again, Import)
        assert again.state == "done"


def test_a_person_who_reached_the_daily_limit_is_asked_to_continue_tomorrow(settings: Settings) -> None:
    with limited(settings, Limits(kept=1_000_000, a_day=10)) as app:
        ana = joined(app, "ana")
        store = stores_of(app).of(ana.person)
        assert isinstance(uploaded(ana, store, 12, "one"), Import)
        refused = uploaded(ana, store, 1, "two")
        assert str(refused).startswith("429")
        assert "takes 10 activities of each person a day" in str(refused)
        assert store.activities.count() == 12
        with store._engine.begin() as connection:
            connection.exec_driver_sql("UPDATE imports SET started = started - 86400001")
        assert isinstance(uploaded(ana, store, 1, "two"), Import)


def test_activities_from_devices_and_pages_count_towards_the_daily_limit(settings: Settings) -> None:
    def sent(person: Browser, count: int) -> int:
        batch = {"activities": [like(number) for number in range(count)]}
        answer = person.post("/api/v1/activities", json=batch, headers={"X-Form-Token": person.token})
        assert answer.status_code == 200 or "takes 10 activities of each person a day" in answer.text
        return answer.status_code

    with limited(settings, Limits(kept=1_000_000, a_day=10)) as app:
        ana, bea = joined(app, "ana"), joined(app, "bea")
        assert [sent(ana, 6) for _ in range(3)] == [200, 200, 429]
        assert str(uploaded(ana, stores_of(app).of(ana.person), 1, "one")).startswith("429")
        assert sent(bea, 6) == 200
        with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
            assert sent(ana, 6) == 200


def test_an_upload_past_the_limit_is_refused_by_its_length_or_while_it_is_read(settings: Settings) -> None:
    with limited(settings, Limits(uploaded=1_000_000)) as app:
        ana = joined(app, "ana")
        headers = {"X-Form-Token": ana.token}
        sent = {"headers": headers, "content_type": "application/octet-stream"}
        told = ana.post("/api/v1/imports", data=b"x" * 1_000_001, **sent)
        assert (told.status_code, told.mimetype) == (413, "application/problem+json")
        untold = {"wsgi.input": BytesIO(b"x" * 1_000_001), "wsgi.input_terminated": True}  # as in chunks
        assert ana.post("/api/v1/imports", environ_overrides=untold, **sent).status_code == 413
        store = stores_of(app).of(ana.person)
        assert not [file for file in store.folder.rglob("*") if file.stat().st_size > 1_000]
        taken = ana.post("/api/v1/imports", data=b"x" * 1_000_000, **sent)
        assert taken.status_code == 202
        entry = taken.location.rpartition("/")[2]
        until(lambda: (found := store.imports.get(entry)) and found.state != "running")


def test_no_archive_is_taken_while_too_much_waits_to_be_imported(settings: Settings) -> None:
    with limited(settings, Limits(uploaded=100_000)) as app:
        ana = joined(app, "ana")
        store = stores_of(app).of(ana.person)
        assert isinstance(uploaded(ana, store, 1, "one"), Import)
        room = store.folder / "upload-waiting"
        room.mkdir()
        (room / "Connections.csv").write_bytes(b"x" * 95_000)
        refused = str(uploaded(ana, store, 100, "two"))
        assert refused.startswith("429")
        assert "still being read in" in refused
        bea = joined(app, "bea")
        assert isinstance(uploaded(bea, stores_of(app).of(bea.person), 100, "three"), Import)
        shutil.rmtree(room)
        assert isinstance(uploaded(ana, store, 100, "two"), Import)
