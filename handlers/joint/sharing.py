"""What a case's card says of the units that share it: opinions, the meeting, parts, merged cases."""

from dataclasses import dataclass
from typing import Any

from domain.joint import is_answered
from domain.masking import mask
from domain.transitions import ANSWERED
from domain.vocabulary import AssignmentRole, FollowUpState
from handlers.desk import Desk
from handlers.joint.opinions import OpinionCount, count_opinions
from storage.desks import Item
from storage.joint import held_items, meeting_of, merged_cases, part_of
from storage.tables import FollowUp


@dataclass(frozen=True, slots=True)
class Sharing:
    """Facts for parts/sharing.j2. `parts` and `done` count the units of a split case (分办)."""

    count: OpinionCount | None
    meeting: dict[str, Any] | None
    parts: int
    done: int
    answered: bool
    merged: tuple[dict[str, Any], ...]


async def describe_sharing(item: Item, desk: Desk) -> Sharing:
    """As this person may see it: an outsider of a secret case reads no words."""
    held = await held_items(desk.work.session, item.case.id or 0)
    split = [one for one in held if one.assignment.role is AssignmentRole.SPLIT]
    meeting = await meeting_of(desk.work.session, item.case.id or 0)
    hidden = not desk.knows(item)
    return Sharing(
        count=await count_opinions(item, desk),
        meeting=_describe(meeting, desk, hidden=hidden) if meeting else None,
        parts=len(split),
        done=sum(one.assignment.state in ANSWERED for one in split),
        answered=is_answered(map(part_of, held)),
        merged=await _merged(item, desk),
    )


def _describe(meeting: FollowUp, desk: Desk, *, hidden: bool) -> dict[str, Any]:
    on = meeting.settled_on
    return {
        "state": meeting.state.value,
        "open": meeting.state is FollowUpState.OPEN,
        "waived": meeting.state is FollowUpState.WAIVED,
        "on": desk.rules.calendar.describe(on, desk.today) if on else "",
        "text": "" if hidden else mask(meeting.outcome),
        "absent": list(meeting.absent),
    }


async def _merged(item: Item, desk: Desk) -> tuple[dict[str, Any], ...]:
    """The other cases of the group that this person may see, the one they are handled under first."""
    group = await merged_cases(desk.work.session, item.case)
    found: list[dict[str, Any]] = []
    for case in group:
        held = await held_items(desk.work.session, case.id or 0)
        seen = desk.in_sight(held)
        if case.id != item.case.id and seen:
            state = seen[0].assignment.state
            found.append({"number": case.spoken, "state": state, "main": case.id == group[0].id})
    return tuple(found)
