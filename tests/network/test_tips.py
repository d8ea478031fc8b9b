"""What is read as a pitch and may be something else: a tip of somebody new, or a question of somebody one knows."""

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.facts.seldom import KNOWN_WORDS
from auditor.network.waiting import waited_longer, waiting
from auditor.report import Role
from server.rendering.waiting import may_only_pitch
from tests.network.test_order import PITCH, QUESTION, names
from tests.story import Story

SOURCES = Expectations(goal=Goal(outcome="sources and tips"))
HYPED = "We pay $40 per app review, no experience needed, earn from home. Interested?"
BOTH = f"{QUESTION} {PITCH}"


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        (SOURCES, True),
        (Expectations(role=Role.MEDIA), True),
        (Expectations(goal=Goal("commissions"), further_goal=Goal("sources and tips")), True),
        (Expectations(goal=Goal(outcome="commissions")), False),
        (Expectations(), False),
    ],
)
def test_what_a_new_person_seems_to_pitch_may_be_a_tip_where_these_are_hoped_for(
    story: Story, answers: Expectations, waits: bool
) -> None:
    story.hear(80, "stranger", PITCH)
    story.hear(83, "stranger", "Have you seen what I wrote?")
    story.connect(-300, "contact of old")
    story.hear(81, "contact of old", PITCH)
    story.hear(70, "asks", QUESTION)
    found = [each for each in waiting(story.families(answers), answers) if each.person != "asks"]
    assert {each.person for each in found} == ({"stranger", "contact of old"} if waits else set())
    assert all(each.doubtful and each.apart and not each.sought for each in found)
    assert names(story, answers)[0] == "asks"


def test_nobody_waits_whose_trade_is_to_write_to_many_nor_whom_i_refused_nor_for_quick_money(story: Story) -> None:
    for who, position in (("officer", "Press Officer"), ("agent", "Leiterin Kommunikation"), ("miller", "Miller")):
        story.connect(70, who, position=position, employer="Blue Water")
        story.hear(80, who, PITCH)
    story.hear(70, "refused", PITCH)
    story.write(71, "refused", "Thank you, but I have to decline.")
    story.hear(80, "refused", PITCH)
    story.hear(80, "pays", f"{HYPED} {PITCH}")
    assert names(story, SOURCES) == ["miller"]
    story.last_day = 300
    assert waited_longer(story.families(SOURCES), SOURCES) == ()


@pytest.mark.parametrize(
    ("plain", "sold", "text", "spared"),
    [
        (KNOWN_WORDS, 0, BOTH, True),
        (KNOWN_WORDS - 1, 0, BOTH, False),
        (KNOWN_WORDS, 1, BOTH, False),
        (KNOWN_WORDS, 0, "Our platform doubles your leads, and it is on offer this week.", False),
    ],
)
def test_who_hardly_ever_pitched_and_asks_me_something_does_not_pitch_now(
    story: Story, plain: int, sold: int, text: str, spared: bool
) -> None:
    for number in range(plain):
        story.hear(20 + number, "colleague", "The rain came in again.")
        story.write(20.5 + number, "colleague", "Here too, and the train was late.")
    for number in range(sold):
        story.hear(40 + number, "colleague", PITCH)
        story.write(40.5 + number, "colleague", "Not now, but thank you.")
    story.hear(80, "colleague", text)
    story.exchange(30, "friend")
    story.write(40, "friend", "Good morning.")
    story.hear(85, "friend", "It has been raining here for weeks.")
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert found["colleague"].doubtful is not spared
    assert list(found) == (["colleague", "friend"] if spared else ["friend", "colleague"])


NO = "No, thank you, we are not interested."
LEFT = "I have left the firm and teach now. May I ask where a letter about the fire doors would reach you?"
INSISTS = (
    "The letter says that the doors in both towers were never tested, and that everybody in the office knew of it."
)


@pytest.mark.parametrize("answers", [SOURCES, Expectations()])
@pytest.mark.parametrize("kindly", [True, False])
def test_who_sold_long_ago_and_comes_back_with_something_else_waits_and_may_only_pitch(
    story: Story, answers: Expectations, *, kindly: bool
) -> None:
    story.last_day = 400
    story.connect(-10, "came back", position="Account Director", employer="Blue Water Communications")
    for day in (10, 30, 50):
        story.hear(day, "came back", PITCH)
        story.write(day + 1, "came back", "Thank you, I will keep it in a drawer." if kindly and day > 10 else NO)
    story.hear(380, "came back", LEFT)
    (found,) = waiting(story.families(answers), answers)
    assert (found.person, found.doubtful, found.apart, found.sought) == ("came back", True, True, False)
    story.write(381, "came back", NO)
    assert names(story, answers) == []
    story.hear(384, "came back", "A pity.")
    assert names(story, answers) == []
    told = story.hear(385, "came back", INSISTS)
    (found,) = waiting(story.families(answers), answers)
    assert (found.person, found.activity, found.doubtful) == ("came back", str(told.id), True)


def test_who_writes_at_length_after_a_refusal_waits_again_and_a_friend_who_was_thanked_does_not(story: Story) -> None:
    story.hear(60, "stranger", LEFT)
    story.write(61, "stranger", NO)
    story.hear(62, "stranger", INSISTS)
    story.exchange(20, "friend")
    story.hear(60, "friend", LEFT)
    story.write(61, "friend", NO)
    story.hear(62, "friend", INSISTS)
    assert names(story) == ["stranger"]


@pytest.mark.parametrize("read", [5, 2])
def test_whose_trade_is_to_write_to_many_stands_with_those_who_may_only_pitch(story: Story, read: int) -> None:
    """Their words need not be read as a pitch, where most of what such strangers write is."""
    for number in range(7):
        story.connect(60, f"officer {number}", position="Press Officer", employer="Blue Water")
        story.hear(61 + number, f"officer {number}", PITCH if number < read else QUESTION)
    story.connect(60, "miller", position="Miller", employer="Blue Water")
    story.hear(80, "miller", QUESTION)
    found = {each.person: each for each in waiting(story.families(SOURCES), SOURCES)}
    assert set(found) == {"miller", *(f"officer {number}" for number in range(read, 7))}
    assert may_only_pitch(found["officer 6"]) is (read == 5)
    assert (found["officer 6"].sought, found["miller"].sought) == (read != 5, True)
    story.write(20, "officer 6", "The light on the jetty is broken again.")
    found = {each.person: each for each in waiting(story.families(SOURCES), SOURCES)}
    assert not may_only_pitch(found["officer 6"])


def test_whose_trade_is_to_write_to_many_may_be_a_colleague_where_most_new_people_do_not_pitch(story: Story) -> None:
    for number in range(6):
        story.connect(60, f"officer {number}", position="Sales Manager", employer="Blue Water")
        story.hear(61 + number, f"officer {number}", PITCH if number < 5 else QUESTION)
    for number in range(7):
        story.hear(70, f"neighbour {number}", QUESTION)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert not may_only_pitch(found["officer 5"])
    assert not found["officer 5"].doubtful
