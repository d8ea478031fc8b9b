"""Two people of a hosted server never see or change anything of each other: every route, and every query of the store.

One of them, Ana, is signed in and tries; she knows every id of Bea's, and every secret of hers that opens something.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date
from io import BytesIO
from itertools import product
from typing import Any, NamedTuple

import msgspec
import pytest
from flask import Flask
from sqlalchemy import event
from werkzeug.routing import Rule

from auditor import audit
from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations, Preferences
from auditor.answers.trial import Draw, Trial
from auditor.archives import Me
from auditor.history.identities import Identities
from server.installation.settings import Settings
from server.sealing import Agreement
from server.store.browsing import Filter
from server.store.choosing import Choice
from server.store.engine import writing
from server.store.membership_tables import metadata as of_hosting
from server.store.person_stores import PersonStores
from server.store.person_table import PersonTable
from server.store.persons import now
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.remarks import Remark
from server.store.runs import new
from server.store.schema import metadata
from server.store.store import Store
from server.store.watched import WatchedFile
from tests.server.hosted.conftest import PROXY, Browser, joined, made, stores_of
from tests.server.hosted.lives import Handles, giving_away, live, rows_of

pytestmark = pytest.mark.postgresql


class Two(NamedTuple):
    """The application, Ana's browser and store, Bea's store and handles, and what would give Bea away."""

    app: Flask
    ana: Browser
    own: Store
    other: Store
    handles: Handles
    telling: set[str]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, migrated: object, postgresql: str) -> Iterator[Two]:
    settings = Settings.load(tmp_path_factory.mktemp("apart") / "data", postgresql, environment={})
    app = made(settings, PROXY)
    ana, bea = joined(app, "ana"), joined(app, "bea")
    own, other = stores_of(app).of(ana.person), stores_of(app).of(bea.person)
    live(own, "Anafee")
    handles = live(other, "Beafee")
    telling = giving_away(other, own)
    yield Two(app, ana, own, other, handles, telling)
    app.extensions["belongings"].stop()
    with writing(own._engine) as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join([*metadata.tables, *of_hosting.tables])}")
    stores_of(app).close()


def test_every_table_holds_something_of_bea(two: Two) -> None:
    """Else nothing below would tell anything of it."""
    assert not [name for name, rows in rows_of(two.other).items() if not rows]
    assert any("Beafee" in each for each in two.telling)
    assert two.handles.ids["report"] in two.telling


# Every route of the application.

#: What addresses say in place of a name, where it is no id: one that is there, so that the rest is asked for.
NO_IDS = {"kind": ("media",), "form": ("json", "csv", "html"), "audit": ("reply-rate",), "filename": ("rapport.css",)}


def addresses(rule: Rule, handles: Handles) -> Iterator[tuple[str, bool]]:
    """The rule's address with each thing of Bea's in each place, and whether one of hers stands in it."""
    places = sorted(rule.arguments)
    choices = [NO_IDS.get(name) or handles.every() for name in places]
    is_hers = any(name not in NO_IDS for name in places)
    for chosen in product(*choices):
        path = rule.rule
        for name, value in zip(places, chosen, strict=True):
            path = re.sub(rf"<(?:\w+:)?{name}>", lambda _, value=value: value.replace("/", "%2F"), path)  # type: ignore[misc]
        yield path, is_hers


def forms(handles: Handles) -> Iterator[dict[str, str]]:
    """What forms and queries may name of Bea's, together and in the ways of different pages."""
    ids, (site, person) = handles.ids, handles.people[0]
    names = {
        "ids": ids["activity"], "id": ids["activity"], "schedule": ids["schedule"], "report": ids["report"],
        "step": ids["step"], "run": ids["run"], "device": ids["name"], "trial": ids["trial"], "site": site,
        "who": person, "one": f"{site}/{person}", "other": f"{site}/{handles.people[1][1]}", "folder": ids["folder"],
        "first_report": ids["report"], "second_report": ids["report"], "a": ids["report"], "b": ids["report"],
        "token": handles.secrets["link"], "field": "relevant", "said": "yes", "note": "seen", "same": "no",
        "until": "2030-01-01", "state": "done", "helped": "yes", "sure": "1", "name": "x", "back": "/",
    }  # fmt: skip
    yield names
    yield {**names, "activity": ids["activity"]}
    yield {"sure": "1", "account": ids["own"], "id": ids["own"], "mine": "no", "answer": "no"}
    yield {"sure": "1", "person": f"{site}/{person}", "people": f"{site}/{person}", "name": "Beafee"}
    yield {"sure": "1", "first": "2000-01-01", "last": "2100-01-01", "zone": "Europe/Berlin", "every": "daily"}


def found(two: Two, rules: list[Rule]) -> list[str]:
    """What Ana gets to see or to change of Bea's by these rules."""
    problems, before = [], rows_of(two.other)
    folder = {file: file.stat().st_mtime_ns for file in two.other.folder.rglob("*")}
    for rule in rules:
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            for path, is_hers in addresses(rule, two.handles):
                given = [{}] if is_hers and rule.arguments else list(forms(two.handles))
                for fields in given:
                    problems += _asked(two, method, path, fields, is_hers=is_hers)
        if rows_of(two.other) != before:
            problems.append(f"{rule} changed something of Bea's")
            before = rows_of(two.other)
    if {file: file.stat().st_mtime_ns for file in two.other.folder.rglob("*")} != folder:
        problems.append("something in Bea's folder was changed")
    return problems


def _asked(two: Two, method: str, path: str, fields: dict[str, str], *, is_hers: bool) -> list[str]:
    two.ana.get("/sign-in")  # what was asked before may have signed her out
    token, sent = two.ana.token, f"{path} {fields}"
    headers = {"X-Form-Token": token}
    if method == "GET":
        answer = two.ana.get(path, query_string=fields)
    elif path.startswith("/api/"):
        answer = two.ana.open(path, method=method, json=fields, headers=headers)
    else:
        answer = two.ana.open(path, method=method, data=fields, headers=headers)
    said = answer.text + str(answer.headers)
    answer.close()  # of a file
    told = [each for each in two.telling if each in said and each not in sent]
    problems = [f"{method} {path} {fields} tells {each!r}" for each in told]
    if answer.status_code >= 500:
        problems.append(f"{method} {path} {fields} failed with {answer.status_code}")
    if is_hers and answer.status_code == 200:
        problems.append(f"{method} {path} is answered")
    return problems


def test_no_route_shows_or_changes_anything_of_another_person(two: Two) -> None:
    rules = list(two.app.url_map.iter_rules())
    assert len(rules) > 90
    assert found(two, rules) == []


def test_a_route_that_took_the_wrong_persons_store_would_be_seen(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PersonStores, "of", lambda self, person: two.other)
    rules = [
        rule for rule in two.app.url_map.iter_rules() if rule.endpoint in ("dashboard.report", "browsing.overview")
    ]
    assert len(found(two, rules)) > 2


# Every query of the store.

PAIRED = Agreement(b"k" * 32, b"c" * 16)


def arguments(two: Two) -> dict[str, Any]:
    """What each query may be given of Bea's, by the name of what it takes. What is Ana's own stands where only the
    person's own can be meant."""
    ids, secrets, people = two.handles.ids, two.handles.secrets, two.handles.people
    bea, moment = two.other, now()
    report = bea.reports.get(ids["report"])
    run = bea.runs.get(ids["run"])
    return {
        "row": bea.activities.by_ids([ids["activity"]])[0],
        "ids": [ids["activity"]], "people": people, "person": people[0], "one": people[0], "other": people[1],
        "others": (people[1],), "import_id": ids["entry"], "schedule_id": ids["schedule"], "run_id": ids["run"],
        "run": run, "report_id": ids["report"], "report": report, "device_id": ids["name"], "step": ids["step"],
        "pairing_id": ids["pairing"], "trial": ids["trial"], "channel": ids["channel"], "digest": ids["digest"],
        "page": ids["page"], "session_id": secrets["session"], "token": secrets["token"], "folder": ids["folder"],
        "account": ids["account"], "now": moment, "by": Process("elsewhere", 1), "days": 90, "start": 0, "at": moment,
        "end": moment, "since": 0, "acts": 2**40 - 1, "site": "linkedin", "words": "Beafee", "limit": 9, "via": "test",
        "first": 2, "enrolled": two.own.owner.get().created, "to": BytesIO(), "form": "as2", "key": two.own.key,
        "wanted": Filter(person=people[0]), "choice": Choice(people=people[:1]), "zone": "Europe/Berlin",
        "arrivals": [], "batches": [[]], "until": None, "source": "archive", "entries": [], "file": "x.zip",
        "state": "done", "me": Me("linkedin", ("Somebody",)), "mine": False, "recurrence": _daily(), "paused": True,
        "name": "x", "browser": "script", "origin": "", "public": b"\x04" * 65, "proof": b"x" * 16,
        "agree": lambda _: PAIRED, "readings": [], "expectations": Expectations(), "preferences": Preferences(),
        "audit": "reply-rate", "action": "x", "helped": "yes", "remark": Remark("seen"), "same": True,
        "identities": Identities(()), "address": "https://x.example", "worked": True, "server": "https://x.example",
        "secret": {"token": "x"}, "places": {}, "most": 100, "before": ids["report"],
    }  # fmt: skip


def _daily() -> Recurrence:
    return Recurrence.checked("daily", "09:00", None, None, "Europe/Berlin")


#: Of a query, what it is given in place of that: so that what is kept of Ana afterwards names nothing of Bea's.
OF_A_QUERY: dict[str, Callable[[Two], dict[str, Any]]] = {
    "activities.days": lambda _: {"first": date(2000, 1, 1), "last": date(2100, 1, 1)},
    "activities.join": lambda two: {"people": {"Beafee friend 1": two.handles.people[0][1]}},
    "activities.narrowed": lambda two: {"wide": two.own.activities.history(0, now())},
    "activities.wrote_in": lambda _: {"conversations": {("linkedin", "thread")}},
    "activities.with_acts": lambda _: {"subject": Subject.MESSAGE_RECEIVED},
    "accounts.answer": lambda two: {"account": two.other.accounts.all()[0]},
    "accounts.counts_any": lambda two: {"whose": [two.other.accounts.all()[0].me]},
    "answers.dated": lambda _: {"zone": UTC},
    "channels.retry": lambda _: {"retried": 0},
    "channels.begin": lambda two: {"reminders": ((two.handles.ids["step"], date(2026, 11, 2)),)},
    "channels.catch_up": lambda two: {"reminders": ((two.handles.ids["step"], date(2026, 11, 2)),)},
    "connected.switch": lambda _: {"first": True},
    "feeds.opens": lambda two: {"token": two.handles.secrets["secret"]},
    "reports.add": lambda _: {"report": audit([], first=date(2026, 11, 1), last=date(2026, 11, 2))},
    "runs.begin": lambda _: {"run": new(90, now(), Process("elsewhere", 1))},
    "links.use": lambda two: {"token": two.handles.secrets["link"]},
    "remarks.put": lambda _: {"person": ("linkedin", "one"), "others": ()},
    "regrouping.settle": lambda _: {"groups": {"choir"}},
    "renaming.write": lambda _: {"unplaced": False},
    "same.answer": lambda _: {"one": ("linkedin", "one"), "other": ("linkedin", "other")},
    "texts.shorten": lambda _: {"until": date(2000, 1, 1)},
    "texts.remove_expired": lambda _: {"today": date(2100, 1, 1)},
    "trials.add": lambda _: {"trial": Trial("x", "recipient", "accepted", date(2026, 11, 2), 4)},
    "trials.draw": lambda _: {"people": (Draw("x", is_with=True),)},
    "watched.keep": lambda two: {"file": WatchedFile(two.handles.ids["digest"], "x.zip", 0, None, "1")},
    "watched.switch": lambda _: {"on": False},
}
#: Answers with nothing but what it was given.
ECHOES = {"same.whole"}


def queries(store: Store) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public method of every class of the store that holds a person's queries."""
    for attribute, table in vars(store).items():
        if isinstance(table, PersonTable):
            for name, method in inspect.getmembers(table, inspect.ismethod):
                if not name.startswith("_"):
                    yield f"{attribute}.{name}", method


def asked(two: Two, name: str, method: Callable[..., Any]) -> str:
    """What a query that is given whatever is Bea's answers, or how it fails."""
    own = OF_A_QUERY[name](two) if name in OF_A_QUERY else {}
    given = arguments(two) | own
    wanted = inspect.signature(method).parameters
    missing = [each for each, of in wanted.items() if of.default is inspect.Parameter.empty and each not in given]
    assert not missing, f"say what {name} is given as {missing}"
    chosen = {each: given[each] for each, of in wanted.items() if of.default is inspect.Parameter.empty or each in own}
    try:
        answer = method(**chosen)
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"
    if isinstance(chosen.get("to"), BytesIO):
        return f"{answer} {chosen['to'].getvalue()!r}"
    if isinstance(answer, msgspec.Struct):
        return msgspec.json.encode(answer).decode() + repr(answer)
    return repr(answer)


def test_no_query_tells_or_changes_anything_of_another_person(two: Two) -> None:
    every = list(queries(two.own))
    assert len(every) > 100
    before = rows_of(two.other)
    for name, method in every:
        told = asked(two, name, method)
        if name not in ECHOES:
            assert not [each for each in two.telling if each in told], (name, told)
        assert rows_of(two.other) == before, name


def test_every_statement_is_about_one_person(two: Two) -> None:
    seen: list[tuple[str, object]] = []

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        seen.append((statement, parameters))

    event.listen(two.own._engine, "before_cursor_execute", note)
    try:
        for name, method in queries(two.own):
            seen.clear()
            asked(two, name, method)
            # Bea's own store is asked for what to give; see ``arguments``.
            mine = [(sql, given) for sql, given in seen if two.other.person not in str(given)]
            for sql, given in mine:
                if any(re.search(rf"\b{table}\b", sql) for table in metadata.tables):
                    assert "person_id" in sql, (name, sql)
                    assert two.own.person in str(given), (name, sql)
    finally:
        event.remove(two.own._engine, "before_cursor_execute", note)


def test_a_query_without_its_person_would_be_seen(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two.own.reports, "_person", two.other.person)
    told = asked(two, "reports.get", two.own.reports.get)
    assert [each for each in two.telling if each in told]
    monkeypatch.setattr(two.own.steps, "_person", two.other.person)
    before = rows_of(two.other)
    asked(two, "steps.finish", two.own.steps.finish)
    assert rows_of(two.other) != before
