"""What the doctor tells of a server, of what sends to it, and of the time zone."""

import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from server.commands import doctor
from server.commands.doctor import Check, checks
from server.installation.settings import Settings
from server.store.engine import writing
from server.store.persons import now
from server.store.schema import imports
from server.store.store import open_store
from server.translations.cldr import moment
from tests.server.commands.test_main import archive, data
from tests.server.commands.test_main import rapport as command
from tests.server.processes import ended, free_port, rapport, until

__all__ = ["archive", "data", "ended"]  # fixtures


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> int:
    """A usual port at which nothing listens."""
    port = free_port()
    monkeypatch.setattr(doctor, "PORT", port)
    return port


def told(settings: Settings) -> dict[str, Check]:
    """The findings by what they say."""
    return {check.what: check for check in checks(settings)}


def test_a_server_that_runs_is_told_with_its_port(settings: Settings, free: int) -> None:
    found = told(settings)["Rapport is not running"]
    assert found == Check("Rapport is not running", True, f"Start it at port {free}: rapport serve")
    port = free_port()
    rapport(settings.data, "true", "serve", "--no-open", "--port", str(port))
    until(lambda: f"Rapport is running, at http://127.0.0.1:{port}" in told(settings))
    assert "Rapport is not running" not in told(settings)


def test_another_program_at_the_usual_port_is_told(settings: Settings, free: int) -> None:
    with socket.create_server(("127.0.0.1", free)):
        assert "Another program answers" in told(settings)["Rapport is not running"].remedy


def test_a_file_system_without_a_write_ahead_log_is_told_and_all_works(
    data: Path, archive: Path, free: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect: Callable[..., sqlite3.Connection] = sqlite3.dbapi2.connect

    def without_shared_memory(place: str, **how: Any) -> sqlite3.Connection:
        """One of SQLite's own ways to files, which lacks what a write-ahead log needs."""
        return connect(f"{place}&vfs=unix-none" if place.endswith("?mode=rw") else place, **how)

    assert "write-ahead" not in command(data, "doctor").output
    monkeypatch.setattr(sqlite3.dbapi2, "connect", without_shared_memory)
    new = data.with_name("elsewhere")
    assert command(new, "import", str(archive)).exit_code == 0
    assert command(new, "audit").exit_code == 0
    told = command(new, "doctor")
    assert told.exit_code == 0, told.output
    line = f"The file system of {new} allows no write-ahead log (journal: delete). All works,"
    assert sum(line in each for each in told.output.splitlines()) == 1
    assert not list(new.glob("*-wal"))
    assert command(new, "erase", "--yes").exit_code == 0


def test_what_sends_is_told_with_when_it_last_did(settings: Settings, free: int) -> None:
    with open_store(settings) as store:
        store.change(zone="Asia/Tokyo")
        assert "No browser and no script is connected" in told(settings)
        sending, _ = store.devices.add("Firefox on my desk", "Firefox", now())
        store.devices.add("a new one", "Firefox", now())
        revoked, _ = store.devices.add("an old one", "Firefox", now())
        store.devices.revoke(revoked, now())
        seen = now()
        store.devices.see(sending, seen)
    found = told(settings)
    assert "Days and hours are those of Asia/Tokyo" in found
    assert f"Firefox on my desk (Firefox) last sent something: {moment(seen, 'Asia/Tokyo')}" in found
    assert "a new one (Firefox) is connected and has sent nothing yet" in found
    assert not any("an old one" in what or "No browser" in what for what in found)


def test_an_import_that_was_cut_short_is_told_until_it_is_imported_again(settings: Settings, free: int) -> None:
    with open_store(settings) as store:
        entry = store.imports.begin("mine.zip")
        with writing(store._engine) as connection:
            connection.execute(update(imports).where(imports.c.id == entry).values(host=None, process=None))
    found = told(settings)["The import of mine.zip was cut short"]
    assert (found.fine, found.remedy) == (False, "Import it again: only what is missing is added.")
    with open_store(settings) as store:
        store.imports.abandon()
        assert "The import of mine.zip was cut short" in told(settings)
        store.imports.finish(store.imports.begin("mine.zip"), "done")
    assert "The import of mine.zip was cut short" not in told(settings)
