"""Everything that stands against an answer of one unit on one case, most important first."""

from typing import Final

from domain.intents import Answer
from domain.quality import Fault, FaultCode, Letter, find_faults
from domain.vocabulary import AssignmentRole, ContactKind, ContactPhase, ReplyKind, Source
from handlers.desk import Desk
from handlers.joint.obstacles import joint_obstacles
from handlers.merging.offering import merged_hints
from handlers.obstacles import Obstacle
from storage.contacts import contacts_of
from storage.desks import Item
from storage.papers import newest_of

# Said beside the class already (parts/result_hint.j2), or asked for: of their own only as a block.
_SAID_ELSEWHERE: Final = frozenset({FaultCode.UNFINISHED, FaultCode.SET_ASIDE, FaultCode.NO_CLASS})
_MET: Final = (Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL)  # whose proposers are met three times


async def obstacles(item: Item, answer: Answer, desk: Desk) -> list[Obstacle]:
    """What blocks the answer, and what is only worth a hint; a co-handler is free of all this."""
    if item.assignment.role is AssignmentRole.CO:
        return []
    found = [
        *_report_missing(item, desk),
        *await _list_missing(item, desk),
        *await joint_obstacles(item, desk),
        *await merged_hints(item, desk),
        *_doubts(item, answer, desk),
        *await _contacts_missing(item, desk),
    ]
    return sorted(found, key=lambda one: not one.blocks)


def _report_missing(item: Item, desk: Desk) -> list[Obstacle]:
    """Where the pack wants the signed report first (R25)."""
    rule = desk.rules.pack_of(item.case).report
    if not rule.required or item.assignment.reported_at is not None:
        return []
    return [Obstacle("report_missing", {**_case(item), "clause": rule.clause}, blocks=True)]


async def _list_missing(item: Item, desk: Desk) -> list[Obstacle]:
    """A case that a leader handles himself is answered with a list of what was done for each point (R37)."""
    if not item.case.leader_case:
        return []
    if await newest_of(desk.work.session, item.id, ReplyKind.MATCHING_LIST):
        return []
    rule = desk.rules.pack_of(item.case).joint
    facts = {**_case(item), "clause": rule.list_clause or rule.clause, "leader": item.case.leader}
    return [Obstacle("list_missing", facts, blocks=rule.leader_case)]


def _doubts(item: Item, answer: Answer, desk: Desk) -> list[Obstacle]:
    """What the wording makes one doubt (R35); only what the pack names blocks."""
    blocks = desk.rules.pack_of(item.case).review.blocks
    letter = Letter(answer.text, answer.result, item.case.content, attached=bool(answer.file_ids))
    return [
        Obstacle(
            fault.code, {**_case(item), "words": fault.words, "clause": fault.clause}, fault.code in blocks
        )
        for fault in find_faults(letter)
        if _is_to_be_said(fault, blocks, chosen=desk.confirmed)
    ]


def _is_to_be_said(fault: Fault, blocks: tuple[str, ...], *, chosen: bool) -> bool:
    """Before the class is chosen nothing is said of it."""
    of_class = fault.code in _SAID_ELSEWHERE
    return (chosen and fault.code in blocks) if of_class else True


async def _contacts_missing(item: Item, desk: Desk) -> list[Obstacle]:
    """Whoever raised the case is met before and while it is handled, face to face if need be (R33)."""
    rule, made = desk.rules.pack_of(item.case).contact, await contacts_of(desk.work.session, item.id)
    found = []
    if rule.face_required and all(one.kind is not ContactKind.FACE for one in made):
        found.append(Obstacle("face_missing", {**_case(item), "clause": rule.clause}, rule.blocks))
    due = [one for one in rule.phases if one is not ContactPhase.AFTER]
    missing = [one for one in due if all(contact.phase is not one for contact in made)]
    if missing and (rule.blocks or item.case.source in _MET):
        facts = {**_case(item), "clause": rule.clause, "phases": missing}
        found.append(Obstacle("phases_missing", facts, rule.blocks))
    return found


def _case(item: Item) -> dict[str, str]:
    return {"number": item.case.spoken}
