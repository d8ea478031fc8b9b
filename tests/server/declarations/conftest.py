"""Whose signature counts here, and that no test leaves declarations behind for the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.activities.declared import take_up
from server.declarations import bundle
from tests.server.declarations.making import KEY


@pytest.fixture(autouse=True)
def own_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(bundle, "release_key", KEY.public_key)
    yield
    take_up({})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder
