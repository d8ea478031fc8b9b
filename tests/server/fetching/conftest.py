"""A store on a real file."""

from collections.abc import Iterator

import pytest

from server.installation.settings import Settings
from server.store.store import Store, open_store


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened
