"""Answers one after another: a new one ends a round of redoing; taken away, the earlier one stands."""

from domain.transitions import ANSWERED
from domain.vocabulary import AssignmentState, ReplyKind
from handlers.desk import Desk
from handlers.promising import propose
from storage.desks import Item
from storage.replies import counting_on
from storage.results import end_round, reopen_round
from storage.tables import Reply as Handed

_FINAL = (ReplyKind.ANSWER, ReplyKind.CO_OPINION)


async def enter(handed: Handed, item: Item, desk: Desk) -> None:
    """A text has come in: what it promises is proposed, and the round that it answers is over."""
    await propose(handed, item, desk)
    if handed.kind in _FINAL and handed.state_before is AssignmentState.REDO:
        await end_round(desk.work.session, item.id, desk.now)


async def step_back(handed: Handed, item: Item, desk: Desk) -> None:
    """The newest text was taken away: of two answers the earlier one stands, and its round is open again."""
    before = handed.state_before
    if handed.kind not in _FINAL or (before is not AssignmentState.REDO and before not in ANSWERED):
        return
    texts = await counting_on(desk.work.session, item.id)
    earlier = next((one for one in texts if one.kind is handed.kind and one.id != handed.id), None)
    if earlier is not None:
        item.assignment.answered_at, item.assignment.result_class = earlier.said_at, earlier.result or ""
    if before is AssignmentState.REDO:
        await reopen_round(desk.work.session, item.id)
