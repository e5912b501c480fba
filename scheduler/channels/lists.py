"""What has to stand in people's own to-do lists: their open cases, no other, with the day in force."""

from typing import Final

from domain.transitions import OPEN
from domain.vocabulary import AssignmentState
from message_templates import render, unescape
from storage.desks import Item
from storage.lines import title_for_all
from storage.notices import Turn, take_turn
from storage.people import Someone
from storage.rules import Rules
from storage.tables import ToDoItem, ToDoState
from storage.to_dos import overtaken, rounds_of, without_item
from storage.unit_of_work import UnitOfWork

AT_ONCE: Final = 200
# What takes a case off the unit's desk without its having been done.
_TAKEN_AWAY: Final = frozenset({AssignmentState.RETURNED, AssignmentState.REVOKED, AssignmentState.SUSPENDED})


async def keep_lists(work: UnitOfWork, rules: Rules) -> bool:
    """Note what the lists lack and what is out of date in them; False when there was nothing."""
    await take_turn(work, Turn.TO_DO)
    holders = _holders(rules)
    pairs = [(unit_id, person.id) for unit_id, person in holders.items()]
    stale = await overtaken(work.session, pairs, AT_ONCE)
    for row, item in stale:
        _bring_up_to_date(work, row, item, holders.get(item.assignment.unit_id))
    await work.session.flush()
    fresh = await without_item(work.session, pairs, AT_ONCE) if rules.policy.to_dos and pairs else []
    known = await rounds_of(work.session, {item.id for item in fresh})
    for item in fresh:
        _put(work, item, holders[item.assignment.unit_id], known.get(item.id, 0) + 1)
    return bool(stale or fresh)


def _holders(rules: Rules) -> dict[int, Someone]:
    """In whose list a unit's cases stand: its first liaison who can be told."""
    told = ((unit_id, rules.directory.liaisons(unit_id)) for unit_id in rules.directory.units)
    return {unit_id: people[0] for unit_id, people in told if people}


def _put(work: UnitOfWork, item: Item, person: Someone, number: int) -> None:
    work.session.add(
        ToDoItem(
            assignment_id=item.id,
            person_id=person.id,
            round=number,
            user_id=person.user_id or "",
            subject=subject_of(item),
            due_on=item.assignment.deadline_on,
            secret=item.case.secret,
            next_try_at=work.now,
            created_at=work.now,
        )
    )


def _bring_up_to_date(work: UnitOfWork, row: ToDoItem, item: Item, holder: Someone | None) -> None:
    """Its end, its removal, its new day: told to the wire as soon as that may be."""
    state = item.assignment.state
    if state in OPEN and holder is not None and holder.id == row.person_id:
        row.subject, row.due_on, row.secret = (
            subject_of(item),
            item.assignment.deadline_on,
            item.case.secret,
        )
    else:
        is_away = state in OPEN or state in _TAKEN_AWAY
        row.wanted = ToDoState.REMOVED if is_away else ToDoState.DONE
    row.pending, row.next_try_at = row.wanted is ToDoState.OPEN or _may_be_known(row), work.now


def _may_be_known(row: ToDoItem) -> bool:
    """Whether the wire may have heard of it: of what it never heard there is nothing to tick or remove."""
    return bool(row.task_id or row.attempts or row.lease_owner)


def subject_of(item: Item) -> str:
    """Number, title and last day; of a secret case the number alone: lists lie open on desks (R6)."""
    facts = {"number": item.case.spoken, "title": title_for_all(item.case), "secret": item.case.secret}
    return unescape(render("channels/to_do.j2", **facts, on=item.assignment.deadline_on))[:300]
