"""loop-closed-connector: introductions of mine of which I heard how they went."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.introductions.loop_closed_connector import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

MEET = "Ana, meet Ben. Ben, meet Ana."
HOW = "Did you two get to talk?"
CAME = "Ben and I met yesterday and we are going to work together. Thank you for introducing us!"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(heard: int, silent: int) -> Story:
    """I asked of every second one, and of the others I was told."""
    story = Story()
    story.hear(100, "Old")
    for number in range(heard + silent):
        story.write(200 + number, (f"a{number}", f"b{number}"), MEET)
        if number < heard and number % 2:
            story.write(220 + number, f"a{number}", HOW)
        elif number < heard:
            story.hear(220 + number, f"b{number}", CAME)
    return story


def test_hearing_how_it_went_works_well() -> None:
    result = told(18, 2).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (18, 20)
    assert result.band is Band.WORKING


def test_never_hearing_gives_a_tip_and_lists_of_whom() -> None:
    result = told(0, 24).audit(AUDIT)
    assert result.band is Band.TRY
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert (len(table.rows), table.more, table.rows[0].label) == (20, 4, "a23 and b23")


def test_under_four_there_is_no_score() -> None:
    assert told(2, 1).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_two_of_four_may_be_chance_and_get_no_band() -> None:
    result = told(2, 2).audit(AUDIT)
    assert result.state is State.SCORED and result.band is None and result.no_band


@pytest.mark.parametrize(("after", "heard"), [(29.9, 5), (30.1, 4)])
def test_thirty_days_count(after: float, heard: int) -> None:
    story = told(4, 0)
    story.write(420, ("Ana", "Ben"), MEET)
    story.write(420 + after, "Ana", HOW)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (heard, 5)


def test_what_is_under_a_month_old_counts_once_i_heard_and_has_its_time_until_then() -> None:
    story = told(4, 0)
    story.write(480, ("Ana", "Ben"), MEET)
    story.write(480, ("Cem", "Dora"), MEET)
    story.write(485, "Ana", HOW)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (5, 5)


def test_introductions_by_others_are_not_mine() -> None:
    story = told(4, 0)
    story.hear(400, "Eva", MEET, also_to=("Ben",))
    story.write(405, "Ben", HOW)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (4, 4)
    assert result.note is None


def test_what_only_unreadable_words_may_tell_is_left_out_and_this_is_said() -> None:
    story = told(4, 0)
    story.write(400, ("Ana", "Ben"), MEET)
    story.hear(405, "Ana", DUTCH)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (4, 4)
    assert (result.note or "").startswith("1 of 5 introductions are in a language we cannot read yet and are left out.")


@pytest.mark.parametrize("role", [Role.SALES, Role.FREE])
def test_it_weighs_more_for_those_who_live_by_referrals(role: Role) -> None:
    mine, others = told(4, 1).audit(AUDIT, role=role), told(4, 1).audit(AUDIT)
    assert mine.weight == pytest.approx(1.5 * others.weight)
    assert others.weight > 0


def test_poor_readings_are_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    assert told(6, 0).audit(AUDIT).state is State.INFORMATIVE


def test_a_source_without_messages_received_says_nothing() -> None:
    story = told(0, 10)
    story.activities = [one for one in story.activities if one.mine]
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
