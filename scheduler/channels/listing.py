"""Tells the messenger what stands in people's to-do lists: claimed under a lease, recorded item by item."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.messages import Outcome, ToDo, Verdict
from domain.zone import OFFICE_ZONE
from message_templates import render
from scheduler.alerts import alert_admins
from scheduler.channels.back_off import trouble_of, wait_after
from scheduler.ports import Clock, SideChannels
from storage.desks import Item, items_by_id
from storage.engines import Database
from storage.ledger import ROBOT
from storage.rules import Rules
from storage.tables import ToDoItem, ToDoState
from storage.to_dos import claim_to_dos, held_to_do
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)
AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True)
class Call:
    """What one item wants of the wire now."""

    id: int
    user_id: str
    task_id: str | None
    wanted: ToDoState
    to_do: ToDo


class Lister:
    """One for the life of the process; `owner` tells replicas apart."""

    def __init__(self, database: Database, wire: SideChannels, clock: Clock, owner: str) -> None:
        self._database = database
        self._wire = wire
        self._clock = clock
        self._owner = owner[:24]
        self._claims = 0

    async def tell(self, *, silently: bool) -> int:
        """Tell the wire a few things that are due; returns how many. `silently`: nothing that may ring."""
        now = self._clock.now()
        self._claims += 1
        name = f"{self._owner}#t{self._claims}"
        async with UnitOfWork(self._database, now) as work:
            rules = await work.rules()
            rows = await claim_to_dos(work, name, AT_ONCE, silently=silently)
            items = await items_by_id(work.session, {row.assignment_id for row in rows})
            calls = [_call(row, items[row.assignment_id], rules) for row in rows]
            await work.commit()
        await asyncio.gather(*(self._carry(call, name) for call in calls))
        return len(calls)

    async def _carry(self, call: Call, name: str) -> None:
        """Call and record. Whatever goes wrong here, the lease runs out and the item comes back."""
        try:
            outcome = await self._call(call)
            async with UnitOfWork(self._database, self._clock.now()) as work:
                row = await held_to_do(work.session, call.id, name)
                if row is not None:
                    _conclude(work, await work.rules(), (row, call), outcome)
                await work.commit()
        except Exception:
            logger.exception("could not tell the wire of to-do item %s, or record it", call.id)

    def _call(self, call: Call) -> Awaitable[Outcome]:
        if call.task_id is None:  # perhaps it got through and its answer was lost: the key finds it
            return self._wire.put_to_do(call.user_id, call.to_do)
        if call.wanted is ToDoState.DONE:
            return self._wire.tick_off(call.user_id, call.task_id)
        if call.wanted is ToDoState.REMOVED:
            return self._wire.remove_to_do(call.user_id, call.task_id)
        return self._wire.change_to_do(call.user_id, call.task_id, call.to_do)


def _call(row: ToDoItem, item: Item, rules: Rules) -> Call:
    closes = rules.policy.hours.closes
    due_at = datetime.combine(row.due_on, closes, OFFICE_ZONE) if row.due_on else None
    says = render("channels/open_to_do.j2", number=item.case.spoken)
    return Call(row.id or 0, row.user_id, row.task_id, row.wanted, ToDo(row.key, row.subject, due_at, says))


def _conclude(work: UnitOfWork, rules: Rules, about: tuple[ToDoItem, Call], outcome: Outcome) -> None:
    """Write down what the wire said."""
    row, call = about
    row.attempts += 1
    row.lease_owner = row.lease_until = None
    if outcome.verdict is not Verdict.SENT:
        _put_off(work, rules, row, outcome)
        return
    was_put = call.task_id is None
    row.task_id, row.trouble, row.attempts = outcome.receipt or row.task_id, "", 0
    row.known = ToDoState.OPEN if was_put else call.wanted
    row.put_at = row.put_at or work.now
    row.done_at = work.now if row.known is ToDoState.DONE else None
    row.removed_at = work.now if row.known is ToDoState.REMOVED else None
    row.pending = row.known is not row.wanted or row.subject != call.to_do.subject
    act = "put" if was_put else {ToDoState.OPEN: "changed"}.get(row.known, row.known.value)
    work.record(f"todo_{act}", ROBOT, f"todo:{row.key}", to=row.user_id)


def _put_off(work: UnitOfWork, rules: Rules, row: ToDoItem, outcome: Outcome) -> None:
    """Again after a while, or given up: messages never wait for it."""
    row.trouble = trouble_of(outcome)
    wait = wait_after(outcome, row.attempts)
    if wait is None:
        row.pending, row.given_up_at = False, work.now
        work.record("todo_given_up", ROBOT, f"todo:{row.key}", code=outcome.code, to=row.user_id)
        return
    if outcome.verdict is Verdict.ALERT:
        alert_admins(work, rules, "to_dos_refused", outcome.code, why=row.trouble)
    row.next_try_at = work.now + wait
