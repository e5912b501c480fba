"""Takes back cards that are out of date: what somebody else has decided stands on nobody's phone as open."""

import logging

from domain.messages import WireTrouble
from scheduler.ports import Clock, Messenger
from storage.engines import Database
from storage.recalls import note_recall, wanted_back
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)
AT_ONCE = 20  # receipts the platform takes in one call


async def take_back_cards(database: Database, messenger: Messenger, clock: Clock) -> int:
    """Recall what is wanted back; returns how many messages were tried."""
    async with database.reader() as session:
        wanted = await wanted_back(session, clock.now(), AT_ONCE)
    if not wanted:
        return 0
    receipts = sorted({message.receipt for message in wanted if message.receipt})
    try:
        gone = await messenger.recall(receipts)
    except WireTrouble as trouble:
        logger.info("not taken back: %s", trouble.code)
        gone = frozenset()
    async with UnitOfWork(database, clock.now()) as work:
        await note_recall(work, [message.id for message in wanted if message.id is not None], gone)
        await work.commit()
    return len(wanted)
