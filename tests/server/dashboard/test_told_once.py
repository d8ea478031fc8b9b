"""The start page says of one person once what there is to say, and after a step that was done it asks for no other."""

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations, Goal
from server.demonstration.stories import corporate
from server.installation.settings import Settings
from server.standing.steps import steps
from server.standing.waiting import still
from server.store.persons import now
from server.store.store import Store
from tests.server.lives import lived

DAY = 86_400_000
ENOUGH = "You did a step today. One at a time is enough."


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return lived(corporate, settings.data)


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def section(client: FlaskClient, name: str, asked: str = "") -> str:
    heading = BeautifulSoup(client.get(f"/{asked}").text, "html5lib").find(id=name)
    assert heading and heading.parent
    return " ".join(heading.parent.get_text(" ").split())


def test_after_a_step_is_done_no_other_is_asked_for_that_day(client: FlaskClient, token: str, store: Store) -> None:
    report = store.reports.last()
    assert report
    tip = report.tips[0]
    client.post("/steps", data={"form_token": token, "audit": tip.audit, "state": "taken"})
    (taken,) = store.steps.all()
    client.post(f"/steps/{taken.id}", data={"form_token": token, "what": "done"})
    told, other = section(client, "step"), steps(store, report, still(store, report)).proposed[0].action
    assert ENOUGH in told
    assert other not in told
    assert other in section(client, "step", "?tip=1"), "whoever wants another has it"
    client.post(f"/steps/{taken.id}", data={"form_token": token, "what": "undone"})
    store.steps.finish(taken.id, now() - 2 * DAY)
    assert ENOUGH not in section(client, "step")


def test_what_the_list_says_of_somebody_neither_step_nor_verdict_says_again(client: FlaskClient, store: Store) -> None:
    report = store.reports.last()
    assert report
    first = report.waiting[0]
    tip = msgspec.structs.replace(
        report.tips[0], about=first.activity, observation="They asked.", action=f"Answer {first.name}."
    )
    verdict = msgspec.structs.replace(report.verdict, bearing=(first.activity,))
    said = msgspec.structs.replace(report, id="said", created=report.created.max, tips=(tip,), verdict=verdict)
    store.reports.add(said)
    assert first.name in section(client, "waiting")
    assert "may matter for your goal" in section(client, "waiting")
    given = store.answers.get()
    store.answers.add(Expectations(goal=Goal(outcome="useful conversations", amount=3)))
    assert "may matter for your goal" not in section(client, "waiting"), "hoped for from anybody, all may"
    store.answers.add(given)
    step = section(client, "step")
    assert f"Answer {first.name}." in step
    assert "They asked." not in step
    assert first.name not in section(client, "verdict")
    assert "Of those who wait for you now, 1 may matter for this goal." in section(client, "verdict")
    elsewhere = msgspec.structs.replace(tip, about="another message")
    store.reports.add(msgspec.structs.replace(said, id="elsewhere", tips=(elsewhere,)))
    assert "They asked." in section(client, "step"), "of whom the list does not tell it is said"
