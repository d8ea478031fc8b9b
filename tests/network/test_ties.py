"""Ties as a person looks at them leave out whom nobody keeps up with."""

from dataclasses import replace
from datetime import date

import msgspec
import polars as pl
import pytest

from auditor.activities.activity import Activity, Person
from auditor.answers.expectations import Expectations
from auditor.facts import DAY, derive
from auditor.history.history import LOOKBACK_DAYS
from auditor.network.likeness import likely
from auditor.network.ties import dormant, kinds, living
from tests.story import Story

ANSWER = "We began with one team only."


@pytest.fixture
def story() -> Story:
    """Half a year in which I exchanged words with one friend."""
    made = Story(first=date(2026, 1, 1), last_day=180)
    made.exchange(100, "friend", 3)
    return made


def test_whose_pitches_i_only_refused_is_no_tie(story: Story) -> None:
    before = kinds(story.families(), Expectations())
    for day in (100, 120, 140):
        story.hear(day, "seller", "We offer a great product, are you open to a quick demo?")
        story.write(day + 1, "seller", "Thank you, but I have to decline.")
    assert "seller" in story.families()["ties"]["partner"].to_list()
    assert kinds(story.families(), Expectations()) == before
    assert "seller" not in [tie.person for tie in living(story.families(), Expectations())]
    story.write(150, "seller", "Now it fits what I am working on. When can we talk?")
    assert "seller" in [tie.person for tie in living(story.families(), Expectations())]


def test_who_was_lost_sight_of_is_counted_only_where_the_list_may_name_them() -> None:
    story = Story(first=date(2024, 1, 1), last_day=700, days=90)
    for who in ("old friend", "source", "unwanted", "4410077"):
        story.exchange(200, who, 2)
    story.activities = [_without_name(each, "4410077") for each in story.activities]
    answers = Expectations(kept_apart=("source",), not_this_person=("unwanted",))
    families = story.families(answers)
    assert [tie.person for tie in dormant(families, answers)] == ["old friend"]
    assert kinds(families, answers) == {"dormant": 1}
    everybody = story.families()
    assert kinds(everybody, Expectations()) == {"dormant": len(dormant(everybody, Expectations()))} == {"dormant": 3}


def _without_name(each: Activity, who: str) -> Activity:
    """The same activity, of a site that tells a number and no name of them."""
    nobody = Person(who)
    return msgspec.structs.replace(
        each,
        actor=nobody if isinstance(each.actor, Person) and each.actor.id == who else each.actor,
        to=[nobody if isinstance(one, Person) and one.id == who else one for one in each.to],
    )


def every(story: Story, who: str) -> float | None:
    return next(tie.every for tie in living(story.families(), Expectations()) if tie.person == who)


def test_of_many_who_were_lost_sight_of_thirty_are_listed_and_all_are_counted() -> None:
    story = Story(first=date(2024, 1, 1), last_day=700)
    for number in range(31):
        story.exchange(200, f"friend {number}")
    families = story.families()
    assert len(dormant(families, Expectations())) == 30
    assert kinds(families, Expectations()) == {"dormant": 31}


def test_a_tie_that_fell_silent_most_of_a_year_ago_keeps_its_rhythm_though_little_of_it_is_held() -> None:
    story = Story(first=date(2025, 1, 1), last_day=700, days=90)
    for day in range(100, 350, 40):
        story.exchange(day, "old friend")
    story.exchange(200, "met once", 2)
    story.exchange(380, "met once")
    story.exchange(300, "met twice", 2)
    story.exchange(380, "met twice")
    whole = story.families()
    since = whole.window.start - LOOKBACK_DAYS * DAY
    kept = replace(whole.history, activities=whole.activities.filter(pl.col("at") >= since))
    held = living(derive(kept, whole.window, whole.expectations), Expectations())
    assert {tie.person: tie.every for tie in held} == {"old friend": 40.0, "met once": None, "met twice": None}
    assert every(story, "old friend") == 40.0


@pytest.mark.parametrize("comments", [True, False])
def test_a_tie_silent_for_a_year_tells_when_we_last_wrote_to_each_other(comments: bool) -> None:
    story = Story(first=date(2024, 1, 1), last_day=700, days=90)
    story.exchange(250, "old friend", 2)
    if comments:
        story.comment(650, "What a fine photograph of the old bridge.", to=("old friend",))
    else:
        story.write(650, "old friend", "I saw the old bridge again.")
    (told,) = dormant(story.families(), Expectations())
    assert told.last == date(2024, 9, 8)


def test_how_long_an_answer_takes_is_no_rhythm(story: Story) -> None:
    """Two talks in half a year, of question, late answer and later thanks, and none of them has four."""
    for day in (10, 90):
        story.hear(day, "late", "How did you set up the night shift plan over there?")
        story.write(day + 5, "late", ANSWER)
        story.hear(day + 11, "late", "Which team was that?")
        story.write(day + 17, "late", ANSWER)
    assert every(story, "late") is None


def test_talks_that_begin_again_and_again_have_a_rhythm_though_answers_are_late(story: Story) -> None:
    for day in (10, 40, 70, 100):
        story.hear(day, "late", "The rain came in again.")
        story.write(day + 5, "late", ANSWER)
    assert every(story, "late") == 25.0
    for day in (10, 20, 30, 40):
        story.write(day, "prompt", "The train was late again.")
        story.hear(day + 0.1, "prompt", "The rain came in again.")
    assert every(story, "prompt") == 10.0


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ((8, 9, 40), None),
        ((8, 9, 40, 10), None),
        ((8, 9, 40, 10, 11), 10.0),
        ((6, 78, 150, 7, 8), None),
        ((20, 22, 25, 19, 60, 24), 23.0),
    ],
)
def test_only_pauses_that_are_mostly_alike_are_a_rhythm(pauses: tuple[int, ...], expected: float | None) -> None:
    story = Story(first=date(2025, 6, 1), last_day=400)
    day = 20
    for pause in (0, *pauses):
        day += pause
        story.write(day, "Ana", "The train was late again.")
        story.hear(day + 0.1, "Ana", "The rain came in again.")
    assert every(story, "Ana") == expected


def test_whose_last_word_is_that_no_answer_is_needed_is_told(story: Story) -> None:
    def settled() -> list[str]:
        return [tie.person for tie in living(story.families(), Expectations()) if tie.settled]

    story.exchange(120, "Ana")
    story.exchange(120, "friend")
    assert settled() == []
    story.hear(130, "Ana", "All is settled here now, so no need to answer.")
    story.hear(130, "friend", "All is settled here now, so no need to answer. Shall we meet on Sunday?")
    assert settled() == ["Ana"]
    story.write(140, "Ana", "The rain came in again.")
    assert settled() == []


def bought(
    story: Story, *, until: float = 123, ends: str = "It runs fine. Thank you!", connected: bool = False
) -> Story:
    """Somebody buys my mower within days, and says thanks."""
    story.hear(120, "buyer", "Good day, is the lawn mower still for sale?")
    story.write(120.1, "buyer", "Yes, for 80, and it runs.")
    story.hear(120.2, "buyer", "Fine, I'll be there on Saturday at ten.")
    story.write(120.3, "buyer", "See you then.")
    story.hear(until, "buyer", ends)
    if connected:
        story.connect(121, "buyer")
    return story


def of_one_matter(story: Story) -> bool:
    (tie,) = (each for each in living(story.families(), Expectations()) if each.person == "buyer")
    return tie.settled


def test_a_sale_that_came_to_its_end_is_settled() -> None:
    assert of_one_matter(bought(Story(last_day=300)))
    answered = bought(Story(last_day=300))
    answered.write(123.1, "buyer", "With pleasure.")
    assert of_one_matter(answered), "a kind word after the thanks begins nothing"


@pytest.mark.parametrize(
    "story",
    [
        bought(Story(last_day=300), ends="It runs fine. Do you have a trimmer, too?"),
        bought(Story(last_day=300), ends="It runs fine, and the weather is too."),
        bought(Story(last_day=300), until=180),
        bought(Story(last_day=300), connected=True),
    ],
    ids=["asks", "goes on", "for months", "connected"],
)
def test_what_goes_on_or_was_more_than_one_matter_is_not(story: Story) -> None:
    assert not of_one_matter(story)


def test_who_wrote_again_of_something_else_is_none_of_one_matter() -> None:
    story = bought(Story(last_day=300))
    story.hear(290, "buyer", "Happy new year! Thank you for the mower again.")
    story.write(290.1, "buyer", "You too!")
    assert not of_one_matter(story)


def test_a_sale_of_long_ago_is_nobody_lost_sight_of() -> None:
    story = bought(Story(last_day=500))
    story.exchange(100, "friend", 3)
    families = story.families()
    assert [tie.person for tie in dormant(families, Expectations())] == ["friend"]
    assert kinds(families, Expectations()) == {"dormant": 1}


def test_who_wrote_within_the_year_is_not_lost_sight_of_though_we_exchanged_nothing() -> None:
    story = Story(first=date(2024, 1, 1), last_day=700, days=90)
    for who in ("silent", "wrote lately", "silent too"):
        story.exchange(250, who, 2)
    story.hear(690, "wrote lately", "Would you speak at our open day?")
    assert [tie.person for tie in dormant(story.families(), Expectations())] == ["silent", "silent too"]
    assert kinds(story.families(), Expectations())["dormant"] == 2
    ties = story.families()["ties"]
    assert ties.filter(pl.col("partner") == "wrote lately")["kind"].to_list() == ["dormant"]


BACKS_OUT = [
    ("I am sorry, I changed my mind and I'm out.", "What a pity, but thank you for telling me. All the best!"),
    ("Es tut mir leid, ich habe mich umentschieden, bin raus.", "Schade, aber danke für die Ehrlichkeit. Alles Gute!"),
]


@pytest.mark.parametrize(("no", "goodbye"), BACKS_OUT)
@pytest.mark.parametrize("mine", [True, False])
def test_whose_one_matter_ended_by_a_no_that_both_took_is_not_proposed_for_a_line(
    no: str, goodbye: str, mine: bool
) -> None:
    story = Story(first=date(2024, 1, 1), last_day=700)
    story.connect(100, "backs out")
    story.exchange(101, "backs out", 3)
    say, answer = (story.write, story.hear) if mine else (story.hear, story.write)
    say(130, "backs out", no)
    answer(130.2, "backs out", goodbye)
    story.exchange(101, "friend", 3)
    found = story.families()
    assert [tie.person for tie in dormant(found, Expectations())] == ["friend"]
    assert kinds(found, Expectations()) == {"dormant": 1}
    answer(131, "backs out", "Shall we talk again in autumn? What do you think?")
    assert len(dormant(story.families(), Expectations())) == 2, "it went on"


def test_a_no_among_friends_of_long_ends_nothing() -> None:
    story = Story(first=date(2024, 1, 1), last_day=700)
    for day in range(1, 300, 40):
        story.exchange(day, "friend", 2)
    story.hear(310, "friend", BACKS_OUT[0][0])
    story.write(310.2, "friend", BACKS_OUT[0][1])
    assert [tie.person for tie in dormant(story.families(), Expectations())] == ["friend"]


def test_with_whom_one_writes_in_a_group_nobody_is_lost_sight_of() -> None:
    story = Story(first=date(2024, 1, 1), last_day=700)
    for who in ("cousin", "friend", "reader"):
        story.exchange(100, who, 2)
    story.hear(650, "cousin", "Who brings the salad on Saturday?", also_to=("friend", "reader"), context="tacos")
    story.hear(600, "reader", "Who brings the bread?", also_to=("friend", "cousin"), context="tacos")
    story.write(650.2, ("cousin", "friend", "reader"), "I will bring it.", context="tacos")
    assert [tie.person for tie in dormant(story.families(), Expectations())] == ["friend", "reader"]
    assert kinds(story.families(), Expectations()) == {"dormant": 2}
    story.exchange(380, "cousin", 2)
    (tie,) = living(story.families(), Expectations())
    assert (tie.last, tie.together) == (story.at(381).date(), story.at(650).date())


def test_a_seller_refused_under_a_number_is_no_tie_lost_under_a_name() -> None:
    offer = "Good morning, this is Harald Voss from the breakfast club. Our membership is 890 a year, 30 % off today!"
    story = Story(first=date(2024, 1, 1), last_day=700)
    story.exchange(100, "Harald Voss", 2)
    story.exchange(100, "friend", 2)
    assert len(dormant(story.families(), Expectations())) == 2
    story.site = "whatsapp"
    for day in (120, 140):
        story.hear(day, "+49 171 5550123", offer)
        story.write(day + 1, "+49 171 5550123", "No, thank you, this is not for me. Please do not write again.")
    found = story.families()
    (pair,) = likely(found)
    assert (pair.by, pair.names) == ("signed", ("+49 171 5550123", "Harald Voss"))
    assert [tie.person for tie in dormant(found, Expectations(), (pair,))] == ["friend"]
    assert kinds(found, Expectations(), (pair,)) == {"dormant": 1}
