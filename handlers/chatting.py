"""Greetings, what was not understood, and what may be meant in several ways."""

from dataclasses import replace

from domain.errors import NothingThere
from domain.intents import (
    Approve,
    Cancel,
    CaseRef,
    Greet,
    Intent,
    NotUnderstood,
    Pick,
    ReportProgress,
    ShowPending,
    Tone,
    Unclear,
)
from domain.masking import mask
from domain.permissions import HANDLING, may
from domain.reading.guesses.notes import may_be_note
from handlers.conversing import resolve
from handlers.deciding import show_pending
from handlers.describing import describe
from handlers.desk import Desk, last_shown
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.requests import all_pending
from handlers.router import Router
from handlers.waiting import open_question
from storage.desks import Item, find_items, open_items
from storage.unit_of_work import UnitOfWork

router = Router()
SAID_BY_BUTTONS = ("确认", "取消")  # of questions; a second tap finds none open
SHORTEST_NOTE = 4  # characters of free text worth offering as a progress note
OFFERED = 4  # buttons, besides the one that wants none of them
SHOWN = 4  # unsigned cases; the rest is counted


@router.on(Greet)
async def greet(intent: Greet, desk: Desk, work: UnitOfWork) -> Reply:
    """One line, and what is due next. No act ever follows from 收到, 好的 or a sticker."""
    if intent.tone is Tone.RECEIVED and may(desk.who.roles, Approve) and await all_pending(desk):
        return await show_pending(ShowPending(), desk)
    mine = await open_items(work.session, desk.who.unit_ids) if desk.who.roles & HANDLING else []
    unsigned = [item for item in mine if item.assignment.acknowledged_at is None]
    facts = {
        "name": desk.who.name,
        "tone": intent.tone,
        "next": desk.line(mine[0]) if mine else None,
        "unsigned": desk.lines(unsigned[:SHOWN]),
        "more": max(0, len(unsigned) - SHOWN),
    }
    return Reply("replies/greeting.md.j2", facts)


@router.on(NotUnderstood)
async def offer_nearest(intent: NotUnderstood, desk: Desk) -> Reply:
    """Free text is never dropped silently: what it may have meant, or a note of progress, is offered."""
    if intent.text in SAID_BY_BUTTONS:
        raise NothingThere("question")
    nearest = [wish for meant in intent.nearest if (wish := await _within_sight(meant, desk)) is not None]
    told = any(isinstance(wish, ReportProgress) for wish in nearest)
    notes = (
        [] if told else [ReportProgress((_named(item),), intent.text) for item in await _noted(intent, desk)]
    )
    offers = (*nearest, *notes)[:OFFERED]
    facts = {
        "text": mask(intent.text),
        "offers": [describe(offer) for offer in offers],
        "only_notes": not nearest,
    }
    return Reply("replies/not_understood.md.j2", facts, Question(offers, rereads=True) if offers else None)


async def _within_sight(meant: Intent, desk: Desk) -> Intent | None:
    """The same wish for the cases he can have meant; None where there are none: nothing is given away."""
    refs = getattr(meant, "refs", ())
    if not refs or desk.scope() is None:
        return meant
    found = [await _fitting(ref, desk) for ref in refs]
    known = tuple(
        _named(items[0]) if len(items) == 1 else ref for ref, items in zip(refs, found, strict=True) if items
    )
    return replace(meant, refs=known) if known else None  # type: ignore[type-var]


async def _fitting(ref: CaseRef, desk: Desk) -> list[Item]:
    items = await find_items(desk.work.session, ref.ordinal, ref.source, desk.scope())
    return [item for item in items if ref.is_among([ref_to(item)])]


def _named(item: Item) -> CaseRef:
    return replace(ref_to(item), written=item.case.spoken)


async def _noted(intent: NotUnderstood, desk: Desk) -> list[Item]:
    """The cases his words may be a note on: those he named, the one seen last, or the nearest few."""
    long_enough = len(intent.text.strip()) >= SHORTEST_NOTE
    if not desk.who.roles & HANDLING or not long_enough or not may_be_note(intent.text):
        return []
    mine = await open_items(desk.work.session, desk.who.unit_ids)
    named = intent.refs or intent.touched
    if found := [item for item in mine if any(ref.is_among([ref_to(item)]) for ref in named)]:
        return found[:3]
    seen = await last_shown(desk)
    return [item for item in mine if seen and item.id == seen.id] or mine[:3]


@router.on(Unclear)
async def ask_back(intent: Unclear, desk: Desk) -> Reply:
    """Two readings are equally near: a question costs little, a wrong act costs a lot."""
    options = tuple(
        resolve(option, desk)[0] if isinstance(option, Pick) else option for option in intent.options
    )
    different = tuple(dict.fromkeys(options))
    facts = {"options": [describe(await _within_sight(one, desk) or one) for one in different]}
    return Reply("questions/which_reading.md.j2", facts, Question(different, rereads=True))


@router.on(Cancel)
async def cancel(desk: Desk) -> Reply:
    """Drop the open question; nothing has happened and nothing will."""
    return Reply("replies/cancelled.md.j2", {"asked": open_question(desk) is not None})
