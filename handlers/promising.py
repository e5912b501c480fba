"""What an answer letter promises is proposed as dated follow-ups; taken back with the letter (R36, D15)."""

from typing import Any

from domain.masking import mask
from domain.permissions import SUPERVISING
from domain.promises import find_promises
from domain.vocabulary import FollowUpKind, FollowUpState, ReplyKind
from handlers.desk import Desk
from handlers.tracking import begin, name_of, settle
from storage.desks import Item
from storage.follow_ups import follow_ups_of_case
from storage.lines import is_withheld
from storage.results import promises_from
from storage.retractions import drop_notices
from storage.tables import FollowUp
from storage.tables import Reply as Handed
from storage.unit_of_work import Owed

MOST = 8  # promises of one letter; a longer list is a plan and is handed in as one
_LONGEST = 200
_STANDING = (FollowUpState.PROPOSED, FollowUpState.OPEN, FollowUpState.DONE, FollowUpState.BROKEN)


async def propose(handed: Handed, item: Item, desk: Desk) -> None:
    """Every promise of an answer waits for confirmation by the unit or the office."""
    if handed.kind is not ReplyKind.ANSWER:
        return
    known = await _known(item, desk)
    for found in find_promises(handed.text, desk.today, desk.rules.calendar)[:MOST]:
        text = found.text[:_LONGEST]
        if (text, found.due_on) in known:
            continue
        promise = await begin(
            FollowUp(
                kind=FollowUpKind.PROMISE,
                state=FollowUpState.PROPOSED,
                case_id=item.assignment.case_id,
                assignment_id=item.id,
                title=text,
                due_on=found.due_on,
                origin=origin_of(handed),
                opened_at=desk.now,
            ),
            desk,
        )
        if promise.state is FollowUpState.DROPPED:  # of a version that counts again
            promise.state, promise.settled_at = FollowUpState.PROPOSED, None
            promise.settled_on = promise.settled_by = None
    await _tell_office(handed, item, desk)


async def _known(item: Item, desk: Desk) -> set[tuple[str, Any]]:
    """What it promised before and still stands: the same words are not proposed twice."""
    kinds = (FollowUpKind.PROMISE,)
    promises = await follow_ups_of_case(desk.work.session, item.assignment.case_id, kinds, _STANDING)
    return {(one.title, one.due_on) for one in promises if one.assignment_id == item.id}


async def withdraw(handed: Handed, desk: Desk) -> None:
    """The letter was taken back or replaced: what nobody has confirmed goes with it."""
    for one in await promises_from(desk.work.session, origin_of(handed)):
        if one.state is FollowUpState.PROPOSED:
            settle(one, FollowUpState.DROPPED, "letter_gone", desk)
    await drop_notices(desk.work, f"promises_found:{handed.id}@", "letter_gone")


async def promises_in(
    handed: Handed, item: Item, desk: Desk, *, pushed: bool = False
) -> list[dict[str, str]]:
    """What is shown of them beside the letter's echo, or pushed."""
    promises = await promises_from(desk.work.session, origin_of(handed))
    return [
        describe(one, item, desk, pushed=pushed) for one in promises if one.state is FollowUpState.PROPOSED
    ]


def describe(promise: FollowUp, item: Item, desk: Desk, *, pushed: bool = False) -> dict[str, str]:
    """One promise for templates; of a secret case only its day, to outsiders and in what is pushed."""
    hidden = item.case.secret and (pushed or is_withheld(desk.who, item, desk.rules))
    day = desk.rules.calendar.describe(promise.due_on, desk.today, written=True) if promise.due_on else ""
    text = "" if hidden else mask(promise.title)
    return {"name": name_of(promise), "text": text, "until": day}


def origin_of(handed: Handed) -> str:
    """How its promises name the letter."""
    return f"reply:{handed.id}"


async def _tell_office(handed: Handed, item: Item, desk: Desk) -> None:
    promises = await promises_in(handed, item, desk, pushed=True)
    if not promises:
        return
    at = max(handed.counts_at, desk.push_time())
    for person in desk.rules.directory.office(*SUPERVISING):
        key = f"promises_found:{handed.id}@{person.id}"
        desk.work.owe(
            Owed(key, "promises_found", person.id, at, item.id, facts={"promises": promises[:MOST]})
        )
