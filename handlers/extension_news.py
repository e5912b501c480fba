"""Who is told what became of an extension: both sides, and the co-handlers of a lead's case."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.notice_kinds import NoticeKind
from domain.transitions import OPEN
from domain.vocabulary import AssignmentRole, RequestState
from handlers.desk import Desk
from storage.decisions import Request, name_of
from storage.desks import Item, items_of_case
from storage.extensions import Hearer, hearers, newest_extension
from storage.people import Someone
from storage.tables import ExtensionRequest
from storage.unit_of_work import Owed

LEAD_EXTENDED: Final = NoticeKind.LEAD_EXTENDED.value


@dataclass(frozen=True, slots=True)
class Story:
    """The newest request of a case as its card tells it."""

    state: RequestState
    until: str
    by: str  # who decided
    at: str
    told: tuple[str, ...]
    co_told: tuple[tuple[str, str], ...]  # unit and name
    all_told: bool  # every message is out


def notice_of(kind: str, request: Request) -> str:
    """How the keys of a decision's notices begin."""
    return f"{kind}:{name_of(request)}@"


def co_notice_of(request: Request, part: Item) -> str:
    """How the keys of the news to one co-handler begin."""
    return f"{LEAD_EXTENDED}:{name_of(request)}:{part.id}@"


def tell_decision(
    kind: str, request: Request, item: Item, desk: Desk, facts: dict[str, Any]
) -> tuple[str, ...]:
    """The unit's liaison, and the person who asked if that is somebody else; returns their names."""
    told = [*desk.rules.directory.liaisons(item.assignment.unit_id, item.id)]
    if request.person_id not in {person.id for person in told}:
        told.append(desk.rules.directory.person(request.person_id))
    for person in told:
        key = f"{notice_of(kind, request)}{person.id}"
        desk.work.owe(Owed(key, kind, person.id, desk.push_time(), item.id, facts=facts))
    return tuple(person.name for person in told)


async def tell_co_handlers(
    request: ExtensionRequest, item: Item, until: date, desk: Desk
) -> tuple[tuple[str, str], ...]:
    """Whoever handles the case together with a lead learns the lead's new limit; unit and name of each."""
    told = list[tuple[str, str]]()
    for part in await co_handlers(item, desk):
        for person in desk.rules.directory.liaisons(part.assignment.unit_id, part.id):
            key, facts = f"{co_notice_of(request, part)}{person.id}", {"until": until.isoformat()}
            facts["lead"] = item.unit.name
            desk.work.owe(Owed(key, LEAD_EXTENDED, person.id, desk.push_time(), part.id, facts=facts))
            told.append((part.unit.name, person.name))
    return tuple(told)


async def co_handlers(item: Item, desk: Desk) -> list[Item]:
    """The parts of the case that still owe the lead their opinion."""
    if item.assignment.role is not AssignmentRole.LEAD:
        return []
    parts = await items_of_case(desk.work.session, item.assignment.case_id)
    return [
        part for part in parts if part.assignment.role is AssignmentRole.CO and part.assignment.state in OPEN
    ]


async def tell_story(item: Item, desk: Desk) -> Story | None:
    """What was asked for last, what became of it, and whom that was told."""
    request = await newest_extension(desk.work.session, item.id)
    if request is None:
        return None
    directory, name = desk.rules.directory, name_of(request)
    heard = await hearers(desk.work.session, _keys(request, name))
    by = directory.find(request.decided_by) if request.decided_by else None
    return Story(
        request.state,
        desk.rules.calendar.describe(request.second_deadline_on or request.asked_until_on, desk.today),
        by.name if by else "",
        request.decided_at.isoformat() if request.decided_at else "",
        tuple(_name(one, desk) for one in heard if one.unit_id == item.assignment.unit_id or not _is_co(one)),
        tuple(
            (directory.units.get(one.unit_id, ""), _name(one, desk))
            for one in heard
            if _is_co(one) and one.unit_id != item.assignment.unit_id
        ),
        all(one.sent for one in heard),
    )


def _keys(request: ExtensionRequest, name: str) -> tuple[str, ...]:
    if request.state is RequestState.PENDING:
        return (f"extension_requested:{request.id}@",)
    return f"extension_{request.state.value}:{name}@", f"{LEAD_EXTENDED}:{name}:"


def _is_co(one: Hearer) -> bool:
    return one.role is AssignmentRole.CO


def _name(one: Hearer, desk: Desk) -> str:
    person: Someone | None = desk.rules.directory.find(one.person_id)
    return person.name if person else ""
