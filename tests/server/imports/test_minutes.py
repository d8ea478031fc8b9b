"""Which days may be typed in at once: none that is not over, none before there were such phones, a year at most."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from auditor.archives.phone import LAUNCH
from server.imports.minutes import Unlikely, each_day

TODAY = date(2026, 11, 20)
YESTERDAY = TODAY - timedelta(days=1)
FIRST = LAUNCH.date()


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (YESTERDAY, YESTERDAY, 1),
        (TODAY - timedelta(days=7), YESTERDAY, 7),
        (TODAY - timedelta(days=366), YESTERDAY, 366),
        (FIRST, FIRST, 1),
        (date(2024, 2, 28), date(2024, 3, 1), 3),
    ],
)
def test_days_are_from_the_first_to_the_last(first: date, last: date, count: int) -> None:
    days = each_day(first, last, TODAY)
    assert (days[0], days[-1], len(days)) == (first, last, count)
    assert [after - before for before, after in pairwise(days)] == [timedelta(days=1)] * (count - 1)


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (TODAY, TODAY, "not over yet"),
        (YESTERDAY, TODAY, "not over yet"),
        (YESTERDAY, YESTERDAY - timedelta(days=1), "before the first"),
        (FIRST - timedelta(days=1), FIRST, "no such phones"),
        (TODAY - timedelta(days=367), YESTERDAY, "more than a year"),
    ],
)
def test_days_that_cannot_be_are_refused_with_the_reason(first: date, last: date, why: str) -> None:
    with pytest.raises(Unlikely, match=why):
        each_day(first, last, TODAY)
