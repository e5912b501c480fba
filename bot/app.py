"""The composition root: everything wired together, whatever messenger and clock it is given."""

import asyncio
import logging
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from bot.attachments import Source
from bot.clock import Clock
from bot.pulling.fetching import Fetcher
from bot.settling import Settler, Tools
from bot.usage import UsageMeter
from domain.intake.addresses import Allowed
from domain.messages import Event, Inbound
from handlers.incoming.pulled import take_pulled
from handlers.office import build_router
from handlers.workbooks.shelf import Shelf
from scheduler.channels.errands import Errands
from scheduler.contacts import BookReader
from scheduler.delivery import Courier
from scheduler.metronome import Metronome, Office, next_due, tick
from scheduler.ports import Contacts, Messenger, Outside, SideChannels
from scheduler.pulling import Pulls
from scheduler.receipts import ask_about
from storage.engines import Database
from storage.files import FileStore
from storage.inbox import InboxWriter
from storage.unit_of_work import UnitOfWork
from storage.witness import Witness

_LOG = logging.getLogger(__name__)
POLL = 1.0  # seconds after which the inbox is looked at even if nobody woke anybody


class Wire(Messenger, Source, Protocol):
    """A messenger that sends, and lets attachments be fetched."""


class MovableClock(Clock, Protocol):
    """A clock that can be set: the demo's and the tests'."""

    def set(self, moment: datetime) -> None:
        """Go to a moment."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs between production, demo and tests."""

    database: Database
    clock: Clock
    wire: Wire
    files: Path
    usage: UsageMeter
    documents: Path | None = None  # the office's own letter templates
    side: SideChannels | None = None  # to-do lists and DING, where the messenger has them
    contacts: Contacts | None = None  # its address book, where it has one that may be read
    outside: Outside | None = None  # addresses that may be looked at


class Duban:
    """The running bot. `accept` takes pushes in; `serve` settles them and lets time pass."""

    def __init__(self, around: Surroundings) -> None:
        self.database, self.clock = around.database, around.clock
        files, owner = FileStore(around.files), f"{os.getpid()}-{secrets.token_hex(4)}"
        courier = Courier(around.database, around.wire, around.clock, owner, files)
        self.office = Office(around.database, courier, around.clock, witness=Witness(around.files))
        if around.side is not None:
            ask = partial(ask_about, around.database, around.wire, around.clock)
            self.office.errands = Errands(around.database, around.side, around.clock, owner, ask)
        if around.contacts is not None:
            self.office.books = BookReader(around.database, around.contacts, around.clock)
        outside = around.outside or Fetcher(Allowed())
        self.office.pulls = Pulls(around.database, around.clock, owner, outside, take_pulled)
        self.inbox = InboxWriter(around.database)
        tools = Tools(build_router(), Shelf(files, around.documents), around.wire, around.clock)
        self.settler = Settler(around.database, tools, self.office.wake, self.inbox)
        self.usage = around.usage
        self._in_turn = asyncio.Lock()

    async def accept(self, push: Inbound | Event) -> None:
        """Return once the push is on disk; only then may the messenger be told that it arrived."""
        await self.inbox.store(push, self.clock.now())
        self.usage.received.inc()

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[None]:
        """Settle and let time pass for as long as the block runs; what is under way is finished."""
        stop = asyncio.Event()
        async with self.inbox, Metronome(self.office), asyncio.TaskGroup() as group:
            group.create_task(self._settle_forever(stop))
            try:
                yield
            finally:
                stop.set()
                self.inbox.stored.set()
        await self.usage.flush(self.clock.now())

    async def rest(self) -> None:
        """Return when all input is settled and all that is due now has been sent."""
        await self._settle()
        await tick(self.office)
        while await self._settle():
            await tick(self.office)
        await self.usage.flush(self.clock.now())

    async def run_to(self, target: datetime, clock: MovableClock) -> None:
        """Let time pass quickly: stop at every moment at which something falls due, in order."""
        await self.rest()
        while (now := self.clock.now()) < target:
            async with UnitOfWork(self.database, now) as work:
                rules = await work.rules()
            moments = [target, await next_due(self.database, now, rules)]
            if self.office.errands and (moment := await self.office.errands.next_moment(now, rules)):
                moments.append(moment)
            if self.office.books and (moment := await self.office.books.next_moment()):
                moments.append(max(moment, now))
            if self.office.pulls and (look := await self.office.pulls.next_moment(now)):
                moments.append(look)
            clock.set(min(moments))
            await self.rest()

    async def _settle(self) -> int:
        async with self._in_turn:
            return await self.settler.settle_due()

    async def _settle_forever(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self.inbox.stored.wait(), POLL)
            self.inbox.stored.clear()
            try:
                await self._settle()
            except Exception:  # noqa: BLE001 - the database may be gone for a while; nothing is lost
                _LOG.exception("settling went wrong; the inbox is looked at again")
            await self.usage.flush_if_due(self.clock.now())
