"""A promise stays open through chat about something else, and waits; an offer of a post and its day do not fade after
one polite line."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from tests.network.test_promises import CHAT, met, names, still_open
from tests.story import Story

DOES = [
    "I will talk to them for you, I promise.",
    "I'll speak to my boss about it.",
    "I'll find out for you.",
    "Ich rede mit ihm darüber, versprochen.",
    "Je vais lui en parler, promis.",
    "Voy a hablar con ellos, te lo prometo.",
]


@pytest.mark.parametrize("promise", DOES)
def test_a_word_or_two_about_something_else_do_not_keep_what_i_said_i_would_do(story: Story, promise: str) -> None:
    for who in ("chats", "kept", "told", "long"):
        met(story, who)
        story.write(61, who, promise)
        story.hear(74, who, "How is the rain over there?")
    story.write(74.1, "chats", "Terrible")
    story.write(74.1, "kept", "Yes, done!")
    story.write(74.1, "told", "She said no")
    story.write(74.1, "long", CHAT)
    assert still_open(story) == {"chats"}
    assert names(story) == ["chats"]


@pytest.mark.parametrize(
    "done",
    ["Done", "Sent", "Yes", "I asked her", "Erledigt", "Ja, gestern", "C'est fait", "Oui, hier", "Ya está", "Sí"],
)
def test_a_word_that_may_say_that_it_is_done_ends_it(story: Story, done: str) -> None:
    met(story, "ana")
    story.write(61, "ana", DOES[0])
    story.hear(74, "ana", "How is the rain over there?")
    assert still_open(story) == {"ana"}
    story.write(74.1, "ana", done)
    assert still_open(story) == set()


@pytest.mark.parametrize("promise", ["I'll call you next week.", "I'll get back to you about it."])
def test_what_talk_keeps_between_us_two_is_kept_by_it(story: Story, promise: str) -> None:
    met(story, "ana")
    story.write(61, "ana", promise)
    story.hear(74, "ana", "How is the rain over there?")
    story.write(74.1, "ana", "Terrible")
    assert still_open(story) == set()


@pytest.mark.parametrize("before", ["Thanks for the airtime, you saved me.", "Danke für den Kuchen, er war herrlich."])
def test_thanks_of_long_after_for_something_else_do_not_keep_it(story: Story, before: str) -> None:
    for who in ("long after", "soon after", "on its day", "after a word of mine"):
        met(story, who)
        story.write(61, who, "I will send you the pictures." if who != "on its day" else "I'll send them by 16 March.")
    for who, day in (("soon after", 64), ("on its day", 76)):
        story.hear(day, who, before)
        story.write(day + 0.1, who, "Anytime")
    story.write(73, "after a word of mine", CHAT)
    for who in ("long after", "after a word of mine"):
        story.hear(76, who, before)
        story.write(76.1, who, "Anytime")
    assert still_open(story) == {"long after"}


def test_what_names_its_thing_stays_open_through_chat_though_it_waited_for_something(story: Story) -> None:
    met(story, "ana")
    story.write(45, "ana", "Tomorrow's edition! I'll send you the link once it's up.")
    assert still_open(story) == {"ana"}
    story.write(70, "ana", CHAT)
    assert still_open(story) == {"ana"}
    story.write(71, "ana", "Here is the link.")
    assert still_open(story) == set()


@pytest.mark.parametrize(
    "promise", ["schick i da morgen", "I'll send it tomorrow.", "Je te l'envoie demain.", "Te lo mando mañana."]
)
def test_what_i_promised_for_a_day_that_came_waits_though_we_wrote_of_something_else(
    story: Story, promise: str
) -> None:
    met(story, "ana")
    story.write(68, "ana", promise)
    story.write(75, "ana", "Would you swap the night of the 8th with me?")
    story.hear(75.1, "ana", "Sorry, I am away then.")
    story.write(75.2, "ana", "No harm done, I'll ask the others in the meantime.")
    (told,) = waiting(story.families(), Expectations())
    assert (told.promised, told.due) == (True, date(2026, 3, 11))


POST = "We are opening a post for a correspondent in Lagos. Could you send me your CV by 3 April?"
POSTS = Expectations(goal=Goal(outcome="job offers"))


@pytest.mark.parametrize(
    "polite", ["Thank you so much! I'll send it soon.", "Thank you, I'll send my CV.", "Sure, will do!"]
)
def test_a_post_that_is_offered_and_its_day_stay_after_a_polite_line(story: Story, polite: str) -> None:
    met(story, "claire")
    story.hear(80, "claire", POST)
    story.write(80.5, "claire", polite)
    (told,) = waiting(story.families(POSTS), POSTS)
    assert (told.promised, told.post, told.sought, told.due) == (True, True, True, date(2026, 4, 3))
    story.hear(87, "claire", "Lovely. I would like to have yours on top, could you look at the form as well?")
    (told,) = waiting(story.families(POSTS), POSTS)
    assert (told.promised, told.post, told.sought, told.due) == (False, True, True, date(2026, 4, 3))
    assert told.owed


def test_what_was_promised_for_the_day_of_a_wish_waits_in_the_week_before_and_for_a_day_of_mine_from_it_on(
    story: Story,
) -> None:
    for who, day, answer in (
        ("far", "20 April", "Sure, will do!"),
        ("near", "3 April", "Sure, will do!"),
        ("my day", "3 April", "Sure, I'll send them on Thursday."),
    ):
        met(story, who)
        story.hear(80, who, f"Could you send me your certificates by {day}, please?")
        story.write(80.1 if who != "my day" else 86, who, answer)
    assert names(story) == ["near"]
