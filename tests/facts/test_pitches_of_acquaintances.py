"""What people who know each other write between pitches: a question is one, a no that is taken is no pitch more, and a
polite yes long ago hides none of those that came since."""

import polars as pl
import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.network.spoiling import spoiling
from tests.story import Story

OFFER = "Our platform doubles your leads. Are you open to a demo of our product this week?"
AGAIN = "Hi Ben, just circling back on damp sensing :)"
NO = "No, thank you, we are not interested."


def pitches(story: Story, who: str, expectations: Expectations | None = None) -> list[bool]:
    families = story.families(expectations) if expectations else story.families()
    return families["messages"].filter(~pl.col("mine"), pl.col("partner") == who)["pitch"].to_list()


def test_a_polite_yes_long_ago_hides_no_pitch_since() -> None:
    story = Story(last_day=700)
    story.hear(300, "ann", "Circling back on Calder. Would 15 mins with Robin next week work?")
    story.write(300.1, "ann", "Go on then, Tuesday at 11, but I have only 15 minutes")
    story.hear(326, "ann", "any idea when the Calder piece might run?")
    story.write(326.1, "ann", "There is no piece Ann, sorry if I gave that impression")
    story.hear(
        620,
        "ann",
        "AMAZING piece Ben. Our damp-sensing client would love to comment, can I get him on the phone to you today?",
    )
    story.write(620.1, "ann", "No thanks. No calls")
    story.hear(655, "ann", AGAIN)
    story.write(655.1, "ann", "Not for us Ann, thanks")
    story.hear(
        690,
        "ann",
        "Hi Ben! Calder have a festive survey, 62% of tenants argue over the thermostat. Can I send it across?",
    )
    story.write(690.1, "ann", "Ha. Go on, by email")
    assert pitches(story, "ann")[-3:] == [True, True, True]
    told = spoiling(story.families(), Expectations())
    assert [(each.person, each.times) for each in told] == [("ann", 2)]


def test_a_question_that_i_declined_exchanges_nothing_between_pitches() -> None:
    story = Story(last_day=700)
    story.exchange(300, "ann", 2)
    story.hear(600, "ann", OFFER)
    story.write(600.1, "ann", NO)
    story.hear(620, "ann", "Could you come to our breakfast on Friday?")
    story.write(620.1, "ann", "No, sorry, I can't come.")
    story.hear(655, "ann", OFFER)
    assert pitches(story, "ann")[-1]


@pytest.mark.parametrize(
    "taken", ["That's disappointing but I understand", "No worries, have a good day!", "Fair enough."]
)
def test_who_takes_a_no_sells_nothing_by_it(taken: str) -> None:
    story = Story(last_day=700)
    for day in (600, 650):
        story.hear(day, "ann", OFFER)
        story.write(day + 0.1, "ann", NO)
        story.hear(day + 0.2, "ann", taken)
    assert pitches(story, "ann") == [True, False, True, False]


def test_who_answers_a_no_with_another_offer_sells() -> None:
    story = Story(last_day=700)
    for day in (600, 650):
        story.hear(day, "ann", OFFER)
        story.write(day + 0.1, "ann", NO)
        story.hear(day + 0.2, "ann", "Then perhaps the smaller plan at half the price? I can send you an offer today.")
    assert pitches(story, "ann") == [True] * 4


def test_a_question_of_a_cousin_who_sells_now_and_then_is_none() -> None:
    story = Story(last_day=700)
    for day in (400, 480, 560):
        story.hear(day, "cousin", OFFER)
    story.write(481, "cousin", NO)
    story.hear(660, "cousin", "Did you see the photo of grandma on the scooter?")
    story.write(660.1, "cousin", "I nearly choked")
    story.hear(683, "cousin", OFFER)
    assert pitches(story, "cousin") == [True, True, True, False, True]


def test_a_seller_who_asks_and_had_a_no_again_sells_still() -> None:
    story = Story(last_day=700)
    for day in (560, 590, 610):
        story.hear(day, "seller", OFFER)
    story.write(611, "seller", NO)
    story.hear(640, "seller", "Did you have time to look at it?")
    story.write(640.1, "seller", NO)
    story.hear(660, "seller", OFFER)
    assert pitches(story, "seller") == [True] * 5


POST = (
    "Our recruitment agency is hiring for a senior role, permanent position, salary 60k. Your profile stood out, are "
    "you open to a call this week?"
)


@pytest.mark.parametrize(("outcome", "pitch"), [("job offers", False), ("future mobility", False), ("sales", True)])
def test_a_post_is_no_pitch_where_one_is_hoped_for(outcome: str, *, pitch: bool) -> None:
    story = Story(last_day=700)
    story.hear(690, "recruiter", POST)
    story.hear(691, "seller", OFFER)
    hopes = Expectations(goal=Goal(outcome=outcome))  # type: ignore[arg-type]
    assert pitches(story, "recruiter", hopes) == [pitch]
    assert pitches(story, "seller", hopes) == [True]
