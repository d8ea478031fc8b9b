"""A trial is told where somebody looks: on the start page, in the terminal, in messages and in the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Activity, Object, ObjectType, Source, Type
from auditor.activities.identity import derived_id
from auditor.answers.trial import Trial
from auditor.audits.catalogue import AUDITS
from auditor.history.ingest import receive
from auditor.scoring.trials import Difference
from auditor.trials import Shown
from server.audits.running import audit_now
from server.commands.main import main
from server.dashboard.trials import told as told_on_page
from server.installation.settings import Settings
from server.rendering import trials as telling
from server.standing import trials
from server.store.persons import now
from server.store.store import Store
from server.telling import sending
from server.telling.digest import Digest, digest
from server.telling.sending import tell
from server.translations import speaking
from tests.server.lives import keep
from tests.story import Story

MONDAY = date(2026, 2, 2)
WEEKS = Trial("Close the tab.", "week", "minutes", MONDAY, 4, (True, False, False, True))
PEOPLE = Trial("Say why.", "recipient", "answered", MONDAY, 4)


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    story = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    story.exchange(20, "Mona")
    keep(found, story)
    audit_now(found)
    return found


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(trials, "today", lambda _: day)


def lines(store: Store, settings: Settings, client: FlaskClient) -> tuple[str, str]:
    """The start page and its like in the terminal, as one line each."""
    printed = CliRunner().invoke(main, ["--data", str(settings.data), "today"]).output
    client.application.extensions.pop("kept_pages", None)
    return tuple(  # type: ignore[return-value]
        " ".join(each.split()) for each in (BeautifulSoup(client.get("/").text, "html5lib").get_text(" "), printed)
    )


@pytest.mark.parametrize(
    ("trial", "day", "told"),
    [
        (WEEKS, -3, "Your trial begins on 2 February 2026. What is tried: Close the tab."),
        (WEEKS, 2, "Your trial, week 1 of 4: this week you do it. What is tried: Close the tab."),
        (WEEKS, 7, "Your trial, week 2 of 4: this week you go on as always. What is tried: Close the tab."),
        (PEOPLE, 8, "Your trial, week 2 of 4: before you write to somebody, look them up. What is tried: Say why."),
        (PEOPLE, 28, "The weeks of your trial are over, and answers may still come. The result comes on"),
        (PEOPLE, 42, "Your trial is over."),
    ],
)
def test_the_start_page_and_the_terminal_say_how_a_trial_stands(
    client: FlaskClient, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch,
    trial: Trial, day: int, told: str,
) -> None:  # fmt: skip
    assert "trial" not in "".join(lines(store, settings, client))
    store.trials.add("time-vs-plan", trial, now())
    on(monkeypatch, MONDAY + timedelta(days=day))
    for each in lines(store, settings, client):
        assert told in each


def looked(day: date, seconds: float) -> Activity:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Activity(
        id=derived_id(at, "look"), type=Type.VIEW, published=at, site="linkedin", actor="me",
        source=Source("extension", "1"), object=Object(ObjectType.PAGE, id="feed"), duration=seconds,
    )  # fmt: skip


def test_the_result_is_told_for_two_weeks_and_the_start_page_leads_to_it_without_reading_for_it(
    client: FlaskClient, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.trials.add("time-vs-plan", WEEKS, now())
    acts = [looked(MONDAY + timedelta(days=7 * week + 1), 600 if WEEKS.drawn[week] else 1200) for week in range(4)]
    store.activities.write([receive(act, key=store.key, zone=UTC) for act in acts])
    told = "Weeks with it: 10 on average, weeks without: 20"
    asked: list[Trial] = []
    shown = trials.shown

    def noted(of: Store, trial: Trial) -> Shown | None:
        asked.append(trial)
        return shown(of, trial)

    monkeypatch.setattr("server.rendering.trials.shown", noted)
    for day, is_told in ((27, False), (28, True), (41, True), (42, False)):
        on(monkeypatch, MONDAY + timedelta(days=day))
        page, printed = lines(store, settings, client)
        assert (told in printed) is is_told
        assert ("may well be chance" in printed) is is_told
        assert ("Your trial is over. What is tried: Close the tab." in page) is is_told
        assert len(asked) == is_told  # by the terminal alone
        asked.clear()
    on(monkeypatch, MONDAY + timedelta(days=28))
    client.application.extensions.pop("kept_pages", None)
    leads = BeautifulSoup(client.get("/").text, "html5lib").find("a", string="More, and the result")
    assert leads
    assert told in client.get(str(leads["href"])).text


def test_a_trial_that_was_withdrawn_is_told_no_more(
    client: FlaskClient, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.trials.withdraw(store.trials.add("time-vs-plan", WEEKS, now()), now())
    on(monkeypatch, MONDAY)
    assert "trial" not in "".join(lines(store, settings, client))
    assert "trial" not in client.get("/steps/calendar/steps.ics").text


def test_the_digest_tells_each_week_once_and_is_quiet_within_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Digest] = []

    def send(_: Store, __: str, message: Digest) -> bool:
        sent.append(message)
        return True

    monkeypatch.setattr(sending, "send", send)
    store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    report = store.reports.last()
    assert report
    store.trials.add("time-vs-plan", WEEKS, now())
    told = []
    for day in range(-4, 33):
        on(monkeypatch, MONDAY + timedelta(days=day))
        if tell(store, report, report):
            told.append((day, sent[-1].lines[0].partition(". ")[0]))
            assert len(sent[-1].lines) <= 5
    assert told == [
        (-4, "Your trial begins on 2 February 2026"),
        (0, "Your trial, week 1 of 4: this week you do it"),
        (7, "Your trial, week 2 of 4: this week you go on as always"),
        (14, "Your trial, week 3 of 4: this week you go on as always"),
        (21, "Your trial, week 4 of 4: this week you do it"),
        (28, "Your trial is over"),
    ]


def test_a_message_that_names_nobody_says_the_week_and_not_what_is_tried(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = store.reports.last()
    assert report
    store.trials.add("time-vs-plan", WEEKS, now())
    on(monkeypatch, MONDAY)
    found = digest(store, report, report, names_people=False)
    assert found
    assert found.lines[0] == "Your trial, week 1 of 4: this week you do it."


def events(client: FlaskClient) -> list[dict[str, str]]:
    plain = client.get("/steps/calendar/steps.ics").text.replace("\r\n ", "").replace("\\", "")
    parts = plain.split("BEGIN:VEVENT")[1:]
    return [dict(line.split(":", 1) for line in part.split("END:VEVENT")[0].split("\r\n") if line) for part in parts]


def test_the_calendar_has_each_week_and_the_end_of_a_trial_by_weeks(client: FlaskClient, store: Store) -> None:
    store.trials.add("time-vs-plan", WEEKS, now())
    found = events(client)
    assert [(each["DTSTART;VALUE=DATE"], each["DTEND;VALUE=DATE"], each["SUMMARY"]) for each in found] == [
        ("20260202", "20260209", "Your trial, week 1 of 4: this week you do it."),
        ("20260209", "20260216", "Your trial, week 2 of 4: this week you go on as always."),
        ("20260216", "20260223", "Your trial, week 3 of 4: this week you go on as always."),
        ("20260223", "20260302", "Your trial, week 4 of 4: this week you do it."),
        ("20260302", "20260303", "The result of your trial is there."),
    ]
    assert found[0]["DESCRIPTION"] == "What is tried: Close the tab."
    assert found[4]["DESCRIPTION"] == "What is tried: Close the tab. It stands on the page of steps in Rapport."
    assert len({each["UID"] for each in found}) == 5


def test_the_calendar_has_the_begin_and_the_end_of_a_trial_by_recipient(client: FlaskClient, store: Store) -> None:
    store.trials.add("first-message-replies", PEOPLE, now())
    assert [(each["DTSTART;VALUE=DATE"], each["SUMMARY"]) for each in events(client)] == [
        ("20260202", "Your trial, 4 weeks: before you write to somebody, look them up."),
        ("20260316", "The result of your trial is there."),
    ]


def test_while_answers_may_come_the_page_of_steps_tells_no_result(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.trials.add("first-message-replies", PEOPLE, now())
    for day, is_told in ((trials.over_on(PEOPLE) - timedelta(days=1), False), (trials.over_on(PEOPLE), True)):
        on(monkeypatch, day)
        (found,) = told_on_page(store)
        assert bool(found.result) is is_told
        assert not found.under_way


@pytest.mark.parametrize(("unseen", "told"), [(0, ""), (1, "1 week is left out"), (2, "2 weeks are left out")])
def test_weeks_that_no_import_reaches_are_said_to_be_left_out(unseen: int, told: str) -> None:
    found = telling.result(WEEKS, Shown((3.0,), (5.0,), Difference(-2.0, -4.0, 1.0, 0.5), unseen=unseen))
    assert [told for each in found if told and each.startswith(told)] == ([told] if told else [])
    assert any("left out" in each for each in found) is bool(told)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.1, 4.0, "more than chance"), (-4.0, -0.1, "more than chance"), (-4.0, 0.0, "may well be chance")],
)
def test_a_difference_either_way_is_told_as_more_than_chance(low: float, high: float, said: str) -> None:
    found = telling.result(WEEKS, Shown((3.0,), (5.0,), Difference(-2.0, low, high, 0.02)))
    assert said in found[-1]


def test_what_is_tried_is_told_in_the_language_of_whoever_reads_whenever_it_was_begun(store: Store) -> None:
    step_id = store.steps.add("clear-asks", "Answer Mona.", "taken", now())
    step = next(each for each in store.steps.all() if each.id == step_id)
    with speaking("de"):
        trials.begin(store, step, 4)
    (kept,) = store.trials.all()
    english = telling.what_is_tried(kept.trial)
    assert english == f"What is tried: {AUDITS['clear-asks'].advice.action}"
    with speaking("de"):
        german = telling.what_is_tried(kept.trial)
    assert german.startswith("Ausprobiert wird: ") and AUDITS["clear-asks"].advice.action not in german
