"""A device, and what it sends."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient

from server.api.channel import SEALED
from server.api.routes import ROUTES
from server.store.devices import May
from server.store.persons import now

EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"


@pytest.fixture(autouse=True)
def answers_as_declared(app: Flask) -> Iterator[None]:
    """Holds every answer in these tests to what its route declares: the status, and what it gives unless sealed."""
    wrong: list[str] = []

    @app.after_request
    def compare(answer: Response) -> Response:
        route = ROUTES.get(request.endpoint or "")
        if route and request.method == route.method:
            if answer.status_code == route.status:
                try:
                    if route.gives is not None and answer.mimetype != SEALED:
                        msgspec.json.decode(answer.data, type=route.gives)
                except msgspec.DecodeError as unlike:
                    wrong.append(f"{route.method} {route.path} gave something else: {unlike}")
            elif answer.status_code not in route.problems:
                wrong.append(f"{route.method} {route.path} does not declare {answer.status_code}")
        return answer

    yield
    assert not wrong


@pytest.fixture
def device(app: Flask) -> FlaskClient:
    """A script that may write."""
    return script(app, "write")


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    """A script that may read."""
    return script(app, "read")


@pytest.fixture
def insider(client: FlaskClient, token: str) -> FlaskClient:
    """The dashboard's session, which may do everything."""
    client.environ_base["HTTP_X_FORM_TOKEN"] = token
    return client


def script(app: Flask, may: May) -> FlaskClient:
    """A client that shows a script's token."""
    _, token = app.extensions["store"].devices.add("laptop", "a script", now(), may)
    made = app.test_client()
    made.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return made


def like(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "type": "Like",
        "published": "2026-11-20T10:00:00+01:00",
        "site": "mastodon",
        "actor": "me",
        "source": {"via": "extension", "version": "0.1.0"},
        "object": {"type": "Note", "id": f"11500000000000000{number}"},
        **changes,
    }
