"""A hosted application on a real PostgreSQL, and browsers of people whom a proxy signs in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import create_app
from server.installation.hosting import SECRET_HEADER, Hosting, TrustedProxy
from server.installation.settings import Settings
from server.store.engine import writing
from server.store.membership_tables import metadata as of_hosting
from server.store.memberships import Role
from server.store.person_stores import PersonStores
from server.store.persons import now
from server.store.schema import metadata
from tests.store.conftest import migrated, postgresql

__all__ = ["migrated", "postgresql"]

ORIGIN = "https://rapport.example"
SECRET = "a secret of the proxy's"
PROXY = Hosting(ORIGIN, TrustedProxy("Remote-User", frozenset({"127.0.0.1"}), SECRET))


class Browser(FlaskClient):
    """A browser that reaches the server by its name; ``name`` is what the proxy says of who sits before it."""

    name: str = ""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("base_url", ORIGIN)
        if self.name:
            told = {"Remote-User": self.name, SECRET_HEADER: SECRET}
            kwargs["headers"] = {**told, **dict(kwargs.get("headers") or {})}
        return super().open(*args, **kwargs)

    @property
    def token(self) -> str:
        """What forms of the session carry."""
        with self.session_transaction(base_url=ORIGIN) as session:
            found: str = session["form"]
            return found

    @property
    def person(self) -> str:
        """The id of who is signed in."""
        with self.session_transaction(base_url=ORIGIN) as session:
            found: str = session["person"]
            return found

    def send(self, path: str, **fields: str) -> Any:
        """Send a form of ours."""
        return self.post(path, data={"form_token": self.token, **fields})


Join = Callable[..., Browser]


@pytest.fixture
def settings(tmp_path: Path, migrated: object, postgresql: str) -> Iterator[Settings]:
    found = Settings.load(tmp_path / "data", postgresql, environment={})
    yield found
    stores = PersonStores(found)
    with writing(stores._engine) as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join([*metadata.tables, *of_hosting.tables])}")
    stores.close()


def made(settings: Settings, hosting: Hosting) -> Flask:
    app = create_app(settings, hosting=hosting)
    app.test_client_class = Browser
    return app


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """Signed in by a proxy."""
    app = made(settings, PROXY)
    yield app
    app.extensions["belongings"].stop()
    stores_of(app).close()


def stores_of(app: Flask) -> PersonStores:
    found: PersonStores = app.extensions["person_stores"]
    return found


def browser(app: Flask, name: str = "") -> Browser:
    found = app.test_client()
    assert isinstance(found, Browser)
    found.name = name
    return found


def joined(app: Flask, name: str, role: Role = "person") -> Browser:
    """The browser of somebody who was invited, joined and is signed in."""
    token = stores_of(app).memberships.invite(name, role, now())
    found = browser(app, name)
    assert found.post("/join", data={"token": token}).status_code == 200
    assert found.get("/sign-in").status_code == 302
    return found
