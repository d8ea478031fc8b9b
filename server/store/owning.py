"""Maps the account that a source names to the id of the stored account, and stores new accounts.

The first account of a site counts until the person says otherwise; every later one counts once they say that it is
theirs. On a site whose requests name only accounts beside the person's own, such as pages that they run, an account
from the extension never counts as the first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4

from msgspec import json
from sqlalchemy import (
    BigInteger,
    ClauseElement,
    Connection,
    Text,
    bindparam,
    select,
    union_all,
    update,
)

from auditor.activities.identity import id_of_account
from auditor.activities.sites import acts_beside
from auditor.history.ingest import Arrival, Record
from server.store.amending import amend
from server.store.compiled import as_list, insert_into, listed, run, run_many
from server.store.persons import now
from server.store.schema import accounts, activities, aliases

_ACCOUNT = Record._fields.index("account")


class Owning:
    """The accounts of one person, within a transaction. ``left_out``: the ids of accounts that do not count."""

    def __init__(self, connection: Connection, person_id: str) -> None:
        self._connection = connection
        self._person_id = person_id
        self._known = False
        self._ids: dict[tuple[str, str], str] = {}
        self._on_site: dict[str, set[str]] = defaultdict(set)
        self.left_out: set[str] = set()

    def placed(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        """The arrivals, in their order, with the ids of their accounts. If another account of the site reported an act
        with the same id, the act gets an id of its own."""
        told = {(arrival.row.site, arrival.row.account): arrival.row.via for arrival in arrivals if arrival.row.account}
        if not told:
            return list(arrivals)
        if not self._known:
            self._learn()
        for (site, account), via in told.items():
            if account and (site, account) not in self._ids:
                self._meet(site, account, via)
        own = {
            (row.id, row.account): id_of_account(row.id, self._ids[row.site, row.account])
            for row, *_ in arrivals
            if row.account and len(self._on_site[row.site]) > 1
        }
        if own:
            taken = self._taken(own)
            return [
                each._replace(row=self._owned(each.row, own, taken)) if each.row.account else each for each in arrivals
            ]
        ids = self._ids
        return [
            Arrival(_of(each.row, ids[each.row.site, each.row.account]), *each[1:]) if each.row.account else each
            for each in arrivals
        ]

    def count(self, rows: Iterable[Record]) -> None:
        """Add activities to the numbers of their accounts: newly stored ones, and those whose account is newly
        known."""
        counts = Counter((row.site, row.account) for row in rows if row.account)
        run_many(
            self._connection,
            _count,
            ((count, self._person_id, site, account) for (site, account), count in counts.items()),
        )

    def complete(self, rows: Sequence[Record]) -> list[Record]:
        """Store the account of activities that are stored already without one. Returns the rows of those activities."""
        wanted = {row.id: row for row in rows if row.account}
        if not wanted:
            return []
        found = run(self._connection, _unowned, {"person": self._person_id, "ids": self._list(list(wanted))})
        learnt = [wanted[row[0]] for row in found]
        amend(self._connection, self._person_id, {row.id: {"account": row.account} for row in learnt})
        self.count(learnt)
        return learnt

    def _learn(self) -> None:
        self._known = True
        for site, id_, names, addresses, is_counted in run(self._connection, _accounts, {"person": self._person_id}):
            for name in json.decode(names, type=list[str]):
                self._ids.setdefault((site, name), id_)
            for address in json.decode(addresses, type=list[str]):
                self._ids[site, address] = id_
            self._on_site[site].add(id_)
            if not is_counted:
                self.left_out.add(id_)

    def _meet(self, site: str, account: str, via: str) -> None:
        identifier = str(uuid4())
        is_first = not self._on_site[site] and not (via == "extension" and acts_beside(site))
        row = (self._person_id, site, identifier, "[]", json.encode([account]).decode(), None, is_first, via, now(), 0)
        run_many(self._connection, _account, [row])
        self._ids[site, account] = identifier
        self._on_site[site].add(identifier)
        if not is_first:
            self.left_out.add(identifier)

    def _taken(self, own: Mapping[tuple[str, str], str]) -> dict[str, str | None]:
        """The accounts of the stored acts with these ids, either as they arrived or as made for an account
        (``own``)."""
        ids = [*{id_ for id_, _ in own}, *own.values()]
        return dict(run(self._connection, _owners, {"person": self._person_id, "ids": self._list(ids)}))

    def _owned(self, row: Record, own: Mapping[tuple[str, str], str], taken: dict[str, str | None]) -> Record:
        """The row as it will be stored. Adds the account of its id to ``taken``."""
        account = self._ids[row.site, row.account or ""]
        apart = own.get((row.id, row.account or ""))
        if apart and (apart in taken or (taken.setdefault(row.id, account) or account) != account):
            return row._replace(id=apart, account=account)
        return _of(row, account)

    def _list(self, ids: list[str]) -> object:
        return as_list(self._connection.dialect.name, ids)


def _of(row: Record, account: str) -> Record:
    return Record._make((*row[:_ACCOUNT], account, *row[_ACCOUNT + 1 :]))  # a third of the time of _replace


_person = bindparam("person", type_=Text)


def _accounts(_: str) -> ClauseElement:
    columns = (accounts.c.site, accounts.c.id, accounts.c.names, accounts.c.addresses, accounts.c.counted)
    return (
        select(*columns)
        .where(accounts.c.person_id == _person)
        .order_by(accounts.c.since, accounts.c.addresses, accounts.c.id)
    )


def _account(database: str) -> ClauseElement:
    statement: ClauseElement = insert_into(database, accounts)
    return statement


def _count(_: str) -> ClauseElement:
    return (
        update(accounts)
        .values(activities=accounts.c.activities + bindparam("more", type_=BigInteger))
        .where(
            accounts.c.person_id == _person,
            accounts.c.site == bindparam("site_of", type_=Text),
            accounts.c.id == bindparam("account_of", type_=Text),
        )
    )


def _unowned(database: str) -> ClauseElement:
    among = activities.c.id.in_(select(listed(database, "ids")))
    return select(activities.c.id).where(activities.c.person_id == _person, among, activities.c.account.is_(None))


def _owners(database: str) -> ClauseElement:
    among = listed(database, "ids")
    of = (activities.c.person_id == aliases.c.person_id) & (activities.c.id == aliases.c.activity_id)
    return union_all(
        select(activities.c.id, activities.c.account).where(
            activities.c.person_id == _person, activities.c.id.in_(select(among))
        ),
        select(aliases.c.id, activities.c.account)
        .join(activities, of)
        .where(aliases.c.person_id == _person, aliases.c.id.in_(select(among))),
    )
