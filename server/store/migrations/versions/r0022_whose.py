"""Which account of a site an activity concerns, and whether the person says that it is theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("activities", sa.Column("account", sa.Text(), nullable=True))
    for column in (
        sa.Column("mine", sa.Boolean(), nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("via", sa.Text(), nullable=False, server_default="archive"),
        sa.Column("since", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("activities", sa.BigInteger(), nullable=False, server_default="0"),
    ):
        op.add_column("accounts", column)
