"""When a planned backup is due, and when it is late."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.store.backup_plan import Every, Plan, back_up_if_due, last_backups, save_plan
from server.store.backups import name_of
from server.store.store import open_store
from tests.store.making import messages
from tests.store.test_erasing import settings_in

MADE = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("every", "days"), [("daily", 1), ("weekly", 7), ("monthly", 30)])
def test_a_backup_is_due_after_its_interval_and_late_after_two(tmp_path: Path, every: Every, days: int) -> None:
    for moment in (MADE - timedelta(days=100), MADE):  # the newest counts
        (tmp_path / name_of(moment)).touch()
    plan = Plan(every, str(tmp_path), keep=2)
    time, second = timedelta(days=days), timedelta(seconds=1)
    assert [plan.is_due(MADE + after) for after in (time - second, time)] == [False, True]
    assert [plan.is_late(MADE + after) for after in (time + second, 2 * time, 2 * time + second)] == [
        False,
        False,
        True,
    ]


def test_without_a_backup_one_is_due_and_late(tmp_path: Path) -> None:
    plan = Plan("weekly", str(tmp_path / "gone"), keep=2)
    assert (plan.is_due(MADE), plan.is_late(MADE)) == (True, True)


def test_a_clock_that_was_ahead_keeps_none_from_being_made_or_kept(tmp_path: Path) -> None:
    """Else none would be made for years, nobody would be told, and what is made would be the first to go."""
    settings, folder, now = settings_in(tmp_path / "data"), tmp_path / "backups", datetime.now(UTC)
    with open_store(settings) as store:
        store.activities.write(messages(3))
    folder.mkdir()
    ahead = [folder / name_of(now + timedelta(days=400 + number)) for number in range(3)]
    for each in ahead:
        each.touch()
    plan = Plan("daily", str(folder), keep=2)
    save_plan(settings, plan)
    assert (plan.is_due(now), plan.is_late(now)) == (True, True)
    made = back_up_if_due(settings)
    assert made and sorted(folder.iterdir()) == [made, ahead[-1]]
    assert last_backups(settings, 1)[0].file == made
    assert (plan.is_due(datetime.now(UTC)), plan.is_late(datetime.now(UTC))) == (False, False)
    assert back_up_if_due(settings) is None
