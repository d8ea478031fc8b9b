"""Who thanked is named in a sentence, in both languages, and nobody whom the person keeps apart since."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from auditor.report import Report
from auditor.report.ego_network import EgoNetwork, Thanks
from auditor.report.outcomes import CameOf
from server.rendering.gratitude import good_news, thanked
from server.translations import speaking
from server.translations.cldr import near_day
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
            "In the 30 days up to {day}, Ana thanked you.",
            "In den 30 Tagen bis zum {day} hat dir Ana gedankt.",
        ),
        (
            ("Ana", "Bo", "Cy", "Di"),
            "In the 30 days up to {day}, Ana, Bo, Cy and others thanked you.",
            "In den 30 Tagen bis zum {day} haben dir Ana, Bo, Cy und weitere gedankt.",
        ),
    ],
)
def test_they_are_named(names: tuple[str, ...], english: str, german: str) -> None:
    assert thanked(report(*names)) == english.format(day=near_day(TODAY))
    with speaking("de"):
        assert thanked(report(*names)) == german.format(day=near_day(TODAY))


@pytest.mark.parametrize("days_ago", [1, 40])
def test_of_a_report_of_days_ago_it_says_until_when(days_ago: int) -> None:
    last = TODAY - timedelta(days=days_ago)
    assert thanked(report("Ana", last=last)) == f"In the 30 days up to {near_day(last)}, Ana thanked you."


def test_of_days_long_past_it_says_which() -> None:
    assert thanked(report("Ana", last=date(2023, 11, 14))) == "In the 30 days up to 14 November 2023, Ana thanked you."


def test_who_is_kept_apart_since_is_not_named() -> None:
    assert thanked(report("Ana", "Bo"), {"ana"}) == f"In the 30 days up to {near_day(TODAY)}, Bo thanked you."
    assert thanked(report("Ana"), {"ana"}) == ""


def test_what_came_of_an_introduction_comes_first() -> None:
    came = CameOf("linkedin", ("se", "am"), ("Segun", "Amara"), date(2023, 3, 9), date(2023, 11, 12), "a")
    told = replace(report("Ana", last=date(2023, 11, 14)), outcomes=(came,))
    first = "12 November 2023: Segun told you what came of your introduction of 9 March 2023 to Amara."
    assert good_news(told) == f"{first} In the 30 days up to 14 November 2023, Ana thanked you."
    assert good_news(told, {"am"}) == good_news(told, {"se"}) == thanked(told)
    assert good_news(report()) == ""
    with speaking("de"):
        assert "Segun hat dir erzählt, was daraus wurde, dass du" in good_news(told)
