"""The text of one merged case's answer is offered for the others, one after the other: each its own."""

from collections.abc import Sequence
from dataclasses import replace

from domain.answer_wording import drop_opinions
from domain.intents import Answer
from domain.transitions import OPEN
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.obstacles import Obstacle
from handlers.references import ref_to
from handlers.replying import Question, Reply
from storage.desks import Item
from storage.joint import held_items, merged_cases


async def merged_hints(item: Item, desk: Desk) -> list[Obstacle]:
    """Which other cases are still to be answered each by itself: a hint in the echo."""
    others = await _still_open(item, desk)
    if not others:
        return []
    return [Obstacle("merged_others", {"numbers": [other.case.spoken for other in others]}, blocks=False)]


async def offer_merged(reply: Reply, answer: Answer, item: Item, desk: Desk) -> Reply:
    """After an answer: the same words for the next case of the group, echoed before they count."""
    others = await _still_open(item, desk)
    if not others or reply.question is not None:
        return reply
    following = Answer((ref_to(others[0]),), drop_opinions(answer.text), answer.file_ids)
    facts = {**reply.facts, "merged_next": others[0].case.spoken, "merged_left": len(others)}
    return replace(reply, facts=facts, question=Question((following,), rereads=True))


async def _still_open(item: Item, desk: Desk) -> list[Item]:
    """The parts of the same unit in the other cases of the group that are not answered."""
    if item.assignment.role is AssignmentRole.CO:
        return []
    parts = [
        part
        for case in await merged_cases(desk.work.session, item.case)
        if case.id != item.case.id
        for part in await held_items(desk.work.session, case.id or 0)
    ]
    unit_id = item.assignment.unit_id
    return [p for p in parts if p.assignment.unit_id == unit_id and p.assignment.state in OPEN]


def keep_together(items: Sequence[Item]) -> list[Item]:
    """The same cases, each merged one right behind the one it is handled under, if that is in the list."""
    mains = {item.case.id for item in items}
    behind = [item for item in items if item.case.merged_into_id in mains]
    kept: list[Item] = []
    for item in items:
        if item not in behind:
            kept.append(item)
            kept += [one for one in behind if one.case.merged_into_id == item.case.id]
    return kept
