"""Which process carries out an import, so that one that runs is told from one that broke off."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("imports", sa.Column("host", sa.Text(), nullable=True))
    op.add_column("imports", sa.Column("process", sa.BigInteger(), nullable=True))
