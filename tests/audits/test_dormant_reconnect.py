"""dormant-reconnect: ties that had fallen asleep and that I woke."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.care.dormant_reconnect import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story


def asleep(revived: int, dormant: int = 25) -> Story:
    story = Story(last_day=600)
    for number in range(dormant):
        story.exchange(10 + number, f"p{number}")
    for number in range(revived):
        story.write(520 + number * 9, f"p{number}")
    return story


def test_who_became_dormant_long_ago_and_answers_counts_once_and_long_silences_are_told() -> None:
    story = asleep(0)
    story.last_day, story.days = 1300, 120
    story.hear(1200, "p0")
    story.exchange(1201, "p0", times=3)
    story.write(1210, "p1", "Hi there!")
    result = story.audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(0.75)  # one in 120 days, by 90
    assert result.tip and "1 of them after three years of silence or more" in result.tip.observation


def test_those_one_knew_less_well_are_suggested_first_and_no_one_heard_from_lately() -> None:
    story = asleep(1)
    story.exchange(0.5, "Close", times=9)
    story.exchange(300, "Later")
    story.hear(560, "p3")
    result = story.audit(AUDIT)
    could, did = result.details
    assert isinstance(could, Table) and isinstance(did, Table)
    assert [row.label for row in did.rows] == ["p0"]
    labels = [row.label for row in could.rows]
    assert labels[:3] == ["p1", "p2", "p4"]
    assert could.more == 23 + 1 - 20  # p1 to p24 without p3, and Close
    assert "Later" not in labels and "Close" not in labels


def test_reviving_old_ties_works_well_and_leaving_all_asleep_gives_a_tip() -> None:
    assert (good := asleep(8).audit(AUDIT)).value and good.value.number == 8
    assert good.band is Band.WORKING
    assert asleep(0).audit(AUDIT).band is Band.TRY
    assert asleep(2, 19).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_a_person_i_named_is_never_suggested_and_academics_need_fewer() -> None:
    story = asleep(2)
    result = story.audit(AUDIT, Expectations(not_this_person=("p20",)))
    assert "p20" not in str(result.details)
    assert "p21" in str(result.details)
    mine = story.audit(AUDIT, role=Role.ACAD).score
    others = story.audit(AUDIT).score
    assert mine and others and mine.value > others.value
