"""depth-share: how many of the people I am in touch with I have exchanged with often."""

from auditor.audits.care.depth_share import AUDIT
from auditor.report import Band, State, Table
from tests.story import Story


def test_depth_counts_people_with_three_exchanges() -> None:
    story = Story()
    story.post(0, "What a night shift needs, and what it does not.")
    for number in range(30):
        story.exchange(430, f"p{number}", times=3 if number < 10 else 2)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (10, 30)
    assert result.band is Band.WORKING
    table = result.details[-1]
    assert isinstance(table, Table)
    assert {row.label for row in table.rows} == {f"p{number}" for number in range(10)}
    assert (table.rows[0].value, table.more) == ("3 times back and forth", 0)
    assert all(row.day and row.site for row in table.rows)


def test_a_record_shorter_than_the_period_does_not_tell_who_comes_back_three_times() -> None:
    story = Story()
    for number in range(30):
        story.exchange(470, f"p{number}", times=2)
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
