"""免扣 12 因…, 取消免扣 12: the office finds that a fact does not count, with its reason, or counts again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.errors import NothingThere, TooLate
from domain.evaluation import reckon
from domain.intents import CountMinusAgain, WaiveMinus
from domain.minus_items import MinusItem
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.retraction import Act, Undone
from handlers.router import Router
from storage.desks import Item, items_by_id
from storage.minus_items import minus_items, standing_waiver
from storage.tables import MinusWaiver

router = Router()
SHORTEST_REASON = 2  # characters


@router.on(WaiveMinus)
async def waive_minus(intent: WaiveMinus, desk: Desk) -> Reply:
    """It stays listed, with why it does not count; the unit's points are reckoned without it."""
    parts = await _parts(intent, desk)
    intent = replace(intent, refs=(ref_to(parts[0]),))
    found = await _found(intent, parts, desk)
    fresh = [item for item in found if not item.waived_because]
    if not fresh:
        raise NothingThere("minus_item_waived" if found else "minus_item", number=parts[0].case.spoken)
    if len(fresh) > 1:
        return _ask_which(intent, fresh, parts, desk)
    item = fresh[0]
    intent = replace(intent, origin=item.origin)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        question = Question((replace(intent, reason=""),), wants_words_for="reason")
        facts = _facts(item, parts, desk) | {"reason": ""}
        return Reply("questions/waive_minus_reason.md.j2", facts, question, about=item.assignment_id)
    facts = _facts(item, parts, desk) | {"reason": intent.reason, "again": False}
    if not desk.confirmed:
        facts |= await _effect(item, replace(item, waived_because=intent.reason), desk)
        return Reply("questions/waive_minus.md.j2", facts, Question((intent,)), about=item.assignment_id)
    waiver = MinusWaiver(
        origin=item.origin, kind=item.kind, assignment_id=item.assignment_id, reason=intent.reason,
        person_id=desk.who.id, said_at=desk.now,
    )  # fmt: skip
    waiver.id = await desk.work.insert(waiver)
    return _done("minus_waived", waiver, facts, desk)


@router.on(CountMinusAgain)
async def count_minus_again(intent: CountMinusAgain, desk: Desk) -> Reply:
    """What was waived counts again; the waiver is kept as taken back."""
    parts = await _parts(intent, desk)
    intent = replace(intent, refs=(ref_to(parts[0]),))
    waived = [item for item in await _found(intent, parts, desk) if item.waived_because]
    if not waived:
        raise NothingThere("minus_waiver", number=parts[0].case.spoken)
    if len(waived) > 1:
        return _ask_which(intent, waived, parts, desk)
    item = waived[0]
    intent = replace(intent, origin=item.origin)
    facts = _facts(item, parts, desk) | {"reason": item.waived_because, "again": True}
    if not desk.confirmed:
        facts |= await _effect(item, replace(item, waived_because=""), desk)
        return Reply("questions/waive_minus.md.j2", facts, Question((intent,)), about=item.assignment_id)
    waiver = await standing_waiver(desk.work.session, item.origin)
    if waiver is None:
        raise NothingThere("minus_waiver", number=item.number)
    waiver.undone_at = desk.now
    desk.work.session.add(waiver)
    return _done("minus_counts_again", waiver, facts, desk)


def _done(act: str, waiver: MinusWaiver, facts: dict[str, Any], desk: Desk) -> Reply:
    subject = f"assignment:{waiver.assignment_id}"
    desk.work.record(act, desk.actor, subject, fact=waiver.origin, kind=waiver.kind, reason=waiver.reason)
    desk.remember(act, waiver=waiver.id, assignments=[waiver.assignment_id])
    return Reply("replies/minus_waived.md.j2", facts, about=waiver.assignment_id)


async def _parts(intent: WaiveMinus | CountMinusAgain, desk: Desk) -> list[Item]:
    parts = await desk.visible(intent.refs)
    if len({part.case.id for part in parts}) > 1:
        raise Unclear(parts)
    return parts


async def _found(intent: WaiveMinus | CountMinusAgain, parts: Sequence[Item], desk: Desk) -> list[MinusItem]:
    """The facts that may be meant, oldest first."""
    of_case = {part.id for part in parts}
    return [
        item
        for item in await minus_items(desk.work.session, desk.today)
        if item.assignment_id in of_case
        and (intent.kind in (None, item.kind))
        and (intent.origin in ("", item.origin))
    ]


def _ask_which(
    intent: WaiveMinus | CountMinusAgain, found: Sequence[MinusItem], parts: Sequence[Item], desk: Desk
) -> Reply:
    shown = found[: desk.rules.policy.page]
    options = tuple(replace(intent, origin=item.origin) for item in shown)
    facts = {"case": desk.line(parts[0]), "items": [_facts(item, parts, desk) for item in shown]}
    question = Question(options, rereads=True)
    return Reply("questions/which_minus.md.j2", facts, question, about=parts[0].id)


def _facts(item: MinusItem, parts: Sequence[Item], desk: Desk) -> dict[str, Any]:
    part = next(part for part in parts if part.id == item.assignment_id)
    return {"case": desk.line(part), "item": item, "unit": part.unit.name}


async def _effect(item: MinusItem, changed: MinusItem, desk: Desk) -> dict[str, Any]:
    """The unit's points in the year that the fact counts in, before and after."""
    year = item.begins_on.year
    first_on, last_on = (item.begins_on.replace(month=m, day=d) for m, d in ((1, 1), (12, 31)))
    items = await minus_items(desk.work.session, desk.today, unit_id=item.unit_id)
    scheme = desk.rules.policy.scheme
    others = [one for one in items if one.origin != item.origin]
    (before,), (after,) = (
        reckon([item.unit_id], [*others, one], scheme, first_on, last_on) for one in (item, changed)
    )
    return {"year": year, "before": before.points, "after": after.points}


async def take_back_waiver(act: Act, desk: Desk) -> Undone:
    """A waiver is void, or holds again, as it was before the act."""
    waiver = await desk.work.session.get(MinusWaiver, act["waiver"])
    waived = act["kind"] == "minus_waived"
    if waiver is None or (waiver.undone_at is None) is not waived:
        raise NothingThere("undo")
    if not waived and await standing_waiver(desk.work.session, waiver.origin):
        raise TooLate("evaluation_overtaken")
    waiver.undone_at = desk.now if waived else None
    desk.work.session.add(waiver)
    desk.work.record(
        f"{act['kind']}_undone", desk.actor, f"assignment:{waiver.assignment_id}", fact=waiver.origin
    )
    items = await items_by_id(desk.work.session, [waiver.assignment_id])
    return Undone(act["kind"], tuple(items.values()))
