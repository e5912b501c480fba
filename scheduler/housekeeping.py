"""By night: citizens' data of cases closed long ago goes, and contents of files that were deleted."""

import asyncio
import logging
from datetime import date, time
from typing import Final

from domain.planning import day_of
from domain.policy import RETENTION
from domain.zone import OFFICE_ZONE
from scheduler.ports import Clock
from storage.engines import Database
from storage.erasing import erase_case
from storage.files import FileStore
from storage.inbox import empty_old_pushes
from storage.ledger import ROBOT
from storage.reasons import setters
from storage.retention import cases_due, closed_before, files_to_remove, is_still_used
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork, rules_now

logger = logging.getLogger(__name__)

BEGINS: Final = time(3)  # in office time: nobody waits for the writer then
AT_ONCE: Final = 5  # cases of one transaction
FILES_AT_ONCE: Final = 50


class Housekeeper:
    """Does a day's cleaning, a little at each beat; after a restart it finds nothing left to do."""

    def __init__(self, database: Database, files: FileStore, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._clock = clock
        self._done_on: date | None = None

    async def step(self) -> bool:
        """Clean up a little if it is time; False when there is nothing left for today."""
        now = self._clock.now()
        if self._done_on == day_of(now) or now.astimezone(OFFICE_ZONE).time() < BEGINS:
            return False
        try:
            if await self._clear_some() or await self._remove_files():
                return True
        except Exception:
            logger.exception("the cleaning of the night stopped; it goes on tomorrow")
        self._done_on = day_of(now)
        return False

    async def _holds(self, rules: Rules) -> bool:
        """A limit that was set today may still be taken back: nothing goes by it before tomorrow."""
        if rules.policy.retention_years is None:
            return False
        async with self._database.reader() as session:
            setter = (await setters(session)).get(f"{RETENTION}:")
        return setter is None or day_of(setter.at) < day_of(self._clock.now())

    async def _clear_some(self) -> int:
        rules = await rules_now(self._database, self._clock.now())
        if not await self._holds(rules):
            return 0
        years = rules.policy.retention_years or 0
        async with UnitOfWork(self._database, self._clock.now()) as work:
            cases = await cases_due(work.session, closed_before(work.now, years), AT_ONCE)
            for case in cases:
                _ = await erase_case(work, case, ROBOT, years=years)
            if not cases:
                await empty_old_pushes(work.session, closed_before(work.now, years))
            await work.commit()
        return len(cases)

    async def _remove_files(self) -> int:
        """Contents of deleted files leave the disk once that is committed; what another case uses stays."""
        async with UnitOfWork(self._database, self._clock.now()) as work:
            files = await files_to_remove(work.session, FILES_AT_ONCE)
            for file in files:
                if not await is_still_used(work.session, file.sha256):
                    _ = await asyncio.to_thread(self._files.remove, file.sha256)
                file.size_bytes = 0
            await work.commit()
        return len(files)
