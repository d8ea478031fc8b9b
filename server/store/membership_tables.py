"""Defines the tables of a hosted installation that belong to no single person: members, invitations and the log.

They hold nothing about what people did on any site. An installation for one person has them too, but empty.
"""

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Text
from sqlalchemy import Table as SqlTable

from server.store.tables import metadata as of_persons

metadata = MetaData(naming_convention=of_persons.naming_convention)

#: The members: ``name`` is the one in their invitation, ``role`` is ``person`` or ``keeper``, ``joined`` and ``seen``
#: are days.
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

#: Links by which somebody may join once; moments are UTC milliseconds.
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

#: The log of who did what, without any content; ``at`` is in UTC milliseconds, ``whom`` the name of the person it was
#: done to.
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
