"""How alembic reaches the database: through the same engines as the program."""

import asyncio

import sqlalchemy as sa
from alembic import context
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - registers the tables
from storage.engines import Database

ONE_AT_A_TIME = 20261122  # any number, the same in every replica


def run(connection: sa.Connection) -> None:
    """Run the revisions on an open connection. Replicas that start together wait here for each other."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite" and (
        loose := connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    ):
        raise ValueError(f"rows that point nowhere after the migration: {loose[:5]}")


async def connect() -> None:
    """Open the database that the caller named and run the revisions in one transaction."""
    database = Database(context.config.attributes["url"])
    if database.is_sqlite:
        sa.event.listen(database.write_engine.sync_engine, "connect", suspend_foreign_keys)
    try:
        async with database.write_engine.begin() as connection:
            await connection.run_sync(run)
    finally:
        await database.close()


def suspend_foreign_keys(connection: DBAPIConnection, _record: object) -> None:
    """SQLite alters a table by rebuilding it: rows that point to the dropped one must not stop that."""
    connection.cursor().execute("PRAGMA foreign_keys=OFF")


asyncio.run(connect())
