"""An index on whom I wrote to and when, of which the start page asks for everybody who waits."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_index(
        op.f("ix_activities_person_id_partner_at"),
        "activities",
        ["person_id", "partner", "at"],
        sqlite_where=sa.text("mine = 1 AND partner IS NOT NULL"),
        postgresql_where=sa.text("mine AND partner IS NOT NULL"),
    )
