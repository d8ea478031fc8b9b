"""Of two who are one person, the id of now, where they were renamed; and whether the person said so."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.add_column("same_people", sa.Column("later", sa.Text()))
    op.add_column("same_people", sa.Column("said", sa.Boolean(), nullable=False, server_default="1"))
