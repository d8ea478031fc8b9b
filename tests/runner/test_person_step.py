"""The step about one person: who asked and waits, or whom an introduction was promised to."""

import re
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from auditor.audits.catalogue import AUDITS
from auditor.report import Tip
from auditor.report.ego_network import EgoNetwork, OpenLoop
from auditor.report.waiting import Waiting
from auditor.runner.person_step import further_steps, person_step
from auditor.runner.tips import numbered
from tests.story import Story

LAST = date(2026, 3, 31)


def waits(name: str, days: int, *acts: str, new: bool = False, sought: bool = False) -> Waiting:
    since = LAST - timedelta(days=days)
    at = datetime(since.year, since.month, since.day, 9, tzinfo=UTC)
    return Waiting("linkedin", name, name, at, since, f"message of {name}", acts, new=new, sought=sought)


PROMISE = OpenLoop("promised", "linkedin", "sam", "Sam", date(2026, 3, 1), "my question")


def step(*waiting: Waiting, promised: bool = False, muted: tuple[str, ...] = ()) -> Tip | None:
    network = EgoNetwork(loops=(PROMISE,)) if promised else None
    return person_step(waiting, network, LAST, AUDITS, muted)


def action(*waiting: Waiting, promised: bool = False, muted: tuple[str, ...] = ()) -> str:
    found = step(*waiting, promised=promised, muted=muted)
    return found.action if found else ""


def test_who_asked_comes_before_who_asked_a_question_and_the_longest_first() -> None:
    people = [waits("Ana", 5, "question"), waits("Ben", 4, "ask"), waits("Cem", 16, "ask", "question")]
    told = step(*people)
    assert told
    assert told.observation == "Cem asked you for something on 15 March. No answer of yours is seen here."
    assert told.action == "Tell Cem today what you will do about their request, even if it is “no”."
    assert (told.audit, told.named, told.about) == ("reply-rate", True, "message of Cem")
    assert "Ana" in action(waits("Ana", 5, "question"), waits("Dan", 4, "thanks"))


def test_to_a_letter_of_somebody_known_a_few_lines_are_written_and_no_request_is_decided() -> None:
    letter = replace(waits("Ana", 16, "ask", "thanks"), words=140)
    told = step(letter)
    assert told
    assert told.observation == "Ana wrote to you at length on 15 March. No answer of yours is seen here."
    assert told.action == "Write to Ana today: three lines are enough."
    assert "“no”" not in told.action + told.choice
    for other in (
        replace(letter, acts=("ask", "clear_ask")), replace(letter, wanted_by=LAST), replace(letter, new=True),
        replace(letter, words=20), replace(letter, commission=True),
    ):  # fmt: skip
        assert not other.letter


def test_with_whom_one_writes_often_it_is_said_as_to_a_friend() -> None:
    friend = replace(waits("Ana", 16, "ask"), exchanges=6)
    assert action(friend) == "Tell Ana today whether you can, and when. One line is enough."
    assert action(replace(friend, acts=("question",))) == "Answer Ana today. One line is enough."
    assert "their request" in action(replace(friend, exchanges=5))


def test_who_wrote_again_is_said_to_have_and_the_choice_is_about_one_person() -> None:
    told = step(replace(waits("Ana", 16, "ask"), again=date(2026, 3, 24)))
    assert told
    assert told.observation.endswith("They wrote again on 24 March.")
    assert told.choice.startswith("You could give them one line")


def test_whom_i_know_comes_before_who_is_new_and_of_many_new_people_none_is_the_step() -> None:
    new = [waits(name, 20, "ask", new=True) for name in ("Eva", "Fay", "Gus", "Hal")]
    assert "Ana" in action(*new, waits("Ana", 4, "question"))
    assert "Eva" in action(*new[:3])
    assert step(*new) is None
    tip = step(*new, waits("Ana", 4, "offer"))
    assert tip
    assert tip.observation == "Ana offered you something on 27 March. No answer of yours is seen here."
    assert "Bo" in action(waits("Ana", 20), waits("Bo", 4, "question"))
    assert step(waits("Eva", 20, "offer", new=True)) is None


def test_who_wrote_just_now_counts_among_many_new_people() -> None:
    new = [waits(name, 20, "ask", new=True) for name in ("Eva", "Fay", "Gus")]
    assert step(*new, waits("Hal", 1, "ask", new=True)) is None


def test_four_steps_follow_the_first() -> None:
    people = [waits(f"Ana {number}", 5 + number, "ask") for number in range(7)]
    first = step(*people)
    assert first
    following = further_steps(first, people, LAST, AUDITS)
    assert [each.about for each in following] == [f"message of Ana {number}" for number in (5, 4, 3, 2)]


def test_where_new_people_are_what_i_want_they_can_be_the_step_however_many_they_are() -> None:
    new = [waits(name, days, "question", new=True, sought=True) for days, name in enumerate(("Eva", "Fay", "Gus"), 20)]
    assert "Gus" in action(*new, waits("Ana", 25, "offer"))
    assert "Ana" in action(*new, waits("Ana", 4, "question"))


def test_nobody_who_is_looked_for_is_put_off() -> None:
    assert "not now" in action(waits("Ana", 9, "question"))
    assert action(waits("Ana", 9, "question", sought=True)) == "Give Ana an answer today, be it one line."


def test_the_step_is_about_the_first_of_the_list_who_waits_for_more_than_an_hour() -> None:
    people = [waits("New", 29, "ask", new=True, sought=True), waits("Known", 9, "ask"), waits("Fresh", 1, "ask")]
    in_order = sorted(people, key=lambda each: each.order(LAST))
    assert [each.name for each in in_order] == ["Known", "Fresh", "New"]
    assert "Known" in action(*people)
    urgent = msgspec.structs.replace(people[2], urgent=True)
    assert "Fresh" in action(*people[:2], urgent)
    assert "Known" in action(*people[:2], msgspec.structs.replace(urgent, new=True)), "a stranger who does not matter"


def test_who_may_only_pitch_is_no_step_where_many_do() -> None:
    doubtful = [
        msgspec.structs.replace(waits(name, 20, "ask", new=True, sought=True), doubtful=True)
        for name in ("Eva", "Fay", "Gus", "Hal")
    ]
    assert "Ana" in action(*doubtful, waits("Ana", 4))
    assert "Eva" in action(*doubtful[:3])
    assert step(*doubtful) is None
    urgent = msgspec.structs.replace(doubtful[3], urgent=True)
    assert "Hal" in action(*doubtful[:3], urgent, waits("Ana", 9, "question"))


def test_who_wrote_again_is_a_step_though_they_first_asked_long_ago() -> None:
    long_ago = waits("Ana", 50, "ask")
    assert step(long_ago) is None
    again = LAST - timedelta(days=9)
    told = step(msgspec.structs.replace(long_ago, again=again, again_at=datetime(2026, 3, 22, 9, tzinfo=UTC)))
    assert told
    assert "9 February" in told.observation


def test_an_introduction_promised_long_ago_is_the_step_where_nobody_else_waits() -> None:
    old = msgspec.structs.replace(waits("Ana", 70, "promise", "to_introduce"), promised=True)
    assert "Ana" in action(old)
    assert "Ben" in action(old, waits("Ben", 4))
    assert step(msgspec.structs.replace(waits("Ana", 70, "promise"), promised=True)) is None


def test_what_i_said_i_would_do_comes_with_what_i_was_asked_for() -> None:
    promised = msgspec.structs.replace(waits("Ana", 12, "promise"), promised=True)
    told = step(promised, waits("Ben", 20, "question"), waits("Cem", 4, "ask"))
    assert told
    assert told.observation == ("On 19 March you said that you would do something for Ana. It is not seen here yet.")
    assert told.action == "Do today what you said you would do for Ana, or tell them when you will."
    assert told.about == "message of Ana"
    assert told.minutes == 0, "nobody knows how long what was promised takes"


def test_an_introduction_is_to_be_made_by_oneself() -> None:
    asked = action(waits("Ana", 12, "ask", "to_introduce"))
    assert "introduce the two yourself" in asked
    promised = step(msgspec.structs.replace(waits("Ana", 12, "promise", "to_introduce"), promised=True))
    assert promised is not None
    assert "make an introduction" in promised.observation
    assert "you promised Ana, in one message to both" in promised.action


@pytest.mark.parametrize(("days", "proposed"), [(2, False), (3, True), (31, True), (32, False)])
def test_what_came_just_now_or_long_ago_is_no_step_for_today(days: int, proposed: bool) -> None:
    assert bool(step(waits("Ana", days, "ask"))) is proposed


def test_a_promised_introduction_is_a_step_where_nobody_waits() -> None:
    told = step(promised=True)
    assert told
    assert "Sam" in told.action
    assert told.observation == "You asked Sam about an introduction on 1 March and have not made it."
    assert "Ana" in action(waits("Ana", 5, "ask"), promised=True)


def test_what_is_left_out_is_not_proposed() -> None:
    assert step(waits("Ana", 5, "ask"), muted=("reply-rate",)) is None
    assert step(promised=True, muted=("intro-made-yourself",)) is None
    assert step() is None


def test_of_one_audit_only_the_first_step_counts() -> None:
    first = Tip("reply-rate", "", "", "", "Tell Ana.", 5, 1.0)
    second = Tip("reply-rate", "", "", "", "Give one line.", 5, 0.5)
    third = Tip("thanks-rate", "", "", "", "Thank.", 5, 0.5)
    assert [(tip.action, tip.rank) for tip in numbered([first, second, third])] == [("Tell Ana.", 1), ("Thank.", 2)]


def test_a_report_begins_with_the_person_who_asked() -> None:
    story = Story(first=date(2026, 1, 1), last_day=89)
    story.hear(1, "friend", "Good to see you last week, and thanks for the tea.")
    story.write(2, "friend", "Gladly, and come again soon.")
    story.hear(75, "Ana", "Could you introduce me to the head of training at your hospital? I would like to visit.")
    story.look(89)
    families = story.families()
    from auditor.answers.expectations import Expectations
    from auditor.runner.run import run

    made = run(families.history, Expectations(), families.window)
    assert made.tips[0].observation.startswith("Ana asked you for an introduction")
    assert made.tips[0].rank == 1


@pytest.mark.parametrize("promised", [True, False])
@pytest.mark.parametrize("acts", [(), ("ask",), ("question",), ("introduction",), ("to_introduce", "ask")])
def test_a_step_says_whom_and_what_it_is_about_where_it_stands_alone(acts: tuple[str, ...], promised: bool) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    waits = (Waiting("linkedin", "ana", "Ana", at, at.date(), "id", acts, promised=promised),)
    told = person_step(waits, None, date(2026, 3, 20), AUDITS)
    assert told is not None
    assert "Ana" in told.action
    assert not re.search(r"\b(it|the other person) (today|whether)|^Do it", told.action)


def test_who_asked_after_a_promise_is_told_of_both_and_whom_they_would_like_to_meet_is_named() -> None:
    owed = msgspec.structs.replace(waits("Ana", 5, "question"), owed=date(2026, 3, 3))
    told = step(owed, waits("Ben", 9, "ask"))
    assert told
    assert told.observation.startswith("On 3 March you told Ana that you would do something, and on 26 March")
    assert told.action == "Answer Ana today, and do what you said you would do for them, or say when you will."
    meets = msgspec.structs.replace(waits("Cem", 5, "ask", "to_introduce"), to_meet="Dora")
    assert action(meets).startswith("Ask Dora whether they would like to meet Cem.")


def test_who_only_wrote_after_a_promise_is_not_said_to_have_asked() -> None:
    told = step(msgspec.structs.replace(waits("Ana", 5), owed=date(2026, 3, 3)))
    assert told
    assert told.observation == (
        "On 3 March you told Ana that you would do something, and on 26 March they wrote to you. No answer of yours is "
        "seen here."
    )
    assert told.action == "Answer Ana today, and do what you said you would do for them, or say when you will."
    for_a_day = msgspec.structs.replace(waits("Ana", 5), owed=date(2026, 3, 3), due=date(2026, 3, 20))
    assert "do something for 20 March, and on 26 March they wrote to you." in getattr(
        step(for_a_day), "observation", ""
    )


def test_days_of_waiting_count_until_today() -> None:
    lately = waits("Ana", 1, "question")
    assert person_step((lately,), None, LAST, AUDITS) is None
    told = person_step((lately,), None, LAST, AUDITS, today=LAST + timedelta(days=2))
    assert told and told.about == "message of Ana"


def test_who_writes_about_a_post_is_the_step_where_one_is_hoped_for() -> None:
    about = msgspec.structs.replace(waits("Ana", 9, "question", new=True, sought=True), post=True)
    told = step(about, waits("Ben", 5, "question"))
    assert told
    assert told.observation == "Ana wrote to you about a job on 22 March. No answer of yours is seen here."


@pytest.mark.parametrize("acts", [("ask",), ("question",), ("ask", "offer"), ("offer",), ()])
@pytest.mark.parametrize("sought", [True, False])
def test_who_offers_a_post_is_told_whether_it_may_be_one_and_no_request_is_spoken_of(
    acts: tuple[str, ...], sought: bool
) -> None:
    said = action(replace(waits("Ana", 9, *acts, sought=sought), post=True, urgent=True, wanted_by=date(2026, 4, 10)))
    assert said.startswith("Tell Ana whether the post may be something for you.")
    assert "request" not in said
    assert "10 April" in said
    promised = action(replace(waits("Ana", 9, *acts, sought=sought), post=True, owed=date(2026, 3, 3)))
    assert promised.startswith("Answer Ana today, and do what you said you would do for them")


def test_of_several_introductions_that_were_asked_about_the_oldest_is_the_step() -> None:
    later = replace(PROMISE, person="zoe", name="Zoe", day=date(2026, 3, 9), activity="my later question")
    found = person_step([], EgoNetwork(loops=(later, PROMISE)), LAST, AUDITS)
    assert found and found.about == PROMISE.activity


def test_an_offer_is_taken_up_or_not_and_an_order_taken_on() -> None:
    assert "take up what they offer" in action(waits("Ana", 9, "offer"))
    assert action(waits("Ana", 9, "ask", "offer")).startswith("Tell Ana today what you will do about their request, ")
    both = step(waits("Ana", 9, "ask", "offer", sought=True))
    assert both
    assert both.observation.startswith("Ana offered you something and asked you for something on ")
    assert "their request, and whether you take up what they offer" in both.action
    ordered = step(replace(waits("Ana", 9, "ask"), commission=True))
    assert ordered
    assert "about a commission or an invitation" in ordered.observation
    assert "whether you take it on" in ordered.action


def test_who_tells_of_something_grave_is_written_to_at_once_and_no_task_is_made_of_it() -> None:
    told = step(replace(waits("Ana", 0), grave=True), waits("Ben", 9, "question"))
    assert told
    assert told.observation == "Ana told you something grave on 31 March. No answer of yours is seen here."
    assert told.action == "Write Ana a few lines. They need not be the right words."
    assert "not now" not in told.choice
    assert "short answer" not in told.reason


@pytest.mark.parametrize("acts", [(), ("ask",), ("question",)])
def test_a_stranger_who_tells_of_something_grave_is_neither_consoled_nor_rung_up(acts: tuple[str, ...]) -> None:
    for told in (
        step(replace(waits("Ana", 5, *acts, new=True, sought=True), grave=True)),
        step(replace(waits("Ana", 5, *acts, new=True), grave=True, tells=True)),
    ):
        assert told
        said = f"{told.observation} {told.action} {told.reason} {told.choice}"
        assert "told you something grave" in told.observation
        assert not re.search("right words|does good|ring them|see them|not now", said), said
        assert "the way they chose" in told.choice


def test_a_stranger_who_offers_something_is_answered_the_way_they_chose() -> None:
    told = step(waits("Ana", 5, "offer", new=True, sought=True))
    assert told
    assert "offered you something" in told.observation
    assert "the way they chose" in told.choice
    known = step(waits("Ana", 5, "offer", sought=True))
    assert known
    assert "the way they chose" not in known.choice


def test_who_tells_of_something_grave_and_asks_for_something_is_answered_on_both() -> None:
    told = step(replace(waits("Ana", 0, "ask"), grave=True))
    assert told
    assert told.action == "Write Ana a few lines, also about what they ask for."
    assert "go and see" not in told.choice


def test_what_is_taken_back_comes_before_what_is_grave_in_it() -> None:
    told = step(replace(waits("Ana", 0, "ask"), grave=True, withdraws=True))
    assert told
    assert "what you will take out" in told.action
    assert "ring them up" not in told.choice


def test_whose_relative_died_comes_before_a_tip_and_a_tip_where_it_would_without_what_is_grave_in_it() -> None:
    tip = replace(waits("Eva", 4, "ask", "question", new=True, sought=True), grave=True)
    mourns, asks = replace(waits("Ana", 1), grave=True), waits("Ben", 9, "ask")
    ordered = sorted((tip, asks, mourns), key=lambda each: each.order(LAST))
    assert [each.name for each in ordered] == ["Ana", "Ben", "Eva"]
    assert [each.rank for each in (tip, replace(tip, grave=False))] == [1, 1]
    begs = replace(waits("Ana", 1, "ask"), grave=True)
    assert begs.rank == 0


def test_who_wrote_in_a_language_that_is_not_read_is_said_to_have() -> None:
    told = step(replace(waits("Ana", 9), foreign="pl"))
    assert told
    assert "in a language Rapport does not read" in told.observation
