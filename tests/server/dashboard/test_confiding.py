"""Somebody asked for confidence: the page of people asks whether to keep them apart, and a no is kept."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor.history.ingest import receive
from auditor.report import Role
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.rendering.kept_apart import not_chosen
from server.store.store import Store
from tests.server.commands.test_main import rapport
from tests.story import Story

ILSE = "Ilse Brunner"


@pytest.fixture
def store(app: Flask) -> Store:
    """Ilse tells something that is to stay between us."""
    found: Store = app.extensions["store"]
    story, today = Story(first=date(2026, 1, 1), site="whatsapp"), datetime.now(UTC)
    for days in (60, 50, 40):
        story.hear(today - timedelta(days=days), ILSE, "Wie geht es dir? Kommst du bald?")
        story.write(today - timedelta(days=days - 1), ILSE, "Gut, und dir? Was macht das Knie?")
    story.hear(today - timedelta(days=8), ILSE, "Bitte vertraulich behandeln: die Station macht im Mai zu.")
    story.write(today - timedelta(days=7), ILSE, "Danke. Wer weiß davon noch?")
    found.activities.write([receive(activity, key=found.key, zone=UTC) for activity in story.activities])
    audit_now(found)
    return found


def page(client: FlaskClient, language: str = "en") -> BeautifulSoup:
    return BeautifulSoup(client.get("/people", headers={"Accept-Language": language}).text, "html5lib")


def test_it_is_folded_where_no_confidences_are_kept_and_open_where_they_are(client: FlaskClient, store: Store) -> None:
    assert page(client).select_one("details#confided")
    assert "asked you on" in page(client).text
    assert "Im Vertrauen gesagt" in page(client, "de").text
    assert ILSE not in store.answers.get().kept_apart, "it is asked, and never assumed"
    store.answers.add(msgspec.structs.replace(store.answers.get(), role=Role.MEDIA))
    audit_now(store)
    assert page(client).select_one("h2#confided")


def test_a_yes_keeps_them_apart(client: FlaskClient, token: str, store: Store) -> None:
    client.post("/people", data={"form_token": token, "site": "whatsapp", "person": ILSE, "what": "apart"})
    assert ILSE in store.answers.get().kept_apart
    client.get("/people")  # the word of it, which names her, is said once
    assert ILSE not in page(client).text


def test_a_no_is_kept_and_can_be_taken_back(client: FlaskClient, token: str, store: Store) -> None:
    form = {"form_token": token, "site": "whatsapp", "person": ILSE}
    said = client.post("/people", data=form | {"what": "apart-not"}, follow_redirects=True).text
    assert "It is not asked" in said
    assert store.answers.get().not_apart == (ILSE,)
    assert not page(client).select_one("#confided")
    client.post("/people", data=form | {"what": "apart-perhaps"})
    assert store.answers.get().not_apart == ()
    assert page(client).select_one("#confided")


def test_in_the_terminal_it_is_asked_and_answered(settings: Settings, store: Store) -> None:
    data = settings.data
    assert "asked you on" in rapport(data, "people", "apart").output
    assert "It is not asked" in rapport(data, "people", "apart", "--no", ILSE).output
    assert rapport(data, "people", "apart").output == "Nobody.\n"
    assert rapport(data, "people", "apart", "--no").exit_code == 2
    assert rapport(data, "people", "apart", "--no", "--undo", ILSE).exit_code == 2


@pytest.mark.parametrize("role", [None, Role.CORP, Role.MEDIA])
def test_word_of_them_does_not_go_out_before_it_is_decided(store: Store, role: Role | None) -> None:
    """Whether or not sources are hoped for: somebody asked for it."""
    store.answers.add(msgspec.structs.replace(store.answers.get(), role=role))
    report = audit_now(store)
    assert ILSE in not_chosen(store, report, report)
    store.answers.add(msgspec.structs.replace(store.answers.get(), not_apart=(ILSE,)))
    assert ILSE not in not_chosen(store, report, report)


def test_three_are_asked_about_at_once(client: FlaskClient, store: Store) -> None:
    story, today = Story(first=date(2026, 1, 1), site="whatsapp"), datetime.now(UTC)
    for number, who in enumerate(("Udo Lang", "Gerda Weiss", "Rolf Kern")):
        story.hear(today - timedelta(days=5 - number), who, "Bitte vertraulich behandeln: die Station macht im Mai zu.")
    store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in story.activities])
    report = audit_now(store)
    assert {"Udo Lang", "Gerda Weiss", "Rolf Kern", ILSE} <= not_chosen(store, report, report), "word of none goes out"
    asked = page(client).select("#confided h3")
    assert [name.text for name in asked] == ["Rolf Kern", "Gerda Weiss", "Udo Lang"]
