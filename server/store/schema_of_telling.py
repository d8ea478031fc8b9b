"""The tables of being told: where, and of which reminders the person was told there."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, Text

from server.store.tables import table as _table

#: Where the person wants to be told, by Apprise's addresses, which may hold passwords: sealed with the installation's
#: key. ``told`` and ``failed``: when it last worked, and when it did not. ``missed``: where what was new could not be
#: told, the report since which it is to be told, empty where there was none; ``retried``: how often that was tried
#: again since the last self-audit.
channels = _table(
    "channels",
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("names_people", Boolean, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("told", BigInteger),
    Column("failed", BigInteger),
    Column("missed", Text),
    Column("retried", Integer, nullable=False, server_default="0"),
    key=("id",),
)

#: Of which step, for which day, a channel has told a reminder, or of which trial how it stands since which day. No
#: foreign keys: what is removed takes its own along.
reminded = _table(
    "reminded",
    Column("channel", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("day", Text, nullable=False),
    key=("channel", "step", "day"),
)
