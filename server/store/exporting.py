"""Exports of all activities as ActivityStreams, CSV or Parquet; complete, or made fit for sharing.

An export for sharing has no names and no texts. Ids of people, threads and things become pseudonyms under the
installation's key, so that who wrote to whom can still be told apart but not who they are.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import IO, TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import Engine, select

from auditor.history.ingest import Record, stored_schema
from server.store.acquaintances import Acquaintances
from server.store.schema import activities
from server.store.texts import Texts

if TYPE_CHECKING:
    import polars as pl

Format = Literal["as2", "csv", "parquet"]

_ROWS_AT_ONCE = 5_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PUBLIC = {"public": "Public", "followers": "Followers"}

#: Of ``detail``, what tells of the act and of nobody's life.
_SHARED_DETAIL = frozenset(
    {
        "reaction",
        "note",
        "exposure",
        "badge",
        "public",
        "promoted",
        "spam",
        "bulk",
        "day_only",
        "zone_unknown",
        "mutuals",
        "plan",
        "profile",
    }
)
_SHARED_PROFILE = frozenset({"headline", "about", "contact", "role", "past_roles", "education", "skills", "photo"})


class Export:
    """One export of a person's activities. ``key`` is needed for sharing."""

    def __init__(self, engine: Engine, person: str, *, share: bool = False, key: bytes = b"") -> None:
        if share and not key:
            raise ValueError("sharing needs the installation's key")
        self._engine = engine
        self._person = person
        self._share = share
        self._prepare: Callable[[Record], Record] = _Pseudonyms(key).row if share else _same

    def write(self, to: IO[bytes], form: Format) -> int:
        """Write all activities, oldest first. Returns how many."""
        match form:
            case "as2":
                return self._activity_streams(to)
            case "csv":
                return self._table(to, parquet=False)
            case "parquet":
                return self._table(to, parquet=True)

    def _batches(self) -> Iterator[list[Record]]:
        """All activities, oldest first, in batches; memory does not grow with their number."""
        query = select(*(activities.c[name] for name in Record._fields)).where(activities.c.person_id == self._person)
        query = query.order_by(activities.c.at, activities.c.id)
        streaming = self._engine.connect().execution_options(stream_results=True, max_row_buffer=_ROWS_AT_ONCE)
        with streaming as connection:
            for part in connection.execute(query).partitions(_ROWS_AT_ONCE):
                yield [Record(*row) for row in part]

    def _table(self, to: IO[bytes], *, parquet: bool) -> int:
        """One row with all columns per activity. CSV has bytes as hexadecimal digits and lists as JSON."""
        import polars as pl
        from polars.io.plugins import register_io_source

        count = 0

        def parts(*_: object) -> "Iterator[pl.DataFrame]":
            nonlocal count
            for batch in self._batches():
                count += len(batch)
                yield pl.DataFrame([self._prepare(row) for row in batch], schema=stored_schema(), orient="row")

        table = register_io_source(parts, schema=stored_schema())
        if parquet:
            table.sink_parquet(to)
        else:
            table.with_columns(pl.col(pl.Binary).bin.encode("hex")).sink_csv(to)
        return count

    def _activity_streams(self, to: IO[bytes]) -> int:
        """An OrderedCollection whose items are activities as the wire has them: each could be sent in again."""
        names = {} if self._share else Acquaintances(self._engine, self._person).names()
        texts = Texts(self._engine, self._person)
        count = 0
        to.write(b'{"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","orderedItems":[')
        for batch in self._batches():
            contents = {} if self._share else texts.get([row.id for row in batch])
            for row in batch:
                to.write(b",\n" if count else b"\n")
                to.write(msgspec.json.encode(_activity(self._prepare(row), names, contents.get(row.id))))
                count += 1
        to.write(b'\n],"totalItems":%d}\n' % count)
        return count


def _same(row: Record) -> Record:
    return row


class _Pseudonyms:
    def __init__(self, key: bytes) -> None:
        self._key = key[:64]

    def name(self, site: str, identifier: str) -> str:
        digest = blake2b(f"{site}\x1f{identifier}".encode(), key=self._key, digest_size=12)
        return digest.hexdigest()

    def row(self, row: Record) -> Record:
        def hidden(identifier: str | None) -> str | None:
            return identifier and self.name(row.site, identifier)

        recipients = msgspec.json.decode(row.recipients, type=list[str]) if row.recipients else None
        return row._replace(
            partner=hidden(row.partner),
            recipients=msgspec.json.encode([hidden(one) for one in recipients]).decode() if recipients else None,
            object_id=hidden(row.object_id),
            in_reply_to=hidden(row.in_reply_to),
            context=hidden(row.context),
            detail=_shareable(row.detail),
            sketch=None,
            fingerprint=None,
        )


def _shareable(detail: str | None) -> str | None:
    if detail is None:
        return None
    kept = {name: value for name, value in msgspec.json.decode(detail).items() if name in _SHARED_DETAIL}
    if "profile" in kept:
        kept["profile"] = {name: value for name, value in kept["profile"].items() if name in _SHARED_PROFILE}
    return msgspec.json.encode(kept).decode() if kept else None


def _activity(row: Record, names: Mapping[tuple[str, str], str], content: str | None) -> dict[str, Any]:
    """A row as the activity it came from, without its text unless that was kept."""

    def person(identifier: str) -> dict[str, str]:
        name = names.get((row.site, identifier))
        return {"id": identifier, "name": name} if name else {"id": identifier}

    others = [person(one) for one in msgspec.json.decode(row.recipients, type=list[str])] if row.recipients else []
    thing = {"type": row.object_type, "id": row.object_id, "inReplyTo": row.in_reply_to, "content": content}
    members: dict[str, Any] = {
        "id": row.id,
        "type": row.type,
        "published": _EPOCH + timedelta(milliseconds=row.at),
        "site": row.site,
        "actor": "me" if row.mine or row.partner is None else person(row.partner),
        "object": {name: value for name, value in thing.items() if value is not None} if row.object_type else None,
        "to": _PUBLIC.get(row.audience or "") or (others if row.mine else [{"id": "me"}, *others]),
        "context": row.context,
        "duration": row.duration,
        "detail": msgspec.Raw(row.detail.encode()) if row.detail else None,
        "source": {"via": row.via, "version": row.version},
    }
    return {name: value for name, value in members.items() if value is not None}
