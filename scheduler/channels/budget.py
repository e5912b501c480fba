"""Keeps the platform's month: what may still be spent, and who is told how much is gone (A7)."""

from datetime import datetime
from typing import Final

from domain.call_budget import Purpose, alarm, may_spend
from domain.planning import day_of
from scheduler.alerts import alert_calls_used
from storage.engines import Database
from storage.messages import usage_of_month
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

NOBODY_TOLD: Final = ("", 0)


class Budget:
    """The month's calls. Forgetting what was told costs one statement: each alarm has a key of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._told = NOBODY_TOLD

    async def allows(self, purpose: Purpose, rules: Rules, now: datetime) -> bool:
        """Whether there is still something left for this purpose."""
        return may_spend(purpose, await self._used(now), rules.policy.calls_a_month)

    async def watch(self, rules: Rules, now: datetime) -> None:
        """Tell the administrators once a month each time another share of the calls is gone."""
        used = await self._used(now)
        reached = alarm(used, rules.policy.calls_a_month)
        if reached is None or self._told == (month := f"{rules.on:%Y-%m}", reached):
            return
        async with UnitOfWork(self._database, now) as work:
            alert_calls_used(work, await work.rules(), reached, used)
            await work.commit()
        self._told = month, reached

    async def _used(self, now: datetime) -> int:
        today = day_of(now)
        async with self._database.reader() as session:
            return sum((await usage_of_month(session, today.replace(day=1), today)).values())
