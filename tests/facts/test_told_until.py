"""Days that no source covers are unknown, not silence: an older full archive beside a newer one of messages tells of
posts up to its own last day and of nothing after it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations, Goal, PostStatistics
from auditor.audits.catalogue import AUDITS
from auditor.facts import DAY, Facts
from auditor.report import AuditResult, State
from auditor.verdict import inputs
from auditor.verdict.model import Channel
from tests.story import Story

OWN = (Subject.POST, Subject.COMMENT, Subject.SHARE)
MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
TEXT = "What we learned from moving the archive: label each of the boxes twice, and ask the porter before all else."


def told(story: Story, subjects: Sequence[Subject], until: int, site: str = "linkedin") -> None:
    """A source that tells of these subjects in full, from the first day to this one."""
    last = story.first + timedelta(days=until)
    story.coverage += [Coverage(site, subject, "full", story.first, last) for subject in subjects]


def archives(posts_until: int = 275, messages_until: int = 500, every: int = 7) -> Story:
    """A post a week as long as posts are told of, and messages to the end. The report looks at a year."""
    story = Story(days=365)
    for day in range(1, posts_until + 1, every):
        story.post(day, TEXT)
    story.exchange(499, "Ana")
    told(story, OWN, posts_until)
    told(story, MESSAGES, messages_until)
    return story


def elsewhere(story: Story, posts: int = 12) -> Story:
    """The same with another site, whose source tells of all to the end."""
    other = Story(site="bluesky")
    for number in range(posts):
        other.post(150 + 28 * number, TEXT)
    story.activities += other.activities
    told(story, (*OWN, *MESSAGES), 500, "bluesky")
    return story


def words(found: AuditResult) -> str:
    assert found.value
    return found.value.words


def test_what_is_counted_by_the_week_is_counted_in_the_weeks_that_are_told() -> None:
    found = archives().audit(AUDITS["original-contribution"])
    assert found.value
    assert found.value.number == pytest.approx(1.0, abs=0.05), "one a week, in the weeks of which it is known"
    assert found.value.n == 20
    assert "LinkedIn until 3 October 2025" in words(found), "and it is said of which days nothing is known"


def test_days_that_no_source_tells_of_are_not_looked_at_and_the_audit_does_not_say_that_nothing_was_done() -> None:
    wanted = Expectations(goal=Goal(outcome="useful conversations"))
    told_of, ended = archives(), archives(messages_until=275)
    for audit in ("pitch-inbound-load", "clear-asks", "initiation-balance"):
        known = told_of.audit(AUDITS[audit], wanted).missing
        assert known is None or "2025" not in known.what, "messages are told of"
        found = ended.audit(AUDITS[audit], wanted)
        assert found.state is State.NOT_ENOUGH_DATA, audit
        assert found.missing
        assert found.missing.what.endswith("on LinkedIn after 3 October 2025.")


def test_a_site_whose_record_ended_does_not_thin_what_is_counted_elsewhere() -> None:
    found = elsewhere(archives()).audit(AUDITS["original-contribution"])
    assert found.value
    assert found.value.number == pytest.approx(12 / 52, abs=0.03), "on Bluesky, which tells of the whole year"
    assert "Bluesky" in words(found)
    assert found.note and "LinkedIn is left out here" in found.note and "3 October 2025" in found.note


def test_of_what_it_tells_to_the_end_a_site_is_not_left_out() -> None:
    story = elsewhere(archives())
    for number in range(20):
        story.exchange(420 + 4 * number, f"friend {number}")
    found = story.audit(AUDITS["initiation-balance"])
    assert "alone" not in words(found) and "until" not in words(found)


def test_a_source_that_ended_a_few_days_before_the_window_tells_of_it() -> None:
    found = archives(posts_until=494).audit(AUDITS["original-contribution"])
    assert found.value
    assert found.value.n == 52
    assert "until" not in words(found)


def test_nobody_left_unanswered_what_came_when_the_record_ended() -> None:
    story = Story(days=365)
    for number in range(14):
        story.hear(150 + 8 * number, f"colleague {number}", "How do you plan the rota for the night shifts?")
        story.write(151 + 8 * number, f"colleague {number}", "We take turns, two of us each week.")
    for number in range(6):
        story.hear(270 + number, f"late {number}", "How do you plan the rota for the night shifts?")
    ended = story.families()
    assert ended["conversations"]["settled"].sum() == 20
    told(story, MESSAGES, 276)
    assert story.families()["conversations"]["settled"].sum() == 14, "whether the last six got an answer, nobody knows"
    found = story.audit(AUDITS["reply-rate"])
    assert found.value
    assert (found.value.k, found.value.n) == (14, 14)


def test_posts_of_which_nothing_is_known_are_none_that_were_not_written() -> None:
    """The verdict takes a channel for known where it is told of to the end; else it would call it a habit."""

    def known(story: Story) -> tuple[Channel, ...]:
        families = story.families()
        facts = Facts(families, inputs.FACTS, list(families.subjects), None)
        return inputs.known_channels(facts, PostStatistics(impressions_usual=300))

    assert Channel.POSTS not in known(archives())
    assert Channel.WEAK in known(archives())
    assert Channel.POSTS in known(archives(posts_until=494))


def test_until_when_subjects_are_told_of() -> None:
    families = archives().families()
    window = families.window
    assert families.told_until("linkedin", OWN) == window.midnight(date(2025, 10, 4))
    assert families.told_until("linkedin", (*OWN, *MESSAGES)) == window.midnight(date(2025, 10, 4))
    assert families.told_until("linkedin", MESSAGES) is None
    assert families.told_until("bluesky", OWN) is None, "no source says so"
    facts = Facts(families, ("contributions",), ["linkedin"], None, OWN)
    assert facts.told_until == window.midnight(date(2025, 10, 4))
    assert facts.days == pytest.approx((facts.told_until - window.start) / DAY)
