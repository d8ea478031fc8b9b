"""The tables of watched folders: which there are, and what became of the files in them."""

from sqlalchemy import BigInteger, Column, Text

from server.store.tables import table as _table

#: Folders that a running server imports from; ``since``: when watching was switched on.
watched_folders = _table(
    "watched_folders",
    Column("folder", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    key=("folder",),
)

#: Files that need not be looked at again, by the SHA-256 of their bytes: imported, or left for the reason in ``left``
#: (JSON of a Sentence) by this ``version`` of Rapport.
watched_files = _table(
    "watched_files",
    Column("digest", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("left", Text),
    Column("version", Text, nullable=False),
    key=("digest",),
)
