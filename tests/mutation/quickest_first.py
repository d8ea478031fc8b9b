"""A plugin for pytest under mutmut: tests that took least come first, so that what kills a fault is soon reached.

Tests of the store that run on each database run on SQLite alone, as PostgreSQL takes as long again. So what is there
for it alone counts as seen by no test.
"""

import json
from pathlib import Path

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """mutmut runs the tests in the folder where it keeps how long each took."""
    twice = [item for item in items if item.nodeid.startswith("tests/store/") and "[postgresql" in item.nodeid]
    config.hook.pytest_deselected(items=twice)
    kept = Path("mutmut-stats.json")
    seconds: dict[str, float] = json.loads(kept.read_text("utf-8"))["duration_by_test"] if kept.exists() else {}
    once = [item for item in items if item not in twice]
    items[:] = sorted(once, key=lambda item: seconds.get(item.nodeid, float("inf")))
