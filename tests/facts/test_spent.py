"""Time spent in the browser and on the phone, and what share of it is in the browser."""

from datetime import date, timedelta

import pytest

from auditor.activities.activity import Object, ObjectType, Type
from auditor.answers.expectations import Expectations
from auditor.audits.expectations.perceived_vs_logged import AUDIT as GUESS
from auditor.audits.rhythm.time_vs_plan import AUDIT as PLAN
from auditor.facts.spent import browser_share
from auditor.report import State, Table
from tests.story import Story


def on_phone(story: Story, day: float, seconds: float) -> None:
    """So much of a day as a phone counted it."""
    story.add(Type.VIEW, day, Object(ObjectType.PAGE, id="phone"), duration=seconds)


def used(here: range, there: range, browser: float = 600, phone: float = 1800) -> Story:
    story = Story()
    for day in here:
        story.look(day, seconds=browser)
    for day in there:
        on_phone(story, day, phone)
    return story


def test_minutes_of_a_phone_are_no_attention_and_no_visit() -> None:
    families = used(range(0), range(480, 500)).families()
    assert families["attention"].height == families["sessions"].height == 0
    assert families["phone"]["seconds"].to_list() == [1800.0] * 20


def test_half_hours_of_one_day_are_added_up_to_a_day_at_most() -> None:
    story = Story()
    on_phone(story, 480, 1000)
    on_phone(story, 480.1, 500)
    for hour in range(3):
        on_phone(story, 481 + hour / 24, 40_000)
    rows = story.families()["phone"].select("day", "seconds").rows()
    first = story.first + timedelta(days=480)
    assert rows == [(first, 1500.0), (first + timedelta(days=1), 86_400.0)]


def test_only_days_on_which_both_were_logged_are_added_up() -> None:
    spent = used(range(470, 500), range(480, 501)).families()["spent"]
    assert spent["logged"].unique().to_list() == ["both"]
    first = date(2025, 1, 1)
    assert (spent["day"].min(), spent["day"].max()) == (first + timedelta(days=480), first + timedelta(days=499))
    assert spent["seconds"].sum() == 20 * 2400


@pytest.mark.parametrize(
    ("here", "there", "logged"),
    [
        (range(470, 500), range(490, 500), "browser"),
        (range(470, 480), range(481, 500), "browser"),
        (range(0), range(480, 500), "phone"),
    ],
)
def test_too_few_days_in_common_leave_one_log(here: range, there: range, logged: str) -> None:
    families = used(here, there).families()
    assert families["spent"]["logged"].unique().to_list() == [logged]
    assert browser_share(families) is None


def test_the_share_in_the_browser_answers_itself() -> None:
    assert browser_share(used(range(480, 500), range(480, 500)).families()) == pytest.approx(0.25)
    only_here = used(range(480, 500), range(480, 500), phone=1)
    assert browser_share(only_here.families()) == pytest.approx(600 / 601)


def test_time_beside_the_plan_has_both_and_asks_for_no_share() -> None:
    plan = Expectations(planned_minutes_a_week={"linkedin": 280})
    found = used(range(480, 501), range(480, 501)).audit(PLAN, plan)
    assert found.state is State.SCORED
    assert found.value
    assert found.value.number == pytest.approx(1.0)
    assert used(range(480, 501), range(0)).audit(PLAN, plan).state is State.NEEDS_YOUR_ANSWER


def test_a_phone_alone_is_enough_where_the_use_is_there() -> None:
    story = used(range(0), range(480, 501), phone=2400)
    there, here = (Expectations(planned_minutes_a_week={"linkedin": 280}, browser_share=share) for share in (0.1, 0.5))
    assert story.audit(PLAN, there).state is State.SCORED
    assert story.audit(PLAN, here).state is State.INFORMATIVE


def test_what_a_phone_alone_counted_is_told_by_site_before_anybody_says_where_the_rest_is() -> None:
    story = used(range(0), range(480, 501), phone=2400)
    story.site = "instagram"
    on_phone(story, 500, 600)
    found = story.audit(GUESS, Expectations(minutes_a_day=20))
    assert found.state is State.INFORMATIVE
    assert "logged" in str(found.value)
    (table,) = [each for each in found.details if isinstance(each, Table)]
    assert [row.label for row in table.rows] == ["LinkedIn", "Instagram"]
    assert "share" in (found.note or "")


def test_a_guess_is_compared_with_both_and_visits_are_not() -> None:
    story = used(range(480, 501), range(480, 501))
    found = story.audit(GUESS, Expectations(minutes_a_day=40, visits_a_day=2))
    assert found.value
    assert found.value.number == 0
    assert "isits" not in str(found.value)
