"""The first local day that each kind of source told of, so that an audit need not look for it among all activities."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("sources", sa.Column("first_day", sa.Text(), nullable=True))
    op.execute(
        "UPDATE sources SET first_day = (SELECT min(activities.day) FROM activities WHERE "
        "activities.person_id = sources.person_id AND activities.site = sources.site AND activities.via = sources.via)"
    )
