"""不是12是13: what was done last on one case is taken off it and done on the other, by one 确认."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.errors import NothingThere
from domain.intents import AskExtension, AskReturn, CaseRef, MoveReply
from domain.transitions import Act, advance
from domain.vocabulary import AssignmentState, ReplyKind
from handlers.desk import Desk
from handlers.extending import request_extension
from handlers.handing_in import ACTS, Words, hand_in, item_of, kind_of, take_away, tell_moved
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.retraction import Act as Remembered
from handlers.returning.requesting import request_return
from handlers.router import Router
from handlers.taking_back import (
    ENDED,
    assignments_of,
    check_signing,
    is_settled,
    kind_of_request,
    parts_of,
    unsign,
    withdraw,
)
from storage.decisions import Request, find_request, requests_about
from storage.desks import Item, items_by_id
from storage.replies import counting_on, last_by, reply_of
from storage.tables import ExtensionRequest
from storage.tables import Reply as Handed

router = Router()


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What stands on the wrong case: a text, a request, or the signing for it."""

    item: Item
    handed: Handed | None = None
    request: Request | None = None

    @property
    def what(self) -> str:
        """The kind of act, as templates name it."""
        if self.handed:
            return self.handed.kind
        return kind_of_request(self.request) if self.request else "acknowledge"

    @property
    def done_at(self) -> datetime:
        """When it was done."""
        if self.handed:
            return self.handed.said_at
        done = self.request.asked_at if self.request else self.item.assignment.acknowledged_at
        return done or self.item.assignment.assigned_at

    def is_older(self, desk: Desk) -> bool:
        """Whether the window of 撤回 is over for it, so that he is told when it was."""
        return self.done_at + desk.rules.policy.undo_window < desk.now

    @property
    def text(self) -> str:
        """What was written."""
        if self.handed:
            return self.handed.text
        return self.request.reason if self.request else ""


@router.on(MoveReply)
async def move(intent: MoveReply, desk: Desk) -> Reply:
    """Two cases change, so it is echoed first; once the text counts both versions are kept."""
    found = await _misplaced(intent.wrong, desk)
    target = await desk.own_one(intent.refs)
    if target.id == found.item.id:
        raise NothingThere("move_same", number=target.case.spoken)
    kept = found.handed is not None and await is_settled(found.handed, found.item, desk)
    await _check(found, target, desk)
    facts = {**_sides(found.item, target, desk), "what": found.what, "text": found.text, "kept": kept}
    facts["said_at"] = found.done_at.isoformat() if found.is_older(desk) else ""
    if not desk.confirmed:
        settled = MoveReply((ref_to(target),), (ref_to(found.item),))
        return Reply("questions/move.md.j2", facts, Question((settled,)), about=target.id)
    if found.handed:
        await _move_text(found.handed, found.item, target, desk, kept=kept)
    elif found.request:
        await withdraw(found.request, desk)
        asked = await _ask_anew(found.request, target, desk)
        if asked.question:
            return asked
    else:
        _move_signing(found.item, target, desk)
    facts |= {**_sides(found.item, target, desk), "undo_until": desk.undo_until}
    return Reply("replies/moved.md.j2", facts, about=target.id)


def _sides(source: Item, target: Item, desk: Desk) -> dict[str, Any]:
    """Both cases as they stand at the moment."""
    return {"source": desk.line(source), "case": desk.line(target)}


async def _misplaced(wrong: tuple[CaseRef, ...], desk: Desk) -> Misplaced:
    """The last act, on the case that was named as wrong if one was."""
    acts = [
        Misplaced(item, *await _rows(act, desk))
        for act in parts_of(desk.conversation.last_act)
        for item in (await items_by_id(desk.work.session, list(await assignments_of(act, desk)))).values()
        if act["kind"] in ("reply", "acknowledge", "extension", "return")
    ]
    if not acts and not wrong and (last := await last_by(desk.work.session, desk.who.id)):
        acts = [Misplaced(await item_of(last, desk), last)]
    if wrong:
        acts = [one for one in acts if _is_named(one.item, wrong[0])]
        acts = acts or [one for item in await desk.own(wrong) for one in await _on_case(item, desk)]
    if len(acts) != 1:
        raise NothingThere("move_which" if acts else "move")
    return replace(acts[0], item=(await desk.hold([acts[0].item]))[0])


async def _rows(act: Remembered, desk: Desk) -> tuple[Handed | None, Request | None]:
    session = desk.work.session
    handed = await reply_of(session, act["reply"]) if "reply" in act else None
    request = await find_request(session, f"{act['kind'][0]}{act['request']}") if "request" in act else None
    return handed, request


def _is_named(item: Item, ref: CaseRef) -> bool:
    return item.case.ordinal == ref.ordinal and ref.source in {None, item.case.source}


async def _on_case(item: Item, desk: Desk) -> list[Misplaced]:
    """His newest text on a case, or what he asked for it, or his signing."""
    texts = await counting_on(desk.work.session, item.id)
    own = [Misplaced(item, one) for one in texts if one.person_id == desk.who.id][:1]
    waiting = await requests_about(desk.work.session, [item.id])
    asked = [Misplaced(item, request=one) for one in waiting if one.person_id == desk.who.id]
    signed = item.assignment.acknowledged_by == desk.who.id
    signing = [Misplaced(item)] if signed and item.assignment.state is AssignmentState.ACKNOWLEDGED else []
    return own + asked or signing


async def _check(found: Misplaced, target: Item, desk: Desk) -> None:
    """Whatever stands against it is said before anything is confirmed."""
    if found.handed:
        if found.handed.undone_at or found.handed.superseded_at or found.item.assignment.state in ENDED:
            raise NothingThere("move")
        _ = advance(target.assignment.state, ACTS[found.handed.kind], target.case.spoken)
    elif found.request:
        _ = await _ask_anew(found.request, target, replace(desk, confirmed=False))
    else:
        window = desk.rules.policy.undo_window
        signed_at = found.item.assignment.acknowledged_at
        held = signed_at is not None and desk.now <= signed_at + window
        await check_signing(found.item, desk, held=held)


async def _ask_anew(request: Request, target: Item, desk: Desk) -> Reply:
    """The same request for the other case, through the usual checks."""
    if isinstance(request, ExtensionRequest):
        extension = AskExtension((ref_to(target),), request.asked_until_on.isoformat(), request.reason)
        return await request_extension(extension, desk, desk.work)
    unit = desk.rules.directory.units.get(request.proposed_unit_id or 0, "")
    return await request_return(AskReturn((ref_to(target),), request.reason, unit, request.basis), desk)


async def _move_text(old: Handed, source: Item, target: Item, desk: Desk, *, kept: bool) -> None:
    kind = kind_of(target, final=ACTS[old.kind] is Act.ANSWER)
    result = old.result if kind is ReplyKind.ANSWER else None
    words = Words(old.text, tuple(old.file_ids), old.percent, result)
    if kept:
        await tell_moved(old, source, desk)
    await take_away(old, source, desk, keep=kept)
    new = await hand_in(words, kind, target, desk, old if kept else None)
    versions: dict[str, Any] = {"old": old.id, "new": new.id, "before": source.subject}
    desk.work.record("corrected" if kept else "moved", desk.actor, target.subject, **versions, text=new.text)


def _move_signing(source: Item, target: Item, desk: Desk) -> None:
    unsign(source, desk)
    if target.assignment.state is not AssignmentState.ASSIGNED:
        desk.conversation.last_act = None
        return
    target.assignment.state = advance(target.assignment.state, Act.ACKNOWLEDGE)
    target.assignment.acknowledged_at, target.assignment.acknowledged_by = desk.now, desk.who.id
    desk.work.record("acknowledged", desk.actor, target.subject, number=target.case.spoken)
    desk.remember("acknowledge", assignments=[target.id])
