"""The revisions and the tables say the same, on both databases, up and down."""

import asyncio
import sys
from datetime import date
from pathlib import Path

from alembic import command
from sqlmodel import select

import storage.migrations
from domain.vocabulary import PostRole
from storage.engines import Database
from storage.migrations.running import configuration, current, migrate, newest
from storage.tables import LedgerHead, Person, Post, Unit

VERSIONS = Path(storage.migrations.__file__).parent / "versions"
START = """
import asyncio, sys
from storage.migrations.running import migrate
asyncio.run(migrate(sys.argv[1]))
"""
LONGER_NAMES = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "longer", "{before}", None, None

def upgrade():
    with op.batch_alter_table("person") as person:
        person.alter_column("name", existing_type=sa.String(60), type_=sa.String(90), nullable=True)
"""


async def test_the_revisions_leave_nothing_to_generate(database_url: str) -> None:
    await asyncio.to_thread(command.check, configuration(database_url))


async def test_down_to_nothing_and_up_again_ends_at_the_newest_revision(database_url: str) -> None:
    await asyncio.to_thread(command.downgrade, configuration(database_url), "base")
    database = Database(database_url)
    assert await current(database) is None
    await migrate(database_url)
    assert await current(database) == newest()
    await database.close()
    await asyncio.to_thread(command.check, configuration(database_url))


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    await migrate(database_url)
    await asyncio.to_thread(command.current, configuration(database_url), check_heads=True)


async def test_a_fresh_database_has_the_head_of_an_empty_ledger(database: Database) -> None:
    async with database.reader() as session:
        head = (await session.exec(select(LedgerHead))).one()
    assert (head.seq, head.hash) == (0, "")


async def test_a_table_that_others_point_to_can_be_altered_in_use(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "longer_names.py").write_text(LONGER_NAMES.format(before=newest()))
    database = Database(database_url)
    async with database.writer() as session:
        session.add(Person(id=1, name="王敏"))
        session.add(Unit(id=1, name="区教育局"))
        await session.flush()
        session.add(Post(unit_id=1, person_id=1, role=PostRole.LIAISON, since_on=date(2026, 1, 1)))
        await session.commit()
    config = configuration(database_url)
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{VERSIONS}\n{tmp_path}")
    await asyncio.to_thread(command.upgrade, config, "head")
    async with database.reader() as session:
        assert [person.name for person in (await session.exec(select(Person))).all()] == ["王敏"]
        assert len((await session.exec(select(Post))).all()) == 1
    await database.close()


async def test_two_replicas_that_start_together_migrate_once(database_url: str) -> None:
    await asyncio.to_thread(command.downgrade, configuration(database_url), "base")
    replicas = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", START, database_url) for _ in range(2)
    ]
    assert [await replica.wait() for replica in replicas] == [0, 0]
    await asyncio.to_thread(command.current, configuration(database_url), check_heads=True)
