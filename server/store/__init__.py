"""Persistence of activities and of everything derived from them: SQLAlchemy Core on SQLite or PostgreSQL.

``store.open_store`` gives a Store. Each of its attributes holds the queries of one table as methods, bound to one
person: ``store.runs.latest()``. Their names mean the same everywhere: ``add`` inserts a row, ``get`` reads one (None
if there is none), ``all`` reads all, ``latest`` the newest ones first, ``last`` only the newest, ``change`` updates,
``replace`` writes in place of what was there, ``remove`` deletes, ``begin`` and ``finish`` record long work, and
``claim`` takes work so that no other process does. Functions that take a connection run in the caller's transaction.
"""
