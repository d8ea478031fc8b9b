"""Devices that seal what they send. Extensions that were connected by a token are asked to connect again."""

from time import time

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("devices", sa.Column("key", sa.LargeBinary()))
    op.add_column("devices", sa.Column("counter", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("devices", sa.Column("may", sa.Text(), nullable=False, server_default="write"))
    with op.batch_alter_table("devices", table_kwargs={"sqlite_with_rowid": False}) as devices:
        devices.alter_column("token", existing_type=sa.LargeBinary(), nullable=True)
    # A script was let in to do everything; it may go on to send, and the person can add one that reads.
    connected = sa.text("UPDATE devices SET revoked = :now WHERE revoked IS NULL AND browser <> 'a script'")
    op.get_bind().execute(connected, {"now": int(time() * 1000)})
    op.drop_table("pairings")  # a request lasts ten minutes
    op.create_table(
        "pairings",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Text()),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("proof", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_pairings_persons")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_pairings")),
        sqlite_with_rowid=False,
    )
