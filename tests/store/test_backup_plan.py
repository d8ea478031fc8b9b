"""When a planned backup is due, and when it is late."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.store.backup_plan import Every, Plan
from server.store.backups import name_of

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
