"""Takes the next way with news nobody has read, and ends the ways that have served their purpose (R13)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.masking import mask
from domain.notice_kinds import NoticeKind
from domain.second_channel import (
    LOOK_BACK,
    RUNG,
    Channel,
    Course,
    News,
    Step,
    Taken,
    next_step,
)
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState, PostRole
from storage.channel_steps import Unread, end_step, open_steps, read_by, telephoned, unread_with_steps
from storage.engines import Database
from storage.ledger import ROBOT
from storage.notices import Turn, take_turn
from storage.people import Someone
from storage.posts import person_of
from storage.rules import Rules
from storage.tables import ChannelStep, StepState
from storage.to_dos import has_item
from storage.unit_of_work import Owed, UnitOfWork

FRESH: Final = timedelta(minutes=3)  # what the wire said so long ago is not asked again before a step
# Who telephones: the first of these posts that anybody holds.
_CALLERS: Final = (PostRole.SUPERVISOR, PostRole.APPROVER, PostRole.ADMIN)


@dataclass(frozen=True, slots=True)
class Due:
    """Unread news, and the way that comes next with it."""

    unread: Unread
    step: Step


def find_due(unread: Sequence[Unread], steps: Sequence[ChannelStep], rules: Rules) -> list[Due]:
    """The next way with each; nothing where there is none, or where nothing may go out at all."""
    policy = rules.policy
    if not policy.second_channel.on:
        return []
    taken: dict[tuple[int, int, News], list[Taken]] = defaultdict(list)
    for row in steps:
        way = Taken(row.channel, row.taken_at or row.created_at, failed=row.state is StepState.FAILED)
        taken[row.assignment_id, row.person_id, row.news].append(way)
    when = policy.hours, rules.calendar
    due: list[Due] = []
    for one in unread:
        if one.news is not News.URGENT and policy.paused_at is not None:
            continue
        course: Course = policy.second_channel.courses[one.news]
        known = taken[one.assignment_id, one.person_id, one.news]
        step = next_step(one.news, course, one.since, known, when)
        if step is not None:
            due.append(Due(one, step))
    return due


async def find_waiting(database: Database, rules: Rules, now: datetime) -> list[Due]:
    """Everything unread, with the way that comes next; nothing is changed, nothing is locked."""
    async with database.reader() as session:
        return find_due(*await unread_with_steps(session, now - LOOK_BACK), rules)


def receipts_in_doubt(waiting: Sequence[Due], now: datetime) -> list[str]:
    """Messages to ask the wire about before a way is taken because nobody seems to have read them."""
    doubted = [
        due.unread.receipt
        for due in waiting
        if due.step.at <= now and (due.unread.asked_at or due.unread.since) < now - FRESH
    ]
    return list(dict.fromkeys(receipt for receipt in doubted if receipt))


async def escalate(work: UnitOfWork, rules: Rules) -> int:
    """Take every way that has come up by now; returns how many. Each is taken once, whatever happens."""
    await take_turn(work, Turn.SECOND_CHANNEL)
    waiting = find_due(*await unread_with_steps(work.session, work.now - LOOK_BACK), rules)
    due = [one for one in waiting if one.step.at <= work.now]
    for one in due:
        await _take(work, rules, one)
    return len(due)


async def _take(work: UnitOfWork, rules: Rules, due: Due) -> None:
    unread, channel = due.unread, due.step.channel
    person = rules.directory.person(unread.person_id)
    step = ChannelStep(
        news=unread.news,
        channel=channel,
        assignment_id=unread.assignment_id,
        person_id=person.id,
        since=unread.since,
        next_try_at=work.now,
        created_at=work.now,
    )
    if channel in RUNG and not person.can_be_told:
        step.state, step.trouble = StepState.FAILED, "unreachable"
    if channel is Channel.TO_DO:
        await _count_on_list(work, step)
    if channel is Channel.PHONE:
        step.state, step.taken_at = StepState.TAKEN, work.now
    work.session.add(step)
    await work.session.flush()
    if channel is Channel.PHONE:
        await _ask_for_a_call(work, rules, step, person)
    facts = {"channel": channel.value, "news": unread.news.value, "to": person.user_id or person.name}
    work.record("channel_step", ROBOT, f"channel:{step.id}", assignment=step.assignment_id, **facts)


async def _count_on_list(work: UnitOfWork, step: ChannelStep) -> None:
    """The case stands in his to-do list anyway; where lists are off, this way leads nowhere."""
    if await has_item(work.session, step.assignment_id, step.person_id):
        step.state, step.taken_at = StepState.TAKEN, work.now
    else:
        step.state, step.trouble = StepState.FAILED, "no_to_do"


async def _ask_for_a_call(work: UnitOfWork, rules: Rules, step: ChannelStep, person: Someone) -> None:
    """The office is asked to telephone: whom, what about; the number stays masked until asked for."""
    callers = next(filter(None, (rules.directory.office(role) for role in _CALLERS)), [])
    mobile = mask((await person_of(work.session, person.id)).mobile)
    facts = {"whom": person.name, "mobile": mobile, "since": step.since.isoformat(), "step": step.id}
    for caller in callers:
        key = f"{NoticeKind.PHONE_TASK}:{step.news}:{step.assignment_id}:{person.id}@{caller.id}"
        work.owe(
            Owed(
                key,
                NoticeKind.PHONE_TASK,
                caller.id,
                work.now,
                step.assignment_id,
                urgent=step.news is News.URGENT,
                facts=facts,
            )
        )


async def end_what_is_over(work: UnitOfWork, rules: Rules) -> int:
    """Read, signed for, no longer his: whatever ended the need ends the step. Returns how many ended."""
    steps = await open_steps(work.session)
    cases = {step.assignment_id for step, _ in steps}
    read = await read_by(work.session, cases) if steps else set()
    calls = await telephoned(work.session, cases) if steps else {}
    ended = 0
    for step, state in steps:
        because = _why_over(step, state, rules, read=(step.assignment_id, step.person_id) in read)
        called_at = calls.get(step.assignment_id)
        if not because and called_at is not None and called_at >= step.since:
            because = "phoned"
        if because:
            end_step(work, step, because)
            ended += 1
    return ended


def _why_over(step: ChannelStep, state: AssignmentState, rules: Rules, *, read: bool) -> str:
    if state is not AssignmentState.ASSIGNED:
        return "signed" if state in OPEN else "closed"
    if read:
        return "read"
    return "off" if step.state is StepState.PLANNED and not rules.policy.second_channel.on else ""
