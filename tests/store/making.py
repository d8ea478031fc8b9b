"""Makes invented arrivals for tests of the store, and stores that take them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.history.ingest import Arrival, receive
from server.installation.settings import Settings
from server.store import passphrase_key, sealed_stream
from server.store.engine import file_of
from server.store.schema import OWNER
from server.store.store import Store

KEY = b"k" * 32
ZONE = ZoneInfo("Europe/Berlin")
NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
ANA = Person("ana", "Ana Kovács")


def store_of(engine: Engine, person: str = OWNER) -> Store:
    """One person's tables; the person is enrolled if they are not yet."""
    file = file_of(engine)
    folder = file.parent if file else Path("/nowhere")
    return Store(engine, Settings(folder, engine.url.render_as_string(hide_password=False), "Europe/Berlin"), person)


def message(
    text: str = "Could you look at my draft?",
    minutes: float = 0,
    *,
    via: str = "extension",
    by: Person | str = "me",
    to: Person = ANA,
    at: datetime | None = None,
    detail: Detail | None = None,
    context: str | None = None,
    keep_text: bool = False,
    salt: str = "",
) -> Arrival:
    """A message, ``minutes`` after noon. Its id is made of all that is told of it, and of ``salt``."""
    published = at or NOON + timedelta(minutes=minutes)
    activity = Activity(
        id=derived_id(published, text, via, by, to.id, salt),
        type=Type.CREATE,
        published=published,
        site="linkedin",
        actor=by,  # type: ignore[arg-type]
        source=Source(via, "1"),  # type: ignore[arg-type]
        object=Object(ObjectType.MESSAGE, content=text),
        to=[to] if by == "me" else [Person("me")],
        context=context,
        detail=detail,
    )
    return receive(activity, key=KEY, zone=ZONE, keep_text=keep_text)


def view(minutes: float, *, duration: float | None = None) -> Arrival:
    """A view of a page, which only the extension reports."""
    published = NOON + timedelta(minutes=minutes)
    activity = Activity(
        id=derived_id(published, "view"),
        type=Type.VIEW,
        published=published,
        site="linkedin",
        actor="me",
        source=Source("extension", "1"),
        object=Object(ObjectType.PAGE),
        duration=duration,
    )
    return receive(activity, key=KEY, zone=ZONE)


def messages(count: int, *, start: int = 0, via: str = "extension") -> list[Arrival]:
    """Different messages, one a minute, to twenty people."""
    return [
        message(f"Note {n}", n, via=via, to=Person(f"person{n % 20}", f"Person {n % 20}"))
        for n in range(start, start + count)
    ]


def with_cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the lowest allowed cost of scrypt, so that tests need not wait."""
    for module in (sealed_stream, passphrase_key):
        monkeypatch.setattr(module, "COST", 1 << 14)
