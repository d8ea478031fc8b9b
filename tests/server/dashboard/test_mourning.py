"""Somebody may have died: the page of people asks, and what is said of it is kept, shown, and taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.store.choosing import Choice
from server.store.schema import activities
from server.store.store import Store
from tests.server.commands.test_main import rapport
from tests.story import Story

ARNE = "Arne Thiel"


@pytest.fixture
def store(app: Flask) -> Store:
    """I promised a friend a visit, and another wrote that he died."""
    found: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1), site="whatsapp")
    today = datetime.now(UTC)
    for days in (300, 280, 260, 240):
        story.hear(today - timedelta(days=days), ARNE, "Wie geht es dir? Kommst du bald?")
        story.write(today - timedelta(days=days - 1), ARNE, "Gut, und dir? Was macht das Knie?")
    story.hear(today - timedelta(days=121), ARNE, "Kommst du mal auf einen Kaffee vorbei?")
    story.write(today - timedelta(days=120), ARNE, "Klar, nächste Woche komme ich vorbei, versprochen")
    story.exchange(1, "Jule Brandt")
    story.hear(today - timedelta(days=100), "Jule Brandt", "Arne Thiel ist gestern gestorben.")
    story.write(today - timedelta(days=99), "Jule Brandt", "Das tut mir so leid.")
    story.write(today - timedelta(days=1), "Jule Brandt", "Bin gut angekommen, bis bald!")
    found.activities.write([receive(activity, key=found.key, zone=UTC) for activity in story.activities])
    audit_now(found)
    return found


def page(client: FlaskClient, language: str = "en") -> str:
    return BeautifulSoup(client.get("/people", headers={"Accept-Language": language}).text, "html5lib").text


def test_it_is_asked_on_the_page_of_people_and_nobody_is_reminded_meanwhile(client: FlaskClient, store: Store) -> None:
    assert "A quiet question" in page(client)
    assert "Eine leise Frage" in page(client, "de")
    assert page(client).count(ARNE) == 1 + 1 + 2, "its heading, its words and its two buttons, and no list"
    assert ARNE not in client.get("/").text


@pytest.mark.parametrize("back", ["button", "page"])
def test_a_yes_is_kept_for_good_and_can_be_taken_back(client: FlaskClient, token: str, store: Store, back: str) -> None:
    form = {"form_token": token, "site": "whatsapp", "person": ARNE}
    said = client.post("/people", data=form | {"what": "died"}, follow_redirects=True).text
    assert "What you wrote to each other stays." in said
    assert store.answers.get().died == {ARNE: True}
    audit_now(store)
    assert "A quiet question" not in page(client)
    assert "1 person who has died" in page(client)
    if back == "button":
        notice = BeautifulSoup(said, "html5lib").select_one(".notice form")
        assert notice
        client.post(str(notice["action"]), data={"form_token": token, "what": "died-not"})
    else:
        client.post("/people", data=form | {"what": "died-not"})
    assert store.answers.get().died == {}
    assert "A quiet question" in page(client)


def test_a_no_is_kept_and_not_asked_again_and_they_are_back(client: FlaskClient, token: str, store: Store) -> None:
    client.post("/people", data={"form_token": token, "site": "whatsapp", "person": ARNE, "what": "lives"})
    assert store.answers.get().died == {ARNE: False}
    assert "A quiet question" not in page(client)
    assert ARNE in page(client)


def test_beside_who_waits_long_and_among_the_ties_it_can_be_said_without_being_asked(
    client: FlaskClient, token: str, store: Store
) -> None:
    client.post("/people", data={"form_token": token, "site": "whatsapp", "person": ARNE, "what": "lives"})
    report = store.reports.last()
    assert report
    (long,) = report.waited_longer
    assert f"Has died ({ARNE})" in page(client)
    client.post(f"/waiting/{long.activity}", data={"form_token": token, "mark": "died"})
    assert store.answers.get().died == {ARNE: True}
    client.get("/people")  # the word of it, which names him, is said once
    assert ARNE not in client.get("/").text


def test_in_the_terminal_it_is_listed_said_and_taken_back(settings: Settings, store: Store) -> None:
    data = settings.data
    assert "as we read it Arne Thiel may be meant" in rapport(data, "people", "died").output
    assert "What you wrote to each other stays." in rapport(data, "people", "died", ARNE).output
    assert rapport(data, "people", "died").output == "Arne Thiel has died.\n"
    assert "Taken back." in rapport(data, "people", "died", "--undo", ARNE).output
    assert "is not asked about again" in rapport(data, "people", "died", "--no", f"whatsapp/{ARNE}").output
    assert rapport(data, "people", "died").output == "Nobody.\n"
    assert rapport(data, "people", "died", "--no").exit_code == 2


def test_who_is_forgotten_is_forgotten_here_too(client: FlaskClient, token: str, store: Store) -> None:
    client.post("/people", data={"form_token": token, "site": "whatsapp", "person": ARNE, "what": "died"})
    store.erase_part(Choice(people=(("whatsapp", ARNE),)))
    assert store.answers.get().died == {}
    with store._engine.connect() as connection:
        assert "died" not in str(connection.execute(select(activities.c.reading)).all())
