"""Sessions without the hour of their last request, which nothing ever read."""

from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.drop_column("sessions", "seen")
