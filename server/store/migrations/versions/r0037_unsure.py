"""A message of which nobody knows whether it arrived is not sent again."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.add_column("channels", sa.Column("unsure", sa.BigInteger()))
