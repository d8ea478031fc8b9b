"""That the interface is as its description says, for requests nobody thought of.

A schema cannot say everything that is asked of a request (a declared site, a weekday where there must be one), so a
request that fits it may still be refused; the refusal must then be one of those described.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from server import create_app
from server.api.requests import SCRIPT_MAY
from server.settings import Settings
from server.store.persons import now


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, dict[str, str]]]:
    folder: Path = tmp_path_factory.mktemp("described") / "data"
    app = create_app(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}))
    devices = app.extensions["store"].devices
    tokens = {may: devices.add("schemathesis", "", now(), may)[1] for may in ("write", "read")}
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app), tokens
    app.extensions["store"].close()


def test_the_description_is_true(served: tuple[Any, dict[str, str]]) -> None:
    described, tokens = served
    for operation in described.get_all_operations():
        found = operation.ok()
        holds(found, tokens["read" if found.definition.raw["operationId"] in SCRIPT_MAY["read"] else "write"])


def holds(operation: Any, token: str) -> None:
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(operation.as_strategy())
    def each(case: Any) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, excluded_checks=[positive_data_acceptance])

    each()
