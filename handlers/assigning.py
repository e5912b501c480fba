"""交办: a case goes to its units, each with its own deadline, and their liaisons are told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from domain.calendar import Calendar
from domain.deadlines import Deadline, due
from domain.errors import BadInput, WrongState
from domain.intents import Assign, NamedUnit
from domain.policy import Policy
from domain.tables.columns import LONGEST, Column
from domain.tables.numbers import read_case_number
from domain.tables.records import CaseRecord
from domain.terms import Ongoing, SpanTerm, parse_term
from domain.vocabulary import AssignmentRole, AssignmentState, DayUnit, DeadlineKind, PostRole, Source
from domain.written_days import TermProblem
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import guess_units, offer_units
from storage.cases import find_case
from storage.desks import Item
from storage.tables import Assignment, Case, Unit
from storage.unit_of_work import Owed, UnitOfWork

router = Router()
LONGEST_TITLE = LONGEST[Column.TITLE]


@router.on(Assign)
async def assign(intent: Assign, desk: Desk, work: UnitOfWork) -> Reply:
    """Hand out one case by chat: echoed with every unit's deadline, done after one 确认."""
    intent = _spell_out(intent, desk)
    if asked := _complete(intent, desk):
        return asked
    record = _record(intent, desk)
    if await find_case(work.session, record.key):
        raise WrongState("exists", number=record.number)
    facts = {
        "case": record,
        "units": [(name, role, _limit(record, role)) for name, role in record.units],
        **desk.push_facts(urgent=record.deadline.kind is DeadlineKind.IMMEDIATE),
        "calendar": desk.rules.calendar,
    }
    if not desk.confirmed:
        return Reply("questions/assign.md.j2", facts, Question((intent,)))
    await hand_out([record], desk)
    return Reply("replies/assigned.md.j2", facts)


def _spell_out(intent: Assign, desk: Desk) -> Assign:
    """Units in full where a short name means only one: the echo shows them before anything is done."""
    for place, named in enumerate(intent.units):
        guesses = guess_units(named.name, desk)
        if len(guesses) == 1:
            intent = _with_unit(intent, place, guesses[0])
    return intent


def _complete(intent: Assign, desk: Desk) -> Reply | None:
    """Ask for the first thing that is missing or unclear; None when the case can be handed out."""
    if intent.ref is None or not (intent.ref.source or intent.source):
        raise BadInput("assign_number")
    if not intent.units:
        raise BadInput("assign_units")
    for place, named in enumerate(intent.units):
        if guess_units(named.name, desk) == (named.name,):
            continue
        offered = offer_units(named.name, desk)[:5]
        if not offered:
            raise BadInput("assign_unit", unit=named.name)
        options = tuple(_with_unit(intent, place, name) for name in offered)
        facts = {"wording": named.name, "names": offered}
        return Reply("questions/which_unit.md.j2", facts, Question(options, rereads=True))
    for field in ("title", "deadline"):
        if not getattr(intent, field):
            question = Question((intent,), wants_words_for=field)
            return Reply(f"questions/assign_{field}.md.j2", {"number": intent.ref.written}, question)
    return None


def _with_unit(intent: Assign, place: int, name: str) -> Assign:
    units = list(intent.units)
    units[place] = NamedUnit(name, units[place].role)
    return replace(intent, units=tuple(units))


def _record(intent: Assign, desk: Desk) -> CaseRecord:
    """The case as an import would have read it from a table."""
    if intent.ref is None:
        raise BadInput("assign_number")
    if len(intent.title) > LONGEST_TITLE:
        raise BadInput("assign_title", most=LONGEST_TITLE)
    source = intent.ref.source or intent.source or Source.SUPERIOR_ORDER
    number = read_case_number(intent.ref.written or str(intent.ref.ordinal), source, in_session=True)
    term = parse_term(intent.deadline, year_hint=desk.today.year)
    if isinstance(term, TermProblem):
        raise BadInput("assign_deadline", wording=intent.deadline)
    deadline = due(term, desk.today, desk.rules.calendar)
    if deadline.on and deadline.on < desk.today:
        raise BadInput("assign_deadline_past", wording=intent.deadline)
    return CaseRecord(
        source=source,
        in_session=True,
        number=number.display,
        identity=number.identity,
        ordinal=number.ordinal,
        title=intent.title,
        units=tuple((unit.name, unit.role) for unit in intent.units),
        assigned_on=desk.today,
        assigned_as_written=False,
        term=intent.deadline,
        deadline=deadline,
        co_deadline=co_limit(deadline, desk.today, desk.rules.calendar, desk.rules.policy),
    )


def co_limit(lead: Deadline, assigned_on: date, calendar: Calendar, policy: Policy) -> Deadline:
    """A co-handler's own limit where none is written: some months, but never later than the lead's."""
    own = due(SpanTerm(policy.co_months, DayUnit.MONTHS), assigned_on, calendar)
    return own if lead.on and own.on and own.on < lead.on else lead


def _limit(record: CaseRecord, role: AssignmentRole) -> Deadline:
    return record.co_deadline or record.deadline if role is AssignmentRole.CO else record.deadline


async def hand_out(records: Sequence[CaseRecord], desk: Desk) -> list[Case]:
    """Store cases with their assignments, note them in the ledger, and owe every unit its push."""
    cases = [_case(record) for record in records]
    desk.work.session.add_all(cases)
    await desk.work.session.flush()
    names = {name: unit_id for unit_id, name in desk.rules.directory.units.items()}
    items = [
        Item(_assignment(case, names[name], role, record, desk), case, Unit(id=names[name], name=name))
        for case, record in zip(cases, records, strict=True)
        for name, role in record.units
    ]
    desk.work.session.add_all(item.assignment for item in items)
    await desk.work.session.flush()
    for item in items:
        owe_assigned(item, desk)
    for case, record in zip(cases, records, strict=True):
        units = [[name, role] for name, role in record.units]
        subject = f"case:{case.id}"
        desk.work.record("assigned", desk.actor, subject, number=case.number, title=case.title, units=units)
    return cases


def _case(record: CaseRecord) -> Case:
    return Case(
        source=record.source,
        in_session=record.in_session,
        year=record.assigned_on.year,
        number=record.number,
        identity=record.identity,
        ordinal=record.ordinal,
        assigned_on=record.assigned_on,
        term=record.term,
        **particulars(record),
    )


def particulars(record: CaseRecord) -> dict[str, Any]:
    """What a later import of the same case may change."""
    return {
        "title": record.title,
        "content": record.content,
        "proposers": list(record.proposers),
        "appeal_kind": record.appeal_kind,
        "received_at": record.received_at,
        "key_case": record.key_case,
        "secret": record.secret,
        "designated": record.designated,
        "remarks": record.remarks,
        "target": record.target,
        "measure": record.measure,
        "progress": record.progress,
        "fingerprint": record.fingerprint,
    }


def _assignment(case: Case, unit_id: int, role: AssignmentRole, record: CaseRecord, desk: Desk) -> Assignment:
    limit = _limit(record, role)
    return Assignment(
        case_id=case.id or 0,
        unit_id=unit_id,
        role=role,
        state=AssignmentState.ASSIGNED,
        deadline_kind=limit.kind,
        deadline_on=limit.on,
        first_deadline_on=limit.on,
        provisional=limit.provisional,
        assigned_at=desk.now,
        review_every_days=limit.term.review_every_days if isinstance(limit.term, Ongoing) else None,
    )


def owe_assigned(item: Item, desk: Desk) -> None:
    """The unit's liaison is to be told; if nobody can be, an administrator is (never into the void)."""
    urgent = item.assignment.deadline_kind is DeadlineKind.IMMEDIATE
    due_at = desk.push_time(urgent=urgent)
    liaisons = desk.rules.directory.liaisons(item.assignment.unit_id)
    for person in liaisons:
        key = f"assigned:{item.id}@{person.id}"
        desk.work.owe(Owed(key, "assigned", person.id, due_at, item.id, urgent=urgent))
    for admin in () if liaisons else desk.rules.directory.office(PostRole.ADMIN):
        key = f"admin_alert:unreachable_unit:{item.assignment.unit_id}:{desk.today}@{admin.id}"
        facts = {"code": "unreachable_unit", "unit": item.unit.name}
        desk.work.owe(Owed(key, "admin_alert", admin.id, due_at, facts=facts))
