"""How well pages are read is told for each client or design that draws them."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.rename_table("readings", "readings_before")
    columns = ("person_id", "device_id", "site", "part", "day", "found", "missed")
    if op.get_bind().dialect.name != "sqlite":  # the names of constraints are of the whole schema there
        op.execute("ALTER TABLE readings_before DROP CONSTRAINT pk_readings")
        op.execute("ALTER TABLE readings_before DROP CONSTRAINT fk_readings_persons")
    op.create_table(
        "readings",
        *(sa.Column(name, sa.Text(), nullable=False) for name in columns[:5]),
        # Beside the rest of the key: otherwise SQLite 3.40 finds NULL in the counts and takes the file for damaged.
        sa.Column("variant", sa.Text(), nullable=False, server_default=""),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in columns[5:]),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_readings_persons")),
        sa.PrimaryKeyConstraint("person_id", "device_id", "site", "part", "day", "variant", name=op.f("pk_readings")),
        sqlite_with_rowid=False,
    )
    named = ", ".join(columns)
    op.execute(f"INSERT INTO readings ({named}) SELECT {named} FROM readings_before")
    op.drop_table("readings_before")
