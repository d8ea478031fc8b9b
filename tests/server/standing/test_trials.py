"""Trials on the page of steps and in the terminal: said beforehand, drawn, looked at, withdrawn, and told when over."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Activity, Object, ObjectType, Source, Type
from auditor.activities.identity import derived_id
from auditor.answers.trial import Draw, Trial
from auditor.audits.catalogue import AUDITS
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.commands.main import main
from server.demonstration.stories import journalist
from server.installation.settings import Settings
from server.standing import trials
from server.store.choosing import Choice, Naming
from server.store.persons import now
from server.store.store import Store, open_store
from server.store.trials import without

MONDAY = date(2026, 2, 2)
WEEKS = Trial("Close the tab.", "week", "minutes", MONDAY, 6, (True, False, True, False, False, True))
PEOPLE = Trial("Say why.", "recipient", "accepted", MONDAY, 4)


@pytest.fixture
def store(app: Flask) -> Store:
    return app.extensions["store"]  # type: ignore[no-any-return]


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(trials, "today", lambda _: day)


def looked(day: date, seconds: float) -> Activity:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Activity(
        id=derived_id(at, "look"), type=Type.VIEW, published=at, site="linkedin", actor="me",
        source=Source("extension", "1"), object=Object(ObjectType.PAGE, id="feed"), duration=seconds,
    )  # fmt: skip


def page(client: FlaskClient) -> str:
    return " ".join(BeautifulSoup(client.get("/steps").text, "html5lib").get_text(" ").split())


def test_a_step_that_was_taken_up_can_be_made_a_trial_and_withdrawn(
    client: FlaskClient, token: str, store: Store
) -> None:
    step = store.steps.add("time-vs-plan", "Close it at nine.", "taken", now())
    told = page(client)
    assert "Make it a trial" in told
    tried = AUDITS["time-vs-plan"].advice.action
    assert f"What is tried: {tried}" in told, "and not only what this step says of one evening"
    assert "What is compared: the minutes you spend on the sites in a week" in told
    assert "what is low mostly rises again by itself" in told
    client.post(f"/steps/trials/begin/{step}", data={"form_token": token, "weeks": "6"})
    (kept,) = store.trials.all()
    assert (kept.trial.unit, len(kept.trial.drawn), sum(kept.trial.drawn)) == ("week", 6, 3)
    assert kept.trial.action == tried
    assert kept.trial.first.weekday() == 0
    assert kept.trial.first > trials.today(store)
    told = page(client)
    assert told.count("with it") >= 3
    assert "Make it a trial" not in told  # one of a kind at a time
    assert client.post(f"/steps/trials/begin/{step}", data={"form_token": token, "weeks": "6"}).status_code == 400
    client.post(f"/steps/trials/{kept.id}", data={"form_token": token, "what": "withdraw"})
    assert store.trials.all() == []
    assert "Trials" not in page(client)
    assert "Make it a trial" in page(client)


@pytest.mark.parametrize(("weeks", "status"), [("3", 400), ("9", 400), ("x", 400), ("4", 302), ("8", 302)])
def test_a_trial_lasts_four_to_eight_weeks(
    client: FlaskClient, token: str, store: Store, weeks: str, status: int
) -> None:
    step = store.steps.add("time-vs-plan", "Close it at nine.", "taken", now())
    found = client.post(f"/steps/trials/begin/{step}", data={"form_token": token, "weeks": weeks})
    assert found.status_code == status
    assert client.post("/steps/trials/begin/other", data={"form_token": token, "weeks": "6"}).status_code == 404


def test_a_step_that_nothing_would_show_is_no_trial(client: FlaskClient, token: str, store: Store) -> None:
    step = store.steps.add("profile-completeness", "Add a line.", "taken", now())
    assert "Make it a trial" not in page(client)
    assert client.post(f"/steps/trials/begin/{step}", data={"form_token": token, "weeks": "6"}).status_code == 400


def test_the_result_of_weeks_is_told_when_they_are_over_and_not_before(
    client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.trials.add("time-vs-plan", WEEKS, now())
    acts = [
        looked(MONDAY + timedelta(days=7 * week + 1), 600 if week >= 0 and WEEKS.drawn[week] else 1200)
        for week in range(-5, 6)
    ]
    store.activities.write([receive(act, key=store.key, zone=UTC) for act in acts])
    on(monkeypatch, MONDAY + timedelta(days=20))
    assert "on average" not in page(client)
    assert page(client).count("· now") == 1
    on(monkeypatch, MONDAY + timedelta(days=42))
    told = page(client)
    assert "Weeks with it: 10 on average, weeks without: 20" in told
    assert "The difference probably lies between" in told
    assert "It is more than chance mostly makes" in told
    assert "weeks before it was 20 on average. That is told, not compared" in told
    assert "End this trial" not in told


def test_a_recipient_is_looked_up_once_and_the_lot_stays(
    client: FlaskClient, token: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = store.trials.add("personalised-invites", PEOPLE, now())
    ask = {"form_token": token, "what": "draw", "name": "Ana  Quist"}
    on(monkeypatch, MONDAY - timedelta(days=1))
    client.post(f"/steps/trials/{trial}", data=ask)
    assert store.trials.all()[0].trial.people == ()
    on(monkeypatch, MONDAY)
    for _ in range(3):
        client.post(f"/steps/trials/{trial}", data=ask)
        client.post(f"/steps/trials/{trial}", data=ask | {"name": "ana quist"})
    (first,) = store.trials.all()[0].trial.people
    assert first.name == "Ana Quist"
    for number in range(7):
        client.post(f"/steps/trials/{trial}", data=ask | {"name": f"Guest {'ABCDEFG'[number]}y"})
    drawn = store.trials.all()[0].trial.people
    assert sum(each.is_with for each in drawn) == 4
    assert client.post(f"/steps/trials/{trial}", data=ask | {"what": "peek"}).status_code == 400
    on(monkeypatch, MONDAY + timedelta(days=90))
    assert "There is nothing to compare" in page(client)


def test_no_more_than_so_many_are_looked_up_in_one_trial(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "MOST_PEOPLE", 2)
    on(monkeypatch, MONDAY)
    store.trials.add("personalised-invites", PEOPLE, now())
    drawn = [
        trials.draw(store, store.trials.all()[0], name) for name in ("Ana Quist", "Tom Hale", "Bo Lund", "Tom Hale")
    ]
    assert [each and each.name for each in drawn] == ["Ana Quist", "Tom Hale", None, "Tom Hale"]


def test_what_was_drawn_for_somebody_goes_with_them(store: Store) -> None:
    people = (Draw("Ana Quist", True), Draw("Tom Hale", False))
    trial = Trial("Say why.", "recipient", "accepted", MONDAY, 4, people=people)
    store.trials.add("personalised-invites", trial, now())
    (activities, _) = journalist(datetime.now(UTC))
    store.activities.write([receive(each, key=store.key, zone=UTC) for each in activities[:200]])
    somebody = next(iter(store.acquaintances.names().items()))
    renamed = Trial("Say why.", "recipient", "accepted", MONDAY, 4, people=(*people, Draw(somebody[1], True)))
    kept = store.trials.all()[0]
    store.trials.draw(kept.id, renamed.people)
    store.erase_part(Choice(people=(somebody[0],)))
    assert store.trials.all()[0].trial.people == people
    assert without("{broken Ana Quist", Naming({"Ana Quist"})) is None
    assert without("{broken", Naming({"Ana Quist"})) == "{broken"


def test_trials_begin_are_drawn_and_end_in_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(Settings.load(tmp_path)) as store:
        activities, answers = journalist(datetime.now(UTC))
        store.activities.write([receive(each, key=store.key, zone=UTC) for each in activities])
        store.answers.add(answers)
        audit_now(store)
        trial = store.trials.add("personalised-invites", PEOPLE, now())

    def rapport(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["--data", str(tmp_path), "trials", *words])
        return done.exit_code, done.output

    on(monkeypatch, MONDAY)
    assert "Say why." in rapport()[1]
    code, told = rapport("draw", trial[:8], "Ana Quist")
    assert (code, told.startswith("Ana Quist: ")) == (0, True)
    assert rapport("withdraw", trial[:8]) == (0, "")
    assert "There is no trial yet" in rapport()[1]
    assert rapport("withdraw", trial[:8])[0] == 1
    listed = rapport("begin")[1].splitlines()
    audit = listed[0].partition(":")[0]
    code, told = rapport("begin", audit, "--weeks", "6")
    assert (code, "rises again by itself" in told) == (0, True)
    assert "From " in rapport()[1]
    assert rapport("begin", audit)[0] == 1
    assert rapport("begin", "no-such")[0] == 1
