"""A further goal: asked, kept, worked out by itself, told beside the first, and never added to it."""

from datetime import date, timedelta
from io import StringIO

import msgspec
import pytest
from rich.console import Console

from auditor.answers.aging import aged, answer
from auditor.answers.expectations import Expectations, Goal
from auditor.answers.further_goal import FURTHER_GOAL, for_further_goal, goals
from auditor.answers.questionnaire import ITEMS
from auditor.audits.catalogue import AUDITS
from auditor.report import Report, Role, State
from auditor.report.comparing import compare
from auditor.runner.run import run
from server.rendering import terminal
from server.rendering.nameless import without_names
from server.standing.steps import Steps
from server.translations import speaking
from server.translations.speaker import auditing
from tests.verdict.test_verdict import HOPE, seeker

AGO = date(2026, 1, 1)
CLIENTS = Goal(outcome="new clients", amount=4, since=HOPE.since, by=HOPE.by, audience="railway firms", so_far=0)
BOTH = Expectations(goal=HOPE, further_goal=CLIENTS, role=Role.JOB)


def report(answers: Expectations) -> Report:
    story = seeker()
    story.last_day = 500
    families = story.families(answers)
    return run(families.history, answers, families.window)


def test_every_question_of_the_first_goal_is_asked_of_the_further_one() -> None:
    first = [each for item in ITEMS for each in item.questions if each.field.startswith("goal.")]
    assert [each.field for each in FURTHER_GOAL] == [f"further_{each.field}" for each in first]
    assert [type(each.format) for each in FURTHER_GOAL] == [type(each.format) for each in first]
    assert not {each.words for each in FURTHER_GOAL} & {each.words for each in first}
    assert {each.field.removeprefix("further_goal.") for each in FURTHER_GOAL} == set(Goal.__struct_fields__)


def test_answers_given_before_are_what_they_were() -> None:
    before = b'{"goal":{"outcome":"peer exchange","amount":6.0}}'
    assert goals(msgspec.json.decode(before, type=Expectations)) == (Goal("peer exchange", 6),)
    assert msgspec.json.encode(msgspec.json.decode(before, type=Expectations)) == before
    assert for_further_goal(Expectations(goal=HOPE, further_goal=Goal(amount=3))) is None


@pytest.mark.parametrize("outcome", ["useful conversations", "new clients"])
def test_where_both_goals_are_set_nobody_is_told_to_set_another(outcome: str) -> None:
    one = Goal(outcome="future mobility", amount=1, since=HOPE.since, by=HOPE.by)
    other = msgspec.structs.replace(HOPE, outcome=outcome)
    made = report(Expectations(goal=other, further_goal=one)).further
    assert made is not None
    for told in (made.verdict, report(Expectations(goal=one, further_goal=other)).verdict):
        assert told.missing is not None
        assert told.missing.remedy.startswith("Where the goal is one")
        assert "on the way" not in told.missing.remedy
        assert told.missing.field == ""


def test_who_counts_useful_conversations_is_not_told_to_hope_for_a_number_of_them() -> None:
    one = Goal(outcome="future mobility", amount=1, since=HOPE.since, by=HOPE.by)
    for counted, advised in ((None, True), (6, False)):
        told = report(Expectations(goal=msgspec.structs.replace(one, conversations=counted))).verdict.missing
        assert told is not None
        assert ("on the way" in told.remedy) == advised
        assert (told.field == "further_goal.outcome") == advised


def test_the_further_goal_grows_old_by_itself() -> None:
    days = {"goal.amount": AGO, "further_goal.so_far": AGO, "further_goal.amount": date(2026, 2, 20), "role": AGO}
    answers = msgspec.structs.replace(BOTH, confirmed=days)
    assert [each.question.field for each in aged(answers, date(2026, 3, 1))] == ["further_goal.so_far"]
    alone = for_further_goal(answers)
    assert alone is not None
    assert alone.confirmed == {"goal.so_far": AGO, "goal.amount": date(2026, 2, 20), "role": AGO}
    assert answer(alone, "goal.outcome") == "new clients"


def test_each_goal_is_worked_out_as_if_it_were_the_only_one() -> None:
    told = report(BOTH)
    assert told.further is not None
    first, other = report(Expectations(goal=HOPE, role=Role.JOB)), report(Expectations(goal=CLIENTS, role=Role.JOB))
    assert (told.verdict, told.categories, told.tips) == (first.verdict, first.categories, first.tips)
    assert told.further.outcome == "new clients"
    assert told.further.verdict == other.verdict != told.verdict
    alone = other.audits()
    assert [each.id for each in told.further.audits] == ["goal-stated", "role-goal-fit", "goal-feasible"]
    for each in told.further.audits:
        assert (each.value, each.state) == (alone[each.id].value, alone[each.id].state)
        assert (each.weight, each.tip) == (0, None)
    assert first.further is None


def test_who_waits_is_told_with_the_goal_that_they_bear_on() -> None:
    story = seeker()
    story.last_day = 500
    story.hear(490, "newcomer", "Could you tell me how you plan the line to the coast?")
    jobs = Goal("interviews", amount=4, since=HOPE.since, by=HOPE.by, so_far=3)
    tips = Goal("sources and tips", amount=4, since=HOPE.since, by=HOPE.by, so_far=3)
    answers = Expectations(goal=jobs, further_goal=tips, role=Role.JOB)
    families = story.families(answers)
    told = run(families.history, answers, families.window)
    assert told.further is not None
    assert told.further.verdict.bearing == tuple(each.activity for each in told.waiting)
    assert not told.verdict.bearing


def test_a_further_goal_without_a_number_says_what_is_missing_and_touches_nothing() -> None:
    told = report(msgspec.structs.replace(BOTH, further_goal=Goal(outcome="sources and tips")))
    assert told.further is not None
    assert told.further.verdict.missing is not None
    states = {each.id: each.state for each in told.further.audits}
    assert states["goal-feasible"] is State.NEEDS_YOUR_ANSWER
    assert told.verdict.cause == "habits"


def test_the_terminal_tells_both_and_a_report_without_names_keeps_both() -> None:
    told = report(BOTH)
    text = StringIO()
    terminal.show(told, Console(file=text, width=120))
    assert "What else you hope for: new clients" in text.getvalue()
    assert "No honest rate is known of clients" in " ".join(text.getvalue().split())
    nameless = without_names(told, ["railway firms"])
    assert nameless.further is not None
    assert told.further is not None
    assert nameless.further.verdict.words == told.further.verdict.words
    assert msgspec.json.decode(msgspec.json.encode(told), type=Report) == told


def test_two_reports_are_compared_on_what_else_is_hoped_for_too() -> None:
    near, far = report(BOTH), report(msgspec.structs.replace(BOTH, further_goal=Goal(outcome="new clients")))
    far = msgspec.structs.replace(far, created=far.created + timedelta(days=30))
    pairs = {pair.audit: pair for pair in compare(near, far).pairs if pair.hope}
    stated = pairs["further-goal/new clients/goal-stated"]
    assert (stated.outcome, stated.hope) == ("differs", "new clients")
    assert stated.first and stated.second and stated.first.number > stated.second.number
    first = next(pair for pair in compare(near, far).pairs if pair.audit == "goal-stated")
    assert (first.outcome, first.hope) == ("same", "")
    screen = Console(file=StringIO(), width=200)
    terminal.show_comparison(near, far, compare(near, far), screen, zone="UTC")
    assert isinstance(screen.file, StringIO)
    assert "What else you hope for: new clients" in screen.file.getvalue()


def test_reports_made_in_another_language_are_compared_in_the_one_spoken() -> None:
    with speaking("de"), auditing():
        one = report(BOTH)
    other = msgspec.structs.replace(one, created=one.created + timedelta(days=30))
    screen = Console(file=StringIO(), width=200)
    terminal.show_comparison(one, other, compare(one, other), screen, zone="UTC")
    assert isinstance(screen.file, StringIO)
    assert str(AUDITS["goal-stated"].question) in screen.file.getvalue()
    assert one.audits()["goal-stated"].question not in screen.file.getvalue()


def test_of_two_other_hopes_nothing_is_compared() -> None:
    sources = msgspec.structs.replace(CLIENTS, outcome="sources and tips")
    one, other, none = (report(msgspec.structs.replace(BOTH, further_goal=each)) for each in (CLIENTS, sources, None))
    found = {pair.audit: pair for pair in compare(one, other).pairs if pair.hope and pair.outcome != "neither"}
    assert {pair.hope for pair in found.values()} == {"new clients", "sources and tips"}
    assert {pair.outcome for pair in found.values()} == {"one"}
    assert {pair.unlike for pair in compare(none, one).pairs if pair.hope and pair.outcome == "one"} == {
        "When that report was made, no such hope was stated."
    }


def test_the_start_page_in_the_terminal_tells_of_both() -> None:
    screen = Console(file=StringIO(), width=200)
    terminal.show_today(report(BOTH), (), Steps(None, (), None), screen)
    assert isinstance(screen.file, StringIO)
    told = " ".join(screen.file.getvalue().split())
    assert "What else you hope for: new clients" in told
    assert "No honest rate is known of clients" in told or "We cannot tell yet." in told
