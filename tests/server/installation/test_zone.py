"""A time zone that cannot be found is asked for once; until then it is UTC, and that is said."""

from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tzlocal import unix

from server.commands.doctor import checks
from server.installation.settings import Settings
from server.store.store import Store

QUESTION = "Which time zone do you live in?"


#: What a machine says of its zone, by the file that says it.
MACHINES = {
    "nothing": {},
    "an unknown one": {"etc/timezone": "Mars/Base\n"},
    "two": {"etc/sysconfig/clock": 'ZONE="Asia/Tokyo"\n', "etc/conf.d/clock": 'TIMEZONE="Europe/Berlin"\n'},
}


@pytest.fixture(params=MACHINES)
def nowhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine whose zone cannot be found."""
    root = tmp_path / "root"
    for name, content in MACHINES[request.param].items():
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(content)
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(unix, "_cache_tz_name", None)
    monkeypatch.setattr(unix, "_get_localzone_name", partial(unix._get_localzone_name, str(root)))


@pytest.mark.parametrize(
    "asked", ["CET-1CEST,M3.5.0,M10.5.0/3", "Mars/Base", ":Mars/Base", "../../etc/passwd", "a" * 5000]
)
def test_a_variable_that_names_no_zone_is_not_taken_for_the_machines(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: str
) -> None:
    monkeypatch.setenv("TZ", asked)
    found = Settings.load(tmp_path / "data", environment={})
    assert (found.zone, found.zone_found) == ("UTC", False)


@pytest.mark.parametrize("asked", ["Europe/Berlin", ":Europe/Berlin", "EST5EDT"])
def test_a_variable_that_names_a_zone_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: str) -> None:
    monkeypatch.setenv("TZ", asked)
    found = Settings.load(tmp_path / "data", environment={})
    assert (found.zone, found.zone_found) == (asked.removeprefix(":"), True)


@pytest.fixture
def settings(nowhere: None, settings: Settings) -> Settings:
    return settings


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def told(settings: Settings) -> str:
    return " ".join(f"{check.what}. {check.remedy}" for check in checks(settings))


def save(client: FlaskClient, token: str, path: str, zone: str) -> str:
    form = {"form_token": token, "zone": zone, "keep_text_days": "0"}
    return client.post(path, data=form, follow_redirects=True).text


def test_the_zone_is_utc_until_the_person_sets_it(
    settings: Settings, client: FlaskClient, token: str, store: Store
) -> None:
    assert (settings.zone, settings.zone_found, store.owner.get().zone) == ("UTC", False, "UTC")
    assert QUESTION in client.get("/").text
    assert "cannot be found: days and hours are those of UTC. Say in the settings" in told(settings)
    page = save(client, token, "/settings/zone", "Mars/Base")
    assert "is not a time zone" in page
    assert QUESTION in page
    assert QUESTION not in save(client, token, "/settings/zone", "Asia/Tokyo")
    assert store.owner.get().zone == "Asia/Tokyo"
    assert "Days and hours are those of Asia/Tokyo" in told(settings)


@pytest.mark.parametrize("path", ["/settings", "/settings/zone"])
def test_a_person_who_chose_utc_is_not_asked_again(client: FlaskClient, token: str, store: Store, path: str) -> None:
    assert QUESTION not in save(client, token, path, "UTC")
    assert store.owner.get().zone == "Etc/UTC"


def test_a_stranger_is_not_asked(stranger: FlaskClient) -> None:
    assert QUESTION not in stranger.get("/").text
