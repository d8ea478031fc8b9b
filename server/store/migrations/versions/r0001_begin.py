"""The tables of the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "persons",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("keep_text_days", sa.Integer(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_persons")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "acquaintances",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("first_at", sa.BigInteger(), nullable=True),
        sa.Column("last_at", sa.BigInteger(), nullable=True),
        sa.Column("sent", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("connected_at", sa.BigInteger(), nullable=True),
        sa.Column("employer", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("mutuals", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_acquaintances_persons")),
        sa.PrimaryKeyConstraint("person_id", "site", "id", name=op.f("pk_acquaintances")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "activities",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("mine", sa.Boolean(), nullable=False),
        sa.Column("partner", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=True),
        sa.Column("recipients", sa.Text(), nullable=True),
        sa.Column("object_type", sa.Text(), nullable=True),
        sa.Column("object_id", sa.Text(), nullable=True),
        sa.Column("in_reply_to", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("duration", sa.Float(), nullable=True),
        sa.Column("words", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("acts", sa.BigInteger(), nullable=True),
        sa.Column("sketch", sa.LargeBinary(), nullable=True),
        sa.Column("reading", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("slack", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_activities_persons")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_activities")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_activities_person_id_at_fingerprint"), "activities", ["person_id", "at", "fingerprint"], unique=False
    )
    op.create_table(
        "answers",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("expectations", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_answers_persons")),
        sa.PrimaryKeyConstraint("person_id", "at", name=op.f("pk_answers")),
        sqlite_with_rowid=True,
    )
    op.create_table(
        "coverage",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_coverage_persons")),
        sa.PrimaryKeyConstraint("person_id", "site", "subject", "source", name=op.f("pk_coverage")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "imports",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("started", sa.BigInteger(), nullable=False),
        sa.Column("finished", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("new", sa.BigInteger(), nullable=False),
        sa.Column("known", sa.BigInteger(), nullable=False),
        sa.Column("skipped", sa.BigInteger(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_imports_persons")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_imports")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "preferences",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("audit", sa.Text(), nullable=False),
        sa.Column("muted", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Text(), nullable=True),
        sa.Column("importance", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_preferences_persons")),
        sa.PrimaryKeyConstraint("person_id", "audit", name=op.f("pk_preferences")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reports",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_reports_persons")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_reports")),
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_reports_person_id_created"), "reports", ["person_id", "created"], unique=False)
    op.create_table(
        "sources",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("activities", sa.BigInteger(), nullable=False),
        sa.Column("slack", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_sources_persons")),
        sa.PrimaryKeyConstraint("person_id", "site", "via", name=op.f("pk_sources")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "aliases",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id", "activity_id"], ["activities.person_id", "activities.id"], name=op.f("fk_aliases_activities")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_aliases_persons")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_aliases")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_aliases_person_id_activity_id"), "aliases", ["person_id", "activity_id"], unique=False)
    op.create_table(
        "texts",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("expires", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id", "id"], ["activities.person_id", "activities.id"], name=op.f("fk_texts_activities")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name=op.f("fk_texts_persons")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_texts")),
        sqlite_with_rowid=True,
    )
