"""The index on whom I wrote to and when knows who wrote to me too, so that what was written with a few people is found
without going through everything."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    name = op.f("ix_activities_person_id_partner_at")
    op.drop_index(name, "activities")
    op.create_index(
        name,
        "activities",
        ["person_id", "partner", "at"],
        sqlite_where=sa.text("partner IS NOT NULL"),
        postgresql_where=sa.text("partner IS NOT NULL"),
    )
