"""Whatever audits read of a person's answers can be answered: every field has a control on a page."""

import ast
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Confidant, Expectations, Goal, Preferences
from auditor.audits.catalogue import AUDITS
from auditor.history.ingest import receive
from auditor.report import Row, Table
from server.audits.running import audit_now
from server.dashboard.answers import IN_TOUCH, MARKS
from server.store.store import Store
from tests.story import Story

ROOT = Path(__file__).parents[3]
#: Said where it comes up: in the guide to the word, and where one is asked which messages were meant.
ELSEWHERE = {
    "relevant": "/answers/messages", "definition_words": "/word", "definition_origin": "/word",
    "purposes": "/", "readings": "/answers/readings", "died": "/people", "not_apart": "/people",
    "own_experience": "/word", "liked_event": "/word", "liked_place": "/word",
}  # fmt: skip
#: Kept with other answers, not answered by itself.
NOT_ASKED = {"asked_apart", "confirmed"}


def leaves(kind: type = Expectations, above: str = "") -> set[str]:
    """Every field of the answers; of structures the fields within."""
    found = set()
    for name, hint in get_type_hints(kind).items():
        parts = [part for part in getattr(hint, "__args__", (hint,)) if isinstance(part, type)]
        inside = next((part for part in parts if issubclass(part, msgspec.Struct)), None)
        many = "tuple" in str(hint) or "dict" in str(hint)
        found |= leaves(inside, f"{above}{name}.") if inside and not many else {f"{above}{name}"}
    return found


def read_by_code() -> set[str]:
    """Fields of Expectations that anything which measures reads, by the name of what holds the answers."""
    found = set()
    for file in [*(ROOT / "auditor").glob("*.py"), *(ROOT / "auditor").glob("[afnv]*/**/*.py")]:
        if (ROOT / "auditor" / "answers") in file.parents or (ROOT / "auditor" / "archives") in file.parents:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Attribute(value=ast.Name(id="expectations" | "answers"), attr=field):
                    found.add(field)
    return found & set(Expectations.__struct_fields__)


@pytest.fixture
def store(app: Flask) -> Store:
    return app.extensions["store"]  # type: ignore[no-any-return]


def controls(client: FlaskClient, address: str) -> set[str]:
    page = BeautifulSoup(client.get(address).text, "html5lib")
    return {str(each["name"]) for each in page.select("[name]")}


def test_every_answer_has_a_control(client: FlaskClient, store: Store) -> None:
    on_the_page = controls(client, "/answers") | (
        {"inner_circle"} if "circle" in controls(client, "/answers") else set()
    )
    asked = {field.split(".")[0] if field.startswith("planned") else field for field in on_the_page}
    marked = {mark.field for marks in MARKS.values() for mark in marks}
    missing = leaves() - asked - marked - ELSEWHERE.keys() - NOT_ASKED
    assert not missing
    for field in ("definition_words", "own_experience"):
        assert field in controls(client, ELSEWHERE[field])


def test_what_audits_read_is_what_they_declare() -> None:
    assert read_by_code() <= {field.partition(".")[0] for field in leaves()}
    for audit in AUDITS.values():
        source = ast.parse(Path(audit.measure.__code__.co_filename).read_text("utf-8"))
        read = {
            node.attr
            for node in ast.walk(source)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "expectations"
        }
        assert read & set(Expectations.__struct_fields__) <= set(audit.answers), audit.id
        assert set(audit.answers) <= set(Expectations.__struct_fields__)


@pytest.mark.parametrize(("audit", "field"), [(audit, mark.field) for audit, marks in MARKS.items() for mark in marks])
def test_what_an_audit_lists_can_be_marked_on_its_page(
    app: Flask, client: FlaskClient, token: str, store: Store, monkeypatch: pytest.MonkeyPatch, audit: str, field: str
) -> None:
    story = Story()
    act = story.hear(499, "Ana", "Thank you, and how is it with you?")
    store.activities.write([receive(act, key=store.key, zone=UTC)])
    report = audit_now(store)
    row = Row("Ana", activities=(str(act.id),))

    def listed(found: object, name: str) -> object:
        category, result = real(found, name)  # type: ignore[arg-type]
        return category, msgspec.structs.replace(result, details=(Table("Them", (row,)),))

    from server.dashboard import views

    real = views._result
    monkeypatch.setattr(views, "_result", listed)
    page = BeautifulSoup(client.get(f"/reports/{report.id}/{audit}").text, "html5lib")
    fields = {str(each["value"]) for each in page.select("input[name=field]")}
    assert field in fields
    said = {"form_token": token, "field": field, "ids": str(act.id), "said": "yes", "back": audit}
    assert client.post(f"/answers/mark/{audit}", data=said).status_code == 302
    assert str(act.id) in getattr(store.answers.get(), field)
    assert client.post(f"/answers/mark/{audit}", data=said | {"ids": "nothing"}).status_code == 404
    assert client.post("/answers/mark/goal-stated", data=said).status_code == 404


def test_somebody_who_matters_is_marked_as_in_touch_elsewhere(client: FlaskClient, token: str, store: Store) -> None:
    store.answers.add(Expectations(inner_circle=(Confidant("Ana Quist"), Confidant("Tom Hale"))))
    said = {"form_token": token, "field": "inner_circle", "name": "Ana Quist"}
    client.post(f"/answers/mark/{IN_TOUCH}", data=said)
    ana, tom = store.answers.get().inner_circle
    assert ana.in_touch is not None
    assert tom.in_touch is None
    assert client.post(f"/answers/mark/{IN_TOUCH}", data=said | {"name": "Nobody"}).status_code == 404


def test_how_much_an_audit_matters_can_be_said(client: FlaskClient, token: str, store: Store) -> None:
    story = Story()
    store.activities.write([receive(story.hear(499, "Ana"), key=store.key, zone=UTC)])
    report = audit_now(store)
    assert "importance" in controls(client, f"/reports/{report.id}/reply-rate")
    client.post("/answers/importance/reply-rate", data={"form_token": token, "importance": "3"})
    assert store.preferences.get() == Preferences(importance={"reply-rate": 3.0})
    client.post("/answers/importance/reply-rate", data={"form_token": token, "importance": "1"})
    assert store.preferences.get() == Preferences()
    refused = client.post("/answers/importance/reply-rate", data={"form_token": token, "importance": "nan"})
    assert refused.status_code == 400


def test_an_old_answer_is_asked_about_and_one_press_confirms_it(client: FlaskClient, token: str, store: Store) -> None:
    long_ago = datetime.now(UTC).date() - timedelta(days=200)
    store.answers.add(
        Expectations(
            goal=Goal("useful conversations", 5),
            hours_a_week=3,
            confirmed={"hours_a_week": long_ago, "goal.amount": long_ago},
        )
    )
    page = client.get("/answers").text
    assert "Still true?" in page
    assert "<strong>3 hours" in page
    client.post("/answers/still", data={"form_token": token, "field": "hours_a_week"})
    assert store.answers.get().confirmed["hours_a_week"] >= datetime.now(UTC).date() - timedelta(days=1)
    assert store.answers.get().confirmed["goal.amount"] == long_ago
    assert "<strong>3 hours" not in client.get("/answers").text
    assert client.post("/answers/still", data={"form_token": token, "field": "no such"}).status_code == 404


def test_no_sentence_shows_the_name_of_a_field(client: FlaskClient, store: Store) -> None:
    story = Story()
    store.activities.write([receive(story.hear(499, "Ana"), key=store.key, zone=UTC)])
    report = audit_now(store)
    for result in report.audits().values():
        if result.missing:
            assert "_" not in result.missing.remedy
    page = BeautifulSoup(client.get(f"/reports/{report.id}/time-vs-plan").text, "html5lib")
    asked = report.audits()["late-night-share"].missing
    assert page is not None
    assert asked is None or asked.field in ("", "sleep", "browser_share")


def test_names_of_people_and_weeks_are_read_line_by_line(client: FlaskClient, token: str, store: Store) -> None:
    story = Story()
    store.activities.write([receive(story.hear(499, "Ana"), key=store.key, zone=UTC)])
    form = {"form_token": token, "not_this_person": "Ana\n", "holidays": "2026-01-07 2026-01-08\n2026-02-02"}
    client.post("/answers", data=form)
    given = store.answers.get()
    assert given.not_this_person == ("Ana",)
    assert given.holidays == (date(2026, 1, 5), date(2026, 2, 2))
    client.post("/answers", data=form | {"not_this_person": "Somebody"})
    assert store.answers.get() == given
    client.post("/answers", data={"form_token": token})
    assert store.answers.get().not_this_person == ()
