"""What lands in a watched folder as a folder: an unpacked export comes in, and no other folder is looked through."""

from pathlib import Path

import pytest

from server.imports import landed
from server.store.store import Store
from tests.server.imports.test_watching import FOLLOWS, folder, store, watcher

__all__ = ["folder", "store"]  # fixtures


def test_a_folder_that_was_unpacked_is_imported_when_it_has_stopped_changing(store: Store, folder: Path) -> None:
    watched = watcher(store, folder)
    unpacked = folder / "Basic_LinkedInDataExport" / "Company"
    unpacked.mkdir(parents=True)
    (unpacked / "Company Follows.csv").write_text(FOLLOWS)
    (unpacked / ".DS_Store").write_bytes(b"\0")
    assert watched.look().imports == []
    (unpacked / "Company Follows.csv").write_text(FOLLOWS + "Beech,09 Feb 2024\n")
    assert watched.look().imports == [], "it was still being written"
    (done,) = watched.look().imports
    assert (done.new, done.error) == (2, "")
    assert watched.look().imports == []
    assert watcher(store, folder).look().imports == []
    again = watcher(store, folder)
    again.look()
    assert again.look().imports == [], "it is known after a restart"


def test_a_folder_that_is_no_archive_is_told_once_and_one_of_programs_is_not_looked_through(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landed, "MOST_FILES", 3)
    (folder / "photos").mkdir()
    (folder / "photos" / "cat.txt").write_text("a cat")
    (folder / "programs").mkdir()
    for number in range(4):
        (folder / "programs" / f"{number}.js").write_text("1")
    (folder / "nothing").mkdir()
    (folder / "movie.download").mkdir()
    watched = watcher(store, folder)
    told = [str(left) for _ in range(4) for left in watched.look().left]
    assert len(told) == 2
    assert any("photos" in left for left in told)
    assert any("programs holds more files" in left for left in told)
    assert store.imports.latest() == []


def test_a_link_within_a_folder_is_not_followed(store: Store, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "Company Follows.csv").write_text(FOLLOWS)
    (folder / "export").mkdir()
    (folder / "export" / "inside").symlink_to(tmp_path / "elsewhere")
    (folder / "whole").symlink_to(tmp_path / "elsewhere")
    watched = watcher(store, folder)
    assert [done for _ in range(3) for done in watched.look().imports] == []
