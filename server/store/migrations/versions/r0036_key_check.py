"""What a key says of itself, by which it is known whether key and rows belong together."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.add_column("persons", sa.Column("key_check", sa.Text()))
