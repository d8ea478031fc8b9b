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
from server.settings import Settings
from server.store.persons import now


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    folder: Path = tmp_path_factory.mktemp("described") / "data"
    app = create_app(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}))
    _, token = app.extensions["store"].devices.add("schemathesis", "", now())
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app), token
    app.extensions["store"].close()


def test_the_description_is_true(served: tuple[Any, str]) -> None:
    described, token = served
    for operation in described.get_all_operations():

        @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(operation.ok().as_strategy())
        def holds(case: Any) -> None:
            case.call_and_validate(
                headers={"Authorization": f"Bearer {token}"}, excluded_checks=[positive_data_acceptance]
            )

        holds()
