"""The command ``rapport phone``: minutes typed in, replaced, taken back, and refused where they cannot be."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.installation.settings import Settings
from server.store.store import open_store
from tests.server.commands.test_main import data, rapport

__all__ = ["data"]  # a fixture


def kept(data: Path) -> list[tuple[str, str, float | None]]:
    """Site, day and seconds of what is kept."""
    with open_store(Settings.load(data, environment={})) as store:
        frame = store.activities.history(0, 2**60).activities
        return sorted(frame.select("site", "day", "duration").cast({"day": str}).rows())


def test_a_day_is_kept_replaced_and_taken_back(data: Path) -> None:
    said = rapport(data, "phone", "instagram", "35", "--from", "2026-02-08")
    assert said.output == "35 minutes on Instagram were kept for 1 day.\n"
    assert kept(data) == [("instagram", "2026-02-08", 2100.0)]
    rapport(data, "phone", "instagram", "40.5", "--from", "2026-02-08")
    assert kept(data) == [("instagram", "2026-02-08", 2430.0)]
    assert "taken back" in rapport(data, "phone", "instagram", "0", "--from", "2026-02-08").output
    assert kept(data) == []


def test_an_average_is_kept_for_each_day_of_its_week(data: Path) -> None:
    said = rapport(data, "phone", "x", "20", "--from", "2026-02-02", "--to", "2026-02-08")
    assert said.output == "20 minutes a day on X were kept for 7 days.\n"
    assert [seconds for _, _, seconds in kept(data)] == [1200.0] * 7


def test_without_a_day_it_is_yesterday(data: Path) -> None:
    rapport(data, "phone", "x", "20")
    ((_, day, _),) = kept(data)
    assert day in {(datetime.now(UTC) - timedelta(days=back)).date().isoformat() for back in (0, 1, 2)}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("x", "1441"), "0 to 1440"),
        (("x", "nan"), "0 to 1440"),
        (("x", "5", "--from", "2026-02-08", "--to", "2026-02-07"), "before the first"),
        (("x", "5", "--from", "2999-02-08"), "not over yet"),
        (("x", "5", "--from", "1999-02-08"), "no such phones"),
        (("x", "5", "--from", "2020-02-08", "--to", "2022-02-08"), "more than a year"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(data: Path, given: tuple[str, ...], why: str) -> None:
    said = rapport(data, "phone", *given)
    assert said.exit_code == 1
    assert why in said.output
    assert kept(data) == []


def test_an_import_says_that_it_was_time_on_the_phone(data: Path) -> None:
    case = Path(__file__).parents[2] / "archives" / "cases" / "appusage" / "columns"
    assert "4 time spans on your phone, November 2026" in rapport(data, "import", str(case)).output
