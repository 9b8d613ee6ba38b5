"""Runs the revisions on the connection that `recount.ledger.schema` holds open, inside its transaction."""

from alembic import context

from recount.ledger.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
context.run_migrations()
