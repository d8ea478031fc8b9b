"""The keeping of activities and of what comes of them: SQLAlchemy Core on SQLite or PostgreSQL.

``engine`` opens, ``writing`` takes activities in, ``reading`` gives them to the auditor and to pages, ``exporting``
gives them to their owner; the other files keep one kind of thing each. Functions take the engine and a person's id.
"""
