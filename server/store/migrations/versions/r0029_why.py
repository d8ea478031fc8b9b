"""Where nothing is read because a browser does not understand a declaration, what it does not understand is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("readings", sa.Column("why", sa.Text(), nullable=False, server_default=""))
