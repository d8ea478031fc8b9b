"""Who thanked is named in a sentence, in both languages, and nobody whom the person keeps apart since."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from auditor.report import Report
from auditor.report.ego_network import EgoNetwork, Thanks
from server.rendering.gratitude import thanked
from server.translations import speaking
from tests.made_up import report_of

TODAY = datetime.now(UTC).date()


def report(*names: str, last: date = TODAY) -> Report:
    told = tuple(Thanks("linkedin", name.lower(), name, last - timedelta(days=3)) for name in names)
    return replace(report_of("corporate"), last=last, network=EgoNetwork(told=True, thanks=told))


@pytest.mark.parametrize(
    ("names", "english", "german"),
    [
        ((), "", ""),
        (
            ("Ana",),
            "In the last 30 days, Ana thanked you.",
            "In den letzten 30 Tagen hat dir Ana gedankt.",
        ),
        (
            ("Ana", "Bo", "Cy", "Di"),
            "In the last 30 days, Ana, Bo, Cy and others thanked you.",
            "In den letzten 30 Tagen haben dir Ana, Bo, Cy und weitere gedankt.",
        ),
    ],
)
def test_they_are_named(names: tuple[str, ...], english: str, german: str) -> None:
    assert thanked(report(*names)) == english
    with speaking("de"):
        assert thanked(report(*names)) == german


def test_of_days_long_past_it_says_which() -> None:
    assert thanked(report("Ana", last=date(2023, 11, 14))) == "In the 30 days up to 14 November 2023, Ana thanked you."


def test_who_is_kept_apart_since_is_not_named() -> None:
    assert thanked(report("Ana", "Bo"), {"ana"}) == "In the last 30 days, Bo thanked you."
    assert thanked(report("Ana"), {"ana"}) == ""
