"""A real app on a real SQLite file in a folder of its own, with and without a session."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.sessions import SessionMixin
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server import create_app
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import Store, open_store

HERE = "http://127.0.0.1:5610"

#: Each is a wall of its own, and in a browser another may stand before it: so each is told here by its words.
SAID = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class LocalClient(FlaskClient):
    """Addresses the dashboard as a browser on this machine does: every path is one below the dashboard's."""

    @property
    def dashboard(self) -> str:
        """The dashboard's path."""
        return dashboard_path(self.application.extensions["settings"].key)

    def open(self, *args: Any, **kwargs: Any) -> Any:
        if "base_url" not in kwargs:
            kwargs["base_url"] = HERE + self.dashboard
            if args and isinstance(args[0], str):
                args = (args[0].removeprefix(self.dashboard), *args[1:])  # an answer's Location has it already
        return super().open(*args, **kwargs)

    @contextmanager
    def session_transaction(self, *args: Any, **kwargs: Any) -> Iterator[SessionMixin]:
        with super().session_transaction(*args, **kwargs | {"base_url": HERE + self.dashboard}) as session:
            yield session


def link(settings: Settings) -> str:
    """The token of a one-time link."""
    with open_store(settings) as store:
        return store.links.add(now())


def enter(client: FlaskClient, token: str) -> TestResponse:
    """Use a one-time link in a browser."""
    return client.post("/open", data={"token": token})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "data"
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    made = create_app(settings, port=5610)
    made.test_client_class = LocalClient
    yield made
    made.extensions["store"].close()


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A browser without a session."""
    return app.test_client()


@pytest.fixture
def client(app: Flask, stranger: FlaskClient) -> FlaskClient:
    """A browser that came by a one-time link."""
    store: Store = app.extensions["store"]
    assert enter(stranger, store.links.add(now())).status_code == 200
    return stranger


@pytest.fixture
def token(client: FlaskClient) -> str:
    """What forms of the session carry."""
    with client.session_transaction(base_url=HERE) as session:
        found: str = session["form"]
        return found


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the developer's own terminal speaks."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
