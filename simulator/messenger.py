"""The pretend platform as one object: every part of it, wired together once."""

import asyncio
from datetime import datetime
from typing import Any, Final

from aiohttp import web

from simulator.acts import Acts
from simulator.background import Background
from simulator.callbacks import Callbacks
from simulator.chats import Chats, Message
from simulator.company import Company
from simulator.deliveries import Deliveries
from simulator.faults import ACTIONS, Faults
from simulator.feed import Feed
from simulator.files import Files
from simulator.gateway import Gateway
from simulator.options import Options
from simulator.quotas import Allowance, Throttle
from simulator.robot import Robot
from simulator.tickets import Tickets
from simulator.to_dos import ToDos
from simulator.tokens import Tokens
from simulator.wirelog import Entry, WireLog


class Messenger:
    """All state of one practice messenger. A bot may come and go without anything here being lost."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.clock = clock = options.clock
        self.hooks = options.hooks
        self.clock_turn = asyncio.Lock()
        self.released = asyncio.Event()
        self.released.set()
        self.background = Background()
        self.feed = Feed()
        self.faults = Faults()
        self.log = WireLog(clock, self._tell_entry)
        self.company = Company(options.people)
        self.chats = Chats(self._tell_message)
        self.files, self.to_dos = Files(), ToDos()
        self.tokens = Tokens(clock)
        self.tickets = Tickets(clock)
        self.throttle = Throttle(options.ticks)
        self.api_calls = Allowance(clock, options.api_calls_a_month)
        self.events = Allowance(clock, options.events_a_month)
        self.gateway = Gateway(self.faults, options, self.log, self.background)
        self.callbacks = Callbacks(options, self.log)
        self.deliveries = Deliveries(
            self.faults, (self.gateway, self.callbacks), self.background, self.events
        )
        self.robot = Robot(options, self.faults, self.company, self.chats, self.deliveries)
        self.robot.on_change = self._tell_changed
        self.acts = Acts(self.company, self.chats, self.files, self.robot)
        clock.watch(lambda moment: self.feed.tell("clock", {"now": moment.isoformat()}))

    def switch(self, wanted: dict[str, Any]) -> None:
        """Merge switches; `reset` first puts all to rest. Raises ValidationError and then changes nothing."""
        fresh = dict(wanted)
        old = {} if fresh.pop("reset", False) else self.faults.model_dump()
        checked = Faults.model_validate(old | fresh)
        acts = {name: getattr(checked, name) for name in ACTIONS}
        for name in Faults.model_fields:
            at_rest = Faults.model_fields[name].default if name in ACTIONS else getattr(checked, name)
            setattr(self.faults, name, at_rest)
        if self.faults.stall:
            self.released.clear()
        else:
            self.released.set()
        self._act(acts)

    async def move_clock(self, moment: datetime) -> None:
        """Set the clock, or let the composer move it there."""
        if self.hooks.on_clock is None:
            self.clock.set(moment)
        else:
            await self.hooks.on_clock(moment)

    async def settle(self) -> None:
        """Return when every push is acknowledged and the bot, where one is attached, is at rest."""
        await self.deliveries.wait_idle()
        if self.hooks.settled is not None:
            await self.hooks.settled()
            await self.deliveries.wait_idle()

    async def stop(self) -> None:
        """Close streams, feeds and clients."""
        self.released.set()
        self.feed.close()
        await self.gateway.close()
        await self.background.stop()
        await self.callbacks.close()

    def _act(self, acts: dict[str, Any]) -> None:
        if acts["expire_token"]:
            self.tokens.revoke_all()
        if acts["disconnect"]:
            self.gateway.disconnect_all()
        if acts["half_open"]:
            self.gateway.deafen_all()
        if acts["broken_frame"]:
            self.gateway.send_broken(acts["broken_frame"])
        if self.faults.down and self.faults.hits(STREAM_PATH):
            self.gateway.drop_all()
        if not self.faults.out_of_order:
            self.deliveries.flush()

    def _tell_entry(self, entry: Entry) -> None:
        if self.feed.is_read:
            self.feed.tell("log", entry.view())

    def _tell_message(self, message: Message) -> None:
        self._tell("message", message)

    def _tell_changed(self, message: Message) -> None:
        self._tell("message_changed", message)

    def _tell(self, news: str, message: Message) -> None:
        for user_id in message.audience if self.feed.is_read else ():
            self.feed.tell(news, {"user_id": user_id, "message": message.view(user_id)})


STREAM_PATH: Final = "/connect"
MESSENGER: Final = web.AppKey("messenger", Messenger)
