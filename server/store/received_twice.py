"""Finds the stored message that a new one tells again, because several browsers read it on the site's page, or one did
before and after it was installed anew.

What others wrote is read off a page, by every browser that shows it, and each names what it read at random. What the
person does is a request, which one browser sends once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ClauseElement,
    Connection,
    Select,
    Text,
    bindparam,
    literal_column,
    select,
)

from auditor.activities.activity import Subject
from auditor.activities.identity import MINUTE
from auditor.history.ingest import Record
from server.store.compiled import as_list, listed, run
from server.store.indexed import by_index
from server.store.merging import ARCHIVE
from server.store.schema import activities, received_name, when

_RECEIVED = Subject.MESSAGE_RECEIVED.value
_ARCHIVE = f"'{ARCHIVE}'"


def received_before(connection: Connection, person_id: str, rows: Sequence[Record]) -> dict[str, Record]:
    """The record that each of these rows tells again, by the row's id: a stored one, or an earlier one of ``rows``.

    Two records are one message if a site's account received it in one place (``_in_one_place``) and both give it one
    name of the site's, whoever tells it and whenever: a page without times shows no other than that of reading. Where
    one of them has no name, they are one if the person, the words and the moment are the same. A moment in full minutes
    does not suffice, because somebody may write the same twice in a minute; nor does a moment in an archive, which
    holds each message as often as it was written.
    """
    received = [row for row in rows if row.subject == _RECEIVED]
    named = [row for row in received if row.object_id is not None]
    exact = [row for row in received if _is_exact(row)]
    before: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for candidate in sorted(_stored(connection, person_id, named, exact), key=_moment):
        _add(before, candidate)
    found: dict[str, Record] = {}
    for row in received:
        same = next((each for key in _keys(row) for each in before[key] if _is_one(row, each)), None)
        if same is None:
            _add(before, row)
        else:
            found[row.id] = same
    return found


def _add(before: dict[tuple[object, ...], list[Record]], row: Record) -> None:
    for key in _keys(row):
        before[key].append(row)


def _keys(row: Record) -> Iterable[tuple[object, ...]]:
    """What one of the records of a message has in common with the others: its name, or what it said and when."""
    if row.object_id is not None:
        yield row.site, row.object_id
    if _is_exact(row):
        yield row.site, row.partner, row.at, row.fingerprint


def _is_exact(row: Record) -> bool:
    precise = row.slack <= 2 * MINUTE and row.at % MINUTE != 0
    return precise and row.via != ARCHIVE and bool(row.words) and row.fingerprint is not None


def _is_one(row: Record, other: Record) -> bool:
    if row.account is not None and other.account is not None and row.account != other.account:
        return False
    if row.object_id is not None and other.object_id is not None and row.object_id != other.object_id:
        return False
    return _in_one_place(row, other)


def _in_one_place(row: Record, other: Record) -> bool:
    """Whether two records may be of one conversation: a site may count its messages anew in each."""
    if row.context is not None and other.context is not None:
        return row.context == other.context
    return row.partner == other.partner


def _moment(row: Record) -> tuple[int, str]:
    return row.at, row.id


def _stored(
    connection: Connection, person_id: str, named: Sequence[Record], exact: Sequence[Record]
) -> Iterable[Record]:
    names, moments = sorted({row.object_id or "" for row in named}), sorted({row.at for row in exact})
    for wording, given in ((_by_name, names), (_by_moment, moments)):
        if given:
            asked = {"person": person_id, "given": as_list(connection.dialect.name, given)}
            yield from map(Record._make, run(connection, wording, asked))


def _by_name(database: str) -> ClauseElement:
    named = activities.c.object_id.in_(select(listed(database, "given"))), activities.c.object_id.is_not(None)
    return by_index(_received().where(*named), activities, received_name)


def _by_moment(database: str) -> ClauseElement:
    exact = (
        activities.c.at.in_(select(listed(database, "given", BigInteger))),
        activities.c.via != literal_column(_ARCHIVE),
    )
    return by_index(_received().where(*exact), activities, when)


def _received() -> Select[Any]:
    return select(*(activities.c[name] for name in Record._fields)).where(
        activities.c.person_id == bindparam("person", type_=Text),
        # Written out, as is that there is a name: the index of names holds such messages alone.
        activities.c.subject == literal_column(f"'{_RECEIVED}'"),
    )
