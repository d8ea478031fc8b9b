"""Who comes first of those who wait where a goal says who is hoped for."""

from datetime import date, timedelta

import pytest

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from auditor.report import Role
from server.rendering.waiting import may_only_pitch
from tests.network.test_order import ASK, COMMISSION, PITCH, PLAIN, POST, QUESTION, names
from tests.story import Story


def test_where_most_new_people_pitch_who_orders_work_is_not_taken_to(story: Story) -> None:
    story.hear(70, "stranger", PLAIN)
    story.hear(60, "editor", "We would like to commission a short feature from you, fee 900 euros. Could we talk?")
    for seller in range(6):
        story.hear(50 + seller, f"seller {seller}", PITCH)
    answers = Expectations(goal=Goal(outcome="commissions"))
    assert [(each.person, each.doubtful) for each in waiting(story.families(answers), answers)] == [
        ("editor", False),
        ("stranger", True),
    ]


def test_where_sources_are_the_goal_who_offers_one_comes_with_those_who_ask(story: Story) -> None:
    offer = "I have the report on the old bridge here. Shall I send it to you?"
    for day, who, text in ((70, "asks", PLAIN), (60, "offers", offer), (65, "questions", QUESTION)):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    assert names(story) == ["asks", "offers", "questions"]
    assert names(story, Expectations(role=Role.MEDIA)) == ["offers", "asks", "questions"]


def test_a_question_counts_as_much_as_an_ask_where_whom_i_know_bears_on_the_goal(story: Story) -> None:
    for day, who, position, text in ((80, "head", "Head of Personnel Office", QUESTION), (70, "cook", "Cook", PLAIN)):
        story.connect(20, who, position=position)
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    assert names(story) == ["cook", "head"]
    goal = Goal(outcome="job offers", audience="personnel departments in the county")
    assert names(story, Expectations(goal=goal)) == ["head", "cook"]


def test_of_those_who_ask_the_same_comes_first_who_bears_on_the_goal(story: Story) -> None:
    for day, who, position in ((80, "head", "Head of Personnel Office"), (70, "cook", "Cook")):
        story.connect(20, who, position=position)
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, ASK)
    assert names(story) == ["cook", "head"]
    goal = Goal(outcome="job offers", audience="personnel departments in the county")
    assert names(story, Expectations(goal=goal)) == ["head", "cook"]


def test_where_sources_are_the_goal_a_stranger_who_asks_does_not_stand_apart(story: Story) -> None:
    story.exchange(40, "friend")
    story.hear(60, "friend", "The rain came in again.")
    story.hear(70, "stranger", QUESTION)
    story.hear(80, "greets", "Good morning from the other side of the river.")

    def apart(answers: Expectations, role: Role | None = None) -> list[str]:
        return [each.person for each in waiting(story.families(answers), answers, role) if each.apart]

    assert apart(Expectations()) == ["stranger", "greets"]
    assert apart(Expectations(role=Role.MEDIA)) == ["greets"]
    assert apart(Expectations(), Role.MEDIA) == ["greets"]
    assert apart(Expectations(goal=Goal(outcome="sources and tips"))) == ["greets"]
    assert apart(Expectations(goal=Goal(outcome="job offers"))) == ["stranger", "greets"]


def test_one_who_fits_either_goal_is_sought(story: Story) -> None:
    story.hear(80, "stranger", "Could you send me your certificates, please?")

    def sought(answers: Expectations) -> bool:
        (entry,) = waiting(story.families(answers), answers)
        return entry.sought

    jobs, sources = Goal(outcome="job offers"), Goal(outcome="sources and tips")
    assert sought(Expectations(goal=Goal(outcome="invitations to speak")))
    assert sought(Expectations(goal=Goal(outcome="commissions")))
    assert not sought(Expectations(goal=jobs))
    assert sought(Expectations(goal=sources, further_goal=jobs))
    assert sought(Expectations(goal=jobs, further_goal=sources))


def test_who_offers_a_post_waits_where_one_is_hoped_for_though_it_is_a_recruiter(story: Story) -> None:
    story.write(40, "friend", "Good morning.")
    story.hear(80, "friend", PLAIN)
    story.hear(60, "recruiter", "Greetings from an executive search firm, you have an impressive profile. " + POST)
    story.hear(80, "recruiter", "I wanted to follow up on my last message, as our client decides soon.")
    story.hear(70, "seller", PITCH)
    hopes = Expectations(goal=Goal(outcome="job offers"))
    other = Expectations(goal=Goal(outcome="staying in touch"))
    friend, recruiter = waiting(story.families(other), other)
    assert (friend.person, recruiter.person, may_only_pitch(recruiter)) == ("friend", "recruiter", True)
    found = {each.person: each for each in waiting(story.families(hopes), hopes)}
    assert list(found) == ["recruiter", "friend"]
    told = found["recruiter"]
    assert (told.post, told.apart, told.doubtful, told.rank, found["friend"].post) == (True, False, False, 1, False)
    second = Expectations(goal=Goal(outcome="staying in touch"), further_goal=hopes.goal)
    assert "recruiter" in names(story, second)


@pytest.mark.parametrize("answers", [Expectations(), Expectations(goal=Goal(amount=3))])
def test_who_offers_a_post_waits_last_for_whoever_has_not_said_what_they_hope_for(
    story: Story, answers: Expectations
) -> None:
    """Else the one offer of somebody's life would stand in no list on their first day."""
    story.exchange(30, "friend")
    story.write(40, "friend", "Good morning.")
    story.hear(80, "friend", PLAIN)
    closes = "It pays $82,000, and the posting closes today."
    story.hear(70, "recruiter", f"Greetings from an executive search firm, I love your profile. {POST} {closes}")
    for number in range(4):
        story.hear(75, f"new {number}", PLAIN)
    story.hear(70, "hype", f"{POST} Earn $9000 a week from home, no experience needed!")
    story.hear(60, "refused", POST)
    story.write(61, "refused", "No, thank you, I am not looking for another post.")
    story.hear(70, "refused", POST)
    found = waiting(story.families(answers), answers)
    assert [each.person for each in found if each.post] == ["recruiter"]
    assert [each.person for each in found][-1:] == ["recruiter"]
    assert len(found) == 6
    assert all(each.doubtful and each.apart and not each.pressing for each in found if each.post)


def test_of_those_i_know_who_told_me_something_before_and_now_asks_bears_on_sources(story: Story) -> None:
    for who, told in (("source", "I can send you the minutes of the council."), ("friend", "The rain came in again.")):
        story.hear(30, who, told)
        story.write(31, who, "Thank you, that would be good to have.")
        story.hear(80, who, QUESTION)
    for outcome, sought in (("sources and tips", {"source"}), ("interviews", set())):
        answers = Expectations(goal=Goal(outcome=outcome))  # type: ignore[arg-type]
        found = waiting(story.families(answers), answers)
        assert {each.person for each in found} == {"source", "friend"}
        assert {each.person for each in found if each.sought} == sought


def test_who_orders_work_bears_on_the_goal_of_it_and_waits_though_they_ask_nothing(story: Story) -> None:
    story.exchange(30, "editor")
    story.write(40, "editor", "Good morning.")
    story.hear(40.2, "editor", COMMISSION)
    hoping = Expectations(goal=Goal(outcome="commissions"))
    (found,) = waiting(story.families(hoping), hoping)
    assert (found.person, found.commission, found.sought, found.rank) == ("editor", True, True, 1)
    (other,) = waiting(story.families(), Expectations())
    assert not other.sought
    story.write(41, "editor", "I could write 800 words on the lock-keepers.")
    story.hear(42, "editor", "Perfect, 800 words, fee £480. Thank you so much!")
    assert waiting(story.families(hoping), hoping) == (), "who thanks for what was agreed waits for nothing"


def test_who_offers_to_introduce_one_for_the_post_hoped_for_comes_before_favours_and_questions(story: Story) -> None:
    vacant = "My director is looking for a head of maintenance, and I thought of you. May I introduce you to her?"
    told = (("cook", "Cook", 60, PLAIN), ("nurse", "Clinic Nurse", 62, QUESTION), ("friend", "Porter", 70, vacant))
    for who, position, day, text in told:
        story.connect(20, who, position=position)
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    story.write(45, "promised", "I will send you the plan of the wards.")
    story.hear(65, "promised", PLAIN)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert found["friend"].offered and found["friend"].post and found["promised"].owed, "else this tells nothing"
    hopes = Expectations(goal=Goal(outcome="future mobility", audience="clinics"))
    assert names(story, hopes) == ["friend", "promised", "nurse", "cook"]


def test_who_offers_an_introduction_that_bears_on_the_goal_comes_before_who_asks_a_favour(story: Story) -> None:
    introduces = "I would love to introduce you to the master of the harbour museum, if that suits you."
    both = "My director is looking for a head of maintenance, and I thought of you. May I introduce you to her?"
    for who, day, text in (("cook", 60, PLAIN), ("friend", 70, introduces), ("porter", 72, both)):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    assert names(story) == ["cook", "porter", "friend"]
    assert names(story, Expectations(goal=Goal(outcome="advice"))) == ["porter", "friend", "cook"]


def test_who_bears_on_the_goal_comes_before_a_day_that_is_not_near_and_after_one_that_is(story: Story) -> None:
    for who, position in (("head", "Head of Personnel Office"), ("cook", "Cook")):
        story.connect(20, who, position=position)
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
    story.hear(80, "head", PLAIN)
    story.hear(85, "cook", "Could you send me your certificates by Friday, please?")  # the 3rd of April
    goal = Expectations(goal=Goal(outcome="job offers", audience="personnel departments in the county"))
    found: dict[date, list[str]] = {}
    for last in (88, 90, 91, 92, 93, 94, 101):
        story.last_day = last
        found[story.first + timedelta(days=last)] = names(story, goal)
        if last < 93:
            assert names(story) == ["cook", "head"], "where nobody bears on a goal the day comes first, as it did"
    first = {day.isoformat(): people[0] for day, people in found.items()}
    assert first == {
        "2026-03-30": "head",
        "2026-04-01": "head",
        "2026-04-02": "cook",
        "2026-04-03": "cook",
        "2026-04-04": "cook",
        "2026-04-05": "head",
        "2026-04-12": "head",
    }


def test_a_day_a_week_away_in_a_group_puts_off_nobody_who_waits_longer_or_bears_on_the_goal(story: Story) -> None:
    for who, position in (("head", "Head of Personnel Office"), ("cook", "Cook")):
        story.connect(20, who, position=position)
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(80, who, PLAIN)
    story.hear(
        88,
        "parent",
        "Could you bring a cake by Friday, please?",
        ("bo", "cy"),
        context="school",
        detail=Detail(mentioned=True),
    )
    goal = Expectations(goal=Goal(outcome="job offers", audience="personnel departments in the county"))
    assert names(story, goal) == ["head", "cook", "parent"]
    assert set(names(story)[:2]) == {"head", "cook"}
    story.last_day = 92
    assert names(story, goal)[0] == names(story)[0] == "parent", "tomorrow it cannot wait"
