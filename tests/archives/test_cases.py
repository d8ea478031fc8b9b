"""Every folder of cases/ is read, as a zip and as a folder, and must give what stands in its expected.json."""

from pathlib import Path

import pytest

from auditor.activities.activity import Activity, decoder, encoder
from auditor.archives import archives, read, recognise
from tests.archives.cases import expectation, folders, packed, told

CASES = pytest.mark.parametrize("folder", folders(), ids=lambda path: f"{path.parent.name}/{path.name}")


@CASES
def test_reading_gives_what_is_expected(folder: Path, tmp_path: Path) -> None:
    expected = expectation(folder)
    assert told(read(packed(folder, tmp_path))) == expected


@CASES
def test_it_is_recognised_as_the_archive_it_is_filed_under(folder: Path, tmp_path: Path) -> None:
    assert recognise(packed(folder, tmp_path)).archive == folder.parent.name


@CASES
def test_an_unpacked_folder_gives_the_same_save_the_day_of_the_profile(folder: Path, tmp_path: Path) -> None:
    def without_profile(path: Path) -> list[object]:
        return [entry for entry in told(read(path))["activities"] if entry["type"] != "Update"]

    assert without_profile(folder) == without_profile(packed(folder, tmp_path))


@CASES
def test_reading_twice_gives_the_same_ids_and_none_twice(folder: Path, tmp_path: Path) -> None:
    path = packed(folder, tmp_path)
    first, second = ([item.id for item in read(path) if isinstance(item, Activity)] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first)


@CASES
def test_what_is_read_is_valid_on_the_wire(folder: Path, tmp_path: Path) -> None:
    for item in read(packed(folder, tmp_path)):
        if isinstance(item, Activity):
            assert decoder.decode(encoder.encode(item)) == item


def test_every_archive_has_cases_and_every_case_an_archive() -> None:
    assert {folder.parent.name for folder in folders()} == {archive.id for archive in archives()}
