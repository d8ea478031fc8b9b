"""Archives that hold archives, and files that are no archive: what comes in, and what is said."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from auditor.activities.activity import Activity
from auditor.archives import ArchiveRefused, Problem, Unrecognised, container, read, recognise
from auditor.archives.resting import Open, Resting

FOLLOWS = "Organization,Followed On\nAcorn,08 Feb 2024\n"
COMMENTS = (
    "Date,Link,Message\n2024-02-09 01:21:47,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1,Well baked\n"
)


def zipped(files: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def profile(name: str) -> str:
    return f"First Name,Last Name,Headline\n{name},Novak,Bakes\n"


def acts(path: Path) -> int:
    return sum(isinstance(item, Activity) for item in read(path))


def problems(path: Path) -> list[str]:
    return [str(item) for item in read(path) if isinstance(item, Problem)]


def test_the_parts_of_an_export_in_a_folder_come_in_together(tmp_path: Path) -> None:
    (tmp_path / "part 1.zip").write_bytes(zipped({"Company Follows.csv": FOLLOWS}))
    (tmp_path / "part 2.zip").write_bytes(zipped({"Comments_1.csv": COMMENTS}))
    assert recognise(tmp_path).files == 2
    assert acts(tmp_path) == 2


def test_packed_as_a_tar_they_do_too(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "part 1.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("Company Follows.csv")
        info.size = len(FOLLOWS)
        archive.addfile(info, io.BytesIO(FOLLOWS.encode()))
    (tmp_path / "part 2.zip").write_bytes(zipped({"Comments_1.csv": COMMENTS}))
    assert acts(tmp_path) == 2


def test_an_archive_that_was_packed_again_and_again_is_seen_through(tmp_path: Path) -> None:
    path = tmp_path / "thrice.zip"
    path.write_bytes(zipped({"twice.zip": zipped({"once.zip": zipped({"a/Company Follows.csv": FOLLOWS})})}))
    assert acts(path) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["thrice.zip"]


def test_an_archive_packed_more_often_than_that_is_named(tmp_path: Path) -> None:
    held = zipped({"Company Follows.csv": FOLLOWS})
    for number in range(5):
        held = zipped({f"{number}.zip": held})
    (tmp_path / "often.zip").write_bytes(held)
    with pytest.raises(Unrecognised, match="unpack that first"):
        recognise(tmp_path / "often.zip")


def test_an_archive_beside_files_of_an_export_stays_closed(tmp_path: Path) -> None:
    (tmp_path / "Company Follows.csv").write_text(FOLLOWS)
    (tmp_path / "other.zip").write_bytes(zipped({"Comments_1.csv": COMMENTS}))
    assert acts(tmp_path) == 1
    assert [said for said in problems(tmp_path) if "other.zip" in said and "not looked into" in said]


def test_an_archive_among_what_was_sent_needs_no_word(tmp_path: Path) -> None:
    (tmp_path / "Company Follows.csv").write_text(FOLLOWS)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "sent.zip").write_bytes(zipped({"Comments_1.csv": COMMENTS}))
    assert not [said for said in problems(tmp_path) if "sent.zip" in said]


def test_a_part_that_is_broken_is_named_and_the_others_come_in(tmp_path: Path) -> None:
    (tmp_path / "part 1.zip").write_bytes(zipped({"Company Follows.csv": FOLLOWS}))
    (tmp_path / "part 2.zip").write_bytes(zipped({"Comments_1.csv": COMMENTS})[:60])
    assert acts(tmp_path) == 1
    assert "part 2.zip: it is cut off or damaged" in problems(tmp_path)[0]


def test_the_exports_of_two_people_are_not_mixed(tmp_path: Path) -> None:
    for name in ("Mira", "Ida"):
        (tmp_path / f"{name}.zip").write_bytes(zipped({"Profile.csv": profile(name)}))
    with pytest.raises(ArchiveRefused, match="several accounts, Ida Novak and Mira Novak; import each by itself"):
        list(read(tmp_path))


def test_two_exports_of_one_person_are(tmp_path: Path) -> None:
    for day in ("1", "2"):
        files = {"Profile.csv": profile("Mira"), "Company Follows.csv": FOLLOWS.replace("08", f"0{day}")}
        (tmp_path / f"{day}.zip").write_bytes(zipped({**files}))
    assert acts(tmp_path) == 3


def test_a_bomb_in_an_archive_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "FREE_BYTES", 1 << 16)
    bomb = zipped({"Comments_1.csv": b"0" * (32 << 20)})
    (tmp_path / "bomb.zip").write_bytes(zipped({"inner.zip": bomb}))
    with pytest.raises(ArchiveRefused, match="unpacks to more than"):
        list(read(tmp_path / "bomb.zip"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mine.zip", b"", "mine.zip is empty. Download it again"),
        ("mine.zip", zipped({}), "mine.zip is empty"),
        (
            "mine.zip",
            b"  <!DOCTYPE html><html><title>Sign in</title></html>",
            "a web page, no archive: perhaps the page",
        ),
        ("mine.zip", b"\xef\xbb\xbf<html lang=de>", "a web page"),
        ("mine.zip", b"7z\xbc\xaf\x27\x1c", "packed as 7z, which is not unpacked here. Unpack it"),
        ("mine.rar", b"Rar!\x1a\x07\x00", "packed as RAR"),
        ("mine.pdf", b"%PDF-1.7", "mine.pdf is a PDF"),
        ("Connections.xlsx", zipped({"[Content_Types].xml": "<Types/>"}), "is a workbook of a spreadsheet program"),
        ("Connections.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a workbook of a spreadsheet program"),
        ("blocked_accounts.csv", b"wei@far.example\n", "that is left alone on purpose. Import the whole archive"),
    ],
)
def test_what_is_no_archive_is_named_as_what_it_is(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unrecognised) as refused:
        recognise(tmp_path / name)
    assert said in str(refused.value)


def test_a_workbook_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "Connections.xlsx").write_bytes(zipped({"[Content_Types].xml": "<Types/>"}))
    with pytest.raises(Unrecognised, match=r"holds a workbook of a spreadsheet program, Connections\.xlsx"):
        recognise(tmp_path)


def descriptors() -> int:
    return len([*Path("/proc/self/fd").iterdir()])


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts the files that are open")
@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz"])
def test_very_many_archives_in_a_folder_keep_few_files_open(tmp_path: Path, ending: str) -> None:
    """A program may have some hundreds; a server without any answers nobody."""
    count, before = 150, descriptors()
    for number in range(count):
        path = tmp_path / f"{number}.{ending}"
        if ending == "zip":
            path.write_bytes(zipped({"Company Follows.csv": FOLLOWS}))
            continue
        with tarfile.open(path, "w:gz" if ending == "tar.gz" else "w") as archive:
            info = tarfile.TarInfo("Company Follows.csv")
            info.size = len(FOLLOWS)
            archive.addfile(info, io.BytesIO(FOLLOWS.encode()))
    most = found = 0
    for item in read(tmp_path):
        most = max(most, descriptors() - before)
        found += isinstance(item, Activity)
    assert found == count
    assert most < 100
    assert descriptors() <= before


def test_what_is_put_in_the_place_of_one_of_them_is_not_read(tmp_path: Path) -> None:
    """Neither another file, nor a pipe that nobody writes into."""
    among = Open(most=1)
    for name in ("one", "two", "three"):
        (tmp_path / name).write_bytes(name.encode() * 9_000)
    one, two, three = (Resting(tmp_path / name, among) for name in ("one", "two", "three"))
    assert (one.read(5), two.read(4), three.read(5), one.read(4)) == (b"oneon", b"twot", b"three", b"eone")
    two.rest()
    (tmp_path / "two").unlink()
    os.mkfifo(tmp_path / "two") if hasattr(os, "mkfifo") else (tmp_path / "two").write_bytes(b"other")
    with pytest.raises(OSError):
        two.read(3)
    assert three.read(5) == b"three"
    one.close()
    with pytest.raises(ValueError):
        one.read(1)
    two.close()
    three.close()
