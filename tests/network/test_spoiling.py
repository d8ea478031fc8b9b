"""Who sells on though I said no, or asks for names for a number, whether or not they wait for me."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import waiting
from auditor.network.spoiling import spoiling
from tests.story import Story

SELLS = (
    "Our new immune set is here! 25 % off until Sunday, order at https://example.org/shop. Would you like one?",
    "Black Friday at VitaWell: 40 % off all vitamin boxes, order here: https://example.org/vita",
    "Here is the link to our shop: https://example.org/shop. Our boxes are 20 % off. Are you open to a quick demo?",
)
SCHEME = (
    "Join my team and earn a passive income of up to $2000 a month from home. No experience needed, financial freedom!"
)
NO = "No, thank you. And please never ask me again."
CAMPAIGN = "We're still two names short for the referral campaign. Could you give me two from your team by Friday?"
CHASES = (
    "Good morning! I know I am a pest, but a single one would do, pretty please, then I'm out of trouble.",
    "Hello again, could you send me at least one by Friday, please?",
)


def told(story: Story, answers: Expectations | None = None) -> list[tuple[str, str, int]]:
    answers = answers or Expectations()
    return [(each.name, each.by, each.times) for each in spoiling(story.families(answers), answers)]


def refused(story: Story, *, of: str = SELLS[0], no: str = NO) -> Story:
    story.exchange(3, "cousin")
    story.hear(10, "cousin", of)
    story.write(10.5, "cousin", no)
    return story


def test_who_sells_on_after_a_no_is_told_though_nobody_answers_them_any_more(story: Story) -> None:
    refused(story)
    for day, words in zip((30, 50, 70), SELLS, strict=True):
        story.hear(day, "cousin", words)
    assert told(story) == [("cousin", "pitches", 3)]
    assert "cousin" not in {each.person for each in waiting(story.families(), Expectations())}


def test_what_was_a_scheme_once_stays_one(story: Story) -> None:
    refused(story, of=SCHEME)
    story.hear(40, "cousin", SELLS[0])
    story.hear(60, "cousin", SELLS[1])
    assert told(story) == [("cousin", "schemes", 2)]


def test_who_sells_once_more_after_a_no_to_that_is_told_and_who_heard_it_is_not(story: Story) -> None:
    story.exchange(3, "cousin")
    story.hear(25, "cousin", SELLS[1])
    story.write(25.5, "cousin", NO)
    assert told(story) == []
    story.hear(50, "cousin", SELLS[1])
    assert told(story) == [("cousin", "pitches", 1)]


def test_a_no_to_something_else_is_none_to_what_is_sold_once(story: Story) -> None:
    story.exchange(3, "cousin")
    story.hear(10, "cousin", "Do you come to the lake on Saturday?")
    story.write(10.5, "cousin", NO)
    story.hear(50, "cousin", SELLS[1])
    assert told(story) == []


def test_who_sells_and_was_never_refused_is_not_told(story: Story) -> None:
    for day, words in zip((30, 50, 70), SELLS, strict=True):
        story.hear(day, "stranger", words)
    assert told(story) == []


def test_who_writes_of_something_else_after_a_no_is_not_told(story: Story) -> None:
    refused(story)
    story.hear(40, "cousin", "Could you lend me the trailer on Saturday?")
    story.write(40.5, "cousin", "Of course, bring it back with a full tank.")
    story.hear(41, "cousin", "It was lovely at yours yesterday.")
    assert told(story) == []


def test_what_lies_further_back_than_a_quarter_is_not_told() -> None:
    story = refused(Story(last_day=300))
    for day, words in zip((30, 50, 70), SELLS, strict=True):
        story.hear(day, "cousin", words)
    story.look(300)
    assert told(story) == []


@pytest.mark.parametrize("answers", [Expectations(not_this_person=("cousin",)), Expectations(kept_apart=("cousin",))])
def test_who_is_never_to_be_named_is_not(story: Story, answers: Expectations) -> None:
    refused(story)
    for day, words in zip((30, 50, 70), SELLS, strict=True):
        story.hear(day, "cousin", words)
    assert told(story, answers) == []


@pytest.mark.parametrize("chase", CHASES)
def test_who_chases_names_after_a_no_still_asks_for_names(story: Story, chase: str) -> None:
    story.exchange(3, "hr")
    story.hear(30, "hr", CAMPAIGN)
    story.write(31, "hr", "No, sorry, I give no names.")
    assert told(story) == [("hr", "quotas", 1)], "though I answered"
    story.hear(80, "hr", chase)
    assert told(story) == [("hr", "quotas", 2)]
    (waits,) = (each for each in waiting(story.families(), Expectations()) if each.person == "hr")
    assert waits.quota


@pytest.mark.parametrize(
    "words",
    [
        "Happy birthday, dear colleague, have a wonderful day!",
        "Thank you for telling me so plainly.",
        "Do you come to the summer party on Friday?",
        "My father died last night. I will not be in this week.",
        "Okay.",
    ],
)
def test_what_is_said_of_something_else_after_a_no_asks_for_no_names(story: Story, words: str) -> None:
    story.exchange(3, "hr")
    story.hear(30, "hr", CAMPAIGN)
    story.write(31, "hr", "No, sorry, I give no names.")
    story.hear(80, "hr", words)
    assert told(story) == [("hr", "quotas", 1)]
    assert not any(each.quota for each in waiting(story.families(), Expectations()))


def test_what_comes_after_we_went_on_to_something_else_asks_for_no_names(story: Story) -> None:
    story.exchange(3, "hr")
    story.hear(30, "hr", CAMPAIGN)
    story.write(31, "hr", "No, sorry, I give no names.")
    story.hear(40, "hr", "Do you come to the summer party on Friday?")
    story.write(41, "hr", "Yes, I look forward to it.")
    story.hear(80, "hr", CHASES[1])
    assert told(story) == [("hr", "quotas", 1)]


def test_who_does_so_most_comes_first(story: Story) -> None:
    for who, days in (("pia", (60,)), ("hr", (40, 60))):
        story.exchange(3, who)
        for day in days:
            story.hear(day, who, CAMPAIGN)
    assert told(story) == [("hr", "quotas", 2), ("pia", "quotas", 1)]
