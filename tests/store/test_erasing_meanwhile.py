"""Erasing everything knows the names that only a report holds, and leaves no backup that was being made meanwhile."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from auditor.report.waiting import Waiting
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.store.backups import back_up
from server.store.erasing import erase
from server.store.errors import ErasedError
from server.store.sealed_stream import SealedWriter
from server.store.store import open_store
from tests.store.making import messages


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    data = tmp_path / "data"
    return Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={})


def test_names_that_only_a_report_contains_are_searched_for_too(settings: Settings) -> None:
    with open_store(settings) as store:
        store.activities.write(messages(3))
        report = audit_now(store)
        waits = Waiting("linkedin", "q", "Quillwort Vanneau", datetime.now(UTC), date(2026, 1, 1), "1", (), None)
        store.reports.add(msgspec.structs.replace(report, id="before", waiting=(waits,)))
    mine = settings.data / "notes.txt"
    mine.write_text("Quillwort Vanneau told me at the fair.")
    assert str(mine) in {each.place for each in erase(settings).left}


@pytest.mark.parametrize("place", ["elsewhere", "data/backups"])
def test_a_backup_that_is_being_made_when_everything_is_erased_is_none(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    with open_store(settings) as store:
        store.activities.write(messages(30))
    finish = SealedWriter.finish

    def erased_before(writer: SealedWriter) -> None:
        assert erase(settings)
        finish(writer)

    monkeypatch.setattr(SealedWriter, "finish", erased_before)
    with pytest.raises((ErasedError, FileNotFoundError)):
        back_up(settings, tmp_path / place)
    folder = tmp_path / place
    assert not folder.exists() or list(folder.iterdir()) == []
