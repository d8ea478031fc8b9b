"""The tables of a hosted installation that are not one person's: who belongs to it, who is invited, and who did what.

They hold nothing of what people did on any site. An installation of one's own has them too, and leaves them empty.
"""

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Text
from sqlalchemy import Table as SqlTable

from server.store.tables import metadata as of_persons

metadata = MetaData(naming_convention=of_persons.naming_convention)

#: Who belongs here: ``name`` is what the invitation called them, ``role`` is ``person`` or ``keeper``, ``joined`` and
#: ``seen`` are days.
members = SqlTable(
    "members",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("joined", Text, nullable=False),
    Column("seen", Text),
    sqlite_with_rowid=False,
)

#: Links by which somebody may join, once; moments are UTC milliseconds.
invitations = SqlTable(
    "invitations",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

#: Who did what, never with what content; ``at`` is in UTC milliseconds, ``whom`` the name of whoever it was done to.
events = SqlTable(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("whom", Text),
    sqlite_with_rowid=False,
)
