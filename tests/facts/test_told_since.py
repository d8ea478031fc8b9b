"""What is counted by the week or needs some days of history counts the days on which it was told of: a list of
connections that reaches back years says nothing of messages that are seen since last month."""

from datetime import timedelta

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.audits.catalogue import AUDITS
from auditor.facts import DAY
from auditor.report import State
from tests.story import Story

PITCH = "Hi, our platform saves teams like yours ten hours a week. Are you open to a quick demo on Tuesday?"
MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)


def watched(since: int, *subjects: Subject) -> Story:
    """Connections since day 0, by an archive; the subjects since a later day, by a browser."""
    story = Story()
    for number in range(3):
        story.connect(10 * number, f"friend {number}")
    first = story.first + timedelta(days=since)
    story.coverage += [Coverage("linkedin", Subject.CONNECTION, "full", story.first)]
    story.coverage += [Coverage("linkedin", subject, "full", first) for subject in subjects]
    return story


def test_pitches_are_spread_over_the_days_on_which_messages_are_told_of() -> None:
    story = watched(459, *MESSAGES)
    for number in range(12):
        story.hear(460 + 3 * number, f"seller {number}", PITCH)
    found = story.audit(AUDITS["pitch-inbound-load"])
    assert found.value is not None
    assert found.value.number == pytest.approx(12 / 6, rel=0.05)


def test_somebody_watched_for_three_weeks_is_not_said_to_publish_little() -> None:
    story = watched(480, Subject.POST, Subject.COMMENT, Subject.SHARE)
    story.post(490, "What we learned from moving the archive: label the boxes twice, and ask the porter first.")
    for audit in ("original-contribution", "contribution-consistency"):
        found = story.audit(AUDITS[audit])
        assert found.state is State.NOT_ENOUGH_DATA, audit


def test_a_site_whose_record_ended_does_not_spread_the_activities_of_another() -> None:
    story = Story(site="bluesky")
    story.write(465, "Ana")
    story.coverage += [Coverage("bluesky", subject, "full", story.first + timedelta(days=460)) for subject in MESSAGES]
    elsewhere = Story()
    elsewhere.write(1, "Ben")
    ended = elsewhere.first + timedelta(days=200)
    story.activities += elsewhere.activities
    story.coverage += [Coverage("linkedin", subject, "full", story.first, ended) for subject in MESSAGES]
    families = story.families()
    since = families.told_since(["bluesky", "linkedin"], MESSAGES)
    assert since == families.window.end - 41 * DAY
    assert families.told_since(["linkedin"], MESSAGES) == families.window.midnight(story.first)


def test_without_a_word_of_the_source_it_is_told_of_since_the_first_activity() -> None:
    story = Story()
    story.write(400, "Ana")
    families = story.families()
    assert families.told_since(["linkedin"], MESSAGES) == families.history.first_at
    assert families.told_since([], MESSAGES) is None
