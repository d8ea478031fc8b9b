"""The auditor gets the history it needs, pages get rows and counts, and nobody gets another person's."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.event import listen

from auditor.activities.activity import Coverage, Detail, Person, Subject
from auditor.history.history import LOOKBACK_DAYS
from auditor.history.ingest import frame
from auditor.history.people import people_schema
from server.store.activities import Count
from server.store.engine import reading
from server.store.store import Store
from tests.store.making import ANA, NOON, message, messages, store_of, view

DAY = 86_400_000
AT = round(NOON.timestamp() * 1000)


def test_a_window_is_read_as_the_auditor_frames_it(store: Store) -> None:
    batch = [*messages(40), view(3, duration=12.0), message("Thanks!", 50, by=ANA)]
    store.activities.write(batch)
    read = store.activities.history(AT, AT + DAY)
    expected = frame([arrival.row for arrival in batch])
    assert read.activities.schema == expected.schema
    assert read.activities.equals(expected)
    assert dict(read.people.schema) == people_schema()
    assert (read.first_at, read.last_at) == (AT, AT + 50 * 60_000)


@pytest.mark.parametrize("at_once", [1, 7, 42])
def test_a_window_read_in_parts_is_the_same(store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr("server.store.frames._AT_ONCE", at_once)
    batch = [view(-1), *messages(40), view(3, duration=12.0), message("At last", 60, by=ANA, context="thread")]
    store.activities.write(batch)
    read = store.activities.history(AT - DAY, AT + DAY).activities
    assert read.equals(frame([arrival.row for arrival in batch]))
    assert read.n_chunks() == 1  # else each use of it would begin with a copy


def test_an_empty_store_gives_an_empty_history_of_the_same_columns(store: Store) -> None:
    read = store.activities.history(AT, AT + DAY)
    assert read.activities.equals(frame([]))
    assert read.activities.schema == frame([]).schema
    assert (read.people.height, read.coverage, read.first_at, read.last_at) == (0, (), None, None)


def test_a_value_is_read_even_if_thousands_of_rows_lack_it_first(store: Store) -> None:
    """A column that begins with thousands of rows without a value has its own type all the same."""
    store.activities.write(
        [
            *(view(n) for n in range(3_000)),
            message("At last I found the time to write to you", 3_001, context="thread"),
        ],
    )
    read = store.activities.history(AT, AT + 9 * DAY).activities
    assert read["context"].to_list()[-1] == "thread"
    assert read["sketch"].null_count() == 3_000


def test_before_the_window_only_the_subjects_of_ties_are_read(store: Store) -> None:
    minutes = 24 * 60
    batch = [
        view(0),
        message("In the window", 1),
        view(-5),
        message("Before", -10),
        message("A year before", -LOOKBACK_DAYS * minutes),
        message("Too long ago", -LOOKBACK_DAYS * minutes - 1),
        message("After", minutes),
    ]
    store.activities.write(batch)
    read = store.activities.history(AT, AT + DAY)
    wanted = sorted(batch[at].row.at for at in (0, 1, 3, 4))
    assert read.activities["at"].to_list() == wanted
    assert read.first_at == batch[5].row.at


def test_a_narrow_window_cut_from_a_wide_one_equals_a_new_read(store: Store) -> None:
    minutes = 24 * 60
    store.activities.write(
        [
            view(0),
            message("In the window", 1),
            view(-5),
            message("Before", -10, by=ANA),
            message("A year before", -LOOKBACK_DAYS * minutes),
            message("Too long ago", -LOOKBACK_DAYS * minutes - 1),
            message("We offer a great product, are you open to a demo?", -LOOKBACK_DAYS * minutes - 3, by=ANA),
            message("No, thank you.", -(LOOKBACK_DAYS + 60) * minutes),
            message("After", minutes),
        ],
    )
    wide = store.activities.history(AT - 30 * DAY, AT + DAY)
    anew, narrowed = store.activities.history(AT, AT + DAY), store.activities.narrowed(wide, AT, AT + DAY)
    assert wide.activities.height > anew.activities.height
    assert narrowed.activities.equals(anew.activities)
    assert narrowed.people.equals(anew.people, null_equal=True)
    assert anew.written_before.height > wide.written_before.height > 0
    assert narrowed.written_before.equals(anew.written_before)
    same = replace(narrowed, activities=anew.activities, people=anew.people, written_before=anew.written_before)
    assert same == anew


def test_time_on_sites_before_the_window_is_summed_by_day(store: Store) -> None:
    day = 24 * 60
    minutes = (0, -2 * day, -2 * day + 1, -40 * day, -(LOOKBACK_DAYS + 2) * day)
    visits = [view(at, duration=60) for at in minutes]
    store.activities.write(visits)
    read = store.activities.history(AT, AT + DAY)
    assert read.activities.height == 1
    told = [(each.day.isoformat(), each.seconds) for each in read.logged_before]
    assert told == [(visits[3].row.day, 60.0), (visits[1].row.day, 120.0)]
    wide = store.activities.history(AT - 30 * DAY, AT + DAY)
    assert [each.day.isoformat() for each in wide.logged_before] == [visits[4].row.day, visits[3].row.day]
    assert store.activities.narrowed(wide, AT, AT + DAY).logged_before == read.logged_before


def test_people_have_the_numbers_of_the_end_of_a_past_window(store: Store) -> None:
    day = 24 * 60
    batch = [
        message("Before", 0),
        message("Within", day),
        message("Later", 3 * day, by=ANA),
        message("Later still", 4 * day),
        message("Paid for", 4 * day, by=ANA, detail=Detail(promoted=True)),
    ]
    store.activities.write(batch)
    (past,) = store.activities.history(AT + DAY, AT + 2 * DAY).people.iter_rows(named=True)
    assert (past["sent"], past["received"], past["first_at"], past["last_at"]) == (2, 0, AT, None)
    (now,) = store.activities.history(AT + DAY, AT + 9 * DAY).people.iter_rows(named=True)
    assert (now["sent"], now["received"], now["last_at"]) == (3, 1, AT + 4 * DAY)


def test_a_history_of_some_sites_has_nothing_of_others(store: Store) -> None:
    store.activities.write(messages(3))
    store.coverage.replace("linkedin-archive", [Coverage("linkedin", Subject.POST, "full")])
    read = store.activities.history(AT, AT + DAY, sites=["xing"])
    assert (read.activities.height, read.people.height, read.coverage, read.first_at) == (0, 0, (), None)
    assert store.activities.history(AT, AT + DAY, sites=["xing", "linkedin"]).activities.height == 3


def test_readers_see_committed_data_and_do_not_block_writers(store: Store) -> None:
    for start in range(3):
        store.activities.write(messages(10, start=10 * start))
        assert store.activities.history(AT, AT + DAY).activities.height == 10 * (start + 1)


def test_another_persons_history_is_their_own(engine: Engine, store: Store) -> None:
    other = store_of(engine, "other")
    store.activities.write(messages(3))
    read = other.activities.history(AT, AT + DAY)
    assert (read.activities.height, read.people.height, read.first_at) == (0, 0, None)
    assert (other.activities.latest(), other.activities.counts()) == ([], [])
    assert other.activities.by_ids([arrival.row.id for arrival in messages(3)]) == []
    assert other.acquaintances.names([("linkedin", "person0")]) == {}


def test_pages_have_no_gaps_and_no_repetitions(store: Store) -> None:
    batch = [*messages(7), *(message("Same moment", salt=str(n)) for n in range(4))]
    store.activities.write(batch)
    pages = [store.activities.latest(3)]
    while pages[-1]:
        pages.append(store.activities.latest(3, before=(pages[-1][-1].at, pages[-1][-1].id)))
    rows = [row for part in pages for row in part]
    assert {row.id for row in rows} == {arrival.row.id for arrival in batch}
    assert all((a.at, a.id) > (b.at, b.id) for a, b in pairwise(rows))


def test_days_are_local_days_of_the_person(store: Store) -> None:
    """11:30 in the evening UTC is the next day in Berlin."""
    store.activities.write([message("Late", 690), message("Later", 691), view(0)])
    today = date(2025, 3, 3)
    tomorrow = today + timedelta(days=1)
    assert store.activities.days(today, tomorrow) == {today: 1, tomorrow: 2}
    assert store.activities.days(tomorrow, tomorrow) == {tomorrow: 2}


def test_counts_are_by_site_and_kind_of_source(store: Store) -> None:
    store.activities.write([*messages(3), message("Only there", via="archive")])
    assert store.activities.counts() == [Count("linkedin", "archive", 1), Count("linkedin", "extension", 3)]


def test_known_names_are_found(store: Store) -> None:
    store.activities.write([message()])
    assert store.acquaintances.names([("linkedin", "ana"), ("linkedin", "nobody"), ("xing", "ana")]) == {
        ("linkedin", "ana"): ANA.name
    }


@pytest.mark.parametrize(("until", "expected"), [(AT + 60_000, AT + 60_000), (AT + 59_999, AT), (AT - 1, None)])
def test_the_last_activity_until_a_moment_is_found(store: Store, until: int, expected: int | None) -> None:
    store.activities.write(messages(3))
    assert store.activities.last_until(until) == expected


def test_the_span_covers_all_activities(store: Store) -> None:
    assert store.activities.span() is None
    store.activities.write(messages(3))
    assert store.activities.span() == (AT, AT + 120_000)


def test_the_last_message_to_people_is_found_for_the_given_people_and_time(store: Store) -> None:
    ben, cem = Person("ben", "Ben"), Person("cem", "Cem")
    sent = [message("First", 0), message("Second", 5), message("To Ben", 1, to=ben), message("To Cem", 9, to=cem)]
    store.activities.write([*sent, message("An answer", 8, by=ANA)])
    asked = {("linkedin", ANA.id), ("linkedin", "ben"), ("mastodon", "cem")}
    minute = 60_000
    told = store.activities.wrote_last(asked, AT)
    assert told == {("linkedin", ANA.id): AT + 5 * minute, ("linkedin", "ben"): AT + minute}
    assert store.activities.wrote_last(asked, AT + 2 * minute) == {("linkedin", ANA.id): AT + 5 * minute}


def test_the_last_message_in_conversations_is_found_for_the_given_ones_and_time(store: Store) -> None:
    sent = [
        message("First", 0, context="ward"),
        message("Second", 5, context="ward"),
        message("Other", 9, context="choir"),
    ]
    store.activities.write([*sent, message("An answer", 8, by=ANA, context="ward")])
    ward = ("linkedin", "ward")
    assert store.activities.wrote_in({ward, ("mastodon", "choir")}, AT) == {ward: AT + 5 * 60_000}
    assert store.activities.wrote_in({ward}, AT + 6 * 60_000) == {}


def test_old_messages_with_few_people_are_found_by_an_index(sqlite: Engine) -> None:
    """Else reading 90 days would go through all the years before them."""
    store = store_of(sqlite)
    store.activities.write(messages(3))
    asked: list[str] = []
    listen(sqlite, "before_cursor_execute", lambda *told: asked.append(told[2]))
    store.activities.history(AT, AT + DAY)
    queries = [each.partition(" AS ")[2] for each in asked if each.startswith("CREATE TABLE copy.")]
    with reading(sqlite) as connection:
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all() for query in queries]
    found = "ix_activities_person_id_partner_at (person_id=? AND partner=? AND at<?)"
    assert any(found in step[-1] for plan in plans for step in plan)


def test_the_last_message_to_somebody_is_found_by_an_index(sqlite: Engine) -> None:
    store = store_of(sqlite)
    store.activities.write(messages(3))
    asked: list[str] = []
    with reading(sqlite) as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.set_trace_callback(asked.append)
    store.activities.wrote_last({("linkedin", ANA.id)}, AT)
    with reading(sqlite) as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}").all()
    assert "ix_activities_person_id_partner_at (person_id=? AND partner=? AND at>?)" in plan[0][-1]
