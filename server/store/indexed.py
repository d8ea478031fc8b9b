"""Saying by which index SQLite finds rows.

It is kept without statistics, which grow old. So it takes each first column of a key for equally telling, and every key
begins with the person: where several people are asked for at once, going through all rows looks as short as an index.
"""

from typing import Any

from sqlalchemy import FromClause, Index, Select, Table
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler


class Compiler(SQLiteCompiler):
    """SQLAlchemy's own, which keeps hints for databases that are not SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:  # noqa: ARG002
        """What a hint says of a table."""
        return text


def by_index(query: Select[Any], table: Table, index: Index) -> Select[Any]:
    """The query, which SQLite answers by this index of a table in it, or not at all where it cannot."""
    return query.with_hint(table, f"INDEXED BY {index.name}", "sqlite")
