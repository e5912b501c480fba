"""Somebody left, or cannot be reached any more: the office has a task at once, and what waits moves on."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from domain.notice_kinds import NoticeKind
from domain.vocabulary import HandOverState, PostRole
from domain.zone import OFFICE_ZONE
from storage.desks import open_items
from storage.ledger import ROBOT
from storage.people import Directory, Held, Someone, mark_unreachable
from storage.retractions import recall_unsent
from storage.rules import Rules
from storage.tables import HandOver
from storage.unit_of_work import Owed, UnitOfWork

CANDIDATES = 3  # colleagues offered, one button each
_TOLD = (PostRole.ADMIN, PostRole.SUPERVISOR, PostRole.APPROVER)


async def note_departure(work: UnitOfWork, someone: Someone, why: str = "") -> Rules:
    """Nobody writes to him any more. `why`: what the wire said; "" where the company says he left.

    What was in a message for him waits anew and is told to whoever stands in, holds the post, or leads.
    """
    await mark_unreachable(work.session, someone.id)
    rules = await work.change_rules()
    user = someone.user_id or f"person:{someone.id}"
    work.record("person_left", ROBOT, f"person:{user}", why=why)
    await recall_unsent(work, someone.id)
    told = next((people for role in _TOLD if (people := rules.directory.office(role))), [])
    posts = [post for post in someone.posts if post.instead_of is None]
    for unit_id in dict.fromkeys(post.unit_id for post in posts):
        held = [post for post in posts if post.unit_id == unit_id]
        facts = await _vacancy(work, rules, someone, held) | {"why": why}
        _owe(work, told, f"{someone.id}:{unit_id}", facts)
    if not posts:
        _owe(work, told, f"{someone.id}:0", {"name": someone.name, "unit": "", "roles": [], "why": why})
    return rules


def _owe(work: UnitOfWork, told: Sequence[Someone], about: str, facts: dict[str, Any]) -> None:
    """Once a day at most, however many ways it is heard of."""
    on = f"{work.now.astimezone(OFFICE_ZONE):%Y%m%d}"
    for person in told:
        key = f"{NoticeKind.POST_VACANT}:{about}:{on}@{person.id}"
        work.owe(Owed(key, NoticeKind.POST_VACANT, person.id, work.now, facts=facts))


async def _vacancy(work: UnitOfWork, rules: Rules, someone: Someone, held: Sequence[Held]) -> dict[str, Any]:
    """Which post, what lies there, who gets it meanwhile, and who might hold it."""
    directory, unit_id = rules.directory, held[0].unit_id
    liaison = any(post.role in (PostRole.LIAISON, PostRole.CASE_OFFICER) for post in held)
    items = await open_items(work.session, [unit_id]) if liaison or _leads(held) else []
    dated = [item for item in items if item.assignment.deadline_on]
    soonest = min(dated, key=lambda item: item.assignment.deadline_on or rules.on, default=None)
    meanwhile = directory.liaisons(unit_id) if liaison else []
    led = directory.told_for(unit_id, PostRole.LEADER_IN_CHARGE) if liaison and not meanwhile else []
    successor = await _asked_successor(work, someone, unit_id)
    return {
        "name": someone.name,
        "unit": held[0].unit_name,
        "roles": list(dict.fromkeys(post.role for post in held)),
        "regular": any(post.role is PostRole.LIAISON and not post.stand_in for post in held),
        "open": len(items),
        "soonest": soonest.case.spoken if soonest else "",
        "due": rules.calendar.describe(soonest.assignment.deadline_on, rules.on)
        if soonest and soonest.assignment.deadline_on
        else "",
        "meanwhile": [one.name for one in meanwhile],
        "led": [one.name for one in led],
        "candidates": _candidates(directory, unit_id, successor),
    }


def _leads(held: Sequence[Held]) -> bool:
    return any(post.role in (PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD) for post in held)


async def _asked_successor(work: UnitOfWork, someone: Someone, unit_id: int) -> int:
    """Whom he had asked to take over; 0 if nobody."""
    query = select(HandOver.to_id).where(
        HandOver.from_id == someone.id,
        HandOver.unit_id == unit_id,
        col(HandOver.state).in_((HandOverState.ASKED, HandOverState.PARTLY)),
    )
    return (await work.session.exec(query.order_by(col(HandOver.id).desc()))).first() or 0


def _candidates(directory: Directory, unit_id: int, successor: int) -> list[str]:
    """Colleagues of the unit who can be told: whom he named himself, deputies and case officers, others."""
    order = (PostRole.LIAISON, PostRole.CASE_OFFICER, PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD)
    found = {one.id: one for role in order for one in directory.holders(unit_id, role)}
    first = sorted(found.values(), key=lambda one: one.id != successor)
    names = [one.name for one in directory.everybody()]
    return [one.name if names.count(one.name) == 1 else one.user_id or one.name for one in first[:CANDIDATES]]
