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


USES = {
    "seconds": (["app", "start", "duration"], ["2026-11-{day} 10:00:00", "600"]),
    "clock": (["app", "start", "duration"], ["2026-11-{day} 10:00:00", "00:10:00"]),
    "ended": (["package", "start", "end"], ["2026-11-{day} 10:00:00", "2026-11-{day} 10:10:00"]),
    "unit in the header": (["App", "Start", "Duration (min)"], ["{day}.11.2026 10:00", "10"]),
    "milliseconds": (["packageName", "firstTimeStamp", "totalTimeInForeground"], ["2026-11-{day} 10:00", "600000"]),
    "more columns": (
        ["App", "Kind", "Start", "End", "Dauer (s)"],
        ["11/{day}/26, 10:00 AM", "11/{day}/26, 10:10 AM", "600"],
    ),
}


@pytest.mark.parametrize(("head", "cells"), USES.values(), ids=USES.keys())
def test_a_row_for_each_use_and_its_moment(tmp_path: Path, head: list[str], cells: list[str]) -> None:
    kind = ["Social"] if "Kind" in head else []
    rows = [
        [app, *kind, *(cell.format(day=day) for cell in cells)]
        for app, day in (("LinkedIn", "05"), ("Chrome", "05"), ("LinkedIn", "26"), ("LinkedIn", "05"))
    ]
    found = spent(table(tmp_path / "uses.csv", head, *rows, delimiter=";"))
    assert found == {("linkedin", "2026-11-05"): 600}


def test_a_use_with_its_zone_is_kept_by_half_hours(tmp_path: Path) -> None:
    rows = [[f"2026-11-05T{hour}:20:00+00:00", "1200", "LinkedIn", "com.linkedin.android"] for hour in ("10", "14")]
    path = table(tmp_path / "aw.csv", ["timestamp", "duration", "app", "package"], *rows)
    acts = [item for item in read(path) if isinstance(item, Activity)]
    told = {act.published.isoformat(): act.duration for act in acts}
    assert told["2026-11-05T10:00:00+00:00"] == 600
    assert told["2026-11-05T10:30:00+00:00"] == 600
    assert not any(act.detail and act.detail.day_only for act in acts)


def test_a_use_over_midnight_is_of_both_days(tmp_path: Path) -> None:
    rows = [["LinkedIn", "2026-11-05 23:55:00", "900"], ["LinkedIn", "2026-11-09 10:00:00", "60"]]
    found = spent(table(tmp_path / "uses.csv", ["app", "start", "duration"], *rows))
    assert found == {("linkedin", "2026-11-05"): 300, ("linkedin", "2026-11-06"): 600}


@pytest.mark.parametrize("head", ["Minutes", "Duration (min)", "Nutzung in Minuten"])
def test_a_bare_number_is_in_the_unit_that_its_header_names(tmp_path: Path, head: str) -> None:
    rows = [[app, day.isoformat(), "10"] for app in ("Chrome", "LinkedIn") for day in DAYS]
    found = spent(table(tmp_path / "apps.csv", ["App Name", "Date", head], *rows))
    assert found == {("linkedin", day.isoformat()): 600 for day in DAYS[:-1]}


def test_bare_numbers_that_may_be_minutes_are_asked_about(tmp_path: Path) -> None:
    rows = [["LinkedIn", f"2026-11-05 1{hour}:00:00", "12"] for hour in range(9)]
    with pytest.raises(Unrecognised) as refused:
        recognise(table(tmp_path / "uses.csv", ["app", "start", "duration"], *rows))
    assert "how long" in str(refused.value)


def test_what_no_use_can_be_is_a_problem_with_its_line(tmp_path: Path) -> None:
    good = [["LinkedIn", f"2026-11-05 10:{minute:02}:00", "0:01:00"] for minute in range(14)]
    last = ["LinkedIn", "2026-11-08 10:00:00", "0:11:40"]
    bad = [["LinkedIn", "2026-11-06 25:00:00", "0:10:00"], ["LinkedIn", "yesterday", "0:10:00"]]
    bad += [["LinkedIn", "2026-11-06 11:00:00", "25:00:00"], ["LinkedIn", "2026-11-06 11:30:00", "1e9"]]
    path = table(tmp_path / "uses.csv", ["app", "start", "duration"], *good, last, *bad)
    assert spent(path) == {("linkedin", "2026-11-05"): 14 * 60}
    assert len([said for said in problems(path) if "left out" not in said]) == 4


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
