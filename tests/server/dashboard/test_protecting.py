"""Whoever waits can be kept apart as a source, before any answer, where sources are hoped for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from auditor.answers.expectations import Expectations, Goal
from auditor.history.ingest import receive
from auditor.report import Role
from auditor.report.ego_network import EgoNetwork, Tie
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.rendering.discreet import count_sources
from server.rendering.kept_apart import keep, to_ask_about
from server.store.store import Store
from server.telling.digest import digest
from server.translations.cldr import near_day
from tests.server.commands.test_main import rapport
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
BUTTON = "Keep apart, as a source"
SOURCES = Expectations(goal=Goal(outcome="sources and tips"))


@pytest.fixture
def store(app: Flask) -> Store:
    """Somebody comes back after long, with whom there is no tie any more, and a friend asks something, too."""
    found: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    today = datetime.now(UTC)
    for days, who in ((600, "Comes Back"), (40, "Old Friend")):
        story.hear(today - timedelta(days=days), who, QUESTION)
        story.write(today - timedelta(days=days - 1), who, "We began with one team only, and the plan came later.")
        story.hear(today - timedelta(days=3), who, QUESTION)
    found.activities.write([receive(activity, key=found.key, zone=UTC) for activity in story.activities])
    return found


def waiting_section(client: FlaskClient, page: str) -> str:
    told = client.get(page).text
    return told[told.index('id="waiting"') :].partition("</section>")[0]


def undone(client: FlaskClient, token: str, page: str) -> str | None:
    """What is said once the button beside what was done is pressed, if there is one."""
    form = BeautifulSoup(page, "html5lib").select_one(".notice form")
    if form is None:
        return None
    button = form.select_one("button")
    assert button
    given = {"form_token": token, str(button["name"]): str(button["value"])}
    then = client.post(str(form["action"]), data=given, follow_redirects=True).text
    notice = BeautifulSoup(then, "html5lib").select_one(".notice p")
    assert notice
    return notice.text


@pytest.mark.parametrize("page", ["/", "/people"])
def test_who_waits_is_kept_apart_by_a_button_where_sources_are_hoped_for(
    client: FlaskClient, token: str, store: Store, page: str
) -> None:
    audit_now(store)
    assert BUTTON not in waiting_section(client, page), "elsewhere it would be one more thing to choose"
    for answers in (SOURCES, Expectations(role=Role.MEDIA)):
        store.answers.add(answers)
        report = audit_now(store)
        assert waiting_section(client, page).count(BUTTON) == 2
    comes_back = next(each for each in report.waiting if each.person == "Comes Back")
    assert comes_back.person not in {tie.person for tie in report.network.ties if report.network}  # type: ignore[union-attr]
    address = f"/waiting/{comes_back.activity}"
    told = client.post(address, data={"form_token": token, "mark": "apart"}, follow_redirects=True).text
    assert "Comes Back is kept apart as a source" in told
    assert undone(client, token, told) == "Comes Back is not kept apart any more."
    assert undone(client, token, client.get("/people").text) is None, "what was said is said once"
    client.post(address, data={"form_token": token, "mark": "apart"})
    assert store.answers.get().kept_apart == ("Comes Back",)
    section = waiting_section(client, page)
    assert (section.count(BUTTON), "1 source waits." in section, "Comes Back" in section) == (1, True, False)
    assert client.get("/people/apart").text.count("Stop keeping apart") >= 1, "where they are named"
    again = client.post(address, data={"form_token": token, "mark": "apart"}, follow_redirects=True).text
    assert "Comes Back is not kept apart any more." in again
    assert store.answers.get().kept_apart == ()


def test_it_is_told_by_when_a_source_waits(client: FlaskClient, store: Store) -> None:
    store.answers.add(SOURCES)
    report = audit_now(store)
    source = next(each for each in report.waiting if each.person == "Comes Back")
    day = datetime.now(UTC).date() + timedelta(days=2)
    told = replace(report, waiting=(replace(source, wanted_by=day),))
    keep(store, (source.site, source.person))
    assert count_sources(store, told) == f"1 source waits, by {near_day(day)}."
    assert count_sources(store, replace(report, waiting=(source,))) == "1 source waits."
    over = replace(report, waiting=(replace(source, wanted_by=day - timedelta(days=9)),))
    assert count_sources(store, over) == "1 source waits."


def test_who_goes_by_a_name_of_their_own_making_is_asked_about_first(store: Store) -> None:
    ties = [Tie("linkedin", f"id {number}", f"Ana Roth {number}", "weak", 3, 9) for number in range(30)]
    hidden = [Tie("reddit", name, name, "dormant", 2, 4) for name in ("grey_linnet", "Linnet7")]
    network = EgoNetwork(ties=(*ties, hidden[0]), dormant=(hidden[1],))
    report = replace(audit_now(store), network=network)
    asked = [name for _, name in to_ask_about(SOURCES, report)]
    assert asked[:3] == ["grey_linnet", "Linnet7", "Ana Roth 0"]
    assert "Ana Roth 11" in asked
    assert "Ana Roth 12" not in asked


def test_the_list_leads_to_where_a_name_is_added_by_hand(client: FlaskClient, store: Store) -> None:
    store.answers.add(SOURCES)
    audit_now(store)
    assert "/answers#kept_apart" in waiting_section(client, "/people")
    assert 'id="kept_apart"' in client.get("/answers").text


def test_no_word_of_whom_the_person_could_not_keep_apart_before_goes_out(store: Store) -> None:
    report = audit_now(store)
    plain = digest(store, report, None, names_people=True)
    assert plain and "Comes Back" in plain.body
    store.answers.add(SOURCES)
    report = audit_now(store)
    careful = digest(store, report, None, names_people=True)
    assert careful
    assert "Comes Back" not in careful.title + careful.body
    assert "Old Friend: asked you a question" in careful.body
    assert "somebody: asked you a question" in careful.body


def test_somebody_is_kept_apart_in_the_terminal(settings: Settings, store: Store) -> None:
    data = settings.data
    assert rapport(data, "people", "apart").output == "Nobody.\n"
    for _ in range(2):  # whoever says it twice, to be sure, is not undone
        assert "Comes Back is kept apart as a source" in rapport(data, "people", "apart", "Comes Back").output
        assert store.answers.get().kept_apart == ("Comes Back",)
    assert rapport(data, "people", "apart").output == "Comes Back (LinkedIn)\n"
    assert "not kept apart any more" in rapport(data, "people", "apart", "--undo", "linkedin/Comes Back").output
    assert store.answers.get().kept_apart == ()
    assert rapport(data, "people", "apart", "Nobody Here").exit_code == 1


def test_where_no_sources_are_hoped_for_who_is_kept_apart_makes_nobody_else_one(
    client: FlaskClient, store: Store
) -> None:
    audit_now(store)
    store.answers.add(Expectations(kept_apart=("Comes Back",)))
    section = waiting_section(client, "/")
    assert (section.count(BUTTON), "Comes Back" in section, "Old Friend" in section) == (0, False, True)
