"""Nothing is erased by its age while the clock may be wrong, and that is said until it is right."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.installation.settings import Settings
from server.store import persons
from server.store import store as store_module
from server.store.clock import LEAP, PROBATION
from server.store.errors import DiskFullError
from server.store.store import Store, open_store
from tests.store.making import message
from tests.store.test_backups import rapport, settings_in

DAY = 86_400_000
YEAR = 365 * DAY


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data")


@pytest.fixture
def store(settings: Settings) -> Store:
    """A year of activities, one a week, of which the last four months are to be kept."""
    with open_store(settings) as found:
        today = datetime.now(UTC)
        found.activities.write([message(at=today - timedelta(days=7 * week), salt=str(week)) for week in range(1, 53)])
        found.change(keep_days=124)
        assert found.remove_old(persons.now())
        return found


def test_a_clock_a_year_ahead_erases_nothing(store: Store) -> None:
    kept, ahead = store.activities.count(), persons.now() + YEAR
    assert kept > 10
    assert store.remove_old(ahead) is None
    assert store.remove_old(ahead + DAY) is None
    assert store.activities.count() == kept
    assert store.remove_old(persons.now()) is None, "set right again, nothing is too old"
    assert store.activities.count() == kept
    assert store.clock.leapt_at(persons.now()) is None


def test_time_that_passes_is_believed_day_by_day(store: Store) -> None:
    begun = persons.now()
    for day in range(0, 200, 30):
        store.remove_old(begun + day * DAY)
        assert store.clock.leapt_at(begun + day * DAY) is None
    assert store.activities.count() == 0


def test_who_comes_back_after_long_waits_a_week_or_says_that_the_date_is_right(store: Store) -> None:
    kept, later = store.activities.count(), persons.now() + 90 * DAY
    days = (0, 1, 3, 6)
    assert [store.remove_old(later + day * DAY) for day in days] == [None] * 4
    assert store.activities.count() == kept
    assert store.clock.leapt_at(later + 6 * DAY) == later
    assert store.remove_old(later + PROBATION)
    again = later + PROBATION + 60 * DAY
    assert store.remove_old(again) is None
    store.clock.believe(again)
    assert store.remove_old(again)


def test_a_clock_that_leaps_again_begins_anew(store: Store) -> None:
    """As on a machine whose battery is dead: it is off for years and shows any date."""
    kept, begun = store.activities.count(), persons.now()
    for year in range(1, 5):
        assert store.remove_old(begun + year * YEAR) is None
    assert store.activities.count() == kept


@pytest.mark.parametrize(("via", "believed"), [("archive", True), ("account", True), ("extension", False)])
def test_what_other_clocks_say_counts_and_what_this_one_says_does_not(store: Store, via: str, believed: bool) -> None:
    later = persons.now() + 90 * DAY
    at = datetime.fromtimestamp(later / 1000, UTC) - timedelta(days=2)
    store.activities.write([message(via=via, at=at)])
    assert bool(store.remove_old(later)) == believed


def test_of_what_an_earlier_version_kept_the_newest_tells_the_time(store: Store) -> None:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE persons SET clock_at = NULL, created = 1, removed_at = NULL")
    assert store.clock.leapt_at(persons.now()) is None
    assert store.clock.leapt_at(persons.now() + LEAP)


def test_texts_stay_too_and_the_person_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(settings) as store:
        store.change(keep_text_days=30)
        arrival = message(at=datetime.now(UTC) - timedelta(days=1), keep_text=True)
        store.activities.write([arrival])
        today = datetime.now(UTC).date()
        assert store.texts.get([arrival.row.id], today)
    ahead = persons.now() + YEAR
    monkeypatch.setattr(store_module, "now", lambda: ahead)
    monkeypatch.setattr("server.rendering.clock.now", lambda: ahead)
    monkeypatch.setattr("server.store.texts._day", lambda _: (today + timedelta(days=365)).isoformat())
    told = rapport(settings, "doctor")
    assert told.exit_code == 1
    assert "The date here leapt ahead" in " ".join(told.output.split())
    monkeypatch.undo()
    with open_store(settings) as store:
        assert store.texts.get([arrival.row.id], today), "every command opens the store"


def test_where_nothing_goes_by_its_age_nothing_is_said(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(settings).close()
    ahead = persons.now() + YEAR
    monkeypatch.setattr(store_module, "now", lambda: ahead)
    monkeypatch.setattr("server.rendering.clock.now", lambda: ahead)
    assert "leapt" not in rapport(settings, "doctor").output


def test_a_full_disk_keeps_the_store_open_and_the_clock_unbelieved(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(store.clock, "_keep", full)
    assert not store.clock.is_believed(persons.now() + YEAR)
    assert store.clock.is_believed(persons.now() + DAY)
