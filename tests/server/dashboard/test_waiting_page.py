"""Who waits stands on the start page by name, until I answer or say that it is settled."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from rich.console import Console

from auditor.activities.activity import Person
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.rendering import terminal
from server.standing.steps import Steps
from server.standing.waiting import still, still_and_longer, still_open
from server.store.store import Store
from tests.server.lives import audited_story, keep
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"


def asked() -> Story:
    made = Story(first=date(2026, 1, 1))
    made.hear(1, "friend", "Good to see you last week, and thanks for the tea.")
    made.write(2, "friend", "Gladly, and come again soon.")
    for number in range(6):
        made.exchange(3, f"Person {number}")
        made.hear(10 + number, f"Person {number}", QUESTION)
    return made


@pytest.fixture
def story() -> Story:
    return asked()


@pytest.fixture
def settings(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Settings:
    """For tests that ask for ``store`` all of it is there, with a report, before an app opens it."""
    return audited_story(asked, tmp_path / "data") if "store" in request.fixturenames else settings


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def waiting(store: Store) -> list[str]:
    latest = store.reports.last()
    assert latest
    return [each.name for each in still(store, latest)]


def test_three_are_shown_at_once_and_the_others_are_named_and_opened(
    client: FlaskClient, store: Store, story: Story
) -> None:
    page = client.get("/").text
    assert "Who was waiting for you on 16 January 2026" in page
    section = page[page.index('id="waiting"') :].partition("</section>")[0]
    assert [f"Person {number}" in section for number in range(6)] == [True] * 6
    assert "more</a>" not in section
    assert [f"Person {number}</h3>" in section.partition("<summary>and 3 more: ")[0] for number in range(6)] == [
        *[True] * 3,
        *[False] * 3,
    ]
    assert section.count(">Needs no answer</button>") == 6
    assert "asked you a question, on 4 January 2026; they wrote again on 16 January 2026" in section
    for number in range(6, 14):
        story.exchange(3, f"Person {number}")
        story.hear(10 + number, f"Person {number}", QUESTION)
    keep(store, story)
    audit_now(store)
    page = client.get("/").text
    section = page[page.index('id="waiting"') :].partition("</section>")[0]
    at_once, _, opened = section.partition("<summary>and 11 more: ")
    names, _, rest = opened.partition("</summary>")
    # All of it is seen on one screen, and of a page that opens nobody is left out.
    assert [f"Person {number}</h3>" in at_once for number in range(14)] == [*[True] * 3, *[False] * 11]
    assert names == "Person 3, Person 4, Person 5, Person 6, Person 7, Person 8 and others"
    assert [f"Person {number}</h3>" in rest for number in range(14)] == [*[False] * 3, *[True] * 11]
    assert section.count(">Needs no answer</button>") == 14
    latest = store.reports.last()
    assert latest
    console = Console(width=100, file=StringIO(), record=True)
    terminal.show_today(latest, still(store, latest), Steps(None, (), None), console)
    told = console.export_text()
    assert [f"Person {number}" in told for number in range(14)] == [*[True] * 12, False, False]
    assert "2 more" in told


def test_new_people_stand_by_themselves_folded_where_others_wait(
    client: FlaskClient, store: Store, story: Story
) -> None:
    for number in range(5):
        story.hear(16 + number / 10, f"Stranger {number}", QUESTION)
    keep(store, story)
    audit_now(store)
    page = client.get("/").text
    assert "<h1>6 people were waiting for you</h1>" in page
    section = page[page.index('id="waiting"') :].partition("</section>")[0]
    known, _, new = section.partition("<details>")
    assert "Stranger" not in known
    assert "5 new people wrote to you" in new
    assert all(f"Stranger {number}" in new for number in range(5))
    people = client.get("/people").text
    assert all(f"Stranger {number}" in people for number in range(5))


@pytest.mark.parametrize(("days", "ago"), [(0, "today"), (1, "yesterday"), (9, "9 days ago")])
def test_of_late_it_says_who_waits_and_for_how_long(client: FlaskClient, app: Flask, days: int, ago: str) -> None:
    recent, store = Story(first=date(2026, 1, 1)), app.extensions["store"]
    at = datetime.now(UTC) - timedelta(days=days)
    recent.hear(at - timedelta(days=9), "friend", "Good to see you last week, and thanks for the tea.")
    recent.write(at - timedelta(days=8), "friend", "Gladly, and come again soon.")
    recent.hear(at, "Ana", QUESTION)
    keep(store, recent)
    audit_now(store)
    page = client.get("/").text
    assert "Who waits for you" in page
    assert f"asked you a question, {ago}" in page


def test_who_was_answered_since_the_report_is_gone_at_once(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    answer = story.write(15.1, "Person 5", "We began with one team only.")
    store.activities.write([receive(answer, key=store.key, zone=UTC)])
    assert waiting(store) == [f"Person {number}" for number in range(5)]


def test_who_has_waited_longer_than_three_months_is_folded_and_can_be_marked(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    story.hear(10, "Old friend", QUESTION)
    story.write(120, "friend")
    keep(store, story)
    audit_now(store)
    assert waiting(store) == []
    for page in ("/", "/people"):
        summaries = BeautifulSoup(client.get(page).text, "html5lib").find_all("summary")
        (summary,) = [each for each in summaries if "7 people have waited longer than 90 days" in each.get_text()]
        assert summary.parent and "Old friend" in summary.parent.get_text()
    latest = store.reports.last()
    assert latest
    marked = latest.waited_longer[0]
    client.post(f"/waiting/{marked.activity}", data={"form_token": token, "mark": "none"})
    assert "6 people have waited longer than 90 days" in client.get("/").text
    store.activities.write([receive(story.write(121, "Old friend"), key=store.key, zone=UTC)])
    assert "Old friend" not in [each.name for each in still_and_longer(store, latest)[1]]


@pytest.mark.parametrize("mark", ["elsewhere", "none"])
def test_a_mark_is_kept_and_the_report_made_anew(client: FlaskClient, token: str, store: Store, mark: str) -> None:
    latest = store.reports.last()
    assert latest
    newest = latest.waiting[-1].activity
    answer = client.post(f"/waiting/{newest}", data={"form_token": token, "mark": mark}, follow_redirects=True)
    assert answer.status_code == 200
    assert waiting(store) == [f"Person {number}" for number in range(5)]
    remade = store.reports.last()
    assert remade
    assert (remade.id != latest.id, len(remade.waiting)) == (True, 5)
    given = store.answers.get()
    assert (given.answered_elsewhere, given.needs_no_answer) == (
        ((newest,), ()) if mark == "elsewhere" else ((), (newest,))
    )


def test_a_promise_that_is_open_is_marked_where_it_stands(
    client: FlaskClient, token: str, store: Store, story: Story
) -> None:
    for number in range(6):
        story.write(18, f"Person {number}", "We began with one team only.")
    story.write(19, "friend", "I will send you the slides on Sunday.")
    story.write(21, "Person 0", "The rain came in again.")
    keep(store, story)
    audit_now(store)
    latest = store.reports.last()
    assert latest
    (promise,) = [each for each in still_open(store, latest) if each.kind == "own"]
    assert promise.activity not in {each.activity for each in latest.waiting}
    page = client.get("/people").text
    section = page[page.index('aria-labelledby="open"') :].partition("</section>")[0]
    assert "written on 20 January 2026" in section
    assert f"/waiting/{promise.activity}" in section
    answer = client.post(f"/waiting/{promise.activity}", data={"form_token": token, "mark": "elsewhere"})
    assert answer.location.endswith("/people")
    remade = store.reports.last()
    assert remade
    assert [each for each in still_open(store, remade) if each.kind == "own"] == []


def test_other_messages_and_other_marks_are_refused(client: FlaskClient, token: str, store: Store) -> None:
    latest = store.reports.last()
    assert latest
    for activity, mark, status in (("nothing", "none", 404), (latest.waiting[0].activity, "both", 400)):
        answer = client.post(f"/waiting/{activity}", data={"form_token": token, "mark": mark})
        assert answer.status_code == status
    assert client.post(f"/waiting/{latest.waiting[0].activity}", data={"mark": "none"}).status_code in {400, 403}
    assert len(waiting(store)) == 6


def test_a_conversation_that_its_site_names_is_linked(client: FlaskClient, store: Store, story: Story) -> None:
    message = msgspec.structs.replace(story.hear(20, "Person 9", QUESTION), context="2-a/b==")
    store.activities.write([receive(message, key=store.key, zone=UTC)])
    audit_now(store)
    assert 'href="https://www.linkedin.com/messaging/thread/2-a%2Fb==/"' in client.get("/").text


PROMISE = "Of course, I will introduce you two this week."


def test_a_promised_introduction_stays_through_chat_everywhere_until_something_is_written_after_the_report(
    client: FlaskClient, store: Store, story: Story
) -> None:
    story.write(17, "Person 0", "We began with one team only.")
    story.exchange(20, "Ana")
    story.write(22, "Ana", PROMISE)
    story.write(40, "Ana", "The train was late again, and the rain came in.")
    keep(store, story)
    audit_now(store)
    latest = store.reports.last()
    assert latest
    assert waiting(store)[0] == "Ana"
    assert [(each.kind, each.name) for each in still_open(store, latest)] == [("own-introduction", "Ana")]
    words = "You told Ana that you would make an introduction, and none is seen since (promised for 25 January 2026)."
    people = client.get("/people").text
    assert words in people[people.index('id="open"') :]
    later = story.write(41, "Ana", "Berta, meet Ana, who asked about rosters.")
    store.activities.write([receive(later, key=store.key, zone=UTC)])
    assert "Ana" not in waiting(store)
    assert still_open(store, latest) == []


def test_who_waits_for_an_answer_is_not_called_silent(client: FlaskClient, app: Flask) -> None:
    told, store = Story(first=date(2026, 1, 1)), app.extensions["store"]
    for who in ("waits", "silent"):
        for day in range(0, 50, 10):
            told.hear(day, who, "The train was late again.")
            told.write(day + 0.1, who, "The rain came in again.")
    told.hear(42, "waits", QUESTION)
    told.exchange(89, "friend")
    keep(store, told)
    audit_now(store)
    people = client.get("/people").text
    lost = people[people.index('id="lost"') :]
    assert "<h3>silent</h3>" in lost
    assert "<h3>waits</h3>" not in lost


def test_numbers_in_place_of_names_are_explained(client: FlaskClient, store: Store, story: Story) -> None:
    words = "What came in from LinkedIn has numbers instead of names"
    assert words not in client.get("/").text
    story.hear(14, "700962", QUESTION)
    keep(store, story)
    audit_now(store)
    assert words in client.get("/").text
    assert words in client.get("/people").text


def test_nobody_of_whom_only_a_number_is_known_is_called_by_it_alone(
    client: FlaskClient, store: Store, story: Story, settings: Settings
) -> None:
    def hear(day: int, who: Person) -> None:
        told = msgspec.structs.replace(story.hear(day, "700962", QUESTION), actor=who)
        store.activities.write([receive(told, key=store.key, zone=UTC)])
        audit_now(store)

    hear(14, Person("700962"))
    called = "somebody on LinkedIn (no name known, number 700962)"
    assert called in waiting(store)
    printed = CliRunner().invoke(main, ["--data", str(settings.data), "today"]).output
    for told in (client.get("/").text, client.get("/people").text, " ".join(printed.split())):
        assert called in told
    assert store.acquaintances.of_ids(["700962"])[0].called == called
    hear(15, Person("700962", "Rosa Dietz"))
    assert "Rosa Dietz" in waiting(store), "a later source tells the name"
    assert called not in client.get("/").text


def test_who_was_promised_a_thing_and_asked_for_it_again_waits_though_i_wrote_since(
    client: FlaskClient, store: Store, story: Story
) -> None:
    story.exchange(2, "Lena")
    story.write(3, "Lena", "I will send you the draft of the chapter by Friday.")
    story.hear(10, "Lena", "Is the draft ready?")
    story.write(11, "Lena", "Nearly there!")
    keep(store, story)
    audit_now(store)
    assert "Lena" in waiting(store)
    assert "Lena" in client.get("/people").text.partition('id="waiting"')[2].partition("</section>")[0]
    story.write(20, "Lena", "The new chairs are here at last.")
    keep(store, story)
    assert "Lena" not in waiting(store), "what was written after the report may have been it"


def test_a_promise_kept_on_the_day_of_the_report_is_waited_for_no_longer(app: Flask) -> None:
    store: Store = app.extensions["store"]
    made = Story(first=datetime.now(UTC).date() - timedelta(days=40))
    made.exchange(2, "Lena")
    made.write(20, "Lena", "Of course, I will introduce you two this week.")
    made.write(datetime.now(UTC), "Tom", "Good to see you last week, and thanks for the tea.")  # the report is of today
    keep(store, made)
    audit_now(store)
    assert "Lena" in waiting(store)
    made.write(datetime.now(UTC) + timedelta(milliseconds=50), "Lena", "Lena, this is Ben, who plans the nights.")
    keep(store, made)
    assert "Lena" not in waiting(store)
