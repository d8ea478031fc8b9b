"""Tells SQLite which index to use.

Our databases have no statistics, because those grow old. So SQLite takes the first columns of all keys to be equally
selective, and every key begins with the person: for queries on several people, a scan looks as cheap as an index.
"""

from typing import Any

from sqlalchemy import FromClause, Index, Select, Table
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler


class Compiler(SQLiteCompiler):
    """SQLAlchemy's compiler for SQLite, extended to write hints on tables, which SQLAlchemy leaves out for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:  # noqa: ARG002
        """The text of a hint on a table, unchanged."""
        return text


def by_index(query: Select[Any], table: Table, index: Index) -> Select[Any]:
    """The query, for which SQLite must use this index of one of its tables; SQLite raises an error if it cannot."""
    return query.with_hint(table, f"INDEXED BY {index.name}", "sqlite")
