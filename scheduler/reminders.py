"""Climbs the ladder: what open assignments call for by now is owed to whoever holds the post."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.follow_ups import Followed, PlannedFollowUp, follow_ups_owed, say_title
from domain.notice_kinds import NoticeKind
from domain.planning import Planned, Sweep, deadline_horizon, half_times
from domain.reminders import Duty
from scheduler.alerts import alert_unreachable
from scheduler.calendar_notes import owe_calendar_notes
from scheduler.netizen_check import owe_netizen_check
from storage.duties import duty_pages, told_about, told_of_page, untold_cases
from storage.engines import Database
from storage.follow_ups import followed, told_follow_ups
from storage.glance import Glance
from storage.heartbeat import Gap, unswept
from storage.notices import Turn, note_sweep, owe_again, take_turn
from storage.rules import Rules
from storage.unit_of_work import Owed, UnitOfWork

Owing = Planned | PlannedFollowUp

AT_ONCE = 1000  # reminders owed in one transaction
SECOND = timedelta(seconds=1)
LONGEST_AHEAD = timedelta(days=60)  # no announcement comes earlier, however rest days move it
MISSED = timedelta(minutes=10)  # a moment passed so long ago without a sweep: nobody was there to sweep


class Planner:
    """Plans whenever time or an act may have made something due. Forgetting all of this costs one sweep."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.seen = -1  # the newest ledger entry at the last look
        self._swept_at: datetime | None = None
        self._next: datetime | None = None

    async def plan(self, now: datetime, seen: Glance, gap: Gap | None = None) -> bool:
        """Sweep if a moment of the ladder has passed, the clock went back, or somebody did something.

        `gap`: nobody was there until now; what fell due in it comes late because of it. True if it swept.
        """
        has_passed = self._next is None or now >= self._next or (self._swept_at and now < self._swept_at)
        if sweeps := bool(seen.acted or has_passed):
            self._next = await plan_reminders(self._database, seen.rules, now, gap)
            self._swept_at = now
        self.seen = seen.head
        return sweeps


async def plan_reminders(database: Database, rules: Rules, now: datetime, gap: Gap | None = None) -> datetime:
    """Owe everything that has fallen due; returns when time alone makes more of it fall due.

    Reading and computing hold no lock; what is owed is checked once more against what was told meanwhile.
    """
    timetable = rules.timetable
    horizon, half_way = deadline_horizon(timetable, rules.on), half_times(timetable, rules.on)
    sweep = Sweep(timetable, now)
    async with database.reader() as session:
        down = gap or await unswept(session, now)
        follow_ups = await followed(session)
        told_of_them = await told_follow_ups(session, _oldest(follow_ups)) if follow_ups else set()
        async for duties in duty_pages(session, now, horizon, half_times=half_way):
            told = await told_of_page(session, duties[0].assignment_id, duties[-1].assignment_id)
            planned = await asyncio.to_thread(sweep.climb, duties, told)
            await _owe_all(database, now, planned, down)
    await _owe_all(database, now, follow_ups_owed(follow_ups, timetable, now, told_of_them), down)
    await _owe_pushes(database, now)
    await owe_calendar_notes(database, rules, now)
    check = await owe_netizen_check(database, rules, now)
    slot = timetable.hours.next_slot(now + SECOND, timetable.calendar)
    return min(slot, sweep.next_at or slot, check or slot)


def _oldest(follow_ups: Sequence[Followed]) -> date | None:
    """No open one was spoken of before this day."""
    days = (min(one.due_on, one.told_on) for one in follow_ups)
    return min((on - LONGEST_AHEAD for on in days), default=None)


async def _owe_all(database: Database, now: datetime, planned: Sequence[Owing], down: Gap | None) -> None:
    for begin in range(0, len(planned), AT_ONCE):
        await _owe(database, now, planned[begin : begin + AT_ONCE], down)


async def _owe(database: Database, now: datetime, planned: Sequence[Owing], down: Gap | None) -> None:
    async with UnitOfWork(database, now) as work:
        await take_turn(work, Turn.PLAN)
        rules = await work.rules()
        told = await told_about(work.session, {p.duty.assignment_id or 0 for p in planned})
        follow_ups = [p.duty for p in planned if isinstance(p.duty, Followed)]
        if follow_ups:
            told |= await told_follow_ups(work.session, _oldest(follow_ups))
        fresh = [p for p in planned if p.node.key not in told]
        await owe_again(work, [notice for p in fresh for notice in _notices(work, p, rules, down)])
        await work.commit()


def _notices(work: UnitOfWork, planned: Owing, rules: Rules, down: Gap | None) -> list[Owed]:
    """One for each holder of the post; without any an administrator is told, and it stays owed."""
    node, duty = planned.node, planned.duty
    people = rules.directory.told_for(duty.unit_id or 0, node.recipient, duty.assignment_id)
    if not people and duty.unit_id:
        alert_unreachable(work, rules, duty.unit_id, node.recipient)
    facts = _facts(planned, work.now, down)
    return [
        Owed(f"{node.key}@{person.id}", node.kind, person.id, node.at, duty.assignment_id, facts=facts)
        for person in people
    ]


def _facts(planned: Owing, now: datetime, down: Gap | None) -> dict[str, object]:
    """What the message needs to say it, and to know later whether it is still worth saying."""
    node = planned.node
    missed = down is not None and down.since < node.at < now - MISSED
    return {
        "post": node.recipient,
        "planned_at": node.at.isoformat(),
        "n": node.n,
        "unit": node.unit,
        "nominal_on": node.nominal_on.isoformat(),
        "deadline": node.deadline_on and node.deadline_on.isoformat(),
        "ends_at": node.ends_at and node.ends_at.isoformat(),
        **(down.as_facts() if down and missed else {"late": ""}),
        "setting": node.setting,
        **_about_follow_up(planned.duty),
    }


def _about_follow_up(duty: Duty | Followed) -> dict[str, object]:
    """What it is called, what it is about, and its day to be said."""
    if not isinstance(duty, Followed):
        return {"limit": duty.limit}
    return {
        "follow_up": duty.id,
        "what": duty.kind,
        "title": say_title(duty.title),
        "number": duty.case_number,
        "due_on": duty.due_on.isoformat(),
    }


async def _owe_pushes(database: Database, now: datetime) -> None:
    """Cases that nobody was told of, because nobody could be when they came in, go out when somebody can.

    The same transaction notes that the ladder has been climbed.
    """
    async with UnitOfWork(database, now) as work:
        await take_turn(work, Turn.PLAN)
        rules = await work.rules()
        for assignment_id, unit_id, is_urgent in await untold_cases(work.session):
            people = rules.directory.liaisons(unit_id, assignment_id)
            if not people:
                alert_unreachable(work, rules, unit_id)
            due_at = rules.policy.hours.push_time(now, rules.calendar, urgent=is_urgent)
            for person in people:
                key, kind = f"{NoticeKind.ASSIGNED}:{assignment_id}@{person.id}", NoticeKind.ASSIGNED
                work.owe(Owed(key, kind, person.id, due_at, assignment_id, urgent=is_urgent))
        await note_sweep(work)
        await work.commit()
