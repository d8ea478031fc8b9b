"""One person or two, asked on the page of people and in the terminal, and what it changes there and in audits."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Activity, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.standing.waiting import still
from server.store.remarks import Remark
from server.store.store import Store, open_store

ANA = (("linkedin", "in/ana-quist"), ("linkedin", "urn:li:member:77"))
FORM = {"one_site": ANA[0][0], "one_id": ANA[0][1], "other_site": ANA[1][0], "other_id": ANA[1][1]}


def wrote(hours: int, site: str, id_: str, name: str, text: str, *, mine: bool = False) -> Activity:
    at = datetime.now(UTC) - timedelta(days=9) + timedelta(hours=hours)
    person = Person(id_, name)
    return Activity(
        id=derived_id(at, site, id_, text),
        type=Type.CREATE,
        published=at,
        site=site,
        actor="me" if mine else person,
        source=Source("extension", "1"),
        object=Object(ObjectType.MESSAGE, content=text),
        to=[person] if mine else [Person("me")],
        context=f"{site} {id_}",
    )


def fill(kept: Store) -> None:
    activities = [
        wrote(1, *ANA[0], "Ana Quist", "How did the fair go for you?"),
        wrote(2, *ANA[1], "Ana Quist", "It went very well, thank you. And yours?", mine=True),
        wrote(3, *ANA[0], "Ana Quist", "Quite well too, shall we meet there next year?"),
        wrote(4, *ANA[1], "Ana Quist", "Yes, gladly.", mine=True),
        wrote(5, "mastodon", "ana@far.example", "Ana Quist", "What was the name of that book?"),
    ]
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in activities])
    audit_now(kept)


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    fill(kept)
    return kept


def people(store: Store) -> list[str]:
    latest = store.reports.last()
    assert latest
    assert latest.network
    return sorted(each.person for each in latest.network.ties)


def waiting(client: FlaskClient) -> str:
    page = BeautifulSoup(client.get("/people").text, "html5lib")
    heading = page.find(id="waiting")
    assert heading and heading.parent
    return heading.parent.get_text(" ")


def test_a_yes_makes_one_tie_of_two_half_ones_and_an_undo_brings_the_question_back(
    client: FlaskClient, token: str, store: Store
) -> None:
    assert people(store) == []  # each id has one side alone
    page = client.get("/people").text
    assert "Is this the same person?" in page
    assert "One name, in two kinds of ids" in page
    answered = client.post("/people/same", data=FORM | {"form_token": token, "what": "yes"}, follow_redirects=True)
    assert "They count as one person from now on" in answered.text
    assert "One name, in two kinds of ids" not in answered.text
    assert "One person: Ana Quist (LinkedIn) and Ana Quist (LinkedIn)" in answered.text
    assert people(store) == ["in/ana-quist"]
    undone = client.post("/people/same", data=FORM | {"form_token": token, "what": "undo"}, follow_redirects=True)
    assert "One name, in two kinds of ids" in undone.text
    assert people(store) == []


def test_what_is_kept_about_one_person_takes_the_place_of_what_was_kept_under_both_ids(
    client: FlaskClient, token: str, store: Store
) -> None:
    for place in ANA:
        store.remarks.put(place, Remark(f"As {place[1]}."))
    client.post("/people/same", data=FORM | {"form_token": token, "what": "yes"})
    form = {"form_token": token, "site": ANA[0][0], "person": ANA[0][1], "what": "keep"}
    client.post("/people", data=form | {"note": "One note."})
    assert [each.note for each in store.remarks.all().values()] == ["One note."]


def test_a_no_is_never_asked_again(client: FlaskClient, token: str, store: Store) -> None:
    client.post("/people/same", data=FORM | {"form_token": token, "what": "no"})
    assert "One name, in two kinds of ids" not in client.get("/people").text
    audit_now(store)
    page = client.get("/people").text
    assert "One name, in two kinds of ids" not in page
    assert "Two people: Ana Quist" in page


def test_who_was_answered_on_another_site_since_the_report_does_not_wait(store: Store) -> None:
    report, far = store.reports.last(), ("mastodon", "ana@far.example")
    assert report
    assert "in/ana-quist" in {each.person for each in still(store, report)}
    store.same.answer(ANA[0], far, True)
    assert store.same.identities().main(far) == ANA[0]
    store.activities.write([receive(wrote(200, *far, "Ana Quist", "Yes!", mine=True), key=store.key, zone=UTC)])
    assert "in/ana-quist" not in {each.person for each in still(store, report)}


def test_on_two_sites_one_person_is_one_tie_and_an_answer_on_one_is_an_answer(
    client: FlaskClient, token: str, store: Store
) -> None:
    store.same.answer(*ANA, True)
    store.activities.write(
        [
            receive(
                wrote(1, "mastodon", "ana@far.example", "Ana Quist", "Good luck!", mine=True), key=store.key, zone=UTC
            )
        ]
    )
    audit_now(store)
    assert people(store) == ["ana@far.example", "in/ana-quist"]
    assert "that book" not in waiting(client)
    assert "Ana Quist" in waiting(client)
    far = FORM | {"other_site": "mastodon", "other_id": "ana@far.example"}
    client.post("/people/same", data=far | {"form_token": token, "what": "yes"})
    assert people(store) == ["in/ana-quist"]
    assert "Ana Quist" in waiting(client)  # the question about the book came last
    store.activities.write(
        [receive(wrote(6, *ANA[1], "Ana Quist", "It was the one on tides.", mine=True), key=store.key, zone=UTC)]
    )
    assert "Ana Quist" not in waiting(client)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"what": "maybe"}, 400),
        ({"what": "yes", "other_id": "in/nobody"}, 404),
        ({"what": "yes", "form_token": ""}, 403),
    ],
)
def test_what_cannot_be_meant_is_refused(
    client: FlaskClient, token: str, store: Store, more: dict[str, str], status: int
) -> None:
    assert client.post("/people/same", data=FORM | {"form_token": token} | more).status_code == status
    assert store.same.answers() == []


def test_it_is_listed_and_answered_in_the_terminal(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    with open_store(settings) as store:
        fill(store)

    def rapport(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["--data", str(tmp_path), "people", "same", *words])
        return done.exit_code, done.output

    assert "One name, in two kinds of ids" in rapport()[1]
    one, other = (f"{site}/{id_}" for site, id_ in ANA)
    assert rapport(one, other) == (0, "Noted.\n")
    code, told = rapport()
    assert (code, told) == (
        0,
        "Nobody seems to be here twice.\nOne person: Ana Quist (LinkedIn) and Ana Quist (LinkedIn)\n",
    )
    assert rapport(one, "mastodon/ana@far.example", "--no")[0] == 0
    code, told = rapport(other, "mastodon/ana@far.example")
    assert (code, "does not fit" in told) == (1, True)
    assert rapport(one, other, "--undo")[0] == 0
    assert "One name, in two kinds of ids" in rapport()[1]
    assert rapport(one)[0] == 2
    assert rapport(one, "nobody at all")[0] == 1


def test_every_pair_can_be_answered_on_the_page(app: Flask, client: FlaskClient) -> None:
    kept: Store = app.extensions["store"]
    names = ("Ana Quist", "Ben Okoro", "Cleo Lang", "Dora Seen", "Emil Berg")
    activities = [
        wrote(hours, site, f"{site}-{name[0]}", name, "How did the fair go?", mine=mine)
        for place, name in enumerate(names)
        for hours, site, mine in ((place, "linkedin", False), (place + 1, "linkedin", True), (place + 2, "x", False))
    ]
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in activities])
    audit_now(kept)
    for place in range(len(names)):
        kept.activities.write(
            [
                receive(
                    wrote(place + 3, "x", f"x-{names[place][0]}", names[place], "It rained.", mine=True),
                    key=kept.key,
                    zone=UTC,
                )
            ]
        )
    audit_now(kept)
    page = BeautifulSoup(client.get("/people").text, "html5lib")
    heading = page.find(id="same")
    assert heading and heading.parent
    section = heading.parent
    asked = [found.get_text() for found in section.find_all("h3")]
    assert len(asked) == len(names)
    summary = section.find("summary")
    assert summary and summary.get_text(strip=True) == "2 more"
    assert len(section.select("details form")) == 2


def test_today_asks_of_who_waits_and_may_have_been_answered_elsewhere(client: FlaskClient, store: Store) -> None:
    def asked() -> list[str]:
        page = BeautifulSoup(client.get("/").text, "html5lib")
        return [each.get_text(" ", strip=True) for each in page.select("section:has(> #waiting) .perhaps-answered li")]

    (found,) = asked()
    assert found.startswith("Ana Quist (LinkedIn) and Ana Quist (LinkedIn) You wrote to them on LinkedIn on ")
    assert "Is that the same person?" in found
    page = BeautifulSoup(client.get("/").text, "html5lib")
    form = page.select_one(".perhaps-answered form")
    assert form
    data = {str(each["name"]): str(each["value"]) for each in form.select("input[name]")}
    client.post(str(form["action"]), data=data | {"what": "yes"})
    assert asked() == []
    report = store.reports.last()
    assert report and "linkedin" not in [each.site for each in still(store, report)]


def test_nor_does_it_ask_where_nothing_was_written_there_since(client: FlaskClient, store: Store) -> None:
    again = wrote(60, *ANA[0], "Ana Quist", "Have you seen what I asked?")
    store.activities.write([receive(again, key=store.key, zone=UTC)])
    audit_now(store)
    assert "perhaps-answered" not in client.get("/").text
