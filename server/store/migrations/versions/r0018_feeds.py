"""Calendars fetch the steps from an address with a secret of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger()),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_feeds_persons")),
        sa.PrimaryKeyConstraint("person_id", "hash", name=op.f("pk_feeds")),
        sqlite_with_rowid=False,
    )
