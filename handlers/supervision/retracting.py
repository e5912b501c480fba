"""How acts of supervision are taken back while nobody has acted on them."""

from typing import Final

from domain.errors import NothingThere, TooLate
from domain.vocabulary import FollowUpState, SupervisionLevel, SupervisionState
from handlers.desk import Desk
from handlers.retraction import Act, TakeBack, Undone
from handlers.supervision.inspecting import take_back_inspection
from handlers.supervision.key_cases import take_back_key
from handlers.supervision.news import ISSUED, UNSIGNED, tell_unit
from handlers.supervision.rectifying import follow_up_of
from handlers.tracking import settle
from storage.desks import Item, items_by_id
from storage.retractions import drop_notices, retire_notices, told_of
from storage.supervision import find_supervision, move_on, proposal_name, spoken
from storage.tables import Supervision

State = SupervisionState


async def _find(act: Act, desk: Desk) -> tuple[Supervision, Item]:
    found = await find_supervision(desk.work.session, act["decision"])
    if found is None:
        raise NothingThere("undo")
    items = await items_by_id(desk.work.session, [found.assignment_id], lock=True)
    return found, items[found.assignment_id]


async def _must(found: Supervision, before: State, desk: Desk, **values: object) -> None:
    """Change it if it still stands as it was left; else somebody has acted on it."""
    if not await move_on(desk.work.session, found, (before,), **values):
        raise TooLate("letter_acted", number=spoken(found) or proposal_name(found), state=found.state)


async def _proposal(act: Act, desk: Desk) -> Undone:
    """A proposal is withdrawn; what needed no approval is annulled while nobody has signed."""
    found, item = await _find(act, desk)
    if found.serial:
        return await _annul(found, item, desk)
    withdrawn = {"state": State.WITHDRAWN, "decided_by": desk.who.id, "decided_at": desk.now}
    await _must(found, State.PROPOSED, desk, **withdrawn)
    name = proposal_name(found)
    await drop_notices(desk.work, f"supervision_proposed:{name}@", "withdrawn")
    desk.work.record("supervision_withdrawn", desk.actor, item.subject, request=name)
    return Undone("supervise", (item,), found.reason)


async def _approval(act: Act, desk: Desk) -> Undone:
    return await _annul(*await _find(act, desk), desk)


async def _annul(found: Supervision, item: Item, desk: Desk) -> Undone:
    """It bears its number as annulled (作废), so that no number is given twice and none is missing."""
    await _must(found, State.ISSUED, desk, state=State.WITHDRAWN, ended_by=desk.who.id, ended_at=desk.now)
    name = proposal_name(found)
    told = await told_of(desk.work.session, f"{ISSUED}:{name}@")
    await drop_notices(desk.work, f"{ISSUED}:{name}@", "annulled")
    await drop_notices(desk.work, f"{UNSIGNED}:{name}:", "annulled")
    if follow_up := await follow_up_of(found, desk):
        settle(follow_up, FollowUpState.DROPPED, spoken(found), desk)
    if found.level is SupervisionLevel.LISTED:
        item.assignment.listed_at = None
    desk.work.record("supervision_annulled", desk.actor, item.subject, number=spoken(found))
    if told:
        tell_unit("annulled", found, item, desk)
    return Undone("annulled", (item,), spoken(found))


async def _refusal(act: Act, desk: Desk) -> Undone:
    found, item = await _find(act, desk)
    if found.decided_by != desk.who.id:
        raise NothingThere("undo")
    await _must(
        found, State.REFUSED, desk, state=State.PROPOSED, decided_by=None, decided_at=None, refusal=""
    )
    name = proposal_name(found)
    await retire_notices(desk.work, f"supervision_heard:refused:{name}:", f"undone{desk.now.timestamp():.0f}")
    desk.work.record("supervision_refusal_undone", desk.actor, item.subject, request=name)
    return Undone("supervision_refused", (item,), found.reason)


async def _signing(act: Act, desk: Desk) -> Undone:
    found, item = await _find(act, desk)
    await _must(found, State.SIGNED, desk, state=State.ISSUED, signed_by=None, signed_at=None)
    desk.work.record("supervision_signing_undone", desk.actor, item.subject, number=spoken(found))
    return Undone("letter_signed", (item,), spoken(found))


async def _report(act: Act, desk: Desk) -> Undone:
    found, item = await _find(act, desk)
    text, before = found.rectification, act["before"]
    state = State.SIGNED if before["state"] == State.ISSUED else State(before["state"])
    await _must(found, State.RECTIFIED, desk, state=state, rectification=before["rectification"])
    desk.work.record("rectification_undone", desk.actor, item.subject, number=spoken(found))
    name = proposal_name(found)
    await drop_notices(desk.work, f"supervision_heard:rectified:{name}:", "undone")
    return Undone("rectified", (item,), text)


async def _passing(act: Act, desk: Desk) -> Undone:
    found, item = await _find(act, desk)
    await _reopen(found, item, desk)
    return Undone("rectification_passed", (item,), spoken(found))


async def _reopen(found: Supervision, item: Item, desk: Desk) -> None:
    state = State.RECTIFIED if found.rectified_at else State.SIGNED if found.signed_at else State.ISSUED
    await _must(found, State.ENDED, desk, state=state, ended_by=None, ended_at=None)
    if follow_up := await follow_up_of(found, desk):
        settle(follow_up, FollowUpState.OPEN, "", desk)
        follow_up.settled_by = follow_up.settled_at = follow_up.settled_on = None
    if found.level is SupervisionLevel.LISTED:
        item.assignment.listed_at = found.decided_at
    name = proposal_name(found)
    for what in ("passed", "unlisted"):
        await drop_notices(desk.work, f"supervision_told:{what}:{name}:", "undone")
    desk.work.record("supervision_reopened", desk.actor, item.subject, number=spoken(found))
    if any(
        [await told_of(desk.work.session, f"supervision_told:{w}:{name}:") for w in ("passed", "unlisted")]
    ):
        tell_unit("reopened", found, item, desk)


async def _unlisting(act: Act, desk: Desk) -> Undone:
    found = [await _find({"decision": name}, desk) for name in act["acts"]]
    for one, item in found:
        await _reopen(one, item, desk)
    return Undone("unlisted", tuple(item for _, item in found))


TAKE_BACK: Final[dict[str, TakeBack]] = {
    "supervise": _proposal,
    "supervision_approved": _approval,
    "supervision_refused": _refusal,
    "letter_signed": _signing,
    "rectified": _report,
    "rectification_passed": _passing,
    "unlisted": _unlisting,
    "inspection": take_back_inspection,
    "key_case": take_back_key,
}
