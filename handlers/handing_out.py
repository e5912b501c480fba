"""A case goes to its units: rows, a note in the ledger, and the pushes that are owed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from domain.calendar import Calendar
from domain.deadlines import Deadline, due
from domain.errors import BadInput
from domain.packs import CoOpinionRule
from domain.tables.records import CaseRecord
from domain.terms import Ongoing
from domain.vocabulary import AssignmentRole, AssignmentState, DeadlineKind, PostRole, Source
from handlers.desk import Desk
from handlers.first_contact import expect_first_contact
from handlers.joint.duty_to_meet import open_meetings
from handlers.likeness.linking import link_alike
from storage.desks import Item
from storage.netizen_messages import note_collected
from storage.tables import Assignment, Case, Unit
from storage.unit_of_work import Owed

# Limits that are no day: at once, and ongoing with its reviews.
WITHOUT_A_DAY = frozenset({DeadlineKind.ONGOING, DeadlineKind.IMMEDIATE})


def co_limit(lead: Deadline, assigned_on: date, calendar: Calendar, rule: CoOpinionRule) -> Deadline:
    """A co-handler's own limit where none is written: the pack's, but never later than the lead's."""
    if rule.within is None:
        return lead
    own = due(rule.within, assigned_on, calendar)
    return own if lead.on and own.on and own.on < lead.on else lead


def limit_of(record: CaseRecord, role: AssignmentRole) -> Deadline:
    """The deadline of whoever takes this part in the case."""
    return record.co_deadline or record.deadline if role is AssignmentRole.CO else record.deadline


async def hand_out(records: Sequence[CaseRecord], desk: Desk) -> list[Case]:
    """Store cases with their assignments, note them in the ledger, and owe every unit its push.

    Raises BadInput for a case without a unit or without a limit: the ledger is complete by construction (R4).
    """
    for record in records:
        _check_complete(record)
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
    meetings = await open_meetings(items, desk)
    for item in items:
        owe_assigned(item, desk, meetings.get(item.assignment.case_id))
        await expect_first_contact(item, desk)
    for case, record in zip(cases, records, strict=True):
        units = [[name, role] for name, role in record.units]
        subject = f"case:{case.id}"
        desk.work.record("assigned", desk.actor, subject, number=case.number, title=case.title, units=units)
    await link_alike(cases, desk)
    if any(record.source is Source.NETIZEN_MESSAGE for record in records):
        await note_collected(desk.work)
    return cases


def _check_complete(record: CaseRecord) -> None:
    limits = [limit_of(record, role) for _, role in record.units]
    if not limits:
        raise BadInput("case_without_unit", number=record.number)
    if any(limit.on is None and limit.kind not in WITHOUT_A_DAY for limit in limits):
        raise BadInput("case_without_limit", number=record.number)


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
        "leader": record.leader,
        "supervising_leader": record.supervising_leader,
        "leader_case": record.leader_case,
        "superior": record.superior,
        "anonymous": record.anonymous,
        **({"columns": record.row.as_json()} if record.row else {}),
        "fingerprint": record.fingerprint,
    }


def _assignment(case: Case, unit_id: int, role: AssignmentRole, record: CaseRecord, desk: Desk) -> Assignment:
    limit = limit_of(record, role)
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
        handed_over_at=desk.now,
        review_every_days=_asked_every(case, limit, role, desk),
    )


def _asked_every(case: Case, limit: Deadline, role: AssignmentRole, desk: Desk) -> int | None:
    """How often the unit is asked how far it is: an ongoing case by its term, any other by its pack."""
    if isinstance(limit.term, Ongoing):
        return limit.term.review_every_days
    return None if role is AssignmentRole.CO else desk.rules.pack_of(case).rhythm.ask_days


def owe_assigned(item: Item, desk: Desk, meet: dict[str, Any] | None = None) -> None:
    """The unit's liaison is to be told; if nobody can be, an administrator is (never into the void).

    `meet`: why its units have to meet, told in the same message.
    """
    urgent = item.assignment.deadline_kind is DeadlineKind.IMMEDIATE
    due_at = desk.push_time(urgent=urgent)
    liaisons = desk.rules.directory.liaisons(item.assignment.unit_id, item.id)
    for person in liaisons:
        key = f"assigned:{item.id}@{person.id}"
        facts: dict[str, Any] = {"meet": meet} if meet else {}
        desk.work.owe(Owed(key, "assigned", person.id, due_at, item.id, urgent=urgent, facts=facts))
    for admin in () if liaisons else desk.rules.directory.office(PostRole.ADMIN):
        key = f"admin_alert:unreachable_unit:{item.assignment.unit_id}:{desk.today}@{admin.id}"
        facts = {"code": "unreachable_unit", "unit": item.unit.name}
        desk.work.owe(Owed(key, "admin_alert", admin.id, due_at, facts=facts))
    if item.case.key_case:
        _tell_heads(item, desk, due_at)


def _tell_heads(item: Item, desk: Desk, due_at: datetime) -> None:
    """Of a key case the head of the unit is told at once: he answers for it himself (双督办)."""
    post = PostRole.UNIT_HEAD
    facts = {"what": "key", "leader": item.case.supervising_leader, "letter": "", "post": post}
    for head in desk.rules.directory.holders(item.assignment.unit_id, post):
        key = f"key_assigned:{item.id}@{head.id}"
        desk.work.owe(Owed(key, "supervision_told", head.id, due_at, item.id, facts=facts))
