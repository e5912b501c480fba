"""Settles the inbox in order: reply, changes, ledger and outgoing messages commit together."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.attachments import Source, fetch
from bot.clock import Clock
from domain.errors import DomainError
from domain.messages import Inbound
from handlers.floodgate import Arrival, Floodgate, Pace
from handlers.receiving import Reception, give_up, make_ready, receive, refuse
from handlers.router import Router
from handlers.workbooks.shelf import Shelf
from storage import inbox
from storage.engines import Database
from storage.files import Fetched
from storage.inbox import InboxWriter, Opened
from storage.people import Directory
from storage.unit_of_work import UnitOfWork

_LOG = logging.getLogger(__name__)
LANES = 3  # batches under way at once where the database lets many write: one waits, another thinks
BATCH = 32  # messages of different senders that share one commit


@dataclass(frozen=True, slots=True)
class Tools:
    """What settling needs besides the database."""

    router: Router
    shelf: Shelf
    source: Source
    clock: Clock


class Settler:
    """Takes stored pushes, oldest first per sender, and gives each its effect exactly once."""

    def __init__(
        self,
        database: Database,
        tools: Tools,
        settled: Callable[[], None],
        inbox_writer: InboxWriter,
    ) -> None:
        self._database = database
        self._tools = tools
        self._settled = settled  # told after every commit: there may be something to send
        self._batch = BATCH  # as many as lately fitted, and more the next time
        self._inbox_writer = inbox_writer  # storing goes before settling
        self._fetched: dict[int, tuple[Fetched, ...]] = {}
        self.gate = Floodgate()

    async def settle_due(self) -> int:
        """Settle everything open at this moment; returns how many pushes that were."""
        lanes = 1 if self._database.is_sqlite else LANES
        return sum(await asyncio.gather(*(self._settle_lane() for _ in range(lanes))))

    async def _settle_lane(self) -> int:
        """One batch after the other until nothing is open. Lanes are to each other as replicas are."""
        total = 0
        while count := await self._settle_batch():
            total += count
            self._settled()
            await self._inbox_writer.make_way()
        return total

    async def _settle_batch(self) -> int:
        try:
            return await self._settle_together()
        except Exception as error:  # noqa: BLE001 - which message it was is found out singly
            _LOG.info("a batch starts over one by one: %s", type(error).__name__)
        return await self._settle_one()

    async def _settle_together(self) -> int:
        async with self._work() as work:
            opened = await inbox.claim(work.session, work.now, self._batch)
            ready = [one for one in opened if self._is_ready(one)]
            _known = await make_ready([one.push for one in ready], work)
            people = (await work.rules()).directory
            settled = await self._settle_each(ready, work)
            newest = await inbox.newest(work.session)
            await work.commit()
        self._forget(ready[:settled], newest)
        waiting = [one for one in opened if not self._is_ready(one)]
        for one in waiting:
            await self._fetch(one, people)
        return settled + len(waiting)

    async def _settle_each(self, ready: Sequence[Opened], work: UnitOfWork) -> int:
        """As many as fit before somebody must have the write lock, at least one; the others come next."""
        settled = 0
        for one in ready:
            await receive(one.push, self._reception(one), work)
            settled += 1
            if self._inbox_writer.is_pressed:
                break
        for one in ready[:settled]:  # marked at the end, so that it costs one statement
            inbox.settle(one.row, work.now, held_back=self.gate.holds_back(_arrival(one)))
        self._batch = min(BATCH, 2 * settled or BATCH)
        return settled

    async def _settle_one(self) -> int:
        """One message alone; a refusal is answered after a rollback, anything else is tried again."""
        opened: Opened | None = None
        try:
            async with self._work() as work:
                opened = await inbox.claim_one(work.session, work.now)
                if opened is None:
                    return 0
                await receive(opened.push, self._reception(opened), work)
                inbox.settle(opened.row, work.now, held_back=self.gate.holds_back(_arrival(opened)))
                newest = await inbox.newest(work.session)
                await work.commit()
            self._forget([opened], newest)
        except DomainError as error:
            await self._refuse(opened, error)
        except Exception as error:  # noqa: BLE001 - rolled back, logged, tried again or parked
            _LOG.exception("message not settled")
            await self._postpone(opened, error)
        return 1

    async def _refuse(self, opened: Opened | None, error: DomainError) -> None:
        if opened is None or not isinstance(opened.push, Inbound):
            raise error
        async with self._work() as work:
            row = await inbox.find_row(work.session, opened.row_id)
            await refuse(opened.push, error, self._reception(opened), work)
            inbox.settle(row, work.now)
            newest = await inbox.newest(work.session)
            await work.commit()
        self._forget([opened], newest)

    async def _postpone(self, opened: Opened | None, error: Exception) -> None:
        if opened is None:
            raise error
        async with self._work() as work:
            row = await inbox.find_row(work.session, opened.row_id)
            parked = inbox.postpone(row, work.now, f"{type(error).__name__}: {error}")
            if parked:
                await give_up(opened, work)
            await work.commit()

    def _work(self) -> UnitOfWork:
        return UnitOfWork(self._database, self._tools.clock.now())

    def _is_ready(self, opened: Opened) -> bool:
        """Attachments are fetched before the transaction that needs them."""
        push = opened.push
        return not isinstance(push, Inbound) or not push.attachments or opened.row_id in self._fetched

    def _reception(self, opened: Opened) -> Reception:
        fetched = self._fetched.get(opened.row_id, ())
        return Reception(self._tools.router, self._tools.shelf, self.gate, _arrival(opened), fetched)

    async def _fetch(self, opened: Opened, people: Directory) -> None:
        """Nobody fills the disk who holds no post here, or sends faster than anybody can."""
        push, tools = opened.push, self._tools
        if isinstance(push, Inbound):
            sender = people.by_user(push.user_id or "")
            is_known = sender is not None and bool(sender.posts)
            is_heard = self.gate.judge(_arrival(opened), is_known=is_known) is Pace.FINE
            wanted = push.attachments if is_heard else ()
            self._fetched[opened.row_id] = await fetch(wanted, tools.source, tools.shelf)

    def _forget(self, settled: Sequence[Opened], newest: int) -> None:
        """What was only needed until these were committed."""
        for one in settled:
            self._fetched.pop(one.row_id, None)
        self.gate.settled([_arrival(one) for one in settled], newest)


def _arrival(opened: Opened) -> Arrival:
    return Arrival(opened.row_id, opened.row.sender, opened.row.received_at)
