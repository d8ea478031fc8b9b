"""Who may matter for which of several goals: by what they order, told or offered, and whom they would introduce."""

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import bearing_on, waiting
from auditor.report import Role
from tests.network.test_wanted import ASK, OFFER, POST, sought
from tests.story import Story

COMMISSION = "We would like to commission a short feature from you, fee 900 euros. Could we talk?"
TIP = "I have the report on the old bridge here. Shall I send it to you?"
TALKS = Goal(outcome="useful conversations")
SOURCES, ORDERS = Goal(outcome="sources and tips"), Goal(outcome="commissions")


def bear(story: Story, goal: Goal, other: Goal | None = None, role: Role | None = None) -> set[str]:
    answers = Expectations(goal=goal, further_goal=other, role=role)
    families = story.families(answers)
    waits = waiting(families, answers)
    return {each.person for each in bearing_on(families, waits, answers, goal, role) if each.sought}


def test_each_goal_has_those_who_bear_on_it_and_none_of_the_other(story: Story) -> None:
    for who, text in (("editor", COMMISSION), ("tells", TIP)):
        story.hear(80, who, text)
        story.exchange(40, f"known {who}")
        story.hear(80, f"known {who}", text)
    assert bear(story, ORDERS, SOURCES) == {"editor", "known editor"}
    assert bear(story, ORDERS, role=Role.MEDIA) == {"editor", "known editor"}, "by the role new people are sources"
    assert {"tells", "known tells"} <= bear(story, SOURCES, ORDERS)
    assert "tells" in bear(story, TALKS, role=Role.MEDIA)
    assert "tells" in bear(story, ORDERS, role=Role.FREE), "who else would be the first to ask"
    assert bear(story, Goal(outcome="job offers"), SOURCES) == set()


def test_who_told_me_something_and_now_orders_work_bears_on_the_order(story: Story) -> None:
    for who in ("editor", "source"):
        story.exchange(40, who)
        story.hear(50, who, TIP)
        story.write(51, who, "Thank you so much for the report!")
    story.hear(80, "editor", COMMISSION)
    story.hear(80, "source", "Could you tell me by Friday whether you have read it?")
    assert bear(story, SOURCES, ORDERS) == {"source"}
    assert bear(story, ORDERS, SOURCES) == {"editor"}


@pytest.mark.parametrize(
    ("goal", "text", "matters"),
    [(ORDERS, COMMISSION, True), (Goal(outcome="interviews"), POST, True), (ORDERS, ASK, False)],
)
def test_who_was_told_that_i_come_back_to_them_bears_on_it_still(
    story: Story, goal: Goal, text: str, matters: bool
) -> None:
    people = ("promised", "refused") if goal == ORDERS else ("promised",)  # who wrote of a post may have another
    for who in people:
        story.hear(70, who, text)
    if goal == ORDERS:
        story.write(70.5, "refused", "Thank you, but I have to decline.")
    for who in people:
        story.write(71, who, "Thank you, I will get back to you about it this week.")
    answers = Expectations(goal=goal)
    found = {each.person: each.promised for each in waiting(story.families(answers), answers)}
    assert found == dict.fromkeys(people, True)
    assert bear(story, goal) == ({"promised"} if matters else set())


def test_what_i_offer_in_a_promise_makes_nobody_a_source(story: Story) -> None:
    story.exchange(40, "friend")
    story.write(70, "friend", "I will send you the draft of the chapter by Friday.")
    (told,) = waiting(story.families(), Expectations(role=Role.MEDIA))
    assert (told.person, told.promised, "offer" in told.acts) == ("friend", True, True)
    assert not told.sought


def test_an_introduction_offered_by_one_of_another_goal_bears_on_that_one(story: Story) -> None:
    nurses, editors = (
        Goal(outcome="sources and tips", audience="nurses"),
        Goal(outcome="commissions", audience="editors"),
    )
    answers = Expectations(goal=nurses, further_goal=editors)
    for who, position in (("editor", "Editor"), ("nurse", "Nurse"), ("miller", "Miller")):
        story.connect(20, who, position=position, employer="Blue Water")
        story.exchange(40, who)
        story.hear(80, who, OFFER)
    families = story.families(answers)
    waits = waiting(families, answers)
    bear = {
        goal.outcome: {each.person for each in bearing_on(families, waits, answers, goal, None) if each.sought}
        for goal in (nurses, editors)
    }
    assert bear == {"sources and tips": {"nurse", "miller"}, "commissions": {"editor", "miller"}}


PRIVATE = (
    "I can introduce you to my sister's wedding photographer, if that's useful.",
    "Soll ich dich meiner Friseurin vorstellen?",
    "Si tu veux, je peux te présenter ma coiffeuse.",
    "Si quieres, te presento a mi peluquera.",
)


@pytest.mark.parametrize("text", PRIVATE)
def test_an_introduction_for_the_private_life_bears_on_no_goal_but_that_of_such_people(story: Story, text: str) -> None:
    for who, offer in (("friend", text), ("colleague", OFFER)):
        story.exchange(40, who)
        story.hear(80, who, offer)
    told = {each.person: each.offered for each in waiting(story.families(), Expectations())}
    assert told == {"friend": True, "colleague": True}, "who offers one waits all the same"
    for outcome in ("interviews", "sources and tips", "new clients"):
        assert sought(story, outcome, "harbours in the north") == {"colleague"}, outcome
    assert sought(story, "new clients", "hairdressers and wedding photographers") == {"friend", "colleague"}
    story.connect(20, "friend", position="Harbour master")
    assert sought(story, "interviews", "harbours in the north") == {"friend", "colleague"}


def test_an_introduction_to_somebody_whose_work_is_another_bears_on_no_goal_with_an_audience(story: Story) -> None:
    for who, position in (("Berta Klein", "Florist"), ("Ana Lund", "Harbour master"), ("friend", None)):
        if position:
            story.connect(20, who, position=position)
        story.exchange(40, who)
        story.write(42, who, "Good morning.")
    story.hear(80, "friend", "Would you like me to introduce you to Berta Klein? I think you would get on.")
    assert sought(story, "introductions", "harbours") == set()
    assert sought(story, "introductions") == {"friend"}, "where it is not said from whom, from anybody"
    story.hear(81, "friend", "Would you like me to introduce you to Ana Lund? I think you would get on.")
    assert sought(story, "introductions", "harbours") == {"friend"}


def test_who_finds_people_for_the_firm_one_works_for_has_no_other_post(story: Story) -> None:
    story.profile(20, employer="Blue Water")
    for who, employer in (("own", "blue water"), ("other", "Red Sands")):
        story.connect(20, who, position="HR Recruiting", employer=employer)
        story.exchange(40, who)
        story.hear(80, who, ASK)
    assert sought(story, "job offers") == {"other"}
    story.hear(82, "own", POST)
    assert sought(story, "job offers") == {"own", "other"}, "but where they write of one"
