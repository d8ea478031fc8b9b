"""Alembic's entry: runs the steps on the connection, and in the transaction, that ``engine`` hands over."""

from alembic import context

from server.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
