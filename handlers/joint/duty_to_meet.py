"""Where the rule asks for a joint meeting (R12) a case owes one: opened when its units are known."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from domain.joint import Part, count_together, why_meet
from domain.packs import Pack
from domain.vocabulary import AssignmentRole, FollowUpKind, FollowUpState
from handlers.desk import Desk
from handlers.tracking import begin, move, settle
from storage.desks import Item
from storage.follow_ups import follow_up_from
from storage.joint import held_items, part_of
from storage.tables import Case, FollowUp

Facts = dict[str, Any]


def describe_duty(pack: Pack, parts: Iterable[Part], *, leader_case: bool) -> Facts | None:
    """Why the units must meet, how many they are, and the clause; None if they need not."""
    held = list(parts)
    why = why_meet(pack.joint, held, leader_case=leader_case)
    if why is None:
        return None
    count = count_together(pack.joint, held)
    return {"why": why.value, "count": count, "over": pack.joint.over, "clause": pack.joint.clause}


async def open_meetings(items: Iterable[Item], desk: Desk) -> Mapping[int, Facts]:
    """Open the meetings of cases that are just handed out; by case what its units are told of it."""
    found: dict[int, Facts] = {}
    for case_id, parts in groupby(items, key=lambda item: item.assignment.case_id):
        facts = await _open(list(parts), desk)
        if facts is not None:
            found[case_id] = facts
    return found


async def review_meeting(case_id: int, desk: Desk) -> Facts | None:
    """After the units or the deadline of a case changed: open the meeting, move it, or drop it.

    What was recorded or waived stays as it is. Returns what is told of a meeting that is owed.
    """
    items = await held_items(desk.work.session, case_id)
    duty = _duty(items, desk) if items else None
    known = await follow_up_from(desk.work.session, f"meeting:{case_id}", FollowUpKind.JOINT_MEETING)
    if known is not None and known.state in (FollowUpState.DONE, FollowUpState.WAIVED):
        return None
    if duty is None:
        if known is not None and known.state is FollowUpState.OPEN:
            settle(known, FollowUpState.DROPPED, "", desk)
        return None
    return await _open(items, desk)


def _duty(items: list[Item], desk: Desk) -> Facts | None:
    case = items[0].case
    return describe_duty(desk.rules.pack_of(case), map(part_of, items), leader_case=case.leader_case)


async def _open(items: list[Item], desk: Desk) -> Facts | None:
    """The meeting is owed by whoever is responsible now, also where it was owed by another before."""
    facts = _duty(items, desk)
    if facts is None:
        return None
    wanted = _meeting(items, desk)
    meeting = await begin(wanted, desk)
    meeting.assignment_id = wanted.assignment_id
    if meeting.due_on != wanted.due_on:
        move(meeting, wanted.due_on, desk)
    if meeting.state is FollowUpState.DROPPED:
        meeting.state = FollowUpState.OPEN
        meeting.settled_by = meeting.settled_at = meeting.settled_on = None
        desk.work.record("follow_up_reopened", desk.actor, f"case:{meeting.case_id}", id=meeting.id)
    return facts


def _meeting(items: list[Item], desk: Desk) -> FollowUp:
    case = items[0].case
    responsible = (AssignmentRole.LEAD, AssignmentRole.SOLE)
    owing = next((item for item in items if item.assignment.role in responsible), None)
    return FollowUp(
        kind=FollowUpKind.JOINT_MEETING, case_id=case.id or 0, origin=origin_of(case), opened_at=desk.now,
        assignment_id=owing.id if owing else None,
        due_on=owing.assignment.deadline_on if owing else None,  # before the answer it is to come of
    )  # fmt: skip


def origin_of(case: Case) -> str:
    """What the one meeting of a case is known by."""
    return f"meeting:{case.id}"
