"""Defines the tables of watched folders and of the files in them that were handled."""

from sqlalchemy import BigInteger, Column, Text

from server.store.tables import table as _table

#: Folders that a running server imports from; ``since``: when watching was switched on.
watched_folders = _table(
    "watched_folders",
    Column("folder", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    key=("folder",),
)

#: Files that need not be handled again, by the SHA-256 of their bytes: imported, or not imported for the reason in
#: ``left`` (JSON of a Sentence), by this ``version`` of Rapport.
watched_files = _table(
    "watched_files",
    Column("digest", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("left", Text),
    Column("version", Text, nullable=False),
    key=("digest",),
)
