"""A reminder is told once, what could not be told is told later, and a step keeps the message that it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.add_column("steps", sa.Column("about", sa.Text()))
    op.add_column("channels", sa.Column("missed", sa.Text()))
    op.create_table(
        "reminded",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_reminded_persons")),
        sa.PrimaryKeyConstraint("person_id", "channel", "step", "day", name=op.f("pk_reminded")),
        sqlite_with_rowid=False,
    )
