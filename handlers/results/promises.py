"""承诺事项: confirmed by the unit or the office, struck by the office, carried on to another day."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.errors import AlreadyDecided, NothingThere
from domain.intents import CarryPromise, ConfirmPromise, Intent, StrikePromise
from domain.permissions import SUPERVISING
from domain.vocabulary import FollowUpKind, FollowUpState, ResultClass
from handlers.days import read_new_limit
from handlers.desk import Desk
from handlers.promising import describe
from handlers.replying import Question, Reply
from handlers.results.telling import News, tell_unit
from handlers.router import Router
from handlers.tracking import begin, move, name_of, settle
from storage.desks import Item, items_by_id
from storage.follow_ups import find_follow_up
from storage.results import decide_follow_up
from storage.tables import FollowUp

router = Router()
_CONFIRMED = (FollowUpState.OPEN, FollowUpState.BROKEN)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise and the part of the unit that gave it."""

    row: FollowUp
    item: Item

    def facts(self, desk: Desk) -> dict[str, Any]:
        """For templates."""
        return {
            "case": desk.line(self.item),
            "promise": describe(self.row, self.item, desk),
            "state": self.row.state,
        }


async def find_promise(name: str, desk: Desk) -> Promise:
    """The promise a button names, if he may see its case; else the answer for one that is not there."""
    row = await find_follow_up(desk.work.session, name)
    if row is None or row.kind is not FollowUpKind.PROMISE or row.assignment_id is None:
        raise NothingThere("promise")
    item = (await items_by_id(desk.work.session, [row.assignment_id], lock=True))[row.assignment_id]
    if not desk.in_sight([item]):
        raise NothingThere("promise")
    return Promise(row, item)


@router.on(ConfirmPromise)
async def confirm_promise(intent: ConfirmPromise, desk: Desk) -> Reply:
    """It is one: from now on it is followed up, perhaps by another day."""
    promise = await find_promise(intent.promise, desk)
    if intent.other_day and not intent.until:
        question = Question((intent,), wants_words_for="until")
        return Reply("questions/promise_day.md.j2", promise.facts(desk), question, about=promise.item.id)
    day = _other_day(intent.until, promise, desk) if intent.until else promise.row.due_on
    if isinstance(day, Reply):
        return day
    await _win(promise, (FollowUpState.PROPOSED,), FollowUpState.OPEN, desk)
    if day != promise.row.due_on:
        move(promise.row, day, desk, "confirmed")
    promise.row.told_on = desk.today
    desk.work.record(
        "promise_confirmed", desk.actor, promise.item.subject, id=promise.row.id, due=str(day or "")
    )
    desk.remember("promise", promise=intent.promise, was="suggested", assignments=[promise.item.id])
    if promise.item.assignment.unit_id not in desk.who.unit_ids:
        _tell_unit("promise_set", promise, desk)
    return _say("confirmed", promise, desk)


def _other_day(wording: str, promise: Promise, desk: Desk) -> date | Reply:
    """The day that was named; of several he picks one. Raises BadDate."""
    limit = read_new_limit(wording, desk.today, desk)
    if limit.certain:
        return limit.days[0]
    name = name_of(promise.row)
    options = tuple(ConfirmPromise(name, day.isoformat()) for day in limit.days)
    return _ask_day(wording, limit.days, options, promise, desk)


def _ask_day(
    wording: str, days: Collection[date], options: tuple[Intent, ...], promise: Promise, desk: Desk
) -> Reply:
    described = [desk.rules.calendar.describe(day, desk.today, written=True) for day in days]
    facts = {**promise.facts(desk), "wording": wording, "days": described}
    question = Question(options, rereads=True)
    return Reply("questions/promise_days.md.j2", facts, question, about=promise.item.id)


@router.on(StrikePromise)
async def strike_promise(intent: StrikePromise, desk: Desk) -> Reply:
    """It is none: only the office says so."""
    promise = await find_promise(intent.promise, desk)
    await _win(promise, (FollowUpState.PROPOSED,), FollowUpState.DROPPED, desk)
    settle(promise.row, FollowUpState.DROPPED, "no_promise", desk)
    desk.remember("promise", promise=intent.promise, was="suggested", assignments=[promise.item.id])
    return _say("struck", promise, desk)


@router.on(CarryPromise)
async def carry_promise(intent: CarryPromise, desk: Desk) -> Reply:
    """What was not kept in time is carried on to another day, for a reason."""
    promise = await find_promise(intent.promise, desk)
    if promise.row.state not in _CONFIRMED:
        raise _decided(promise, desk)
    missing = "until" if not intent.until else "reason" if not intent.reason.strip() else ""
    if missing:
        question = Question((intent,), wants_words_for=missing)
        facts = {**promise.facts(desk), "wants": missing}
        return Reply("questions/promise_carry.md.j2", facts, question, about=promise.item.id)
    limit = read_new_limit(intent.until, max(desk.today, promise.row.due_on or desk.today), desk)
    if not limit.certain:
        options = tuple(replace(intent, until=day.isoformat()) for day in limit.days)
        return _ask_day(intent.until, limit.days, options, promise, desk)
    carried = await _carry(intent, promise, limit.days[0], desk)
    _tell_unit("promise_set", carried, desk)
    return _say("carried", carried, desk)


async def _carry(intent: CarryPromise, promise: Promise, on: date, desk: Desk) -> Promise:
    """One that is open is moved; one that was broken stays so, and is promised anew."""
    row = promise.row
    if row.state is FollowUpState.OPEN:
        before = row.due_on and row.due_on.isoformat()
        move(row, on, desk, intent.reason)
        desk.remember("carry", promise=intent.promise, was=before, assignments=[promise.item.id])
        return promise
    fresh = await begin(
        FollowUp(
            kind=FollowUpKind.PROMISE,
            case_id=row.case_id,
            assignment_id=row.assignment_id,
            title=row.title,
            due_on=on,
            origin=f"follow_up:{row.id}",
            opened_at=desk.now,
        ),
        desk,
    )
    desk.remember("promise", promise=name_of(fresh), was="dropped", assignments=[promise.item.id])
    return Promise(fresh, promise.item)


def tell_judged(row: FollowUp, item: Item, desk: Desk) -> None:
    """The unit learns what the office found; where it was kept, that a second answer may be due."""
    _tell_unit("promise_settled", Promise(row, item), desk)


async def _win(
    promise: Promise, expected: Collection[FollowUpState], state: FollowUpState, desk: Desk
) -> None:
    """Compare and set: a second tap learns who was first."""
    if not await decide_follow_up(desk.work.session, promise.row, expected, state):
        raise _decided(promise, desk)


def _decided(promise: Promise, desk: Desk) -> AlreadyDecided:
    row = promise.row
    by = desk.rules.directory.find(row.settled_by or row.opened_by or 0)
    at = row.settled_at.isoformat() if row.settled_at else None
    return AlreadyDecided(state=f"promise_{row.state}", by=by.name if by else "", at=at)


def _tell_unit(kind: str, promise: Promise, desk: Desk) -> None:
    row = promise.row
    facts = {
        "promise": describe(row, promise.item, desk, pushed=True),
        "state": row.state,
        "text": "" if promise.item.case.secret else row.outcome,
        "again": row.state is FollowUpState.DONE and may_answer_again(promise.item, desk),
    }
    fact = f"{row.id}:{row.state}:{row.due_on}"
    tell_unit(News(kind, fact, facts), promise.item, desk)


def may_answer_again(item: Item, desk: Desk) -> bool:
    """Whether the pack wants a second answer once what was put off is solved (Shandong, Zhejiang)."""
    rule = desk.rules.pack_of(item.case).redo
    return rule.answer_again_when_solved and item.assignment.result_class not in ("", ResultClass.RESOLVED)


def _say(what: str, promise: Promise, desk: Desk) -> Reply:
    facts = {**promise.facts(desk), "what": what, "again": may_answer_again(promise.item, desk)}
    facts["office"] = not desk.who.roles.isdisjoint(SUPERVISING)
    return Reply("replies/promise.md.j2", facts, about=promise.item.id)
