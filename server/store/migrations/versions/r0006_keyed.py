"""Nothing that was derived from a text without the installation's key stays.

Sketches from which words could be won back are dropped; importing an archive again makes new ones. Ids of what came
from archives, and names of messages, become keyed. Reports and answers that name such activities follow.
"""

import re
from collections.abc import Callable, Mapping
from uuid import UUID

import sqlalchemy as sa
from alembic import context, op

from auditor.activities.identity import keyed_id, keyed_name

revision = "0006"
down_revision = "0005"

_UUID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")  # a group, so that splitting gives it too


def upgrade() -> None:
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE activities SET sketch = NULL WHERE sketch IS NOT NULL"))
    archived = _rows("SELECT person_id, id FROM activities WHERE via = 'archive'")
    repeated = _rows("SELECT person_id, id FROM aliases WHERE via = 'archive'")
    named = _rows("SELECT person_id, id, object_id FROM activities WHERE object_type = 'Message' AND object_id <> ''")
    if not (archived or repeated or named):
        return
    given: Callable[[], bytes] | None = context.config.attributes.get("key")
    if given is None:
        raise RuntimeError("this migration needs the installation's key")
    key = given()
    _run(
        "UPDATE activities SET object_id = :new WHERE person_id = :person AND id = :id",
        [{"person": person, "id": id_, "new": keyed_name(name, key)} for person, id_, name in named],
    )
    renamed = {(person, id_): str(keyed_id(UUID(id_), key)) for person, id_ in [*archived, *repeated]}
    _rename(renamed)
    _follow("reports", "id", "report", renamed)
    _follow("answers", "at", "expectations", renamed)


def _rename(renamed: Mapping[tuple[str, str], str]) -> None:
    """Rows that others refer to are put anew, since no database lets the two change at once."""
    connection = op.get_bind()
    op.create_table(
        "renamed",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "id"),
    )
    _run(
        "INSERT INTO renamed (person_id, id, new) VALUES (:person, :id, :new)",
        [{"person": person, "id": id_, "new": new} for (person, id_), new in renamed.items()],
    )
    others = [name for each in sa.inspect(connection).get_columns("activities") if (name := each["name"]) != "id"]
    names, values = ", ".join(f'"{name}"' for name in others), ", ".join(f'activities."{name}"' for name in others)
    same = "renamed.person_id = {0}.person_id AND renamed.id = {0}.{1}"
    for statement in (
        f"INSERT INTO activities (id, {names}) SELECT renamed.new, {values} FROM activities "
        f"JOIN renamed ON {same.format('activities', 'id')}",
        *(
            f"UPDATE {table} SET {column} = (SELECT new FROM renamed WHERE {same.format(table, column)}) "
            f"WHERE EXISTS (SELECT 1 FROM renamed WHERE {same.format(table, column)})"
            for table, column in (("aliases", "activity_id"), ("aliases", "id"), ("texts", "id"))
        ),
        f"DELETE FROM activities WHERE EXISTS (SELECT 1 FROM renamed WHERE {same.format('activities', 'id')})",
    ):
        connection.execute(sa.text(statement))
    op.drop_table("renamed")


def _follow(table: str, column: str, document: str, renamed: Mapping[tuple[str, str], str]) -> None:
    for person, name, text in _rows(f"SELECT person_id, {column}, {document} FROM {table}"):
        told = "".join(renamed.get((person, part), part) for part in _UUID.split(text))
        if told != text:
            _run(
                f"UPDATE {table} SET {document} = :told WHERE person_id = :person AND {column} = :name",
                [{"told": told, "person": person, "name": name}],
            )


def _rows(query: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in op.get_bind().execute(sa.text(query))]


def _run(statement: str, values: list[dict[str, str]]) -> None:
    if values:
        op.get_bind().execute(sa.text(statement), values)
