"""A plugin for pytest under mutmut: tests that took least come first, so that what kills a fault is soon reached."""

import json
from pathlib import Path

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """mutmut runs the tests in the folder where it keeps how long each took."""
    kept = Path("mutmut-stats.json")
    if not kept.exists():
        return
    seconds: dict[str, float] = json.loads(kept.read_text("utf-8"))["duration_by_test"]
    items.sort(key=lambda item: seconds.get(item.nodeid, float("inf")))
