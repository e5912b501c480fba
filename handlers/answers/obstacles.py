"""Everything that stands against an answer of one unit on one case, most important first."""

from domain.intents import Answer
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.joint.obstacles import joint_obstacles
from handlers.merging.offering import merged_hints
from handlers.obstacles import Obstacle
from storage.desks import Item


async def obstacles(item: Item, answer: Answer, desk: Desk) -> list[Obstacle]:  # noqa: ARG001
    """What blocks the answer, and what is only worth a hint."""
    if item.assignment.role is AssignmentRole.CO:
        return []
    return [
        *_report_missing(item, desk),
        *await joint_obstacles(item, desk),
        *await merged_hints(item, desk),
    ]


def _report_missing(item: Item, desk: Desk) -> list[Obstacle]:
    """Where the pack wants the signed report first (R25)."""
    rule = desk.rules.pack_of(item.case).report
    if not rule.required or item.assignment.reported_at is not None:
        return []
    facts = {"number": item.case.spoken, "clause": rule.clause}
    return [Obstacle("report_missing", facts, blocks=True)]
