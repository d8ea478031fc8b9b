"""first-message-replies: first messages to people I had never written with that were answered."""

import pytest

from auditor.audits.outreach.first_message_replies import AUDIT
from auditor.report import Band, Checks, Role, State, Table
from tests.story import Story

LONG = "The pump of yours held through the whole night of rain. " * 10  # 110 words


def told(answered: int, silent: int, text: str = "How is the pump doing in this rain?") -> Story:
    story = Story()
    story.exchange(100, "Old")
    for number in range(answered + silent):
        story.write(415 + number % 60, f"p{number}", text)
        if number < answered:
            story.hear(417 + number % 60, f"p{number}")
    return story


def test_when_many_answer_it_works_well() -> None:
    result = told(20, 20).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 40)
    assert result.band is Band.WORKING


def test_silence_gives_a_tip_and_lists_who() -> None:
    result = told(0, 45).audit(AUDIT)
    assert result.band is Band.TRY
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert (len(table.rows), table.more) == (20, 25)
    assert all(row.activities and row.value == "no answer seen" for row in table.rows)


def test_under_fifteen_there_is_no_score() -> None:
    assert told(7, 7).audit(AUDIT).state is State.NOT_ENOUGH_DATA


@pytest.mark.parametrize(("people", "told_of"), [(2, False), (3, True)])
def test_a_handful_is_told_though_it_is_too_few_to_score(people: int, told_of: bool) -> None:
    missing = told(2, people - 2).audit(AUDIT).missing
    assert missing and missing.what.startswith(f"This needs 15 first messages at least 21 days old; there are {people}")
    said = f"So far: 2 of {people} first messages were answered; too few to score."
    assert missing.what.endswith(said) is told_of


def test_three_of_fifteen_may_be_chance_and_get_no_band() -> None:
    result = told(3, 12).audit(AUDIT)
    assert result.state is State.SCORED and result.band is None and result.no_band


@pytest.mark.parametrize(("after", "answered"), [(20.9, 1), (21.1, 0)])
def test_an_answer_counts_for_three_weeks(after: float, answered: int) -> None:
    story = told(0, 15)
    story.hear(415 + after, "p0")
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (answered, 15)


def test_people_i_wrote_with_groups_and_what_may_still_be_answered_are_left_out() -> None:
    story = told(15, 0)
    story.write(440, "Old")
    story.hear(440, "Eva")
    story.write(440.1, "Eva")
    story.write(441, ("Cem", "Dora"))
    story.write(490, "Late")
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (15, 15)


def test_how_long_they_are_and_how_often_the_silent_were_written_to_is_checked() -> None:
    short = told(5, 10)
    short.write(420, "p9", "Did you see this?")
    checks = [detail for detail in short.audit(AUDIT).details if isinstance(detail, Checks)]
    assert [met for _, met in checks[0].items] == [True, True]
    assert checks[0].items[0][0].startswith("half of them have 8 words or fewer")
    long = told(5, 10, LONG)
    for day in (430, 432):
        long.write(day, "p9", "Did you see this?")
    checks = [detail for detail in long.audit(AUDIT).details if isinstance(detail, Checks)]
    assert [met for _, met in checks[0].items] == [False, False]


def test_that_it_may_not_be_ones_own_doing_is_said() -> None:
    assert "nothing to do with you" in (told(0, 20).audit(AUDIT).note or "")


def test_sellers_are_answered_less() -> None:
    story = told(5, 35)
    mine, others = story.audit(AUDIT, role=Role.SALES), story.audit(AUDIT)
    assert mine.curve and mine.curve.points == ((0.04, 0.5), (0.12, 0.9))
    assert mine.score and others.score and mine.score.value > others.score.value + 0.1


@pytest.mark.parametrize("role", [Role.ACAD, Role.JOB])
def test_those_who_write_to_alumni_are_answered_more(role: Role) -> None:
    story = told(8, 32)
    mine, others = story.audit(AUDIT, role=role), story.audit(AUDIT)
    assert mine.curve and mine.curve.points == ((0.15, 0.5), (0.40, 0.9))
    assert mine.score and others.score and mine.score.value < others.score.value - 0.1


def test_a_source_without_messages_received_says_nothing() -> None:
    story = told(0, 20)
    story.activities = [one for one in story.activities if one.mine]
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_who_is_new_is_known_by_the_record_of_each_site_so_that_they_add_up() -> None:
    story = told(8, 12)
    story.site = "instagram"
    story.exchange(380, "another")
    for number in range(8):  # as young as that, the record knows nobody for new
        story.write(425 + number, f"elsewhere {number}")
    assert (alone := story.audit(AUDIT)).value and (alone.value.k, alone.value.n) == (8, 20)
    for number in range(6):
        story.write(471 + number, f"later {number}")
    assert (both := story.audit(AUDIT)).value and (both.value.k, both.value.n) == (8, 26)


@pytest.mark.parametrize(("text", "short"), [("How is the pump doing in this rain?", True), (LONG, False)])
def test_nobody_whose_messages_are_short_is_told_to_cut_them(text: str, short: bool) -> None:
    tip = told(0, 45, text).audit(AUDIT).tip
    assert tip and tip.action.startswith("Cut your") is not short
    assert "know a little" not in tip.choice
