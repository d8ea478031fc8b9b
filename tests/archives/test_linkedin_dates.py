"""LinkedIn's times in the way of a country: which number is the day."""

from datetime import UTC, datetime

import pytest

from auditor.activities.activity import Detail
from auditor.archives.archive import Unusable
from auditor.archives.linkedin import dates
from auditor.archives.linkedin.dates import DAY_ONLY, ZONE_UNKNOWN, Times, month


@pytest.mark.parametrize(
    ("texts", "month_first"),
    [
        (["12/12/24, 9:00"], None),
        (["12/11/24, 9:00", "11/12/24, 9:00"], None),
        (["12/11/24, 9:00", "13/11/24, 9:00"], False),
        (["11/12/24, 9:00", "11/13/24, 9:00"], True),
        (["13/11/24, 9:00", "11/13/24, 9:00"], None),
        (["2024/11/13, 9:00"], None),
        (["12.12.24, 9:00"], False),
        (["12/12/24, 9:00 AM"], True),
        (["12/12/24, 9:00 am"], None),
        (["12.12.24, 9:00 AM"], False),
        (["13/12/24, 9:00 AM"], False),
        (["nothing of the kind"], None),
    ],
)
def test_a_number_above_twelve_is_a_day(texts: list[str], month_first: bool | None) -> None:
    assert Times(lambda: texts).month_first is month_first


def test_the_same_text_is_read_as_its_column_decides() -> None:
    text = "3/2/24, 2:05 pm"
    assert Times(lambda: [text, "13/2/24, 9:00"]).read(text)[0].isoformat() == "2024-02-03T14:05:00+00:00"
    assert Times(lambda: [text, "2/13/24, 9:00"]).read(text)[0].isoformat() == "2024-03-02T14:05:00+00:00"
    with pytest.raises(Unusable, match="may mean two days"):
        Times(lambda: [text]).read(text)
    assert Times(lambda: [text]).read("4/4/24, 12:30 am")[0].isoformat() == "2024-04-04T00:30:00+00:00"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("8. März 2024", "2024-03-08T12:00"),
        ("08 févr. 2024", "2024-02-08T12:00"),
        ("08 fevr 2024", "2024-02-08T12:00"),
        ("8 de fevereiro de 2024", "2024-02-08T12:00"),
        ("٠٨ فبراير ٢٠٢٤", "2024-02-08T12:00"),
        ("8 בפברואר 2024", "2024-02-08T12:00"),
        ("2024年2月8日", "2024-02-08T12:00"),
        ("2024. 2. 8.", "2024-02-08T12:00"),
        ("2024. febr. 8.", "2024-02-08T12:00"),
        ("8 thg 2, 2024", "2024-02-08T12:00"),
        ("8. veljače 2024.", "2024-02-08T12:00"),
        ("8. listopada 2024.", "2024-10-08T12:00"),
        ("8 listopada 2024", "2024-11-08T12:00"),
        ("8. februar 2024.", "2024-02-08T12:00"),
        ("Thu 8 Feb 2024", "2024-02-08T12:00"),
        ("Thursday, February 8th, 2024", "2024-02-08T12:00"),
        ("jeudi 8 févr. 2024", "2024-02-08T12:00"),
        ("1er mars 2024", "2024-03-01T12:00"),
        ("mar 5 mar 2024", "2024-03-05T12:00"),
        ("Do., 8. Februar 2024", "2024-02-08T12:00"),
        ("45330", "2024-02-08T12:00"),
        ("45330.5", "2024-02-08T12:00"),
        ("45330,75", "2024-02-08T18:00"),
        ("8 Feb 2567", "2024-02-08T12:00"),
        ("8-Feb-24", "2024-02-08T12:00"),
        ("08.02.2024", "2024-02-08T12:00"),
        ("08-02-2024", "2024-02-08T12:00"),
        ("2/1/2024 10:00", "2024-02-01T10:00"),
        ("2/1/2024", "2024-02-01T12:00"),
        ("1/02/2024 10:00", "2024-02-01T10:00"),
        ("09/01/2024, 14:37", "2024-01-09T14:37"),
        ("Feb 8, 2024, 2:37\u202fPM", "2024-02-08T14:37"),
        ("8 févr. 2024 à 14:37", "2024-02-08T14:37"),
        ("2024-02-08 10:00", "2024-02-08T10:00"),
        ("2024-02-08T10:00:30.123+02:00", "2024-02-08T10:00"),
        ("2024-02-08 10:00:30 UTC", "2024-02-08T10:00"),
        ("Thu Feb 08 10:00:30 UTC 2024", "2024-02-08T10:00"),
        ("Thu Feb 8 10:00:30 2024", "2024-02-08T10:00"),
    ],
)
def test_dates_are_read_as_people_languages_and_spreadsheets_write_them(text: str, read: str) -> None:
    assert f"{Times(lambda: [text]).read(text)[0]:%Y-%m-%dT%H:%M}" == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024-02-08T10:00:30+02:00", "2024-02-08T08:00:30"),
        ("2024-02-08T10:00:30-05:00", "2024-02-08T15:00:30"),
        ("2024-02-08 10:00:30 +0530", "2024-02-08T04:30:30"),
        ("8 Feb 2024 23:30 -0930", "2024-02-09T09:00:00"),
        ("8 Feb 2024 00:30 +01:00", "2024-02-07T23:30:00"),
        ("Feb 8, 2024, 2:37 PM UTC", "2024-02-08T14:37:00"),
        ("8 Feb 2024 10:00 GMT", "2024-02-08T10:00:00"),
    ],
)
def test_a_zone_that_stands_there_moves_the_time(text: str, read: str) -> None:
    moment, precision = Times(lambda: [text]).read(text)
    assert (moment.astimezone(UTC).replace(tzinfo=None).isoformat(), precision) == (read, None)


@pytest.mark.parametrize(
    ("text", "precision"),
    [("8 Feb 2024 10:00", ZONE_UNKNOWN), ("2024-02-08 10:00:30", ZONE_UNKNOWN), ("8 Feb 2024", DAY_ONLY)],
)
def test_a_time_without_a_zone_and_a_day_without_a_time_are_told_as_that(text: str, precision: Detail) -> None:
    assert Times(lambda: [text]).read(text)[1] == precision


def test_a_column_that_contradicts_itself_tells_the_dates_that_can_be_one_alone() -> None:
    times = Times(lambda: ["1/29/26, 2:37 PM", "29/01/2026, 14:37", "3/2/24, 14:37"])
    assert times.read("1/29/26, 2:37 PM")[0] == times.read("29/01/2026, 14:37")[0]
    with pytest.raises(Unusable, match="may mean two days"):
        times.read("3/2/24, 14:37")


@pytest.mark.parametrize("text", ["02/08/2024", "1/2/24", "3/2/24, 14:37"])
def test_what_may_mean_two_days_is_not_guessed(text: str) -> None:
    with pytest.raises(Unusable, match="may mean two days"):
        Times(lambda: [text]).read(text)


@pytest.mark.parametrize(
    "text", ["the day before", "8 Foo 2024", "32.1.2024", "8 Feb 2024 25:61", "1/2/3/4", "9" * 400]
)
def test_what_is_no_date_is_none(text: str) -> None:
    with pytest.raises(Unusable, match="cannot be read"):
        Times(lambda: [text]).read(text)


def test_a_day_that_has_not_come_yet_tells_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "LATEST", datetime(2024, 6, 1, tzinfo=UTC))
    assert Times(lambda: ["03/02/2024", "02/12/2024"]).month_first is True
    assert Times(lambda: ["03/02/2024", "12/02/2024"]).month_first is False
    assert Times(lambda: ["02/12/2024", "12/02/2024"]).month_first is None


def test_days_in_their_order_tell_it() -> None:
    days = ["05/09/2023", "12/06/2023", "03/06/2023", "10/05/2023", "02/05/2023", "11/04/2023"]
    assert Times(lambda: days).month_first is False
    assert Times(lambda: [f"{day[3:5]}/{day[:2]}{day[5:]}" for day in days]).month_first is True
    assert Times(lambda: days[::-1]).month_first is False
    assert Times(lambda: days[:5]).month_first is False
    assert Times(lambda: days[:4]).month_first is None, "three steps may be in order by chance"
    assert Times(lambda: [days[0], days[3], days[1], days[5], days[2]]).month_first is None


def test_a_column_is_looked_at_only_where_it_must_be() -> None:
    def never() -> list[str]:
        raise AssertionError("nobody had to ask")

    assert Times(never).read("2024-02-08 10:00:30")[0].day == 8
    assert Times(never).read("8 Feb 2024")[0].day == 8


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jan 2024", 1),
        ("févr. 2024", 2),
        ("2024", 1),
        ("08 März 2024", 3),
        ("Present", None),
        ("", None),
        (f"Jan 1{'0' * 30}", None),
    ],
)
def test_the_month_of_a_position(text: str, found: int | None) -> None:
    start = month(text)
    assert (start.month if start else None) == found
