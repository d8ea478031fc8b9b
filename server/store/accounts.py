"""Stores the accounts on sites that archives, the browser and answers report, and which of them are the person's."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from auditor.archives.remembered import Me
from server.store.amending import amend
from server.store.checking import decoded, read_from
from server.store.counting import recount
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled, now
from server.store.schema import accounts as table
from server.store.schema import activities


class Account(NamedTuple):
    """One account. ``mine``: whether the person says it is theirs, None if they have not said; ``counted``: whether
    audits see its acts. ``via``, ``since``: which kind of source reported it first, and when (UTC milliseconds; 0 if
    unknown). ``activities``: how many activities concern it."""

    id: str
    me: Me
    mine: bool | None
    counted: bool
    via: str
    since: int
    activities: int

    @property
    def site(self) -> str:
        """The site of the account."""
        return self.me.site

    @property
    def name(self) -> str:
        """The first name of the account, else its first address, else its id."""
        return next(iter((*self.me.names, *self.me.addresses)), self.id)

    def is_called(self, words: str) -> bool:
        """Whether the account has this name or address, in any capitalisation, also written as ``site/name``."""
        wanted = words.casefold()
        named = {each.casefold() for each in (*self.me.names, *self.me.addresses)}
        return wanted in named or wanted in {f"{self.site}/{each}" for each in named}

    def matters(self, mine: bool) -> bool:
        """Whether the answer ``mine`` changes what a report counts, or what it says about the acts it leaves out."""
        return mine != self.counted or (self.mine is None and not mine)


class Accounts(PersonTable):
    """Queries on ``accounts``."""

    def remember(self, me: Me, enrolled: int | None = None, *, mine: bool | None = None) -> None:
        """Store the account an archive belongs to; if it is known already, add its new names and addresses. ``mine``:
        whether the person says that it is theirs. Raises ErasedError if everything was erased since the person had
        ``enrolled``."""
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            known = [one for one in self._all(connection) if one.site == me.site]
            same = [one for one in known if one.me.same(me)]
            merged = me
            for one in same:
                merged = one.me.merged(merged)
            if len(same) == 1 and merged == same[0].me and mine in (None, same[0].mine):
                return
            kept = self._merged(
                merged, same, mine, is_first=not any(one.counted or one.mine is not None for one in known)
            )
            self._replace(connection, kept, same)
            if any(one.counted != kept.counted for one in same):
                recount(connection, self._person, me.site)

    def _merged(self, me: Me, same: list[Account], mine: bool | None, *, is_first: bool) -> Account:
        """Merge accounts that turned out to be the same one. It is the person's own if they said so of any of them."""
        answers = [one.mine for one in same if one.mine is not None]
        mine = mine if mine is not None else any(answers) if answers else None
        return Account(
            id=same[0].id if same else str(uuid4()),
            me=me,
            mine=mine,
            counted=mine if mine is not None else is_first or any(one.counted for one in same),
            via=same[0].via if same else "archive",
            since=min((one.since for one in same), default=now()),
            activities=sum(one.activities for one in same),
        )

    def _replace(self, connection: Connection, kept: Account, same: list[Account]) -> None:
        of_site = (table.c.person_id == self._person, table.c.site == kept.site)
        connection.execute(delete(table).where(*of_site, table.c.id.in_([one.id for one in same])))
        row = {
            "person_id": self._person,
            "site": kept.site,
            "id": kept.id,
            "names": msgspec.json.encode(kept.me.names).decode(),
            "addresses": msgspec.json.encode(kept.me.addresses).decode(),
            "mine": kept.mine,
            "counted": kept.counted,
            "via": kept.via,
            "since": kept.since,
            "activities": kept.activities,
        }
        connection.execute(insert(table), row)
        moved = [one.id for one in same if one.id != kept.id]
        if moved:
            theirs = (activities.c.person_id == self._person, activities.c.account.in_(moved))
            # Read once: a damaged activity may not be found by its id, and would be asked for again and again.
            ids = connection.execute(select(activities.c.id).where(*theirs)).scalars().all()
            amend(connection, self._person, {id_: {"account": kept.id} for id_ in ids})

    def answer(self, account: Account, mine: bool) -> None:
        """Store whether an account is the person's own, replacing any earlier answer."""
        same = (table.c.person_id == self._person, table.c.site == account.site, table.c.id == account.id)
        with writing(self._engine) as connection:
            changed = connection.execute(update(table).where(*same).values(mine=mine, counted=mine)).rowcount
            if changed and account.counted != mine:
                recount(connection, self._person, account.site)

    def all(self) -> list[Account]:
        """All accounts, sorted by site, the one that was known first before others."""
        with self._engine.connect() as connection:
            return self._all(connection)

    def mine(self) -> tuple[Me, ...]:
        """The person's identities: all accounts but those of which they said that they are not theirs."""
        return tuple(one.me for one in self.all() if one.mine is not False)

    def counts_any(self, whose: Collection[Me]) -> bool:
        """Whether audits see the acts of any of these accounts."""
        counted = [one.me for one in self.all() if one.counted]
        return any(known.same(me) for known in counted for me in whose if known.site == me.site)

    def asked(self) -> list[Account]:
        """The accounts of which the person still has to say whether they are theirs: all accounts of a site that has
        several, and each that no archive of theirs reported."""
        found = self.all()
        several = {one.site for one in found if any(other.site == one.site and other.id != one.id for other in found)}
        return [one for one in found if one.mine is None and (one.site in several or one.via != "archive")]

    def _all(self, connection: Connection) -> list[Account]:
        query = select(table).where(table.c.person_id == self._person)
        # Accounts reported at the same moment have no order of their own. Ids are random, so their addresses decide.
        order = (table.c.site, table.c.since, table.c.addresses, table.c.names, table.c.id)
        rows = connection.execute(query.order_by(*order)).all()
        with read_from(table.name):
            return [_account(row) for row in rows]


def _account(row: Row[tuple[object, ...]]) -> Account:
    texts = tuple[str, ...]
    me = Me(row.site, decoded(table.name, row.names, texts), decoded(table.name, row.addresses, texts))
    return Account(row.id, me, row.mine, row.counted, row.via, row.since, row.activities)
