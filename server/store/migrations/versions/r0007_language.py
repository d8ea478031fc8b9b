"""Which language a person is answered in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("persons", sa.Column("language", sa.Text(), nullable=False, server_default="automatic"))
