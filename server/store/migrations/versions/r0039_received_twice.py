"""Received messages are found by the name that their site gives them, so that one is kept once though two browsers
read it."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    named = sa.text("object_id IS NOT NULL AND subject = 'message-received'")
    op.create_index(
        op.f("ix_activities_person_id_object_id"),
        "activities",
        ["person_id", "object_id"],
        sqlite_where=named,
        postgresql_where=named,
    )
