"""Who is told what of an act of supervision: the unit's posts, and the people of the office it concerns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from domain.supervision import STEP_OF
from domain.vocabulary import PostRole, SupervisionLevel
from handlers.desk import Desk
from storage.desks import Item
from storage.people import Someone
from storage.supervision import proposal_name, spoken
from storage.tables import Supervision
from storage.unit_of_work import Owed

ISSUED, UNSIGNED = "supervision_issued", "supervision_unsigned"
TOLD, HEARD = "supervision_told", "supervision_heard"  # further news, for the unit and for the office


def addressees(level: SupervisionLevel, item: Item, desk: Desk) -> list[tuple[Someone, PostRole]]:
    """Whom a step is told to, each once, with the post he is told in."""
    found: dict[int, tuple[Someone, PostRole]] = {}
    for role in STEP_OF[level].told:
        for person in desk.rules.directory.told_for(item.assignment.unit_id, role):
            found.setdefault(person.id, (person, role))
    return list(found.values())


def facts_of(act: Supervision) -> dict[str, Any]:
    """What its news need to say it."""
    return {
        "letter": proposal_name(act),
        "number": spoken(act),
        "level": act.level,
        "until": act.rectify_by_on.isoformat() if act.rectify_by_on else "",
        "reason": act.reason,
    }


def tell_unit(what: str, act: Supervision, item: Item, desk: Desk, **more: Any) -> None:  # noqa: ANN401 - JSON
    """Everybody the act was told to learns what became of it."""
    facts = {**facts_of(act), "what": what, "by": desk.who.name, **more}
    for person, role in addressees(act.level, item, desk):
        key = f"{TOLD}:{what}:{facts['letter']}:{desk.now.isoformat(timespec='seconds')}@{person.id}"
        post = {**facts, "post": role}
        desk.work.owe(Owed(key, TOLD, person.id, desk.push_time(), item.id, facts=post))


def tell_office(
    what: str,
    act: Supervision,
    item: Item,
    desk: Desk,
    **more: Any,  # noqa: ANN401 - JSON
) -> None:
    """Who proposed it and who approved it learn of it, except the one who has just done it."""
    facts = {**facts_of(act), "what": what, "by": desk.who.name, **more}
    for person_id in {act.person_id, act.decided_by} - {None, desk.who.id}:
        key = f"{HEARD}:{what}:{facts['letter']}:{desk.now.isoformat(timespec='seconds')}@{person_id}"
        desk.work.owe(Owed(key, HEARD, person_id or 0, desk.push_time(), item.id, facts=facts))


def tell_discipline(act: Supervision, item: Item, desk: Desk) -> None:
    """A hand-over (移交) is copied to whoever receives copies for discipline."""
    for person in desk.rules.directory.office(PostRole.DISCIPLINE_COPY):
        key = f"{HEARD}:copied:{proposal_name(act)}@{person.id}"
        facts = {**facts_of(act), "what": "copied", "by": desk.who.name}
        desk.work.owe(Owed(key, HEARD, person.id, desk.push_time(), item.id, facts=facts))


def remind_to_sign(act: Supervision, item: Item, desk: Desk) -> None:
    """As for a case (R13): the liaison with the slot after half a working day, the leader a day later.

    They are owed now and dropped when somebody has signed before they are due.
    """
    hours, calendar = desk.rules.policy.hours, desk.rules.calendar
    first = hours.next_slot(hours.half_working_day_after(desk.push_time(), calendar), calendar)
    second = hours.slot_on(calendar.add_working_days(first.date(), 1))
    for role, at in ((PostRole.LIAISON, first), (PostRole.LEADER_IN_CHARGE, second)):
        _owe_reminder(
            act, item, desk, desk.rules.directory.told_for(item.assignment.unit_id, role), (role, at)
        )


def _owe_reminder(
    act: Supervision, item: Item, desk: Desk, people: Iterable[Someone], when: tuple[PostRole, datetime]
) -> None:
    role, at = when
    for person in people:
        key = f"{UNSIGNED}:{proposal_name(act)}:{role}@{person.id}"
        facts = {**facts_of(act), "post": role}
        desk.work.owe(Owed(key, UNSIGNED, person.id, at, item.id, facts=facts))
