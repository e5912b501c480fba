"""删除个人信息 12, 删除个人信息 13800000000: said before what goes and what stays; done for good."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from domain.errors import NothingThere, WrongState
from domain.intents import EraseCase, ErasePerson
from domain.masking import mask, mask_name
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.citizens import cases_with
from storage.erasing import Erased, erase_case
from storage.retention import is_worked_on
from storage.tables import Case

router = Router()
SHORTEST_REASON: Final = 2  # characters


@router.on(EraseCase)
async def erase_one(intent: EraseCase, desk: Desk) -> Reply:
    """Of one case on which nobody works any more."""
    items = await desk.visible(intent.refs)
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    item = items[0]
    if item.case.erased_at:
        raise WrongState("erased_already", number=item.case.spoken)
    if await is_worked_on(desk.work.session, item.case.id or 0):
        raise WrongState("erased_while_open", number=item.case.spoken)
    wish = replace(intent, refs=(ref_to(item),))
    facts: dict[str, Any] = {"numbers": [item.case.spoken], "who": "", "open": []}
    if not _is_reason(intent.reason):
        return Reply("questions/erase_reason.md.j2", facts, _asking(wish), about=item.id)
    facts |= {"reason": intent.reason, "count": 1}
    if not desk.confirmed:
        return Reply("questions/erase.md.j2", facts, Question((wish,)), about=item.id)
    return await _erase([item.case], intent.reason, facts, desk)


@router.on(ErasePerson)
async def erase_person(intent: ErasePerson, desk: Desk) -> Reply:
    """Of every case that holds this number or name; those still worked on are listed and left alone."""
    found = await cases_with(desk.work.session, intent.who)
    if not found:
        raise NothingThere("citizen")
    working = [case for case in found if await is_worked_on(desk.work.session, case.id or 0)]
    cases = [case for case in found if case not in working]
    facts: dict[str, Any] = {"who": _masked(intent.who), "numbers": _spoken(cases), "open": _spoken(working)}
    if not desk.confirmed:
        desk.work.record("erasure_listed", desk.actor, "citizen", who=_masked(intent.who), cases=len(found))
    if not cases:
        return Reply("replies/erase_later.md.j2", facts)
    if not _is_reason(intent.reason):
        return Reply("questions/erase_reason.md.j2", facts, _asking(intent))
    facts |= {"reason": intent.reason, "count": len(cases)}
    if not desk.confirmed:
        return Reply("questions/erase.md.j2", facts, Question((intent,)))
    return await _erase(cases, intent.reason, facts, desk, known=intent.who)


async def _erase(
    cases: Sequence[Case], reason: str, facts: dict[str, Any], desk: Desk, known: str = ""
) -> Reply:
    """There is nothing to take back afterwards, so that 撤回 must not mean what was done before."""
    done = Erased()
    for case in cases:
        done += await erase_case(desk.work, case, desk.actor, known, reason=reason)
    desk.conversation.last_act = None
    return Reply("replies/erased.md.j2", {**facts, "done": done})


def _asking(wish: EraseCase | ErasePerson) -> Question:
    return Question((wish,), wants_words_for="reason")


def _is_reason(reason: str) -> bool:
    return len(reason.strip()) >= SHORTEST_REASON


def _masked(who: str) -> str:
    return mask(who) if who[0].isdecimal() else mask_name(who)


def _spoken(cases: Sequence[Case]) -> list[str]:
    return [case.spoken for case in cases]
