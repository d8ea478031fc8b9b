"""A message that its source reports again is analysed as this release does, but not stored again."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import Engine, select

from auditor.activities.activity import Detail, Person
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.history.ingest import Arrival, Record
from server.imports.importing import Import, run_import
from server.store.amending import amend
from server.store.schema import OWNER, activities
from server.store.store import Store
from tests.store.making import ANA, message
from tests.store.test_keyed import keyed_store

BEN = Person("in/ben-zanzibaretta", "Ben Zanzibaretta")
DAY = 24 * 60
OFFER = "Of course, I will introduce you to Ben Zanzibaretta this week."
LOST: dict[str, Any] = {"language": None, "acts": None, "reading": None, "sketch": None}


def as_read_earlier(engine: Engine, id_: str, **columns: Any) -> None:
    """Let a stored message be as an earlier release read it."""
    with engine.begin() as connection:
        amend(connection, OWNER, {id_: columns})


def stored(store: Store, arrival: Arrival) -> Record:
    (row,) = store.activities.by_ids([arrival.row.id])
    return row


def test_a_repeated_message_is_analysed_anew_once(engine: Engine, store: Store) -> None:
    told = message("Could you please look at my draft by Friday, before the meeting?", via="archive", by=ANA)
    assert told.row.acts
    assert told.row.reading
    store.activities.write([told])
    as_read_earlier(engine, told.row.id, **(LOST | {"acts": 0, "language": "en"}))
    assert store.activities.write([told]).renewed == 1
    assert stored(store, told) == told.row
    assert store.activities.write([told]).renewed == 0


def test_nothing_is_written_if_nothing_changed(engine: Engine, store: Store) -> None:
    told = [message(f"Could you please look at draft {n} by Friday?", n, via="archive", by=ANA) for n in range(50)]
    store.activities.write(told)
    mine = message("Thank you for the long and careful letter.", DAY, via="archive")
    store.activities.write([mine])
    assert store.activities.write([*told, mine]).renewed == 0


@pytest.mark.parametrize(
    "otherwise",
    [
        message("Could you look at my draft?", by=ANA, via="archive"),
        message("Could you look at it?", by=ANA, via="extension"),
    ],
    ids=["another length", "another source"],
)
def test_only_the_same_words_of_the_same_source_are_analysed_anew(
    engine: Engine, store: Store, otherwise: Arrival
) -> None:
    told = message("Could you look at it?", via="archive", by=ANA)
    store.activities.write([told])
    as_read_earlier(engine, told.row.id, acts=0)
    again = otherwise._replace(row=otherwise.row._replace(id=told.row.id))
    assert store.activities.write([again]).renewed == 0
    assert stored(store, told).acts == 0


def test_an_analysis_is_not_lost_if_the_text_cannot_be_analysed_now(store: Store) -> None:
    told = message("Could you look at it?", via="archive", by=ANA)
    store.activities.write([told])
    lost = told._replace(row=told.row._replace(**LOST))
    assert store.activities.write([lost]).renewed == 0
    assert stored(store, told) == told.row


def test_a_reference_stays_if_nothing_else_changed(store: Store) -> None:
    offer = message(OFFER, DAY, via="archive")
    store.activities.write([message("Dear Ben, the rain came in again.", to=BEN, via="archive"), offer])
    kept = stored(store, offer)
    assert f'"to_meet":"{BEN.id}"' in (kept.reading or "")
    assert store.activities.write([offer]).renewed == 0
    assert stored(store, offer) == kept


def test_a_message_analysed_anew_refers_to_people_on_record(engine: Engine, store: Store) -> None:
    offer = message(OFFER, DAY, via="archive")
    store.activities.write([message("Dear Ben, the rain came in again.", to=BEN, via="archive"), offer])
    kept = stored(store, offer)
    as_read_earlier(engine, offer.row.id, acts=int(Act.QUESTION), reading='{"urgent":true,"to_meet":"in/somebody"}')
    assert store.activities.write([offer]).renewed == 1
    assert stored(store, offer) == kept


def test_the_mark_that_a_message_mentions_me_is_added_and_other_details_stay(engine: Engine, store: Store) -> None:
    told = message("Could you look at it?", via="archive", by=ANA, detail=Detail(mentioned=True, zone_unknown=True))
    store.activities.write([told])
    as_read_earlier(engine, told.row.id, detail='{"mutuals":3}')
    assert store.activities.write([told]).renewed == 1
    assert msgspec.json.decode(stored(store, told).detail or "") == {"mutuals": 3, "mentioned": True}
    assert store.activities.write([told]).renewed == 0


def test_the_record_of_another_source_stays_unchanged(engine: Engine, store: Store) -> None:
    seen, told = message("Could you look at it?", by=ANA), message("Could you look at it?", by=ANA, via="archive")
    store.activities.write([seen])
    store.activities.write([told])
    as_read_earlier(engine, seen.row.id, acts=0)
    assert store.activities.write([told]).renewed == 0
    assert stored(store, seen).acts == 0


def test_an_import_reports_how_many_texts_were_analysed_anew(sqlite: Engine, tmp_path: Path) -> None:
    archive = tmp_path / "messages.csv"
    archive.write_text(
        "FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER\n"
        "Ana Silva,Ben Mora,2025-11-06T02:08:20,,Could you please look at my draft?,INCOMING,INBOX\n"
        "Ben Mora,Ana Silva,2025-11-06T03:08:20,,Gladly. Thank you for asking!,OUTGOING,INBOX\n"
    )
    store = keyed_store(sqlite)

    def imported() -> Import:
        entry = Import(store.imports.begin(archive.name), archive.name)
        run_import(store, archive, entry, lambda _: None)
        assert not entry.error
        return entry

    assert imported().new == 2
    unchanged = imported()
    assert (unchanged.new, unchanged.known, unchanged.came) == (0, 2, ())
    with sqlite.begin() as connection:
        ids = connection.execute(select(activities.c.id)).scalars().all()
        amend(connection, OWNER, {id_: {"acts": 0} for id_ in ids})
    again = imported()
    assert (again.new, again.known) == (0, 2)
    assert [str(said) for said in again.came] == ["2 texts that were here already are read otherwise now"]


def test_an_answer_about_a_message_stays(engine: Engine, store: Store) -> None:
    told = message("Could you please look at my draft by Friday?", via="archive", by=ANA)
    store.activities.write([told])
    store.answers.add(Expectations(relevant={told.row.id: False}))
    as_read_earlier(engine, told.row.id, acts=0)
    assert store.activities.write([told]).renewed == 1
    assert store.answers.get().relevant == {told.row.id: False}
