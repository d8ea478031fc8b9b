"""Builds every table with a primary key that begins with ``person_id``, so that a person is one shard."""

from sqlalchemy import Column, ForeignKeyConstraint, MetaData, PrimaryKeyConstraint, Table, Text
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
    }
)


def table(name: str, *items: SchemaItem, key: tuple[str, ...], long_rows: bool = False) -> Table:
    """A table with these columns besides ``person_id``; ``key`` is the rest of its primary key.

    SQLite stores a table without rowid in the order of its key, which suits all but rows of many kilobytes
    (``long_rows``).
    """
    owner = () if name == "persons" else (ForeignKeyConstraint(["person_id"], ["persons.person_id"]),)
    return Table(
        name,
        metadata,
        Column("person_id", Text, nullable=False),
        *items,
        PrimaryKeyConstraint("person_id", *key),
        *owner,
        sqlite_with_rowid=long_rows,
    )
