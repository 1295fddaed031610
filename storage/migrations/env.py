"""Alembic's entry: run the migrations on the connection that `storage.migrate` gives."""

from alembic import context
from sqlalchemy import Connection

from storage.database import Database
from storage.migrate import check, migrating
from storage.tables import metadata


def run() -> None:
    """Migrate over the given connection, or over `-x url=…` when a developer runs alembic by hand."""
    given = context.config.attributes.get("connection")
    if given is None:
        with migrating(Database(context.get_x_argument(as_dictionary=True)["url"])) as connection:
            migrate(connection)
    else:
        migrate(given)


def migrate(connection: Connection) -> None:
    """Everything in the caller's transaction."""
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()
    check(connection)


run()
