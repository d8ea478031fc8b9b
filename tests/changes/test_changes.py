"""What changed against one's own usual is told where chance hardly explains it, and else nothing is."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import numpy as np
import polars as pl
import pytest

from auditor.activities.activity import Coverage, Person, Subject
from auditor.answers.expectations import Expectations
from auditor.changes import Changes, beyond_chance, changes, of_messages
from auditor.changes.answers import compared_shares, shared, shares, told_of_shares
from auditor.changes.hours_spent import compared
from auditor.changes.spans import Found, counted
from auditor.report.changed import Change, Changed
from auditor.scoring.survival import log_rank, over_by
from auditor.scoring.usual import Share
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
LAST = 455


def life(
    *, wrote: float = 10.0, lately: float | None = None, hours: float = 30.0, hours_lately: float | None = None
) -> Story:
    """Fifteen months in which ``wrote`` people write to me in 30 days, and ``lately`` in the last 30; half of them have
    my answer within ``hours``."""
    rng = Random(3)
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    made.write(0, "friend")
    made.hear(0.5, "friend")
    for span in range(LAST // 30):
        recent = span == LAST // 30 - 1
        people = (wrote if lately is None or not recent else lately) + rng.choice([-1, 0, 1])
        for number in range(round(people)):
            day = LAST - 29 - 30 * (LAST // 30 - 1 - span) + rng.uniform(0, 27)
            took = (hours if hours_lately is None or not recent else hours_lately) * rng.uniform(0.3, 1.7)
            who = f"person {span} {number}"
            made.hear(day, who, QUESTION)
            made.write(min(day + took / 24, LAST), who, "We began with one team, and it went well.")
    return made


def found(story: Story) -> Changes:
    return changes(story.families())


def test_the_usual_is_no_change() -> None:
    told = found(life())
    assert (told.beyond_chance, told.compared) == ((), 12)


def test_many_more_people_than_usual_are_told_with_their_line() -> None:
    changed = {each.of: each for each in found(life(lately=32)).beyond_chance}
    told = changed["written-to-first"]
    assert told.now == told.spans[-1]
    assert told.now >= 31
    assert len(told.spans) == 13
    assert 8 <= told.low < told.high <= 12


def test_who_begins_several_conversations_in_a_month_is_one_person() -> None:
    made = life()
    for day in range(LAST - 28, LAST, 2):
        for thread in ("allotment", "choir"):
            made.hear(day, "neighbour", QUESTION, context=f"{thread} {day}")
    assert made.families()["conversations"].filter(partner="neighbour").height == 28
    assert "written-to-first" not in {each.of for each in found(made).told}


def test_fewer_people_than_usual_are_told_too() -> None:
    changed = {each.of: each for each in found(life(wrote=14, lately=2)).beyond_chance}
    assert changed["written-to-first"].now <= 3


@pytest.mark.parametrize("lately", [5.0, 200.0])
def test_answers_that_come_sooner_or_later_than_usual_are_told(lately: float) -> None:
    changed = {each.of: each for each in found(life(hours=40, hours_lately=lately)).beyond_chance}
    told = changed["answer-hours"]
    assert told.now == pytest.approx(lately, rel=0.7)
    assert told.low <= 40 <= told.high * 1.3


def test_answers_that_came_later_and_later_over_three_months_are_told() -> None:
    rng = Random(5)
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    made.write(0, "friend")
    made.hear(0.5, "friend")
    for span in range(LAST // 30):
        took = {12: 11, 13: 19, 14: 30}.get(span, 6)
        for number in range(14):
            day = LAST - 29 - 30 * (LAST // 30 - 1 - span) + rng.uniform(0, 27)
            made.hear(day, f"person {span} {number}", QUESTION)
            made.write(
                min(day + took * rng.uniform(0.6, 1.4) / 24, LAST), f"person {span} {number}", "Gladly, and soon."
            )
    (told,) = found(made).beyond_chance
    assert (told.of, told.latest) == ("answer-hours", 3)
    assert 11 < told.now < 30


def test_a_short_history_has_no_usual() -> None:
    short = Story(first=date(2025, 1, 1), last_day=150)
    for day in range(0, 150, 2):
        short.exchange(day, f"p{day % 7}")
    assert found(short) == Changes()


def answering(share: float, lately: float, *, fresh: bool = False) -> Story:
    """Thirteen months in which 14 people a month write to me and ``share`` of them have my answer two days later, of
    those of the last month ``lately``; ``fresh``: those of the last two days have none yet."""
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    made.write(0, "friend")
    made.hear(0.5, "friend")
    for span in range(LAST // 30):
        last = span == LAST // 30 - 1
        for number in range(14):
            day = LAST - 29 - 30 * (LAST // 30 - 1 - span) + 2 * number
            who = f"person {span} {number}"
            made.hear(day, who, QUESTION)
            answered = (number * 5) % 14 < 14 * (lately if last else share)
            if answered and not (fresh and day + 2 > LAST):
                made.write(day + 2, who, "We began with one team, and it went well.")
    return made


def test_a_smaller_share_of_messages_that_are_answered_is_told() -> None:
    (told,) = found(answering(0.85, 0.2)).beyond_chance
    assert told.of == "answered"
    assert told.now == pytest.approx(0.2, abs=0.05)
    assert told.low == pytest.approx(12 / 14, abs=0.01)


def unanswered(story: Story) -> list[tuple[str, str]]:
    """Of those who wrote in the last span and have no answer: their message and their id."""
    to = {each.id for act in story.activities if act.actor == "me" and isinstance(act.to, list) for each in act.to}
    lately = f"person {LAST // 30 - 1} "
    return [
        (str(act.id), act.actor.id)
        for act in story.activities
        if isinstance(act.actor, Person) and act.actor.id.startswith(lately) and act.actor.id not in to
    ]


@pytest.mark.parametrize("said", ["no answer", "not for me", "not this person", "elsewhere"])
def test_whoever_wants_no_answer_or_has_it_elsewhere_makes_no_smaller_share(said: str) -> None:
    story = answering(0.85, 0.2)
    messages, people = zip(*unanswered(story), strict=True)
    told = {
        "no answer": Expectations(needs_no_answer=messages),
        "not for me": Expectations(relevant=dict.fromkeys(messages, False)),
        "not this person": Expectations(not_this_person=people),
        "elsewhere": Expectations(answered_elsewhere=messages),
    }
    assert changes(story.families(told[said])).beyond_chance == ()
    relevant = Expectations(relevant=dict.fromkeys(messages, True))
    assert [each.of for each in changes(story.families(relevant)).beyond_chance] == ["answered"]


@pytest.mark.parametrize("words", ["You don't have to write back.", "Du musst nicht antworten.", "No reply needed."])
def test_who_says_that_no_answer_is_needed_makes_no_smaller_share(words: str) -> None:
    story = answering(0.85, 0.2)
    assert [each.of for each in found(story).beyond_chance] == ["answered"]
    for _, who in unanswered(story):
        wrote = next(act.published for act in story.activities if isinstance(act.actor, Person) and act.actor.id == who)
        story.hear(wrote + timedelta(minutes=5), who, words)
    assert found(story).beyond_chance == ()


def test_what_came_lately_and_waits_is_no_smaller_share() -> None:
    steady = found(answering(1.0, 1.0, fresh=True))
    assert (steady.beyond_chance, steady.compared) == ((), 12)


def test_a_message_that_waits_tells_as_much_as_answers_are_usually_there_by_then() -> None:
    def asked(*rows: tuple[float, bool]) -> pl.DataFrame:
        return pl.DataFrame(rows, schema={"waited": pl.Float64, "answered": pl.Boolean}, orient="row")

    usual = [10.0, 20.0, 30.0, 40.0]
    assert shared(asked((12.0, True), (336.0, False)), usual) == Share(1.0, 2.0)
    part, whole = shared(asked((12.0, True), (336.0, False), (25.0, False)), usual)
    assert whole == 2.5  # half of all answers are usually there after 25 hours
    assert part / whole == pytest.approx(1 - 2 / 3)
    assert over_by([12.0, 336.0, 25.0], [True, False, False], 336.0) == pytest.approx(1 / 3)


def test_how_soon_answers_usually_come_is_told_by_the_spans_before_the_last() -> None:
    rows = [*([(1, 10.0, True)] * 4), (0, 300.0, True), (0, 100.0, False)]
    asked = pl.DataFrame(rows, schema={"span": pl.Int64, "waited": pl.Float64, "answered": pl.Boolean}, orient="row")
    assert [each.whole for each in shares(asked, 2, 336.0)] == [4.0, 2.0]


def inviting(share: float, lately: float, each: int = 14) -> Story:
    """Fifteen months in which I invite so many people in 30 days, and ``share`` of them accept two days later, of those
    of the last 30 days ``lately``."""
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    for span in range(LAST // 30):
        last = span == LAST // 30 - 1
        for number in range(each):
            day = LAST - 29 - 30 * (LAST // 30 - 1 - span) + 26 * number / each
            made.invite(day, f"person {span} {number}")
            if (number * 5) % each < each * (lately if last else share):
                made.connect(day + 2, f"person {span} {number}")
    return made


def test_more_people_who_accept_are_told_and_as_many_as_ever_are_not() -> None:
    (told,) = found(inviting(0.25, 0.95)).beyond_chance
    assert told.of == "accepted"
    assert told.now == pytest.approx(0.95, abs=0.07)
    assert told.low == pytest.approx(4 / 14, abs=0.02)
    steady = found(inviting(0.25, 0.25))
    assert (steady.beyond_chance, steady.compared) == ((), 12)


def test_a_source_that_keeps_open_invitations_only_tells_no_share_of_them() -> None:
    story = inviting(0.95, 0.2)
    story.coverage = [Coverage("linkedin", Subject.INVITATION_SENT, "recent")]
    assert found(story).compared == 0


def test_introductions_and_new_people_are_compared() -> None:
    story = life()
    for number in range(9):
        story.write(LAST - 20 + number, f"new {number}", "I liked your talk on night shifts.")
        story.write(
            LAST - 25 + number,
            (f"one {number}", f"other {number}"),
            "I would like to introduce you two: Ana runs night shifts, Ben plans them. You should meet!",
        )
    told = found(story).beyond_chance
    assert {each.of for each in told} >= {"introductions", "new-people"}
    assert len(told) <= 3


def test_no_more_than_the_three_clearest_changes_are_told() -> None:
    story = life(lately=40)
    for number in range(30):
        story.write(LAST - 28 + number * 0.9, f"new {number}", "I liked your talk on night shifts: may I ask about it?")
        story.hear(LAST - 28 + number * 0.9 + 0.1, f"new {number}", "Gladly, what would you like to know?")
    assert len(found(story).beyond_chance) == 3


def test_whoever_wrote_to_me_before_is_not_new() -> None:
    story = life()
    for number in range(9):
        story.hear(2 + number, f"old {number}", "Good to see you at the fair last week.")
        story.write(LAST - 20 + number, f"old {number}", "I liked your talk on night shifts: may I ask about it?")
    rows = {each.of: each.change for each in of_messages(story.families(), ["linkedin"], 13)}
    assert rows["begun"] is not None
    assert rows["new-people"] is None


POLISH = "Dzień dobry, bardzo dziękuję za wczorajsze spotkanie i za wszystkie rady dotyczące naszego nowego projektu."


def test_what_i_write_to_one_in_words_that_are_not_read_hides_no_introduction_of_two() -> None:
    story = life()
    for number in range(200):
        story.write(100 + number, "friend", POLISH)
    assert "introductions" in {each.of for each in of_messages(story.families(), ["linkedin"], 13)}
    for number in range(5):
        story.write(100 + number, ("one", "other"), POLISH)
    assert "introductions" not in {each.of for each in of_messages(story.families(), ["linkedin"], 13)}


def test_whom_a_young_record_does_not_know_yet_is_not_new() -> None:
    spans = {each.of: each.spans for each in of_messages(life().families(), ["linkedin"], 13)}
    assert (spans["begun"], spans["new-people"]) == (13, 12)  # the first 90 of 456 days tell nobody new


def looking(hours: float, lately: float, hole: range = range(0)) -> Story:
    """Thirteen months of as many hours in 30 days, and of ``lately`` in the last 30; not on days of the hole."""
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    for day in range(LAST - 389, LAST + 1):
        if day not in hole:
            made.look(day, seconds=(lately if day > LAST - 30 else hours) * 3600 / 30)
    return made


def test_more_time_on_the_sites_is_told_of_a_log_without_holes() -> None:
    (told,) = found(looking(10, 30)).beyond_chance
    assert told.of == "time"
    assert told.now == pytest.approx(30)
    assert told.low == pytest.approx(10)
    assert found(looking(10, 11)).beyond_chance == ()


def test_a_log_that_was_off_is_no_less_time() -> None:
    assert found(looking(10, 10, hole=range(LAST - 25, LAST - 5))).compared == 0
    assert found(looking(10, 30, hole=range(LAST - 225, LAST - 200))).compared == 6


@pytest.mark.parametrize(("days", "compared"), [(9, 12), (10, 0)])
def test_nine_days_without_time_are_a_holiday_and_ten_a_hole(days: int, compared: int) -> None:
    assert found(looking(10, 10, hole=range(LAST - 15, LAST - 15 + days))).compared == compared


def drawn(rng: np.random.Generator, mean: float, clumping: float, spans: int) -> list[float]:
    """Counts whose variance is so many times the mean: people come in clumps."""
    if clumping == 1:
        return [float(each) for each in rng.poisson(mean, spans)]
    return [float(each) for each in rng.negative_binomial(mean / (clumping - 1), 1 / clumping, spans)]


def steady(rng: np.random.Generator, clumping: float, spans: int) -> list[Found]:
    """What is compared of somebody with whom nothing changes, each thing by itself: the worst case."""
    means: Sequence[tuple[Changed, float]] = (
        ("written-to-first", 12), ("begun", 10), ("new-people", 5), ("exchanged-with", 15), ("pitches", 18),
        ("contributions", 8), ("introductions", 0.6),
    )  # fmt: skip
    found = [counted(of, drawn(rng, mean, clumping, spans)) for of, mean in means]
    wholes = drawn(rng, 12, clumping, spans)
    chances = [0.7] * spans if clumping == 1 else rng.beta(7 / clumping, 3 / clumping, spans)
    shares = [Share(float(rng.binomial(int(n), p)), n) for n, p in zip(wholes, chances, strict=True)]
    hours = [float(each) for each in 10 * np.exp(rng.normal(0, 0.15 * clumping, spans))]
    aside = rng.spawn(1)[0]  # all else is drawn as it was before invitations were compared
    asked = drawn(aside, 8, clumping, spans)
    yeses = [Share(float(aside.binomial(int(n), 0.35)), n) for n in asked]
    found += told_of_shares("accepted", yeses)
    found.append(counted("begun-asking", drawn(aside, 4, clumping, spans)))
    pitched = drawn(aside, 18, clumping, spans)
    found += told_of_shares("pitches-answered", [Share(float(aside.binomial(int(n), 0.2)), n) for n in pitched])
    return [*found, *(compared_shares(shares) if shares[-1].whole >= 5 else []), compared(hours)]


@pytest.mark.parametrize("spans", [7, 10, 13])
def test_fewer_than_one_of_fifty_reports_in_which_nothing_changed_say_that_something_did(spans: int) -> None:
    rng = np.random.default_rng(spans)
    people = [steady(rng, clumping, spans) for clumping in (1.0, 1.5, 2.0, 3.0) for _ in range(300)]
    alarms = sum(bool(beyond_chance(each)) for each in people)
    assert alarms / len(people) < 0.02


def told(of: Changed, row: Sequence[float]) -> Change | None:
    """The change of a count among eleven other things that are as usual."""
    others = [Found("begun", len(row))] * 11
    return next(iter(beyond_chance([counted(of, row), *others])), None)


def test_what_comes_three_times_as_often_is_mostly_seen_at_once() -> None:
    rng = np.random.default_rng(5)
    rows = [[*drawn(rng, 12, 1, 12), *drawn(rng, 36, 1, 1)] for _ in range(200)]
    assert sum(told("pitches", row) is not None for row in rows) / 200 > 0.7


def test_what_grew_slowly_is_told_as_of_the_last_three_spans() -> None:
    rng = np.random.default_rng(5)
    rows = [[*drawn(rng, 12, 1, 10), *drawn(rng, 24, 1, 3)] for _ in range(200)]
    changed = [change for row in rows if (change := told("pitches", row))]
    assert len(changed) / 200 > 0.4
    lasting = [change for change in changed if change.latest == 3]
    assert len(lasting) > 50
    for change in lasting:
        assert change.now > change.high
        assert change.now == pytest.approx(np.mean([each for each in change.spans[-3:] if each is not None]))


def test_what_was_begun_two_months_ago_and_kept_up_is_told() -> None:
    change = told("begun", [0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 6.0, 6.0])
    assert change
    assert (change.latest, change.now) == (2, 6)
    assert told("begun", [0.0, 6.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 6.0, 6.0]) is None, "it was so once before"


def test_introductions_of_somebody_who_never_made_any_are_seen_when_they_last() -> None:
    assert told("introductions", [*[0.0] * 10, 4.0, 5.0, 4.0]) is not None
    assert told("introductions", [*[0.0] * 12, 1.0]) is None


def test_log_rank_agrees_with_a_worked_example() -> None:
    # Remission times of 6-MP and placebo in acute leukaemia (Freireich et al. 1963): chi-square 16.79, so 4.10.
    drug = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    over = [True] * 9 + [False] * 12
    placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
    assert log_rank(drug, over, placebo, [True] * 21) == pytest.approx(-(16.79**0.5), abs=0.01)
    assert log_rank(placebo, [True] * 21, drug, over) == pytest.approx(16.79**0.5, abs=0.01)


def test_log_rank_without_any_end_says_nothing() -> None:
    assert log_rank([1, 2], [False, False], [3], [False]) == 0.0
