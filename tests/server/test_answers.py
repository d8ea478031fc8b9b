"""Answers from a form: each format, what does not fit, and what must not be lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.sites import sites
from auditor.answers.expectations import Confidant, Expectations, Goal, SleepWindow
from auditor.answers.further_goal import FURTHER_GOAL
from auditor.answers.questionnaire import every_question
from auditor.answers.single import for_single_audits
from auditor.history.ingest import receive
from server.answers import Unfit, changed, from_form, parsed, singles, with_circle
from server.store.store import Store
from tests.server.lives import keep
from tests.story import Story

QUESTIONS = (*every_question(), *FURTHER_GOAL, *for_single_audits())


def form(**given: str) -> Expectations:
    fields = {name.replace("__", "."): value for name, value in given.items()}
    return from_form(Expectations(), QUESTIONS, lambda field: fields.get(field, ""))


def test_an_empty_form_answers_nothing() -> None:
    assert form() == Expectations()


def test_time_is_asked_for_only_where_it_is_seen() -> None:
    asked = {question.field for question in for_single_audits()}
    assert "planned_minutes_a_week.linkedin" in asked
    assert {site.site for site in sites().values() if f"planned_minutes_a_week.{site.site}" in asked} == {
        site.site for site in sites().values() if site.watched
    }


def test_each_format_is_understood() -> None:
    answers = form(
        role="1", goal__outcome="0", goal__amount="12", goal__by="2026-06-30", unease="prefer not to say",
        learnable="4", minutes_a_day="0", boundaries__topics="1", definition_words="helping each other",
    )  # fmt: skip
    assert answers.role == "media"
    assert answers.goal
    assert (answers.goal.outcome, answers.goal.amount, str(answers.goal.by)) == (
        "useful conversations",
        12,
        "2026-06-30",
    )
    assert (answers.unease, answers.learnable, answers.minutes_a_day) == ("prefer not to say", 4, 5)
    assert answers.boundaries
    assert answers.boundaries.topics is False


def test_an_exact_number_counts_before_a_choice() -> None:
    assert from_form(
        Expectations(), QUESTIONS, lambda field: {"minutes_a_day": "0", "minutes_a_day.exact": "33"}.get(field, "")
    ).minutes_a_day == 33  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"learnable": "9"},
        {"role": "99"},
        {"goal__by": "soon"},
        {"goal__amount": "-3"},
        {"goal__since": (datetime.now(UTC).date() + timedelta(days=2)).isoformat()},
    ],
)
def test_what_does_not_fit_is_told(wrong: dict[str, str]) -> None:
    with pytest.raises(Unfit):
        form(**wrong)


def test_other_answers_survive_a_form_and_an_answer_can_be_taken_back() -> None:
    before = Expectations(goal=Goal(outcome="advice", amount=3), relevant={"x": True})
    after = from_form(before, QUESTIONS, lambda field: {"goal.amount": "4"}.get(field, ""))
    assert after.relevant == {"x": True}
    assert after.goal == Goal(amount=4)
    assert changed(after, {"goal.amount": None}).goal is None


def test_a_plan_is_given_for_each_site_and_sleep_from_when_to_when() -> None:
    after = form(planned_minutes_a_week__linkedin="90", sleep__start="23", sleep__end="7", browser_share="2")
    assert after.planned_minutes_a_week == {"linkedin": 90}
    assert after.sleep == SleepWindow(23, 7)
    assert after.browser_share == 0.8


def test_minutes_are_asked_of_the_sites_of_which_something_is_kept_or_was_answered(app: Flask) -> None:
    store: Store = app.extensions["store"]

    def of() -> set[str]:
        fields = {question.field for question in singles(store, store.answers.get())}
        return {field.split(".")[1] for field in fields if field.startswith("planned_minutes_a_week.")}

    assert of() == {name for name, site in sites().items() if site.watched}, "before anything is kept"
    story = Story()
    story.exchange(20, "Mona")
    keep(store, story)
    assert of() == {"linkedin"}
    store.answers.add(Expectations(planned_minutes_a_week={"x": 30}))
    assert of() == {"linkedin", "x"}


def test_half_a_sleep_window_is_none() -> None:
    assert form(sleep__start="23").sleep is None


def test_the_circle_keeps_what_is_known_of_those_who_stay() -> None:
    known = Confidant("Ana", site="linkedin", id="in/ana")
    after = with_circle(Expectations(inner_circle=(known, Confidant("Ben"))), " Ana \n\nCarla\nAna\n")
    assert after.inner_circle == (known, Confidant("Carla"))
    with pytest.raises(Unfit):
        with_circle(Expectations(), "\n".join(f"Person {number}" for number in range(51)))


def test_messages_can_be_marked_and_marks_are_kept(client: FlaskClient, token: str, app: Flask) -> None:
    story = Story(first=date(2026, 1, 1))
    asked = [story.hear(day, f"Person {day}", "Could you share my post with your followers?") for day in range(5)]
    store = app.extensions["store"]
    store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in story.activities])
    page = client.get("/answers/messages").get_data(as_text=True)
    assert page.count("wrote to you") == page.count("(LinkedIn: an ask)") == 5
    first = str(asked[0].id)
    client.post("/answers/messages", data={"form_token": token, first: "yes", str(asked[1].id): "no", "made up": "yes"})
    assert store.answers.get().relevant == {first: True, str(asked[1].id): False}


@pytest.mark.parametrize(
    ("given", "mondays"),
    [
        ("2026-09-14 – 2026-10-04", ["09-14", "09-21", "09-28"]),
        ("2026-09-16 - 2026-10-05", ["09-14", "09-21", "09-28", "10-05"]),
        ("16 September 2026 to 22 September 2026\n\n2026-11-04", ["09-14", "09-21", "11-02"]),
        ("16.9.2026 bis 16.9.2026", ["09-14"]),
        ("2026-09-16—2026-09-20, 2026-11-04", ["09-14", "11-02"]),
    ],
)
def test_a_time_away_is_told_by_its_ends(given: str, mondays: list[str]) -> None:
    (question,) = (each for each in for_single_audits() if each.field == "holidays")
    assert parsed(question, given) == [f"2026-{day}" for day in mondays]


@pytest.mark.parametrize("given", ["2026-09-16 – 2026-09-15", "1026-09-16 – 2026-09-15", "2026-09-16 – soon"])
def test_a_time_away_has_an_end_and_a_bound(given: str) -> None:
    (question,) = (each for each in for_single_audits() if each.field == "holidays")
    with pytest.raises(Unfit):
        parsed(question, given)


@pytest.mark.parametrize(("amount", "shown"), [(24.0, "24"), (2.5, "2.5")])
def test_a_whole_number_is_shown_as_one(client: FlaskClient, app: Flask, amount: float, shown: str) -> None:
    kept: Store = app.extensions["store"]
    kept.answers.add(Expectations(goal=Goal(outcome="introductions", amount=amount)))
    field = BeautifulSoup(client.get("/answers").text, "html5lib").find("input", attrs={"name": "goal.amount"})
    assert field and field["value"] == shown


def test_a_further_goal_is_asked_on_the_page_kept_and_told_in_the_report(
    client: FlaskClient, token: str, app: Flask
) -> None:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for day in (1, 20, 80):
        story.exchange(day, "Ana")
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    kept.answers.add(Expectations(goal=Goal(outcome="sources and tips", amount=12)))
    page = BeautifulSoup(client.get("/answers").text, "html5lib")
    choice = page.find("select", attrs={"name": "further_goal.outcome"})
    assert choice
    place = next(each["value"] for each in choice.find_all("option") if each.text == "new clients")
    said = {"goal.outcome": "5", "goal.amount": "12", "further_goal.outcome": place, "further_goal.amount": "2"}
    client.post("/answers", data={"form_token": token, **said})
    given = kept.answers.get()
    assert (given.goal, given.further_goal) == (Goal("sources and tips", 12), Goal("new clients", 2))
    report = kept.reports.last()
    assert report and report.further and report.further.outcome == "new clients"
    made = BeautifulSoup(client.get(f"/reports/{report.id}").text, "html5lib")
    shown = made.find("section", attrs={"aria-labelledby": "further"})
    assert shown and "What else you hope for: new clients" in shown.text
    assert "sources" not in shown.text.partition("What tends")[0].casefold()
    assert "further_goal.so_far" in client.get("/answers").text
