"""Rings people: one DING a person for all that waits, never again once the wire may have taken it."""

import logging
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from domain.messages import Outcome, Verdict
from domain.second_channel import Channel
from message_templates import render, unescape
from scheduler.alerts import alert_admins
from scheduler.channels.back_off import trouble_of, wait_after
from scheduler.channels.escalating import end_what_is_over
from scheduler.ports import Clock, SideChannels
from storage.channel_steps import claim_rings, held_steps
from storage.desks import Item, items_by_id
from storage.engines import Database
from storage.ledger import ROBOT
from storage.tables import ChannelStep, StepState
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)
PEOPLE_AT_ONCE: Final = 10
MOST_ATTEMPTS: Final = 6  # in vain, and the next way is taken
MOST_NUMBERS: Final = 5
ANSWER_LOST: Final = "connection_lost"
NEVER_CONNECTED: Final = frozenset({"ClientConnectorError", "ClientConnectorDNSError"})


class Ringer:
    """One for the life of the process; `owner` tells replicas apart."""

    def __init__(self, database: Database, wire: SideChannels, clock: Clock, owner: str) -> None:
        self._database = database
        self._wire = wire
        self._clock = clock
        self._owner = owner[:24]
        self._claims = 0

    async def ring(self) -> int:
        """Ring whoever is to be rung now; returns about how many cases it was about."""
        now = self._clock.now()
        self._claims += 1
        name = f"{self._owner}#r{self._claims}"
        async with UnitOfWork(self._database, now) as work:
            rules = await work.rules()
            await end_what_is_over(work, rules)  # he may have signed a moment ago
            await work.session.flush()
            steps = list(await claim_rings(work, name, PEOPLE_AT_ONCE))
            items = await items_by_id(work.session, {step.assignment_id for step in steps})
            calls = [
                (rules.directory.person(person_id).user_id or "", channel, list(group))
                for (person_id, channel), group in groupby(sorted(steps, key=_whom), key=_whom)
            ]
            await work.commit()
        for user_id, channel, together in calls:
            await self._carry((user_id, channel), together, items, name)
        return len(steps)

    async def _carry(
        self, to: tuple[str, Channel], steps: Sequence[ChannelStep], items: Mapping[int, Item], name: str
    ) -> None:
        """Ring and record. Whatever goes wrong here, the lease runs out and the steps come back."""
        user_id, channel = to
        try:
            outcome = await self._wire.ring(user_id, words_of(steps, items), channel)
            async with UnitOfWork(self._database, self._clock.now()) as work:
                held = await held_steps(work.session, [step.id or 0 for step in steps], name)
                for step in held:
                    await _conclude(work, step, outcome)
                await work.commit()
        except Exception:
            logger.exception("could not ring %s, or record it", user_id)


def _whom(step: ChannelStep) -> tuple[int, Channel]:
    return step.person_id, step.channel


def words_of(steps: Sequence[ChannelStep], items: Mapping[int, Item]) -> str:
    """How many cases wait, and the numbers of some: no titles, a DING lights up a locked phone (R6)."""
    numbers = [items[step.assignment_id].case.spoken for step in steps]
    facts = {"numbers": numbers[:MOST_NUMBERS], "count": len(numbers), "news": steps[0].news}
    return unescape(render("channels/ding.j2", **facts))


async def _conclude(work: UnitOfWork, step: ChannelStep, outcome: Outcome) -> None:
    """Write down what the wire said."""
    step.attempts += 1
    step.lease_owner = step.lease_until = None
    subject = f"channel:{step.id}"
    if outcome.verdict is Verdict.SENT or is_uncertain(outcome):
        sure = outcome.verdict is Verdict.SENT
        step.state = StepState.TAKEN if sure else StepState.UNCERTAIN
        step.taken_at, step.receipt, step.trouble = work.now, outcome.receipt, trouble_of(outcome)
        work.record("rung", ROBOT, subject, receipt=step.receipt, certain=sure)
        return
    step.trouble = trouble_of(outcome)
    wait = wait_after(outcome, step.attempts)
    if outcome.verdict is Verdict.ALERT:
        alert_admins(work, await work.rules(), "ding_refused", outcome.code, why=step.trouble)
    if wait is None or outcome.verdict is Verdict.ALERT or step.attempts >= MOST_ATTEMPTS:
        step.state = StepState.FAILED
        work.record("channel_failed", ROBOT, subject, code=outcome.code)
        return
    step.next_try_at = work.now + wait


def is_uncertain(outcome: Outcome) -> bool:
    """The connection was made and broke: the wire may have rung, and a second DING would be one too many."""
    return outcome.code == ANSWER_LOST and outcome.detail not in NEVER_CONNECTED
