"""Messages, against counts by hand and a plain loop over the activities."""

import polars as pl
import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.activities.acts import Act
from auditor.answers.expectations import Checked, Expectations
from auditor.facts.acts import holds
from tests.facts.histories import lines, places, random_story
from tests.story import Story

PITCH = "Our platform doubles your leads. Are you open to a quick demo of our product this week?"


def test_messages_and_replies_aimed_at_people_are_messages_and_public_ones_are_not() -> None:
    story = Story()
    sent = story.write(480, "Ana")
    heard = story.hear(481, "Ben")
    story.comment(482, "Nice work on the pump.")
    reply = story.comment(483, "Nice work on the pump.", to=("Cem",))
    story.post(484, "Nice work on the pump.")
    made = story.families()["messages"]
    assert made["id"].to_list() == [str(one.id) for one in (sent, heard, reply)]
    assert made["partner"].to_list() == ["Ana", "Ben", "Cem"]
    assert made["comment"].to_list() == [False, False, True]


def test_composed_means_five_words() -> None:
    story = Story()
    story.write(480, "Ana", "One two three four")
    story.write(481, "Ana", "One two three four five")
    assert story.families()["messages"]["composed"].to_list() == [False, True]


def test_a_group_without_a_thread_is_told_by_who_takes_part_whoever_writes() -> None:
    story = Story()
    story.write(480, ("Ana", "Ben"))
    story.hear(481, "Ben", also_to=("Ana",))
    story.write(482, ("Ana", "Cem"))
    story.write(483, "Ana", context="a thread")
    told = story.families()["messages"]["conversation"].to_list()
    assert told == ["among Ana, Ben", "among Ana, Ben", "among Ana, Cem", "a thread"]


def test_a_thread_that_only_one_source_names_is_that_with_the_person() -> None:
    story = Story()
    story.write(480, "Ana", context="a thread")
    story.hear(481, "Ana")
    story.hear(482, "Ben", context="another")
    story.comment(483, "Nice work on the pump.", to=("Ben",))
    told = story.families()["messages"]["conversation"].to_list()
    assert told == ["with Ana", "with Ana", "another", "with Ben"]


def test_a_message_to_a_conversation_goes_to_the_one_person_it_is_with() -> None:
    story = Story()
    thing = Object(ObjectType.MESSAGE, content="How did the talk go in the end?")
    for thread in ("with Ana", "in a group", "with nobody known", None):
        story.add(Type.CREATE, 479, thing, context=thread)
    story.hear(480, "Ana", context="with Ana")
    story.hear(481, "Ana", context="in a group")
    story.hear(482, "Ben", also_to=("Ana",), context="in a group")
    made = story.families()["messages"].filter(mine=True)
    assert made["partner"].to_list() == ["Ana"]
    assert made["audience"].to_list() == ["person"]


def test_paid_and_unwanted_mail_is_marked() -> None:
    story = Story()
    story.hear(480, "Ana", detail=Detail(promoted=True))
    story.hear(481, "Ben", detail=Detail(spam=True))
    story.hear(482, "Cem", detail=Detail(promoted=False))
    made = story.families()["messages"]
    assert made["promoted"].to_list() == [True, False, False]
    assert made["spam"].to_list() == [False, True, False]


def test_where_somebody_offers_a_post_to_me_it_is_marked() -> None:
    story = Story()
    post = "Our archivist retires in May and we thought of you for the post."
    story.hear(480, "Ana", post)
    story.hear(481, "Ben", "I got the post at the museum, I start in May!")
    story.write(482, "Ana", post)
    assert story.families()["messages"]["vacancy"].to_list() == [True, False, False]


def test_an_act_in_words_we_cannot_read_is_unknown() -> None:
    story = Story()
    story.write(480, "Ana", "Thank you so much for your help")
    story.write(481, "Ana", "Could you introduce me to your head of HR?")
    story.write(482, "Ana", "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over.")
    thanks = story.families()["messages"].select(found=holds(Act.THANKS))["found"]
    assert thanks.to_list() == [True, False, None]


@pytest.mark.parametrize("seed", range(8))
def test_they_are_what_a_plain_loop_finds(seed: int) -> None:
    story = random_story(seed)
    place = places(lines(story))
    expected = [
        (
            one.id, one.at, one.mine, one.comment, one.words, one.acts, one.words >= 5, one.promoted, one.spam,
            place[one.id],
            None if one.mine and len(one.others) > 1 else one.partner,
        )
        for one in lines(story)
    ]  # fmt: skip
    found = [
        (
            row["id"], row["at"], row["mine"], row["comment"], row["words"] or 0, row["acts"], row["composed"],
            row["promoted"], row["spam"], row["conversation"], row["partner"],
        )
        for row in story.families()["messages"].iter_rows(named=True)
    ]  # fmt: skip
    assert found == expected


def test_whoever_was_answered_and_says_thanks_does_not_pitch_and_who_was_refused_and_reminds_does() -> None:
    story = Story()
    story.hear(480, "Ana", PITCH)
    story.write(481, "Ana", "The forms are on the second shelf, take the blue one.")
    story.hear(482, "Ana", "Thank you, that was just what we needed here.")
    story.hear(480, "Ben", PITCH)
    story.write(481, "Ben", "No, thank you, we are not interested.")
    story.hear(482, "Ben", "Just floating this up again before the weekend.")
    told = story.families()["messages"].filter(~pl.col("mine"))
    assert told.group_by("partner").agg("pitch").sort("partner")["pitch"].to_list() == [[True, False], [True, True]]


def test_what_somebody_who_pitched_writes_long_after_is_taken_as_it_is() -> None:
    story = Story()
    for who, later in (("Ana", 440), ("Ben", 500)):
        story.hear(430, who, PITCH)
        story.hear(later, who, "I have left the firm. Could you look at the papers that I kept?")
    told = story.families()["messages"].group_by("partner").agg("pitch").sort("partner")
    assert told["pitch"].to_list() == [[True, True], [True, False]]


def test_of_somebody_who_mostly_pitches_all_is_a_pitch_once_refused_until_something_else_is_exchanged() -> None:
    story = Story()
    small_talk = "The market on the square was full of tulips last Saturday."
    which = "The winter boxes are out now, which colour is yours?"
    for who in ("Ana", "Ben", "Cem"):
        for day in (300, 420):
            story.hear(day, who, PITCH)
        story.write(301, who, "No, thank you, we are not interested.")
        story.write(302, who, "How is the garden this year?")
        if who != "Ana":
            story.hear(422, who, PITCH)
            story.hear(424, who, PITCH)
    for who in ("Ana", "Ben"):
        story.hear(345, who, which)
        story.hear(480, who, which)
    story.hear(303, "Cem", small_talk)
    story.hear(480, "Cem", which)
    told = story.families()["messages"].filter(~pl.col("mine")).group_by("partner", maintain_order=True)
    pitches = dict(told.agg(pl.col("pitch").last()).iter_rows())
    # Ana pitched in two of four, Ben and Cem in four of six; with Cem a word about something else was exchanged.
    assert pitches == {"Ana": False, "Ben": True, "Cem": False}


OFFERS = "As you asked: it runs on our platform and doubles your leads. Are you open to a quick demo of our product?"


@pytest.mark.parametrize("asks_after", [None, 2, 20])
def test_an_answer_to_a_question_of_mine_is_no_pitch(asks_after: int | None) -> None:
    story = Story()
    story.hear(440, "Ana", PITCH)
    story.hear(470, "Ana", PITCH)
    if asks_after:
        story.write(480, "Ana", "How many members did the club have last year?")
    else:
        story.write(480, "Ana", "The forms are on the second shelf, take the blue one.")
    story.hear(480 + (asks_after or 2), "Ana", OFFERS)
    told = story.families()["messages"].filter(~pl.col("mine"))
    answers = asks_after == 2
    assert told["pitch"].to_list() == [True, True, not answers]
    assert told.select(holds(Act.PITCH)).to_series().to_list() == [True, True, not answers]


def test_what_a_seller_writes_after_the_answer_to_my_next_word_or_as_i_said_myself_is_taken_as_it_is() -> None:
    story = Story()
    story.write(480, "Ana", "How many members did the club have last year?")
    story.write(481, "Ana", "The forms are on the second shelf, take the blue one.")
    told = story.hear(482, "Ana", OFFERS)
    story.write(483, "Ana", "The rain came in again.")
    story.hear(484, "Ana", OFFERS)
    theirs = story.families()["messages"].filter(~pl.col("mine"))
    assert theirs.select(holds(Act.PITCH)).to_series().to_list() == [False, True]
    checked = Expectations(readings={str(told.id): Checked(acts=("pitch",))})
    theirs = story.families(checked)["messages"].filter(~pl.col("mine"))
    assert theirs.select(holds(Act.PITCH)).to_series().to_list() == [True, True]
