"""改办: the office hands a case to another unit though nobody has asked for it."""

from dataclasses import replace
from typing import Any

from domain.errors import NotAllowed, WrongState
from domain.intents import Approve, Reassign
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.granting import keep
from handlers.replying import Question, Reply
from handlers.returning.coordinating import is_in_coordination
from handlers.returning.designating import find_receiver
from handlers.returning.parts import leading, live_parts
from handlers.returning.reassigning import check_receiver, read_deadline, reassign, tell_old_unit
from handlers.router import Router
from storage.decisions import name_of, requests_about
from storage.desks import Item
from storage.tables import ReturnRequest

router = Router()


@router.on(Reassign)
async def redirect(intent: Reassign, desk: Desk, table: Router) -> Reply:
    """Echoed with both units and the deadline; where a return waits it is that return's decision."""
    item = leading(await live_parts(intent.refs, desk))
    if waiting := await _waiting_return(item, desk):
        if PostRole.APPROVER not in desk.who.roles:
            raise NotAllowed("return_waits", number=item.case.spoken)
        approval = Approve(request=name_of(waiting), until=intent.deadline, to_unit=intent.unit)
        return await table.handle(approval, desk)
    if item.case.designated:
        raise WrongState("designated_by_office", number=item.case.spoken)
    if await is_in_coordination(item, desk):
        raise WrongState("in_coordination", number=item.case.spoken)
    facts: dict[str, Any] = {"case": desk.line(item), "reason": intent.reason}
    for lacking in ("unit", "reason"):
        if not getattr(intent, lacking).strip():
            question = Question((intent,), wants_words_for=lacking)
            return Reply(f"questions/reassign_{lacking}.md.j2", facts, question, about=item.id)
    receiver = find_receiver(intent.unit, item, lambda name: replace(intent, unit=name), desk)
    return receiver if isinstance(receiver, Reply) else await _redirect(intent, item, receiver, desk)


async def _waiting_return(item: Item, desk: Desk) -> ReturnRequest | None:
    waiting = await requests_about(desk.work.session, [item.id])
    return next((one for one in waiting if isinstance(one, ReturnRequest)), None)


async def _redirect(intent: Reassign, item: Item, receiver: tuple[int, str], desk: Desk) -> Reply:
    unit_id, name = receiver
    await check_receiver(item, unit_id, desk)
    deadline = read_deadline(intent.deadline, desk)
    on = deadline.on if deadline else item.assignment.deadline_on
    facts = {
        "case": desk.line(item),
        "unit": name,
        "reason": intent.reason,
        "deadline": desk.rules.calendar.describe(on, desk.today) if on else "",
        "new_limit": deadline is not None,
        **desk.push_facts(),
    }
    if not desk.confirmed:
        settled = replace(intent, unit=name)
        return Reply("questions/reassign.md.j2", facts, Question((settled,)), about=item.id)
    kept = keep(item.assignment)
    moved = await reassign(item, unit_id, desk, deadline)
    desk.work.record(
        "reassigned", desk.actor, item.subject,
        to=name, new=moved.id, reason=intent.reason, deadline=str(on or ""), before=kept,
    )  # fmt: skip
    tell_old_unit(item, name, intent.reason, desk)
    desk.remember("reassign", assignments=[item.id], moved=moved.id, kept=kept)
    return Reply("replies/reassigned.md.j2", facts, about=item.id)
