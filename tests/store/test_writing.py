"""Each act is stored once, whichever sources report it, and nothing that was acknowledged is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from auditor.activities.activity import Detail, Person
from auditor.history.people import Acquaintance, acquaintances
from server.store.activities import Activities
from server.store.errors import UnknownPersonError
from server.store.schema import aliases
from server.store.store import Store
from server.store.writing import Written
from tests.store.making import ANA, NOON, message, messages, store_of, view

DAY = 86_400_000
AT = round(NOON.timestamp() * 1000)


def kept(store: Store) -> list[tuple[str, int]]:
    return [(row.via, row.at) for row in reversed(store.activities.latest())]


def test_a_batch_is_stored_and_its_ids_are_returned_in_order(store: Store) -> None:
    batch = messages(30)
    ids = [arrival.row.id for arrival in batch]
    assert store.activities.write(batch) == Written(stored=ids, known=[])
    assert store.activities.by_ids(ids) == [arrival.row for arrival in batch]


def test_the_same_ids_again_change_nothing(store: Store) -> None:
    batch = messages(30)
    store.activities.write(batch[:20])
    again = store.activities.write(batch)
    assert again.known == [arrival.row.id for arrival in batch[:20]]
    assert again.stored == [arrival.row.id for arrival in batch[20:]]
    assert store.activities.counts() == [("linkedin", "extension", 30)]
    people = store.activities.history(AT, AT + DAY).people
    assert people["sent"].sum() == 30


def test_an_id_twice_in_a_batch_is_stored_once_and_known_once(store: Store) -> None:
    one = message()
    assert store.activities.write([one, one]) == Written([one.row.id], [one.row.id])


def test_an_empty_batch_is_no_error(store: Store) -> None:
    assert store.activities.write([]) == Written([], [])


def test_nothing_is_stored_for_a_person_who_is_not_enrolled(engine: Engine) -> None:
    with pytest.raises(UnknownPersonError, match="stranger"):
        Activities(engine, "stranger").write([message()])


def test_an_archive_that_repeats_the_extension_adds_nothing(store: Store) -> None:
    seen = messages(10)
    told = messages(12, via="archive")
    store.activities.write(seen)
    written = store.activities.write(told)
    assert written.known == [arrival.row.id for arrival in told[:10]]
    assert store.activities.counts() == [("linkedin", "archive", 2), ("linkedin", "extension", 10)]
    assert store.activities.history(AT, AT + DAY).people["sent"].sum() == 12


def test_a_merged_id_stays_known(store: Store) -> None:
    store.activities.write([message()])
    told = message(via="archive")
    store.activities.write([told])
    assert store.activities.write([told]) == Written([], [told.row.id])


def test_sources_in_one_batch_are_merged_too(store: Store) -> None:
    store.activities.write([message(), message(via="archive", minutes=1)])
    assert len(kept(store)) == 1


def test_equal_messages_of_one_source_stay_two(store: Store) -> None:
    store.activities.write([message("ok"), message("ok", 1)])
    assert len(kept(store)) == 2


def test_equal_messages_of_one_source_stay_two_beside_another_source(store: Store) -> None:
    store.activities.write([message("from elsewhere", via="archive"), message("ok")])
    assert store.activities.write([message("ok", 1)]).stored


def test_a_vague_record_does_not_merge_two_exact_ones(store: Store) -> None:
    vague = message("on some day", via="archive", detail=Detail(day_only=True))
    store.activities.write([vague, message("ok", via="archive")])
    assert store.activities.write([message("ok", 60)]).stored


@pytest.mark.parametrize("at_once", [True, False])
def test_equal_messages_of_two_sources_are_matched_in_order(engine: Engine, store: Store, at_once: bool) -> None:
    first, second = message("ok"), message("ok", 1)
    store.activities.write([first, second])
    told = [message("ok", 0.5, via="archive"), message("ok", 1.5, via="archive"), message("ok", 1.9, via="archive")]
    written = [store.activities.write(part) for part in ([told] if at_once else [[one] for one in told])]
    assert sum(len(part.stored) for part in written) == 1
    with engine.connect() as connection:
        of = dict(connection.execute(select(aliases.c.id, aliases.c.activity_id)).all())
    assert sorted(of.values()) == sorted([first.row.id, second.row.id])


def test_twins_off_by_a_zone_keep_their_order(engine: Engine, store: Store) -> None:
    """The archive's hours are two too late, so that its first is nearest to the extension's second."""
    first, second = message("ok"), message("ok", 5)
    store.activities.write([first, second])
    no_zone = Detail(zone_unknown=True)
    told = [message("ok", 120, via="archive", detail=no_zone), message("ok", 125, via="archive", detail=no_zone)]
    store.activities.write(told)
    with engine.connect() as connection:
        of = dict(connection.execute(select(aliases.c.id, aliases.c.activity_id)).all())
    assert of == {told[0].row.id: first.row.id, told[1].row.id: second.row.id}


def test_equal_words_far_apart_are_two_messages(store: Store) -> None:
    store.activities.write([message("ok")])
    assert store.activities.write([message("ok", 3, via="archive")]).stored


def test_a_record_with_only_a_day_absorbs_an_exact_one_and_its_time(store: Store) -> None:
    vague = message(via="archive", at=datetime(2025, 3, 3, tzinfo=UTC), detail=Detail(day_only=True, note=True))
    exact = message(minutes=600, detail=Detail(mutuals=3))
    store.activities.write([vague])
    assert store.activities.write([exact]).known == [exact.row.id]
    (row,) = store.activities.by_ids([vague.row.id])
    assert (row.at, row.day, row.hour, row.slack) == (exact.row.at, "2025-03-03", 23, exact.row.slack)
    assert row.detail == '{"mutuals":3,"note":true}'


def test_a_vague_record_changes_no_exact_time(store: Store) -> None:
    exact = message()
    store.activities.write([exact])
    store.activities.write([message(via="archive", at=datetime(2025, 3, 3, tzinfo=UTC), detail=Detail(day_only=True))])
    assert store.activities.by_ids([exact.row.id]) == [exact.row]


def test_values_that_only_the_other_source_has_are_added(store: Store) -> None:
    plain = message(to=Person("ana"))
    store.activities.write([plain])
    store.activities.write([message(via="archive", context="thread", detail=Detail(employer="Initech"))])
    (row,) = store.activities.by_ids([plain.row.id])
    assert (row.context, row.detail) == ("thread", '{"employer":"Initech"}')
    people = store.activities.history(AT, AT + DAY).people
    assert people.select("id", "sent", "name").rows() == [("ana", 1, ANA.name)]


def test_known_values_are_not_overwritten_by_another_source(store: Store) -> None:
    first = message(context="thread", detail=Detail(employer="Initech"))
    store.activities.write([first])
    store.activities.write([message(via="archive", context="other", detail=Detail(employer="Globex"))])
    assert store.activities.by_ids([first.row.id]) == [first.row]


def test_acts_without_a_fingerprint_are_never_merged(store: Store) -> None:
    store.activities.write([view(0), message(via="archive")])
    assert store.activities.write([view(0.1), view(0.2)]).known == []


def test_what_is_told_last_of_somebody_is_so_also_where_it_is_nobody_in_common() -> None:
    known = Acquaintance("linkedin", "ana", employer="Initech", mutuals=4)
    later = known.merged(Acquaintance("linkedin", "ana", mutuals=0))
    assert (later.mutuals, later.employer) == (0, "Initech")
    assert known.merged(Acquaintance("linkedin", "ana")).mutuals == 4


def test_people_stored_batch_by_batch_equal_people_stored_at_once(store: Store) -> None:
    bo = Person("bo")
    batch = [
        message("One", 5),
        message("Two", 1, by=ANA, detail=Detail(employer="Initech", mutuals=4)),
        message("Three", 9, to=bo),
        message("Four", 3, by=Person("ana"), detail=Detail(employer="Globex")),
    ]
    for arrival in batch:
        store.activities.write([arrival])
    found = store.activities.history(AT, AT + DAY).people
    assert sorted(found.rows()) == sorted(tuple(person) for person in acquaintances(batch))


def test_people_of_one_installation_do_not_see_each_other(engine: Engine, store: Store) -> None:
    other = store_of(engine, "other")
    batch = messages(5)
    store.activities.write(batch)
    theirs = other.activities.write([*batch[:2], *messages(3, via="archive")])
    assert (len(theirs.stored), len(theirs.known)) == (3, 2)
    assert (len(other.activities.latest()), len(store.activities.latest())) == (3, 5)
    start, end = AT, AT + DAY
    assert other.activities.history(start, end).people["sent"].sum() == 3
    assert store.activities.history(start, end).people["sent"].sum() == 5


@pytest.mark.parametrize("year", [1823, 1970, 9998])
def test_clocks_may_be_wrong_by_centuries(store: Store, year: int) -> None:
    odd = message(at=datetime(year, 1, 2, 3, tzinfo=UTC))
    assert store.activities.write([odd]).stored
    again = message(at=datetime(year, 1, 2, 3, tzinfo=UTC) + timedelta(seconds=30), via="archive")
    assert store.activities.write([again]).known
    assert kept(store) == [("extension", odd.row.at)]
    assert store.activities.history(AT, AT + DAY).first_at == odd.row.at
