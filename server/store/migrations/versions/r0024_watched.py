"""Folders that are watched for archives, and the files in them that were dealt with."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "watched_folders",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_watched_folders_persons")),
        sa.PrimaryKeyConstraint("person_id", "folder", name=op.f("pk_watched_folders")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "watched_files",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("left", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_watched_files_persons")),
        sa.PrimaryKeyConstraint("person_id", "digest", name=op.f("pk_watched_files")),
        sqlite_with_rowid=False,
    )
