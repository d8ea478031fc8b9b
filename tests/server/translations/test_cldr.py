"""Dates, times, numbers and lists in each language."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from auditor.translatable import number
from server.rendering.recurrence import in_words
from server.store.recurrence import Recurrence
from server.translations import speaking
from server.translations.cldr import clock, day, decimal, listed, moment, near_day, percent, read_day, weekdays
from server.translations.speaker import auditing

AT = 1_796_025_600_000  # 30 November 2026, 08:00 UTC


@pytest.mark.parametrize(("code", "words"), [("en", ["0.02", "0.0", "1.5", "0"]), ("de", ["0,02", "0,0", "1,5", "0"])])
def test_a_rate_that_is_not_0_is_not_said_to_be(code: str, words: list[str]) -> None:
    with speaking(code), auditing():
        assert [number(0.019, 1), number(0.0, 1), number(1.46, 1), number(0.3)] == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("8 February 2026", "Monday, 30 November 2026 at 09:00", "09:30", "62 %", "a, b and c", "Monday")),
        ("de", ("8. Februar 2026", "Montag, 30. November 2026 um 09:00 Uhr", "09:30", "62 %", "a, b und c", "Montag")),
    ],
)
def test_each_language_writes_as_it_does(code: str, words: tuple[str, ...]) -> None:
    with speaking(code):
        told = (
            day(date(2026, 2, 8)),
            moment(AT, "Europe/Berlin"),
            clock(time(9, 30)),
            percent(0.62),
            listed(["a", "b", "c"]),
            weekdays()[0],
        )
    assert told == words


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (1234567, "1,234,567", "1.234.567"),
        (1234.5, "1,234", "1.234"),
        (12.34, "12.3", "12,3"),
        (2.0, "2", "2"),
        (0.1234, "0.12", "0,12"),
        (0.5, "0.5", "0,5"),
        (0, "0", "0"),
    ],
)
def test_a_number_has_the_digits_that_carry_meaning(value: float, english: str, german: str) -> None:
    assert decimal(value) == english
    with speaking("de"):
        assert decimal(value) == german


@pytest.mark.parametrize(
    ("days", "code", "said"),
    [
        (182, "en", "31 May"), (183, "en", "1 June 2027"), (-182, "en", "1 June"), (-183, "en", "31 May 2026"),
        (5, "de", "5. Dezember"), (-333, "de", "1. Januar 2026"),
    ],
)  # fmt: skip
def test_a_day_is_said_without_its_year_within_half_a_year(days: int, code: str, said: str) -> None:
    with time_machine.travel(datetime(2026, 11, 30, 12, tzinfo=UTC), tick=False), speaking(code):
        assert near_day(date(2026, 11, 30) + timedelta(days=days)) == said


@pytest.mark.parametrize(
    ("rule", "english", "german"),
    [
        (("daily", "07:30", None, None), "Every day at 07:30", "Jeden Tag um 07:30 Uhr"),
        (("weekly", "09:00", 0, None), "Every Monday at 09:00", "Jeden Montag um 09:00 Uhr"),
        (("monthly", "09:00", None, 5), "On day 5 of every month at 09:00", "Am 5. jedes Monats um 09:00 Uhr"),
        (
            ("monthly", "09:00", None, 31),
            "On day 31 of every month (the last day of a shorter month) at 09:00",
            "Am 31. jedes Monats (in kürzeren am letzten Tag) um 09:00 Uhr",
        ),
    ],
)
def test_a_recurrence_is_said_in_words(
    rule: tuple[str, str, int | None, int | None], english: str, german: str
) -> None:
    recurrence = Recurrence.checked(*rule, "Europe/Berlin")
    assert in_words(recurrence) == english
    with speaking("de"):
        assert in_words(recurrence) == german


@pytest.mark.parametrize("code", ["en", "de"])
def test_a_day_is_read_however_it_is_written(code: str) -> None:
    with speaking(code):
        for written in (day(date(2026, 2, 8)), "2026-02-08", "8 Feb 2026", "8.2.2026", "08/02/2026", "8. Februar 2026"):
            assert read_day(written) == date(2026, 2, 8)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "8 Feb", "8.2.26", "30.2.2026", "2026-13-01", "8 Febru 2026", "8.2.2026 9", "8" * 50, "٨.٢.2026"],
)
def test_what_is_no_day_is_not_read_as_one(written: str) -> None:
    with pytest.raises(ValueError):
        read_day(written)
