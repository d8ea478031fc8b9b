"""How often the site is opened in the hours that are meant for something else. The story's last day is Saturday, 16 May
2026."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from auditor.answers.expectations import Expectations, FocusHours
from auditor.audits.rhythm.focus_hour_opens import AUDIT
from auditor.report import Band, Days, Role, State
from tests.story import Story

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = FocusHours(8, 12)


def here(
    focus: FocusHours | None = MORNING, share: float | None = 1.0, holidays: tuple[date, ...] = ()
) -> Expectations:
    return Expectations(focus=focus, browser_share=share, holidays=holidays)


def used(*hours: float, days: int = 26, first: datetime = datetime(2026, 4, 20, tzinfo=BERLIN)) -> Story:
    """Two minutes at each of these hours of each day from a Monday on, and at seven in the evening."""
    story = Story(zone=BERLIN)
    for day in range(days):
        for hour in (*hours, 19):
            story.look(first + timedelta(days=day, hours=hour), seconds=120)
    return story


@pytest.mark.parametrize(
    ("hours", "number", "band"),
    [
        ((), 0, Band.WORKING),
        ((9,), 1, Band.WORKING),
        ((8.5, 9, 10, 11), 4, Band.LOOK),
        ((8, 8.5, 9, 9.5, 10, 10.5, 11), 7, Band.TRY),
    ],
)
def test_openings_are_counted_in_four_hours(hours: tuple[float, ...], number: float, band: Band) -> None:
    found = used(*hours).audit(AUDIT, here())
    assert found.value
    assert (found.value.number, found.value.n, found.band) == (number, 20, band)


def test_the_block_counts_by_its_length_and_both_its_edges() -> None:
    story = used(8, 12)
    assert (story.audit(AUDIT, here()).value or pytest.fail()).number == 1  # at twelve it is over
    assert (story.audit(AUDIT, here(FocusHours(7, 9))).value or pytest.fail()).number == 2
    assert (story.audit(AUDIT, here(FocusHours(12, 8))).value or pytest.fail()).number == pytest.approx(2 * 4 / 20)


def test_a_visit_that_goes_on_into_the_block_did_not_open_in_it() -> None:
    story = used()
    story.look(datetime(2026, 5, 6, 7, 58, tzinfo=BERLIN), seconds=600)
    found = story.audit(AUDIT, here())
    assert found.value and found.value.number == 0


def test_weekends_and_weeks_away_are_left_out() -> None:
    story = used(9)
    every = story.audit(AUDIT, here(FocusHours(8, 12, "every-day")))
    away = story.audit(AUDIT, here(holidays=(date(2026, 4, 29),)))
    assert (every.value and every.value.n, away.value and away.value.n) == (26, 15)
    (shown,) = away.details
    assert isinstance(shown, Days)
    assert date(2026, 4, 27) not in dict(shown.counts)


def test_the_clock_of_where_one_lives_counts_also_when_it_changes() -> None:
    story = used(9, days=20, first=datetime(2026, 3, 16, tzinfo=BERLIN))
    found = story.audit(AUDIT, here())
    assert found.value and found.value.number == 1


def test_it_asks_for_the_hours_and_for_the_share_of_the_browser() -> None:
    asked = used(9).audit(AUDIT, here(None))
    assert asked.state is State.NEEDS_YOUR_ANSWER
    assert asked.missing and asked.missing.field == "focus"
    assert (used(9).audit(AUDIT, here(FocusHours(8, 8))).missing or pytest.fail()).field == "focus"
    unsaid = used(9).audit(AUDIT, here(share=None))
    assert unsaid.missing and unsaid.missing.field == "browser_share"
    thin = used(9).audit(AUDIT, here(share=0.3))
    assert thin.state is State.INFORMATIVE


def test_few_days_are_too_few() -> None:
    few = used(9, days=13).audit(AUDIT, here())
    assert few.state is State.NOT_ENOUGH_DATA
    weekends = used(9, days=15, first=datetime(2026, 4, 25, tzinfo=BERLIN)).audit(
        AUDIT, here(holidays=(date(2026, 4, 27),))
    )
    assert weekends.state is State.NOT_ENOUGH_DATA
    assert weekends.missing and (weekends.missing.have, weekends.missing.need) == (5, 10)


@pytest.mark.parametrize("role", [Role.MEDIA, Role.CREA])
def test_who_may_be_on_duty_is_told_and_not_scored(role: Role) -> None:
    assert used(9).audit(AUDIT, here(), role=role).state is State.INFORMATIVE
    assert used(9).audit(AUDIT, here(), role=Role.SALES).state is State.SCORED
