"""Hostile and damaged archives: refused with a reason, or read as far as they are whole."""

import gzip
import io
import json
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

import pytest

from auditor.activities.activity import Activity
from auditor.archives import ArchiveRefused, Problem, Unrecognised, archives, container, read, recognise, streams
from auditor.archives.container import Tar
from auditor.archives.opening import open_container

HEADER = "Organization,Followed On\n"
ROWS = "".join(f"Company {number},24 May 2023\n" for number in range(20_000))
FILE = "Company Follows.csv"


def zipped(path: Path, *members: tuple[str | zipfile.ZipInfo, str], stored: bool = False) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def tarred(path: Path, *members: tarfile.TarInfo, content: bytes = b"", mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for member in members:
            member.size = len(content) if member.isreg() else 0
            archive.addfile(member, io.BytesIO(content))
    return path


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize("name", ["../Connections.csv", "/etc/passwd", "a/../../b.csv", "C:\\Windows\\b.csv", "..\\b"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveRefused, match="leads out"):
        recognise(zipped(tmp_path / "a.zip", (FILE, HEADER), (name, "x")))


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match=r"Shares\.csv: it is a link"):
        recognise(zipped(tmp_path / "a.zip", (FILE, HEADER), (link("Shares.csv"), "/etc/passwd")))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_a_link_or_device_in_a_tar_is_refused(tmp_path: Path, kind: bytes) -> None:
    member = tarfile.TarInfo("Shares.csv")
    member.type, member.linkname = kind, "/etc/passwd"
    with pytest.raises(ArchiveRefused, match="link or a device"):
        recognise(tarred(tmp_path / "a.tar.gz", member))


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to("/etc/passwd")
    with pytest.raises(ArchiveRefused, match="link or a device"):
        recognise(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ArchiveRefused, match="neither a file nor a folder"):
        recognise(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("stored", "name"),
    [("Zoë.txt".encode(), "Zoë.txt"), ("Zoë.txt".encode("cp437"), "Zoë.txt"), ("Łucja.txt".encode(), "Łucja.txt")],
)
def test_a_name_without_a_word_on_its_letters_is_as_a_mac_writes_it_or_as_dos(
    tmp_path: Path, stored: bytes, name: str
) -> None:
    """Zips of macOS hold UTF-8 and set no flag (jupyterlab-contrib/jupyter-archive 75)."""
    path = zipped(tmp_path / "a.zip", ("x" * len(stored), "0"))
    path.write_bytes(path.read_bytes().replace(b"x" * len(stored), stored))
    with open_container(path) as container:
        assert [member.name for member in container.members] == [name]
        with container.open(container.members[0]) as stream:
            assert stream.read() == b"0"


def test_a_zip_bomb_is_stopped_by_what_comes_out_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "FREE_BYTES", 1 << 16)
    monkeypatch.setattr(container, "MOST_RATIO", 20)
    path = zipped(tmp_path / "a.zip", (FILE, HEADER + "A,24 May 2023\n" * 100_000))
    with pytest.raises(ArchiveRefused, match="far more than an export does"):
        list(read(path))


def test_a_tar_bomb_is_stopped_while_it_is_only_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "FREE_BYTES", 1 << 16)
    path = tarred(tmp_path / "a.tar.gz", tarfile.TarInfo("zeros"), tarfile.TarInfo("more"), content=bytes(30_000_000))
    with pytest.raises(ArchiveRefused, match="far more than an export does"):
        recognise(path)


def test_a_zip_without_its_list_of_files_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", (FILE, HEADER + ROWS))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ArchiveRefused, match="cut off or damaged"):
        recognise(path)


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", (FILE, HEADER))
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(data)
    with pytest.raises(ArchiveRefused, match="password; unpack it first"):
        recognise(path)


def _spoilt(data: bytes, needle: bytes, by: bytes) -> bytes:
    at = data.rindex(needle)
    return data[:at] + by + data[at + len(by) :]


def test_a_wrong_checksum_keeps_every_row_and_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", (FILE, HEADER + ROWS), stored=True)
    path.write_bytes(_spoilt(path.read_bytes(), b"Company 19999", b"Kompany"))
    items = list(read(path))
    assert sum(isinstance(item, Activity) for item in items) == 20_000
    assert [str(item.reason) for item in items if isinstance(item, Problem)] == [
        "the file is damaged from about here on: its checksum is wrong. Download it again"
    ]


def test_a_stream_that_breaks_keeps_the_whole_rows_before(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", (FILE, HEADER + ROWS))
    data = path.read_bytes()
    half = len(data) // 2
    path.write_bytes(data[:half] + bytes(byte ^ 0xFF for byte in data[half : half + 64]) + data[half + 64 :])
    items = list(read(path))
    names = [item.object.id for item in items if isinstance(item, Activity) and item.object]
    assert 1_000 < len(names) < 20_000
    assert any(isinstance(item, Problem) and "damaged from about here" in str(item) for item in items)
    assert names[:5_000] == [f"Company {number}" for number in range(len(names[:5_000]))]


def test_a_tar_that_breaks_off_gives_the_files_before(tmp_path: Path) -> None:
    whole, late = tarfile.TarInfo(FILE), tarfile.TarInfo("late.bin")
    path = tarred(tmp_path / "a.tar", whole, late, content=(HEADER + ROWS).encode(), mode="w:")
    path.write_bytes(path.read_bytes()[: len(HEADER + ROWS) + 2_000])
    items = list(read(path))
    assert sum(isinstance(item, Activity) for item in items) == 20_000


def test_a_file_looked_into_again_is_the_same_to_its_end(tmp_path: Path) -> None:
    whole = (HEADER + ROWS).encode()
    for path in (
        zipped(tmp_path / "a.zip", (FILE, HEADER + ROWS)),
        tarred(tmp_path / "a.tgz", tarfile.TarInfo(FILE), content=whole),
    ):
        with open_container(path) as opened:
            for size in (10, streams.BEGINNING - 1, streams.BEGINNING + 1, len(whole)):
                with opened.open(opened.members[0]) as stream:
                    assert stream.read(size) == whole[:size]
                with opened.open(opened.members[0]) as stream:
                    assert stream.read() == whole


def test_a_packed_stream_is_unpacked_once_to_tell_what_it_is(tmp_path: Path) -> None:
    items = [{"id": f"{number}/activity", "type": "Announce", "object": f"{number}" * 9} for number in range(50_000)]
    outbox = json.dumps({"id": "outbox.json", "type": "OrderedCollection", "orderedItems": items}).encode()
    actor, likes = b'{"type": "Person", "inbox": "", "outbox": ""}', b'{"id": "likes.json", "orderedItems": ["a"]}'
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as packed:
        for name, content in (("actor.json", actor), ("outbox.json", outbox), ("likes.json", likes)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    unpacked = 0

    class Counted(gzip.GzipFile):
        def read(self, size: int | None = -1) -> bytes:
            nonlocal unpacked
            data = super().read(size)
            unpacked += len(data)
            return data

        def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
            nonlocal unpacked
            before = super().seek(0, io.SEEK_CUR)
            if whence == io.SEEK_SET:
                unpacked += offset if offset < before else offset - before
            return super().seek(offset, whence)

    opened = Tar(path, lambda path: cast(IO[bytes], Counted(path)))
    opened.list()
    assert [archive.id for archive in archives() if archive.files(opened)] == ["mastodon"]
    assert len(outbox) < unpacked < 1.1 * len(outbox)
    opened.close()


def test_what_was_recognised_is_not_recognised_again(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(HEADER + ROWS)
    (tmp_path / "likes.json").write_text('{"id": "likes.json", "orderedItems": []}')
    assert any(isinstance(item, Activity) for item in read(tmp_path, archive="linkedin"))


def test_two_sites_in_one_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(HEADER)
    (tmp_path / "likes.json").write_text('{"id": "likes.json", "orderedItems": []}')
    with pytest.raises(ArchiveRefused, match="import each by itself"):
        recognise(tmp_path)


def test_nothing_is_written_and_everything_is_closed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", (FILE, HEADER + ROWS))
    items = read(path)
    next(items)
    items.close()  # type: ignore[attr-defined]  # it is a generator
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.zip"]
    path.unlink()


@pytest.mark.parametrize("pack", [zipped, lambda path, *_: tarred(path, tarfile.TarInfo("x"), content=b"x")])
def test_an_archive_of_other_things_is_told_what_was_looked_for(tmp_path: Path, pack: Callable[..., Path]) -> None:
    with pytest.raises(Unrecognised, match=r"Looked for: .*LinkedIn's data export .*Mastodon's data export"):
        recognise(pack(tmp_path / "a", ("holiday.jpg", "x")))


def test_a_missing_file_is_a_plain_answer(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match="no such file"):
        recognise(tmp_path / "nothing.zip")
