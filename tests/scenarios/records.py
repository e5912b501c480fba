"""Everything of record in a town, so that a test can say that nothing was changed."""

from sqlmodel import SQLModel, func, select

from storage.heartbeat import BEAT
from storage.ledger import ROBOT
from storage.tables import (
    Assignment,
    Case,
    ExtensionRequest,
    LedgerEntry,
    Post,
    Reply,
    ReturnRequest,
    Setting,
)
from tests.scenarios.town import Town

OF_RECORD: tuple[type[SQLModel], ...] = (
    Assignment,
    Case,
    ExtensionRequest,
    ReturnRequest,
    Reply,
    Post,
    Setting,
)
NO_ACTS = (
    "denied",
    "stranger",
    "viewed",
    "read",
)  # what the ledger notes of somebody who only asks and reads


async def records(town: Town) -> list[str]:
    """Cases, assignments, requests, replies, posts, settings, and what the ledger says that people did."""
    rows: list[str] = []
    async with town.database.reader() as session:
        for table in OF_RECORD:
            rows += [repr(row) for row in (await session.exec(select(table))).all() if not is_beat(row)]
        acts = (await session.exec(select(LedgerEntry.act, LedgerEntry.actor))).all()
    return [*rows, *(f"{actor} {act}" for act, actor in acts if act not in NO_ACTS and actor != ROBOT)]


def is_beat(row: SQLModel) -> bool:
    """Whether it only says when the bot was last alive."""
    return isinstance(row, Setting) and row.name == BEAT


async def denials(town: Town) -> int:
    """How often somebody was refused for want of rights."""
    async with town.database.reader() as session:
        query = select(func.count()).select_from(LedgerEntry).where(LedgerEntry.act == "denied")
        return (await session.exec(query)).one()
