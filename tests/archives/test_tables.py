"""Tables as people's programs leave them: encodings, quotes, and sizes."""

import gc
import io
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.activities.activity import Activity
from auditor.archives import Item, Problem, Unrecognised, read, recognise
from auditor.archives.tables import LONGEST_LINE, Table

HEADER = "Organization,Followed On\n"


def names(items: list[Item]) -> list[str | None]:
    return [item.object.id for item in items if isinstance(item, Activity) and item.object]


def problems(items: list[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, Problem)]


def reading(tmp_path: Path, content: bytes | str, name: str = "Company Follows.csv") -> list[Item]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    items = reading(tmp_path, f"{HEADER}Café “Été”,24 May 2023\n".encode(encoding))
    assert names(items) == ["Café “Été”"]


@pytest.mark.parametrize(("encoding", "said"), [("utf-16", "UTF-16"), ("cp1252", "Windows-1252")])
def test_an_unusual_encoding_is_told_and_costs_nothing(tmp_path: Path, encoding: str, said: str) -> None:
    items = reading(tmp_path, f"{HEADER}Café,24 May 2023\n".encode(encoding))
    told = [item for item in items if isinstance(item, Problem)]
    assert [item.count for item in told] == [0]
    assert said in str(told[0])


def test_a_table_in_utf16_that_is_let_go_after_its_file_was_closed_does_not_complain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(f"{HEADER}Café,24 May 2023\n".encode("utf-16")))
    table = Table(stream, "Company Follows.csv", ("Organization",))
    stream.close()
    assert table.header == ["organization", "followed on"]
    del table
    gc.collect()
    assert complaints == []


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_delimiters_are_read(tmp_path: Path, delimiter: str) -> None:
    content = f"{HEADER}Contoso,24 May 2023\n".replace(",", delimiter)
    assert names(reading(tmp_path, content)) == ["Contoso"]


def test_line_numbers_are_those_of_the_file_after_fields_of_several_lines(tmp_path: Path) -> None:
    items = reading(
        tmp_path, f'{HEADER}"One\ntwo\nthree",24 May 2023\nBad,never\n"x\ny",24 May 2023\nToo,many,fields\n'
    )
    assert problems(items) == [
        "Company Follows.csv, line 5: the date “xxxxx” cannot be read",
        "Company Follows.csv, line 8: the row has 3 fields where the header has 2",
    ]


def test_a_quote_that_never_closes_costs_nothing_where_the_line_is_a_row_without_it(tmp_path: Path) -> None:
    rows = "".join(f"Company {number},24 May 2023\n" for number in range(20_000))
    items = reading(tmp_path, f'{HEADER}Before,24 May 2023\nStray "one,24 May 2023\n"Open,24 May 2023\n{rows}')
    assert len(names(items)) == 20_003
    assert names(items)[2] == "Open"
    assert problems(items) == []


def test_a_quote_that_never_closes_costs_its_line_only(tmp_path: Path) -> None:
    items = reading(tmp_path, f'{HEADER}Before,24 May 2023\n"Open, 24 May, 2023\nAfter,24 May 2023\n')
    assert names(items) == ["Before", "After"]
    assert problems(items) == [
        "Company Follows.csv, line 3: the quotes of the row do not close, or a field is too long"
    ]


def test_lines_that_end_in_a_carriage_return_alone_are_lines_however_long(tmp_path: Path) -> None:
    long = "x" * (3 * LONGEST_LINE)
    rows = "".join(f"Company {number},24 May 2023\r" for number in range(20_000))
    items = reading(tmp_path, f"{HEADER[:-1]}\r{rows}{long},24 May 2023\rLast,24 May 2023\r")
    assert len(names(items)) == 20_001
    assert names(items)[-1] == "Last"
    assert "longer than" in problems(items)[0]


def test_a_row_is_filled_up_where_only_its_end_is_missing(tmp_path: Path) -> None:
    header = "First Name,Last Name,Connected On,Company,Position\n"
    items = reading(tmp_path, f"{header}Ida,Berg,08 Feb 2024\nTom,Hale,08 Feb 2024,,,,\nSam\n", "Connections.csv")
    assert sum(isinstance(item, Activity) for item in items) == 2
    assert problems(items) == ["Connections.csv, line 4: the row has 1 field where the header has 5"]


def test_nul_characters_are_left_out_and_told(tmp_path: Path) -> None:
    items = reading(tmp_path, f"{HEADER}Con\0toso,24 May 2023\n")
    assert names(items) == ["Contoso"]
    assert "NUL" in problems(items)[0]


def test_a_gigantic_line_is_skipped_without_holding_it(tmp_path: Path) -> None:
    content = f"{HEADER}Before,24 May 2023\n{'x' * (20 * LONGEST_LINE)},24 May 2023\nAfter,24 May 2023\n"
    path = tmp_path / "Company Follows.csv"
    path.write_text(content)
    tracemalloc.start()
    items = list(read(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert names(items) == ["Before", "After"]
    assert "longer than" in problems(items)[0]
    assert peak < 8 * LONGEST_LINE


def test_a_lone_file_of_a_known_name_with_other_columns_is_refused_with_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("Vorname,Nachname,Verbunden am\nWei,Chen,08 Feb 2024\n")
    with pytest.raises(Unrecognised, match=r"lacks its columns .*Connected On"):
        recognise(path)


@pytest.mark.parametrize("name", ["Company Follows.csv", "Company Follows (1).csv", "renamed", "export.txt"])
def test_a_lone_table_is_recognised_by_its_columns_whatever_its_name(tmp_path: Path, name: str) -> None:
    items = reading(tmp_path, f"{HEADER}Contoso,24 May 2023\n", name)
    assert names(items) == ["Contoso"]


def test_a_lone_file_says_nothing_about_files_that_are_not_there(tmp_path: Path) -> None:
    items = reading(tmp_path, f"{HEADER}Contoso,24 May 2023\n")
    assert [item for item in items if not isinstance(item, Activity)][0:1] != []
    assert not any("has no" in str(item) for item in items)


def test_columns_that_fit_two_files_need_the_name(tmp_path: Path) -> None:
    header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    items = reading(tmp_path, f"{header}Wei,Chen,,,Thorough.,22 Mar 2023,VISIBLE\n", "Recommendations_Given.csv")
    assert any(isinstance(item, Activity) for item in items)
    with pytest.raises(Unrecognised):
        reading(tmp_path, header, "x.csv")


def _reactions(count: int) -> Iterator[str]:
    yield "Date,Type,Link\n"
    for number in range(count):
        at = f"{number % 28 + 1:02} {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}"
        yield f"2024-02-{at},LIKE,https://www.linkedin.com/feed/update/urn:li:activity:{10**18 + number}\n"


PEAK = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from auditor.archives import read
count = sum(1 for _ in read(Path(sys.argv[1])))
print(count, getrusage(RUSAGE_SELF).ru_maxrss)
"""


def test_half_a_million_rows_take_no_more_memory_than_a_few(tmp_path: Path) -> None:
    peaks = []
    for rows in (1_000, 500_000):
        path = tmp_path / "Reactions.csv"
        with path.open("w") as file:
            file.writelines(_reactions(rows))
        done = subprocess.run([sys.executable, "-c", PEAK, path], capture_output=True, text=True, check=True)
        count, peak = map(int, done.stdout.split())
        assert count >= rows
        peaks.append(peak)
    assert peaks[1] < 1.2 * peaks[0]
