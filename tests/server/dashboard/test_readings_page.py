"""The page on which readings are checked: what the person says stands, in the pages and in the next report."""

from datetime import UTC, date

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.acts import Act
from auditor.answers.expectations import Checked, Expectations
from auditor.history.ingest import receive
from server.answers import to_check
from server.audits.running import audit_now
from server.store.choosing import Choice
from server.store.store import Store
from tests.story import Story

ADDRESS = "/answers/readings"
PITCH = "Hi, our platform saves teams like yours ten hours a week. Are you open to a quick demo on Tuesday?"
QUESTION = "How did you set up the night shift plan over there?"


@pytest.fixture
def store(app: Flask) -> Store:
    """Some who pitched and some who asked, of late."""
    kept: Store = app.extensions["store"]
    story = Story()
    for number in range(24):
        story.hear(420 + 3 * number, f"person {number}", PITCH if number % 2 else QUESTION)
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    return kept


def token(client: FlaskClient) -> str:
    page = BeautifulSoup(client.get(ADDRESS).data, "html5lib")
    field = page.select_one('form[action*="readings"] [name=form_token]')
    assert field is not None
    return str(field["value"])


def keep(client: FlaskClient, looked: list[str], **said: list[str]) -> str:
    form: dict[str, list[str] | str] = {"form_token": token(client), "looked": looked, **said}
    return client.post(ADDRESS, data=form, follow_redirects=True).text


def test_a_sample_is_shown_with_what_was_read_in_it(client: FlaskClient, store: Store) -> None:
    page = BeautifulSoup(client.get(ADDRESS).data, "html5lib")
    rows = to_check(store)
    assert len(rows) == len(page.select("fieldset")) == 20
    for row in rows:
        ticked = {str(box["value"]) for box in page.select(f'[name="{row.id}"][checked]')}
        assert ("pitch" in ticked) is bool(Act.PITCH & (row.acts or 0))


def test_each_message_is_shown_with_what_one_needs_to_find_it_again(client: FlaskClient, store: Store) -> None:
    """Its site, day and hour, how long it is, what it follows in the talk, and its text where that is kept."""
    story = Story(first=date(2026, 1, 1))
    store.change(zone="Europe/Berlin", keep_text_days=3_650)
    story.hear(200, "Ida Marsh", QUESTION)
    mine = story.write(200.01, "Ida Marsh", "I will send you the list of nights tomorrow morning.")
    store.activities.write([receive(each, key=store.key, zone=UTC, keep_text=True) for each in story.activities])
    page = BeautifulSoup(client.get(f"{ADDRESS}?ids={mine.id}").data, "html5lib").select_one("fieldset")
    assert page
    told = " ".join(page.get_text(" ").split())
    for said in (
        "You wrote to Ida Marsh", "LinkedIn", "Monday, 20 July 2026 at 11:14", "10 words",
        "Your answer to their question of 11:00", "I will send you the list of nights tomorrow morning.",
    ):  # fmt: skip
        assert said in told, told


def test_whoever_changes_a_box_has_looked(client: FlaskClient, store: Store) -> None:
    page = BeautifulSoup(client.get(ADDRESS).data, "html5lib")
    shown = [str(field["value"]) for field in page.select("[name=shown]")]
    ticked: dict[str, list[str]] = {}
    for box in page.select("fieldset [type=checkbox][checked]"):
        ticked.setdefault(str(box["name"]), []).append(str(box["value"]))
    assert "Nothing was changed or marked" in keep(client, [], shown=shown, **ticked)
    changed = shown[0].partition(" ")[0]
    keep(client, [], shown=shown, **(ticked | {changed: ["thanks"]}))
    assert set(store.answers.get().readings) == {changed}
    assert "thanks" in store.answers.get().readings[changed].acts


LETTER = (
    "The garden is nearly done and the first apples are in the cellar, where they smell as they did at my mother's. "
    "The winter has come early this year and the river is high."
)


def test_what_was_not_found_can_be_checked_too_the_longest_first(client: FlaskClient, store: Store) -> None:
    story = Story()
    for number in range(30):
        story.hear(420 + number, f"person {number}", "The train was late and the rain came in.")
    letter = story.hear(470, "Ruth", LETTER)
    store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in story.activities])
    assert "nothing=1" in client.get(ADDRESS).text
    page = BeautifulSoup(client.get(f"{ADDRESS}?nothing=1").data, "html5lib")
    assert "Ruth" in page.select("fieldset legend")[0].text
    assert len(page.select("fieldset")) == 20
    assert not page.select("fieldset [checked]"), "nothing was found in any of them"
    form = {"form_token": token(client), "looked": [str(letter.id)], str(letter.id): ["ask"], "nothing": "1"}
    told = client.post(ADDRESS, data=form, follow_redirects=True).text
    assert "Kept. Rapport had read it otherwise" in told
    assert store.answers.get().readings[str(letter.id)].acts == ("ask",)


def test_the_person_is_told_of_no_fault_of_theirs(client: FlaskClient, store: Store) -> None:
    one, other = (row for row in to_check(store)[:2])
    right = {one.id: _offered(one.acts), other.id: _offered(other.acts)}
    assert "Kept. Rapport had read all 2 of them as you say." in keep(client, [one.id, other.id], **right)
    wrong = keep(client, [one.id], **{one.id: ["thanks", "decline"]})
    assert "Kept. Rapport had read it otherwise; what you say stands from now on." in wrong
    assert "0 of 1" not in wrong


def test_what_the_person_says_stands_beside_what_was_read(client: FlaskClient, store: Store) -> None:
    pitch, other = (
        next(row for row in to_check(store) if bool(Act.PITCH & (row.acts or 0)) is wanted) for wanted in (True, False)
    )
    before = audit_now(store)
    told = keep(client, [pitch.id, other.id], **{pitch.id: ["question"], other.id: _offered(other.acts)})
    assert "Kept. Rapport had read 1 of 2 messages otherwise; what you say stands from now on." in told
    kept = store.answers.get().readings
    assert "pitch" in kept[pitch.id].read
    assert "pitch" not in kept[pitch.id].acts
    assert "question" in kept[pitch.id].acts
    shown = client.get(f"/activities?ids={pitch.id}").text
    assert "a question" in shown
    assert "a pitch" not in shown
    after = store.reports.last()
    assert after is not None
    assert after.id != before.id


def test_what_was_read_first_is_remembered_when_it_is_said_again(client: FlaskClient, store: Store) -> None:
    row = to_check(store)[0]
    keep(client, [row.id], **{row.id: []})
    first = store.answers.get().readings[row.id]
    keep(client, [row.id], **{row.id: ["thanks"]})
    assert store.answers.get().readings[row.id].read == first.read


def test_what_was_not_looked_at_is_not_kept(client: FlaskClient, store: Store) -> None:
    row = to_check(store)[0]
    assert "nothing was kept" in keep(client, [], **{row.id: ["pitch"]})
    keep(client, ["no such message"], **{"no such message": ["pitch"]})
    assert store.answers.get().readings == {}


def _offered(acts: int | None) -> list[str]:
    return [str(act.name).lower() for act in Act if act & (acts or 0)]


def test_what_was_said_of_a_message_goes_with_it(store: Store) -> None:
    row = to_check(store)[0]
    mark = Checked(("ask",), ())
    store.answers.add(Expectations(readings={row.id: mark, "another": mark}))
    store.erase_part(Choice(activities=(row.id,)))
    assert store.answers.get().readings == {"another": mark}
