"""Asks the wire what became of messages: what matters first, within the month's calls (R66)."""

import logging
from collections.abc import Sequence

from domain.call_budget import Purpose
from domain.messages import WireTrouble
from scheduler.channels.budget import Budget
from scheduler.ports import Clock, Messenger
from storage.engines import Database
from storage.receipts import note_status, to_be_asked
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)
CALLS_A_TICK = 5  # of the month's few thousand


async def confirm_deliveries(database: Database, messenger: Messenger, clock: Clock) -> int:
    """Ask about some calls; returns about how many.

    What is urgent or unsigned is asked about more than once, everything else once, even if nothing is learnt;
    with most of the month's calls gone nothing is asked any more.
    """
    now = clock.now()
    async with database.reader() as session:
        receipts = await to_be_asked(session, now, CALLS_A_TICK)
    if not receipts:
        return 0
    async with UnitOfWork(database, now) as work:
        rules = await work.rules()
    if not await Budget(database).allows(Purpose.ASKING, rules, now):
        return 0
    await ask_about(database, messenger, clock, receipts)
    return len(receipts)


async def ask_about(database: Database, messenger: Messenger, clock: Clock, receipts: Sequence[str]) -> None:
    """Ask about these calls now, and write down what the wire says."""
    for receipt in receipts:
        try:
            readers = await messenger.read_status(receipt)
        except WireTrouble as trouble:
            logger.info("no word on a delivery: %s", trouble.code)
            readers = {}
        async with UnitOfWork(database, clock.now()) as work:
            await note_status(work, receipt, readers)
            await work.commit()
