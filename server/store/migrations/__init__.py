"""Alembic's steps from one revision of the tables to the next. A revision that was released is never edited."""
