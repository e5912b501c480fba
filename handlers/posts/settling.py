"""取消交接, 同意交接, and 撤回 of what became of a hand-over: by who did it, or by the office."""

from domain.errors import NothingThere, TooLate
from domain.intents import AgreeHandOver, CancelHandOver
from domain.vocabulary import HandOverState, PostRole
from handlers.desk import Desk
from handlers.posts.handing_over import close, tell
from handlers.posts.leave_days import name_of
from handlers.posts.taking_over import facts_of, pass_post
from handlers.posts.wishes import deciders
from handlers.replying import Question, Reply
from handlers.retraction import Act, Undone
from handlers.router import Router
from handlers.units import find_short
from storage.hand_overs import hand_over_of, hand_overs_at, hand_overs_from
from storage.posts import put_back
from storage.tables import HandOver as Handing
from storage.unit_of_work import UnitOfWork

router = Router()
_DONE = (HandOverState.TAKEN, HandOverState.PARTLY)
_WAITS = (HandOverState.ASKED, HandOverState.PARTLY, HandOverState.DECLINED)


@router.on(CancelHandOver)
async def cancel_hand_over(intent: CancelHandOver, desk: Desk, work: UnitOfWork) -> Reply:
    """Its holder as long as nobody has taken it; an administrator whatever has happened, as one."""
    if PostRole.ADMIN in desk.who.roles and intent.unit:
        unit_id = find_short(intent.unit, desk)
        rows = await hand_overs_at(work.session, unit_id, None, HandOverState.ASKED, *_DONE)
    else:
        rows = await hand_overs_from(work.session, desk.who.id, HandOverState.ASKED, *_DONE)
    if not rows:
        raise NothingThere("hand_over_of_mine", unit=intent.unit)
    row = rows[0]
    facts = facts_of(row, desk) | {"state": row.state}
    if row.state in _DONE and PostRole.ADMIN not in desk.who.roles:
        raise TooLate("hand_over_taken", **facts)
    if not desk.confirmed:
        return Reply("questions/cancel_hand_over.md.j2", facts, Question((intent,)))
    if row.state in _DONE:
        await _take_apart(row, desk)
    await close(row, desk)
    await work.change_rules()
    _tell(row, "withdrawn", desk)
    return Reply("replies/hand_over_cancelled.md.j2", facts)


@router.on(AgreeHandOver)
async def agree_hand_over(intent: AgreeHandOver, desk: Desk, work: UnitOfWork) -> Reply:
    """The office settles it: the post passes to whom its holder named."""
    unit_id = find_short(intent.unit, desk) if intent.unit else None
    units = [unit_id] if unit_id else list(desk.rules.directory.units)
    rows = [row for one in units for row in await hand_overs_at(work.session, one, None, *_WAITS)]
    if not rows or (unit_id is None and len(rows) > 1):
        raise NothingThere("hand_over_which" if rows else "hand_over_of_mine", unit=intent.unit)
    row = rows[0]
    if not desk.confirmed:
        return Reply("questions/agree_hand_over.md.j2", facts_of(row, desk), Question((intent,)))
    facts = await pass_post(row, desk)
    desk.remember("hand_over_taken", hand_over=row.id, assignments=[])
    return Reply("replies/taken_over.md.j2", {**facts, **desk.push_facts()})


async def _take_apart(row: Handing, desk: Desk) -> None:
    """Posts as they were before it was taken. Raises TooLate if somebody changed them since."""
    if row.changes and not await put_back(desk.work.session, row.changes):
        raise TooLate("post_changed_since", **facts_of(row, desk))
    before = row.changes.get("before") if row.changes else None
    if before and not await put_back(desk.work.session, before):
        raise TooLate("post_changed_since", **facts_of(row, desk))
    row.taken, row.changes = [], {}
    desk.work.record("hand_over_undone", desk.actor, f"unit:{row.unit_id}", hand_over=row.id)


def _tell(row: Handing, result: str, desk: Desk) -> None:
    people = [row.from_id, row.to_id, *(one.id for one in deciders(desk))]
    tell("hand_over_done", row, people, {**facts_of(row, desk), "result": result, "to": "all"}, desk)


async def undo_asking(act: Act, desk: Desk) -> Undone:
    """The successor need not answer."""
    row = await hand_over_of(desk.work.session, act["hand_over"])
    if row is None:
        raise NothingThere("undo")
    if row.state is not HandOverState.ASKED:
        raise TooLate("hand_over_taken", **facts_of(row, desk))
    await close(row, desk)
    _tell(row, "withdrawn", desk)
    return Undone("hand_over_asked", (), name_of(row.to_id, desk))


async def undo_answer(act: Act, desk: Desk) -> Undone:
    """He is asked again; whatever his answer changed is as it was."""
    row = await hand_over_of(desk.work.session, act["hand_over"])
    if row is None or row.state not in (*_DONE, HandOverState.DECLINED):
        raise NothingThere("undo")
    if row.state in _DONE:
        await _take_apart(row, desk)
    row.state, row.answered_at, row.reason = HandOverState.ASKED, None, ""
    await desk.work.change_rules()
    _tell(row, "undone", desk)
    return Undone("hand_over_answer", (), name_of(row.from_id, desk))


async def undo_change(act: Act, desk: Desk) -> Undone:
    """换联络员 is taken back: the former holder has the post again."""
    if not await put_back(desk.work.session, act["changes"]):
        raise TooLate("post_changed_since", unit=act["unit"])
    await desk.work.change_rules()
    desk.work.record("liaison_change_undone", desk.actor, act["subject"])
    return Undone("liaison_changed", (), act["unit"])
