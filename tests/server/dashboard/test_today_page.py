"""The start page: who waits, one step and what is said to it, the question in place, changes, tiles and the strip."""

import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from rich.console import Console

from auditor.answers.expectations import Goal
from auditor.history.ingest import receive
from auditor.report import Band, Gap, Report, Role, State
from server.audits.running import audit_now
from server.dashboard.today import Page
from server.demonstration.stories import corporate
from server.installation.settings import Settings
from server.rendering import terminal
from server.rendering.tiles import Tiles, lacking, tiles, untold
from server.standing.steps import Steps, steps
from server.store.persons import now
from server.store.store import Store
from server.translations.cldr import near_day
from tests.made_up import report_of
from tests.server.lives import lived
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
DAY = 86_400_000


@pytest.fixture
def settings(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Those of a made-up person's two years up to now, for tests that ask for the store."""
    return lived(corporate, settings.data) if "store" in request.fixturenames else settings


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    return kept


def section(client: FlaskClient, name: str) -> str:
    page = BeautifulSoup(client.get("/").text, "html5lib")
    heading = page.find(id=name)
    assert heading and heading.parent
    return " ".join(heading.parent.get_text(" ").split())


def latest(store: Store) -> Report:
    found = store.reports.last()
    assert found
    return found


def test_the_heading_counts_who_waits_and_later_puts_somebody_off(
    client: FlaskClient, token: str, store: Store
) -> None:
    count = len(latest(store).waiting)
    first = latest(store).waiting[0]
    assert f"<h1>{count} people wait for you</h1>" in client.get("/").text
    answer = client.post(
        f"/waiting/{first.activity}", data={"form_token": token, "mark": "later"}, follow_redirects=True
    )
    assert f"{first.name} comes back here in a week" in answer.text
    assert f"<h1>{count - 1} people wait for you</h1>" in answer.text
    assert first.name not in section(client, "waiting")
    assert len(latest(store).waiting) == count


def test_a_step_taken_up_stands_there_until_it_is_done_and_is_then_asked_about(
    client: FlaskClient, token: str, store: Store
) -> None:
    tip = latest(store).tips[0]
    assert tip.action in section(client, "step")
    client.post("/steps", data={"form_token": token, "audit": tip.audit, "state": "taken"})
    (taken,) = store.steps.all()
    assert (taken.action, taken.state) == (tip.action, "taken")
    assert "You took this up:" in section(client, "step")
    friday = date.fromisoformat("2030-01-04")
    client.post(f"/steps/{taken.id}", data={"form_token": token, "what": "remind", "until": friday.isoformat()})
    assert "You are reminded on 4 January 2030." in section(client, "step")
    past = client.post(f"/steps/{taken.id}", data={"form_token": token, "what": "remind", "until": "2020-01-01"})
    assert past.status_code == 302
    assert store.steps.all()[0].until == friday
    client.post(f"/steps/{taken.id}", data={"form_token": token, "what": "done"})
    assert "Did it help?" not in section(client, "step")
    assert tip.action in client.get("/steps").text
    asked = client.post(f"/steps/{taken.id}/helped", data={"form_token": token, "helped": "yes"}, follow_redirects=True)
    assert asked.status_code == 200
    assert "it helped" in client.get("/steps").text


@pytest.mark.parametrize("state", ["later", "declined"])
def test_a_step_put_off_or_declined_gives_way_to_the_next(
    client: FlaskClient, token: str, store: Store, state: str
) -> None:
    first, second = latest(store).tips[:2]
    client.post("/steps", data={"form_token": token, "audit": first.audit, "state": state})
    assert first.action not in section(client, "step")
    assert second.action in section(client, "step")
    assert first.action in client.get("/steps").text


def test_steps_that_are_not_there_are_refused(client: FlaskClient, token: str, store: Store) -> None:
    tip = latest(store).tips[0]
    for path, form, status in (
        ("/steps", {"audit": "none", "state": "taken"}, 404),
        ("/steps", {"audit": tip.audit, "state": "perhaps"}, 400),
        ("/steps/none", {"what": "done"}, 404),
        ("/steps/none", {"what": "dance"}, 400),
        ("/steps/none/helped", {"helped": "yes"}, 404),
        ("/steps/none/helped", {"helped": "perhaps"}, 400),
    ):
        assert client.post(path, data={"form_token": token, **form}).status_code == status, (path, form)
    assert store.steps.all() == []


def test_when_a_step_comes_back_and_when_it_is_asked_about(store: Store) -> None:
    tip, report = latest(store).tips[0], latest(store)

    def proposed() -> bool:
        return tip in steps(store, report, report.waiting).proposed

    assert proposed()
    store.steps.add(tip.audit, tip.action, "later", now(), datetime.now(UTC).date())
    assert proposed()
    store.steps.add(tip.audit, tip.action, "declined", now() - 179 * DAY)
    assert not proposed()
    done = store.steps.add("other", "Another step.", "taken", now() - 30 * DAY)
    store.steps.finish(done, now() - 6 * DAY)
    assert steps(store, report, report.waiting).judging is None
    again = store.steps.add("other", "A third step.", "taken", now() - 30 * DAY)
    store.steps.finish(again, now() - 8 * DAY)
    judging = steps(store, report, report.waiting).judging
    assert judging
    assert judging.id == again
    store.steps.judge(again, "early")
    assert steps(store, report, report.waiting).judging is None


def test_a_step_about_somebody_goes_once_they_do_not_wait_any_more(store: Store) -> None:
    report = latest(store)
    first = report.tips[0]
    assert first.about in {each.activity for each in report.waiting}
    left = [each for each in report.waiting if each.activity != first.about]
    assert first in steps(store, report, report.waiting).proposed
    assert first not in steps(store, report, left).proposed


def test_declining_a_step_about_somebody_declines_nobody_else(store: Store) -> None:
    report = latest(store)
    first = report.tips[0]
    other = msgspec.structs.replace(first, action="Tell Ben today what you will do.", about="another")
    store.steps.add(first.audit, first.action, "declined", now())
    both = msgspec.structs.replace(report, tips=(first, other), further_steps=())
    assert steps(store, both, both.waiting).proposed == (other,)


def test_the_verdict_asks_its_question_in_place(client: FlaskClient, token: str, store: Store) -> None:
    given = store.answers.get()
    assert given.goal
    assert given.goal.since
    store.answers.add(msgspec.structs.replace(given, goal=msgspec.structs.replace(given.goal, so_far=None)))
    audit_now(store)
    assert f"since {near_day(given.goal.since)} (useful conversations)? None is an answer too." in section(
        client, "verdict"
    )
    bad = {"form_token": token, "question": "goal.so_far", "goal.so_far": "many"}
    assert "is not an answer to that" in client.post("/answers/one", data=bad, follow_redirects=True).text
    answer = {"form_token": token, "question": "goal.so_far", "goal.so_far": "3"}
    client.post("/answers/one", data=answer)
    kept = store.answers.get()
    assert kept.goal == given.goal
    assert latest(store).verdict.missing is None
    assert "likely with what you did" in section(client, "verdict")
    assert client.post("/answers/one", data={"form_token": token, "question": "zone"}).status_code == 404


def test_what_else_is_hoped_for_stands_beside_the_verdict(client: FlaskClient, store: Store) -> None:
    assert "What else you hope for" not in section(client, "verdict")
    given = store.answers.get()
    store.answers.add(msgspec.structs.replace(given, further_goal=Goal(outcome="sources and tips", amount=4)))
    audit_now(store)
    told = section(client, "verdict")
    assert "What else you hope for: sources and tips" in told
    assert told.index("What else you hope for") > told.index("likely with what you did")


def test_what_is_known_of_ones_own_part_is_told_once_of_both_goals(client: FlaskClient, store: Store) -> None:
    goals = (Goal(outcome="job offers", amount=1), Goal(outcome="peer exchange"))
    store.answers.add(msgspec.structs.replace(store.answers.get(), goal=goals[0], further_goal=goals[1]))
    report = audit_now(store)
    assert report.further
    own, further = report.verdict.conduct, report.further.verdict.conduct
    assert set(own) & set(further[:1]), "both know of the same part, or this shows nothing"
    told = " ".join(BeautifulSoup(client.get("/report").text, "html5lib").get_text(" ").split())
    for said in set(own) & set(further):
        assert told.count(said) == 1


def test_a_goal_of_one_is_answered_with_ones_own_part_and_asks_what_comes_on_the_way(
    client: FlaskClient, token: str, store: Store
) -> None:
    given = store.answers.get()
    until = datetime.now(UTC).date() + timedelta(days=200)
    one = Goal(outcome="job offers", amount=1, since=given.goal.since if given.goal else None, by=until, so_far=0)
    store.answers.add(msgspec.structs.replace(given, goal=one, further_goal=None))
    audit_now(store)
    shown = section(client, "verdict")
    for said in latest(store).verdict.conduct:
        assert said in shown
    assert "nobody has measured" in shown.partition("Why, and what would tell")[2], "it is folded below that"
    assert "And what else do you hope for?" in shown
    data = {"form_token": token, "question": "further_goal.outcome", "further_goal.outcome": "0"}
    client.post("/answers/one", data=data)
    assert store.answers.get().further_goal == Goal(outcome="useful conversations")
    shown = section(client, "verdict")
    assert "You hope for useful conversations: how many, or how much?" in shown
    assert "as well" not in shown


def test_a_complaint_is_answered_beside_the_verdict_and_the_guide_to_the_word_offered_there_once(
    client: FlaskClient, store: Store
) -> None:
    store.answers.add(msgspec.structs.replace(store.answers.get(), approached="daily"))
    felt = audit_now(store).verdict.complaint
    assert len(felt) > 2, "or this shows nothing of what is folded"
    shown, folded = section(client, "verdict").split("What your record says to that, and what may help")
    assert " ".join(felt[:2]) in shown
    assert " ".join(felt[2:]) in folded
    assert client.get("/").text.count("A guide for when the word") == 1


def test_without_a_goal_the_first_question_is_what_was_hoped_for(client: FlaskClient, token: str, app: Flask) -> None:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for day in range(0, 60, 3):
        story.exchange(day, f"p{day % 4}")
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    assert "What would you like to have come from it?" in section(client, "verdict")
    client.post("/answers/one", data={"form_token": token, "question": "goal.outcome", "goal.outcome": "0"})
    assert kept.answers.get().goal == Goal(outcome="useful conversations")
    assert "You hope for useful conversations: how many, or how much?" in section(client, "verdict")
    assert "it takes a record of seven months" in section(client, "changed")


def test_what_the_site_does_is_hatched_where_it_was_not_seen() -> None:
    report = report_of("corporate")
    assert report.verdict.funnel
    assert report.verdict.funnel.through is not None


def test_of_a_record_that_ended_long_ago_it_says_who_was_waiting(client: FlaskClient, app: Flask) -> None:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2023, 1, 1))
    story.exchange(1, "friend")
    story.exchange(10, "Ana")
    story.hear(30, "Ana", QUESTION)
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    assert "<h1>2 people were waiting for you</h1>" in client.get("/").text


def test_where_no_source_tells_of_messages_nobody_is_said_to_wait_or_not(client: FlaskClient, app: Flask) -> None:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for day in range(30):
        story.like(day)
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    page = client.get("/").text
    assert "<h1>Your networking</h1>" in page
    assert "This is not known" in section(client, "waiting")
    assert 'class="strip' not in page


def test_of_five_days_it_is_known_who_waits(client: FlaskClient, app: Flask) -> None:
    kept: Store = app.extensions["store"]
    story = Story(first=datetime.now(UTC).date() - timedelta(days=5))
    story.write(0, "friend")
    story.hear(1, "friend", "Thank you, that helped me a lot.")
    story.write(2, "friend", "Gladly, any time you like.")
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    assert "<h1>Nobody waits for you</h1>" in client.get("/").text
    assert "Nobody, as far as messages tell." in section(client, "waiting")


def test_what_was_imported_since_the_report_is_told_until_it_is_looked_at_again(
    client: FlaskClient, token: str, store: Store
) -> None:
    assert "since this report" not in client.get("/").text
    brought = store.imports.begin("later.zip")
    store.imports.progress(brought, new=342)
    assert "since this report" not in client.get("/").text  # it is not done yet
    store.imports.finish(brought, "done")
    assert "342 activities were imported since this report and are not in it yet." in client.get("/").text
    client.post("/reports", data={"form_token": token})
    assert "since this report" not in client.get("/").text


def test_tiles_put_the_worst_first_and_name_each_category_once() -> None:
    report = report_of("media")
    found = tiles(report)
    names = [tile.category.id for tile in (*found.shown, *found.working)] + [each.id for each in found.silent]
    assert sorted(names) == sorted(category.id for category in report.categories)
    first = [Band.TRY in tile.marks for tile in found.shown]
    assert first == sorted(first, reverse=True)
    works = [tile.marks.count(Band.WORKING) / sum(map(bool, tile.marks)) for tile in found.shown]
    assert all(works[at] <= works[at + 1] for at in range(len(works) - 1) if first[at] == first[at + 1])
    assert all(set(tile.marks) <= {Band.WORKING, None} for tile in found.working)
    worst = found.shown[0].category
    muted = tuple(msgspec.structs.replace(audit, muted=True) for audit in worst.audits)
    silent = msgspec.structs.replace(worst, audits=muted)
    assert tiles(msgspec.structs.replace(report, categories=(silent,))) == Tiles((), (), (silent,))


def test_what_is_lacking_is_told_once_for_each_remedy() -> None:
    report = report_of("media")
    found = lacking(report)
    assert all(audit.state is State.NEEDS_YOUR_ANSWER for each in found if each.asks for audit in each.audits)
    remedies = [each.remedy for each in found]
    assert len(remedies) == len(set(remedies))
    wanted = {audit.id for audit in report.audits().values() if audit.missing and not audit.muted}
    assert {audit.id for each in found for audit in each.audits} == wanted


def test_the_terminal_says_each_reason_once_and_no_category_without_a_value() -> None:
    report = report_of("media")
    console = Console(width=100, file=StringIO(), record=True)
    terminal.show(report, console)
    told = " ".join(console.export_text().split())
    for each in lacking(report):
        assert told.count(f"◌ {' '.join(each.remedy.split())}") == 1
    counted = [audit for each in lacking(report) for audit in each.audits if audit.missing and audit.missing.need]
    assert counted
    for audit in counted:
        assert audit.missing, "how many there are, and how many it takes, is not hidden behind what would bring more"
        assert f"{audit.question} ({audit.missing.have} of {audit.missing.need})" in told
    assert all(category.title in told for category in report.categories if category.measured)
    assert not re.search(r"\b0 of \d+ could be measured", told)


def test_what_two_sites_do_not_tell_for_one_reason_is_told_once() -> None:
    gaps = (Gap("linkedin", ("post",), "Why.", "What."), Gap("mastodon", ("post",), "Why.", "What."))
    report = msgspec.structs.replace(report_of("media"), gaps=gaps)
    assert untold(report) == (("LinkedIn and Mastodon", "Why.", "What."),)


def test_the_page_of_a_made_up_person_can_be_read_and_changes_nothing(client: FlaskClient, app: Flask) -> None:
    for kind, who in (("corporate", "Your people"), ("media", "Who writes to you")):
        for path in ("", "/report", "/people", "/reply-rate"):
            page = client.get(f"/demonstration/{kind}{path}")
            assert page.status_code == 200
            forms = BeautifulSoup(page.text, "html5lib").select("main form")
            assert not forms, path
        assert who in client.get(f"/demonstration/{kind}/people").text
    assert app.extensions["store"].activities.count() == 0
    assert client.get("/demonstration/nobody").status_code == 404


def test_a_reminder_that_is_due_says_so(client: FlaskClient, store: Store) -> None:
    today = datetime.now(UTC).date()
    step = store.steps.add("reply-rate", "Answer Ana.", "taken", now())
    store.steps.remind(step, today - timedelta(days=1))
    assert "You wanted to be reminded of this: Answer Ana." in section(client, "step")


def test_the_role_is_not_lost_with_a_single_answer(client: FlaskClient, token: str, store: Store) -> None:
    client.post("/answers/one", data={"form_token": token, "question": "goal.so_far", "goal.so_far": "4"})
    assert store.answers.get().role is Role.CORP


@pytest.mark.parametrize(
    ("asked", "number", "more"), [("", 1, True), ("?tip=2", 2, True), ("?tip=9", 5, False), ("?tip=-1", 1, True)]
)
def test_of_many_steps_the_best_five_are_proposed(app: Flask, asked: str, number: int, more: bool) -> None:
    report = report_of("corporate")
    page = Page(report, (), Steps(None, report.tips[:1] * 7, None))
    with app.test_request_context(f"/{asked}"):
        assert (page.number, page.more) == (number, more)


def test_the_heading_of_an_old_report_counts_whom_i_know_and_strangers_where_there_is_nobody_else(app: Flask) -> None:
    report = report_of("corporate", datetime(2024, 11, 1, 12, tzinfo=UTC))
    known = msgspec.structs.replace(report.waiting[0], new=False, sought=False, doubtful=False)
    stranger = msgspec.structs.replace(known, new=True)
    assert (known.apart, stranger.apart) == (False, True)
    nothing = Steps(None, (), None)
    with app.test_request_context("/"):
        told = [Page(report, who, nothing).heading for who in ((known, stranger, stranger), (stranger, stranger))]
    assert told == ["1 person was waiting for you", "2 people were waiting for you"]
