"""Every import writes each activity with its checksum, whatever it merges, renames or regroups."""

import pytest

from server.store.store import Store


@pytest.fixture(autouse=True)
def sound(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for damage whenever a store is closed; tests that damage rows on purpose are marked."""
    if request.node.get_closest_marker("damages"):
        return
    close = Store.close

    def checked(store: Store) -> None:
        assert store.damaged() == []
        close(store)

    monkeypatch.setattr(Store, "close", checked)
