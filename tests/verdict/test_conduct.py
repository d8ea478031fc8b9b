"""Where the verdict cannot tell, what is known of one's own part is told, with reasons that are one's own."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from auditor.answers.expectations import Expectations, Goal, Outcome, Preferences
from auditor.report import Report, Role, State
from auditor.runner.run import run
from auditor.verdict.conduct import conduct
from server.rendering.verdicts import who_may_matter
from tests.story import Story
from tests.verdict.test_verdict import END, HOPE, seeker, told

ONE = Goal(
    outcome="job offers", amount=1, since=END - timedelta(days=55), by=END + timedelta(days=90), so_far=0, audience="x"
)
QUESTION = "How did you set up the night shift plan over there?"


def life() -> Story:
    """Somebody who asks nobody for anything, answers 9 of 12 people and says nothing to most new connections."""
    story = Story()
    for day in range(0, 400, 20):
        story.exchange(day, "friend")
    for number in range(12):
        story.hear(430 + number, f"p{number}", QUESTION)
        if number < 9:
            story.write(431 + number, f"p{number}", "We began with one team, and it went well.")
    for number in range(10):
        story.connect(440 + number, f"new {number}")
    story.write(441, "new 0", "It was good to see you at the fair.")
    return story


def report(goal: Goal | None, role: Role | None = Role.CORP, preferences: Preferences | None = None) -> Report:
    expectations = Expectations(goal=goal, role=role)
    families = life().families(expectations)
    return run(families.history, expectations, families.window, role=role, preferences=preferences)


def test_where_the_verdict_is_silent_it_tells_what_the_report_knows_of_ones_own_part() -> None:
    made = report(ONE)
    hope, asked, answered, greeted = made.verdict.conduct
    assert hope.startswith("You hope for job offers (1) by ")
    assert hope.endswith("None has come yet, and the time for it still runs: that is no failure.")
    assert asked.startswith("In the last 60 days no clear request of yours was recognised; there may have been some")
    audits = made.audits()
    assert audits["clear-asks"].state is State.INFORMATIVE
    replies, connections = audits["reply-rate"].value, audits["followup-after-connect"].value
    assert replies and connections and connections.k
    assert answered == f"In the last 90 days: {replies.words}.", "the same words stand in the report"
    assert f" {connections.n} " in greeted
    assert f" {connections.k} of them" in greeted, "the same numbers stand in the report"


def test_what_i_see_differently_is_not_held_against_me_here_either() -> None:
    said = report(ONE, preferences=Preferences(muted=("reply-rate",))).verdict.conduct
    assert len(said) == 3
    assert not any("personal conversations" in each for each in said)


def test_a_verdict_that_tells_something_needs_no_such_list() -> None:
    expectations = Expectations(goal=HOPE, role=Role.JOB)
    families = seeker().families(expectations)
    made = run(families.history, expectations, families.window, role=Role.JOB)
    assert made.verdict.missing is None
    assert made.verdict.conduct == ()


def test_what_is_told_and_not_scored_is_no_flat_number() -> None:
    audits = report(ONE).audits()
    value = audits["reply-rate"].value
    assert value

    def said(audit: str, state: State, n: int) -> str:
        found = replace(audits[audit], state=state, value=replace(value, n=n))
        (_, told) = conduct(ONE, [found], END, 90)
        return told

    assert said("clear-asks", State.SCORED, 1).endswith(" days you asked clearly for something once.")
    assert said("clear-asks", State.SCORED, 0).endswith(" days no clear request of yours was seen.")
    assert "days 1 clear request of yours was recognised; there may have been more" in said(
        "clear-asks", State.INFORMATIVE, 1
    )
    for state in (State.SCORED, State.INFORMATIVE):
        assert "A clear request names what is wanted and can be answered" in said("clear-asks", state, 0)
        assert "names what is wanted" not in said("clear-asks", state, 1)
    assert "2 clear requests of yours were recognised" in said("clear-asks", State.INFORMATIVE, 2)
    for audit in ("reply-rate", "followup-after-connect"):
        flat, hedged = said(audit, State.SCORED, 9), said(audit, State.INFORMATIVE, 9)
        assert hedged.removeprefix(flat) == " That is as it was read, and some of it may be otherwise."


@pytest.mark.parametrize(
    ("goal", "ends"),
    [
        (replace(ONE, so_far=None), "."),
        (replace(ONE, by=END - timedelta(days=1)), "none has come so far."),
        (replace(ONE, amount=3), "none has come so far."),
        (replace(ONE, amount=3, so_far=2), "so far you had 2."),
    ],
)
def test_only_a_hope_of_one_whose_days_run_is_said_to_be_no_failure(goal: Goal, ends: str) -> None:
    (said,) = conduct(goal, (), END, 90)
    assert said.endswith(ends)
    assert "failure" not in said


@pytest.mark.parametrize("goal", [None, Goal(), Goal(outcome="job offers"), Goal(outcome="reach")])
def test_a_hope_without_number_or_day_is_not_repeated(goal: Goal | None) -> None:
    assert conduct(goal, (), END, 90) == ()


def test_reach_does_not_come_by_way_of_people_one_deals_with() -> None:
    (hope,) = report(replace(ONE, outcome="reach", amount=1)).verdict.conduct
    assert hope.startswith("You hope for reach (1)")


def what(outcome: Outcome, role: Role | None) -> str:
    missing = told(seeker(), replace(ONE, outcome=outcome), role).missing
    assert missing
    return missing.what


@pytest.mark.parametrize("role", [Role.CORP, Role.ACAD, Role.PRIVATE, None])
@pytest.mark.parametrize("outcome", ["job offers", "interviews"])
def test_what_was_found_of_people_who_look_for_work_is_told_to_them_alone(outcome: Outcome, role: Role | None) -> None:
    assert "searches harder" in what(outcome, Role.JOB)
    assert "search" not in what(outcome, role)
    assert "training" not in what(outcome, role)
    assert "nobody has measured" in what(outcome, role)


def test_what_was_found_of_journalists_is_told_to_them_alone() -> None:
    assert "journalists" in what("sources and tips", Role.MEDIA)
    assert "journalists" not in what("sources and tips", Role.CORP)


def test_of_a_goal_of_one_it_says_what_can_be_told_on_the_way_and_asks_for_it() -> None:
    missing = told(seeker(), ONE).missing
    assert missing
    assert missing.field == "further_goal.outcome"
    assert "a number of useful conversations as well" in missing.remedy
    named = told(seeker(), ONE, further_goal=HOPE).missing
    assert named
    assert "as well" not in named.remedy
    several = told(seeker(), replace(ONE, amount=3)).missing
    assert several
    assert several.field == "goal.conversations"


@pytest.mark.parametrize(
    ("so_far", "conversations", "asked"),
    [
        (None, None, "Count for a few weeks your useful conversations and what came of them"),
        (1, 5, "Useful conversations you told us of so far, with what came of them: 5. Tell us once there are 8;"),
        (0, 5, "Useful conversations you told us of so far: 5. Tell us once there are 8 and a first result;"),
        (0, 11, "The useful conversations that you told us of (11) are enough: tell us of the first result"),
    ],
)
def test_what_was_told_is_not_asked_for_again(so_far: int | None, conversations: int | None, asked: str) -> None:
    goal = replace(ONE, outcome="new clients", amount=30, so_far=so_far, conversations=conversations)
    missing = told(seeker(), goal).missing
    assert missing
    assert missing.remedy.startswith(asked)


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        (
            "heads of law in Leeds",
            "You hope for it from: heads of law in Leeds. In what people do, this is looked for: law.",
        ),
        ("in Leeds", "You hope for it from: in Leeds. None of these words says what people do."),
    ],
)
def test_by_which_words_of_whom_it_is_hoped_for_from_people_are_looked_for_is_told(audience: str, said: str) -> None:
    assert report(replace(ONE, audience=audience)).verdict.conduct[-1].endswith(said)


def test_the_pieces_of_an_answer_that_the_record_has_are_put_together() -> None:
    story = life()
    story.connect(300, "head", position="Head of Personnel Office")
    story.exchange(400, "head")
    story.hear(490, "head", "Could you send me your certificates, please?")
    meet = "Meet Ben, who plans night shifts. Ben, this is who I told you about. I will let you take it from here."
    story.hear(420, "friend", meet, also_to=("Ben",))
    goal = replace(ONE, audience="personnel departments")
    expectations = Expectations(goal=goal, role=Role.CORP)
    families = story.families(expectations)
    made = run(families.history, expectations, families.window, role=Role.CORP)
    assert made.verdict.conduct[1] == "In the last 12 months 1 introduction came to you by somebody you know."
    assert who_may_matter(made.verdict, made.waiting) == (
        "Of those who wait for you now, 1 may matter for this goal: head. That person has waited for a word of yours "
        "since 6 May 2026."
    )
    assert not any("waits for a word" in each for each in made.verdict.conduct), "it is said once"
    quiet = Expectations(goal=goal, role=Role.CORP, not_this_person=("head",))
    families = story.families(quiet)
    made = run(families.history, quiet, families.window)
    assert who_may_matter(made.verdict, made.waiting) == ""
    apart = Expectations(goal=goal, role=Role.CORP, kept_apart=("friend",))
    families = story.families(apart)
    made = run(families.history, apart, families.window, role=Role.CORP)
    assert not any("introduction came to you" in each for each in made.verdict.conduct)
