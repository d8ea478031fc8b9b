"""What could not be told is tried again before the next self-audit, a few times."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.add_column("channels", sa.Column("retried", sa.Integer(), nullable=False, server_default="0"))
