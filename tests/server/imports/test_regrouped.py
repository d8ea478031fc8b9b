"""A group under a new title: what was said in it counts once, and what is new comes in."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.audits.running import audit_now
from server.store.store import Store
from tests.server.imports.test_renamed import RUTH, Form, Line, android, bring, counted, folder, iphone, store

__all__ = ["folder", "store"]  # fixtures

BEGIN = datetime(2013, 1, 1, 18, 0, tzinfo=UTC)
MEMBERS = ("Ida Lund", "Tom Reyes", "Zoe Marsh")
OLD, NEW = "Spring choir", "Choir 🎶 2013"


def choir(count: int, first: int = 0) -> list[Line]:
    """Every week one of three says when they sing, and I say that I come."""
    found = []
    for week in range(first, first + count):
        at = BEGIN + timedelta(days=7 * week, minutes=week)
        found.append(Line(at, MEMBERS[week % 3], f"We sing at {week % 12 + 1} on week {week}, who brings the cake?"))
        found.append(Line(at + timedelta(minutes=9), RUTH, f"I bring the cake of week {week}."))
    return found


def group(title: str, lines: list[Line], form: Form = android) -> dict[str, str]:
    return {f"WhatsApp Chat with {title}.txt": form(lines)}


@pytest.mark.parametrize("form", [android, iphone])
def test_a_group_reported_again_under_a_new_title_counts_once(store: Store, folder: Path, form: Form) -> None:
    bring(store, folder, group(OLD, choir(9)))
    before = counted(store)
    entry = bring(store, folder, group(NEW, choir(9), form))
    assert (entry.new, entry.known) == (0, 18)
    assert store.activities.count() == 18
    assert counted(store) == before
    later = bring(store, folder, group(NEW, choir(11), form))
    assert (later.new, later.known) == (4, 18)
    assert store.activities.count() == 22


def test_what_is_new_under_the_new_title_comes_in_with_it(store: Store, folder: Path) -> None:
    bring(store, folder, group(OLD, choir(9)))
    entry = bring(store, folder, group(NEW, choir(12)))
    assert (entry.new, entry.known) == (6, 18)
    assert store.activities.count() == 24
    again = bring(store, folder, group(OLD, choir(9)), group(NEW, choir(12)))
    assert again.new == 0
    assert audit_now(store)


def test_two_groups_of_the_same_people_stay_two(store: Store, folder: Path) -> None:
    bring(store, folder, group(OLD, choir(9)))
    cheers = [Line(at + timedelta(minutes=1), who, "Cheers!") for at, who, _ in choir(9)]
    assert bring(store, folder, group("Cake", cheers)).new == 18
    some = [*choir(3), *choir(9, first=20)]
    assert bring(store, folder, group("Another choir", some)).new == 24, "of what both tell, too little"
