"""列为领导领办: a district leader handles a case himself; its units are told (S2-6, S2-7)."""

from dataclasses import replace

from domain.errors import WrongState
from domain.intents import MarkLeaderCase
from handlers.desk import Desk
from handlers.joint.duty_to_meet import review_meeting
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, items_of_case
from storage.unit_of_work import Owed

router = Router()


@router.on(MarkLeaderCase)
async def mark_leader_case(intent: MarkLeaderCase, desk: Desk) -> Reply:
    """Echoed first; every unit of the case is told."""
    items = await desk.visible(intent.refs)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    item = items[0]
    intent = replace(intent, refs=(ref_to(item),))
    if item.case.leader_case and item.case.leader == intent.person:
        raise WrongState("leader_case_already", number=item.case.spoken, leader=item.case.leader)
    if not intent.person:
        question = Question((intent,), wants_words_for="person")
        return Reply("questions/leader_name.md.j2", {"case": desk.line(item)}, question, about=item.id)
    facts = {"case": desk.line(item), "leader": intent.person.strip()[:60]}
    if not desk.confirmed:
        return Reply("questions/leader_case.md.j2", facts, Question((intent,)), about=item.id)
    kept = {"leader_case": item.case.leader_case, "leader": item.case.leader}
    item.case.leader_case, item.case.leader = True, intent.person.strip()[:60]
    desk.work.session.add(item.case)
    desk.work.record("leader_case", desk.actor, f"case:{item.case.id}", leader=item.case.leader, before=kept)
    await review_meeting(item.assignment.case_id, desk)  # a leader's case is handled in a meeting (R12)
    desk.remember("leader_case", assignments=[item.id], kept=kept, prefix=_prefix(item, desk))
    for part in await items_of_case(desk.work.session, item.assignment.case_id):
        _tell(part, _prefix(item, desk), desk)
    return Reply("replies/leader_case.md.j2", facts, about=item.id)


def _prefix(item: Item, desk: Desk) -> str:
    """How the keys of this news begin."""
    return f"leader_case:{item.case.id}:{int(desk.now.timestamp())}"


def _tell(part: Item, prefix: str, desk: Desk) -> None:
    for person in desk.rules.directory.liaisons(part.assignment.unit_id, part.id):
        facts = {"leader": part.case.leader}
        key = f"{prefix}:{part.id}@{person.id}"
        desk.work.owe(Owed(key, "leader_case", person.id, desk.push_time(), part.id, facts=facts))
