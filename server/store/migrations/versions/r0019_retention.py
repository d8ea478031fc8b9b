"""Activities may be kept for a time only; what a daily look removed last is kept to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("persons", sa.Column("keep_days", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("persons", sa.Column("removed_at", sa.BigInteger()))
    op.add_column("persons", sa.Column("removed", sa.BigInteger()))
