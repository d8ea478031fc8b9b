"""That the interface is as its description says, also for requests nobody thought of.

A schema cannot say everything that is asked of a request (a declared site, a weekday where there must be one), so a
request that fits it may still be refused; the refusal must then be one of those described.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings

from server import create_app
from server.api.openapi import described
from server.api.routes import ROUTES, Caller
from server.installation.settings import Settings
from server.store.persons import now
from tests.server.api.test_pairing import connected


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, dict[str, str]]]:
    import schemathesis  # a second of work, which only the process that runs these needs to do

    folder: Path = tmp_path_factory.mktemp("described") / "data"
    app = create_app(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}))
    devices = app.extensions["store"].devices
    tokens = {may: devices.add("schemathesis", "", now(), may)[1] for may in ("write", "read")}
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app), tokens
    app.extensions["store"].close()


def test_the_description_is_true(served: tuple[Any, dict[str, str]]) -> None:
    description, tokens = served
    for operation in description.get_all_operations():
        found = operation.ok()
        route = ROUTES[f"api.{found.definition.raw['operationId']}"]
        holds(found, tokens["read" if Caller.READ in route.callers else "write"])


def holds(operation: Any, token: str) -> None:
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(operation.as_strategy())
    def each(case: Any) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, excluded_checks=[positive_data_acceptance])

    each()


def test_every_route_is_described_and_every_described_route_exists(app: Flask) -> None:
    known = {
        (method.lower(), rule.rule.removeprefix("/api/v1").replace("<", "{").replace(">", "}"))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert known == {(method, path) for path, methods in described()["paths"].items() for method in methods}


def test_a_body_is_decoded_as_the_type_that_describes_it(
    app: Flask,
    device: FlaskClient,
    reader: FlaskClient,
    client: FlaskClient,
    token: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealing = connected(app, client, token)
    decode, used = msgspec.json.decode, []

    def decode_and_note(sent: bytes, *, type: Any) -> Any:  # noqa: A002  as msgspec names it
        used.append(type)
        return decode(sent, type=type)

    monkeypatch.setattr("server.api.requests.msgspec.json.decode", decode_and_note)
    schemas = described()["components"]["schemas"]
    bodies = 0
    for path, methods in described()["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content:
                bodies += 1
                used.clear()
                callers = ROUTES[f"api.{operation['operationId']}"].callers
                if callers == {Caller.EXTENSION}:
                    sealing.post(app.test_client(), f"/api/v1{path}", {})
                else:
                    caller = device if Caller.WRITE in callers else reader if Caller.READ in callers else client
                    caller.open(f"/api/v1{path}", method=method.upper(), json={}, headers={"X-Form-Token": token})
                (ref,), own = msgspec.json.schema_components(used[:1], ref_template="#/components/schemas/{name}")
                assert content["application/json"]["schema"] == ref
                assert own.items() <= schemas.items()
    assert bodies >= 7


def test_an_activity_of_a_batch_is_described_in_clear_and_sealed() -> None:
    batch = described()["components"]["schemas"]["Batch"]["properties"]["activities"]
    assert [each["$ref"].rpartition("/")[2] for each in batch["items"]["anyOf"]] == ["Activity", "SealedActivity"]
    assert batch["maxItems"] == 1_000
