"""当面谈过、打过电话: contacts with whoever raised a case, logged in the unit's own words."""

from datetime import date

from domain.errors import BadInput, WrongState
from domain.intents import LogContact
from domain.reading.cases.contacts import claims_satisfaction, read_contact_day
from domain.vocabulary import AssignmentState, ContactKind
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.contacts import count_contacts
from storage.desks import Item
from storage.tables import Contact
from storage.unit_of_work import UnitOfWork

router = Router()
OVER = (AssignmentState.RETURNED, AssignmentState.REVOKED, AssignmentState.CLOSED)


@router.on(LogContact)
async def log_contact(intent: LogContact, desk: Desk, work: UnitOfWork) -> Reply:
    """Echo how and when; it is logged after one 确认. How satisfied he is, the office asks himself."""
    item = await desk.own_one(intent.refs)
    if item.assignment.state in OVER:
        raise WrongState(item.assignment.state, number=item.case.spoken)
    on = read_contact_day(intent.text, desk.today)
    if on is None:
        raise BadInput("contact_day", number=item.case.spoken)
    facts = {
        "case": desk.line(item),
        "kind": intent.kind,
        "on": desk.rules.calendar.describe(on, desk.today),
        "text": intent.text,
        "face": intent.kind is ContactKind.FACE,
        "satisfaction": claims_satisfaction(intent.text),
    }
    if not desk.confirmed:
        return Reply("questions/contact.md.j2", facts, Question((intent,)), about=item.id)
    await _enter(intent, on, item, desk)
    facts["contacts"] = await count_contacts(work.session, item.id)
    return Reply("replies/contact.md.j2", facts, about=item.id)


async def _enter(intent: LogContact, on: date, item: Item, desk: Desk) -> None:
    contact = Contact(
        assignment_id=item.id,
        kind=intent.kind,
        on=on,
        text=intent.text,
        person_id=desk.who.id,
        said_at=desk.now,
    )
    contact_id = await desk.work.insert(contact)
    desk.remember("contact", assignments=[item.id], contact=contact_id)
    desk.work.record("contacted", desk.actor, item.subject, kind=intent.kind, on=str(on), text=intent.text)
