"""Stores activities, each act once whichever sources report it, and updates the numbers of people and sources."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ClauseElement,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    bindparam,
    case,
    func,
    or_,
    select,
    union_all,
)

from auditor.history.ingest import Arrival, Record
from auditor.history.people import Acquaintance, acquaintances
from server.store import schema
from server.store.checksums import stamped
from server.store.compiled import as_list, insert_into, listed, run, run_many
from server.store.counting import recount
from server.store.errors import UnknownPersonError
from server.store.forgetting import find_first_day
from server.store.merging import learn, repeated, told_again
from server.store.owning import Owning
from server.store.received_twice import received_before
from server.store.referring import refer
from server.store.renewing import renew
from server.store.versions import unchanged
from server.store.working import work_anew
from server.translations import gettext


class Written(NamedTuple):
    """The ids of a batch, in its order: those ``stored`` now, and those already ``known``, from this or another source.
    ``renewed``: how many known ones are analysed differently now; ``retold``: how many known ones repeat an act of
    another source or browser under an id that nobody had sent before."""

    stored: list[str]
    known: list[str]
    renewed: int = 0
    retold: int = 0


def write_batches(
    connection: Connection, person_id: str, batches: Sequence[Sequence[Arrival]], unplaced: bool = False
) -> list[Written]:
    """Do what Activities.write_batches does, within a transaction. ``unplaced``: see Activities.unplaced."""
    transaction = _Transaction(connection, person_id, unplaced)
    kept = [transaction.owning.placed(batch) for batch in batches]
    new = transaction.write([arrival for batch in kept for arrival in batch])
    renewed, retold = transaction.renewed, transaction.retold
    return [_outcome(batch, as_kept, new, renewed, retold) for batch, as_kept in zip(batches, kept, strict=True)]


def known_ids(connection: Connection, person_id: str, ids: Collection[str]) -> set[str]:
    """Those of ``ids`` under which an activity is stored already."""
    given = as_list(connection.dialect.name, ids)
    return {row[0] for row in run(connection, _known, {"person": person_id, "ids": given})}


def add_acquaintances(connection: Connection, person_id: str, people: Iterable[Acquaintance]) -> None:
    """Merge new acquaintances into the stored ones."""
    run_many(connection, _acquaintance, ((person_id, *person) for person in people))


def _outcome(
    batch: Sequence[Arrival], as_kept: Sequence[Arrival], new: set[str], renewed: set[str], retold: set[str]
) -> Written:
    """The result of a batch, by the ids that it came with. Removes the ids it accounts for from ``new``, ``renewed``
    and ``retold``, because a later batch with the same ids only repeats them."""
    stored: list[str] = []
    known: list[str] = []
    for arrival, kept in zip(batch, as_kept, strict=True):
        (stored if kept.row.id in new else known).append(arrival.row.id)
        new.discard(kept.row.id)
    here = renewed.intersection(kept.row.id for kept in as_kept) if renewed else ()
    renewed.difference_update(here)
    again = retold.intersection(kept.row.id for kept in as_kept) if retold else ()
    retold.difference_update(again)
    return Written(stored, known, len(here), len(again))


class _Transaction:
    """Writes activities within one transaction, with what it needs to know of the person."""

    def __init__(self, connection: Connection, person_id: str, unplaced: bool) -> None:
        self.connection = connection
        self.person_id = person_id
        self.unplaced = unplaced
        self.owning = Owning(connection, person_id)
        known = run(connection, _owner, {"person": person_id})
        if not known:
            raise UnknownPersonError(gettext("Nobody called “%(name)s” is kept here.", name=person_id))
        self.keep_text_days: int = known[0][0]
        self.renewed: set[str] = set()
        self.retold: set[str] = set()
        self.slack_by_via: dict[str, int] = {}
        for _, via, slack in known:
            if via is not None:
                self._reach(via, slack)

    def _reach(self, via: str, slack: int) -> None:
        self.slack_by_via[via] = max(slack, self.slack_by_via.get(via, 0))

    def write(self, arrivals: Sequence[Arrival]) -> set[str]:
        """Store the arrivals. Returns the ids of those that were not known."""
        once = {arrival.row.id: arrival for arrival in reversed(arrivals)}  # the first of equal ids counts
        here = known_ids(self.connection, self.person_id, once)
        again = [once[id_] for id_ in here]
        self.renewed |= renew(self.connection, self.person_id, again, self._refer)
        working = acquaintances(work_anew(self.connection, self.person_id, again))
        # What they tell was counted when it was stored, or is of an account that does not count.
        add_acquaintances(self.connection, self.person_id, (each._replace(**_NOTHING_COUNTED) for each in working))
        self._leave_out(self.owning.complete([each.row for each in again]))
        by_via: dict[str, list[Arrival]] = {}
        for identifier in sorted(once.keys() - here):  # in key order, so that the database's pages fill one by one
            arrival = once[identifier]
            by_via.setdefault(arrival.row.via, []).append(arrival)
        return {arrival.row.id for via, group in by_via.items() for arrival in self._store(via, group)}

    def _refer(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        return refer(self.connection, self.person_id, arrivals)

    def _store(self, via: str, arrivals: list[Arrival]) -> list[Arrival]:
        """Store and return the arrivals of one source that repeat no stored act."""
        arrivals = self._refer(arrivals)
        others = [slack for other, slack in self.slack_by_via.items() if other != via]
        twice = received_before(self.connection, self.person_id, [arrival.row for arrival in arrivals])
        rows = [arrival.row for arrival in arrivals if arrival.row.id not in twice]
        if not others:
            rows = [row for row in rows if told_again(row, self.unplaced)]
        known = repeated(self.connection, self.person_id, rows, max(others, default=0)) if rows else {}
        known |= unchanged(self.connection, self.person_id, (arrival.row for arrival in arrivals))
        known |= {id_: known.get(first.id, first) for id_, first in twice.items()}
        new = [arrival for arrival in arrivals if arrival.row.id not in known]
        run_many(self.connection, _activity, stamped(self.person_id, (arrival.row for arrival in new)))
        self._add_people(new)
        self._count(via, new)
        self.owning.count(arrival.row for arrival in new)
        self._keep((arrival.row.id, arrival.text) for arrival in new)
        if known:
            self.retold |= known.keys()
            self._absorb([(arrival, known[arrival.row.id]) for arrival in arrivals if arrival.row.id in known])
        return new

    def _absorb(self, pairs: list[tuple[Arrival, Record]]) -> None:
        """Store the repeating source's ids and what it knows better. The act itself is not counted again."""
        rows = [(arrival.row, stored) for arrival, stored in pairs]
        run_many(self.connection, _alias, ((self.person_id, row.id, stored.id, row.via) for row, stored in rows))
        learnt = learn(self.connection, self.person_id, rows)
        self._move_first_days(learnt)
        owned = [after for before, after in learnt if before.account != after.account]
        self.owning.count(owned)
        partners = {(stored.site, stored.partner) for _, stored in rows}
        told = (p for p in acquaintances(arrival for arrival, _ in pairs) if (p.site, p.id) in partners)
        attributes = (p._replace(first_at=None, last_at=None, sent=0, received=0) for p in told)
        add_acquaintances(self.connection, self.person_id, attributes)
        self._leave_out([*owned, *(stored for _, stored in rows)])
        self._keep((stored.id, arrival.text) for arrival, stored in pairs)

    def _add_people(self, new: Sequence[Arrival]) -> None:
        """Store the people of new arrivals. From accounts that do not count, store who people are but no numbers."""
        others = [arrival for arrival in new if arrival.row.account in self.owning.left_out]
        if others:
            new = [arrival for arrival in new if arrival.row.account not in self.owning.left_out]
            met = (each._replace(**_NOTHING_COUNTED) for each in acquaintances(others))
            add_acquaintances(self.connection, self.person_id, met)
        add_acquaintances(self.connection, self.person_id, acquaintances(new))

    def _leave_out(self, rows: Sequence[Record]) -> None:
        """Recalculate the numbers of people whose activities turned out to be of an account that does not count."""
        uncounted = [row for row in rows if row.account in self.owning.left_out and row.partner]
        for site in {row.site for row in uncounted}:
            people = {row.partner for row in uncounted if row.site == site and row.partner}
            recount(self.connection, self.person_id, site, people)

    def _move_first_days(self, learnt: Sequence[tuple[Record, Record]]) -> None:
        """Update the first days for acts, given before and after, that another source placed on another day."""
        moved = [(before, after) for before, after in learnt if before.day != after.day]
        for site, via in sorted({(before.site, before.via) for before, _ in moved}):
            here = [pair for pair in moved if (pair[0].site, pair[0].via) == (site, via)]
            first_day = min(after.day for _, after in here)
            run_many(self.connection, _source, [(self.person_id, site, via, 0, 0, first_day)])
            find_first_day(self.connection, self.person_id, site, via, {before.day for before, _ in here})

    def _count(self, via: str, new: Sequence[Arrival]) -> None:
        for site, rows in _by_site(arrival.row for arrival in new).items():
            slack = max(row.slack for row in rows)
            first_day = min(row.day for row in rows)
            run_many(self.connection, _source, [(self.person_id, site, via, len(rows), slack, first_day)])
            self._reach(via, slack)

    def _keep(self, texts: Iterable[tuple[str, str | None]]) -> None:
        if self.keep_text_days <= 0:
            return
        expires = (datetime.now(UTC) + timedelta(days=self.keep_text_days)).date().isoformat()
        run_many(self.connection, _text, ((self.person_id, id_, text, expires) for id_, text in texts if text))


def _by_site(rows: Iterable[Record]) -> dict[str, list[Record]]:
    here: dict[str, list[Record]] = {}
    for row in rows:
        here.setdefault(row.site, []).append(row)
    return here


_NOTHING_COUNTED: dict[str, Any] = {"first_at": None, "last_at": None, "sent": 0, "received": 0, "connected_at": None}

_person = bindparam("person", type_=Text)


def _owner(_: str) -> ClauseElement:
    """A query that locks the person: other writers for the same person wait until this transaction ends."""
    persons, sources = schema.persons, schema.sources
    both = persons.outerjoin(sources, persons.c.person_id == sources.c.person_id)
    query = select(persons.c.keep_text_days, sources.c.via, sources.c.slack).select_from(both)
    return query.where(persons.c.person_id == _person).with_for_update(of=persons)


def _known(database: str) -> ClauseElement:
    ids = listed(database, "ids")
    return union_all(
        *(
            select(table.c.id).where(table.c.person_id == _person, table.c.id.in_(select(ids)))
            for table in (schema.activities, schema.aliases)
        )
    )


def _activity(database: str) -> ClauseElement:
    statement: ClauseElement = insert_into(database, schema.activities)
    return statement


def _alias(database: str) -> ClauseElement:
    statement: ClauseElement = insert_into(database, schema.aliases)
    return statement


def _text(database: str) -> ClauseElement:
    statement: ClauseElement = insert_into(database, schema.texts).on_conflict_do_nothing()
    return statement


def _source(database: str) -> ClauseElement:
    table = schema.sources
    statement = insert_into(database, table)
    return _updating(
        statement,
        table,
        activities=table.c.activities + statement.excluded.activities,
        slack=_most(table.c.slack, statement.excluded.slack),
        first_day=_least(table.c.first_day, statement.excluded.first_day),
    )


def _acquaintance(database: str) -> ClauseElement:
    """Merges as Acquaintance.merged does, with the stored record first."""
    table = schema.acquaintances
    statement = insert_into(database, table)
    old, new = table.c, statement.excluded
    latest = ("name", "employer", "position", "industry", "region", "mutuals")
    return _updating(
        statement,
        table,
        first_at=_least(old.first_at, new.first_at),
        last_at=_most(old.last_at, new.last_at),
        sent=old.sent + new.sent,
        received=old.received + new.received,
        connected_at=_least(old.connected_at, new.connected_at),
        **{name: func.coalesce(new[name], old[name]) for name in latest},
    )


def _updating(statement: Any, table: Table, **values: ColumnElement[Any]) -> ClauseElement:
    updating: ClauseElement = statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=values)
    return updating


def _least(old: Column[Any], new: ColumnElement[Any]) -> ColumnElement[Any]:
    """The smaller of two values; NULL loses. The databases differ in their own functions."""
    return case((or_(old.is_(None), new < old), new), else_=old)


def _most(old: Column[Any], new: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((or_(old.is_(None), new > old), new), else_=old)
