"""Of which sites a report is stands beside it, so that a list of reports can tell them apart."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.add_column("reports", sa.Column("sites", sa.Text(), nullable=False, server_default=""))
