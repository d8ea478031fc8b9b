"""Each act is kept once, whichever sources tell of it, and nothing that was acknowledged is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from auditor.activities.activity import Detail, Person
from auditor.history.people import acquaintances
from server.store.errors import UnknownPersonError
from server.store.persons import enrol
from server.store.reading import by_ids, counts, history, page
from server.store.schema import OWNER, aliases
from server.store.writing import Written, write
from tests.store.making import ANA, NOON, message, messages, view

DAY = 86_400_000
AT = round(NOON.timestamp() * 1000)


def kept(engine: Engine) -> list[tuple[str, int]]:
    return [(row.via, row.at) for row in reversed(page(engine, OWNER))]


def test_a_batch_is_stored_and_told_by_its_ids_in_order(engine: Engine) -> None:
    batch = messages(30)
    ids = [arrival.row.id for arrival in batch]
    assert write(engine, OWNER, batch) == Written(stored=ids, known=[])
    assert by_ids(engine, OWNER, ids) == [arrival.row for arrival in batch]


def test_the_same_ids_again_change_nothing(engine: Engine) -> None:
    batch = messages(30)
    write(engine, OWNER, batch[:20])
    again = write(engine, OWNER, batch)
    assert again.known == [arrival.row.id for arrival in batch[:20]]
    assert again.stored == [arrival.row.id for arrival in batch[20:]]
    assert counts(engine, OWNER) == [("linkedin", "extension", 30)]
    people = history(engine, OWNER, AT, AT + DAY).people
    assert people["sent"].sum() == 30


def test_an_id_twice_in_a_batch_is_stored_once_and_known_once(engine: Engine) -> None:
    one = message()
    assert write(engine, OWNER, [one, one]) == Written([one.row.id], [one.row.id])


def test_an_empty_batch_is_no_error(engine: Engine) -> None:
    assert write(engine, OWNER, []) == Written([], [])


def test_nobody_is_kept_without_being_enrolled(engine: Engine) -> None:
    with pytest.raises(UnknownPersonError, match="stranger"):
        write(engine, "stranger", [message()])


def test_an_archive_that_repeats_the_extension_adds_nothing(engine: Engine) -> None:
    seen = messages(10)
    told = messages(12, via="archive")
    write(engine, OWNER, seen)
    written = write(engine, OWNER, told)
    assert written.known == [arrival.row.id for arrival in told[:10]]
    assert counts(engine, OWNER) == [("linkedin", "archive", 2), ("linkedin", "extension", 10)]
    assert history(engine, OWNER, AT, AT + DAY).people["sent"].sum() == 12


def test_an_id_that_was_merged_is_known_for_good(engine: Engine) -> None:
    write(engine, OWNER, [message()])
    told = message(via="archive")
    write(engine, OWNER, [told])
    assert write(engine, OWNER, [told]) == Written([], [told.row.id])


def test_sources_in_one_batch_are_merged_too(engine: Engine) -> None:
    write(engine, OWNER, [message(), message(via="archive", minutes=1)])
    assert len(kept(engine)) == 1


def test_equal_messages_of_one_source_stay_two(engine: Engine) -> None:
    write(engine, OWNER, [message("ok"), message("ok", 1)])
    assert len(kept(engine)) == 2


def test_equal_messages_of_one_source_stay_two_beside_another_source(engine: Engine) -> None:
    write(engine, OWNER, [message("from elsewhere", via="archive"), message("ok")])
    assert write(engine, OWNER, [message("ok", 1)]).stored


def test_a_vague_record_elsewhere_does_not_bring_exact_ones_together(engine: Engine) -> None:
    vague = message("on some day", via="archive", detail=Detail(day_only=True))
    write(engine, OWNER, [vague, message("ok", via="archive")])
    assert write(engine, OWNER, [message("ok", 60)]).stored


@pytest.mark.parametrize("at_once", [True, False])
def test_the_second_of_two_equal_messages_is_the_second_of_the_other_source(engine: Engine, at_once: bool) -> None:
    first, second = message("ok"), message("ok", 1)
    write(engine, OWNER, [first, second])
    told = [message("ok", 0.5, via="archive"), message("ok", 1.5, via="archive"), message("ok", 1.9, via="archive")]
    written = [write(engine, OWNER, part) for part in ([told] if at_once else [[one] for one in told])]
    assert sum(len(part.stored) for part in written) == 1
    with engine.connect() as connection:
        of = dict(connection.execute(select(aliases.c.id, aliases.c.activity_id)).all())
    assert sorted(of.values()) == sorted([first.row.id, second.row.id])


def test_twins_off_by_a_zone_keep_their_order(engine: Engine) -> None:
    """The archive's hours are two too late, so that its first is nearest to the extension's second."""
    first, second = message("ok"), message("ok", 5)
    write(engine, OWNER, [first, second])
    no_zone = Detail(zone_unknown=True)
    told = [message("ok", 120, via="archive", detail=no_zone), message("ok", 125, via="archive", detail=no_zone)]
    write(engine, OWNER, told)
    with engine.connect() as connection:
        of = dict(connection.execute(select(aliases.c.id, aliases.c.activity_id)).all())
    assert of == {told[0].row.id: first.row.id, told[1].row.id: second.row.id}


def test_equal_words_far_apart_are_two_messages(engine: Engine) -> None:
    write(engine, OWNER, [message("ok")])
    assert write(engine, OWNER, [message("ok", 3, via="archive")]).stored


def test_a_record_with_only_a_day_takes_in_a_later_exact_one_and_its_time(engine: Engine) -> None:
    vague = message(via="archive", at=datetime(2025, 3, 3, tzinfo=UTC), detail=Detail(day_only=True, note=True))
    exact = message(minutes=600, detail=Detail(mutuals=3))
    write(engine, OWNER, [vague])
    assert write(engine, OWNER, [exact]).known == [exact.row.id]
    (row,) = by_ids(engine, OWNER, [vague.row.id])
    assert (row.at, row.day, row.hour, row.slack) == (exact.row.at, "2025-03-03", 23, exact.row.slack)
    assert row.detail == '{"mutuals":3,"note":true}'


def test_a_vague_record_changes_no_exact_time(engine: Engine) -> None:
    exact = message()
    write(engine, OWNER, [exact])
    write(engine, OWNER, [message(via="archive", at=datetime(2025, 3, 3, tzinfo=UTC), detail=Detail(day_only=True))])
    assert by_ids(engine, OWNER, [exact.row.id]) == [exact.row]


def test_what_only_the_other_source_knows_is_learnt(engine: Engine) -> None:
    plain = message(to=Person("ana"))
    write(engine, OWNER, [plain])
    write(engine, OWNER, [message(via="archive", context="thread", detail=Detail(employer="Initech"))])
    (row,) = by_ids(engine, OWNER, [plain.row.id])
    assert (row.context, row.detail) == ("thread", '{"employer":"Initech"}')
    people = history(engine, OWNER, AT, AT + DAY).people
    assert people.select("id", "sent", "name").rows() == [("ana", 1, ANA.name)]


def test_what_is_known_is_not_overwritten_by_another_source(engine: Engine) -> None:
    first = message(context="thread", detail=Detail(employer="Initech"))
    write(engine, OWNER, [first])
    write(engine, OWNER, [message(via="archive", context="other", detail=Detail(employer="Globex"))])
    assert by_ids(engine, OWNER, [first.row.id]) == [first.row]


def test_acts_without_a_fingerprint_are_never_merged(engine: Engine) -> None:
    write(engine, OWNER, [view(0), message(via="archive")])
    assert write(engine, OWNER, [view(0.1), view(0.2)]).known == []


def test_people_gathered_batch_by_batch_are_as_gathered_at_once(engine: Engine) -> None:
    bo = Person("bo")
    batch = [
        message("One", 5),
        message("Two", 1, by=ANA, detail=Detail(employer="Initech", mutuals=4)),
        message("Three", 9, to=bo),
        message("Four", 3, by=Person("ana"), detail=Detail(employer="Globex")),
    ]
    for arrival in batch:
        write(engine, OWNER, [arrival])
    found = history(engine, OWNER, AT, AT + DAY).people
    assert sorted(found.rows()) == sorted(tuple(person) for person in acquaintances(batch))


def test_people_of_one_installation_do_not_meet(engine: Engine) -> None:
    enrol(engine, "other", zone="UTC")
    batch = messages(5)
    write(engine, OWNER, batch)
    theirs = write(engine, "other", [*batch[:2], *messages(3, via="archive")])
    assert (len(theirs.stored), len(theirs.known)) == (3, 2)
    assert (len(page(engine, "other")), len(page(engine, OWNER))) == (3, 5)
    start, end = AT, AT + DAY
    assert history(engine, "other", start, end).people["sent"].sum() == 3
    assert history(engine, OWNER, start, end).people["sent"].sum() == 5


@pytest.mark.parametrize("year", [1823, 1970, 9998])
def test_clocks_may_be_wrong_by_centuries(engine: Engine, year: int) -> None:
    odd = message(at=datetime(year, 1, 2, 3, tzinfo=UTC))
    assert write(engine, OWNER, [odd]).stored
    again = message(at=datetime(year, 1, 2, 3, tzinfo=UTC) + timedelta(seconds=30), via="archive")
    assert write(engine, OWNER, [again]).known
    assert kept(engine) == [("extension", odd.row.at)]
    assert history(engine, OWNER, AT, AT + DAY).first_at == odd.row.at
