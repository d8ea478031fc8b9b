"""Activities page by page: each once, newest first, with any filter and any size of pages."""

from datetime import UTC, date
from itertools import pairwise

import pytest
from sqlalchemy import Engine

from auditor.activities.activity import Subject
from auditor.history.ingest import receive
from server.store import browsing
from server.store.browsing import Browsing, Filter, Place
from server.store.schema import OWNER
from server.store.store import Store
from tests.story import Story


@pytest.fixture
def store(store: Store) -> Store:
    story = Story(first=date(2026, 1, 1))
    for number in range(30):
        story.hear(number, f"Person {number % 3}", "How did you set up the night shift plan over there?")
        story.write(number + 0.5, f"Person {number % 3}", "Gladly: two weeks of nights, then a week off.")
    store.activities.write([receive(activity, key=bytes(32), zone=UTC) for activity in story.activities])
    return store


def ids(engine: Engine, wanted: Filter, limit: int = 7) -> list[str]:
    """The ids on all pages."""
    found: list[str] = []
    after: Place | None = None
    for _ in range(200):
        page = Browsing(engine, OWNER).page(wanted, after, limit)
        assert len(page.rows) <= limit
        found += [row.id for row in page.rows]
        after = page.after
        if after is None:
            return found
    raise AssertionError("it never ends")


@pytest.mark.parametrize("stretch", [1, 2, 5, 20_000])
def test_every_activity_is_shown_once_newest_first(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(browsing, "_STRETCH", stretch)
    rows = store.activities.latest(limit=1_000)
    assert len(rows) >= 60
    assert all((one.at, one.id) > (other.at, other.id) for one, other in pairwise(rows))
    people = {(row.site, row.partner) for row in rows if row.partner}
    wanted = [
        Filter(),
        Filter(site="linkedin"),
        Filter(site="mastodon"),
        Filter(subject=Subject.MESSAGE_SENT),
        Filter(first=date(2026, 1, 5), last=date(2026, 1, 9)),
        *(Filter(person=(site, person)) for site, person in sorted(people)),
    ]
    for each in wanted:
        fit = [
            row.id
            for row in rows
            if each.site in (None, row.site)
            and each.subject in (None, row.subject)
            and (each.person is None or (row.site, row.partner) == each.person)
            and (each.first is None or str(each.first) <= row.day <= str(each.last))
        ]
        assert ids(engine, each) == fit, each


def test_activities_of_the_same_moment_are_all_shown(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(first=date(2026, 3, 1))
    for number in range(25):
        story.hear(5, f"Crowd {number}", "How did you set up the night shift plan over there?")
    store.activities.write([receive(activity, key=bytes(32), zone=UTC) for activity in story.activities])
    monkeypatch.setattr(browsing, "_STRETCH", 4)
    found = ids(engine, Filter(subject=Subject.MESSAGE_RECEIVED, first=date(2026, 3, 1)), limit=3)
    assert len(found) == len(set(found)) == 25
