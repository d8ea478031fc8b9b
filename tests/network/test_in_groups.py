"""Who asked me for something by name in a group waits, until I write there or to them, or they say it is settled."""

from datetime import date

import pytest

from auditor.activities.activity import Activity, Detail
from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from auditor.report.waiting import Waiting
from tests.network.test_order import PITCH, QUESTION, names
from tests.story import Story

CALLED = Detail(mentioned=True)
THANKS = "Thank you all for the lovely evening."


def ask(story: Story, day: float, who: str, text: str = QUESTION, detail: Detail | None = CALLED) -> Activity:
    return story.hear(day, who, text, ("bo", "cy"), context="ward", detail=detail)


def test_who_asks_me_by_name_in_a_group_waits(story: Story) -> None:
    asked = ask(story, 80, "ana")
    ask(story, 80, "dee", detail=None)
    ask(story, 80, "eva", THANKS)
    ask(story, 80, "fay", PITCH)
    (told,) = waiting(story.families(), Expectations())
    assert (told.person, told.activity, told.in_group, told.new) == ("ana", str(asked.id), True, False)
    assert "question" in told.acts


def test_an_answer_in_the_group_or_alone_ends_it(story: Story) -> None:
    ask(story, 80, "ana")
    ask(story, 80.5, "bea")
    story.write(81, "bea", "We began with one team only.")
    assert names(story) == ["ana"]
    story.write(82, ("ana", "bo", "cy"), "We began with one team only.", context="ward")
    assert names(story) == []
    ask(story, 83, "ana")
    assert names(story) == ["ana"]


def test_what_is_written_in_another_group_ends_nothing(story: Story) -> None:
    ask(story, 80, "ana")
    story.write(82, ("ana", "bo", "cy"), "We began with one team only.", context="choir")
    assert names(story) == ["ana"]


def test_who_says_that_it_is_settled_waits_no_more(story: Story) -> None:
    ask(story, 80, "ana")
    ask(story, 80.5, "bea")
    ask(story, 81, "ana", "It is settled, thank you.", None)
    assert names(story) == ["bea"]


def test_what_i_marked_waits_no_more(story: Story) -> None:
    asked = str(ask(story, 80, "ana").id)
    assert names(story, Expectations(answered_elsewhere=(asked,))) == []
    assert names(story, Expectations(needs_no_answer=(asked,))) == []
    assert names(story, Expectations(relevant={asked: False})) == []
    assert names(story, Expectations(not_this_person=("ana",))) == []


def test_of_several_days_by_which_they_want_something_the_first_is_told(story: Story) -> None:
    ask(story, 80, "ana", "Mia, could you send me the list by Friday, please?")
    ask(story, 81, "ana", "And could you send me the two photos by the 20th of April?")
    (told,) = waiting(story.families(), Expectations())
    assert told.wanted_by == date(2026, 3, 27)


@pytest.mark.parametrize("mark", [Detail(mentioned=True, promoted=True), Detail(mentioned=True, spam=True)])
def test_an_advertisement_that_calls_me_by_name_in_a_group_waits_for_nothing(story: Story, mark: Detail) -> None:
    ask(story, 80, "ana", detail=mark)
    assert names(story) == []


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Ximena, tu que ets de qualitat, què vol dir això de l'alerta del formatge que han retirat del súper?", True),
        ("Ximena, você que é da qualidade, o que quer dizer o alerta do queijo que retiraram do supermercado?", True),
        ("Ximena, você tinha razão, retiraram o queijo do supermercado e já está tudo resolvido por aqui.", False),
    ],
)
def test_what_cannot_be_read_waits_where_it_calls_me_and_has_a_question_mark(
    story: Story, text: str, *, waits: bool
) -> None:
    ask(story, 80, "ana", text)
    found = waiting(story.families(), Expectations())
    assert [(each.person, each.in_group) for each in found] == ([("ana", True)] if waits else [])
    assert all(each.foreign for each in found)


INTRODUCES = "Nora, this is Mia, the writer I told you of. Mia, Nora edits the weekend pages. I leave you two to it."
ORDERS = "Mia, the board says yes to the second one. Would you write it up for us? 1,500 words, £400."
FROM_EDITORS = Expectations(goal=Goal(outcome="commissions"))


def introduced(
    story: Story, text: str, detail: Detail | None = CALLED, third_writes_on: float | None = None
) -> Waiting:
    """What is told of Nora, whom Rosa introduced to me in a group of us three."""
    story.hear(20, "Rosa", INTRODUCES, ("Nora",), context="Mia & Nora")
    story.hear(20.2, "Rosa", "You are very welcome!", ("Nora",), context="Mia & Nora")
    story.write(20.1, ("Rosa", "Nora"), "Very glad to meet you, Nora! Thank you, Rosa.", context="Mia & Nora")
    if third_writes_on:
        story.hear(
            third_writes_on, "Rosa", "The three of us should have lunch one day.", ("Nora",), context="Mia & Nora"
        )
    story.hear(80, "Nora", text, ("Rosa",), context="Mia & Nora", detail=detail)
    answers = FROM_EDITORS
    (told,) = waiting(story.families(answers), answers)
    assert told.person == "Nora" and told.in_group
    return told


def test_who_orders_work_by_name_in_a_small_group_is_told_with_that_and_bears_on_the_goal(story: Story) -> None:
    ask(story, 80, "ana", ORDERS)
    (told,) = waiting(story.families(FROM_EDITORS), FROM_EDITORS)
    assert (told.commission, told.does, told.sought, told.among_others) == (True, "commission", True, True)


def test_in_a_large_group_work_that_is_ordered_is_no_more_than_an_ask(story: Story) -> None:
    many = tuple(f"member {number}" for number in range(20))
    story.hear(80, "ana", ORDERS, many, context="ward", detail=CALLED)
    (told,) = waiting(story.families(FROM_EDITORS), FROM_EDITORS)
    assert (told.commission, told.sought, "ask" in told.acts) == (False, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Mia, we have a vacancy for an editor in our team, you would be great for it.",
        "Mia, I could introduce you to Dana, who runs the harbour museum, if you like.",
    ],
)
def test_who_offers_a_post_or_an_introduction_by_name_in_a_small_group_waits(story: Story, text: str) -> None:
    ask(story, 80, "ana", text)
    (told,) = waiting(story.families(), Expectations())
    assert told.post or told.offered


def test_a_group_in_which_the_third_only_introduced_us_is_a_chat_of_two(story: Story) -> None:
    told = introduced(story, ORDERS)
    assert (told.of_two, told.among_others, told.does, told.sought) == (True, False, "commission", True)


def test_nobody_has_to_be_called_by_name_in_a_chat_of_two(story: Story) -> None:
    assert introduced(story, "Could you send me your photograph for the page, please?", None).of_two


def test_where_the_third_writes_on_it_is_a_group(story: Story) -> None:
    assert not introduced(story, ORDERS, third_writes_on=50).of_two


def test_a_word_there_ends_what_the_one_who_was_introduced_asked(story: Story) -> None:
    introduced(story, ORDERS)
    story.write(81, ("Rosa", "Nora"), "Gladly, you have it on the 14th.", context="Mia & Nora")
    assert names(story) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to you all! Does anybody have a ladder for Saturday?",
        "Who can bring the chairs on Saturday?",
        "Guys, could you send me your sizes by Friday, please?",
        "Each of us has to bring two new people by Friday. Who will you bring?",
    ],
)
def test_what_is_asked_of_all_waits_for_nobody_though_it_answers_me(story: Story, text: str) -> None:
    ask(story, 80, "ana", text)
    assert names(story) == []


def test_who_calls_me_and_asks_about_anybody_waits(story: Story) -> None:
    ask(story, 80, "ana", "Mia, does anybody in your office have a ladder?")
    assert names(story) == ["ana"]


def test_what_is_asked_of_all_is_not_asked_of_me_where_the_third_fell_silent(story: Story) -> None:
    story.hear(20, "Rosa", INTRODUCES, ("Nora",), context="Mia & Nora")
    story.write(20.1, ("Rosa", "Nora"), "Very glad to meet you, Nora! Thank you, Rosa.", context="Mia & Nora")
    story.hear(80, "Nora", "Does anybody have a ladder for Saturday?", ("Rosa",), context="Mia & Nora")
    assert names(story) == []


def test_what_was_written_before_the_introduction_is_said_to_a_group(story: Story) -> None:
    story.hear(60, "Nora", "Could you send me your photograph for the page, please?", ("Rosa",), context="Mia & Nora")
    story.hear(70, "Rosa", INTRODUCES, ("Nora",), context="Mia & Nora")
    assert names(story) == []
