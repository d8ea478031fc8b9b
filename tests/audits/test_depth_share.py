"""depth-share: how many of the people I am in touch with I have exchanged with often."""

from auditor.audits.care.depth_share import AUDIT
from auditor.report import Band
from tests.story import Story


def test_depth_counts_people_with_three_exchanges() -> None:
    story = Story()
    for number in range(30):
        story.exchange(430, f"p{number}", times=3 if number < 10 else 2)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (10, 30)
    assert result.band is Band.WORKING
