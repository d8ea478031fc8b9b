"""Of what cannot be read is kept what a browser does not understand, and how much was missed since it last could."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("readings", sa.Column("why", sa.Text(), nullable=False, server_default=""))
    op.add_column("readings", sa.Column("lately", sa.BigInteger(), nullable=False, server_default="0"))
