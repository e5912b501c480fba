"""What of joint handling stands against the lead's answer, and the words that name its co-handlers."""

from domain.joint import BLOCKING, Opinion, unnamed
from domain.vocabulary import AssignmentRole, FollowUpState
from handlers.desk import Desk
from handlers.joint.opinions import OpinionLine, describe_opinion
from handlers.obstacles import Obstacle
from message_templates import render, unescape
from storage.desks import Item
from storage.joint import CoOpinion, meeting_of, opinions_of


async def joint_obstacles(item: Item, desk: Desk) -> list[Obstacle]:
    """Opinions that are missing and not given up (R34), a joint meeting that was not held (R12)."""
    if item.assignment.role is AssignmentRole.CO:
        return []
    return [*await _opinions_missing(item, desk), *await _meeting_owed(item, desk)]


async def _opinions_missing(item: Item, desk: Desk) -> list[Obstacle]:
    if item.assignment.role is not AssignmentRole.LEAD:
        return []
    opinions = await opinions_of(desk.work.session, item.case.id or 0)
    missing = [one for one in opinions if one.judged(desk.today) in BLOCKING]
    if not missing:
        return []
    facts = {
        "number": item.case.spoken,
        "units": [one.item.unit.name for one in missing],
        "until": [_limit(one, desk) for one in missing],
        "markable": [one.item.unit.name for one in missing if one.may_mark(desk.today)],
    }
    return [Obstacle("opinions_missing", facts, blocks=True)]


def _limit(opinion: CoOpinion, desk: Desk) -> str:
    on = opinion.item.assignment.deadline_on
    return desk.rules.calendar.describe(on, desk.today) if on else ""


async def _meeting_owed(item: Item, desk: Desk) -> list[Obstacle]:
    meeting = await meeting_of(desk.work.session, item.case.id or 0)
    if meeting is None or meeting.state is not FollowUpState.OPEN:
        return []
    clause = desk.rules.pack_of(item.case).joint.clause
    return [Obstacle("meeting_owed", {"number": item.case.spoken, "clause": clause}, blocks=True)]


async def opinions_paragraph(item: Item, desk: Desk, text: str = "") -> str:
    """What is appended to a lead's answer whose text does not name every co-handler (S2-8, S2-14); else "".

    Of a secret case only who has to know it reads the opinions.
    """
    if item.assignment.role is not AssignmentRole.LEAD:
        return ""
    opinions = await opinions_of(desk.work.session, item.case.id or 0)
    left_out = unnamed([one.item.unit.name for one in opinions], text)
    if not left_out or not desk.knows(item):
        return ""
    lines: list[OpinionLine] = [
        await describe_opinion(one, item, desk) for one in opinions if one.item.unit.name in left_out
    ]
    said = [line for line in lines if line.how in (Opinion.IN, Opinion.EMPTY, Opinion.MARKED)]
    return unescape(render("parts/opinions_paragraph.j2", opinions=said)) if said else ""
