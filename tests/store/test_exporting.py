"""An export gives back all that is kept; one for sharing tells nobody's name."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import msgspec
import polars as pl
import pytest

from auditor.activities.activity import Activity, Detail, Exposure, Object, ObjectType, Person, Profile, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import Arrival, Record, receive, stored_schema
from server.store.exporting import Format
from server.store.store import Store
from tests.store.making import ANA, KEY, NOON, ZONE, message, messages


def varied() -> list[Arrival]:
    """One of each shape that an activity can have."""

    def arrival(kind: Type, number: int, **members: Any) -> Arrival:
        fields: dict[str, Any] = {
            "actor": "me",
            "source": Source("archive", "2"),
            "site": "linkedin",
            "published": NOON,
        } | members
        return receive(Activity(id=derived_id(NOON, number), type=kind, **fields), key=KEY, zone=ZONE)

    note = Object(ObjectType.NOTE, id="urn:post:1", content="Hello, all of you")
    return [
        arrival(Type.CREATE, 1, object=note, to="Public"),
        arrival(Type.CREATE, 2, object=note, to="Followers", actor=ANA),
        arrival(Type.CREATE, 3, object=Object(ObjectType.NOTE, in_reply_to="urn:post:1"), to=[ANA, Person("bo", "Bo")]),
        arrival(Type.CREATE, 4, object=Object(ObjectType.MESSAGE), actor=ANA, to=[Person("me"), Person("bo")]),
        arrival(Type.ACCEPT, 5, object=Object(ObjectType.RELATIONSHIP), actor=ANA, detail=Detail(employer="Initech")),
        arrival(
            Type.VIEW, 6, object=Object(ObjectType.COLLECTION), detail=Detail(exposure=Exposure(network=3, items=9))
        ),
        arrival(Type.VIEW, 7, object=Object(ObjectType.PAGE), duration=12.5, context="visit"),
        arrival(Type.UPDATE, 8, detail=Detail(profile=Profile(skills=3, employer="Initech"), purpose="my own words")),
        arrival(Type.SEARCH, 9, published=datetime(1823, 5, 6, 7, 8, 9, 123_000, tzinfo=UTC)),
    ]


def exported(store: Store, form: Format, *, share: bool = False) -> bytes:
    file = BytesIO()
    store.activities.export(file, form, share=share, key=KEY)
    return file.getvalue()


class Collection(msgspec.Struct, rename="camel"):
    type: str
    ordered_items: list[msgspec.Raw]
    total_items: int


def without_text(row: Record) -> Record:
    return row._replace(words=None, language=None, acts=None, sketch=None, reading=None, fingerprint=None)


def test_activities_can_be_sent_in_again(store: Store) -> None:
    batch = varied()
    store.activities.write(batch)
    document = msgspec.json.decode(exported(store, "as2"), type=Collection)
    assert (document.type, document.total_items) == ("OrderedCollection", len(batch))
    again = [msgspec.json.decode(item, type=Activity) for item in document.ordered_items]
    received = [receive(activity, key=KEY, zone=ZONE) for activity in again]
    assert {a.row.id: without_text(a.row) for a in received} == {a.row.id: without_text(a.row) for a in batch}
    assert {person for a in received for person in a.people} >= {ANA, Person("bo", "Bo")}


def test_a_kept_text_is_given_back(store: Store) -> None:
    store.owner.change(keep_text_days=3)
    store.activities.write([message("My own words", keep_text=True)])
    assert b'"content":"My own words"' in exported(store, "as2")
    assert b"My own words" not in exported(store, "as2", share=True)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_hold_every_column(store: Store, form: Format) -> None:
    batch = [*varied(), *messages(10)]
    store.activities.write(batch)
    file = BytesIO(exported(store, form))
    if form == "parquet":
        table = pl.read_parquet(file)
    else:
        binary = [name for name, kind in stored_schema().items() if kind == pl.Binary]
        text = {name: pl.String() if name in binary else kind for name, kind in stored_schema().items()}
        table = pl.read_csv(file, schema=text).with_columns(pl.col(binary).str.decode("hex"))
    assert sorted(Record(*row) for row in table.rows()) == sorted(arrival.row for arrival in batch)


@pytest.mark.parametrize("form", ["as2", "csv", "parquet"])
def test_a_shared_export_tells_nobodys_name(store: Store, form: Format) -> None:
    store.activities.write([*varied(), *messages(5)])
    shared = exported(store, form, share=True)
    if form == "parquet":
        shared = repr(pl.read_parquet(BytesIO(shared)).rows()).encode()
    for private in ("Ana", "Kov", "person3", "Person", "Initech", "urn:post", "my own words", "visit"):
        assert private.encode() not in shared
    for short in ("ana", "bo"):  # letters that may stand in a pseudonym by chance
        assert not re.search(rf"\b{short}\b".encode(), shared)


def test_pseudonyms_tell_people_apart_and_threads_together(store: Store) -> None:
    store.activities.write([*messages(40), *varied()])
    file = BytesIO(exported(store, "parquet", share=True))
    shared = pl.read_parquet(file)
    whole = pl.DataFrame(store.activities.latest(100), schema=stored_schema(), orient="row")
    both = shared.join(whole, on="id").filter(pl.col("partner").is_not_null())
    assert both["partner"].n_unique() == both["partner_right"].n_unique() == both.n_unique(["partner", "partner_right"])
    reply = shared.filter(pl.col("in_reply_to").is_not_null())["in_reply_to"].item()
    assert reply in shared["object_id"].to_list()


def test_sharing_without_a_key_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="key"):
        store.activities.export(BytesIO(), "csv", share=True)


@pytest.mark.parametrize("form", ["as2", "csv", "parquet"])
def test_an_export_of_nothing_is_whole(store: Store, form: Format) -> None:
    empty = exported(store, form)
    if form == "as2":
        assert msgspec.json.decode(empty, type=Collection).ordered_items == []
    else:
        table = pl.read_csv(BytesIO(empty)) if form == "csv" else pl.read_parquet(BytesIO(empty))
        assert (table.height, table.columns) == (0, list(Record._fields))
