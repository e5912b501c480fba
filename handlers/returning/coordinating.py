"""专题协调: a case that went round too often is settled by people who meet, not by another return."""

from dataclasses import replace

from domain.chinese_dates import Exact, read_date
from domain.errors import BadDate, NotAllowed
from domain.intents import Coordinate, Designate
from domain.vocabulary import FollowUpKind, FollowUpState, PostRole
from handlers.declining import who_instead
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.returning.designating import Designation, designate_to, find_receiver
from handlers.returning.parts import leading, live_parts
from handlers.router import Router
from handlers.tracking import begin, move, settle
from message_templates import render
from storage.bounces import bounces_of
from storage.desks import Item, items_of_case
from storage.follow_ups import follow_ups_of_case
from storage.tables import FollowUp
from storage.unit_of_work import Owed

router = Router()


async def open_coordination(item: Item, desk: Desk) -> FollowUp | None:
    """The coordination of this case that is not settled yet."""
    found = await follow_ups_of_case(
        desk.work.session, item.case.id or 0, [FollowUpKind.COORDINATION], [FollowUpState.OPEN]
    )
    return found[0] if found else None


async def is_in_coordination(item: Item, desk: Desk) -> bool:
    """Whether people have to meet first: until then the case goes to nobody else."""
    return await open_coordination(item, desk) is not None


async def call_in(item: Item, desk: Desk) -> None:
    """The case came back once too often: a person of the office has to bring the units together."""
    count = len(await bounces_of(desk.work.session, item.case.id or 0)) + 1
    follow_up = await _begin(item, desk, count)
    office = desk.rules.directory.office
    for someone in office(PostRole.SUPERVISOR) or office(PostRole.APPROVER, PostRole.ADMIN):
        key = f"coordination_needed:{follow_up.id}@{someone.id}"
        facts = {"count": count, "unit": item.unit.name}
        owed = Owed(key, "coordination_needed", someone.id, desk.push_time(), item.id, facts=facts)
        desk.work.owe(owed)


async def _begin(item: Item, desk: Desk, count: int = 0) -> FollowUp:
    title = render("parts/coordination.j2", count=count)
    origin = f"returns:{item.case.id}:{count}" if count else ""
    case_id = item.case.id or 0
    fresh = FollowUp(
        kind=FollowUpKind.COORDINATION, case_id=case_id, title=title, origin=origin, opened_at=desk.now
    )
    return await begin(fresh, desk)


@router.on(Coordinate)
async def coordinate(intent: Coordinate, desk: Desk) -> Reply:
    """Set the day on which the units meet, or, as an approver, enter whose the case is from now on."""
    item = leading(await live_parts(intent.refs, desk))
    if intent.unit:
        return await _settle(intent, item, desk)
    facts = {"case": desk.line(item), "text": intent.text}
    if not intent.on:
        question = Question((Coordinate((ref_to(item),), text=intent.text),), wants_words_for="on")
        return Reply("questions/coordinate_on.md.j2", facts, question, about=item.id)
    day = read_date(intent.on, today=desk.today, calendar=desk.rules.calendar)
    if not isinstance(day, Exact):
        raise BadDate("not_understood", wording=intent.on)
    if day.on < desk.today:
        raise BadDate("past", wording=intent.on)
    facts["on"] = desk.rules.calendar.describe(day.on, desk.today)
    if not desk.confirmed:
        settled = Coordinate((ref_to(item),), day.on.isoformat(), text=intent.text)
        return Reply("questions/coordinate.md.j2", facts, Question((settled,)), about=item.id)
    follow_up = await open_coordination(item, desk) or await _begin(item, desk)
    move(follow_up, day.on, desk, intent.text)
    await _invite(follow_up, item, desk)
    return Reply("replies/coordinated.md.j2", {**facts, "unit": ""}, about=item.id)


async def _invite(follow_up: FollowUp, item: Item, desk: Desk) -> None:
    """Every unit that has or had the case is told of the meeting."""
    for part in await items_of_case(desk.work.session, item.case.id or 0):
        for liaison in desk.rules.directory.liaisons(part.assignment.unit_id, part.id):
            key = f"coordination_set:{follow_up.id}:{follow_up.due_on}:{part.id}@{liaison.id}"
            facts = {"until": str(follow_up.due_on)}
            desk.work.owe(Owed(key, "coordination_set", liaison.id, desk.push_time(), part.id, facts=facts))


async def _settle(intent: Coordinate, item: Item, desk: Desk) -> Reply:
    """What the meeting came to: the unit is designated, which ends the going round."""
    if PostRole.APPROVER not in desk.who.roles:
        raise NotAllowed(intent="Designate", **who_instead(Designate, desk))
    receiver = find_receiver(intent.unit, item, lambda name: replace(intent, unit=name), desk)
    if isinstance(receiver, Reply):
        return receiver
    unit_id, name = receiver
    facts = {"case": desk.line(item), "unit": name, "text": intent.text, "stays": unit_id == item.unit.id}
    if not desk.confirmed:
        settled = replace(intent, unit=name)
        return Reply("questions/coordinated.md.j2", facts, Question((settled,)), about=item.id)
    follow_up = await open_coordination(item, desk) or await _begin(item, desk)
    await designate_to(Designation(item, unit_id, intent.text), desk)
    settle(follow_up, FollowUpState.DONE, intent.text, desk)
    return Reply("replies/coordinated.md.j2", {**facts, "on": ""}, about=item.id)
