"""What follows from the wire's word on a message: sent, tried again, given up, and who is told of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from domain.bundles import TO_THE_UNIT
from domain.messages import Outcome, Verdict
from domain.notice_kinds import NoticeKind
from domain.vocabulary import MessageState
from scheduler.alerts import alert_admins
from storage.departures import note_departure
from storage.ledger import ROBOT
from storage.notices import drop, notices_in
from storage.outbox import mark_pushed
from storage.rules import Rules
from storage.tables import Message, Notice
from storage.unit_of_work import UnitOfWork

SHORTEST, LONGEST = timedelta(seconds=2), timedelta(minutes=5)
LONGEST_ASKED = timedelta(minutes=15)  # what a throttle may ask of us (A9)
FLOW_CONTROL = timedelta(minutes=10)
SLOWLY = timedelta(minutes=30)
MOST_ATTEMPTS = 20  # for what has no day on which it is told anew


@dataclass(frozen=True, slots=True)
class Result:
    """One message, what it tells, and the wire's word on it."""

    message: Message
    notices: list[Notice]
    outcome: Outcome

    @property
    def trouble(self) -> str:
        """What the wire gave as its reason."""
        return f"{self.outcome.code} {self.outcome.detail}".strip()[:300]


async def conclude(work: UnitOfWork, rules: Rules, outcomes: Mapping[int, tuple[Message, Outcome]]) -> None:
    """Write down what became of messages this claim still holds."""
    told: dict[int, list[Notice]] = {id_: [] for id_ in outcomes}
    for notice in await notices_in(work.session, list(outcomes)):
        told[notice.message_id or 0].append(notice)
    for id_, (message, outcome) in outcomes.items():
        message.attempts += 1
        message.lease_owner = message.lease_until = None
        await _FOLLOWS[outcome.verdict](work, rules, Result(message, told[id_], outcome))


async def _sent(work: UnitOfWork, _rules: Rules, result: Result) -> None:
    message = result.message
    message.state, message.sent_at = MessageState.SENT, work.now
    message.receipt, message.trouble = result.outcome.receipt, ""
    for notice in result.notices:
        notice.state = MessageState.SENT
    work.record("sent", ROBOT, f"message:{message.key}", receipt=message.receipt, to=message.address)
    pushed = [n.assignment_id for n in result.notices if n.kind == NoticeKind.ASSIGNED and n.assignment_id]
    for assignment_id in await mark_pushed(work.session, pushed, work.now) if pushed else ():
        work.record("pushed", ROBOT, f"assignment:{assignment_id}", to=message.address, message=message.key)


async def _soon(work: UnitOfWork, rules: Rules, result: Result) -> None:
    """Twice as long each time; a throttle's own wish is obeyed within reason (A9)."""
    asked = result.outcome.retry_after_seconds or 0
    wait = min(SHORTEST * 2 ** min(result.message.attempts - 1, 16), LONGEST)
    wish = min(timedelta(seconds=asked), LONGEST_ASKED) if 0 < asked < float("inf") else timedelta()
    await _again(work, rules, result, max(wait, wish))


async def _later(work: UnitOfWork, rules: Rules, result: Result) -> None:
    await _again(work, rules, result, FLOW_CONTROL)


async def _slowly(work: UnitOfWork, rules: Rules, result: Result) -> None:
    """Quota or permission: somebody must act, meanwhile it is tried now and then."""
    alert_admins(work, rules, "refused_by_platform", result.outcome.code, why=result.trouble)
    await _again(work, rules, result, SLOWLY)


async def _again(work: UnitOfWork, rules: Rules, result: Result, wait: timedelta) -> None:
    message = result.message
    if message.attempts >= MOST_ATTEMPTS and message.expires_on is None:
        await _failed(work, rules, result)
        return
    message.state, message.trouble = MessageState.PLANNED, result.trouble
    message.next_try_at = work.now + wait
    subject, until = f"message:{message.key}", message.next_try_at.isoformat()
    work.record("postponed", ROBOT, subject, code=result.outcome.code, until=until)


async def _failed(work: UnitOfWork, rules: Rules, result: Result) -> None:
    """Tried in vain or wrong in itself: a person looks at it."""
    _mark_failed(work, result)
    for notice in result.notices:
        notice.state = MessageState.FAILED
    key, to = result.message.key, result.message.address
    if NoticeKind.ADMIN_ALERT not in {notice.kind for notice in result.notices}:
        alert_admins(work, rules, "message_failed", key, why=result.trouble, to=to)


async def _gone(work: UnitOfWork, rules: Rules, result: Result) -> None:
    """He cannot be reached: what the unit is owed finds another way, what was for him alone ends here."""
    message = result.message
    if message.person_id is None:
        await _failed(work, rules, result)
        return
    _mark_failed(work, result)
    someone = (await work.rules()).directory.person(message.person_id)
    if someone.reachable:  # else it is known: several messages may come back at once
        await note_departure(work, someone, result.trouble)
    for notice in result.notices:
        if notice.kind in TO_THE_UNIT:
            notice.state, notice.message_id = MessageState.PLANNED, None
        else:
            drop(work, notice, "unreachable")


def _mark_failed(work: UnitOfWork, result: Result) -> None:
    message = result.message
    message.state, message.trouble = MessageState.FAILED, result.trouble
    work.record("failed", ROBOT, f"message:{message.key}", code=result.outcome.code)


_FOLLOWS: Final[dict[Verdict, Callable[[UnitOfWork, Rules, Result], Awaitable[None]]]] = {
    Verdict.SENT: _sent,
    Verdict.RETRY_SOON: _soon,
    Verdict.LATER: _later,
    Verdict.ALERT: _slowly,
    Verdict.DROP_PERSON: _gone,
    Verdict.BUG: _failed,
}
