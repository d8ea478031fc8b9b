"""invite-burst: the largest number of invitations in a week."""

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.audits.outreach.invite_burst import AUDIT
from auditor.report import Band, Days, Role, State, Table
from tests.story import Story


def told(*bursts: tuple[float, int], over: float = 1) -> Story:
    """From each day on that many invitations, spread over so many days."""
    story = Story()
    story.invite(100, "Old")
    for day, count in bursts:
        for number in range(count):
            story.invite(day + over * number / count, f"p{day}-{number}")
    return story


def test_a_few_at_a_time_work_well() -> None:
    result = told(*((442 + 8 * week, 10) for week in range(7))).audit(AUDIT)
    assert result.value and result.value.number == 10
    assert result.band is Band.WORKING


def test_a_list_worked_off_gives_a_tip() -> None:
    result = told((450, 150)).audit(AUDIT)
    assert result.value and result.value.number == 150
    assert result.band is Band.TRY
    assert result.tip and "at most 150 within a week" in result.tip.observation


def test_any_seven_days_count_and_the_eighth_no_more() -> None:
    assert (near := told((450, 10), (456.9, 10), over=0).audit(AUDIT)).value and near.value.number == 20
    assert (apart := told((450, 10), (457, 10), over=0).audit(AUDIT)).value and apart.value.number == 10


def test_sixty_days_are_looked_at() -> None:
    result = told((430, 150), (450, 3), over=0).audit(AUDIT)
    assert result.value and (result.value.number, result.value.n) == (3, 3)
    days, people = result.details
    assert isinstance(people, Table)
    assert ({row.label for row in people.rows}, people.more) == ({"p450-0", "p450-1", "p450-2"}, 0)
    assert isinstance(days, Days) and [count for _, count in days.counts] == [3]


def test_none_in_sixty_days_is_no_burst_and_nothing_to_praise() -> None:
    result = told().audit(AUDIT)
    assert result.value and (result.value.number, result.value.words) == (0, "you sent no invitation")
    assert (result.state, result.band, result.score) == (State.INFORMATIVE, None, None)
    assert told((450, 1)).audit(AUDIT).band is Band.WORKING


def test_under_sixty_days_of_history_there_is_no_score() -> None:
    story = told((450, 150))
    del story.activities[0]
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_invitations_i_get_are_no_burst_of_mine() -> None:
    story = told((450, 5))
    for number in range(90):
        story.add(Type.OFFER, 451, Object(ObjectType.RELATIONSHIP), by=f"q{number}", to=("me",), detail=Detail())
    assert (result := story.audit(AUDIT)).value and result.value.number == 5


def test_sellers_may_invite_more() -> None:
    story = told((450, 60))
    mine, others = story.audit(AUDIT, role=Role.SALES), story.audit(AUDIT)
    assert mine.curve and mine.curve.points == ((40, 0.9), (100, 0.5))
    assert mine.score and others.score and mine.score.value > others.score.value + 0.1


def test_a_count_in_full_has_no_uncertainty() -> None:
    value = told((450, 60)).audit(AUDIT).value
    assert value and value.low == value.high == pytest.approx(60)


def test_a_source_without_invitations_says_nothing() -> None:
    story = Story()
    story.exchange(100, "Ana")
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
