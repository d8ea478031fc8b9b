"""A record that began 40 days ago: no audit takes the days before, of which nothing is known, for empty ones."""

from datetime import UTC, datetime, timedelta
from re import findall

import pytest

from auditor import audit
from auditor.report import Report
from server.demonstration.stories import corporate, journalist

TODAY = datetime(2026, 11, 27, 12, tzinfo=UTC)
DAYS = 40


@pytest.fixture(scope="module", params=[corporate, journalist], ids=["corporate", "journalist"])
def reports(request: pytest.FixtureRequest) -> tuple[Report, Report]:
    """Ninety days of somebody's life as a long record tells them, and one that began 40 days ago."""
    activities, answers = request.param(TODAY)
    last = max(activity.published for activity in activities)
    late = [activity for activity in activities if activity.published >= last - timedelta(days=DAYS)]
    return audit(activities, answers, days=90), audit(late, answers, days=90)


def test_no_value_lies_where_the_whole_record_would_not_put_it(reports: tuple[Report, Report]) -> None:
    whole, short = reports
    lying = {}
    for name, found in short.audits().items():
        true = whole.audits()[name].value
        told = found.value
        if true is None or told is None or None in (true.low, true.high, told.low, told.high):
            continue
        apart = max(told.low or 0.0, true.low or 0.0) - min(told.high or 0.0, true.high or 0.0)
        if apart > 0.05 * abs(true.number) and found.band is not None:
            lying[name] = (true.number, told.number)
    assert not lying


def test_every_sentence_speaks_of_the_days_there_are(reports: tuple[Report, Report]) -> None:
    _, short = reports
    goal = "goal-feasible"  # since the goal was set, which is an answer
    said = {
        name: days
        for name, found in short.audits().items()
        if name != goal
        and (days := {int(each) for each in findall(r"last (\d+) days", str(found.tip))}) - {DAYS, DAYS + 1}
    }
    assert not said
    assert {found.days for found in short.audits().values()} <= {None, DAYS, DAYS + 1}
