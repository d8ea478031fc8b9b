"""Schedules may follow a rule of cron's."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("schedules", sa.Column("cron", sa.Text()))
