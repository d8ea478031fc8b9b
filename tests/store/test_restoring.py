"""Restoring on a file system without links."""

import errno
import os
import stat
from pathlib import Path

import pytest

from server.store.backups import back_up
from tests.store.test_backups import kept, put_back, settings_in
from tests.store.test_erasing import fill


@pytest.mark.parametrize("reason", [errno.EPERM, errno.ENOTSUP])
def test_a_damaged_database_can_be_replaced_on_a_file_system_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    settings = settings_in(tmp_path / "data")
    fill(settings)
    file = back_up(settings, settings.data / "elsewhere")
    before = kept(settings)
    database = settings.data / "rapport.sqlite3"
    damaged = b"\xa5" * 40_000
    database.write_bytes(damaged)

    def refused(source: Path, target: Path) -> None:
        raise OSError(reason, "no links here", str(source), None, str(target))

    monkeypatch.setattr(os, "link", refused)
    aside = put_back(settings, file)
    assert aside and aside.read_bytes() == damaged
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert kept(settings) == before
