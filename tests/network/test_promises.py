"""What I promised stays open until it is kept or withdrawn, and whoever asks after it comes first."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from auditor.network.waiting import waiting
from tests.story import Story

PROMISE = "I will send you the quotes before it goes to print."


def met(story: Story, who: str) -> None:
    """We know each other, and nobody waits."""
    story.hear(50, who, "Good morning from the fair.")
    story.write(51, who, "Good morning!")


def names(story: Story) -> list[str]:
    return [each.person for each in waiting(story.families(), Expectations())]


def still_open(story: Story, kind: str = "own") -> set[str]:
    found = network(story.families(), Expectations())
    return {loop.person for loop in found.loops if loop.kind == kind} if found else set()


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [
        ("No, sorry, I can't come, I am in Linz that day.", True),
        ("Take the tram number 5, it stops at the door.", True),
        ("Here are the quotes.", False),
    ],
)
def test_what_is_said_to_another_question_neither_keeps_nor_withdraws_a_promise(
    story: Story, answer: str, is_open: bool
) -> None:
    met(story, "ana")
    story.write(61, "ana", PROMISE)
    story.hear(70, "ana", "Are you coming to the talk on Thursday? How does one get there?")
    story.write(70.1, "ana", answer)
    assert ("ana" in names(story)) is ("ana" in still_open(story)) is is_open


@pytest.mark.parametrize(
    ("later", "thanks", "is_open"),
    [(0.1, "Thanks, that is kind.", True), (3, "Thanks, that is kind.", False), (0.1, "Thanks, she rang me.", False)],
)
def test_thanks_for_their_promise_on_the_same_day_do_not_close_it(
    story: Story, later: float, thanks: str, is_open: bool
) -> None:
    met(story, "ana")
    story.hear(60, "ana", "Good question. I will ask my boss and let you know.")
    story.write(60 + later, "ana", thanks)
    assert ("ana" in still_open(story, "owed")) is is_open


def test_a_refusal_that_answers_nothing_withdraws_a_promise(story: Story) -> None:
    met(story, "ana")
    story.write(61, "ana", PROMISE)
    story.write(70.1, "ana", "Sorry, I cannot do that after all.")
    assert names(story) == []
    assert still_open(story) == set()


def test_their_no_to_another_question_of_mine_does_not_withdraw_what_they_promised(story: Story) -> None:
    for who in ("says no to something else", "withdraws"):
        met(story, who)
        story.hear(61, who, "I will send you the plans of the hall.")
    story.write(65, "says no to something else", "Would you like to come to the match on Sunday?")
    story.hear(65.1, "says no to something else", "No, sorry, I can't, we have visitors.")
    story.hear(65.1, "withdraws", "Sorry, I cannot do that after all.")
    assert still_open(story, "owed") == {"says no to something else"}


def test_what_i_say_on_the_day_of_a_promise_is_no_answer_to_what_comes_later(story: Story) -> None:
    met(story, "ana")
    story.write(61, "ana", PROMISE)
    story.hear(61.01, "ana", "The editor is nervous.")
    story.write(61.02, "ana", "I quite understand.")
    assert names(story) == ["ana"]


def test_who_asks_after_something_was_promised_comes_first_and_is_told_of_both(story: Story) -> None:
    for who in ("waits quietly", "asks"):
        met(story, who)
        story.write(60, who, PROMISE)
    met(story, "asks for something")
    story.hear(62, "asks for something", "Could you send me your certificates, please?")
    story.hear(75, "asks", "Did you find time for the quotes?")
    found = waiting(story.families(), Expectations())
    assert [each.person for each in found] == ["asks", "waits quietly", "asks for something"]
    assert [each.owed for each in found] == [date(2026, 3, 2), None, None]
    assert (found[0].promised, found[0].since) == (False, date(2026, 3, 17))


def test_who_only_chats_after_a_promise_was_promised_it_still_and_is_told_so_once(story: Story) -> None:
    met(story, "ana")
    story.write(60, "ana", PROMISE)
    story.hear(75, "ana", "The rain came in again.")
    (told,) = waiting(story.families(), Expectations())
    assert (told.promised, told.owed) == (False, date(2026, 3, 2))


REMINDER = "Take your time with the quotes. They would still help us before the fair."


def test_a_kind_reminder_leaves_whom_i_promised_something_where_they_stood(story: Story) -> None:
    for who in ("tells", "reminds", "asks", "asks again"):
        met(story, who)
    for who in ("reminds", "asks again"):
        story.write(61, who, PROMISE)
    story.hear(70, "tells", "The rain came in again.")
    story.hear(80, "reminds", REMINDER)
    story.hear(82, "asks", "Could you send me your certificates, please?")
    story.hear(83, "asks again", "Did you find time for the quotes?")
    found = waiting(story.families(), Expectations())
    assert [each.person for each in found] == ["asks again", "reminds", "asks", "tells"]
    assert [each.owed for each in found] == [date(2026, 3, 3), date(2026, 3, 3), None, None]
    assert [each.asks for each in found] == [True, True, True, False]


def test_a_promise_through_chat_is_told_with_what_they_wrote_last(story: Story) -> None:
    met(story, "ana")
    story.write(60, "ana", PROMISE)
    story.write(66, "ana", "Good luck at the fair!")
    assert names(story) == []
    story.hear(82, "ana", REMINDER)
    (told,) = waiting(story.families(), Expectations())
    assert (told.promised, told.owed) == (False, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Try Priya, I'll give you her number: 0171 555 0199.", False),
        ("Try Priya, I'll send you her number.", True),
        ("Try Priya, 0171 555 0199. I will send you the plan on Sunday.", True),
    ],
)
def test_a_number_given_in_the_same_words_is_no_open_promise(story: Story, text: str, is_open: bool) -> None:
    met(story, "Ana")
    story.write(60, "Ana", text)
    assert still_open(story) == ({"Ana"} if is_open else set())


WRITE_AGAIN = "I'd be glad to help with the hall. I'll get back to you when I know more."


@pytest.mark.parametrize(
    ("promise", "later", "is_open"),
    [
        (WRITE_AGAIN, "Could you show your drawings on Tuesday?", False),
        (WRITE_AGAIN, "Which of the two would you build first?", False),
        (WRITE_AGAIN, None, True),
        (WRITE_AGAIN, "The rain came in again.", True),
        ("I will send you the plans of the hall.", "Could you show the drawings on Tuesday?", True),
        (
            "I will send you the plans of the hall, and I'll come back when I have something that suits you.",
            "Could you show the drawings on Tuesday?",
            True,
        ),
    ],
)
def test_who_said_they_would_come_back_has_done_so_where_they_ask_and_still_owes_a_thing(
    story: Story, promise: str, later: str | None, is_open: bool
) -> None:
    met(story, "ana")
    story.hear(60, "ana", promise)
    story.write(60.5, "ana", "Good to know.")
    if later:
        story.hear(75, "ana", later)
    assert ("ana" in still_open(story, "owed")) is is_open


def test_a_question_beside_the_promise_to_come_back_does_not_keep_it(story: Story) -> None:
    met(story, "ana")
    story.hear(60, "ana", WRITE_AGAIN)
    story.hear(60.1, "ana", "Which of the two would you build first?")
    story.write(60.2, "ana", "The smaller one.")
    assert "ana" in still_open(story, "owed")


WORD = "I will mention you to the editor this week."
OUTCOME = "Did anything come of it with the editor?"
CHAT = "The train was late again, and the rain came in."


def test_chat_drops_no_promise_of_which_the_other_asks_what_came_of_it(story: Story) -> None:
    for who in ("ana", "asks nothing", "was answered", "was given"):
        met(story, who)
        story.write(61, who, WORD)
        story.write(66, who, CHAT)
    assert still_open(story) == set(), "it may have been kept by word of mouth"
    story.write(68, "was given", "Here is her address: editor@example.org, ask for Berta Klein.")
    for who in ("ana", "was answered", "was given"):
        story.hear(70, who, OUTCOME)
    story.write(71, "was answered", CHAT)
    assert still_open(story) == {"ana"}
    told = {each.person: each for each in waiting(story.families(), Expectations())}
    assert told["ana"].owed == date(2026, 3, 3)


def test_what_they_ask_the_outcome_of_is_the_latest_promise(story: Story) -> None:
    met(story, "ana")
    story.write(56, "ana", "I will ask my brother about the boat.")
    story.write(58, "ana", CHAT)
    last = story.write(61, "ana", WORD)
    story.write(66, "ana", CHAT)
    story.hear(70, "ana", OUTCOME)
    found = network(story.families(), Expectations())
    assert found
    assert [loop.activity for loop in found.loops if loop.kind == "own"] == [str(last.id)]


@pytest.mark.parametrize(
    "kept_by_silence",
    [
        "Thank you, that helps. I'll keep this to myself.",
        "I promise not to name you in it.",
        "Danke. Das bleibt unter uns, ich verspreche es dir.",
        "Merci, ça restera entre nous, c'est promis.",
    ],
)
def test_nobody_waits_for_silence_that_was_promised(story: Story, kept_by_silence: str) -> None:
    for who in ("ana", "ben"):
        story.hear(60, who, "I could not say so on the telephone: the date you had is wrong by a year.")
    story.write(60.1, "ana", kept_by_silence)
    story.write(60.1, "ben", PROMISE)
    assert (names(story), still_open(story)) == (["ben"], {"ben"})


def test_somebody_who_promised_silence_owes_nothing(story: Story) -> None:
    for who in ("ana", "ben"):
        met(story, who)
        story.write(60, who, "Please leave my name out of it.")
    story.hear(60.1, "ana", "Of course. I'll keep it to myself.")
    story.hear(60.1, "ben", "Of course. I will ask my boss and let you know.")
    assert still_open(story, "owed") == {"ben"}
