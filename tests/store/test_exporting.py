"""An export contains all stored data, and no spreadsheet runs its contents."""

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
from server.rendering.files import cell
from server.store.exporting import Format
from server.store.sharing import Shared
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
    store.activities.export(file, form, share=share)
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


def test_a_stored_text_is_exported(store: Store) -> None:
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


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_of_a_table_is_a_formula(store: Store, begin: str) -> None:
    evil = f"{begin}HYPERLINK(A1)"
    arrival = message("Hello", to=Person(evil, evil), context=evil)
    store.activities.write([arrival._replace(row=arrival.row._replace(object_id=evil, in_reply_to="plain"))])
    table = pl.read_csv(BytesIO(exported(store, "csv")), infer_schema=False)
    told = {name: table[name].item() for name in ("partner", "context", "object_id")}
    assert told == dict.fromkeys(told, f"'{evil}")
    assert table["in_reply_to"].item() == "plain"


@pytest.mark.parametrize("between", [";", "\t", "\r", "\n", "\r\n", '";', '"\n'])
def test_no_cell_is_a_formula_where_cells_are_parted_otherwise(store: Store, between: str) -> None:
    """By a semicolon, where a comma stands in numbers, or by tabs: quotes in the midst of a line are then none."""
    evil = f"x{between}=HYPERLINK(A1){between}-1"
    arrival = message("Hello", to=Person("x", evil), context=evil)
    store.activities.write([arrival._replace(row=arrival.row._replace(object_id=evil))])
    tables = [exported(store, "csv").decode(), ",".join(["x", str(cell(evil))])]
    parts = [part for table in tables for part in re.split(r"[;\t\r\n]", table)]
    assert sum("HYPERLINK" in part for part in parts) == 3
    assert not [part for part in parts if part.startswith(("=", "-"))]


@pytest.mark.parametrize("form", ["as2", "csv", "parquet"])
def test_an_empty_export_is_valid(store: Store, form: Format) -> None:
    empty = exported(store, form)
    if form == "as2":
        assert msgspec.json.decode(empty, type=Collection).ordered_items == []
    else:
        table = pl.read_csv(BytesIO(empty)) if form == "csv" else pl.read_parquet(BytesIO(empty))
        assert (table.height, table.columns) == (0, list(Record._fields))


def test_an_empty_shared_export_is_valid(store: Store) -> None:
    assert pl.read_csv(BytesIO(exported(store, "csv", share=True))).columns == list(Shared._fields)
