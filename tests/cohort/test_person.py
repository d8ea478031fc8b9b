"""One person of many, audited from stored rows: the same as from activities, and whatever fails is told of them."""

from datetime import UTC, date, datetime

import msgspec
import polars as pl
import pytest

from auditor import audit
from auditor.cohort.person import NOTHING, TOO_MANY, About, audited
from auditor.donations.donation import Donation, of_report
from tests.cohort.many import rows, somebody
from tests.story import Story

DONOR = "0" * 32


@pytest.mark.parametrize("number", [0, 1])
def test_rows_tell_what_the_activities_they_came_from_tell(number: int) -> None:
    activities, answers, coverage = somebody(number)
    kept = rows(activities).sample(fraction=1, shuffle=True, seed=3)
    halves = [kept.head(100), kept.tail(-100)]
    made = audited(halves, lambda: About(answers, coverage), DONOR)
    assert made.donation, made.why
    one = of_report(audit(activities, answers, coverage=coverage), DONOR)
    assert msgspec.json.decode(made.donation, type=Donation) == one
    assert sum(each.value is not None for each in one.audits.values()) > 20


def test_who_has_too_many_activities_is_left_out_and_not_held() -> None:
    kept = rows(somebody(0)[0])
    taken = []
    parts = (taken.append(1) or kept.head(100) for _ in range(5))  # type: ignore[func-returns-value]
    assert audited(parts, About, DONOR, most=250) == (None, TOO_MANY)
    assert len(taken) == 5  # whoever sends them is heard to the end


def test_who_has_none_is_left_out() -> None:
    assert audited([], About, DONOR) == (None, NOTHING)


@pytest.mark.parametrize("column", ["detail", "recipients", "day"])
def test_what_cannot_be_read_is_a_fault_that_quotes_nothing(column: str) -> None:
    broken = rows(somebody(0)[0]).with_columns(pl.lit("secret {").alias(column))
    made = audited([broken], About, DONOR)
    assert made.donation is None
    assert made.why
    assert "secret" not in made.why


def test_answers_that_are_none_are_a_fault_of_that_person() -> None:
    made = audited([rows(somebody(0)[0])], lambda: About.of_columns('{"nothing": 1}', None, None), DONOR)
    assert made.donation is None
    assert "ValidationError" in (made.why or "")


def test_the_last_day_is_one_of_the_zone_that_somebody_lives_in() -> None:
    story = Story(first=date(2026, 1, 1))
    story.exchange(10, "friend", 3)
    story.write(datetime(2026, 3, 31, 22, 30, tzinfo=UTC), "friend")  # half past midnight in Berlin
    months = [
        msgspec.json.decode(made.donation or b"", type=Donation).month
        for zone in ("UTC", "Europe/Berlin")
        for made in [audited([rows(story.activities)], lambda zone=zone: About(zone=zone), DONOR)]  # type: ignore[misc]
    ]
    assert months == ["2026-03", "2026-04"]
