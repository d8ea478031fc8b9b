"""The person's own accounts, as archives and answers told of them, so that the next part of an export is theirs."""

from uuid import uuid4

import msgspec
from sqlalchemy import Connection, delete, insert, select

from auditor.archives.remembered import Me
from server.store.checking import decoded
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled
from server.store.schema import accounts as table


class Accounts(PersonTable):
    """Queries on ``accounts``."""

    def remember(self, me: Me, enrolled: int | None = None) -> None:
        """Keep who the person is; of an account that is known already, what is new of it. Raises ErasedError if
        everything was erased since the person had ``enrolled``."""
        with writing(self._engine) as connection:
            if enrolled is not None:
                check_enrolled(connection, self._person, enrolled)
            known = self._all(connection)
            same = {id_: one for id_, one in known.items() if one.same(me)}
            merged = me
            for one in same.values():
                merged = one.merged(merged)
            if merged in same.values():
                return
            mine = (table.c.person_id == self._person, table.c.site == me.site)
            connection.execute(delete(table).where(*mine, table.c.id.in_(list(same))))
            row = {
                "person_id": self._person,
                "site": me.site,
                "id": next(iter(same), str(uuid4())),
                "names": msgspec.json.encode(merged.names).decode(),
                "addresses": msgspec.json.encode(merged.addresses).decode(),
            }
            connection.execute(insert(table), row)

    def all(self) -> tuple[Me, ...]:
        """All of them, on every site."""
        with self._engine.connect() as connection:
            return tuple(self._all(connection).values())

    def _all(self, connection: Connection) -> dict[str, Me]:
        columns = (table.c.id, table.c.site, table.c.names, table.c.addresses)
        query = select(*columns).where(table.c.person_id == self._person).order_by(table.c.site, table.c.id)
        texts = tuple[str, ...]
        return {
            row.id: Me(row.site, decoded(table.name, row.names, texts), decoded(table.name, row.addresses, texts))
            for row in connection.execute(query)
        }
