"""帮助, greetings, and what was not understood."""

from domain.errors import NothingThere
from domain.intents import (
    Cancel,
    CaseRef,
    Greet,
    Help,
    Intent,
    NotUnderstood,
    ReportProgress,
    Unclear,
)
from domain.permissions import HANDLING
from handlers.conversing import open_question
from handlers.desk import Desk, last_shown, ref_to
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, open_items
from storage.unit_of_work import UnitOfWork

router = Router()
SAID_BY_BUTTONS = ("确认", "取消")  # of questions; a second tap finds none open
SHORTEST_NOTE = 4  # characters of free text worth offering as a progress note


@router.on(Help)
async def show_help(desk: Desk, work: UnitOfWork) -> Reply:
    """What this person can do, with examples from his own cases."""
    mine = await open_items(work.session, desk.who.unit_ids)
    facts = {"name": desk.who.name, "roles": desk.who.roles, "example": mine[0].case.spoken if mine else "12"}
    return Reply("cards/help.md.j2", facts)


@router.on(Greet)
async def greet(desk: Desk, work: UnitOfWork) -> Reply:
    """One line, and what is due next. No act ever follows from 好的 or a sticker."""
    mine = await open_items(work.session, desk.who.unit_ids) if desk.who.roles & HANDLING else []
    unsigned = [item for item in mine if item.assignment.acknowledged_at is None]
    facts = {"name": desk.who.name, "next": desk.lines(mine[:1]), "unsigned": desk.lines(unsigned[:4])}
    return Reply("replies/greeting.md.j2", {**facts, "more": max(0, len(unsigned) - 4)})


@router.on(NotUnderstood)
async def offer_note(intent: NotUnderstood, desk: Desk, work: UnitOfWork) -> Reply:
    """Free text is never dropped silently: a liaison may have it recorded as a progress note."""
    if intent.text in SAID_BY_BUTTONS:
        raise NothingThere("question")
    facts: dict[str, object] = {"text": intent.text, "nearest": list(intent.nearest)[:3], "cases": []}
    if not desk.who.roles & HANDLING or len(intent.text.strip()) < SHORTEST_NOTE:
        return Reply("replies/not_understood.md.j2", facts)
    items = await _candidates(intent, desk, work)
    notes = tuple(ReportProgress((ref_to(item),), intent.text) for item in items)
    facts["cases"] = desk.lines(items)
    return Reply("replies/not_understood.md.j2", facts, Question(notes) if notes else None)


async def _candidates(intent: NotUnderstood, desk: Desk, work: UnitOfWork) -> list[Item]:
    """The case he named, the one seen last, or the nearest few."""
    mine = await open_items(work.session, desk.who.unit_ids)
    named = {ref.ordinal for ref in intent.refs}
    if found := [item for item in mine if item.case.ordinal in named]:
        return found[:3]
    seen = await last_shown(desk)
    return [item for item in mine if seen and item.id == seen.id] or mine[:3]


@router.on(Unclear)
async def ask_back(intent: Unclear) -> Reply:
    """Two readings are equally near: a question costs little, a wrong act costs a lot."""
    options = [(type(option).__name__, [ref.written for ref in _refs(option)]) for option in intent.options]
    return Reply("questions/which_reading.md.j2", {"options": options}, Question(intent.options))


def _refs(intent: Intent) -> tuple[CaseRef, ...]:
    return getattr(intent, "refs", ())


@router.on(Cancel)
async def cancel(desk: Desk) -> Reply:
    """Drop the open question; nothing has happened and nothing will."""
    return Reply("replies/cancelled.md.j2", {"asked": open_question(desk) is not None})
