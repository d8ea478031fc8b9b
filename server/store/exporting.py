"""Exports all activities as ActivityStreams, CSV or Parquet, either complete or reduced by ``sharing`` for others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import IO, TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec
from sqlalchemy import Engine, select

from auditor.history.ingest import Record, stored_schema
from server.store.accounts import Accounts
from server.store.acquaintances import Acquaintances
from server.store.checking import records
from server.store.checksums import STORED
from server.store.integrity import check_structure
from server.store.same_people import SamePeople
from server.store.schema import activities
from server.store.sharing import Shared, Sharing
from server.store.texts import Texts

if TYPE_CHECKING:
    import polars as pl

Format = Literal["as2", "csv", "parquet"]

_DAY = len("2026-02-08")
_ROWS_AT_ONCE = 5_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: The beginning of a cell that spreadsheets run as a formula: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
#: The same within a cell. In locales with a decimal comma, spreadsheets split cells at semicolons and ignore quotes in
#: the middle of a line, so that another cell or line can begin within ours.
FORMULA_WITHIN = r"([;\t\r\n])([=+\-@＝＋－＠])"
_PUBLIC = {"public": "Public", "followers": "Followers"}


class _Noting:
    """A file that remembers why writing failed, such as a full disk."""

    def __init__(self, to: IO[bytes]) -> None:
        self._to = to
        self.problem: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._to.write(data)
        except OSError as problem:
            self.problem = problem
            raise

    def flush(self) -> None:
        self._to.flush()


class Export:
    """One export of a person's activities; with ``share``, reduced to what others may see."""

    def __init__(self, engine: Engine, person: str, *, share: bool = False) -> None:
        self._engine = engine
        self._person = person
        self._share = share

    def write(self, to: IO[bytes], form: Format) -> int:
        """Write all activities, oldest first. Returns how many. Raises CorruptError rather than leave any out."""
        check_structure(self._engine)  # the rows are checked as they are read
        match form:
            case "as2":
                return self._activity_streams(to)
            case "csv":
                return self._table(to, parquet=False)
            case "parquet":
                return self._table(to, parquet=True)

    def _batches(self) -> Iterator[list[Record]]:
        """All activities, oldest first, in batches; memory does not grow with their number."""
        query = select(*STORED).where(activities.c.person_id == self._person)
        query = query.order_by(activities.c.at, activities.c.id)
        streaming = self._engine.connect().execution_options(stream_results=True, max_row_buffer=_ROWS_AT_ONCE)
        with streaming as connection, closing(connection.execute(query)) as found:
            for part in found.partitions(_ROWS_AT_ONCE):
                yield list(records(part))

    def _table(self, to: IO[bytes], *, parquet: bool) -> int:
        """Write one row per activity, with all columns. CSV has bytes as hexadecimal digits and lists as JSON, and an
        apostrophe before whatever a spreadsheet would take for a formula."""
        import polars as pl
        from polars.io.plugins import register_io_source

        count = 0
        schema = stored_schema()
        if self._share:
            schema = {name: schema.get(name, pl.String()) for name in Shared._fields}
        batches: Iterable[Sequence[NamedTuple]] = (
            Sharing(self._engine, self._person).batches() if self._share else self._batches()
        )

        def parts(*_: object) -> "Iterator[pl.DataFrame]":
            nonlocal count
            for batch in batches:
                count += len(batch)
                yield pl.DataFrame(batch, schema=schema, orient="row")

        table = register_io_source(parts, schema=schema)
        if not parquet:
            texts = pl.col(pl.String)
            apart = texts.str.replace_all(FORMULA_WITHIN, "${1}'${2}")
            harmless = pl.when(apart.str.contains(FORMULA)).then(pl.lit("'") + apart).otherwise(apart)
            table = table.with_columns(pl.col(pl.Binary).bin.encode("hex")).with_columns(harmless.name.keep())
        stream: Any = _Noting(to)
        try:
            table.sink_parquet(stream) if parquet else table.sink_csv(stream)
        except Exception:
            if stream.problem:
                raise stream.problem from None  # Polars wraps it in errors of its own
            raise
        return count

    def _activity_streams(self, to: IO[bytes]) -> int:
        """Write an OrderedCollection whose items are activities in the format of the API, so that each could be sent in
        again. ``samePeople`` says which ids are one person, the main one first. Returns how many."""
        count = 0
        to.write(b'{"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","orderedItems":[')
        for activity in self._shared_activities() if self._share else self._activities():
            to.write(b",\n" if count else b"\n")
            to.write(msgspec.json.encode(activity))
            count += 1
        to.write(b"\n]")
        if not self._share and (groups := SamePeople(self._engine, self._person).identities().groups):
            told = [[{"site": site, "id": id_} for site, id_ in group] for group in groups]
            to.write(b',"samePeople":' + msgspec.json.encode(told))
        to.write(b',"totalItems":%d}\n' % count)
        return count

    def _activities(self) -> Iterator[dict[str, Any]]:
        names = Acquaintances(self._engine, self._person).names()
        accounts = {account.id: account.me.account for account in Accounts(self._engine, self._person).all()}
        texts = Texts(self._engine, self._person)
        for batch in self._batches():
            contents = texts.get([row.id for row in batch])
            for row in batch:
                yield _activity(row, names, contents.get(row.id), accounts.get(row.account or ""))

    def _shared_activities(self) -> Iterator[dict[str, Any]]:
        for batch in Sharing(self._engine, self._person).batches():
            for row in batch:
                yield _shared_activity(row)


def _activity(
    row: Record, names: Mapping[tuple[str, str], str], content: str | None, account: str | None
) -> dict[str, Any]:
    """A row as the activity it came from, without its text unless the text is stored."""

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
        "account": account,
    }
    return {name: value for name, value in members.items() if value is not None}


def _shared_activity(row: Shared) -> dict[str, Any]:
    """A shared row as an activity. Its day or year is written as the first midnight of it, in UTC, because a zone would
    reveal where the person lives."""
    detail = msgspec.json.decode(row.detail, type=dict[str, Any]) if row.detail else {}
    partner = {"id": row.partner} if row.partner else None
    addressed = ([partner] if partner else []) if row.mine else [{"id": "me"}]
    members: dict[str, Any] = {
        "id": row.id,
        "type": row.type,
        "published": f"{row.period}-01-01"[:_DAY] + "T00:00:00Z",
        "site": row.site,
        "actor": "me" if row.mine or partner is None else partner,
        "object": {"type": row.object_type} if row.object_type else None,
        "to": _PUBLIC.get(row.audience or "") or addressed,
        "duration": row.duration,
        "detail": detail | {"day_only": True},
        "source": {"via": row.via, "version": "shared"},
    }
    return {name: value for name, value in members.items() if value is not None}
