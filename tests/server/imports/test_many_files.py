"""Archives of very many files: how far one has come is told, it can be ended, and memory has a bound."""

import io
import struct
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.archives import ArchiveRefused, Unrecognised, read, recognise
from auditor.archives.container import MOST_MEMBERS
from auditor.archives.opening import open_container
from server.imports.importing import Import, run_import
from server.imports.pipeline import arrivals_ahead
from server.imports.uploads import Imports
from server.store.imports import CANCELLED
from server.store.store import Store
from tests.server.imports.test_importing import RECEPTION, store

__all__ = ["store"]

FILES = 3_000


class Enough(Exception):  # noqa: N818
    """Ends the reading."""


def zipped(folder: Path) -> Path:
    """A zip of many files that are nothing."""
    with zipfile.ZipFile(folder / "many.zip", "w") as archive:
        for number in range(FILES):
            archive.writestr(f"d/{number}.json", "{}")
    return folder / "many.zip"


def tarred(folder: Path) -> Path:
    """The same as a tar."""
    with tarfile.open(folder / "many.tar.gz", "w:gz", compresslevel=1) as archive:
        for number in range(FILES):
            info = tarfile.TarInfo(f"d/{number}.json")
            info.size = 2
            archive.addfile(info, io.BytesIO(b"{}"))
    return folder / "many.tar.gz"


def unpacked(folder: Path) -> Path:
    """The same as a folder."""
    (folder / "many").mkdir()
    for number in range(FILES):
        (folder / "many" / f"{number}.json").write_text("{}")
    return folder / "many"


@contextmanager
def memory_below(mebibytes: int) -> Iterator[None]:
    """What is done in it never takes more."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < mebibytes << 20
    finally:
        tracemalloc.stop()


def listing(entries: int) -> bytes:
    """A zip that lists one file so many times, as if they were many."""
    name = b"a.csv"
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
    one = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    few = entries & 0xFFFF
    return local + one * entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, few, few, len(one) * entries, len(local), 0)


@pytest.mark.parametrize("make", [zipped, tarred, unpacked])
def test_the_number_of_examined_files_is_reported_and_an_exception_ends_the_reading(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = make(tmp_path)
    told: list[int] = []
    with pytest.raises(Unrecognised):
        recognise(path, told.append)
    assert told == sorted(told)
    assert told[0] == 1  # before anything else, not once all are listed

    def ended(_: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        recognise(path, ended)
    with pytest.raises(Enough):
        list(read(path, looked=ended))


def test_an_import_is_cancelled_while_its_files_are_looked_at(store: Store, tmp_path: Path) -> None:
    entry = Import(store.imports.begin("many.zip", store.owner.get().created), "many.zip")
    run_import(store, zipped(tmp_path), entry, lambda _: None, ending=lambda: CANCELLED)
    assert (entry.state, entry.error) == ("failed", CANCELLED)
    assert entry.looked == 1


def test_a_reading_process_reports_the_examined_files(tmp_path: Path) -> None:
    told: list[int] = []
    with pytest.raises(Unrecognised):
        list(arrivals_ahead(zipped(tmp_path), RECEPTION, told.append))
    assert told[:1] == [1]


def test_a_zip_that_lists_more_than_any_export_is_refused_before_anything_is_made_of_it(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(listing(MOST_MEMBERS + 1))
    with memory_below(120), pytest.raises(ArchiveRefused, match="it lists more than"):
        recognise(tmp_path / "bomb.zip")


def test_little_memory_is_used_for_each_listed_file(tmp_path: Path) -> None:
    (tmp_path / "many.zip").write_bytes(listing(100_000))
    with memory_below(40), open_container(tmp_path / "many.zip") as container:
        assert container.members


def test_archives_in_an_archive_have_a_bound_together(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("Shares.csv", "Date,ShareLink,ShareCommentary\n")
    padded = bytes(60 << 20) + inner.getvalue()  # as a zip that a program stands before, which unpacks itself
    with zipfile.ZipFile(tmp_path / "outer.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(8):
            archive.writestr(f"part{number}.zip", padded)
        with Path("/dev/urandom").open("rb") as noise:
            archive.writestr("noise.bin", noise.read(4 << 20))
    del padded
    with memory_below(340), open_container(tmp_path / "outer.zip") as container:
        assert container.damage is not None
        assert len([each for each in container.members if each.base == "Shares.csv"]) == 4


def test_what_a_tar_says_beside_its_files_is_bounded_and_not_kept(tmp_path: Path) -> None:
    """As comments, of which each file may have as long a one as it likes, and which pack to a thousandth."""
    with tarfile.open(tmp_path / "said.tar.gz", "w:gz", compresslevel=1) as archive:
        for number in range(12):
            info = tarfile.TarInfo(f"{number}.txt")
            info.pax_headers = {"comment": "A" * (10 << 20)}
            archive.addfile(info)
    with memory_below(160), pytest.raises(ArchiveRefused, match="far more than an export does"):
        recognise(tmp_path / "said.tar.gz")
    few = tmp_path / "few.tar.gz"
    with tarfile.open(few, "w:gz", compresslevel=1) as archive:
        for number in range(5):
            info = tarfile.TarInfo(f"{number}.txt")
            info.pax_headers = {"comment": "A" * (10 << 20)}
            archive.addfile(info)
    with memory_below(60), open_container(few) as container:
        assert len(container.members) == 5


def test_the_page_of_an_import_says_how_many_files_were_looked_at(app: Flask, client: FlaskClient) -> None:
    kept: Store = app.extensions["store"]
    running: Imports = app.extensions["imports"]
    entry = Import(kept.imports.begin("many.zip", kept.owner.get().created), "many.zip", looked=12_345)
    running._running[entry.id] = entry
    assert "12,345 files of it looked at so far." in client.get(f"/import/{entry.id}").text
