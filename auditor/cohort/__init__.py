"""Donated reports by the thousand: read, counted with DuckDB, and shown only in groups of ten people and more."""
