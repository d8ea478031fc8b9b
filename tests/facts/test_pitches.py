"""Who pitches for how long: kind words to a seller exchange nothing, and one plain no does not last for ever."""

import polars as pl
import pytest

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from tests.story import Story

OFFER = "Our platform doubles your leads. Are you open to a demo of our product this week?"
UNREAD = "The winter boxes are out now, in green and in blue."
NO = "No, thank you, we are not interested."
THANKS = "Thank you, I will keep it in a drawer."
SHORT = "Noted, over to the others."


def of(story: Story, name: str) -> dict[str, list[bool]]:
    """A column of what each person wrote, in order of time."""
    theirs = story.families()["messages"].filter(~pl.col("mine")).group_by("partner", maintain_order=True)
    return dict(theirs.agg(name).iter_rows())


def kinds(story: Story) -> dict[str, str]:
    return dict(story.families()["ties"].select("partner", "kind").iter_rows())


@pytest.mark.parametrize("kind", [THANKS, SHORT])
@pytest.mark.parametrize("refused", [True, False])
def test_kind_words_to_a_seller_and_a_pitch_that_was_not_read_exchange_nothing(kind: str, *, refused: bool) -> None:
    story = Story()
    for number, day in enumerate((420, 430, 440, 450, 460, 470)):
        story.hear(day, "seller", UNREAD if number == 3 else OFFER)
        story.write(day + 1, "seller", NO if refused and number == 1 else kind)
    assert of(story, "pitch") == {"seller": [True] * 6}
    assert of(story, "cold") == {"seller": [True] * 6}
    assert kinds(story) == {"seller": "one-way"}


def test_twice_pitched_and_thanked_is_no_tie_and_a_colleague_who_thanks_is_one() -> None:
    story = Story()
    for day in (430, 470):
        story.hear(day, "seller", OFFER)
        story.hear(day, "asked", OFFER)
    story.hear(470, "colleague", OFFER)
    story.write(471, "seller", THANKS)
    story.write(471, "asked", "Thank you. What would it cost for a small club?")
    story.write(471, "colleague", "The forms are on the second shelf, take the blue one.")
    story.hear(472, "colleague", "Thank you so much for your help.")
    story.hear(490, "colleague", OFFER)
    for day in (440, 460):
        story.hear(day, "friend", "The rain came in again.")
        story.write(day + 1, "friend", THANKS)
    assert kinds(story) == {"seller": "one-way", "asked": "weak", "colleague": "weak", "friend": "weak"}
    assert of(story, "pitch")["colleague"] == [True, False, False]


def test_of_a_seller_who_was_refused_and_silent_for_long_is_looked_at_anew() -> None:
    story = Story()
    for day in (70, 100, 130):
        for who in ("sells again", "left the trade", "reminds"):
            story.hear(day, who, OFFER)
            story.write(day + 1, who, NO)
    story.hear(480, "sells again", OFFER)
    story.hear(484, "sells again", UNREAD)
    story.hear(480, "left the trade", "I have left the firm and teach now. Could you look at the papers that I kept?")
    story.write(481, "left the trade", NO)
    story.hear(484, "left the trade", "The papers say that nobody was told about the doors, and people sleep there.")
    story.hear(180, "reminds", UNREAD)
    assert of(story, "pitch") == {
        "sells again": [True] * 5,
        "left the trade": [True, True, True, False, False],
        "reminds": [True] * 4,
    }


def test_who_was_never_answered_sells_still_however_long_they_were_silent() -> None:
    """A seller who comes back after half a year with a question has exchanged nothing; who was answered may have."""
    back, dead = "Have you had time to look at it yet?", "My mother died on Sunday, and I do not know what to do."
    story = Story()
    story.hear(20, "told before", back)
    for who in ("unanswered", "answered", "refused", "mourns", "told before", "once"):
        story.hear(100, who, OFFER)
    for who in ("unanswered", "mourns"):
        story.hear(108, who, UNREAD)
    story.write(101, "answered", "The forms are on the second shelf, take the blue one. Do you come on Sunday?")
    story.hear(102, "answered", "I do, and the children come along.")
    story.write(101, "refused", NO)
    for who in ("unanswered", "answered", "refused", "once"):
        story.hear(400, who, back)
    story.hear(400, "mourns", dead)
    assert of(story, "pitch") == {
        "unanswered": [True, True, True],
        "answered": [True, False, False],
        "refused": [True, False],
        "mourns": [True, True, False],
        "told before": [False, True],
        "once": [True, False],
    }


SMALL_TALK = {
    "she asks": [("<", "Hey, wie gehts?"), (">", "gut, und dir?"), ("<", "Bombig")],
    "I ask": [(">", "Na, alles klar bei dir?"), ("<", "Ja, läuft. Und selbst?"), (">", "Geht so, viel Arbeit")],
    "birthday": [(">", "Alles Gute zum Geburtstag!"), ("<", "Danke dir, lieb!")],
    "English": [("<", "Hey, how are you?"), (">", "Fine, and you?"), ("<", "Great")],
}


@pytest.mark.parametrize("talk", SMALL_TALK)
@pytest.mark.parametrize("before", [300, 1])
@pytest.mark.parametrize("refused", [True, False])
def test_small_talk_before_somebody_only_pitches_makes_them_no_friend(talk: str, before: int, *, refused: bool) -> None:
    story = Story()
    for minute, (side, text) in enumerate(SMALL_TALK[talk]):
        (story.hear if side == "<" else story.write)(430 - before + minute / 100, "seller", text)
    for day in (430, 445, 460, 475, 490):
        story.hear(day, "seller", OFFER)
    if refused:
        story.write(431, "seller", NO)
    heard = sum(side == "<" for side, _ in SMALL_TALK[talk])
    assert of(story, "pitch")["seller"][heard:] == [True] * 5
    assert all(of(story, "refused")["seller"])


def test_who_talked_at_length_before_they_pitched_and_was_not_refused_is_a_friend_still() -> None:
    story = Story()
    for day in (100, 110, 120):
        story.hear(day, "friend", "We moved into the old mill by the river and the children sleep in the tower now.")
        story.write(
            day + 1, "friend", "That sounds like the house we always dreamt of when we were at school together."
        )
    for day in (430, 445, 460):
        story.hear(day, "friend", OFFER)
    assert not any(of(story, "pitch")["friend"])


def test_what_was_exchanged_long_before_excuses_nobody_who_only_pitches_since_and_was_refused() -> None:
    story = Story()
    for who in ("long before", "lately"):
        day = 100 if who == "long before" else 420
        story.hear(day, who, "The choir sings at the harbour on Sunday and we are short of two good altos again.")
        story.write(day + 1, who, "I would have loved to stand there with you, but the children are ill at home.")
        story.hear(430, who, OFFER)
        story.write(431, who, NO)
        for later in (445, 460, 475):
            story.hear(later, who, OFFER)
    told = of(story, "pitch")
    assert (told["long before"][1:], told["lately"][1:]) == ([True] * 4, [False] * 4)


def test_what_is_said_in_a_group_is_no_pitch_and_makes_none() -> None:
    story = Story()
    others = ("Ben", "Cem", "Dora", "Emil")
    for day, text in ((420, OFFER), (422, OFFER), (423, UNREAD), (425, UNREAD), (430, OFFER)):
        story.hear(day, "coach", text, also_to=others, context="team")
    story.hear(432, "coach", UNREAD)
    assert of(story, "pitch") == {"coach": [False] * 6}
    story.hear(433, "coach", OFFER)
    assert of(story, "pitch") == {"coach": [False] * 5 + [True] * 2}


def test_nor_is_what_somebody_who_sells_to_me_says_in_a_group_but_what_was_paid_for() -> None:
    story = Story()
    for day in (420, 430, 440):
        story.hear(day, "seller", OFFER)
        story.hear(day + 1, "seller", UNREAD, also_to=("Ben",), context="boats")
    story.hear(445, "seller", OFFER, also_to=("Ben",), context="boats", detail=Detail(promoted=True))
    assert of(story, "pitch") == {"seller": [True, False] * 3 + [True]}
    assert of(story, "cold") == {"seller": [True] * 7}


def test_what_a_cousin_sells_again_after_a_no_is_a_pitch_whatever_was_said_at_the_picnic() -> None:
    sells = "Hi, our shop has new vitamin boxes, 30 % off today: https://example.org. Want me to book you a demo?"
    story = Story()
    story.hear(300, "cousin", sells)
    story.write(300.2, "cousin", "No, thank you, I do not want any.")
    story.hear(380, "cousin", "The picnic was so much fun, your potato salad was a dream!")
    story.write(380.2, "cousin", "Oh, it is my mother's recipe, I will write it down for you.")
    story.hear(445, "cousin", sells)
    told = story.families()["messages"].filter(~pl.col("mine"))
    assert told["pitch"].to_list() == [True, False, True]
    asked = Story()
    asked.hear(300, "friend", sells)
    asked.write(300.2, "friend", "That sounds fine to me, and it is what I looked for. How much is it?")
    asked.hear(380, "friend", "The picnic was so much fun, your potato salad was a dream!")
    asked.write(380.2, "friend", "Oh, it is my mother's recipe, I will write it down for you.")
    asked.hear(445, "friend", sells)
    assert asked.families()["messages"].filter(~pl.col("mine"))["pitch"].to_list()[-1] is False, "nothing was refused"


def test_what_is_said_in_a_shared_group_makes_no_seller_who_was_refused_somebody_to_answer() -> None:
    """A family writes every other week; what a cousin sells beside it, after two refusals, is a pitch as it was."""
    sells = "Black week in our shop: 30 % off all vitamin boxes, only until Sunday: https://example.org. Order now!"
    story = Story()
    for day in range(295, 500, 14):
        story.hear(day, "aunt", "Who has my cake tin?", also_to=("cousin",), context="family")
        story.hear(day + 0.1, "cousin", "Not us! We are coming on Sunday.", also_to=("aunt",), context="family")
        story.write(day + 0.2, ("aunt", "cousin"), "It is in our kitchen, I will bring it along.", context="family")
    story.hear(300, "cousin", sells)
    story.write(300.3, "cousin", "No, thank you, I do not want any.")
    story.hear(360, "cousin", "Happy birthday!")
    story.write(360.3, "cousin", "Thank you!")
    story.hear(400, "cousin", sells)
    story.write(400.3, "cousin", "Please no more of this.")
    story.hear(495, "cousin", sells)
    told = story.families()["messages"].filter(~pl.col("mine"), partner="cousin", audience="person")
    assert told["pitch"].to_list()[-1] is True
    assert [each.name for each in waiting(story.families(), Expectations())] == []
    story.hear(496, "cousin", "Have you still got my casserole dish? I need it by Friday.")
    assert [each.name for each in waiting(story.families(), Expectations())] == ["cousin"]
