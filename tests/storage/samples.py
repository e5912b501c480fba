"""Pushes and rows for the storage tests, each with only what matters to them said."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlmodel import col, select

from domain.messages import Inbound
from storage.engines import Database
from storage.ledger import Verification, verify
from storage.tables import InboxRow
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)


def say(message_id: str, user_id: str = "zhang", text: str = "我的") -> Inbound:
    """What one person said in his own chat."""
    return Inbound(
        message_id, user_id, "corp", "张三", f"cid-{user_id}", in_group=False, text=text, sent_at=NOW
    )


async def read_inbox(database: Database) -> Sequence[InboxRow]:
    """All rows of the inbox, oldest first."""
    async with database.reader() as session:
        return (await session.exec(select(InboxRow).order_by(col(InboxRow.id)))).all()


async def record(database: Database, *acts: str) -> None:
    """One unit of work that only notes acts."""
    async with UnitOfWork(database, NOW) as work:
        for act in acts:
            work.record(act, "person:1", "assignment:1", to=act)
        await work.commit()


async def check_ledger(database: Database) -> Verification:
    """The ledger's verdict on itself."""
    async with database.reader() as session:
        return await verify(session)
