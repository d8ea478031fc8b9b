"""Somebody who complains of networking itself is told what their record says to that, whatever their goal."""

import pytest

from auditor.answers.expectations import Boundaries, Expectations, Goal, Preferences
from auditor.runner.run import run
from tests.story import Story
from tests.verdict.test_verdict import END

PITCH = "We offer a great product, are you open to a quick demo?"
USED = Expectations(approached="daily")


def life(pitches: int = 6, plain: int = 3, at_home: int = 0) -> Story:
    """So many pitches and other messages of strangers on one site; friends, with so many pitches, on another."""
    story = Story()
    for number in range(pitches):
        story.hear(430 + number * 9, f"seller {number}", PITCH)
    for number in range(plain):
        story.hear(432 + number * 9, f"new {number}", "It was good to hear you speak at the library.")
    story.site = "whatsapp"
    for number in range(3):
        for day in range(0, 490, 7):
            story.exchange(day + number, f"friend {number}")
        story.write(498, f"friend {number}", "All well here, and I will see you at the weekend.")
    for number in range(at_home):
        story.hear(430 + number * 4, f"cousin {number}", PITCH)
    story.hear(499, "friend 0", "Can you look over my talk before Friday?")
    return story


def said(story: Story, answers: Expectations, *muted: str) -> tuple[str, ...]:
    families = story.families(answers)
    report = run(families.history, answers, families.window, preferences=Preferences(muted=muted))
    return report.verdict.complaint


def test_the_site_on_which_strangers_pitch_is_named_and_friends_elsewhere_do_not_hide_it() -> None:
    first, where, people, waits = said(life(), USED)
    assert first == "You said that people approach you because they want something, every day."
    assert where.startswith(
        "On LinkedIn, 6 of the 9 messages that reached you in the last 90 days were read as pitches; "
    )
    assert "elsewhere 0 of " in where
    assert where.endswith("What strangers send there is not your doing.")
    assert people == "3 people write with you to and fro and sell you nothing."
    assert waits == "1 of them waits for a word from you: that part is yours to give."


def test_no_site_is_named_where_none_has_clearly_more() -> None:
    where = said(life(pitches=3, plain=40, at_home=3), USED)[1]
    assert where.startswith("6 of the ")
    assert where.endswith("on no site clearly more than on another.")
    assert "LinkedIn" not in where


def test_of_a_single_site_nothing_is_said_of_others() -> None:
    story = Story()
    for number in range(6):
        story.hear(430 + number * 9, f"seller {number}", PITCH)
    where = said(story, USED)[1]
    assert where.startswith("6 of the 6 messages that reached you on LinkedIn in the last ")
    assert where.endswith("were read as pitches. What strangers send is not your doing.")


def test_where_no_pitch_was_read_it_is_said_that_it_may_come_by_other_ways() -> None:
    where = said(life(pitches=0), USED)[1]
    assert "was read as a pitch: what you mean may come by e-mail or calls" in where


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        (Expectations(unease=4), "You said that writing to somebody for work often feels uneasy."),
        (Expectations(definition=2), "You said that networking is mainly about getting what you need."),
        (Expectations(definition=2, unease=5, approached="several a day"), "You said that people approach you"),
    ],
)
def test_each_complaint_is_answered_and_the_most_tangible_first(answers: Expectations, first: str) -> None:
    assert said(life(), answers)[0].startswith(first)


def test_who_feels_uneasy_is_told_of_the_people_and_not_of_sellers() -> None:
    told = said(
        life(),
        Expectations(unease=5, boundaries=Boundaries(topics=True, filter=False, kind_no=False, alternative=False)),
    )
    assert told[1:] == (
        "3 people write with you to and fro and sell you nothing.",
        "1 of them waits for a word from you, and whoever answers asks for nothing.",
    )


@pytest.mark.parametrize(
    "answers",
    [
        Expectations(),
        Expectations(unease=3, definition=4, approached="weekly"),
        Expectations(unease="prefer not to say"),
    ],
)
def test_who_complains_of_nothing_is_told_nothing(answers: Expectations) -> None:
    assert said(life(), answers) == ()


def test_a_complaint_to_which_the_record_says_nothing_stays_without_an_answer() -> None:
    story = Story()
    story.like(490)
    assert said(story, USED) == ()


def test_what_is_set_up_is_told_where_not_all_of_it_is() -> None:
    half = Boundaries(topics=True, filter=True, kind_no=False, alternative=False)
    told = said(life(), Expectations(approached="daily", boundaries=half))
    assert told[-1] == "Of four things that keep requests from swamping you, you have 2."
    whole = Boundaries(topics=True, filter=True, kind_no=True, alternative=True)
    assert len(said(life(), Expectations(approached="daily", boundaries=whole))) == len(told) - 1


def test_a_source_kept_apart_is_counted_nowhere() -> None:
    apart = Expectations(approached="daily", kept_apart=("friend 0",))
    told = said(life(), apart)
    assert "2 people write with you to and fro and sell you nothing." in told
    assert not any("for a word from you" in each for each in told)


def test_it_stands_beside_a_goal_of_which_so_far_chance_alone_is_seen() -> None:
    goal = Goal("job offers", 2, END.replace(month=1), END.replace(year=END.year + 1), so_far=1)
    answers = Expectations(approached="daily", goal=goal)
    families = life().families(answers)
    verdict = run(families.history, answers, families.window).verdict
    assert verdict.cause is None
    assert verdict.complaint


def test_what_i_see_differently_is_not_told_here_either() -> None:
    answers = Expectations(
        approached="daily", boundaries=Boundaries(topics=False, filter=False, kind_no=False, alternative=False)
    )
    told = said(life(), answers, "pitch-inbound-load", "boundaries-set")
    assert told == (
        "You said that people approach you because they want something, every day.",
        "3 people write with you to and fro and sell you nothing.",
        "1 of them waits for a word from you: that part is yours to give.",
    )


def test_of_pitches_nothing_is_said_where_most_messages_could_not_be_read() -> None:
    story = life(pitches=0, plain=0)
    story.site = "linkedin"
    for number in range(400):
        story.hear(430 + number / 8, f"other {number}", "Ik heb vandaag veel over de bibliotheek geleerd en meer.")
    assert not any("pitch" in each for each in said(story, USED))


@pytest.mark.parametrize(("pitches", "people"), [(0, 4), (3, 3)])
def test_who_talks_with_me_and_sells_is_not_among_those_who_sell_nothing(pitches: int, people: int) -> None:
    story = life()
    for day in (300, 310):
        story.exchange(day, "agent")
    for number in range(pitches):
        story.hear(320 + 20 * number, "agent", PITCH)
    story.write(480, "agent", "I am well, thank you, and the garden is doing fine this year.")
    story.hear(481, "agent", "Good to hear that, the garden must be lovely now.")
    assert f"{people} people write with you to and fro and sell you nothing." in said(story, USED)
