"""Asks the wire once what became of messages whose readers it has not reported."""

import logging

from domain.messages import WireTrouble
from scheduler.ports import Clock, Messenger
from storage.engines import Database
from storage.receipts import note_status, unconfirmed
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)
CALLS_A_TICK = 5  # of the month's few thousand


async def confirm_deliveries(database: Database, messenger: Messenger, clock: Clock) -> int:
    """Ask about some calls; returns about how many. Each is asked about once, even if nothing is learnt."""
    async with database.reader() as session:
        receipts = await unconfirmed(session, clock.now(), CALLS_A_TICK)
    for receipt in receipts:
        try:
            readers = await messenger.read_status(receipt)
        except WireTrouble as trouble:
            logger.info("no word on a delivery: %s", trouble.code)
            readers = {}
        async with UnitOfWork(database, clock.now()) as work:
            await note_status(work, receipt, readers)
            await work.commit()
    return len(receipts)
