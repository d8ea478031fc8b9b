"""weak-tie-share: how much of what I write goes to people I know less well."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.care.weak_tie_share import AUDIT
from auditor.report import Band, ShareBar, State
from tests.story import Story


def begun() -> Story:
    """A record that begins early enough to tell how close people are."""
    story = Story()
    story.post(0, "What a night shift needs, and what it does not.")
    return story


def test_writing_to_near_and_far_works_well_and_half_its_weight_counts_outside_digital_work() -> None:
    story = begun()
    for number in range(10):
        story.exchange(300 + number, f"near{number}", times=6)
    for number in range(20):
        story.exchange(300 if number % 4 else 100, f"far{number}")  # dormant by now, and weak
    for number in range(60):
        story.write(420 + number, f"near{number % 10}" if number % 2 else f"far{number % 20}")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (30, 60)
    assert result.band is Band.WORKING
    other = story.audit(AUDIT, Expectations(digital_industry=False))
    assert other.weight == pytest.approx(result.weight / 2)


def test_messages_to_strangers_and_short_ones_are_no_messages_to_weak_ties() -> None:
    story = begun()
    for number in range(40):
        who = f"p{number % 20}"
        if number < 20:
            story.hear(419, who) if number < 10 else None
        story.write(420 + number, who)
        story.write(420.5 + number, who, "Fine!")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 40)
    bar = result.details[0]
    assert isinstance(bar, ShareBar)
    assert [count for _, count in bar.parts] == [20, 0, 20]
    for number in range(15):
        story.activities = [one for one in story.activities if str(one.to).find(f"'p{number}'") < 0]
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_many_messages_in_few_sittings_are_a_small_sample() -> None:
    story = begun()
    for number in range(14):
        story.exchange(430, f"weak{number}")
    story.exchange(420, "near", times=6)
    for number in range(74):
        story.write(430.01 + number / 1_000, "near")
    result = story.audit(AUDIT)
    assert result.value and result.value.low is not None and result.value.high is not None
    assert result.value.high - result.value.low > 0.3


def test_the_step_names_people_known_a_little_the_last_heard_of_first() -> None:
    story = begun()
    for number in range(20):
        story.exchange(300 + number, f"near{number}", times=6)
    for day, who in ((320, "Ana"), (330, "Ben"), (340, "Cem"), (350, "Dora")):
        story.exchange(day, who)
    for number in range(60):
        story.write(420 + number, f"near{number % 20}")
    result = story.audit(AUDIT, Expectations(not_this_person=("Cem",)))
    assert result.tip and result.tip.action == "Write to Dora, Ben or Ana, whom you know a little."


def test_who_leans_to_people_at_one_remove_is_shown_close_ties_the_longest_silent_first() -> None:
    story = begun()
    for number in range(20):
        story.exchange(300 + number, f"far{number}")
    for day, who in ((320, "Ana"), (310, "Ben")):
        story.exchange(day, who, times=7)
    for number in range(60):
        story.write(420 + number, f"far{number % 20}")
    tip = story.audit(AUDIT).tip
    assert tip and tip.action == "Write to Ben or Ana, whom you know well."
    assert "close ties" in tip.reason


def test_nobody_is_told_to_write_to_refused_sellers_or_to_who_waits_already() -> None:
    story = begun()
    for number in range(20):
        story.exchange(300 + number, f"near{number}", times=6)
    story.exchange(330, "Ana")
    story.exchange(340, "Ben")
    story.hear(470, "Ben", "How do you plan the rota for the night shifts?")
    pitch = "Our platform cuts your costs by half. Can I book you a demo this week?"
    for day in (400, 430):
        story.hear(day, "Seller", pitch)
        story.write(day + 0.2, "Seller", "Thank you, but that is nothing for me.")
    for number in range(60):
        story.write(420 + number, f"near{number % 20}")
    tip = story.audit(AUDIT).tip
    assert tip and tip.action == "Write to Ana, whom you know a little."


def test_a_record_younger_than_a_year_tells_nobody_near_from_far() -> None:
    story = Story()
    for number in range(20):
        story.exchange(465 + number / 20, f"near{number}", times=4)
    for number in range(40):
        story.write(480 + number / 2, f"near{number % 20}")
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and result.missing.what.startswith("This needs 365 days of history")
