"""Writes down what the wire said of calls: whatever came back meanwhile shares one transaction."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.messages import Outcome
from scheduler.ports import Clock
from scheduler.verdicts import conclude
from storage.engines import Database
from storage.outbox import still_mine
from storage.tables import Message
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """Messages of one content that one call brings out, and the name of the claim they are held under."""

    messages: Sequence[Message]
    claim: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A call that came back; `written` is done once that is on disk, with the error if it could not be."""

    call: Call
    outcomes: Sequence[Outcome]
    written: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Recorder:
    """One for the life of the process. A morning's calls return together and cost two commits, not forty."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._waiting: list[Finished] = []
        self._turn = asyncio.Lock()

    async def record(self, call: Call, outcomes: Sequence[Outcome]) -> None:
        """Returns when it is on disk; raises what kept it from there."""
        finished = Finished(call, outcomes)
        self._waiting.append(finished)
        async with self._turn:
            together, self._waiting = self._waiting, []
            await self._write_all(together)
        await finished.written

    async def _write_all(self, together: Sequence[Finished]) -> None:
        """What one of them cannot be written for must not cost the others, which would be sent again."""
        try:
            if together:
                await self._write(together)
        except Exception as trouble:  # noqa: BLE001 - whoever waits for it raises it
            if len(together) == 1:
                together[0].written.set_exception(trouble)
                return
            for finished in together:
                await self._write_all([finished])
        else:
            for finished in together:
                finished.written.set_result(None)
        finally:
            for finished in together:
                finished.written.cancel()  # of no effect once it is done

    async def _write(self, together: Sequence[Finished]) -> None:
        outcomes: dict[int, Outcome] = {}
        claims: dict[int, str] = {}
        for finished in together:
            for message, outcome in zip(finished.call.messages, finished.outcomes, strict=True):
                outcomes[message.id or 0], claims[message.id or 0] = outcome, finished.call.claim
        async with UnitOfWork(self._database, self._clock.now()) as work:
            mine = await still_mine(work.session, claims)
            if len(mine) < len(claims):
                logger.warning("the lease on %d messages was lost", len(claims) - len(mine))
            known = {m.id: (m, outcomes[m.id]) for m in mine if m.id is not None}
            await conclude(work, await work.rules(), known)
            await work.commit()
