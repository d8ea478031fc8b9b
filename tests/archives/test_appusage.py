"""Tables of app usage are known by what their columns hold, whatever heads them; other tables are none."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from auditor.activities.activity import Activity
from auditor.archives import Problem, Unrecognised, read, recognise

FIRST = date(2026, 11, 5)
DAYS = [FIRST + timedelta(day) for day in range(9)]
OF_TWO = ["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y"]


def spent(path: Path) -> dict[tuple[str, str], float]:
    """Seconds by site and day."""
    acts = (item for item in read(path) if isinstance(item, Activity))
    return {(act.site, act.published.date().isoformat()): act.duration or 0 for act in acts}


def problems(path: Path) -> Iterator[str]:
    return (str(item) for item in read(path) if isinstance(item, Problem))


def table(path: Path, *rows: list[str], delimiter: str = ",") -> Path:
    path.write_text("".join(delimiter.join(row) + "\n" for row in rows))
    return path


def wide(path: Path, head: str, written: list[str], *, lasted: str = "4m 16s") -> Path:
    return table(path, [head, *written], ["LinkedIn", *[lasted] * len(written)], ["Chrome", *["1h 2m"] * len(written)])


@pytest.mark.parametrize("head", ["App name", "Nome da aplicação", "", "Nom de l’appli", "アプリ"])
@pytest.mark.parametrize("form", OF_TWO)
def test_a_column_for_each_day(tmp_path: Path, head: str, form: str) -> None:
    path = wide(tmp_path / "apps.csv", head, [day.strftime(form) for day in DAYS])
    assert spent(path) == {("linkedin", day.isoformat()): 256 for day in DAYS[:-1]}


@pytest.mark.parametrize(
    ("lasted", "seconds"),
    [
        ("0:04:16", 256),
        ("04:16", 256),
        ("57s", 57),
        ("1 Std. 4 Min. 16 Sek.", 3856),
        ("1 ore 4 min", 3840),
        ("2 uur", 7200),
    ],
)
def test_lengths_under_days(tmp_path: Path, lasted: str, seconds: int) -> None:
    path = wide(tmp_path / "apps.csv", "Nome", [day.strftime("%d/%m/%Y") for day in DAYS], lasted=lasted)
    assert spent(path)["linkedin", "2026-11-05"] == seconds


@pytest.mark.parametrize(
    "head",
    [["Nome da aplicação", "Data", "Duração"], ["App name", "Data", "Duração"], ["Anwendung", "Tag", "Wie lange"]],
)
@pytest.mark.parametrize("lasted", ["4m 16s", "0:04:16"])
def test_a_row_for_each_app_and_day(tmp_path: Path, head: list[str], lasted: str) -> None:
    rows = [[app, day.strftime("%d/%m/%Y"), lasted] for app in ("Chrome", "LinkedIn") for day in DAYS]
    assert spent(table(tmp_path / "apps.csv", head, *rows)) == {("linkedin", day.isoformat()): 256 for day in DAYS[:-1]}


def test_columns_in_another_order_with_the_time_of_day(tmp_path: Path) -> None:
    rows = [[day.strftime("%d/%m/%Y"), f"{14 + at % 8}:00:08", "0:04:16", "LinkedIn"] for at, day in enumerate(DAYS)]
    path = table(tmp_path / "apps.csv", ["Data", "Hora", "Duração", "Nome"], *rows, rows[0])
    assert spent(path) == {("linkedin", day.isoformat()): 256 for day in DAYS[:-1]}


def test_an_app_that_stands_far_below(tmp_path: Path) -> None:
    other = [[f"App {at}", day.strftime("%d/%m/%Y"), "1m"] for at in range(30) for day in DAYS]
    path = table(tmp_path / "apps.csv", ["Nome", "Data", "Tempo"], *other, ["LinkedIn", "05/11/2026", "2m"])
    assert spent(path) == {("linkedin", "2026-11-05"): 120}


def test_days_that_follow_one_another_tell_which_of_day_and_month_comes_first(tmp_path: Path) -> None:
    days = [date(2026, 11, day) for day in range(3, 9)]
    for form in ("%d/%m/%Y", "%m/%d/%Y"):
        path = wide(tmp_path / "apps.csv", "Nome", [day.strftime(form) for day in days])
        assert sorted(day for _, day in spent(path)) == [day.isoformat() for day in days[:-1]]


@pytest.mark.parametrize("few", [1, 2, 4])
def test_few_days_that_may_be_read_both_ways_are_not_taken(tmp_path: Path, few: int) -> None:
    path = wide(tmp_path / "apps.csv", "Nome", [f"{day:02}/11/2025" for day in range(3, 3 + few)])
    assert spent(path) == {}
    assert any("whether the day or the month comes first" in said for said in problems(path))


OTHERS = {
    "posts that are planned": (["Platform", "Date", "Time"], ["LinkedIn", "15/11/2026", "09:30"]),
    "with seconds": (["Platform", "Date", "Time"], ["LinkedIn", "15/11/2026", "09:30:00"]),
    "hours of work": (["Project", "Date", "Spent"], ["Reagents", "15/11/2026", "1h 30m"]),
    "a list of jobs": (["Company", "Connected On", "Note"], ["Facebook", "15 Nov 2026", "met in 5m"]),
    "days without lengths": (["Company", "15/11/2026", "16/11/2026"], ["LinkedIn", "12.50", "13.75"]),
}


@pytest.mark.parametrize("rows", OTHERS.values(), ids=OTHERS.keys())
def test_other_tables_are_none(tmp_path: Path, rows: tuple[list[str], ...]) -> None:
    with pytest.raises(Unrecognised):
        recognise(table(tmp_path / "table.csv", rows[0], *[rows[1]] * 5))


def test_a_cell_that_is_somebody_s_letter_takes_no_time(tmp_path: Path) -> None:
    letter = "1h" + " " * 200_000 + "x"
    path = table(tmp_path / "letters.csv", ["Name", "Date", "Text"], *[["LinkedIn", "15/11/2026", letter]] * 3)
    begun = perf_counter()
    with pytest.raises(Unrecognised):
        recognise(path)
    assert perf_counter() - begun < 5


NEARLY = {
    "which is the length": (["Name", "Tag", "A", "B"], ["LinkedIn", "15/11/2026", "0:04:16", "0:09:16"], "how long"),
    "no app of a site": (["Name", "Tag", "Dauer"], ["Chrome", "15/11/2026", "4m 16s"], "none of its apps"),
    "a number of what": (["App name", "Date", "Usage"], ["LinkedIn", "15/11/2026", "16"], "how long"),
    "a length of two parts": (["Name", "Tag", "Zeit"], ["LinkedIn", "15/11/2026", "04:16"], "how long"),
}


@pytest.mark.parametrize(("head", "row", "asked"), NEARLY.values(), ids=NEARLY.keys())
def test_what_looks_like_one_is_named_as_such(tmp_path: Path, head: list[str], row: list[str], asked: str) -> None:
    with pytest.raises(Unrecognised) as refused:
        recognise(table(tmp_path / "usage.csv", head, *[row] * 5))
    assert "app usage" in str(refused.value)
    assert asked in str(refused.value)
    assert "Looked for" not in str(refused.value)
