"""loop-closed-recipient: introductions I got, taken up within 48 hours and reported back on within 30 days."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.introductions.loop_closed_recipient import AUDIT
from auditor.report import Band, Checks, Role, State, Table
from tests.story import Story

MEET = "Ana, meet Ben. Ben, meet Ana."
CAME = "Ben and I met yesterday and we are going to work together. Thank you for introducing us!"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def got(story: Story, day: float, number: int, met: float | None = 1, report: float | None = 10) -> None:
    """Someone introduces me; ``met`` and ``report``: days until I wrote to the new contact, and reported back."""
    story.hear(day, f"from{number}", MEET, also_to=(f"new{number}",))
    if met is not None:
        story.write(day + met, f"new{number}")
    if report is not None:
        story.write(day + report, f"from{number}", CAME)


def told(closed: int, silent: int) -> Story:
    story = Story()
    story.write(100, "Old")
    for number in range(closed + silent):
        got(story, 200 + number, number, report=10 if number < closed else None)
    return story


def test_taking_them_up_and_reporting_back_works_well() -> None:
    result = told(30, 0).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (30, 30)
    assert result.band is Band.WORKING
    assert result.title == AUDIT.title


def test_no_word_back_gives_a_tip_that_credits_promptness_and_lists_who_waits() -> None:
    result = told(1, 24).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and result.tip.credit == "You write to new contacts promptly."
    checks, table = result.details
    assert isinstance(checks, Checks) and [met for _, met in checks.items] == [True, False]
    assert isinstance(table, Table) and (len(table.rows), table.more, table.rows[0].label) == (20, 4, "from24")


def test_under_three_there_is_no_score() -> None:
    assert told(2, 0).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    assert told(3, 0).audit(AUDIT).state is State.SCORED


def test_three_of_four_may_be_chance_and_get_no_band() -> None:
    result = told(3, 1).audit(AUDIT)
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_few_are_told_as_counts() -> None:
    assert (result := told(2, 1).audit(AUDIT)).value
    assert result.value.words == "2 of 3 introductions were taken up within two days and reported back"
    assert "%" not in (result.tip.observation if result.tip else "")


@pytest.mark.parametrize(
    ("met", "report", "closed"),
    [(1.99, 29.9, 1), (2.01, 10, 0), (None, 10, 0), (1, 30.1, 0), (1, None, 0)],
)
def test_both_halves_count_each_in_its_time(met: float | None, report: float | None, closed: int) -> None:
    story = told(3, 0)
    got(story, 400, 99, met, report)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (3 + closed, 4)


def test_an_answer_to_all_takes_it_up() -> None:
    story = told(3, 0)
    got(story, 400, 99, met=None)
    story.write(400.1, ("from99", "new99"), "Thanks Eva, moving you to bcc. Ben, shall we talk on Friday?")
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (4, 4)


def test_what_is_under_a_month_old_counts_once_reported_and_has_its_time_until_then() -> None:
    story = told(3, 0)
    got(story, 480, 99)
    got(story, 482, 98, met=None)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (4, 4)


def test_introductions_of_mine_are_not_received() -> None:
    story = told(3, 0)
    story.write(400, ("Ana", "Ben"), MEET)
    assert (result := story.audit(AUDIT)).value and result.value.n == 3


def test_a_report_we_cannot_read_is_left_out_unless_it_was_late_anyway() -> None:
    story = told(3, 0)
    got(story, 400, 98, report=None)
    story.write(410, "from98", DUTCH)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (3, 3)
    assert (result.note or "").startswith("1 of 4 introductions are in a language we cannot read yet and are left out.")
    got(story, 420, 99, met=3, report=None)
    story.write(430, "from99", DUTCH)
    assert (late := story.audit(AUDIT)).value and (late.value.k, late.value.n) == (3, 4)


def test_it_weighs_half_for_journalists() -> None:
    mine, others = told(3, 0).audit(AUDIT, role=Role.MEDIA), told(3, 0).audit(AUDIT)
    assert mine.weight == pytest.approx(others.weight / 2)
    assert others.weight > 0


def test_poor_readings_are_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    assert told(6, 0).audit(AUDIT).state is State.INFORMATIVE


def test_a_source_without_messages_sent_says_nothing() -> None:
    story = told(0, 10)
    story.activities = [one for one in story.activities if not one.mine]
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
