"""Which accounts are the person's own, and what an import says of what came in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("addresses", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_accounts_persons")),
        sa.PrimaryKeyConstraint("person_id", "site", "id", name=op.f("pk_accounts")),
        sqlite_with_rowid=False,
    )
    op.add_column("imports", sa.Column("summary", sa.Text(), nullable=False, server_default="{}"))
