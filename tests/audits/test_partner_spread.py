"""partner-spread: among how many people my messages are spread."""

import pytest

from auditor.audits.care.partner_spread import AUDIT
from auditor.report import Band, Role, State
from auditor.scoring import intervals
from tests.story import Story


def written(people: int, each: int) -> Story:
    story = Story()
    for number in range(people * each):
        story.write(420 + number * 75 / (people * each), f"p{number % people}", "Fine!")
    story.hear(495, "p0", "What others write is not my spread.")
    return story


def test_the_effective_number_of_partners_of_an_even_share_is_their_number() -> None:
    result = written(30, 3).audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(30)
    assert result.band is Band.WORKING
    assert written(3, 20).audit(AUDIT).band is Band.TRY
    assert written(13, 3).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    wide = written(30, 3).audit(AUDIT, role=Role.SALES).score
    narrow = written(30, 3).audit(AUDIT, role=Role.CORP).score
    assert wide and result.score and narrow and wide.value < result.score.value < narrow.value


def test_the_interval_does_not_depend_on_how_many_resamples_are_drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    story = written(12, 10)
    bounds = set()
    for at_once in (120, 7_000, 1_000_000):
        monkeypatch.setattr(intervals, "_AT_ONCE", at_once)
        value = story.audit(AUDIT).value
        assert value and value.low is not None and value.high is not None
        bounds.add((round(value.low, 9), round(value.high, 9)))
    assert len(bounds) == 1
