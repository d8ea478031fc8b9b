"""Who waits for me is named: what arrived and was not answered, unless it is a pitch or I said that it is settled."""

from datetime import date, timedelta

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.network import network
from auditor.network.waiting import MOST, waited_longer, waiting
from auditor.report.waiting import Waiting
from tests.network.test_order import PITCH, QUESTION, names
from tests.story import Story


def test_a_yes_to_what_i_promised_asks_for_nothing_more(story: Story) -> None:
    longer = "Oh yes please, and could you call me on Monday about it?"
    for who, answer in (("agrees", "Oh yes please!"), ("asks", longer)):
        story.exchange(60, who)
        story.write(87, who, "I will send you the recording.")
        story.hear(87.125, who, answer)
    assert names(story) == ["asks"]
    story.write(86, "offered", "Shall I send you the recording?")
    story.hear(86.125, "offered", "Oh yes please, send it to me!")
    assert names(story) == ["offered", "asks"]


def test_of_two_messages_of_one_day_the_first_dates_the_wait(story: Story) -> None:
    first = story.hear(80, "ana", QUESTION)
    second = story.hear(80.375, "ana", "I am at the office until six.")
    (told,) = waiting(story.families(), Expectations())
    assert (told.at, told.again_at, told.again) == (first.published, second.published, None)
    assert told.latest == second.published


def test_what_is_told_of_them(story: Story) -> None:
    heard = story.hear(80, "ana", QUESTION)
    (told,) = waiting(story.families(), Expectations())
    assert told == Waiting(
        "linkedin", "ana", "ana", heard.published, date(2026, 3, 22), str(heard.id), told.acts, new=True
    )
    assert "question" in told.acts


def test_who_was_answered_by_a_message_or_is_written_to_in_another_thread_does_not_wait(story: Story) -> None:
    story.hear(70, "answered", QUESTION)
    story.write(71, "answered", "We began with one team only.")
    story.hear(20, "later", QUESTION)
    story.write(85, "later", "Are you coming to the fair this week?")
    assert names(story) == []


def test_a_question_in_the_middle_waits_and_a_closing_thanks_does_not(story: Story) -> None:
    for who, last in (("asks", QUESTION), ("closes", "Thank you, that helped me a lot.")):
        story.write(70, who, "Here is the plan we spoke about.")
        story.hear(71, who, last)
    assert "asks" in names(story)
    story.hear(72, "closes", "Thank you, that helped me a lot.")
    story.write(73, "closes", "Gladly, any time you like.")
    story.hear(74, "closes", "Thanks again and a good week to you.")
    assert "closes" not in names(story)


PROMISE = "Of course, I will introduce you two this week."


def test_who_was_promised_something_waits_from_the_next_week_on_until_i_write_again(story: Story) -> None:
    story.hear(60, "ana", "Could you introduce me to Berta from the night shift?")
    said = story.write(61, "ana", PROMISE)
    (told,) = waiting(story.families(), Expectations())
    assert (told.person, told.activity, told.since, told.promised) == ("ana", str(said.id), date(2026, 3, 3), True)
    assert {"promise"} <= set(told.acts)
    story.hear(62, "ana", "Thank you, that is kind.")
    assert names(story) == ["ana"]
    story.write(63, "ana", "Here is her address; she knows that you will write.")
    assert names(story) == []


def test_a_promised_thing_waits_through_chat_where_the_other_asks_for_it_again(story: Story) -> None:
    """And stands among what is open until it is handed over, declined, or thanked for on a later day."""
    for who in ("asks", "is given", "thanks", "chats"):
        story.write(60, who, "I will send you the draft of the chapter.")
    for who in ("asks", "is given", "thanks"):
        story.hear(70, who, "Is the draft ready?")
    for who, answer in (
        ("asks", "Nearly there!"),
        ("is given", "Here is the draft, with the new table."),
        ("thanks", "Nearly there!"),
        ("chats", "The train was late again, and the rain came in."),
    ):
        story.write(71, who, answer)
    story.hear(73, "thanks", "Thank you so much for the draft.")
    assert names(story) == ["asks"]
    found = network(story.families(), Expectations())
    assert found is not None
    assert {loop.person for loop in found.loops if loop.kind == "own"} == {"asks", "chats"}


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        ("I will call you about the draft tomorrow.", "Never mind about the draft, it is all sorted now."),
        ("Mañana te llamo por lo del informe.", "Gracias por la llamada del lunes, quedó todo claro."),
    ],
)
def test_what_they_call_settled_is_promised_no_longer(story: Story, promise: str, later: str) -> None:
    story.write(60, "ana", promise)
    assert names(story) == ["ana"]
    story.hear(63, "ana", later)
    assert names(story) == []


def test_who_was_promised_something_longer_ago_than_90_days_is_told_by_themselves(story: Story) -> None:
    story.last_day = 260
    for who in ("forgotten", "written to since"):
        story.write(100, who, "I will send you the draft of the chapter by Friday.")
    story.write(120, "written to since", "The train was late again, and the rain came in.")
    assert names(story) == []
    told = waited_longer(story.families(), Expectations())
    assert [(each.person, each.promised) for each in told] == [("forgotten", True)]


@pytest.mark.parametrize(
    ("later", "waits"),
    [
        ("The train was late again, and the rain came in.", ["ana"]),
        ("Sorry, I cannot do that after all.", []),
        ("Try Berta Klein at the town hall, berta@example.org.", []),
        (
            "Jak ci minął tydzień w nowym mieście i w nowej pracy, czy wszystko u was dobrze?",
            [],
        ),  # may say that it is done
    ],
)
def test_a_promised_introduction_is_not_made_by_chat_about_other_things(
    story: Story, later: str, waits: list[str]
) -> None:
    said = story.write(61, "ana", PROMISE)
    story.write(66, "ana", later)
    assert names(story) == waits
    assert [each.activity for each in waiting(story.families(), Expectations())] == [str(said.id)] * len(waits)


@pytest.mark.parametrize(
    "promise",
    [
        "Sí, a la jefa de planta, que lo lleva aquí. Te pongo en contacto con ella",
        "Ja, mit meiner Chefin. Ich bringe dich mit ihr in Kontakt.",
    ],
)
def test_an_introduction_is_promised_without_a_word_for_soon(story: Story, promise: str) -> None:
    story.write(61, "ana", promise)
    assert [(each.person, each.promised, each.introduction) for each in waiting(story.families(), Expectations())] == [
        ("ana", True, True)
    ]


def test_asking_whether_an_introduction_is_welcome_promises_none(story: Story) -> None:
    story.write(61, "ana", "Would you like me to introduce you to Berta?")
    assert names(story) == []


def test_a_promise_of_today_or_of_last_year_is_not_waited_for(story: Story) -> None:
    story.last_day = 200
    story.write(200.5, "today", PROMISE)
    story.write(196, "this week", "On Sunday after lunch suits me, I will call you.")
    story.write(100, "long ago", PROMISE)
    assert names(story) == []


def test_a_promise_is_settled_by_the_introduction_or_by_a_mark(story: Story) -> None:
    story.write(51, "cem", "Good to see you at the fair.")
    story.write(61, "ana", PROMISE)
    marked = story.write(62, "ben", PROMISE)
    assert names(story) == ["ana", "ben"]
    assert names(story, Expectations(answered_elsewhere=(str(marked.id),))) == ["ana"]
    assert names(story, Expectations(needs_no_answer=(str(marked.id),))) == ["ana"]
    assert names(story, Expectations(not_this_person=("ana",))) == ["ben"]
    story.write(63, ("ana", "cem"), "Ana, meet Cem, who plans the nights. Cem, this is Ana, who asked about rosters.")
    assert names(story) == ["ben"]


def test_who_waits_for_an_answer_is_named_once_with_what_they_wrote(story: Story) -> None:
    story.exchange(50, "ana")
    story.write(61, "ana", PROMISE)
    asked = story.hear(70, "ana", QUESTION)
    (told,) = waiting(story.families(), Expectations())
    assert (told.activity, told.promised) == (str(asked.id), False)


def test_who_reminds_waits_since_the_first_time_and_is_done_with_one_mark(story: Story) -> None:
    story.write(40, "ana", "Good to see you at the fair.")
    story.hear(60, "ana", "Good morning from the fair.")
    story.hear(62, "ana", QUESTION)
    again = story.hear(85, "ana", "Did you see my question?")
    story.hear(70, "once", QUESTION)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    told = found["ana"]
    assert (told.since, told.again, told.latest, told.activity) == (
        date(2026, 3, 4), date(2026, 3, 27), again.published, str(again.id),
    )  # fmt: skip
    assert (found["once"].since, found["once"].again) == (date(2026, 3, 12), None)
    assert names(story, Expectations(needs_no_answer=(str(again.id),))) == ["once"]


def test_who_tells_first_and_asks_later_waits_since_the_first_time(story: Story) -> None:
    told = story.hear(45, "told", "The pump in the lower hall ran dry again last week, and nobody here wrote it down.")
    story.hear(85, "told", QUESTION)
    story.write(50, "answered", "Good to see you at the fair.")
    story.hear(84, "answered", "The pump in the lower hall ran dry again last week, and nobody here wrote it down.")
    story.hear(85, "answered", QUESTION)
    story.hear(70, "greeted", "Good morning from the fair.")
    story.hear(80, "greeted", QUESTION)
    story.hear(75, "between", QUESTION)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert (found["told"].since, found["told"].first, found["told"].first_at) == (
        date(2026, 3, 27), date(2026, 2, 15), told.published,
    )  # fmt: skip
    assert [found[who].first for who in ("answered", "greeted", "between")] == [None] * 3
    story.write(46, "told", "Thank you. How long did it stand?")
    assert waiting(story.families(), Expectations())[0].first is None


def test_who_asks_what_came_of_a_promised_introduction_reminds_of_the_promise(story: Story) -> None:
    story.exchange(40, "ana")
    said = story.write(50, "ana", PROMISE)
    story.hear(80, "ana", "How did it go with the introduction?")
    (told,) = waiting(story.families(), Expectations())
    assert (told.activity, told.promised, told.introduction) == (str(said.id), True, True)
    assert (told.since, told.again) == (date(2026, 2, 20), date(2026, 3, 22))


def test_who_asked_longer_ago_than_90_days_is_told_by_themselves_for_a_year(story: Story) -> None:
    story.last_day = 400
    story.exchange(20, "friend")
    for day, who in ((30, "over a year ago"), (200, "ana"), (210, "ben"), (390, "lately")):
        story.hear(day, who, QUESTION)
    story.hear(205, "tells", "The rain came in again.")
    story.hear(206, "seller", PITCH)
    answered = story.hear(220, "answered", QUESTION)
    story.write(230, "answered", "We began with one team only.")
    marked = story.hear(240, "marked", QUESTION)
    story.look(400)

    def longer(answers: Expectations) -> list[str]:
        return [each.person for each in waited_longer(story.families(answers), answers)]

    assert names(story) == ["lately"]
    assert longer(Expectations(needs_no_answer=(str(marked.id), str(answered.id)))) == ["ben", "ana"]
    story.hear(395, "ana", "Good morning from the fair.")
    assert longer(Expectations(needs_no_answer=(str(marked.id),), not_this_person=("ben",))) == []


def test_who_only_thanks_or_says_that_it_is_settled_does_not_wait_and_a_contact_of_years_is_not_new(
    story: Story,
) -> None:
    story.hear(80, "thanks", "She has the place! Thank you so much for your help.")
    story.connect(-300, "contact")
    story.connect(78, "lately")
    for who in ("contact", "lately"):
        story.hear(80, who, QUESTION)
    assert {each.person: each.new for each in waiting(story.families(), Expectations())} == {
        "contact": False, "lately": True,
    }  # fmt: skip


@pytest.mark.parametrize("wrote_there", [False, True])
def test_whom_i_was_introduced_to_in_one_message_and_answered_there_is_no_new_person(
    story: Story, wrote_there: bool
) -> None:
    for seller in range(6):
        story.hear(50 + seller, f"seller {seller}", PITCH)
    story.hear(70, "old friend", "Berta, meet Kim. Kim, Berta looks after the hives.", also_to=("berta",))
    if wrote_there:
        story.hear(70.5, "berta", "Thank you for bringing us together.", also_to=("old friend",))
    story.write(71, ("old friend", "berta"), "Good to meet you, and thanks to both.")
    story.hear(80, "berta", QUESTION)
    story.hear(80, "stranger", QUESTION)
    told = {each.person: (each.new, each.doubtful) for each in waiting(story.families(), Expectations())}
    assert told == {"berta": (False, False), "stranger": (True, True)}


def test_who_stands_among_many_that_i_wrote_to_is_known_once_both_wrote_there(story: Story) -> None:
    everybody = tuple(f"member {number}" for number in range(12))
    story.hear(60, "member 1", "The hall is ours from six on.", also_to=("member 0", *everybody[2:]), context="hall")
    story.write(61, everybody, "Good, I will bring the ladder.", context="hall")
    for who in ("member 1", "member 2"):
        story.hear(80, who, QUESTION)
    assert {each.person: each.new for each in waiting(story.families(), Expectations())} == {
        "member 1": False, "member 2": True,
    }  # fmt: skip


def test_a_pitch_does_not_wait(story: Story) -> None:
    story.hear(80, "seller", "Our platform doubles your leads. Are you open to a quick demo of our product this week?")
    assert names(story) == []


def test_what_was_settled_by_a_mark_does_not_wait(story: Story) -> None:
    ids = {who: str(story.hear(80, who, QUESTION).id) for who in ("a", "b", "c", "d", "e")}
    answers = Expectations(
        answered_elsewhere=(ids["a"],), needs_no_answer=(ids["b"],), relevant={ids["c"]: False, ids["d"]: True},
        not_this_person=("e",),
    )  # fmt: skip
    assert names(story, answers) == ["d"]


def test_a_later_question_that_was_not_for_me_does_not_wait(story: Story) -> None:
    story.write(70, "a", "Here is the plan we spoke about.")
    stray = story.hear(71, "a", QUESTION)
    assert names(story) == ["a"]
    assert names(story, Expectations(relevant={str(stray.id): False})) == []


def test_who_writes_again_after_a_mark_waits_again(story: Story) -> None:
    settled = story.hear(60, "a", QUESTION)
    story.hear(80, "a", "And how is it now, after the first month?")
    assert names(story, Expectations(answered_elsewhere=(str(settled.id),))) == ["a"]


def test_where_nothing_tells_what_i_send_nobody_is_said_to_wait(story: Story) -> None:
    story.hear(80, "ana", QUESTION)
    story.coverage = [Coverage("linkedin", Subject.MESSAGE_SENT, "none")]
    assert names(story) == []


def test_the_list_has_an_end(story: Story) -> None:
    for number in range(MOST + 5):
        story.hear(30 + number / 2, f"p{number}", QUESTION)
    assert len(names(story)) == MOST


def test_an_introduction_asked_for_is_what_a_short_promise_promises(story: Story) -> None:
    story.hear(60, "ana", "Could you introduce me to Berta from the night shift?")
    story.write(61, "ana", "Of course, I will get back to you this week.")
    story.hear(60, "ben", QUESTION)
    story.write(61, "ben", "Of course, I will get back to you this week.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations()) if each.promised}
    assert told == {"ana": True, "ben": False}


def test_who_asked_for_an_introduction_is_told_from_who_promised_one(story: Story) -> None:
    story.hear(70, "ana", "Could you introduce me to Berta from the night shift?")
    story.hear(71, "ben", "I'll introduce you to our head nurse next week.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations())}
    assert told == {"ana": True, "ben": False}


@pytest.mark.parametrize("between", ["Here is her address; I told her that you will write.", "Not this year, sorry."])
def test_a_promise_after_another_answer_promises_no_introduction(story: Story, between: str) -> None:
    story.hear(60, "ana", "Could you introduce me to Berta from the night shift?")
    story.write(61, "ana", between)
    story.hear(64, "ana", "And the slides of your talk?")
    story.write(65, "ana", "I will send you the slides on Monday.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations()) if each.promised}
    assert told == {"ana": False}


def test_whom_i_asked_for_an_introduction_was_promised_none(story: Story) -> None:
    story.write(65, "ana", "Could you introduce me to Berta? I will send you my notes on Monday.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations()) if each.promised}
    assert told == {"ana": False}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I'll send you the report in three weeks.", 21),
        ("Ich schicke dir den Bericht in drei Wochen.", 21),
        ("I'll send you the report on 1 September.", 62),
    ],
)
def test_a_promise_for_a_named_day_waits_from_that_day_on(text: str, named: int) -> None:
    def made(days_later: int) -> Story:
        story = Story(first=date(2025, 6, 1), last_day=30 + days_later)
        story.hear(29, "Ana", "Do you have that report?")
        story.write(30, "Ana", text)
        return story

    before, on_the_day = made(named - 1).families(), made(named).families()
    assert waiting(before, Expectations()) == ()
    (loop,) = [each for each in network(before, Expectations()).loops if each.kind == "own"]
    assert loop.due == date(2025, 7, 1) + timedelta(days=named)
    (told,) = waiting(on_the_day, Expectations())
    assert (told.name, told.promised) == ("Ana", True)
