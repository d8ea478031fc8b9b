"""One's own network as a report tells it: weeks, answering by sender, ties, open loops, matches."""

from datetime import date
from itertools import pairwise

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import AUDITS
from auditor.network import network, waiting
from auditor.report.ego_network import Answering, EgoNetwork, Week
from auditor.runner.run import run
from tests.story import Story

PITCH = "Our platform doubles your leads. Are you open to a quick demo of our product this week?"
SENDING = "I will send you the slides once I am back at home."
ASK = "Could you send me the plan of the night shifts by Friday?"
INTRODUCTION = (
    "Ana, meet Ben, who runs night shifts at Halden Foods. Ben, this is Ana, who plans them at Delta Schools. "
    "You both asked about rosters, so I will let you take it from here."
)


@pytest.fixture
def story() -> Story:
    """Two years in which I exchange words with a friend now and then; the window ends with day 700."""
    made = Story(first=date(2024, 1, 1), last_day=700)
    for day in range(10, 690, 40):
        made.exchange(day, "friend")
    return made


def told(story: Story, answers: Expectations | None = None) -> EgoNetwork:
    answers = answers or Expectations()
    return network(story.families(answers), answers)


def test_weeks_are_whole_and_without_a_gap_and_tell_who_wrote(story: Story) -> None:
    story.hear(699, "stranger", "I read your piece on rosters and have a question about night shifts.")
    story.hear(698, "seller", PITCH)
    story.hear(697, "friend", "All well here, the new plan works.")
    story.hear(690, "seller", PITCH)
    story.write(690, "stranger two")
    found = told(story).weeks
    assert len(found) == 56
    assert {(after.first - before.first).days for before, after in pairwise(found)} == {7}
    assert found[-1] == Week(date(2025, 11, 25), known=1, new=1, pitches=1)
    assert found[-2] == Week(date(2025, 11, 18), wrote=1, pitches=1)
    assert found[-1].received == 3


def test_who_wrote_in_a_group_before_or_was_written_to_in_one_writes_for_no_first_time(story: Story) -> None:
    story.hear(300, "rower", "The boats are wet.", also_to=("other",), context="boats")
    story.write(301, ("other", "rower"), "Then we dry them on Sunday.", context="boats")
    story.hear(697, "rower", "The oars are dry now.", also_to=("other",), context="boats")
    story.hear(698, "other", "Good to know, I come at six.")
    story.hear(699, "unheard of", "Is this the group for the boats?", also_to=("other",), context="boats")
    assert told(story).weeks[-1] == Week(date(2025, 11, 25), known=2, new=1)


def test_the_language_of_most_pitches_is_told(story: Story) -> None:
    assert told(story).pitched_in == ""
    story.hear(690, "seller", PITCH)
    for day in (691, 692):
        story.hear(
            day, "vendeur", "Notre logiciel double vos ventes. Êtes-vous disponible pour une démo de notre produit ?"
        )
    for day in (515, 516, 517):  # more than half a year ago
        story.hear(day, "seller", PITCH)
    assert told(story).pitched_in == "fr"


def test_no_week_begins_before_the_history_does() -> None:
    short = Story(first=date(2025, 1, 1), last_day=29, days=30)
    short.exchange(1, "a")
    short.exchange(25, "a")
    assert len(told(short).weeks) == 4


def test_where_nothing_tells_what_i_send_no_weeks_are_drawn(story: Story) -> None:
    story.coverage = [Coverage("linkedin", Subject.MESSAGE_SENT, "none")]
    found = told(story)
    assert (found.weeks, found.answering, found.loops) == ((), (), ())


def test_answering_is_told_by_who_began(story: Story) -> None:
    for number in range(3):
        story.hear(600 + number, f"seller {number}", PITCH)
        story.hear(600 + number, f"reader {number}", "I read your piece on rosters. Which town was that in?")
    story.write(600.5, "reader 0", "It was Halden, and they still do it.")
    story.write(632, "reader 1", "Sorry for the wait: it was Halden.")
    story.hear(632, "friend", "How was the fair, and whom did you meet?")
    story.write(632.25, "friend", "Good, and I met the people from Halden.")
    assert told(story).answering == (
        Answering("known", 1, 1, 6.0),
        Answering("new", 3, 2, (12 + 31 * 24) / 2),
        Answering("pitches", 3, 0),
    )


def test_living_ties_are_told_with_the_usual_pause_between_two_talks(story: Story) -> None:
    story.exchange(660, "newcomer")
    first, second = told(story).ties
    assert (first.name, first.kind, first.exchanges, first.every) == ("friend", "strong", 8, 40.0)
    assert (second.name, second.kind, second.every, second.last) == ("newcomer", "weak", None, date(2025, 10, 22))


def test_who_was_lost_sight_of_is_told_by_how_much_was_written_and_not_who_is_refused(story: Story) -> None:
    story.exchange(100, "little")
    story.exchange(100, "much", times=4)
    story.exchange(100, "refused", times=9)
    found = told(story, Expectations(not_this_person=("refused",)))
    assert [(tie.name, tie.messages) for tie in found.dormant] == [("much", 8), ("little", 2)]
    assert found.kinds == {"dormant": 2, "strong": 1}, "as many as the list has"


def loops(story: Story) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(loop.kind, loop.name, loop.others) for loop in told(story).loops]


def test_an_ask_of_mine_is_open_until_somebody_writes(story: Story) -> None:
    story.exchange(640, "asked")
    story.write(661, "asked", ASK)
    assert loops(story) == [("asked", "asked", ())]
    story.hear(662, "asked", "Here it is, as promised.")
    assert loops(story) == []


def test_what_somebody_said_they_would_do_is_open_until_one_of_us_writes() -> None:
    story = Story(last_day=670)
    for name in ("kept", "owes", "seller"):
        if name != "seller":
            story.exchange(640, name)
        story.hear(655, name, "I will call you on Monday.")
    story.hear(656, "kept", "It was good to hear you.")
    assert loops(story) == [("owed", "owes", ())]
    story.write(657, "owes", "I found it meanwhile.")
    assert loops(story) == []


def test_a_thing_somebody_said_they_would_send_is_open_through_chat_until_it_comes_or_i_thank() -> None:
    story = Story(last_day=670)
    for name in ("owes", "sent", "thanked", "refused"):
        story.exchange(640, name)
        story.hear(650, name, SENDING)
        story.write(650.1, name, "Great, thank you, and no hurry!")
        story.write(650.2, name, "Świetnie!")  # too short to say that it came
        story.hear(655, name, "The train was late again, and the rain came in.")
    story.hear(656, "sent", "Here are the slides: https://example.org/slides")
    story.write(656, "thanked", "Thank you for the slides, they came today.")
    story.hear(656, "refused", "Sorry, I cannot do that after all.")
    assert loops(story) == [("owed", "owes", ())]


def test_a_thing_has_come_where_i_thank_them_on_the_same_day_for_what_they_wrote_later() -> None:
    story = Story(last_day=670)
    for name, hours in (("owes", 0.3), ("sent", 5)):
        story.exchange(640, name)
        story.hear(650, name, SENDING)
        story.hear(650 + hours / 24, name, "Najlepsze pozdrowienia z biura.")
        story.write(650 + (hours + 1) / 24, name, "Thank you!")
    assert loops(story) == [("owed", "owes", ())]


def test_a_short_yes_to_advice_promises_nothing_and_one_to_what_i_asked_does() -> None:
    story = Story(last_day=670)
    advice = "Try Jana Berg at the harbour office, her number is 0171 555 0199."
    told = "Officially it is Berta since spring, and she is more thorough than the two of us."
    asked = "Could you ring the harbour office about the tents?"
    for name, text in (("advised", advice), ("told", told), ("asked", asked)):
        story.exchange(640, name)
        story.write(655, name, text)
        story.hear(655.1, name, "Will do.")
    assert loops(story) == [("owed", "asked", ())]


def test_an_introduction_somebody_promised_me_is_open_through_chat_until_they_do_something() -> None:
    story = Story(last_day=670)
    for name in ("owes", "made", "gave", "refused"):
        story.exchange(630, name)
        story.hear(640, name, "I will introduce you to our head of HR once she is back.")
        story.write(643, name, "That would be lovely, thank you!")
    story.hear(650, "owes", "The train was late again, and the rain came in.")
    story.hear(650, "gave", "Try Berta Klein at the town hall, berta@example.org.")
    story.hear(650, "refused", "Sorry, I cannot do that after all.")
    made = "Me, meet Berta, who heads HR at Halden. Berta, this is Tom, who plans nights. I let you take it from here."
    story.hear(650, "made", made, also_to=("Berta",))
    assert [each for each in loops(story) if each[0].startswith("owed")] == [("owed-introduction", "owes", ())]


def test_what_i_said_i_would_do_is_open_from_the_next_day_on_and_an_introduction_beside_it() -> None:
    story = Story(last_day=670)
    story.exchange(600, "Ana")
    story.write(640, "Ana", "Of course, I will introduce you two this week.")
    story.write(669, "Ana", "On Sunday after lunch suits me, I will call you.")
    story.write(670.3, "Ben", "I will send you the rota on Sunday.")
    assert loops(story) == [("own", "Ana", ()), ("own-introduction", "Ana", ())]


def test_who_agrees_to_an_introduction_has_asked_nobody_about_one(story: Story) -> None:
    story.hear(670, "Ana", "Ben from the bakery would like to meet you. May I pass on your number?")
    story.write(671, "Ana", "Yes, please do pass it on, he is welcome to call me.")
    story.hear(672, "Ana", "Good, he will call on Monday then.")
    assert ("promised", "Ana", ()) not in loops(story)


def test_an_introduction_is_promised_from_the_yes_until_it_is_made(story: Story) -> None:
    story.exchange(640, "Ana")
    story.write(660, "Ana", "May I introduce you to Ben, who runs night shifts at Halden Foods?")
    assert ("promised", "Ana", ()) not in loops(story)
    yes = story.hear(661, "Ana", "Yes please, that would be very kind.")
    story.write(661.5, "Ana", "Then I write to you both.")
    assert loops(story) == [("own-introduction", "Ana", ())]
    story.write(665, ("Ana", "Ben"), INTRODUCTION)
    assert ("promised", "Ana", ()) not in loops(story)
    story.activities = [each for each in story.activities if each is not yes][:-1]
    story.hear(661, "Ana", "No thank you, I have no time for that this year.")
    assert loops(story) == []


NAMING = (
    "Cleo, meet Ana, who plans night shifts at Delta Schools and would gladly tell you how. You reach her at "
    "ana@example.org, and I will let you take it from here."
)


@pytest.mark.parametrize(
    ("day", "text", "still"),
    [(665, NAMING, False), (655, NAMING, True), (665, "All well here, and the new roster holds.", True)],
)
def test_an_introduction_told_to_one_person_may_be_the_promised_one(
    story: Story, day: float, text: str, still: bool
) -> None:
    story.exchange(640, "Ana")
    story.exchange(640, "Cleo")
    story.write(660, "Ana", "May I introduce you to Cleo, who runs night shifts at Halden Foods?")
    story.hear(661, "Ana", "Yes please, that would be very kind.")
    story.write(day, "Cleo", text)
    assert loops(story) == ([("own-introduction", "Ana", ("Cleo",))] if still else [])


def test_a_stranger_who_does_not_answer_owes_nothing_and_what_is_fresh_or_old_is_no_loop(story: Story) -> None:
    story.write(660, "stranger", ASK)
    for when, who in ((699, "fresh"), (500, "old")):
        story.exchange(400, who)
        story.write(when, who, ASK)
    assert loops(story) == []


def test_an_introduction_of_mine_is_open_until_i_ask_what_came_of_it(story: Story) -> None:
    story.write(650, ("Ana", "Ben"), INTRODUCTION)
    assert loops(story) == [("unasked", "Ana", ("Ben",))]
    story.write(664, "Ana", "Did you and Ben get to talk, and did it help?")
    assert loops(story) == []


def test_an_introduction_of_mine_is_closed_by_who_tells_that_they_got_together(story: Story) -> None:
    story.write(650, ("Ana", "Ben"), INTRODUCTION)
    story.hear(655, "Ana", "Good morning, and how is the rain over there?")
    assert ("unasked", "Ana", ("Ben",)) in loops(story)
    story.hear(656, "Ben", "Ana is lovely, and we have a date for the visit.")
    assert ("unasked", "Ana", ("Ben",)) not in loops(story)


def test_an_introduction_i_was_given_wants_a_word_and_then_its_outcome(story: Story) -> None:
    words = (
        "Meet Ben, who plans night shifts at Halden. Ben, this is the person I told you about, who asked about "
        "rosters. I will let you two take it from here."
    )
    story.hear(650, "connector", words, also_to=("Ben",))
    assert loops(story) == [("unmet", "Ben", ("connector",))]
    story.write(651, "Ben", "Good to meet you, when do you have time for a talk?")
    assert ("untold", "connector", ("Ben",)) in loops(story)


def test_of_several_i_was_introduced_to_whoever_did_so_is_named_first_of_the_others(story: Story) -> None:
    words = "Meet Ben and Cem, who plan night shifts at Halden. I will let you three take it from here."
    story.hear(650, "connector", words, also_to=("Ben", "Cem"))
    assert loops(story) == [("unmet", "Ben", ("connector", "Cem"))]


def match_story(story: Story, **employers: str) -> Story:
    for who, employer in employers.items():
        story.connect(300, who, employer=employer, industry="Rail transport", position=f"{who}'s work")
        story.exchange(600, who, times=2)
    return story


def test_two_of_one_field_at_different_places_might_be_introduced_first_who_asked(story: Story) -> None:
    match_story(story, Ana="Delta Schools", Ben="Halden Foods")
    story.hear(680, "Ben", ASK)
    (match,) = told(story).matches
    assert (match.names, match.by, match.shared) == (("Ben", "Ana"), "field", "Rail transport")
    assert (match.employers, match.asked) == (("Halden Foods", "Delta Schools"), date(2025, 11, 11))


def test_colleagues_and_people_who_met_are_not_matched(story: Story) -> None:
    match_story(story, Ana="Delta Schools", Cem="delta schools")
    assert told(story).matches == ()
    match_story(story, Ben="Halden Foods")
    assert {frozenset(match.names) for match in told(story).matches} == {frozenset({"Ana", "Ben"})}
    story.write(640, ("Ana", "Ben"), "See you both at the fair on Friday.")
    assert {frozenset(match.names) for match in told(story).matches} == {frozenset({"Ben", "Cem"})}


def test_who_waits_or_was_promised_something_is_answered_before_they_are_introduced(story: Story) -> None:
    match_story(story, Ana="Delta Schools", Ben="Halden Foods")
    story.hear(680, "Ben", ASK)
    families, answers = story.families(), Expectations()
    assert network(families, answers, waiting(families, answers)).matches == ()
    story.write(681, "Ben", "Here it is.")
    assert len(told(story).matches) == 1
    story.write(690, "Ana", "Of course, I will introduce you to our head of HR this week.")
    assert told(story).matches == ()


def test_nobody_is_introduced_to_who_was_only_ever_refused(story: Story) -> None:
    match_story(story, Ana="Delta Schools")
    for who in ("Ben", "Cem"):
        story.connect(300, who, employer=f"{who} and sons", industry="Rail transport")
        story.hear(600, who, PITCH)
        story.write(601, who, "No thank you, we need no such platform.")
        story.hear(602, who, PITCH)
        story.write(603, who, "No thank you, as I said.")
    assert told(story).matches == ()
    story.exchange(640, "Ben", times=2)
    assert {frozenset(match.names) for match in told(story).matches} == {frozenset({"Ana", "Ben"})}


def test_a_source_who_is_kept_apart_is_introduced_to_nobody(story: Story) -> None:
    match_story(story, Ana="Delta Schools", Ben="Halden Foods")
    assert len(told(story).matches) == 1
    apart = told(story, Expectations(kept_apart=("Ben",)))
    assert apart.matches == ()
    assert {tie.name for tie in apart.ties} == {tie.name for tie in told(story).ties}, "on my own pages they stay"


def test_what_everybody_shares_is_no_reason(story: Story) -> None:
    match_story(story, **{f"person {number}": f"employer {number}" for number in range(9)})
    assert told(story).matches == ()


def test_a_part_that_fails_does_not_take_the_report_along(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("auditor.runner.run.network", broken)
    monkeypatch.setattr("auditor.runner.run.changes", broken)
    families = story.families()
    made = run(families.history, Expectations(), families.window)
    assert (made.network, made.changes, made.compared) == (None, (), 0)
    assert made.categories


def test_who_is_known_and_writes_in_a_language_that_is_not_read_is_counted_as_unread(story: Story) -> None:
    story.exchange(600, "mother")
    story.hear(698, "mother", "Dzień dobry, czy możemy porozmawiać w przyszłym tygodniu o tym, co pani napisała?")
    story.hear(699, "mother", "The old pear tree is down.")
    last = told(story).weeks[-1]
    assert (last.unread, last.known) == (1, 1)


def test_as_many_pitches_come_by_the_week_as_the_audit_of_them_counts(story: Story) -> None:
    others = ("Ben", "Cem", "Dora")
    for number in range(12):
        story.hear(600 + 8 * number, "coach", PITCH if number % 3 == 0 else "We won!", also_to=others, context="team")
        story.hear(612 + number, "friend", "The rain came in again.")
        story.write(612.5 + number, "friend", "Here too, and the train was late.")
    story.hear(640, "friend", PITCH)
    for day in (630, 650, 690):
        story.hear(day, f"seller {day}", PITCH)
    counted = story.audit(AUDITS["pitch-inbound-load"]).value
    assert counted
    assert sum(week.pitches for week in told(story).weeks[-13:]) == counted.n == 3
