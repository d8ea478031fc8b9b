"""What the clock said last, so that one that leaps ahead erases nothing by its age."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("persons", sa.Column("clock_at", sa.BigInteger()))
    op.add_column("persons", sa.Column("leapt_at", sa.BigInteger()))
