"""Before anything is taken back: a draft goes first, and what was done longer ago is asked about."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from domain.intents import (
    About,
    Answer,
    AskExtension,
    AskReturn,
    Intent,
    RewordReply,
    Several,
    ShowMine,
    Undo,
)
from domain.permissions import may
from handlers.describing import describe
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.retraction import Act
from handlers.taking_back import assignments_of, parts_of, take_back
from handlers.waiting import is_draft, open_question
from storage.decisions import find_request
from storage.desks import items_by_id
from storage.replies import reply_of

_ASKED_FOR: Final[dict[About, tuple[type[Intent], ...]]] = {
    About.EXTENSION: (AskExtension,),
    About.RETURN: (AskReturn,),
    About.REPLY: (Answer, RewordReply),
}


_UNDONE_LATER: Final = frozenset({"acknowledge", "reply", "extension", "return", "contact"})


def find_draft(intent: Undo, desk: Desk) -> Question | None:
    """What still waits for a yes, if 撤回 can mean that rather than something done before it."""
    question = open_question(desk)
    draft = question.beneath if question and question.guess else question
    if draft is None or desk.confirmed or not is_draft(draft) or _came_with_act(desk):
        return None
    pending = draft.intents[0]
    if isinstance(pending, Undo) or (
        intent.about and not isinstance(pending, _ASKED_FOR.get(intent.about, ()))
    ):
        return None
    acts = pending.acts if isinstance(pending, Several) else (pending,)
    drafted = [ref for act in acts for ref in getattr(act, "refs", ())]
    return draft if all(ref.is_among(drafted) for ref in intent.refs) else None


def _came_with_act(desk: Desk) -> bool:
    """Whether the question was asked in the same breath as the last act was done: 撤回 means the act."""
    last, expires_at = desk.conversation.last_act, desk.conversation.question_expires_at
    if last is None or expires_at is None or "until" not in last:
        return False
    done_at = datetime.fromisoformat(last["until"]) - desk.rules.policy.undo_window
    return done_at >= expires_at - desk.rules.policy.question_lasts


def drop(draft: Question, desk: Desk) -> Reply:
    """Nothing was handed in, so nothing is taken back; an older act needs a second 撤回."""
    facts = {"w": describe(draft.intents[0]), "older": desk.conversation.last_act is not None}
    facts["mine"] = may(desk.who.roles, ShowMine)
    return Reply("replies/draft_dropped.md.j2", facts, drops=True)


async def ask_if_older(act: Act, intent: Undo, desk: Desk) -> Reply | None:
    """One question before an act is undone whose window is over; None if it is fresh, or a named request."""
    if "request" in act and (intent.refs or intent.about):
        return None
    if any(part["kind"] not in _UNDONE_LATER for part in parts_of(act)):
        return None
    moments = [moment for part in parts_of(act) if (moment := await _done_at(part, desk))]
    if not moments or max(moments) + desk.rules.policy.undo_window >= desk.now:
        return None
    async with desk.work.attempt(keep=False):
        undone = await take_back(act, desk)
        told = [{"what": one.what, "cases": desk.lines(one.items), "text": one.text} for one in undone]
        refs = tuple(ref_to(item) for one in undone for item in one.items)
    facts = {"acts": told, "at": max(moments).isoformat()}
    named = replace(intent, refs=intent.refs or (refs if len(undone) == 1 else ()))
    return Reply("questions/undo_older.md.j2", facts, Question((named,)))


async def _done_at(act: Act, desk: Desk) -> datetime | None:
    """When it was done, as far as that is known."""
    session = desk.work.session
    if "reply" in act:
        handed = await reply_of(session, act["reply"])
        return handed.said_at if handed else None
    if "request" in act:
        request = await find_request(session, f"{act['kind'][0]}{act['request']}")
        return request.asked_at if request else None
    if act["kind"] == "acknowledge":
        items = (await items_by_id(session, list(await assignments_of(act, desk)))).values()
        return max((at for item in items if (at := item.assignment.acknowledged_at)), default=None)
    return datetime.fromisoformat(act["until"]) - desk.rules.policy.undo_window if "until" in act else None
