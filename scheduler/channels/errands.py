"""Runs everything that goes another way than the chat, from stored facts and the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from domain.call_budget import Purpose
from scheduler.channels.budget import Budget
from scheduler.channels.escalating import end_what_is_over, escalate, find_waiting, receipts_in_doubt
from scheduler.channels.listing import Lister
from scheduler.channels.lists import keep_lists
from scheduler.channels.ringing import Ringer
from scheduler.ports import Clock, SideChannels
from storage.channel_steps import any_open_step, any_ring_due, next_ring
from storage.engines import Database
from storage.notices import acts_since
from storage.rules import Rules
from storage.to_dos import any_to_do_due, next_to_do
from storage.unit_of_work import UnitOfWork, rules_now

EVERY: Final = timedelta(seconds=20)  # how often it is looked whether somebody has not read something
Ask = Callable[[list[str]], Awaitable[None]]


class Errands:
    """One for the life of the process. Forgetting all of this costs one look at the tables."""

    def __init__(self, database: Database, wire: SideChannels, clock: Clock, owner: str, ask: Ask) -> None:
        self._database = database
        self._clock = clock
        self._ask = ask
        self._lister = Lister(database, wire, clock, owner)
        self._ringer = Ringer(database, wire, clock, owner)
        self._budget = Budget(database)
        self._seen = -1
        self._rules_seen: tuple[object, ...] = ()
        self._looked_at: datetime | None = None
        self._in_turn = asyncio.Lock()

    async def run(self) -> int:
        """Do what is due now; returns how much was done."""
        async with self._in_turn:
            return await self._run(self._clock.now())

    async def _run(self, now: datetime) -> int:
        rules = await rules_now(self._database, now)
        if rules.policy.drill_since is not None:
            return 0  # a rehearsal tells nobody in any way; what is owed by then is found afterwards
        done = await self._escalate(rules, now)
        await self._keep_lists(rules, now)
        is_quiet = rules.policy.hours.is_quiet(now, rules.calendar)
        silently = is_quiet or rules.policy.paused_at is not None
        async with self._database.reader() as session:
            rings = await any_ring_due(session, now)
            tells = await any_to_do_due(session, now, silently=silently)
        if rings and await self._budget.allows(Purpose.RINGING, rules, now):
            done += await self._ringer.ring()
        if tells and await self._budget.allows(Purpose.TO_DO, rules, now):
            done += await self._lister.tell(silently=silently)
        return done

    async def next_moment(self, now: datetime, rules: Rules) -> datetime | None:
        """When time alone makes something of this happen."""
        if rules.policy.drill_since is not None:
            return None
        waiting = await find_waiting(self._database, rules, now)
        moments: list[datetime | None] = [due.step.at for due in waiting if due.step.at > now]
        async with self._database.reader() as session:
            moments += [await next_ring(session, now), await next_to_do(session, now)]
        return min((moment for moment in moments if moment is not None), default=None)

    async def _escalate(self, rules: Rules, now: datetime) -> int:
        if self._looked_at is not None and timedelta() <= now - self._looked_at < EVERY:
            return 0
        self._looked_at = now
        await self._budget.watch(rules, now)
        waiting = await find_waiting(self._database, rules, now)
        async with self._database.reader() as session:
            if not (await any_open_step(session) or any(due.step.at <= now for due in waiting)):
                return 0
        doubted = receipts_in_doubt(waiting, now)
        if doubted and await self._budget.allows(Purpose.ASKING, rules, now):
            await self._ask(doubted)
        async with UnitOfWork(self._database, self._clock.now()) as work:
            rules = await work.rules()
            done = await end_what_is_over(work, rules)
            done += await escalate(work, rules)
            if done:
                await work.commit()
        return done

    async def _keep_lists(self, rules: Rules, now: datetime) -> None:
        async with self._database.reader() as session:
            has_acted, head = await acts_since(session, self._seen, pushes=True)
        known = rules.version, rules.on
        if not has_acted and known == self._rules_seen:
            self._seen = head
            return
        more = True
        while more:
            async with UnitOfWork(self._database, now) as work:
                more = await keep_lists(work, await work.rules())
                if more:
                    await work.commit()
        self._seen, self._rules_seen = head, known
