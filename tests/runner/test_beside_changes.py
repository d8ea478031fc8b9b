"""No result calls little what the report says became more."""

from datetime import date, timedelta

from auditor import window
from auditor.answers.expectations import Expectations
from auditor.history.history import History
from auditor.report import AuditResult, Band, Report, State
from auditor.runner.run import run
from tests.story import Story

FIRST, LAST = date(2025, 1, 1), 419
PITCH = "Hi, our platform saves teams like yours ten hours a week. Are you open to a quick demo on Tuesday?"


def report(lately: int) -> Report:
    """Thirteen months with a pitch in 30 days, and of the last three so many in each."""
    story = Story(first=FIRST, last_day=LAST)
    story.exchange(0, "friend")
    for span in range(13):
        for number in range(lately if span < 3 else 1):
            story.hear(LAST - 29 - 30 * span + number * 4, f"seller {span} {number}", PITCH)
    last = FIRST + timedelta(days=LAST)
    year = window(None, first=last - timedelta(days=364), last=last)
    return run(History.of(story.activities, coverage=story.coverage), Expectations(), year)


def load(found: Report) -> AuditResult:
    return next(each for of in found.categories for each in of.audits if each.id == "pitch-inbound-load")


def test_more_pitches_than_usual_are_not_praised_as_few() -> None:
    more = report(6)
    assert [(each.of, each.now > each.high) for each in more.changes] == [("pitches", True)]
    found = load(more)
    assert (found.state, found.band, found.score, found.tip) == (State.INFORMATIVE, None, None, None)
    assert found.title == "More pitches reach you than is usual for you"
    assert found.value and found.value.number < 2
    assert found.note and "more than is usual for you" in found.note
    assert "pitch-inbound-load" not in more.findings


def test_few_pitches_as_ever_are_good_news() -> None:
    found = load(report(1))
    assert found.band is Band.WORKING
    assert found.title == "Pitches reach you now and then at most"
