"""清单: for a case that a leader handles himself, what was done for each point of the suggestion (R37)."""

from dataclasses import replace

from domain.errors import NothingThere, WrongState
from domain.intents import HandInList, ShowList
from domain.masking import mask
from domain.matching_lists import missing_rows
from domain.permissions import HANDLING
from domain.suggestion_points import split_points
from domain.transitions import LEFT as GONE
from domain.transitions import STRUCK_OFF
from domain.vocabulary import AssignmentRole, ReplyKind
from handlers.desk import Desk
from handlers.handing_in import Words, hand_in
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item
from storage.lines import needs_to_know
from storage.papers import newest_of

router = Router()


@router.on(HandInList)
async def hand_in_list(intent: HandInList, desk: Desk) -> Reply:
    """Echoed first; a list that leaves out a numbered point is asked about, never refused."""
    item = await desk.own_one(intent.refs)
    _check(item)
    intent = replace(intent, refs=(ref_to(item),))
    if not intent.text and not intent.file_ids:
        return _ask(intent, item, desk)
    facts = {
        "case": desk.line(item),
        "text": mask(intent.text),
        "files": len(intent.file_ids),
        "missing": [] if intent.file_ids else missing_rows(intent.text, item.case.content),
    }
    if not desk.confirmed:
        kept = replace(intent, text=mask(intent.text))
        return Reply("questions/list.md.j2", facts, Question((kept,)), about=item.id)
    handed = await hand_in(Words(intent.text, intent.file_ids), ReplyKind.MATCHING_LIST, item, desk)
    desk.work.record("list_handed_in", desk.actor, item.subject, text=handed.text, version=handed.version)
    return Reply("replies/list.md.j2", {**facts, "undo_until": desk.undo_until}, about=item.id)


@router.on(ShowList)
async def show_list(intent: ShowList, desk: Desk) -> Reply:
    """The list that counts; whoever owes it and has none yet is asked for it, point by point."""
    items = await desk.visible(intent.refs)
    own = [item for item in items if item.assignment.unit_id in desk.who.unit_ids]
    item = next(iter(own or [one for one in items if one.assignment.role is not AssignmentRole.CO] or items))
    paper = await newest_of(desk.work.session, item.id, ReplyKind.MATCHING_LIST)
    if paper is None:
        if not own or desk.who.roles.isdisjoint(HANDLING):
            raise NothingThere("matching_list", number=item.case.spoken)
        _check(item)
        return _ask(HandInList((ref_to(item),), ""), item, desk)
    hidden = item.case.secret and not needs_to_know(desk.who, item, desk.rules)
    facts = {
        "case": desk.line(item),
        "text": "" if hidden else paper.text,
        "files": len(paper.file_ids),
        "version": paper.version,
        "at": paper.said_at.isoformat(),
        "mine": bool(own),
    }
    return Reply("cards/list.md.j2", facts, about=item.id)


def _check(item: Item) -> None:
    if item.assignment.role is AssignmentRole.CO:
        raise WrongState("co_no_list", number=item.case.spoken)
    if item.assignment.state in GONE | STRUCK_OFF:
        raise WrongState(item.assignment.state, number=item.case.spoken)


def _ask(intent: HandInList, item: Item, desk: Desk) -> Reply:
    points = [mask(point) for point in split_points(item.case.content)]
    facts = {"case": desk.line(item), "points": points, "leader": item.case.leader}
    question = Question((replace(intent, text=""),), wants_words_for="text")
    return Reply("questions/list_text.md.j2", facts, question, about=item.id)
