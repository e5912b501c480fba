"""督办 12, 督办函, 督3: what was done about a case, what stands, and one act with its paper."""

from domain.errors import NothingThere
from domain.intents import ShowLetter, ShowLetters, ShowSupervision
from domain.messages import Document
from domain.permissions import SUPERVISING
from domain.supervision import STANDING
from domain.vocabulary import SupervisionState
from handlers.desk import Desk
from handlers.phoning import calls_about
from handlers.replying import Reply
from handlers.router import Router
from handlers.supervision.describing import describe_act, find_letter
from storage.outbox import REPLY_LANE, Address, Label, known_keys, post_document
from storage.supervision import proposal_name, standing_supervision, supervision_of
from storage.tables import StoredFile, Supervision

router = Router()


@router.on(ShowSupervision)
async def show_supervision(intent: ShowSupervision, desk: Desk) -> Reply:
    """The steps taken on a case, in their order; a unit sees what was issued to itself."""
    items = await desk.visible(intent.refs)
    acts = await supervision_of(desk.work.session, [item.id for item in items])
    told = [act for act in acts if _may_know(act, desk)]
    urged = [item.assignment.urged_on for item in items if item.assignment.urged_on]
    describe = desk.rules.calendar.describe
    facts = {
        "case": desk.line(items[0]),
        "letters": [await describe_act(act, desk) for act in told],
        "urged": [describe(on, desk.today) for on in sorted(set(urged))],
        "calls": await calls_about(items, desk),
        "listed": [item.unit.name for item in items if item.assignment.listed_at],
        "office": _is_office(desk),
    }
    return Reply("lists/supervision.md.j2", facts, about=items[0].id)


def _may_know(act: Supervision, desk: Desk) -> bool:
    """Proposals, and what became of them undone, are the office's own business."""
    return _is_office(desk) or act.state in STANDING | {SupervisionState.ENDED}


def _is_office(desk: Desk) -> bool:
    return not desk.who.roles.isdisjoint(SUPERVISING)


@router.on(ShowLetters)
async def show_letters(intent: ShowLetters, desk: Desk) -> Reply:  # noqa: ARG001 - the router goes by it
    """Everything that was issued and has not ended, the soonest day first."""
    acts = await standing_supervision(desk.work.session, desk.sight)
    shown = [await describe_act(act, desk) for act in acts[: desk.rules.policy.page]]
    facts = {"letters": shown, "total": len(acts), "office": _is_office(desk)}
    return Reply("lists/letters.md.j2", facts)


@router.on(ShowLetter)
async def show_letter(intent: ShowLetter, desk: Desk) -> Reply:
    """One act and what comes next; with its paper once more where that is asked for."""
    act, item = await find_letter(intent.letter, desk)
    if intent.file:
        await _send_again(act, desk)
    facts = {
        "act": await describe_act(act, desk),
        "office": _is_office(desk),
        "mine": item.assignment.unit_id in desk.who.unit_ids,
        "file": intent.file,
        "standing": act.state in STANDING,
    }
    return Reply("cards/letter.md.j2", facts, about=item.id)


async def _send_again(act: Supervision, desk: Desk) -> None:
    file = await desk.work.session.get(StoredFile, act.file_id) if act.file_id else None
    if file is None:
        raise NothingThere("file")
    key = f"document:{proposal_name(act)}:{desk.who.id}:{desk.now.isoformat(timespec='seconds')}"
    to = Address(desk.who.user_id or "", desk.who.id)
    if await known_keys(desk.work.session, [key]):
        return  # asked for twice at one moment
    post_document(desk.work, to, Document(file.name, file.sha256), Label(key, "document", REPLY_LANE))
