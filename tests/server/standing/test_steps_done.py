"""A step that the record shows done is asked about and nagged no more; one that was put off comes back on its day."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from rich.console import Console

from auditor.answers.expectations import Expectations
from auditor.report import Report, Tip
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.rendering.terminal import show_today
from server.standing.steps import steps
from server.standing.waiting import still
from server.store.choosing import Choice
from server.store.persons import now
from server.store.steps import Helped
from server.store.store import Store
from server.telling.digest import digest
from server.translations.cldr import near_day
from tests.audits.test_profile_completeness import FULL
from tests.server.lives import audited_story, keep
from tests.story import Story

QUESTION = "Which press do you use for the small orders?"
ASKED = "You took this up, and it looks done:"


def asked() -> Story:
    made = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    made.exchange(20, "Mona")
    made.hear(50, "Mona", QUESTION)
    made.exchange(21, "Tilo")
    return made


@pytest.fixture
def story() -> Story:
    return asked()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of somebody of whom all of it is told, with a report."""
    return audited_story(asked, tmp_path / "data")


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def today() -> date:
    return datetime.now(UTC).date()


def latest(store: Store) -> Report:
    found = store.reports.last()
    assert found
    return found


def tip(store: Store) -> Tip:
    first = latest(store).tips[0]
    assert first.about
    assert "Mona" in first.action
    return first


def printed(store: Store) -> str:
    report, screen = latest(store), StringIO()
    waiting = still(store, report)
    show_today(report, waiting, steps(store, report, waiting), Console(file=screen, width=300))
    return screen.getvalue()


def taken(client: FlaskClient, token: str, store: Store) -> str:
    client.post("/steps", data={"form_token": token, "audit": tip(store).audit, "state": "taken"})
    (step,) = store.steps.all()
    store.steps.remind(step.id, today())
    return step.id


@pytest.mark.parametrize("audited", [False, True])
def test_a_step_whose_person_was_answered_is_asked_about_and_nagged_no_more(
    client: FlaskClient, token: str, store: Store, story: Story, audited: bool
) -> None:
    action, step = tip(store).action, taken(client, token, store)
    assert "You wanted to be reminded of this:" in client.get("/").text
    assert action in client.get("/steps/calendar/steps.ics").text.replace("\r\n ", "").replace("\\", "")
    story.write(59, "Mona", "The small one in the yard, it is old but fine.")
    keep(store, story)
    if audited:
        audit_now(store)
    for page in ("/", "/steps"):
        text = client.get(page).text
        assert ASKED in text
        assert action in text
        assert "You wanted to be reminded of this:" not in text
    assert "BEGIN:VEVENT" not in client.get("/steps/calendar/steps.ics").text
    assert digest(store, latest(store), latest(store), names_people=True) is None
    assert ASKED in printed(store)
    client.post(f"/steps/{step}", data={"form_token": token, "what": "keep"})
    assert ASKED not in client.get("/").text
    assert "You wanted to be reminded of this:" in client.get("/").text
    assert "BEGIN:VEVENT" in client.get("/steps/calendar/steps.ics").text


def test_what_they_wrote_once_more_makes_no_step_done_and_a_mark_does(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    about = tip(store).about
    assert about
    taken(client, token, store)
    story.hear(59, "Mona", "Or do you know somebody who has one?")
    keep(store, story)
    report = audit_now(store)
    assert steps(store, report, still(store, report)).look_done == ()
    store.answers.add(Expectations(answered_elsewhere=(about,)))
    (done,) = steps(store, report, still(store, report)).look_done
    assert done.about == about


def test_of_a_step_whose_message_was_erased_nothing_shows_whether_it_is_done(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    taken(client, token, store)
    store.erase_part(Choice(first=story.at(49).date(), last=story.at(51).date()))
    assert [each.about for each in store.steps.all()] == [""]
    report = audit_now(store)
    assert steps(store, report, still(store, report)).look_done == ()


def test_a_step_put_off_comes_back_on_its_day_though_another_is_taken_up(
    client: FlaskClient, token: str, store: Store
) -> None:
    action = tip(store).action
    client.post("/steps", data={"form_token": token, "audit": tip(store).audit, "state": "later"})
    store.steps.add("posts", "Write down one thing.", "taken", now())
    (step,) = (each for each in store.steps.all() if each.state == "later")
    assert action not in client.get("/").text
    store.steps.put_off(step.id, today())
    for page in ("/", "/steps"):
        assert f"You put this off until {near_day(today())}:" in client.get(page).text
        assert action in client.get(page).text
    assert "Write down one thing." in client.get("/").text
    assert "You put this off until" in printed(store)
    assert client.get("/steps/calendar/steps.ics").text.count("BEGIN:VEVENT") == 2
    found = digest(store, latest(store), latest(store), names_people=True)
    assert found
    assert f"You put this off until now: {action}" in found.lines
    for what, state, until in (("later", "later", today() + timedelta(days=7)), ("take", "taken", None)):
        client.post(f"/steps/{step.id}", data={"form_token": token, "what": what})
        (answered,) = (each for each in store.steps.all() if each.id == step.id)
        assert (answered.state, answered.until) == (state, until)


def test_a_step_put_off_is_over_once_they_were_answered_or_it_is_proposed_no_more(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    client.post("/steps", data={"form_token": token, "audit": tip(store).audit, "state": "later"})
    (step,) = store.steps.all()
    store.steps.put_off(step.id, today())
    store.steps.add("posts", "What no report proposes.", "later", now(), today() - timedelta(days=9))
    story.write(59, "Mona", "The small one in the yard, it is old but fine.")
    keep(store, story)
    assert "You put this off until" not in client.get("/").text
    assert "BEGIN:VEVENT" not in client.get("/steps/calendar/steps.ics").text


def test_a_step_put_off_can_be_declined(client: FlaskClient, token: str, store: Store) -> None:
    step = store.steps.add("posts", "Write down one thing.", "later", now(), today())
    client.post(f"/steps/{step}", data={"form_token": token, "what": "decline"})
    assert [each.state for each in store.steps.all()] == ["declined"]


@pytest.mark.parametrize(
    ("days", "told"), [(0, "You wanted to be reminded of this:"), (3, "You are reminded on "), (None, "took this up:")]
)
def test_the_terminal_says_of_a_reminder_what_the_page_says(
    client: FlaskClient, store: Store, days: int | None, told: str
) -> None:
    until = None if days is None else today() + timedelta(days=days)
    store.steps.add("posts", "Write down one thing.", "taken", now(), until)
    assert told in client.get("/").text
    assert told in printed(store)
    assert ("You took this up:" in printed(store)) is (days != 0)


def test_a_step_about_nobody_looks_done_once_a_report_calls_what_it_was_to_change_working(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    audit = "profile-completeness"
    story.profile(51, **{**FULL, "headline": "", "about": "", "skills": 0, "education": 0})
    keep(store, story)
    assert audit in {each.audit for each in audit_now(store).tips}
    client.post("/steps", data={"form_token": token, "audit": audit, "state": "taken"})
    report = audit_now(store)
    assert steps(store, report, still(store, report)).look_done == ()
    story.profile(58, **FULL)
    keep(store, story)
    assert steps(store, report, still(store, report)).look_done == ()  # the report knows nothing of it
    report = audit_now(store)
    (done,) = steps(store, report, still(store, report)).look_done
    assert done.audit == audit
    assert ASKED in client.get("/steps").text
    client.post(f"/steps/{done.id}", data={"form_token": token, "what": "keep"})
    audit_now(store)
    assert ASKED not in client.get("/steps").text


def test_what_works_already_when_a_step_is_taken_up_does_not_make_it_done(store: Store, story: Story) -> None:
    """Such as a step of a report from before the profile was filled in."""
    story.profile(51, **FULL)
    keep(store, story)
    report = audit_now(store)
    store.steps.add("profile-completeness", "Fill in your headline.", "taken", now())
    assert steps(store, report, still(store, report)).look_done == ()


def test_once_the_first_is_answered_the_step_is_about_the_next_without_a_new_report(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    story.hear(52, "Tilo", "Could you lend me the small press until Friday?")
    keep(store, story)
    report = audit_now(store)
    first, second = report.tips[0], report.further_steps[0]
    assert {first.about, second.about} == {each.activity for each in report.waiting}
    (after,) = (each.name for each in report.waiting if each.activity == second.about)
    (before,) = (each.name for each in report.waiting if each.activity == first.about)
    assert first.action in client.get("/").text
    story.write(59, before, "Of course, come by and take it.")
    keep(store, story)
    (proposed, *rest) = steps(store, report, still(store, report)).proposed
    assert (proposed, after in proposed.action) == (second, True)
    assert first not in rest
    assert second.action in client.get("/").text
    client.post("/steps", data={"form_token": token, "audit": second.audit, "state": "taken"})
    assert [(step.about, step.action) for step in store.steps.all()] == [(second.about, second.action)]


def test_whoever_asks_for_another_step_reaches_the_others_who_wait(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    story.hear(52, "Tilo", "Could you lend me the small press until Friday?")
    keep(store, story)
    report = audit_now(store)
    of_people = [report.tips[0], *report.further_steps]

    def proposed() -> list[Tip]:
        return list(steps(store, report, still(store, report)).proposed)

    assert (len(of_people), proposed()[:2]) == (2, of_people)
    first, second = of_people
    page = client.get("/?tip=2").text
    assert second.action in page
    form = {"form_token": token, "audit": second.audit, "about": second.about or "", "state": "taken"}
    client.post("/steps", data=form)
    assert [step.about for step in store.steps.all()] == [second.about]
    (taken,) = store.steps.all()
    store.steps.give_up(taken.id, now())
    store.steps.propose_again(taken.id)
    client.post("/steps", data={**form, "about": first.about or "", "state": "later"})
    habit = msgspec.structs.replace(first, audit="posting-rhythm", about=None, named=False, action="Post on Mondays.")
    report = msgspec.structs.replace(report, tips=(first, habit))
    assert proposed() == [habit, second], "whoever put off a step about one person is not asked about the next at once"


def test_whom_nothing_may_propose_to_write_is_no_further_step_either(store: Store, story: Story) -> None:
    story.hear(52, "Tilo", "Could you lend me the small press until Friday?")
    keep(store, story)
    report = audit_now(store)
    store.answers.add(Expectations(not_this_person=("Mona", "Tilo")))
    assert not any(tip.about for tip in steps(store, report, still(store, report)).proposed)


def test_whose_name_is_part_of_anothers_hides_no_step_of_theirs(store: Store, story: Story) -> None:
    story.exchange(30, "Mo")
    keep(store, story)
    report = audit_now(store)
    store.answers.add(Expectations(not_this_person=("Mo",)))
    (first, *_) = steps(store, report, still(store, report)).proposed
    assert "Mona" in first.action


def test_a_step_about_a_promise_of_long_ago_is_not_done_by_chat(store: Store) -> None:
    story = Story(first=datetime.now(UTC).date() - timedelta(days=200), last_day=200)
    for day in (30, 40):
        story.exchange(day, "Ana")
    promise = story.write(60, "Ana", "I will send you the slides once I am back at home.")
    keep(store, story)
    report = audit_now(store)
    assert [each.activity for each in report.waited_longer] == [str(promise.id)]
    store.steps.add("reply-rate", "Do what you said you would do.", "taken", now(), about=str(promise.id))
    story.write(199, "Ana", "The rain came in again.")
    keep(store, story)
    assert steps(store, report, still(store, report)).look_done == ()


@pytest.mark.parametrize(
    ("said", "days", "is_asked"),
    [
        (None, 6.9, False),
        (None, 7.1, True),
        ("early", 27.9, False),
        ("early", 28.1, True),
        ("early", 59.9, True),
        ("early", 60.1, False),
    ],
)
def test_whether_a_step_helped_is_asked_until_two_months_after_it(
    store: Store, said: Helped | None, days: float, is_asked: bool
) -> None:
    report, day = latest(store), 86_400_000
    done = store.steps.add("other", "Another step.", "taken", now() - 90 * day)
    store.steps.finish(done, now() - round(days * day))
    if said:
        store.steps.judge(done, said)
    assert (steps(store, report, report.waiting).judging is not None) is is_asked
