"""invite-acceptance: invitations of mine that became connections."""

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Preferences
from auditor.audits.outreach.invite_acceptance import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story


def told(accepted: int, silent: int) -> Story:
    """Invitations of the last year, all over three weeks old, and when they were accepted."""
    story = Story()
    for number in range(accepted + silent):
        story.invite(200 + number, f"p{number}")
        if number < accepted:
            story.connect(202 + number, f"p{number}")
    story.connect(10, "Old")
    return story


def test_when_most_say_yes_it_works_well() -> None:
    result = told(85, 15).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (85, 100)
    assert result.band is Band.WORKING


def test_when_few_say_yes_there_is_a_tip_and_the_open_ones_are_listed() -> None:
    result = told(5, 55).audit(AUDIT)
    assert result.band is Band.TRY
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert (len(table.rows), table.more, table.rows[0].label) == (20, 35, "p5")


def test_under_twenty_there_is_no_score() -> None:
    assert told(10, 9).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    assert told(10, 10).audit(AUDIT).state is State.SCORED


def test_a_small_sample_between_close_marks_gets_no_band() -> None:
    result = told(10, 10).audit(AUDIT, preferences=Preferences(points={AUDIT.id: (0.55, 0.45)}))
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_what_is_under_three_weeks_old_may_still_be_accepted_and_is_left_out() -> None:
    story = told(20, 0)
    story.invite(479.6, "Ana")  # 09:00 is 21 days and 9 hours before the end of day 500
    story.invite(479.7, "Ben")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 21)


def test_only_what_is_over_thirty_days_old_is_listed_as_open() -> None:
    story = told(20, 0)
    story.invite(470, "Ana")
    story.invite(475, "Ben")
    (table,) = [detail for detail in story.audit(AUDIT).details if isinstance(detail, Table)]
    assert [row.label for row in table.rows] == ["Ana"]


@pytest.mark.parametrize(("noted", "shown"), [(10, True), (9, False)])
def test_with_and_without_a_note_stand_side_by_side_where_both_have_enough(noted: int, shown: bool) -> None:
    story = told(6, 24)
    for number in range(noted):
        story.invite(400 + number, f"n{number}", "Your talk on tidal gates made me want to compare notes.")
        if number < 7:
            story.connect(401 + number, f"n{number}")
    result = story.audit(AUDIT)
    tables = [each for each in result.details if isinstance(each, Table) and "side by side" in each.title]
    assert bool(tables) is shown
    for table in tables:
        assert [(row.label, row.value) for row in table.rows] == [
            ("with a note", "7 of 10 accepted"),
            ("without", "6 of 30 accepted"),
        ]
        assert result.note and "chose with more care" in result.note


def test_a_year_is_looked_at_and_no_more() -> None:
    story = told(20, 0)
    story.invite(130, "Ana")
    story.invite(140, "Ben")
    assert (result := story.audit(AUDIT)).value and result.value.n == 21


@pytest.mark.parametrize(
    ("role", "good", "fair"),
    [(Role.SALES, 0.42, 0.20), (Role.FOUND, 0.42, 0.20), (Role.FREE, 0.42, 0.20), (Role.JOB, 0.55, 0.25)],
)
def test_strangers_say_yes_less_and_some_roles_invite_strangers(role: Role, good: float, fair: float) -> None:
    story = told(60, 60)
    mine, others = story.audit(AUDIT, role=role), story.audit(AUDIT)
    assert mine.curve and mine.curve.points == ((fair, 0.5), (good, 0.9))
    assert mine.curve.set_by == "role"
    assert mine.score and others.score and mine.score.value > others.score.value + 0.05


def test_an_archive_that_keeps_only_open_invitations_gives_no_rate() -> None:
    story = told(1, 40)
    story.coverage = [
        Coverage("linkedin", Subject.INVITATION_SENT, "recent", note="The archive holds the latest invitations only.")
    ]
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA and result.value is None
    assert result.missing and "latest invitations only" in result.missing.what and result.missing.remedy
    kept = told(20, 20)
    kept.coverage = story.coverage
    assert kept.audit(AUDIT).state is State.SCORED


def test_a_source_without_connections_says_nothing() -> None:
    story = told(0, 40)
    story.activities.pop()
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
