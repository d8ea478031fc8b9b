"""Pages are rendered once: each session gets its own token, and what was written or erased since is seen at once."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.dashboard import views
from server.dashboard.kept_pages import KeptPages, compile_templates
from server.installation.settings import Settings
from server.store.changes import _COARSE, Mark, mark
from server.store.choosing import Choice
from server.store.engine import open_engine
from server.store.remarks import Remark
from server.store.store import Store, open_store
from tests.server.conftest import enter, link
from tests.server.lives import audited_story
from tests.server.processes import until
from tests.story import Story


def asked() -> Story:
    story = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    story.exchange(20, "Quisby")
    story.hear(50, "Quisby", "Could you look at the draft until Friday?")
    return story


@pytest.fixture
def settings(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Settings:
    """For tests that ask for ``store`` all of it is there, with a report, before an app opens it."""
    return audited_story(asked, tmp_path / "data") if "store" in request.fixturenames else settings


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were rendered."""
    made: list[str] = []
    render = views.report_page

    def noted(*given: object, **more: object) -> str:
        made.append("report")
        return str(render(*given, **more))  # type: ignore[arg-type]

    monkeypatch.setattr(views, "report_page", noted)
    return made


def token_in(page: str) -> str:
    found: set[str] = set(re.findall(r'name="form_token" value="([^"]*)"', page))
    assert len(found) == 1
    return found.pop()


def test_a_report_is_rendered_once_and_each_session_gets_its_own_token(
    client: FlaskClient, token: str, store: Store, app: Flask, settings: Settings, rendered: list[str]
) -> None:
    other = app.test_client()
    enter(other, link(settings))
    for path in ("/", "/report"):
        mine, theirs = client.get(path).text, other.get(path).text
        assert token_in(mine) == token != token_in(theirs)
        assert mine.replace(token, "") == theirs.replace(token_in(theirs), "")
    client.get("/report")
    assert len(rendered) == 1
    german = client.get("/report", headers={"Accept-Language": "de"}).text
    assert 'lang="de"' in german and 'lang="en"' in client.get("/report").text
    assert len(rendered) == 2


def test_what_was_just_done_is_told_once(client: FlaskClient, token: str, store: Store) -> None:
    quiet = client.get("/").text
    waits = store.reports.last()
    assert waits and waits.waiting
    said = client.post(
        f"/waiting/{waits.waiting[0].activity}", data={"form_token": token, "mark": "later"}, follow_redirects=True
    ).text
    assert "comes back here in a week" in said
    after = client.get("/").text
    assert "comes back here in a week" not in after
    assert ("Quisby" in quiet, quiet == after) == (True, False)


def test_what_another_process_wrote_is_seen_at_once(client: FlaskClient, store: Store, settings: Settings) -> None:
    until(store.mark)
    assert "Quisby" in client.get("/").text
    assert "Quisby" in client.get("/").text
    with open_store(settings) as other:
        newest = other.reports.last()
        assert newest
        report = msgspec.structs.replace(newest, id="another", waiting=(), created=datetime.now(UTC))
        other.reports.add(report)
    assert "Nobody waits for you" in client.get("/").text


@pytest.mark.parametrize("path", ["/", "/people", "/reports/{}/reply-rate"])
def test_a_page_is_rendered_once_until_something_is_written(
    client: FlaskClient, store: Store, settings: Settings, path: str
) -> None:
    latest = store.reports.last()
    assert latest
    until(store.mark)
    pages = KeptPages()
    client.application.extensions["kept_pages"] = pages
    with time_machine.travel(datetime.now(UTC), tick=False):
        first = client.get(path.format(latest.id)).text
        (key,) = pages._pages
        pages.put(key, "kept")
        assert client.get(path.format(latest.id)).text == "kept"
        with open_store(settings) as other:
            other.remarks.put(("linkedin", "Quisby"), Remark(note="met at the fair"), [("linkedin", "Quisby")])
        again = client.get(path.format(latest.id)).text
    assert ("met at the fair" in first, "met at the fair" in again) == (False, path == "/people")
    assert again != "kept"


def test_which_report_is_the_latest_is_looked_up_anew_once_something_was_written(
    client: FlaskClient, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    until(store.mark)
    assert client.get("/report").status_code == 200
    looked: list[None] = []
    version = store.reports.version

    def counted() -> tuple[str, bytes] | None:
        looked.append(None)
        return version()

    monkeypatch.setattr(store.reports, "version", counted)
    assert client.get("/report").status_code == 200
    assert not looked
    with open_store(settings) as other:
        newest = other.reports.last()
        assert newest
        other.reports.add(msgspec.structs.replace(newest, id="another", created=datetime.now(UTC)))
    assert "/reports/another/" in client.get("/report").text
    assert len(looked) == 1


def test_of_who_is_erased_no_page_stays_in_memory(client: FlaskClient, token: str, store: Store) -> None:
    newest = store.reports.last()
    assert newest
    person = next(f"{each.site}/{each.person}" for each in newest.waiting)
    until(store.mark)
    pages = KeptPages()
    client.application.extensions["kept_pages"] = pages
    for path in ("/", "/people"):
        assert "Quisby" in client.get(path).text
    assert any("Quisby" in page for page in pages._pages.values())
    client.post("/erase/part", data={"form_token": token, "sure": "1", "person": person})
    assert not any("Quisby" in page for page in pages._pages.values())


def test_what_was_erased_stands_on_no_page(client: FlaskClient, store: Store) -> None:
    newest = store.reports.last()
    assert newest and "Quisby" in client.get("/").text
    assert client.get("/report").status_code == 200
    person = next((each.site, each.person) for each in newest.waiting)
    store.erase_part(Choice(people=(person,)))
    for path in ("/report", "/", f"/reports/{newest.id}"):
        assert "Quisby" not in client.get(path).text
    store.erase()
    assert client.get(f"/reports/{newest.id}").status_code == 403  # sessions went as well


def test_few_are_kept_and_those_asked_for_last() -> None:
    pages = KeptPages(most=2)
    for key in ("a", "b"):
        pages.put(key, key)
    pages.get("a")
    pages.put("c", "c")
    assert [pages.get(key) for key in ("a", "b", "c")] == ["a", None, "c"]
    pages.clear()
    assert pages.get("a") is None


def test_what_was_found_for_one_person_is_not_told_another() -> None:
    pages, nothing_written = KeptPages(), Mark(1, 2, 3, 4)
    found = [pages.found(("latest", who), nothing_written, who.upper) for who in ("ana", "ben", "ana")]
    assert found == ["ANA", "BEN", "ANA"]


def test_a_mark_lasts_until_something_is_written_and_none_is_given_just_after(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/x.sqlite3")
    until(lambda: mark(engine))
    before = mark(engine)
    assert before == mark(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE more (x)")
    written = time.time_ns()
    if (found := mark(engine)) is not None:  # only on a machine that halted in between
        assert time.time_ns() - written > _COARSE / 2
    until(lambda: mark(engine))
    assert mark(engine) != before != found
    engine.dispose()


def test_pages_that_were_compiled_ahead_need_not_be_compiled_for_who_asks(
    app: Flask, client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store.reports.last()
    compile_templates(app)
    monkeypatch.setattr(app.jinja_env, "compile", None)  # whoever needs it fails
    for path in ("/", "/report", "/people", "/settings"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/people"])
def test_a_page_that_says_how_long_ago_something_was_is_made_anew_every_minute(
    client: FlaskClient, store: Store, path: str
) -> None:
    until(store.mark)
    pages = KeptPages()
    client.application.extensions["kept_pages"] = pages
    moment = datetime.now(UTC)
    with time_machine.travel(moment, tick=False):
        client.get(path)
        (key,) = pages._pages
        pages.put(key, "kept")
        assert client.get(path).text == "kept"
    with time_machine.travel(moment + timedelta(minutes=1), tick=False):
        assert client.get(path).text != "kept"
