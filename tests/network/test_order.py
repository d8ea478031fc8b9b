"""In which order those who wait are named: by what is asked, whom I know, and how long they have waited."""

from datetime import date

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from auditor.report.waiting import URGENT_DAYS
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
POST = "We are looking for a head of maintenance for our clinic. Would you be interested in the position?"
COMMISSION = "Our spring issue has a hole where the canals should be. We pay 60p a word, and the copy date is in March."


def names(story: Story, answers: Expectations | None = None) -> list[str]:
    answers = answers or Expectations()
    return [each.person for each in waiting(story.families(answers), answers)]


def test_who_waited_longest_comes_first_and_what_is_older_than_a_month_last(story: Story) -> None:
    story.hear(20, "early", QUESTION)
    story.hear(30, "not quite as early", QUESTION)
    story.hear(88.9, "just now", QUESTION)
    story.hear(60, "between", QUESTION)
    assert names(story) == ["between", "just now", "not quite as early", "early"]


PLAIN = "Could you send me your certificates, please?"
IN_PASSING = "They were gone by Friday, I heard."
URGENT = "It is urgent: could you ring me back at the office?"


def test_what_is_urgent_comes_first_of_whom_i_know_and_never_of_a_stranger(story: Story) -> None:
    for day, who, text in ((65, "asks", PLAIN), (70, "urgent", URGENT), (60, "tells", IN_PASSING)):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    story.hear(72, "stranger", URGENT)
    assert names(story) == ["urgent", "asks", "tells", "stranger"]
    assert [each.pressing for each in waiting(story.families(), Expectations())] == [True, False, False, False]
    goal = Goal(outcome="sources and tips")
    assert names(story, Expectations(goal=goal)) == ["urgent", "stranger", "asks", "tells"]
    story.last_day = 120
    assert names(story) == ["urgent", "asks", "tells", "stranger"], "after a month, the latest of what was asked"


def test_of_what_is_urgent_comes_first_what_is_wanted_first_and_its_day_is_told(story: Story) -> None:
    wanted = {"later": "by next Friday", "sooner": "by Friday", "at once": "today"}
    for day, (who, when) in zip((84, 86, 88), wanted.items(), strict=True):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, f"Could you send me your certificates {when}, please?")
    found = waiting(story.families(), Expectations())
    days = {each.person: each.wanted_by and each.wanted_by.isoweekday() for each in found}
    assert days == {"later": 5, "sooner": 5, "at once": None}
    told = [each.wanted_by or story.families().window.day(story.families().window.end - 1) for each in found]
    assert told == sorted(told)


def test_what_can_still_be_in_time_comes_before_what_is_over_and_urgency_without_a_day_lasts_a_week(
    story: Story,
) -> None:
    wanted = {"over": "by Friday", "to come": "by next Friday", "long ago": "today", "lately": "today"}
    for day, (who, when) in zip((80, 81, 79, 84), wanted.items(), strict=True):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, f"Could you send me your certificates {when}, please?")
    story.last_day = 88
    assert names(story) == ["lately", "to come", "over", "long ago"]


def test_a_day_in_words_of_wanting_presses_although_no_ask_was_read_and_one_told_in_passing_does_not(
    story: Story,
) -> None:
    wants = "The leaflet is printed soon; so by Friday I should have your consent, or else none."
    told = (("wants", wants), ("tells", "They were gone by Friday, I heard."), ("asks", PLAIN))
    for day, (who, text) in zip((86, 85, 84), told, strict=True):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    story.hear(87, "stranger", wants)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert list(found) == ["wants", "asks", "tells", "stranger"]
    assert "ask" not in found["wants"].acts, "else this tells nothing"
    assert [each.pressing for each in found.values()] == [True, False, False, False]


def test_what_is_wanted_by_a_day_waits_in_the_midst_of_a_talk(story: Story) -> None:
    story.hear(84, "wants", "The leaflet is nearly done.")
    story.write(85, "wants", "Well done, all of you.")
    story.hear(86, "wants", "By Friday I should have your consent, or else none.")
    assert names(story) == ["wants"]


PITCH = "Our platform doubles your leads. Are you open to a quick demo of our product this week?"


def test_where_most_new_people_pitch_a_new_one_who_asks_comes_after_whom_i_know(story: Story) -> None:
    story.exchange(30, "friend")
    story.write(40, "friend", "Good morning.")
    story.hear(80, "friend", "The rain came in again.")
    story.hear(70, "stranger", PLAIN)
    story.hear(75, "hurried stranger", URGENT)
    answers = Expectations(goal=Goal(outcome="sources and tips"))
    assert names(story, answers) == ["hurried stranger", "stranger", "friend"]
    for seller in range(6):
        story.connect(50 + seller, f"seller {seller}", position="Sales Manager")  # else a tip may be in it
        story.hear(50 + seller, f"seller {seller}", PITCH)
    assert names(story, answers) == ["hurried stranger", "friend", "stranger"]
    story.connect(-300, "contact")
    story.hear(60, "contact", PLAIN)
    assert names(story, answers) == ["hurried stranger", "friend", "contact", "stranger"]
    found = {each.person: each.doubtful for each in waiting(story.families(answers), answers)}
    assert found == {"friend": False, "hurried stranger": True, "stranger": True, "contact": True}
    story.hear(81, "friend", PITCH)
    assert names(story, answers) == ["hurried stranger", "contact", "friend", "stranger"], "whom I know may pitch too"
    assert [each.person for each in waiting(story.families(answers), answers) if not each.doubtful] == []


def test_the_day_of_a_friend_who_sells_presses_nobody(story: Story) -> None:
    for day, who, text in ((80, "sells", f"{PITCH} Please order by Friday."), (70, "asks", PLAIN)):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    first, last = waiting(story.families(), Expectations())
    assert (first.person, last.person, last.doubtful) == ("asks", "sells", True)
    assert (last.pressing, last.wanted_by) == (False, None)


ASK = "Could you send me your certificates by the end of the month, please?"


def test_who_asked_for_something_comes_before_who_asked_a_question_and_both_before_who_wrote(story: Story) -> None:
    for day, who, text in ((70, "asks", ASK), (75, "questions", QUESTION), (80, "tells", "The rain came in again.")):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    assert names(story) == ["asks", "questions", "tells"]


def test_who_offers_comes_before_who_only_wrote_and_a_question_by_a_day_before_what_has_none(story: Story) -> None:
    by_a_day = "Which tent do you need from us by Friday?"
    offer = "I have the report on the old bridge here. Shall I send it to you?"
    tells = "The rain came in again."
    for day, who, text in (
        (70, "tells", tells),
        (75, "offers", offer),
        (72, "asks", PLAIN),
        (87, "by a day", by_a_day),
    ):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
        story.hear(day, who, text)
    assert names(story) == ["by a day", "asks", "offers", "tells"]


def test_whom_i_have_written_to_comes_before_strangers_and_a_refusal_makes_nobody_known(story: Story) -> None:
    story.write(40, "source", "What did you see at the waterworks over there?")
    story.hear(60, "source", QUESTION)
    story.hear(65, "refused", QUESTION)
    story.write(66, "refused", "Thank you, but I have to decline.")
    story.hear(87, "refused", QUESTION)
    story.hear(88, "stranger", QUESTION)
    found = waiting(story.families(), Expectations())
    assert [(each.person, each.new) for each in found] == [("source", False), ("refused", True), ("stranger", True)]


def test_who_puts_in_a_word_for_me_comes_before_what_asks_for_nothing(story: Story) -> None:
    for who in ("boss", "offers", "asks", "tells"):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
    story.hear(70, "offers", "I can send you the slides of the fair, they are with me.")
    story.hear(
        60, "tells", "The train was late again this week, and then the rain came in through the roof of our hall."
    )
    story.hear(80, "boss", "I told Pris Calder about you, she would love to meet you.")
    story.hear(81, "asks", QUESTION)
    found = waiting(story.families(), Expectations())
    assert [each.person for each in found] == ["boss", "asks", "offers", "tells"]


def test_to_whom_i_wrote_among_a_few_is_no_new_person(story: Story) -> None:
    def new(others: int) -> list[bool]:
        made = Story(first=date(2026, 1, 1), last_day=89)
        made.write(60, ("Ana", *(f"other {number}" for number in range(others))), "Lovely to meet you all.")
        made.hear(70, "Ana", PLAIN)
        return [each.new for each in waiting(made.families(), Expectations())]

    assert new(1) == [False]
    assert new(3) == [False]
    assert new(4) == [True], "that is a group"


def test_who_tells_something_grave_and_asks_for_something_comes_first(story: Story) -> None:
    for who in ("ana", "mourns"):
        story.exchange(40, who)
    story.hear(78, "ana", "Could you look at my draft?")
    story.hear(84, "mourns", "My mother died this morning. Could you ring me?")
    assert names(story) == ["mourns", "ana"]


def test_who_asks_after_what_i_promised_is_not_taken_to_sell(story: Story) -> None:
    story.exchange(40, "ana")
    story.write(60, "ana", "I'll send you the list of the mills next week.")
    story.hear(
        80, "ana", "We help teams like yours to double their leads. Shall we book a call, and where is that list?"
    )
    (found,) = waiting(story.families(), Expectations())
    assert found.owed
    assert not found.doubtful


def test_what_i_promised_for_a_day_that_came_lately_comes_before_what_is_wanted_by_a_later_one(story: Story) -> None:
    for who in ("later", "promised", "long ago"):
        story.exchange(30, who)
    story.write(40, "promised", "Good morning.")
    story.hear(50, "long ago", "Could you send me the drawing of the crane, please?")
    story.write(50.1, "long ago", "Sure, I'll send you the drawing of the crane by Friday.")
    story.hear(80, "promised", "Could you send me your certificates, please?")
    story.write(80.1, "promised", "Sure, I'll send you the certificates by Friday.")
    story.hear(88, "later", "Could you send me your certificates by next Friday, please?")
    found = {each.person: each.due for each in waiting(story.families(), Expectations())}
    last = story.families().window.day(story.families().window.end - 1)
    assert found["promised"] and 0 <= (last - found["promised"]).days <= URGENT_DAYS
    assert found["long ago"] and (last - found["long ago"]).days > URGENT_DAYS
    assert list(found) == ["promised", "later", "long ago"]
