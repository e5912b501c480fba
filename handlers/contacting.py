"""当面谈过、打过电话: contacts with whoever raised a case, logged in the unit's own words."""

from dataclasses import replace
from datetime import date

from domain.contact_phases import Course, derive_phase, phase_said, whom_met
from domain.errors import BadInput, WrongState
from domain.intents import LogContact
from domain.planning import day_of
from domain.reading.cases.contacts import claims_satisfaction, read_contact_day
from domain.vocabulary import AssignmentState, ContactKind, ContactPhase, ReplyKind
from handlers.desk import Desk
from handlers.first_contact import settle_first_contact
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.contacts import contacts_of, count_contacts
from storage.desks import Item
from storage.replies import counting_on
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
    phase = intent.phase or phase_said(intent.text) or derive_phase(on, await _course(item, desk))
    phases = [phase, *(one for one in ContactPhase if one is not phase)] if phase else [*ContactPhase]
    facts = {
        "case": desk.line(item),
        "kind": intent.kind,
        "on": desk.rules.calendar.describe(on, desk.today),
        "text": intent.text,
        "whom": whom_met(intent.text),
        "face": intent.kind is ContactKind.FACE,
        "satisfaction": claims_satisfaction(intent.text),
        "phases": phases,
        "phase": phase,
    }
    if not desk.confirmed or phase is None:
        options = tuple(replace(intent, phase=one) for one in phases)
        question = Question(options, settles=True, yes_is_first=phase is not None)
        return Reply("questions/contact.md.j2", facts, question, about=item.id)
    await _enter(replace(intent, phase=phase), on, item, desk)
    facts["contacts"] = await count_contacts(work.session, item.id)
    return Reply("replies/contact.md.j2", facts, about=item.id)


async def _course(item: Item, desk: Desk) -> Course:
    """What is known of the case's handling so far."""
    texts = await counting_on(desk.work.session, item.id)
    worked = [day_of(one.said_at) for one in texts if one.kind is ReplyKind.PROGRESS]
    answered_at = item.assignment.answered_at
    return Course(
        met={one.phase for one in await contacts_of(desk.work.session, item.id) if one.phase},
        first_progress_on=min(worked, default=None),
        answered_on=day_of(answered_at) if answered_at else None,
    )


async def _enter(intent: LogContact, on: date, item: Item, desk: Desk) -> None:
    contact = Contact(
        assignment_id=item.id,
        kind=intent.kind,
        phase=intent.phase,
        with_whom=whom_met(intent.text),
        on=on,
        text=intent.text,
        person_id=desk.who.id,
        said_at=desk.now,
    )
    contact_id = await desk.work.insert(contact)
    desk.remember("contact", assignments=[item.id], contact=contact_id)
    phase = intent.phase.value if intent.phase else ""
    desk.work.record(
        "contacted", desk.actor, item.subject, kind=intent.kind, on=str(on), text=intent.text, phase=phase
    )
    await settle_first_contact(item, intent.text, desk)
