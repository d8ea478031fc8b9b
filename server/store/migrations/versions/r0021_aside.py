"""Reports of days, sites or a role that somebody chose stand aside: the start page keeps to the usual ones."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("reports", sa.Column("aside", sa.Boolean(), nullable=False, server_default="0"))
