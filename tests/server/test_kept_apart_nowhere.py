"""Who is kept apart as a source stands on no page, in no file and in no output, by name or by number, but where the
person opens it: every page of the application, every command that tells of people, every form of a report, and what is
sent or fetched."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from auditor.activities.activity import Activity, Person
from auditor.answers.expectations import Confidant, Expectations, Goal
from auditor.history.ingest import receive
from auditor.report import Role
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.rendering.discreet import discreet
from server.rendering.files import written
from server.store.browsing import Filter
from server.store.persons import now
from server.store.store import Store
from server.telling.digest import digest
from tests.server.commands.test_main import rapport
from tests.story import Story

NAMED, NUMBER = "Wilhelmina Quorndon", "70021984"
OTHER = "Wilhelmina Quorndon-Ashby"  # is called nearly the same

#: What the names are looked for by: a file of a chat is called after a part of one.
SIGNS = ("Quorndon", NUMBER)
#: Where a source is named on purpose: on the page that says whom one keeps apart, and where one asks for them by name.
OPENED = {"people.kept_apart"}
#: What is fetched for what it holds and not for what it says: the person's own answers, whole, for a program of theirs.
RAW = {"api.read_expectations"}
_EVERYTHING = Filter(None, None, None, None, None)
QUESTION = "Could you send me the minutes of the last meeting, please?"


def told() -> list[Activity]:
    """What a life of a year holds of two sources and of others: they wait, are thanked, are introduced, fall silent."""
    story = Story()
    today = datetime.now(UTC)

    def ago(days: float) -> datetime:
        return today - timedelta(days=days)

    for who in (NAMED, NUMBER, "Ida Marsh", OTHER):
        for days in range(330, 40, -25):
            story.hear(ago(days), who, "Good to see you last week, and thanks for the tea.")
            story.write(ago(days - 0.5), who, "Gladly, and come again soon. How is the harvest?")
            story.hear(ago(days - 1), who, "It is well, here is the file with the minutes, happy to help.")
        story.write(ago(30), who, "I will send you the list on Friday.")
        story.hear(ago(6), who, QUESTION)
        story.connect(ago(300), who, position="Bookkeeper", employer="Waterworks")  # type: ignore[arg-type]
    story.hear(ago(5), "Ida Marsh", f"Could you introduce me to {NAMED}? I would love to meet them.")
    story.write(ago(20), (NAMED, "Ida Marsh"), "Wilhelmina, meet Ida. Ida, meet Wilhelmina.")
    story.hear(ago(15), NAMED, "We met, and it worked out, thank you for the introduction!")
    story.hear(ago(12), NAMED, "Thank you so much for your help with that.")
    return [nameless(each) for each in story.activities]


def nameless(activity: Activity) -> Activity:
    """The same, in which the one who is a number has no name."""

    def plain(person: object) -> object:
        return Person(NUMBER) if isinstance(person, Person) and person.id == NUMBER else person

    to = activity.to if isinstance(activity.to, str) else [plain(each) for each in activity.to]
    return msgspec.structs.replace(activity, actor=plain(activity.actor), to=to)


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    found.change(keep_text_days=3_650)
    found.activities.write([receive(each, key=found.key, zone=UTC, keep_text=True) for each in told()])
    found.imports.begin("WhatsApp Chat with Quorndon.zip")
    circle = tuple(Confidant(name) for name in (NAMED, "Ida Marsh"))
    found.answers.add(Expectations(role=Role.MEDIA, goal=Goal(outcome="sources and tips"), inner_circle=circle))
    audit_now(found)
    found.steps.add("reply-rate", f"Give {NAMED} one line today.", "taken", now())
    found.steps.finish(found.steps.add("thanks-rate", f"Thank {NAMED}.", "taken", now()), now() - 9 * 86_400_000)
    one, other = ("linkedin", NAMED), ("linkedin", "Ida Marsh")
    found.same.answer(one, other, same=False)
    return found


def keep_apart(store: Store) -> None:
    given = store.answers.get()
    store.answers.add(msgspec.structs.replace(given, kept_apart=(NAMED, NUMBER)))


def addresses(rule: Rule, store: Store) -> Iterator[str]:
    """The rule's address, with whatever there is of the person's in each place."""
    report = store.reports.last()
    assert report
    values = {
        "report": [report.id], "audit": list(report.audits()), "form": ["json", "csv", "html"], "name": [report.id],
        "entry": [store.imports.latest()[0].id], "entries": [store.imports.latest()[0].id], "kind": ["media"],
        "filename": ["rapport.css"], "secret": [store.feeds.renew(now())],
    }  # fmt: skip
    places = sorted(rule.arguments)
    if not set(places) <= set(values):
        return
    paths = [rule.rule]
    for place in places:
        converter = f"<{place}>" if f"<{place}>" in rule.rule else f"<path:{place}>"
        paths = [path.replace(converter, value) for path in paths for value in values[place]]
    yield from paths
    if rule.endpoint == "dashboard.activities":
        ids = [row.id for row in store.browsing.page(_EVERYTHING, None).rows]
        yield f"{rule.rule}?ids={','.join(ids[:40])}"
    if rule.endpoint == "readings.overview":
        ids = [row.id for row in store.browsing.page(_EVERYTHING, None).rows]
        yield f"{rule.rule}?ids={','.join(ids[:40])}"
    if rule.endpoint == "people.overview":
        yield f"{rule.rule}?all=1"
    if rule.endpoint == "dashboard.overview":
        yield f"{rule.rule}?tip=2"
        yield f"{rule.rule}?tip=3"
    if rule.endpoint == "dashboard.answers":
        yield f"{rule.rule}?more=1"
    if rule.endpoint == "comparing.overview":
        yield f"{rule.rule}?what=sites&first=linkedin&second=linkedin"


def naming(app: Flask, client: FlaskClient, store: Store) -> set[str]:
    """The endpoints whose pages name one of the two."""
    found = set()
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        for path in addresses(rule, store):
            answer = client.get(path)
            assert answer.status_code < 500, path
            if any(sign in without_other(answer.text) for sign in SIGNS):
                found.add(rule.endpoint)
            answer.close()
    return found


def without_other(text: str) -> str:
    return text.replace(OTHER, "").replace("Quorndon-Ashby", "")


def outputs(settings: Settings, store: Store) -> dict[str, str]:
    """What commands print, what files hold, what is sent."""
    calls = [
        ("today",), ("people", "waiting"), ("people", "ties"), ("people", "open"), ("people", "dormant"),
        ("people", "introductions"), ("people", "same"), ("trials", "begin"), ("audit", "--format", "text"),
        ("audit", "--format", "json"), ("audit", "--format", "csv"), ("audit", "--format", "html"),
        ("compare", "--site", "linkedin", "--site", "linkedin"),
    ]  # fmt: skip
    said = {" ".join(call): rapport(settings.data, *call).output for call in calls}
    report = store.reports.last()
    assert report
    for form in ("text", "json", "csv", "html"):
        said[form] = written(discreet(store, report), form, fetch=False).decode()
    for names_people in (True, False):
        sent = digest(store, report, None, names_people=names_people)
        said[f"sent {names_people}"] = f"{sent.title}\n{sent.body}" if sent else ""
    return said


def test_who_is_kept_apart_stands_on_no_page_but_where_it_is_opened(
    app: Flask, client: FlaskClient, store: Store
) -> None:
    before = naming(app, client, store)
    assert before >= {
        "dashboard.overview", "people.overview", "dashboard.latest", "dashboard.audit", "dashboard.download",
        "dashboard.activities", "browsing.overview", "readings.overview", "dashboard.answers", "steps.overview",
        "feed.file", "calendars.fetch", "importing.overview", "importing.one", "erasing.choose", "api.read_audit",
    }, "else the walk would find nothing"  # fmt: skip
    keep_apart(store)
    assert naming(app, client, store) - RAW == OPENED
    audit_now(store)  # and a report that is made with it
    assert naming(app, client, store) - RAW == OPENED


def test_who_is_kept_apart_stands_in_no_output_and_in_no_file(settings: Settings, store: Store) -> None:
    def named() -> set[str]:
        return {
            name
            for name, text in outputs(settings, store).items()
            if any(each in without_other(text) for each in SIGNS)
        }

    assert named() >= {"today", "people waiting", "people ties", "html", "json", "sent True"}
    keep_apart(store)
    assert named() == set()
    assert "2 sources wait." in outputs(settings, store)["today"]


def test_a_page_names_whoever_is_looked_for_by_name(client: FlaskClient, store: Store) -> None:
    keep_apart(store)
    for path in ("/data?name=Quorndon", "/erase?name=Quorndon", "/people/apart"):
        assert "Quorndon" in without_other(client.get(path).text), path
    assert NUMBER in client.get("/people/apart").text


def test_today_says_how_many_sources_wait_and_no_more_of_them(client: FlaskClient, store: Store) -> None:
    keep_apart(store)
    page = client.get("/").text
    assert "2 sources wait." in page
    assert "2 people wait for you" in page, "of others is told as before"
    assert OTHER in page, "whoever is called nearly the same keeps their name"
    shown = client.get("/people").text
    assert "2 sources wait." in shown
    assert "/people/apart" in shown


def test_answers_that_are_saved_keep_whom_their_page_does_not_show(
    client: FlaskClient, token: str, store: Store
) -> None:
    keep_apart(store)
    client.post("/answers", data={"form_token": token, "kept_apart": "Ida Marsh", "circle": "Ida Marsh"})
    given = store.answers.get()
    assert given.kept_apart == (NAMED, NUMBER, "Ida Marsh")
    assert {one.name for one in given.inner_circle} == {NAMED, "Ida Marsh"}


def test_a_report_of_before_tells_of_a_source_as_little(store: Store) -> None:
    report = store.reports.last()
    assert report
    keep_apart(store)
    shown = discreet(store, report)
    assert shown.network and report.network
    assert len(shown.network.ties) == len(report.network.ties) - 2
    assert NAMED in json.dumps(msgspec.to_builtins(report), default=str)


def test_it_is_asked_once_which_of_ones_people_nobody_is_to_learn_of(
    client: FlaskClient, token: str, store: Store
) -> None:
    asked = "Is one of these people a source to protect?"
    assert asked in client.get("/").text
    form = {"form_token": token, "said": "these", "who": [f"linkedin/{NAMED}", "linkedin/nobody"]}
    assert "Quorndon" not in without_other(client.post("/people/apart", data=form, follow_redirects=True).text)
    assert store.answers.get().kept_apart == (NAMED,)
    assert asked not in client.get("/").text


SOURCES, OTHERS = (
    "Is one of these people a source to protect?",
    "Is one of these people somebody nobody is to learn of?",
)


@pytest.mark.parametrize(
    ("answers", "asks"),
    [
        (Expectations(), ""),
        (Expectations(role=Role.FREE), ""),
        (Expectations(confidential=True), OTHERS),
        (Expectations(goal=Goal(outcome="sources and tips")), SOURCES),
    ],
)
def test_it_is_asked_of_whom_it_may_concern_and_may_be_skipped(
    client: FlaskClient, token: str, store: Store, answers: Expectations, asks: str
) -> None:
    store.answers.add(answers)
    audit_now(store)
    page = client.get("/").text
    assert [each for each in (SOURCES, OTHERS) if each in page] == ([asks] if asks else [])
    client.post("/people/apart", data={"form_token": token, "said": "none", "who": f"linkedin/{NAMED}"})
    assert store.answers.get().kept_apart == ()
    assert 'id="ask-apart"' not in client.get("/").text
