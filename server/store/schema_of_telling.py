"""Defines the tables of notifications: the person's channels, and the reminders sent to each."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, Text

from server.store.tables import table as _table

#: Where the person wants to be notified. Apprise's addresses may contain passwords, so they are encrypted with the
#: installation's key. ``told`` and ``failed``: when sending last worked, and last failed. ``missed``: if news could not
#: be sent, the id of the report since which it is news, empty if there was none; ``retried``: how often sending was
#: retried since the last self-audit. ``unsure``: when a message was begun to be sent of which nobody knows whether it
#: arrived.
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
    Column("unsure", BigInteger),
    key=("id",),
)

#: Reminders that were sent to a channel: of which step for which day, or how which trial stands since which day. No
#: foreign keys: deleting a step, trial or channel deletes its rows here.
reminded = _table(
    "reminded",
    Column("channel", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("day", Text, nullable=False),
    key=("channel", "step", "day"),
)
