"""Which requests are let in, and from where."""

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from auditor import audit
from server import create_app, dashboard
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from tests.server.conftest import HERE, SAID, LocalClient, enter, link

FOREIGN_HOSTS = (
    "evil.example",
    "evil.example:5610",
    "127.0.0.1:80",
    "127.0.0.1",
    "localhost.evil.example:5610",
    "127.0.0.1.nip.io:5610",
    "[::2]:5610",
    "user@127.0.0.1:5610",
    "0.0.0.0:5610",
    "",
    "[::1",
    "127.0.0.1:port",
)


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_no_route_answers_under_a_foreign_host(app: Flask, host: str) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<[^>]+>", "x", rule.rule)
        for method in rule.methods or ():
            answer = client.open(path, method=method, headers={"Host": host})
            assert answer.status_code in (400, 421), (rule, method)
            assert b"/static/" not in answer.data or answer.status_code == 421
    assert client.get("/nowhere", headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["127.0.0.1:5610", "localhost:5610", "[::1]:5610"])
def test_this_machine_is_answered_under_each_of_its_names(app: Flask, host: str) -> None:
    assert app.test_client().get("/who?nonce=x", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(("length", "status"), [(0, 400), (1, 200), (100, 200), (101, 400)])
def test_who_asks_for_a_proof_has_a_question_of_a_hundred_characters_at_most(
    stranger: FlaskClient, length: int, status: int
) -> None:
    assert stranger.get("/who", query_string={"nonce": "x" * length}, base_url=HERE).status_code == status


#: They tell nothing of the person, and keep nothing but a request that the person must confirm.
OPEN_TO_ALL = ("status", "openapi", "pairing_key", "ask_pairing", "pairing_outcome")


def test_pages_need_a_session_and_say_how_to_get_one(app: Flask, stranger: FlaskClient) -> None:
    open_to_all = {"static", "dashboard.static", "open_once", "enter", "who", *(f"api.{name}" for name in OPEN_TO_ALL)}
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in open_to_all:
            answer = stranger.open(
                re.sub(r"<[^>]+>", "x", rule.rule), method=next(iter((rule.methods or set()) - {"OPTIONS", "HEAD"}))
            )
            told = answer.get_data(as_text=True)
            if rule.endpoint.startswith("api."):
                assert (answer.status_code, "Bearer" in told) == (401, True), rule
            else:
                assert (answer.status_code, "rapport open" in told) == (403, True), rule


def test_a_link_opens_once(stranger: FlaskClient, settings: Settings, app: Flask) -> None:
    token = link(settings)
    assert enter(stranger, token).status_code == 200
    assert enter(app.test_client(), token).status_code == 403


@pytest.mark.parametrize(("seconds", "opens"), [(290, True), (310, False)])
def test_a_link_ends_after_five_minutes(stranger: FlaskClient, settings: Settings, seconds: float, opens: bool) -> None:
    made_at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with time_machine.travel(made_at, tick=False):
        token = link(settings)
    with time_machine.travel(made_at + timedelta(seconds=seconds), tick=False):
        assert enter(stranger, token).status_code == (200 if opens else 403)


def test_a_link_begins_a_session_of_its_own(client: FlaskClient, settings: Settings, token: str) -> None:
    with client.session_transaction(base_url=HERE) as session:
        session["planted"] = "before"
    assert enter(client, link(settings)).status_code == 200
    with client.session_transaction(base_url=HERE) as session:
        assert "planted" not in session
        assert session["form"] != token
    assert client.post("/settings", data={"zone": "Asia/Tokyo", "form_token": token}).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "x.y.z"])
def test_a_made_up_link_opens_nothing(stranger: FlaskClient, token: str) -> None:
    assert enter(stranger, token).status_code == 403


def test_a_link_of_another_installation_opens_nothing(stranger: FlaskClient, tmp_path: Path) -> None:
    folder = tmp_path / "another"
    assert enter(stranger, link(Settings.load(folder, environment={}))).status_code == 403


def cookie_of(client: FlaskClient) -> str:
    """A copy of a browser's cookie."""
    kept = client.get_cookie(
        "rapport", "127.0.0.1", dashboard_path(client.application.extensions["settings"].key) + "/"
    )
    assert kept
    return f"rapport={kept.value}"


@pytest.fixture
def stolen(app: Flask, client: FlaskClient) -> FlaskClient:
    """Someone who has a copy of the person's cookie."""
    thief = app.test_client(use_cookies=False)
    thief.environ_base["HTTP_COOKIE"] = cookie_of(client)
    assert thief.get("/settings").status_code == 200
    return thief


@pytest.mark.parametrize("form", [{}, {"everywhere": "1"}])
def test_a_stolen_cookie_is_useless_after_signing_out(
    client: FlaskClient, stolen: FlaskClient, token: str, form: dict[str, str]
) -> None:
    assert client.post("/sign-out", data=form).status_code == 403
    assert stolen.get("/settings").status_code == 200
    assert "Signed out" in client.post("/sign-out", data={"form_token": token, **form}).text
    for browser in (client, stolen):
        assert browser.get("/settings").status_code == 403
        assert browser.get("/api/v1/audits").status_code in (401, 403)


def test_a_stolen_cookie_is_useless_after_erasing_and_whoever_erased_stays(
    client: FlaskClient, stolen: FlaskClient, token: str
) -> None:
    answer = client.post("/erase", data={"form_token": token, "sure": "1"})
    assert "found nothing of what was kept" in answer.text
    assert client.get("/settings").status_code == 200
    assert stolen.get("/settings").status_code == 403


def test_signing_out_everywhere_ends_other_browsers_and_links_and_here_does_not(
    app: Flask, client: FlaskClient, token: str, settings: Settings
) -> None:
    other, spare = app.test_client(), link(settings)
    enter(other, link(settings))
    assert "2 browsers are let in" in client.get("/settings").text
    with other.session_transaction(base_url=HERE) as session:
        theirs = session["form"]
    other.post("/sign-out", data={"form_token": theirs})
    assert other.get("/settings").status_code == 403
    assert "Only this browser is let in" in client.get("/settings").text
    client.post("/sign-out", data={"form_token": token, "everywhere": "1"})
    assert client.get("/settings").status_code == 403
    assert enter(other, spare).status_code == 403


def test_a_session_ends_after_thirty_days_however_often_it_is_used(app: Flask, settings: Settings) -> None:
    begun = datetime(2026, 3, 1, 12, tzinfo=UTC)
    browser = app.test_client()
    for day, status in ((0, 200), (15, 200), (29, 200), (31, 403)):
        with time_machine.travel(begun + timedelta(days=day), tick=False):
            if day == 0:
                enter(browser, link(settings))
            assert browser.get("/settings").status_code == status


def test_two_servers_on_one_database_share_links_and_sessions(
    client: FlaskClient, token: str, settings: Settings
) -> None:
    second = create_app(settings, port=5610)
    second.test_client_class = LocalClient
    other = second.test_client(use_cookies=False)
    other.environ_base["HTTP_COOKIE"] = cookie_of(client)
    assert other.get("/settings").status_code == 200
    used = link(settings)
    assert enter(second.test_client(), used).status_code == 200
    assert enter(client.application.test_client(), used).status_code == 403
    other.post("/sign-out", data={"form_token": token, "everywhere": "1"})
    assert client.get("/settings").status_code == 403
    second.extensions["store"].close()


def test_a_session_that_is_not_in_the_database_is_invalid(app: Flask, stranger: FlaskClient) -> None:
    """The cookie's signature alone lets nobody in, as it did before sessions could end."""
    with stranger.session_transaction(base_url=HERE) as session:
        session.update({"known": True, "id": "made up", "form": "x"})
    assert stranger.get("/settings").status_code == 403


def test_a_form_without_the_sessions_token_changes_nothing(client: FlaskClient, token: str) -> None:
    form = {"zone": "Asia/Tokyo", "keep_text_days": "5"}
    assert client.post("/settings", data=form).status_code == 403
    assert client.post("/settings", data={**form, "form_token": token + "x"}).status_code == 403
    assert client.post("/settings", data={**form, "form_token": token + "é"}).status_code == 403
    assert client.post("/settings", data=form, headers={"X-Form-Token": "\xe9"}).status_code == 403
    assert "Asia/Tokyo" not in client.get("/settings").get_data(as_text=True).partition("<datalist")[0]
    assert client.post("/settings", data={**form, "form_token": token}).status_code == 302
    assert 'value="Asia/Tokyo"' in client.get("/settings").get_data(as_text=True).partition("<datalist")[0]


def test_a_character_that_no_database_keeps_is_refused_in_a_form_and_an_address(
    client: FlaskClient, token: str
) -> None:
    assert client.post("/word", data={"form_token": token, "definition_words": "a\0b"}).status_code == 400
    twice = {"form_token": token, "definition_words": ["a", "a\0b"]}
    assert client.post("/word", data=twice).status_code == 400
    assert client.post("/word", data={"form_token": token, "a\0b": "a"}).status_code == 400
    for address in ("/erase?name=%00", "/erase?name=a&name=%00", "/erase?%00=a", "/reports/%00", "/reports/a%00/b"):
        assert client.get(address).status_code == 400, address
    named = {"form_token": token, "archive": (BytesIO(b"PK"), "a\0b.zip")}
    assert client.post("/import", data=named).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "https://127.0.0.1:5610"},
        {"Origin": "http://localhost:5610"},
        {"Origin": "null"},
        {"Origin": "chrome-extension://abcdefghijklmnopabcdefghijklmnop"},
        {"Origin": "moz-extension://12345678-1234-1234-1234-123456789012"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_write_set_off_from_elsewhere_is_refused(client: FlaskClient, token: str, headers: dict[str, str]) -> None:
    answer = client.post("/erase", data={"form_token": token, "sure": "1"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
@pytest.mark.parametrize("encoding", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"])
def test_no_route_takes_a_form_from_elsewhere_in_any_encoding(
    app: Flask, client: FlaskClient, token: str, headers: dict[str, str], encoding: str
) -> None:
    """Even with the session and its token, which no page from elsewhere has."""
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()) or rule.endpoint == "open_once":  # a link's own token lets in
            continue
        path = re.sub(r"<[^>]+>", "x", rule.rule)
        form: dict[str, str] | str = {"form_token": token, "sure": "1"}
        sent = f"form_token={token}&sure=1" if encoding == "text/plain" else form
        assert client.post(path, data=sent, content_type=encoding, headers=headers).status_code == 403, path


def test_every_answer_says_what_a_page_may_do(client: FlaskClient) -> None:
    paths = ["/", "/import", "/settings", "/answers", "/nowhere", "/demonstration/media", "/static/rapport.css"]
    paths += ["/api/v1/status", "/api/v1/nowhere", "/enter", "/steps/calendar/steps.ics"]
    for path in paths:
        with client.get(path) as answer:
            assert {name: answer.headers.get(name) for name in SAID} == SAID, path
    for path, host in (("/", HERE), ("/", "http://evil.example"), ("/calendar/x.ics", HERE)):
        with client.get(path, base_url=host) as answer:
            assert {name: answer.headers.get(name) for name in SAID} == SAID, (path, host)


def test_no_page_holds_inline_script_or_style(client: FlaskClient) -> None:
    for path in ("/", "/import", "/settings", "/answers", "/demonstration/media", "/demonstration/media/reply-rate"):
        page = client.get(path).get_data(as_text=True)
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), path
        assert not re.search(r"\s(style|on[a-z]+)=", page), path


def test_the_cookie_is_out_of_reach_of_pages(stranger: FlaskClient, settings: Settings) -> None:
    cookie = enter(stranger, link(settings)).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_late_answer_does_not_undo_the_session(client: FlaskClient, token: str) -> None:
    """A browser may get a style sheet, or another tab's page, after the answer that says what was done."""
    sheet = f"/static/{next(Path('server/dashboard/static').glob('*.css')).name}"
    for path in ("/", sheet, "/settings", "/api/v1/audits", "/import"):
        with client.get(path) as answer:
            assert (answer.status_code, answer.headers.get("Set-Cookie")) == (200, None), path
    client.post("/settings", data={"zone": "Asia/Tokyo", "form_token": token})
    assert "Saved." in client.get("/settings").get_data(as_text=True)
    assert "Saved." not in client.get("/settings").get_data(as_text=True)


def test_what_is_kept_is_private_to_its_owner(client: FlaskClient, settings: Settings) -> None:
    client.get("/")
    assert settings.data.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in settings.data.iterdir() if file.stat().st_mode & 0o077] == []


def test_pages_of_the_session_are_not_cached(client: FlaskClient) -> None:
    assert client.get("/").headers["Cache-Control"] == "no-store"


def test_static_files_cannot_be_climbed_out_of(client: FlaskClient) -> None:
    assert client.get("/static/../views.py").status_code == 404
    assert client.get("/static/%2e%2e/views.py").status_code == 404


def test_the_dashboards_path_is_another_for_every_installation_and_cannot_be_guessed() -> None:
    first, second = dashboard_path(b"k" * 32), dashboard_path(b"K" * 32)
    assert re.fullmatch(r"/~[\w-]{22}", first)
    assert first != second


def test_without_the_path_there_is_one_page_that_says_how_to_open_the_dashboard(
    app: Flask, client: FlaskClient
) -> None:
    """The session is there, and is worth nothing without the path."""
    client.environ_base["HTTP_COOKIE"] = cookie_of(client)
    addresses = {re.sub(r"<[^>]+>", "x", rule.rule) for rule in app.url_map.iter_rules()}
    addresses |= {"/nowhere", "/~", f"/~{'x' * 22}/", "/api", "/api/v2/status", dashboard_path(b"another")}
    outside = {address for address in addresses if not address.startswith("/api/v1/")} - {"/who"}
    told = {
        (answer.status_code, answer.data, answer.headers.get("Set-Cookie"))
        for address in outside
        for method in ("GET", "POST", "OPTIONS")
        if (answer := client.open(address, method=method, base_url=HERE))
    }
    assert {(status, cookie) for status, _, cookie in told} == {(403, None)}
    (page,) = {page for _, page, _ in told}
    assert b"rapport open" in page
    assert dashboard_path(app.extensions["settings"].key).encode() not in page
    assert not re.search(rb"href|src|/~", page)


def test_without_the_path_the_interface_takes_tokens_only(app: Flask, client: FlaskClient, token: str) -> None:
    headers = {"Cookie": cookie_of(client), "X-Form-Token": token}
    outside = app.test_client(use_cookies=False)
    _, device = app.extensions["store"].devices.add("script", "", 1, may="read")
    for path in ("/api/v1/audits", "/api/v1/expectations", "/api/v1/schedules"):
        assert outside.get(path, base_url=HERE, headers=headers).status_code == 401
        assert client.get(path).status_code == 200
        assert outside.get(path, base_url=HERE, headers={"Authorization": f"Bearer {device}"}).status_code == 200
    assert outside.put("/api/v1/expectations", json={}, base_url=HERE, headers=headers).status_code == 401
    assert client.put("/api/v1/expectations", json={}, headers=headers).status_code == 200
    assert outside.get("/api/v1/status", base_url=HERE, headers=headers).json.keys() == {"product", "version"}  # type: ignore[union-attr]


def test_the_cookie_is_for_the_dashboards_path_alone(stranger: FlaskClient, settings: Settings) -> None:
    cookie = enter(stranger, link(settings)).headers["Set-Cookie"]
    assert f"; Path={dashboard_path(settings.key)}/" in cookie


def test_the_path_without_its_slash_leads_to_the_dashboard(app: Flask, settings: Settings) -> None:
    answer = app.test_client().get(dashboard_path(settings.key), base_url=HERE)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{dashboard_path(settings.key)}/")


def test_every_address_on_a_page_is_below_the_dashboards_path(client: FlaskClient, settings: Settings) -> None:
    """No page, and no script of ours, leads to an address without it."""
    for path in ("/", "/import", "/settings", "/answers", "/schedule", "/devices", "/backups", "/demonstration/media"):
        found = re.findall(r"(?:href|src|action)=\"(/[^\"]*)", client.get(path).text)
        assert found
        assert all(address.startswith(f"{dashboard_path(settings.key)}/") for address in found), path
    for script in (Path(dashboard.__file__).parent / "static").glob("*.js"):
        assert not re.search(r"[\"'`]/(?!/)", script.read_text("utf-8")), script


def test_no_page_from_elsewhere_has_a_browser_save_a_file(app: Flask, client: FlaskClient) -> None:
    """It would lie among the downloads, which others of the machine may read."""
    report = audit([], first=date(2026, 1, 1), last=date(2026, 1, 2))
    app.extensions["store"].reports.add(report)

    def is_file(path: str, **headers: str) -> bool:
        with client.get(path, headers=headers) as answer:
            return "attachment" in answer.headers.get("Content-Disposition", "")

    rules = [each for each in app.url_map.iter_rules() if "GET" in (each.methods or ())]
    rules = [each for each in rules if not each.rule.startswith("/demonstration")]  # which are reports made up anew
    paths = [re.sub(r"<[^>]+>", report.id, re.sub(r"<form>", "json", each.rule)) for each in rules]
    files = [path for path in paths if is_file(path)]
    assert len(files) == 2
    for elsewhere in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
    ):
        assert not [path for path in files if is_file(path, **elsewhere)], elsewhere
